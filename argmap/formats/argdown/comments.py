"""Comments of Argdown as comments of a map."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from argmap.formats.argdown.document import Document, Node
from argmap.model import Origin, Span


class Comments:
    """The comments of a document, each for the node or heading that begins next after it."""

    def __init__(self, document: Document, nodes: Iterable[Node]) -> None:
        spans = [one.members[0].span for one in nodes if one.members]
        spans += [one.span for one in document.sections]
        starts = sorted({(one.line, one.column) for one in spans})
        self._above: dict[tuple[int, int], list[str]] = {}
        self.rest: list[str] = []
        for line, column, text in document.comments:
            at = bisect_left(starts, (line, column))
            found = self._above.setdefault(starts[at], []) if at < len(starts) else self.rest
            found += lines_of(text)

    def above(self, span: Span, *, is_top: bool) -> Origin | None:
        """Return the origin of a node or heading with the comments above it, if it has any."""
        comments = tuple(self._above.pop((span.line, span.column), ()))
        return Origin(span, comments=comments, blank_above=is_top) if comments else None


def lines_of(comment: str) -> list[str]:
    """Return the lines of a comment, without its signs, each with a space before it.

    >>> lines_of("/* To do.\\n   Later. */"), lines_of("// To do.")
    ([' To do.', ' Later.'], [' To do.'])
    """
    inner = re.sub(r"^(?://|/\*|<!--)|(?:\*/|-->)$", "", comment)
    lines = (" ".join(line.split()) for line in inner.splitlines())
    return [f" {line}" for line in lines if line]

"""A source for reading and citing: its paragraphs, and where in a map to put a citation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from argmap.control_characters import visible
from argmap.language import parse
from argmap.model import ArgmapError, Origin, problem
from argmap.model.codes import Code
from argmap.page.source_text import source_texts
from argmap.sources import Library

_INDENT: Final = 2
_EMPTY: Final = re.compile(r' *cite: *(?:""|“”)? *')
"""A citation that is still to be filled in, such as a quick fix adds."""


def source_text(root: Path, id: str) -> Mapping[str, Any]:
    """A source with its paragraphs, which are numbered from 1.

    Raises :class:`ArgmapError`, with the library's problems, if there is no card, or no text that
    the card was made from.
    """
    library = Library.near(root)
    essays = source_texts([id], (), library).essays
    if not essays:
        message = f"there is no source card {visible(id)!r} with a text that matches it"
        raise ArgmapError(library.problems(id) or [problem(Code.NO_CARD, message)])
    (essay,) = essays
    card = essay.card
    return {
        "id": card.id,
        "title": card.title or "",
        "author": card.author or "",
        "published": card.published or "",
        "paragraphs": [
            "".join(piece.text for piece in paragraph.pieces) for paragraph in essay.paragraphs
        ],
    }


def citation_place(text: str, line: int, source: str) -> Mapping[str, Any]:
    """Where in a map to put a citation for the statement or argument that a line is part of.

    The citation goes below the line ``after``, counted from 1, indented by ``indent`` spaces, or in
    the place of the line ``empty``, if a citation without words is there; otherwise that is
    ``None``. ``label`` is the first line of the statement. ``with_id`` says whether the citation
    has to name its source. If the map has to declare the source, ``header`` is the line before
    which the declaration goes; otherwise it is ``None``.

    Raises :class:`ArgmapError` (``no-such-id``) if no statement begins at the line or above.

    >>> place = citation_place("source: mill\\n\\nthesis t:\\n  It lasts.\\n", 4, "mill")
    >>> place["after"], place["indent"], place["with_id"], place["header"]
    (4, 2, False, None)
    """
    map = parse(text).map
    origins = (node.origin for node in map.nodes.values())
    above = [one for one in origins if one is not None and one.span.line <= line]
    if not above:
        raise ArgmapError([problem(Code.NO_SUCH_ID, "the cursor is not on a statement of the map")])
    origin = max(above, key=lambda one: one.span.line)
    declared = [one.id for one in map.sources]
    lines = text.split("\n")
    last = _last_line(origin, lines)
    own = range(origin.span.line + 1, last + 1)
    return {
        "after": last,
        "empty": next((at for at in own if _EMPTY.fullmatch(lines[at - 1])), None),
        "indent": origin.span.column - 1 + _INDENT,
        "label": lines[origin.span.line - 1].strip(),
        "with_id": declared[:1] not in ([], [source]),
        "header": None if source in declared else _header_line(map.origin),
    }


def _last_line(origin: Origin, lines: Sequence[str]) -> int:
    """The last line of a statement's text and fields, or of its text if a blank line follows it."""
    if origin.end is not None:
        return origin.end[0]
    last = origin.span.line
    while last < len(lines) and lines[last].strip():
        last += 1
    return last


def _header_line(origin: Origin | None) -> int:
    """The line before which a header can be added."""
    return origin.head_end if origin is not None and origin.head_end is not None else 1

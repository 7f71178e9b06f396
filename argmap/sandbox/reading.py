"""Reading a source and citing it: its paragraphs, and where in a map a citation of it goes."""

from __future__ import annotations

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


def source_text(root: Path, id: str) -> Mapping[str, Any]:
    """A source with its paragraphs, which are numbered from 1.

    Raises :class:`ArgmapError` if there is no card, or no text that it was made from, with the
    problems that the library has with them.
    """
    library = Library.near(root)
    essays = source_texts([id], (), library).essays
    if not essays:
        message = f"there is no source card for {visible(id)!r} that its text fits"
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
    """Where in a map a citation belongs to the statement or argument that a line is part of.

    ``after`` is the line, counted from 1, below which it goes with ``indent`` spaces, and
    ``label`` what the statement begins with. ``with_id`` says whether the citation has to name
    its source, and ``header``, unless it is ``None``, the line before which it has to be declared.

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
    return {
        "after": _last_line(origin, lines),
        "indent": origin.span.column - 1 + _INDENT,
        "label": lines[origin.span.line - 1].strip(),
        "with_id": declared[:1] not in ([], [source]),
        "header": None if source in declared else _header_line(map.origin),
    }


def _last_line(origin: Origin, lines: Sequence[str]) -> int:
    """The last line of the text and the fields of a statement; of its text alone, if a blank line
    separates them.
    """
    if origin.end is not None:
        return origin.end[0]
    last = origin.span.line
    while last < len(lines) and lines[last].strip():
        last += 1
    return last


def _header_line(origin: Origin | None) -> int:
    """The line before which a header can be added."""
    return origin.head_end if origin is not None and origin.head_end is not None else 1

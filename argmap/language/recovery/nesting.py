"""Work out the nesting of rows at given columns, and score the lines that are not allowed there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from argmap.language.allowed_fields import (
    fields_of,
)
from argmap.language.recovery.physical_lines import ANY_KIND, Row, Sort, may_begin
from argmap.model.vocabulary import FIELDS, HEADERS, PLACEMENT, SECTIONS, ArgumentKind, Kind

WRONG: Final = 100
"""The weight of a line that is not allowed in its column."""

ALIEN: Final = 10
"""The weight of a line whose kind is not allowed where its column puts it."""

ODD: Final = 1
"""The weight of a line of text with an unusual indent."""

_FIELDS: Final[Mapping[str, frozenset[str]]] = {
    kind: fields_of(kind) for kind in (*Kind, *ArgumentKind)
}


_HEADERS: Final = frozenset(HEADERS).difference(FIELDS)
"""Headers that are not fields of statements as well."""

_BELOW: Final = {ANY_KIND}.union(*(below for kind, below in PLACEMENT.items() if kind))
"""The kinds that are allowed as children."""


class Frame(NamedTuple):
    """An open head: its column, its kind, the number of its row, and the frame around it."""

    column: int
    kind: str
    row: int
    below: Frame | None


class State(NamedTuple):
    """The open heads and fields between two rows.

    ``draft`` is the row of the statement that fields belong to, or -1; ``text`` is the column of
    the line whose text can be continued, or -1. ``at_head`` says that headers are allowed.
    """

    frame: Frame | None = None
    draft: int = -1
    draft_column: int = 0
    text: int = -1
    at_head: bool = True


def advance(
    state: State, rows: Sequence[Row], number: int, column: int, step: int
) -> tuple[State, int, int]:
    """Advance over the row ``number`` as if it were at ``column``.

    Returns the new state, the weight of the row there, and the row of its parent (-1 at the top
    level; the current statement if the row is not a head).
    """
    row = rows[number]
    frame, draft, draft_column, text, at_head = state
    sort = row.sort
    if sort is Sort.TEXT:
        if text < 0:
            return state, 0, draft
        if column <= text + step:
            return state._replace(text=-1), WRONG, draft
        return state, (0 if column == text + 2 * step else ODD), draft
    if sort is Sort.OTHER:
        after = state if text < 0 else state._replace(text=-1)
        return (state, 0, draft) if 0 <= text < column - step else (after, WRONG, draft)
    if sort is Sort.BLANK or sort is Sort.COMMENT:
        return (state if text < 0 else state._replace(text=-1)), 0, draft
    if sort is Sort.FIELD:
        if draft >= 0:
            weight = WRONG if column != draft_column + step else 0
            if weight and column == draft_column + 2 * step and rows[draft].is_joined:
                weight = 0  # it belongs to the lost head
            if not weight and not _takes(rows[draft], row):
                weight = ALIEN
        else:
            weight = 0 if at_head and column == 0 and may_begin(row) else WRONG
        return State(frame, draft, draft_column, column, at_head), weight, draft
    if sort is Sort.TOP:
        if row.content.startswith("@"):
            return State(Frame(0, row.word, number, None), -1, 0, -1, False), 0, -1
        header = row.word in _HEADERS
        leaf = None if header or row.word in SECTIONS else Frame(0, "", number, None)
        # The lines below a relation or a section may be its note or foreign metadata.
        draft = -1 if header else number
        return State(leaf, draft, 0, 0, at_head and header), 0, -1
    while frame is not None and frame.column >= column:
        frame = frame.below
    expected = 0 if frame is None else frame.column + step
    weight = 0
    if column != expected:
        weight = WRONG
        if frame is not None and column == expected + step and rows[frame.row].is_joined:
            weight = 0
    elif not may_stand(row.word, frame):
        weight = WRONG if frame is not None and not frame.kind else ALIEN
    kind = row.word if sort is Sort.HEAD else ""
    parent = -1 if frame is None else frame.row
    return (
        State(Frame(column, kind, number, frame), number, column, column, False),
        weight,
        parent,
    )


def may_stand(kind: str, frame: Frame | None) -> bool:
    """Whether a head of this kind is allowed under an open one, or at the top level."""
    if frame is None:
        return kind == ANY_KIND or kind in PLACEMENT[None]
    if frame.kind == ANY_KIND:
        return kind in _BELOW
    return frame.kind in PLACEMENT and (kind == ANY_KIND or kind in PLACEMENT[frame.kind])


def _takes(head: Row, field: Row) -> bool:
    if field.word.startswith("x-") or head.word == ANY_KIND:
        return True
    if head.sort is not Sort.HEAD:
        return field.word == "note"
    return field.word in _FIELDS.get(head.word, ())

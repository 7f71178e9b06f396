"""The context of a line in the outline, from the lines above it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from argmap.frozen_class import frozen
from argmap.language.logical_lines import column_of
from argmap.language.step_width import OUTLINED, usual_step
from argmap.language.token_roles import Part, Role, TextParts, sort_of
from argmap.model.vocabulary import SECTIONS

_FAR: Final = 400  # lines to search upwards for the indentation width

LINK: Final = "link"
"""Used instead of a kind for a reuse or relation, which has some fields and no children."""


@frozen
class Above:
    """What a line in a given column may belong to.

    ``parent`` is the kind of its parent statement or argument; ``None`` at the top level; "@"
    under a reopened statement, whose kind is not known here (``opened`` is its id); :data:`LINK`
    under a reuse or relation. ``takes_fields`` says that no child comes before, so that fields are
    still allowed; ``at_head`` that only headers are above; ``in_section`` that a section is above.
    ``given`` are the fields that the parent already has, and ``row`` is its row.
    """

    parent: str | None
    takes_fields: bool = False
    at_head: bool = False
    in_section: bool = False
    given: frozenset[str] = frozenset()
    opened: str = ""
    row: int | None = None


def above(text: TextParts, row: int, column: int) -> Above | None:
    """What a line at a row and column (from 0) would belong to.

    ``None`` if it would be text, or if nothing else may start in that column.

    >>> above(TextParts(["thesis t: It lasts.", "  claim c: So it has.", ""]), 2, 4).parent
    'claim'
    >>> above(TextParts(["thesis t: It lasts.", ""]), 1, 4) is None
    True
    """
    lines = text.lines
    if column == 0:
        at_head = not any(_is_item(text[number]) for number in range(row))
        in_section = any(_begins_section(text[number]) for number in range(row))
        return Above(None, at_head=at_head, in_section=in_section)
    given: set[str] = set()
    nearest = True
    for number in range(row - 1, -1, -1):
        line = lines[number]
        indent = column_of(line)
        if not line.strip():
            continue
        found = text[number]
        if not found or found[0].role is Role.COMMENT:
            continue
        first = found[0]
        if first.role is Role.FIELD and indent:
            if indent == column and nearest:
                given.add(first.text)
            continue
        if indent >= column:
            nearest = False
            continue
        if indent + _step(lines, row) != column:
            return None
        if first.role is Role.KIND:
            again = len(found) > 1 and found[1].role is Role.REFERENCE
            kind = LINK if again else first.text
            return Above(kind, nearest, given=frozenset(given), row=number)
        if first.role is not Role.REFERENCE:
            return None
        if len(found) > 1:
            return Above(LINK, nearest, given=frozenset(given), row=number)
        return Above("@", opened=first.text, row=number)
    return None


def columns(text: TextParts, row: int) -> list[int]:
    """The columns in which something may start at a row, the deepest first.

    >>> columns(TextParts(["thesis t: It lasts.", "  claim c: So it has.", ""]), 2)
    [4, 2, 0]
    """
    lines = text.lines
    step = _step(lines, row)
    found: list[int] = []
    for number in range(row - 1, -1, -1):
        first = next(iter(text[number]), None)
        if first is None or first.role not in (Role.KIND, Role.REFERENCE):
            continue
        column = column_of(lines[number]) + step
        if not found or column < found[-1]:
            found.append(column)
        if column == step:
            break
    return [*found, 0]


def _is_item(found: tuple[Part, ...]) -> bool:
    if not found or found[0].role is Role.COMMENT:
        return False
    if found[0].role is Role.FIELD:
        return found[0].text in SECTIONS
    return True


def _begins_section(found: tuple[Part, ...]) -> bool:
    return bool(found) and found[0].role is Role.FIELD and found[0].text == SECTIONS[0]


def _step(lines: Sequence[str], row: int) -> int:
    """The indentation width, from the lines above."""
    columns = [
        column_of(line) for line in lines[max(0, row - _FAR) : row] if sort_of(line) in OUTLINED
    ]
    return usual_step(columns)


def block_end(text: TextParts, row: int) -> int:
    """The row after the logical line that starts at ``row``, including its continuation lines.

    >>> block_end(TextParts(["claim c: It has", "    one centre.", "  by: Wolfe"]), 0)
    2
    """
    lines = text.lines
    column = column_of(lines[row])
    end = row + 1
    while end < len(lines):
        if not lines[end].strip(" ") or column_of(lines[end]) <= column or text[end]:
            break
        end += 1
    return end

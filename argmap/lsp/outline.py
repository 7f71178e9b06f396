"""Where a line stands in the outline: what is above it, told from the lines alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from argmap.language.step_width import usual_step
from argmap.lsp.line import Role, parts

_FAR: Final = 400  # lines upwards from which the width of a step is told

LINK: Final = "link"
"""Instead of a kind: a reuse or a relation, in which some fields may stand and nothing under it."""


@frozen
class Above:
    """What a line in a given column may belong to.

    ``parent`` is the kind of the statement or argument of which it would be a child, ``None`` at
    the top level, "@" under a reopened statement, whose kind stands elsewhere (``opened`` is its
    id), :data:`LINK` under a reuse or a relation. ``takes_fields`` says that no child has come
    between, so that fields may still stand here; ``at_head`` that nothing but headers stands
    above. ``given`` are the fields that it has.
    """

    parent: str | None
    takes_fields: bool = False
    at_head: bool = False
    given: frozenset[str] = frozenset()
    opened: str = ""


def above(lines: Sequence[str], row: int, column: int) -> Above | None:
    """What a line at a row and a column (from 0) would belong to; ``None`` where it would be text,
    or stands in no column for anything else.

    >>> above(["thesis t: It lasts.", "  claim c: So it has.", ""], 2, 4).parent
    'claim'
    >>> above(["thesis t: It lasts.", ""], 1, 4) is None
    True
    """
    if column == 0:
        at_head = not any(_is_item(line) for line in lines[:row])
        return Above(None, at_head=at_head)
    given: set[str] = set()
    nearest = True
    for number in range(row - 1, -1, -1):
        line = lines[number]
        indent = len(line) - len(line.lstrip(" "))
        if not line.strip():
            continue
        found = parts(line)
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
            return Above(kind, nearest, given=frozenset(given))
        if first.role is not Role.REFERENCE:
            return None
        if len(found) > 1:
            return Above(LINK, nearest, given=frozenset(given))
        return Above("@", opened=first.text)
    return None


def _is_item(line: str) -> bool:
    found = parts(line)
    if not found or found[0].role is Role.COMMENT:
        return False
    if found[0].role is Role.FIELD:
        return found[0].text == "section"
    return True


def _step(lines: Sequence[str], row: int) -> int:
    """The width of a step, from the lines above."""
    columns = [
        len(line) - len(line.lstrip(" "))
        for line in lines[max(0, row - _FAR) : row]
        if (found := parts(line)) and found[0].role in (Role.KIND, Role.FIELD)
    ]
    return usual_step(columns)


def block_end(lines: Sequence[str], row: int) -> int:
    """The row after the logical line that begins at ``row``: its text hangs below it.

    >>> block_end(["claim c: It has", "    one centre.", "  by: Wolfe"], 0)
    2
    """
    line = lines[row]
    column = len(line) - len(line.lstrip(" "))
    end = row + 1
    while end < len(lines):
        text = lines[end].lstrip(" ")
        if not text or len(lines[end]) - len(text) <= column or parts(lines[end]):
            break
        end += 1
    return end

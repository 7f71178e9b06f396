"""Lines that stand in a column where they cannot: what is wrong with them, and what was meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from argmap.model.codes import Code

if TYPE_CHECKING:
    from argmap.language.layout import OpenPart


def off(column: int, wanted: int) -> str:
    """On which side of the wanted column a line stands."""
    return "too far" if column > wanted else "too little"


def misplaced(column: int, expected: int, parent: OpenPart | None) -> tuple[str, str, str]:
    """Code, message and hint for a head that stands at no child's column."""
    if parent is None:
        hint = "the top level begins at the left margin"
    else:
        hint = f"indent it by {expected} to put it under {parent.head}, "
        hint += "or put a backslash before it if it is text"
    return Code.INDENTATION, f"this line is indented {off(column, expected)}", hint


def astray(
    name: str, column: int, wanted: int | None, parts: Sequence[OpenPart], step: int
) -> tuple[str, str, str]:
    """Code, message and hint for a field that does not stand right below a statement's text.

    ``wanted`` is the column of the fields of what stands above it, None where that has none.
    """
    for part in reversed(parts):
        if part.column + step == column:
            if part.is_closed:
                hint = "fields belong to a statement or an argument; write a reason after the colon"
                return Code.MISPLACED_FIELD, f"{name}: is not allowed in {part.head}", hint
            if wanted is None:
                hint = "a reopened statement takes no fields; write them where it is defined"
                return Code.MISPLACED_FIELD, f"{name}: does not belong to any statement here", hint
            message = f"{name}: comes after the statements under {part.head}"
            hint = "move it up, to just below the text it belongs to"
            return Code.FIELD_AFTER_CHILDREN, message, hint
    if wanted is None:
        hint = "fields go one level in, below the text of a statement"
        return Code.MISPLACED_FIELD, f"{name}: does not belong to any statement here", hint
    hint = f"indent it by {wanted} if it is a field, or write \\{name}: if it is text"
    return Code.INDENTATION, f"{name}: is indented {off(column, wanted)}", hint

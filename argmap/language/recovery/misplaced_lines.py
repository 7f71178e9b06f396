"""Messages and hints for heads and fields in the wrong column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from argmap.language.step_width import spaces
from argmap.model.codes import Code

if TYPE_CHECKING:
    from argmap.language.layout import OpenPart


def off(column: int, wanted: int) -> str:
    """On which side of the wanted column a line stands."""
    return "too far" if column > wanted else "too little"


def misplaced(column: int, expected: int, parent: OpenPart | None) -> tuple[str, str, str]:
    """Return code, message and hint for a head that is not in a child's column."""
    if parent is None:
        hint = "the top level begins at the left margin"
    else:
        hint = f"indent it by {spaces(expected)} to put it under {parent.head}, "
        hint += "or put a backslash before it if it is text"
    return Code.INDENTATION, f"this line is indented {off(column, expected)}", hint


def astray(
    name: str, column: int, wanted: int | None, parts: Sequence[OpenPart], step: int
) -> tuple[str, str, str]:
    """Return code, message and hint for a field that is not directly below a statement's text.

    ``wanted`` is the column for fields of the part above, or ``None`` if that takes no fields.
    """
    nowhere = f"'{name}:' does not belong to any statement here"
    for part in reversed(parts):
        if part.column + step == column:
            if part.is_closed:
                hint = "fields belong to a statement or an argument; write a reason after the colon"
                return Code.MISPLACED_FIELD, f"'{name}:' is not allowed in {part.head}", hint
            if wanted is None:
                hint = "a reopened statement takes no fields; write them where it is defined"
                return Code.MISPLACED_FIELD, nowhere, hint
            message = f"'{name}:' comes after the statements under {part.head}"
            hint = "move it up, to just below the text it belongs to"
            return Code.FIELD_AFTER_CHILDREN, message, hint
    if wanted is None:
        hint = "fields go one level in, below the text of a statement"
        return Code.MISPLACED_FIELD, nowhere, hint
    hint = f"indent it by {spaces(wanted)} if it is a field, or write '\\{name}:' if it is text"
    return Code.INDENTATION, f"'{name}:' is indented {off(column, wanted)}", hint

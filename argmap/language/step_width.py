"""Detect the indentation width of a text: two columns, unless it clearly uses another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from argmap.language.grammar import Line
from argmap.language.logical_lines import column_of
from argmap.model import Applicability, Diagnostic, Edit, Fix, Severity, Span, problem
from argmap.model.codes import Code

STEP: Final = 2
"""The default indentation width, in columns."""

OUTLINED: Final = frozenset({"STATEMENT", "REUSE", "FIELD"})
"""The types of lines whose columns determine the indentation width."""


def width_of(lines: Sequence[Line]) -> int:
    """Return the indentation width that a text clearly uses; two if in doubt."""
    width = usual_width(lines)
    return width if width == STEP or _keeps(lines, width) else STEP


def usual_width(lines: Sequence[Line]) -> int:
    """Return the most common indentation width in a text."""
    return usual_step([column_of(line) for line in lines if line.type in OUTLINED])


def spaces(width: int) -> str:
    """Return a width as messages say it.

    >>> spaces(1), spaces(4)
    ('1 space', '4 spaces')
    """
    return "1 space" if width == 1 else f"{width} spaces"


def other_width(lines: Sequence[Line], width: int, path: str | None) -> Diagnostic:
    """Return the diagnostic for a text with an indentation width other than two, with the fix."""
    indented = (line for line in lines if line.type in OUTLINED)
    first = next(line for line in indented if column_of(line))
    span = Span(first.line, 1, first.line, column_of(first) + 1, path)
    message = f"this file is indented by {spaces(width)} per level, not 2"
    fixes = (_with_two_a_step(lines, width, path),)
    hint = "'argmap fmt' converts it"
    return problem(Code.STEP_WIDTH, message, span, hint, severity=Severity.WARNING, fixes=fixes)


def usual_step(columns: list[int]) -> int:
    """Return the indentation width, given the columns of all heads and fields in order.

    This is the most common increase from one line to the next, and two by default.

    >>> usual_step([0, 4, 8, 8, 4, 0, 4])
    4
    >>> usual_step([0, 2, 4, 8, 2, 4])
    2
    """
    count: dict[int, int] = {}
    for before, after in pairwise(columns):
        if after > before:
            count[after - before] = count.get(after - before, 0) + 1
    return max(count, key=lambda width: (count[width], width == 2, -width), default=2)


def _with_two_a_step(lines: Sequence[Line], step: int, path: str | None) -> Fix:
    """Return the fix that changes the indentation width to two."""
    edits = []
    is_even = True
    for logical in lines:
        for number, line in enumerate(logical.split("\n")[:-1], logical.line):
            if line.strip() and (column := column_of(line)):
                steps, over = divmod(column, step)
                is_even = is_even and not over
                text = " " * (2 * steps + min(over, 1))
                edits.append(Edit(Span(number, 1, number, column + 1, path), text))
    applicability = Applicability.SAFE if is_even else Applicability.LIKELY
    return Fix("Indent by 2 spaces per level", edits, applicability)


def _keeps(lines: Sequence[Line], step: int) -> bool:
    """Whether almost no line is indented by less than one step."""
    indents = [column_of(row) for line in lines for row in line.split("\n") if row.strip()]
    indented = [indent for indent in indents if indent]
    return sum(indent < step for indent in indented) * 5 <= len(indented)

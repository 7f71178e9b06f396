"""Fixes for whole lines: indent, move, or escape them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from argmap.language.diagnostic_collector import DiagnosticCollector
from argmap.language.step_width import spaces
from argmap.model import Applicability, Edit, Fix, Span


def as_text(report: DiagnosticCollector, line: int, column: int) -> Fix:
    """Return the fix that escapes the text at a column (from 0) with a backslash."""
    edit = Edit(report.span(line, column, column), "\\")
    return Fix("Say that it is text, with a backslash", (edit,))


def indented(
    report: DiagnosticCollector,
    lines: Iterable[tuple[int, str]],
    by: int,
    applicability: Applicability,
) -> Fix | None:
    """Return the fix that moves numbered lines by ``by`` columns; the first gives the title.

    ``None`` if the budget of moved lines in this text is used up.
    """
    edits: list[Edit] = []
    wanted = 0
    for number, line in lines:
        if not line.strip():
            continue
        column = len(line) - len(line.lstrip(" "))
        written = report.column(number, column)
        wanted = wanted if edits else column + by
        here = Span(number, 1, number, written, report.path)
        edits.append(Edit(here, " " * max(column + by, 0)))
        if not report.may_move_lines(1):
            return None
    title = f"Indent it by {spaces(wanted)}" if wanted else "Move it to the left margin"
    return Fix(title, edits, applicability)


def moved(
    report: DiagnosticCollector, title: str, lines: Sequence[str], number: int, to: int, indent: int
) -> Fix | None:
    """Return the fix that moves lines before the line ``to`` and removes ``indent`` spaces.

    ``number`` is the number of the first line. ``None`` if the lines were parsed at another
    column than they are written.
    """
    column = len(lines[0]) - len(lines[0].lstrip(" "))
    if report.column(number, column) != column + 1:
        return None
    text = "".join(f"{line.removeprefix(' ' * indent)}\n" for line in lines)
    put = Edit(Span(to, 1, to, 1, report.path), text)
    gone = Edit(Span(number, 1, number + len(lines), 1, report.path), "")
    return Fix(title, (put, gone), Applicability.SAFE)


def with_sole(applicability: Applicability, fixes: Iterable[Fix]) -> tuple[Fix, ...]:
    """Return the fixes; a single one gets ``applicability``, because there is no choice."""
    found = tuple(fixes)
    return (evolve(found[0], applicability=applicability),) if len(found) == 1 else found

"""Fixes of whole lines: put into another column, moved, taken away, or marked as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from argmap.language.diagnostic_collector import DiagnosticCollector
from argmap.model import Applicability, Edit, Fix, Span


def as_text(report: DiagnosticCollector, line: int, column: int) -> Fix:
    """The backslash that says that what begins at a column (from 0) is text."""
    edit = Edit(report.span(line, column, column), "\\")
    return Fix("Say that it is text, with a backslash", (edit,))


def indented(
    report: DiagnosticCollector,
    lines: Iterable[tuple[int, str]],
    by: int,
    applicability: Applicability,
) -> Fix | None:
    """Lines with their numbers, all moved by so many columns; the first gives the title.

    ``None`` where the text has had more such fixes than it is worth to make.
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
    return Fix(f"Indent it by {wanted}", edits, applicability)


def moved(
    report: DiagnosticCollector, title: str, lines: Sequence[str], number: int, to: int, indent: int
) -> Fix | None:
    """Lines, of which the first has a number, put before the line ``to``, less indented.

    ``None`` where they are read in another column than they stand in.
    """
    column = len(lines[0]) - len(lines[0].lstrip(" "))
    if report.column(number, column) != column + 1:
        return None
    text = "".join(f"{line.removeprefix(' ' * indent)}\n" for line in lines)
    put = Edit(Span(to, 1, to, 1, report.path), text)
    gone = Edit(Span(number, 1, number + len(lines), 1, report.path), "")
    return Fix(title, (put, gone), Applicability.SAFE)


def with_sole(applicability: Applicability, fixes: Iterable[Fix]) -> tuple[Fix, ...]:
    """Some fixes; where there is but one, nobody has to choose, and it is as sure as is said."""
    found = tuple(fixes)
    return (evolve(found[0], applicability=applicability),) if len(found) == 1 else found

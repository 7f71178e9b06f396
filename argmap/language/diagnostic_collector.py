"""Collect the diagnostics of one text, at most one error per line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from argmap.model import Diagnostic, Fix, Related, Severity, Span, problem

_MOVES: Final = 20_000
"""How many lines the fixes of one text may move; each fix may move a whole subtree."""


class Way(NamedTuple):
    """One way to correct a line: its wording in a hint, and the fix."""

    said: str
    fix: Fix


class DiagnosticCollector:
    """Collects diagnostics; errors after the first on a line are dropped as consequences of it."""

    def __init__(self, path: str | None) -> None:
        self.path = path
        self.found: list[Diagnostic] = []
        self.lines: set[int] = set()
        self._warned: set[int] = set()
        self.tabs: set[int] = set()  # lines whose column is ambiguous because of a tab
        self.indents: dict[int, int] = {}  # indentation of lines, if not the column
        self._widened: dict[int, int] = {}  # by how many columns such a line was shifted right
        self.doubts: Mapping[int, Way] = {}  # alternative positions of lines, by line number
        self.covered: Mapping[int, int] = {}  # lines that move together with another line
        self.sources: set[str] = set()  # the ids of the sources that the map declares
        self._shifts: Mapping[int, int] = {}
        self._moves_left = _MOVES

    def span(self, line: int, start: int, end: int) -> Span:
        """Return a span of the text as written; ``start`` and ``end`` (exclusive) count from 0."""
        if not self._shifts and not self._widened:
            return Span(line, start + 1, line, end + 1, self.path)
        by = self._shifts.get(line, 0) + self._widened.get(line, 0)
        return Span(line, max(start - by, 0) + 1, line, max(end - by, 0) + 1, self.path)

    def column(self, line: int, at: int) -> int:
        """Return the column as written (from 1) for the column ``at`` as parsed (from 0)."""
        if not self._shifts and not self._widened:
            return at + 1
        return max(at - self._shifts.get(line, 0) - self._widened.get(line, 0), 0) + 1

    def may_move_lines(self, count: int) -> bool:
        """Whether a fix may move ``count`` more lines; this uses up the budget."""
        self._moves_left -= count
        return self._moves_left >= 0

    def error(
        self,
        at: Span,
        code: str,
        message: str,
        hint: str = "",
        *,
        related: tuple[str, Span] | None = None,
        fixes: Iterable[Fix] = (),
        alone: bool = False,
    ) -> None:
        """Report an error, unless the line already has one.

        With ``alone``, warnings on the same line are dropped.
        """
        if at.line in self.lines:
            return
        self.lines.add(at.line)
        if alone and at.line in self._warned:
            self.found = [one for one in self.found if one.span is None or one.span.line != at.line]
        places = (Related(*related),) if related else ()
        self.found.append(problem(code, message, at, hint, related=places, fixes=fixes))

    def warning(
        self, at: Span, code: str, message: str, hint: str, *, fixes: Iterable[Fix] = ()
    ) -> None:
        """Report something that is accepted but may have been meant differently."""
        if at.line in self.lines:
            return
        told = problem(code, message, at, hint, severity=Severity.WARNING, fixes=fixes)
        self._warned.add(at.line)
        self.found.append(told)

    def branch(self) -> DiagnosticCollector:
        """Return a copy of this collector with the diagnostics so far."""
        branch = DiagnosticCollector(self.path)
        branch.found = list(self.found)
        branch.lines = set(self.lines)
        branch._warned = set(self._warned)
        branch.indents, branch._widened = self.indents, self._widened
        return branch

    def widen(self, line: int, written: int, column: int) -> None:
        """Record that a line at ``column`` has ``written`` characters of indentation."""
        self.indents[line] = written
        self._widened[line] = column - written

    def straightened(
        self,
        told: Iterable[Diagnostic],
        shifts: Mapping[int, int],
        doubts: Mapping[int, Way],
        covered: Mapping[int, int],
    ) -> DiagnosticCollector:
        """Return a collector for the same text after misindented lines were moved and reported.

        ``shifts`` maps each moved line to the number of columns, ``doubts`` lines to alternative
        positions, and ``covered`` lines to the line they move with.
        """
        branch = self.branch()
        for one in told:
            line = one.span.line if one.span is not None else 0
            if line in self.tabs:  # its column has been decided
                branch.found = [x for x in branch.found if x.span is None or x.span.line != line]
            elif line in self.lines:
                continue
            branch.found.append(one)
            if one.severity is Severity.ERROR:
                branch.lines.add(line)
        branch._shifts, branch.doubts, branch.covered = shifts, doubts, covered
        return branch

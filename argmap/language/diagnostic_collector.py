"""The problems of one text, as they are found: each line is told of once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import frozen

from argmap.model import Diagnostic, Fix, Related, Severity, Span, problem

_MOVES: Final = 20_000
"""So many lines are moved by the fixes of one text: each may move all that stands under a line."""


@frozen
class Way:
    """A way to put a line right: what a hint says of it, and the fix."""

    said: str
    fix: Fix


class DiagnosticCollector:
    """Collects diagnostics; after the first error on a line, whatever follows there is an echo."""

    def __init__(self, path: str | None) -> None:
        self.path = path
        self.found: list[Diagnostic] = []
        self.lines: set[int] = set()
        self._warned: set[int] = set()
        self.tabs: set[int] = set()  # lines whose column a tab leaves open
        self.indents: dict[int, int] = {}  # characters before a line, where its column is another
        self._widened: dict[int, int] = {}  # by how many columns such a line is further in
        self.doubts: Mapping[int, Way] = {}  # where a line may have been meant, by its number
        self.covered: Mapping[int, int] = {}  # lines that were meant to be moved with another
        self.sources: set[str] = set()  # the ids of the sources that the map declares
        self._shifts: Mapping[int, int] = {}
        self._moves_left = _MOVES

    def span(self, line: int, start: int, end: int) -> Span:
        """A stretch of a line, which may have been moved: columns from 0, the end not included."""
        if not self._shifts and not self._widened:
            return Span(line, start + 1, line, end + 1, self.path)
        by = self._shifts.get(line, 0) + self._widened.get(line, 0)
        return Span(line, max(start - by, 0) + 1, line, max(end - by, 0) + 1, self.path)

    def column(self, line: int, at: int) -> int:
        """A column of a line as it is written, from 1; ``at`` is where it is read, from 0."""
        if not self._shifts and not self._widened:
            return at + 1
        return max(at - self._shifts.get(line, 0) - self._widened.get(line, 0), 0) + 1

    def may_move_lines(self, count: int) -> bool:
        """Whether a fix may move so many lines more."""
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
        """Tell of an error, unless one was told on the same line; ``alone``, without the warnings
        of that line.
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
        """Tell of something that is read one way and may have been meant another."""
        if at.line in self.lines:
            return
        told = problem(code, message, at, hint, severity=Severity.WARNING, fixes=fixes)
        self._warned.add(at.line)
        self.found.append(told)

    def branch(self) -> DiagnosticCollector:
        """A report that begins with what this one holds."""
        branch = DiagnosticCollector(self.path)
        branch.found = list(self.found)
        branch.lines = set(self.lines)
        branch._warned = set(self._warned)
        branch.indents, branch._widened = self.indents, self._widened
        return branch

    def widen(self, line: int, written: int, column: int) -> None:
        """Keep in mind that a line at a column has so many characters before it."""
        self.indents[line] = written
        self._widened[line] = column - written

    def straightened(
        self,
        told: Iterable[Diagnostic],
        shifts: Mapping[int, int],
        doubts: Mapping[int, Way],
        covered: Mapping[int, int],
    ) -> DiagnosticCollector:
        """A report for the same text once lines in the wrong column were moved, and told of.

        ``shifts`` has by how much each was moved, ``doubts`` where others may have been meant,
        ``covered`` which were meant to be moved with which.
        """
        branch = self.branch()
        for one in told:
            line = one.span.line if one.span is not None else 0
            if line in self.tabs:  # its column is settled now
                branch.found = [x for x in branch.found if x.span is None or x.span.line != line]
            elif line in self.lines:
                continue
            branch.found.append(one)
            if one.severity is Severity.ERROR:
                branch.lines.add(line)
        branch._shifts, branch.doubts, branch.covered = shifts, doubts, covered
        return branch

"""The problems of one text, as they are found: each line is told of once."""

from __future__ import annotations

from argmap.model import Diagnostic, Related, Severity, Span, problem


class Report:
    """Collects diagnostics; after the first error on a line, whatever follows there is an echo."""

    def __init__(self, path: str | None) -> None:
        self.path = path
        self.found: list[Diagnostic] = []
        self.lines: set[int] = set()

    def error(
        self,
        at: Span,
        code: str,
        message: str,
        hint: str = "",
        *,
        related: tuple[str, Span] | None = None,
    ) -> None:
        """Tell of an error, unless one was told on the same line."""
        if at.line in self.lines:
            return
        self.lines.add(at.line)
        places = (Related(*related),) if related else ()
        self.found.append(problem(code, message, at, hint, related=places))

    def warning(self, at: Span, code: str, message: str, hint: str) -> None:
        """Tell of something that is read one way and may have been meant another."""
        if at.line in self.lines:
            return
        self.found.append(problem(code, message, at, hint, severity=Severity.WARNING))

    def branch(self) -> Report:
        """A report that begins with what this one holds."""
        branch = Report(self.path)
        branch.found = list(self.found)
        branch.lines = set(self.lines)
        return branch

    def count(self, codes: frozenset[str]) -> int:
        """How many findings have one of these codes."""
        return sum(one.code in codes for one in self.found)

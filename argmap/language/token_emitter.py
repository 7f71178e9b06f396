"""The tokens of a text as they are made, and where what they say is written."""

from __future__ import annotations

from lark import Token

from argmap.language.diagnostic_collector import DiagnosticCollector
from argmap.language.lexer import token
from argmap.model import Span


class Emitter:
    """Collects tokens. While :attr:`mended` is set, they are not written like this: it is the place
    of the line that was meant to say them.
    """

    def __init__(self, report: DiagnosticCollector) -> None:
        self.tokens: list[Token] = []
        self.report = report
        self.mended: Span | None = None

    def put(self, type: str, value: str, number: int, column: int) -> None:
        """Add a word that begins at a column, counted from 0."""
        self.tokens.append(token(type, value, number, column + 1))

    def recovered(self, guess: bool = False) -> None:
        """Say of the line that is being read that it is not written like this, if that is so."""
        if self.mended is not None:
            at = self.mended
            place = at.line, at.column, at.end_line, at.end_column
            self.tokens.append(token("RECOVERED", "guess" if guess else "", *place))

    def span(self, number: int, start: int, end: int) -> Span:
        """A stretch of a line; for a line that was mended, the place of what is wrong with it."""
        if self.mended is not None:
            return self.mended
        return self.report.span(number, start, end)

"""Emit tokens and their spans."""

from __future__ import annotations

from typing import Final

from lark import Token

from argmap.language.diagnostic_collector import DiagnosticCollector
from argmap.language.lexer import token, token_with_end
from argmap.model import Span

INDENT: Final = token("_INDENT", "", 0, 0)
DEDENT: Final = token("_DEDENT", "", 0, 0)
"""Tokens around the children of a part; they have no place, because Lark leaves them out."""


class Emitter:
    """Collects tokens.

    While :attr:`mended` is set, tokens come from a corrected line; it is the span of the line as
    written.
    """

    def __init__(self, report: DiagnosticCollector) -> None:
        self.tokens: list[Token] = []
        self.part_start = 0  # the index of the first token of the latest top-level part
        self.report = report
        self.mended: Span | None = None

    def put(self, type: str, value: str, number: int, column: int) -> None:
        """Add a token that begins at a column, counted from 0."""
        self.tokens.append(token(type, value, number, column + 1))

    def put_name(self, type: str, name: str, number: int, column: int, start: int) -> None:
        """Add the name of a field or a header, whose line begins at position ``start``."""
        made = token(type, name, number, column + 1)
        made.start_pos = start + column
        self.tokens.append(made)

    def take_finished(self) -> list[Token]:
        """Remove the tokens before the latest top-level part, and return them."""
        finished = self.tokens[: self.part_start]
        del self.tokens[: self.part_start]
        self.part_start = 0
        return finished

    def recovered(self, guess: bool = False) -> None:
        """Add a marker token before a part or a field if the current line was corrected.

        It comes before the dedents in front of the part, where the malformed line is as well.
        """
        at = self.mended
        if at is not None:
            place = at.line, at.column, at.end_line, at.end_column
            self.tokens.append(token_with_end("RECOVERED", "guess" if guess else "", *place))

    def span(self, number: int, start: int, end: int) -> Span:
        """Return a span of the current line; for a corrected line, the span of the problem."""
        if self.mended is not None:
            return self.mended
        return self.report.span(number, start, end)

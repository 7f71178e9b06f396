"""A likely fix of one problem: a title for the writer, and the edits that make it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from attrs import frozen
from lsprotocol import types

from argmap.lsp.document import Document
from argmap.lsp.outline import block_end
from argmap.lsp.study import Study
from argmap.model import Diagnostic

_QUOTED: Final = re.compile(r"'([^']+)'")
_MEANT: Final = re.compile(r"did you mean '([^']+)'\?(?: or .*)?")


@frozen
class Fix:
    """``is_likely`` marks the one that an editor may take without asking which."""

    title: str
    edits: tuple[types.TextEdit, ...]
    is_likely: bool = False


@frozen
class Case:
    """A problem in a text that was read as it stands: what a fix has to go by."""

    problem: Diagnostic
    document: Document
    study: Study

    @property
    def row(self) -> int:
        """The row of the problem, from 0."""
        return self.problem.span.line - 1 if self.problem.span else 0

    @property
    def line(self) -> str:
        """The line of the problem."""
        return self.document.line(self.row)

    @property
    def indent(self) -> int:
        """The width of that line's indentation."""
        return len(self.line) - len(self.line.lstrip(" "))

    @property
    def wrong(self) -> str:
        """The word that the message complains of, if it quotes one."""
        found = _QUOTED.findall(self.problem.message)
        return found[-1] if found else ""

    @property
    def meant(self) -> str:
        """The word that was most likely meant, if the hint names one."""
        match = _MEANT.fullmatch(self.problem.hint)
        return match[1] if match else ""

    @property
    def after(self) -> int:
        """The row after the logical line of the problem."""
        return block_end(self.document.lines, self.row)

    def given(self) -> Iterator[Fix]:
        """The fixes that the problem brings with it; one alone is the likely one."""
        for fix in self.problem.fixes:
            edits = tuple(
                types.TextEdit(self.document.range_of(edit.span), edit.text) for edit in fix.edits
            )
            yield Fix(fix.title, edits, is_likely=len(self.problem.fixes) == 1)

    def replace(self, row: int, start: int, end: int, text: str) -> types.TextEdit:
        """Put a text in the place of a stretch of a line."""
        return types.TextEdit(self.document.range(row, start, end), text)

    def insert(self, row: int, lines: list[str]) -> types.TextEdit:
        """Put whole lines before a row."""
        document = self.document
        end = document.line_end
        if row < len(document.lines):
            return types.TextEdit(
                document.range(row, 0, 0), "".join(f"{one}{end}" for one in lines)
            )
        last = len(document.lines) - 1
        at = document.range(last, len(document.lines[last]), len(document.lines[last]))
        return types.TextEdit(at, "".join(f"{end}{one}" for one in lines))

    def remove(self, first: int, after: int) -> types.TextEdit:
        """Take whole lines away."""
        return types.TextEdit(self.document.rows(first, after), "")


Fixer = Callable[[Case], Iterator[Fix]]

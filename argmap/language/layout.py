"""Track indentation: which parts are open, and where indent and dedent tokens go.

A line belongs to the innermost open part that begins further left; every other part is closed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, takewhile
from sys import maxsize
from typing import Final

from argmap.language.line_fixes import indented, moved
from argmap.language.logical_lines import LogicalLines, begins_at, column_of
from argmap.language.recovery.misplaced_lines import misplaced
from argmap.language.token_emitter import DEDENT, INDENT, Emitter
from argmap.model import Applicability, Fix, Span
from argmap.model.codes import Code

REOPENED: Final = "a reopened statement"


class OpenPart:
    """An open part, to which deeper lines belong.

    ``kind`` is empty if the kind is unknown. A part without kind and id has a ``name`` for use in
    messages. A part that ``is_closed`` takes no children. ``guessed`` says that the kind is a
    guess, ``broken`` that a line break is missing in it, so that later lines may be indented one
    step too far. ``last_line`` is the last line of its text and fields, or ``None`` if unknown.
    ``has_block`` says that an indent token was emitted for its children.
    """

    __slots__ = (
        "broken", "column", "guessed", "has_block", "has_fields", "id", "is_closed", "is_link",
        "is_section", "kind", "last_line", "name",
    )  # fmt: skip

    def __init__(
        self,
        column: int,
        kind: str = "",
        id: str | None = None,
        name: str = "",
        *,
        is_closed: bool = False,
        guessed: bool = False,
    ) -> None:
        self.column = column
        self.kind = kind
        self.id = id
        self.name = name
        self.is_closed = is_closed
        self.guessed = guessed
        self.broken = False
        self.last_line: int | None = None
        self.has_block = self.has_fields = self.is_link = self.is_section = False

    @property
    def head(self) -> str:
        """How messages refer to the part."""
        if self.name:
            return self.name
        return f"its {self.kind}" if self.id is None else repr(self.id)


class Layout:
    """The open parts of a text, outermost first; ``step`` is the indentation width in columns.

    :attr:`part` is the one that fields now belong to. :attr:`first_part` is the line of the first
    part, after all headers, and :attr:`head_end` the line where a header can be added.
    :attr:`unjudged` are the lines of parts whose parent's kind is a guess.
    """

    def __init__(self, step: int, lines: LogicalLines, out: Emitter, *, in_head: bool) -> None:
        self.step = step
        self.parts: list[OpenPart] = []
        self.part: OpenPart | None = None
        self.in_head = in_head
        self.head_end = 1
        self.first_part = maxsize if in_head else 0
        self.unjudged: set[int] = set()
        self.is_at_the_end = False  # only fields of the map itself may follow
        self._lines = lines
        self._out = out

    # Parts

    def open(self, part: OpenPart) -> None:
        """Open a part; the next fields belong to it."""
        self.parts.append(part)
        self.part = part

    def close(self, column: int, name: str) -> None:
        """Open a part at ``column`` that takes no children."""
        self.parts.append(OpenPart(column, name=name, is_closed=True))
        self.part = None

    def end(self) -> None:
        """Close all parts."""
        self._close_to(0)

    def close_all(self) -> None:
        """Close all parts, because fields of the map itself follow."""
        self.part = None
        self.is_at_the_end = True
        self._close_to(0)

    def child_column(self) -> int:
        """Return the column for a child of the innermost open part."""
        return self.parts[-1].column + self.step if self.parts else 0

    def is_broken(self, column: int) -> bool:
        """Whether a line may be one step too deep because the head above it was lost."""
        deeper = column == self.child_column() + self.step
        return deeper and bool(self.parts) and self.parts[-1].broken

    def place(self, line: str, column: int, number: int, end: int) -> int:
        """Close the parts that end here and return the column for the new part.

        Reports an error if ``column`` is not that column. The head spans ``column`` to ``end``.
        """
        if self.in_head:
            self._begin_part(number)
        out = self._out
        self._close_to(column)
        parent, expected = None, 0
        if self.parts:
            parent = self.parts[-1]
            expected = parent.column + self.step
            if not parent.has_block:
                parent.has_block = True
                out.tokens.append(INDENT)
            if parent.guessed:
                self.unjudged.add(number if out.mended is None else out.mended.line)
        if parent is not None and parent.is_closed and not parent.broken:
            hint = "to add to a statement, write its '@id' at the left margin"
            message = f"nothing can go under {parent.head}"
            out.report.error(out.span(number, column, end), Code.PLACEMENT, message, hint)
        elif column != expected:
            span = out.span(number, column, end)
            if self.is_broken(column):
                self.unjudged.add(span.line)
                return max(column, expected)
            fixes = self.indented(line, span.line, expected, Applicability.LIKELY)
            out.report.error(span, *misplaced(column, expected, parent), fixes=fixes)
        return max(column, expected)

    def at_top(self, what: str, line: str, column: int, number: int, end: int) -> int:
        """Close all parts before a top-level part, and return the column where it is meant to be.

        Reports an error if it is indented. It may be meant to be indented, with all that belongs to
        it; or what belongs to it is in place, and only its first line is not.
        """
        if self.in_head:
            self._begin_part(number)
        self.part = None
        meant = self._meant_column(line, column, takes_fields=what != REOPENED)
        if column:
            hint = "move it to the left margin"
            applicability = Applicability.SAFE
            if what == REOPENED:
                hint += ", or write a kind before the '@' to place the statement here"
                applicability = Applicability.LIKELY
            message = f"{what} must be at the top level"
            span = self._out.span(number, column, end)
            fixes = self.indented(line, span.line, 0, applicability, with_deeper=meant > 0)
            self._out.report.error(span, Code.INDENTATION, message, hint, fixes=fixes)
        self._close_to(0)
        return meant

    def _meant_column(self, line: str, column: int, *, takes_fields: bool) -> int:
        """Return 0 if what belongs to a top-level part at ``column`` is placed as if it were there.

        This may be the rest of its text, its fields or, if it does not take any, its children.
        """
        meant = begins_at(line.partition("\n")[2], column, 0, self.step)
        below = self._lines.below()
        if below is None or (takes_fields and below.lastgroup != "FIELD"):
            return meant
        return 0 if column_of(below[0]) <= max(column, self.step) else meant

    def _begin_part(self, number: int) -> None:
        """End the head of the map, at its first part."""
        self.in_head, self.first_part = False, number

    def _close_to(self, column: int) -> None:
        """Close every part that begins at ``column`` or further right."""
        parts = self.parts
        while parts and (parts[-1].column >= column or parts[-1].is_section):
            if parts.pop().has_block:
                self._out.tokens.append(DEDENT)
        if not parts:
            self._out.part_start = len(self._out.tokens)

    # Headers

    def header(self, what: str, line: str, number: int, height: int, span: Span) -> None:
        """Report an error if a header, ``height`` lines long, comes after the first part."""
        self.part = None
        if self.in_head:
            self.head_end = number + height
            return
        hint = "headers go before the first statement"
        fixes = self.to_head(line.split("\n")[:height], number)
        self._out.report.error(
            span, Code.LATE_HEADER, f"{what!r} comes too late in the file", hint, fixes=fixes
        )

    # Fixes

    def to_head(self, lines: Sequence[str], number: int) -> tuple[Fix, ...]:
        """Return the fix that moves a header up to the others."""
        if self._out.mended is not None:
            return ()
        indent = column_of(lines[0])
        title = "Move it to the top"
        fix = moved(self._out.report, title, lines, number, self.head_end, indent)
        return (fix,) if fix is not None else ()

    def to_part(self, lines: Sequence[str], number: int, column: int) -> tuple[Fix, ...]:
        """Return the fix that moves a field up to the part that its column matches."""
        part = next((one for one in reversed(self.parts) if one.column + self.step == column), None)
        above = part.last_line if part is not None and not part.is_closed else None
        report = self._out.report
        if above is None or self._out.mended is not None or not report.may_move_lines(1):
            return ()
        fix = moved(report, "Move it up to its statement", lines, number, above + 1, 0)
        return (fix,) if fix is not None else ()

    def indented(
        self,
        line: str,
        number: int,
        wanted: int,
        applicability: Applicability,
        *,
        with_deeper: bool = True,
    ) -> tuple[Fix, ...]:
        """Return the fix that indents a line, and by default all deeper lines below it."""
        if self._out.mended is not None:
            return ()
        column = column_of(line)
        below = self._lines.from_number(number)
        first = next(below, (number, line))
        least = column if with_deeper else maxsize
        rows = takewhile(lambda row: not row[1].strip() or column_of(row[1]) > least, below)
        fix = indented(self._out.report, chain((first,), rows), wanted - column, applicability)
        return (fix,) if fix is not None else ()

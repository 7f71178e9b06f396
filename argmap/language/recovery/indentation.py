"""Move misindented lines to where they were meant, and report each move."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import evolve

from argmap.frozen_class import frozen
from argmap.language.diagnostic_collector import Way
from argmap.language.grammar import is_well_formed
from argmap.language.line_fixes import with_sole
from argmap.language.recovery.column_search import ColumnSearch, Move, Repair
from argmap.language.recovery.nesting import WRONG
from argmap.language.recovery.physical_lines import Row, Sort, head_in, rows_of
from argmap.language.step_width import spaces
from argmap.model import Applicability, Diagnostic, Edit, Fix, Severity, Span, problem
from argmap.model.codes import Code
from argmap.model.vocabulary import PLACEMENT

if TYPE_CHECKING:
    from argmap.language.grammar import Line
    from argmap.language.recovery.suggestion import Slip


_WAYS: Final = 2
"""Maximum number of interpretations named in a hint."""

_WIDTH: Final = re.compile(
    r"indent (it|the line) by (?P<width>\d+) spaces (?P<purpose>to put it .*)"
)
"""A way to correct a line that only indents it."""

_PASSED: Final = 12
"""Maximum number of heads passed when looking for the one that a field belongs to."""


@frozen(eq=False)
class Straightened:
    """A text after misindented lines were moved, with the diagnostics.

    ``shifts`` maps moved lines to the number of columns. ``doubts`` maps lines whose kind is not
    allowed where they are to an alternative position; ``covered`` maps lines that would move with
    one of these to its number.
    """

    text: str
    diagnostics: tuple[Diagnostic, ...]
    shifts: dict[int, int]
    doubts: dict[int, Way]
    covered: dict[int, int]


def straighten(
    tokens: Sequence[Line],
    step: int,
    path: str | None,
    diagnose: Callable[[str, int], Slip],
    tabs: Collection[int] = (),
    indents: Mapping[int, int] = MappingProxyType({}),
) -> Straightened | None:
    """Move misindented lines; ``None`` if there are none, or if no move helps.

    ``diagnose`` guesses what a malformed line was meant to be; ``tabs`` are the lines whose column
    is ambiguous; ``indents`` has the number of characters of indentation of lines where that
    differs from the column.
    """
    rows = rows_of(tokens, step, diagnose)
    for row in rows:
        row.has_tab = row.is_unsure = row.line in tabs
    columns = ColumnSearch(rows, step, lambda row: head_in(row, diagnose))
    if not columns.repairs and not columns.doubts:
        return None
    teller = _Teller(rows, columns, step, path, indents)
    # A malformed line is reported as malformed; here it is only moved.
    physical = "".join(tokens).split("\n")[:-1]
    repairs = (
        one
        for one in columns.repairs
        if not _is_slip(rows[one.moves[0].first], physical[one.moves[0].first])
    )
    told = tuple(teller.tell(one) for one in repairs)
    doubts = {rows[one.at].line: teller.ways(one)[0] for one in columns.doubts}
    covered = {
        rows[row].line: rows[one.at].line
        for one in columns.doubts
        for row in one.covered
        if len(one.covered) > 1
    }
    shifts: dict[int, int] = {}
    for number, row in enumerate(rows):
        column = columns.columns[number]
        content = physical[number][row.column :]
        if number in columns.heads:
            content = columns.heads[number].content
        elif column == row.column:
            continue
        shifts[row.line] = column - row.column
        physical[number] = " " * column + content
    text = "".join(f"{one}\n" for one in physical)
    return Straightened(text, told, shifts, doubts, covered)


def _indent(what: str, column: int) -> str:
    return f"indent {what} by {spaces(column)}" if column else f"move {what} to the left margin"


def _either(ways: Sequence[str]) -> str:
    """Join ways to correct a line; the second of two widths does not repeat the verb."""
    widths = [_WIDTH.fullmatch(way) for way in ways]
    if len(ways) == 2 and widths[0] and (other := widths[1]):
        return f"{ways[0]}, or by {other['width']} {other['purpose']}"
    return "; or ".join(ways)


def _is_slip(row: Row, line: str) -> bool:
    """Whether a line is malformed, wherever it is."""
    return row.is_slip and not row.has_tab and not is_well_formed(line.strip())


class _Teller:
    """Builds the diagnostics and fixes of repairs."""

    def __init__(
        self,
        rows: Sequence[Row],
        columns: ColumnSearch,
        step: int,
        path: str | None,
        indents: Mapping[int, int],
    ) -> None:
        self._rows = rows
        self._columns = columns
        self._step = step
        self._path = path
        self._indents = indents
        self._weight = WRONG

    def ways(self, repair: Repair) -> list[Way]:
        """Return the possible corrections, the likeliest first."""
        self._weight = repair.weight
        at = repair.moves[0].first
        titles = [*self._titles(repair)]
        moved = [
            Way(self._said(repair, n, self._rows[at]), Fix(titles[n], self._edits(move)))
            for n, move in enumerate(repair.moves)
        ]
        elsewhere = [*self._elsewhere(at)]
        if self._is_after_children(at):
            return [*elsewhere, moved[0]]
        return [*moved[:1], *self._under_reuse(repair), *moved[1:], *elsewhere]

    def _is_after_children(self, at: int) -> bool:
        """Whether a field comes after the children of its statement."""
        row = self._rows[at]
        if row.sort is not Sort.FIELD or row.has_tab:
            return False
        above = self._above(at)
        return above is not None and self._is_open(above, at)

    def tell(self, repair: Repair) -> Diagnostic:
        first = repair.moves[0]
        row = self._rows[first.first]
        column = first.columns[first.first]
        start = self._indents.get(row.line, row.column)
        end = start + row.length
        span = Span(row.line, (0 if row.has_tab else start) + 1, row.line, end + 1, self._path)
        severity = Severity.ERROR
        side = "far" if row.column > column else "little"
        if first.heads and row.sort is Sort.COMMENT:
            code = Code.COMMENT_IN_TEXT
            message = (
                "this comment looks like a statement, and the lines below seem to belong to it"
            )
        elif first.heads:
            code, severity = Code.LOOKS_LIKE_STATEMENT, Severity.WARNING
            message = "this line looks like a statement, and the lines below seem to belong to it"
        elif row.has_tab:
            code, message = Code.BAD_INDENTATION, "the indentation contains a tab"
        elif row.sort is Sort.TEXT:
            code, message = Code.STRAY_TEXT, "this line is neither a statement nor a field"
            if repair.weight < WRONG:
                code, severity = Code.HANGING_INDENT, Severity.WARNING
                message = f"this line is read as text, but it is indented too {side}"
        elif row.sort is Sort.FIELD:
            code, message = Code.INDENTATION, f"'{row.word}:' is indented too {side}"
            if self._is_after_children(first.first):
                above = self._above(first.first)
                name = self._rows[above].name if above is not None else ""
                code = Code.FIELD_AFTER_CHILDREN
                message = f"'{row.word}:' comes after the statements under {name}"
        else:
            code, message = Code.INDENTATION, f"this line is indented too {side}"
        ways = self.ways(repair)[:_WAYS]
        hint = _either([way.said for way in ways])
        is_sure = severity is Severity.ERROR and not first.heads and row.sort is not Sort.TEXT
        sole = Applicability.SAFE if is_sure else Applicability.LIKELY
        fixes = with_sole(sole, (way.fix for way in ways))
        return problem(code, message, span, hint, severity=severity, fixes=fixes)

    def _elsewhere(self, at: int) -> Iterator[Way]:
        """Yield corrections of a line other than another column."""
        row = self._rows[at]
        if row.sort is Sort.TEXT:
            if row.column == self._columns.columns[at] or self._weight < WRONG:
                return
            start = self._indents.get(row.line, row.column) + 1
            here = Span(row.line, start, row.line, start, self._path)
            way = "begin it with a kind or a field name, or with '#' if it is a comment"
            yield Way(way, Fix("Make it a comment", (Edit(here, "# "),)))
        elif row.sort is Sort.FIELD or row.is_head:
            if row.column == 0 and row.word.startswith("x-") and self._is_last(at):
                here = Span(row.line, 1, row.line, 1, self._path)
                way = "put a blank line above it if it is about the whole map"
                yield Way(way, Fix("Put a blank line above it", (Edit(here, "\n"),)))
            end = self._end(at)
            for head in (self._above(at), self._below(end, row)):
                if head is None:
                    continue
                target = self._rows[head]
                to = self._after(head) if head < at else self._text_end(head)
                if to == at:
                    continue
                side = "up" if head < at else "down"
                way = f"move it {side}, to just below {target.name}, if it belongs there"
                title = f"Move it {side} to {target.name}"
                yield Way(way, Fix(title, self._carried(at, end, to)))

    def _under_reuse(self, repair: Repair) -> Iterator[Way]:
        """Yield the correction that moves a child of a reuse under the reused statement itself."""
        row, head = self._rows[repair.at], self._rows[repair.stood_under]
        if repair.stood_under < 0 or head.sort is not Sort.REUSE or not row.is_head:
            return
        if row.column == head.column + self._step:
            target = head.content.partition(":")[0].split()[-1]
            at = repair.at
            gone, put = self._carried(at, self._end(at), len(self._rows))
            lines = put.text.split("\n")
            by = row.column - self._step
            text = "".join(f"{line[by:]}\n" for line in lines[:-1])
            edits = (gone, evolve(put, text=f"\n{target}\n{text}"))
            way = f"write {target!r} at the left margin and put it under that line"
            yield Way(way, Fix(f"Put it under {target!r} at the left margin", edits))

    def _above(self, at: int) -> int | None:
        """Return the closest head above to which a line in this column could belong."""
        row = self._rows[at]
        passed = 0
        for number in range(at - 1, -1, -1):
            one = self._rows[number]
            if one.is_head:
                passed += 1
                if one.sort is Sort.HEAD and one.column + self._step == row.column:
                    if row.sort is Sort.FIELD:
                        return number
                    fits = row.word in PLACEMENT.get(one.word, ())
                    return number if fits and not self._is_open(number, at) else None
            if one.sort is Sort.TOP or passed > _PASSED:
                return None
        return None

    def _is_last(self, at: int) -> bool:
        """Whether no part of the map follows a row."""
        below = self._rows[at + 1 :]
        tops = (row for row in below if row.sort is Sort.TOP)
        return not any(row.is_head for row in below) and all(
            row.content.startswith("x-") for row in tops
        )

    def _is_open(self, head: int, at: int) -> bool:
        """Whether a head is still open at a row."""
        own = self._rows[head].column
        return all(
            self._rows[n].column > own
            for n in range(head + 1, at)
            if self._rows[n].is_head or self._rows[n].sort is Sort.TOP
        )

    def _below(self, end: int, row: Row) -> int | None:
        """Return the next head, if a line in this column could belong to it."""
        if end < len(self._rows):
            below = self._rows[end]
            if below.sort is Sort.HEAD and below.column + self._step == row.column:
                return end
        return None

    def _end(self, at: int) -> int:
        """Return the row after a line and its text, and for a head after its subtree."""
        end = self._text_end(at)
        row = self._rows[at]
        while row.is_head and end < len(self._rows):
            below = self._rows[end]
            if below.sort in (Sort.BLANK, Sort.TOP) or below.column <= row.column:
                break
            end = self._text_end(end)
        return end

    def _text_end(self, at: int) -> int:
        at += 1
        while at < len(self._rows) and self._rows[at].sort is Sort.TEXT:
            at += 1
        return at

    def _after(self, head: int) -> int:
        """Return the row after the text and the fields of a head."""
        at = self._text_end(head)
        while at < len(self._rows) and self._rows[at].sort is Sort.FIELD:
            at = self._text_end(at)
        return at

    def _carried(self, start: int, end: int, to: int) -> tuple[Edit, ...]:
        """Return the edits that move some rows before another."""
        rows = self._rows[start:end]
        text = "".join(f"{' ' * row.column}{row.content}\n" for row in rows)
        last = rows[-1].line
        gone = Span(rows[0].line, 1, last + 1, 1, self._path)
        line = self._rows[to].line if to < len(self._rows) else self._rows[-1].line + 1
        return Edit(gone, ""), Edit(Span(line, 1, line, 1, self._path), text)

    def _last(self, move: Move) -> int:
        """Return the last row of a move that is not blank."""
        return max(n for n in move.columns if self._rows[n].content or n == move.first)

    def _titles(self, repair: Repair) -> Iterator[str]:
        for move in repair.moves:
            row = self._rows[move.first]
            what = _indent(f"line {row.line}", move.columns[move.first]).capitalize()
            if move.heads:
                what = f"Make line {row.line} a statement"
            elif len(move.columns) > 1:
                what = f"Indent lines {row.line} to {self._rows[self._last(move)].line} as one"
            yield what

    def _said(self, repair: Repair, number: int, at: Row) -> str:
        move, parent = repair.moves[number], repair.parents[number]
        row = self._rows[move.first]
        column = move.columns[move.first]
        it = "it" if row is at else f"line {row.line}"
        if row is at and row.has_tab:
            it = "the line"  # the message is about its indentation
        if move.heads:
            head = self._columns.heads.get(move.heads[0])
            if row.sort is Sort.COMMENT or head is None:
                return f"make {it} a statement at column {column + 1}"
            return f"write '{head.content.partition(':')[0]}:' and {_indent('it', column)}"
        said = _indent(it, column)
        last = self._rows[self._last(move)]
        also = (
            f"line {last.line}"
            if last.line == row.line + 1
            else f"lines {row.line + 1} to {last.line}"
        )
        shifts = {
            c - self._rows[n].column for n, c in move.columns.items() if self._rows[n].content
        }
        if len(shifts) == 2 and len({*move.columns.values()}) == len(move.columns) == 2:
            said += f" and {_indent(f'line {last.line}', max(move.columns.values()))}"
        elif last.line > row.line and len({*move.columns.values()}) == 1:
            said = _indent(f"{it} and {also}", column)
        elif last.line > row.line:
            said += f", and {also} with it,"
        if (row.is_head or row.sort is Sort.FIELD) and parent >= 0:
            said += f" to put {'it' if row is at else row.name} under {self._rows[parent].name}"
        elif row.is_head:
            said = f"{said.removesuffix(',')}, at the left margin" if column else said
        elif row.sort is Sort.TEXT:
            said = f"{said.removesuffix(',')} if it is text"
        return said.removesuffix(",")

    def _edits(self, move: Move) -> tuple[Edit, ...]:
        found = []
        for number in sorted(move.columns):
            row = self._rows[number]
            end = self._indents.get(row.line, row.column)
            text = ""
            if number in move.heads:
                head = self._columns.meant(row)
                text = head.content if head is not None else ""
                end += row.length
            elif not row.content:
                continue
            at = Span(row.line, 1, row.line, end + 1, self._path)
            found.append(Edit(at, " " * move.columns[number] + text))
        return tuple(found)

"""Lines in the wrong column, put where they were meant, and what to say about each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from attrs import frozen

from argmap.language.columns import Columns, Move, Repair
from argmap.language.grammar import lines as logical_lines
from argmap.language.nesting import WRONG
from argmap.language.rows import Row, Sort, rows_of
from argmap.model import Diagnostic, Edit, Fix, Severity, Span, problem

if TYPE_CHECKING:
    from argmap.language.grammar import Line
    from argmap.language.slip import Slip

CODES: Final = frozenset(
    {
        "indentation", "hanging-indent", "field-after-children", "misplaced-field", "stray-text",
        "bad-indentation", "placement", "comment-in-text", "looks-like-statement",
    }
)  # fmt: skip
"""What a line in the wrong column may be told as, or may be the cause of."""


@frozen(eq=False)
class Straightened:
    """A text whose lines stand where they were meant to, and what was wrong with them.

    ``shifts`` has by how much each line was moved, by its number.
    """

    tokens: list[Line]
    diagnostics: tuple[Diagnostic, ...]
    shifts: dict[int, int]


def straighten(
    tokens: Sequence[Line],
    step: int,
    path: str | None,
    diagnose: Callable[[str, int], Slip],
    tabs: frozenset[int] = frozenset(),
) -> Straightened | None:
    """Move what stands in the wrong column; ``None`` where nothing does, or nothing helps.

    ``diagnose`` says what a line that is none of the language was most likely meant to be; ``tabs``
    are the lines whose column is not known.
    """
    rows = rows_of(tokens, step, diagnose)
    for row in rows:
        row.has_tab = row.is_unsure = row.line in tabs
    columns = Columns(rows, step)
    if not columns.repairs:
        return None
    told = tuple(_Teller(rows, columns, step, path).tell(one) for one in columns.repairs)
    physical = "".join(tokens).split("\n")[:-1]
    shifts: dict[int, int] = {}
    for number, row in enumerate(rows):
        column = columns.columns[number]
        content = physical[number][row.column :]
        if number in columns.uncommented:
            content = content.lstrip("#").lstrip(" ")
        elif column == row.column:
            continue
        shifts[row.line] = column - row.column
        physical[number] = " " * column + content
    return Straightened(logical_lines("".join(f"{one}\n" for one in physical)), told, shifts)


class _Teller:
    """Says what is wrong where something was moved, and what can be done about it."""

    def __init__(
        self, rows: Sequence[Row], columns: Columns, step: int, path: str | None
    ) -> None:
        self._rows = rows
        self._columns = columns
        self._step = step
        self._path = path

    def tell(self, repair: Repair) -> Diagnostic:
        first = repair.moves[0]
        row = self._rows[first.first]
        column = first.columns[first.first]
        span = Span(row.line, row.column + 1, row.line, row.column + len(row.content.rstrip()) + 1, self._path)
        fixes = tuple(
            Fix(title, self._edits(move))
            for title, move in zip(self._titles(repair), repair.moves, strict=True)
        )
        hint = "; or ".join(self._said(repair, n, row) for n in range(len(repair.moves)))
        severity = Severity.ERROR
        side = "in" if row.column > column else "out"
        if first.bare:
            code, message = "comment-in-text", "this comment begins like a statement, and what follows belongs to it"
        elif row.has_tab:
            code, message = "bad-indentation", "a tab stands in the indentation"
        elif row.sort is Sort.TEXT:
            code, message = "stray-text", "this line is neither a statement nor a field"
            if repair.weight < WRONG:
                code, severity = "hanging-indent", Severity.WARNING
                message = f"this line is read as text, though it hangs too far {side}"
        elif row.sort is Sort.FIELD:
            code, message = "indentation", f"{row.word}: stands too far {side}"
        else:
            code, message = "indentation", f"this line stands too far {side}"
        return problem(code, message, span, hint, severity=severity, fixes=fixes)

    def _titles(self, repair: Repair) -> Iterator[str]:
        for move in repair.moves:
            row = self._rows[move.first]
            what = f"Indent line {row.line} by {move.columns[move.first]}"
            if move.bare:
                what = f"Make line {row.line} a statement"
            elif len(move.columns) > 1:
                what = f"Indent lines {row.line} to {self._rows[max(move.columns)].line} as one"
            yield what

    def _said(self, repair: Repair, number: int, at: Row) -> str:
        move, parent = repair.moves[number], repair.parents[number]
        row = self._rows[move.first]
        column = move.columns[move.first]
        it = "it" if row is at else f"line {row.line}"
        if move.bare:
            return f"delete the # before {it}" if row is at else f"delete the # on {it}"
        said = f"indent {it} by {column}"
        last = self._rows[max(move.columns)]
        also = f"line {last.line}" if last.line == row.line + 1 else f"lines {row.line + 1} to {last.line}"
        if last.line > row.line and len({*move.columns.values()}) == 1:
            said = f"indent {it} and {also} by {column}"
        elif last.line > row.line:
            said += f", and {also} with it,"
        if row.is_head and parent >= 0:
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
            end = row.column
            if number in move.bare:
                rest = row.content.lstrip("#")
                end += len(row.content) - len(rest.lstrip(" "))
            elif not row.content:
                continue
            at = Span(row.line, 1, row.line, end + 1, self._path)
            found.append(Edit(at, " " * move.columns[number]))
        return tuple(found)



"""What a text says, read in full: the map, what is wrong with it, and what is known around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import field, frozen

from argmap.language import ParseResult
from argmap.language.incremental import IncrementalParser
from argmap.limits import MAP_WHILE_WRITTEN
from argmap.model import ArgumentMap, Figure, Severity, problem
from argmap.model.codes import Code
from argmap.sources import Verdict
from argmap.workspace.examination import Examination


@frozen(eq=False)
class Analysis:
    """One version of a text, read in full, and what was found on looking at it.

    ``lines`` are those of the text when it was read. ``sources`` are the ids of the project's
    cards with what to say of each, ``neighbours`` the maps that lie in the same folder.
    """

    lines: Sequence[str] = ()
    reading: ParseResult = field(factory=lambda: ParseResult(ArgumentMap(), ()))
    examination: Examination = field(factory=lambda: Examination(ArgumentMap(), (), ()))
    sources: Mapping[str, str] = field(factory=dict)
    neighbours: tuple[ArgumentMap, ...] = ()

    @property
    def map(self) -> ArgumentMap:
        """The map, as far as the text could be read."""
        return self.examination.map

    @property
    def used(self) -> Mapping[str, ArgumentMap]:
        """The maps that it uses, by the name that they go by here."""
        maps = self.examination.maps
        return maps.used if maps is not None else {}

    @cached_property
    def _verdicts(self) -> Mapping[int, Verdict]:
        """The verdicts on citations by each row, from 0, of the text that was read."""
        found: dict[int, Verdict] = {}
        for verdict in self.examination.verdicts:
            origin = verdict.citation.origin
            written = origin.extent or origin.span if origin is not None else None
            if written is not None:
                found |= dict.fromkeys(range(written.line - 1, written.end_line), verdict)
        return found

    def verdict_at(self, row: int, lines: Sequence[str]) -> Verdict | None:
        """The verdict on the citation in a row of a text, from 0, whose lines may have been edited
        since they were read; ``None`` where there is no citation, or its row was edited.
        """
        before = _row_before(row, lines, self.lines)
        return None if before is None else self._verdicts.get(before)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of this map, of those that it uses and of those that lie beside it."""
        maps = (self.map, *self.used.values(), *self.neighbours)
        return tuple(figure for map in maps for one in map.statements for figure in one.figures)


def _row_before(row: int, lines: Sequence[str], before: Sequence[str]) -> int | None:
    """The row that a row of a text was before an edit: what lies above the edit has stayed, and
    what lies below it was moved; ``None`` for what was edited.

    >>> [_row_before(row, ["a", "x", "y", "c"], ["a", "b", "c"]) for row in range(4)]
    [0, None, None, 2]
    """
    moved = row - len(lines) + len(before)
    if _is_same(lines[: row + 1], before[: row + 1]):
        return row
    return moved if moved >= 0 and _is_same(lines[row:], before[moved:]) else None


def _is_same(lines: Sequence[str], before: Sequence[str]) -> bool:
    return lines is before or list(lines) == list(before)


def read(parser: IncrementalParser, lines: Sequence[str]) -> ParseResult:
    """Read a version of a text; of one that is too large only this is said (``too-large``)."""
    size = size_of(lines)
    return parser.parse(lines) if size <= MAP_WHILE_WRITTEN else _too_large(size)


def size_of(lines: Sequence[str]) -> int:
    """How many characters a text has, each end of a line counted as one."""
    return sum(map(len, lines)) + len(lines) - 1


def _too_large(size: int) -> ParseResult:
    message = f"this text has {size:,} characters, too many to check while you type"
    hint = "argmap check reads texts of any size; or split the map and join the parts with use"
    told = problem(Code.TOO_LARGE, message, hint=hint, severity=Severity.WARNING)
    return ParseResult(ArgumentMap(), (told,))

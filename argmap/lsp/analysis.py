"""The full analysis of a text: its map, its diagnostics, and its surroundings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

from attrs import field

from argmap.comparison import CombinedGraph, ResolvedMaps
from argmap.evaluation import Evaluation
from argmap.frozen_class import frozen
from argmap.language import ParseResult
from argmap.language.incremental import IncrementalParser
from argmap.model import ArgumentMap, Figure, Severity, problem
from argmap.model.codes import Code
from argmap.size_limits import MAP_WHILE_WRITTEN
from argmap.sources import QualifierVerdict, Verdict
from argmap.workspace.examination import Examination

_MOST_EVALUATED: Final = 2000
"""The evaluation of this many statements takes about a tenth of a second."""


@frozen(eq=False)
class Analysis:
    """A fully parsed version of a text, with its diagnostics.

    ``lines`` are the lines that were parsed. ``sources`` has the ids of the project's source cards
    with a description of each; ``neighbours`` the other maps in the same folder.
    """

    lines: Sequence[str] = ()
    reading: ParseResult = field(factory=lambda: ParseResult(ArgumentMap(), ()))
    examination: Examination = field(factory=lambda: Examination(ArgumentMap(), (), ()))
    sources: Mapping[str, str] = field(factory=dict)
    neighbours: tuple[ArgumentMap, ...] = ()

    @property
    def map(self) -> ArgumentMap:
        """The map, as far as the text could be parsed."""
        return self.examination.map

    @property
    def used(self) -> Mapping[str, ArgumentMap]:
        """The imported maps, by their names in this map."""
        maps = self.examination.maps
        return maps.used if maps is not None else {}

    @cached_property
    def graph(self) -> CombinedGraph:
        """The argument graph of the map and of the maps that it uses."""
        return CombinedGraph(self.examination.maps or ResolvedMaps(self.map, {}))

    @cached_property
    def evaluation(self) -> Evaluation | None:
        """What stands on the map; ``None`` if it has errors, or too many statements for a hover."""
        if self.reading.has_errors or len(self.map) > _MOST_EVALUATED:
            return None
        return Evaluation.of(self.graph)

    @cached_property
    def _verdicts(self) -> Mapping[int, Verdict]:
        """The verdicts on citations, by row (from 0) of the parsed text."""
        found: dict[int, Verdict] = {}
        for verdict in self.examination.verdicts:
            origin = verdict.citation.origin
            written = origin.extent or origin.span if origin is not None else None
            if written is not None:
                found |= dict.fromkeys(range(written.line - 1, written.end_line), verdict)
        return found

    def verdict_at(self, row: int, lines: Sequence[str]) -> Verdict | None:
        """The verdict on the citation in a row (from 0).

        ``lines`` may have been edited since the analysis. The result is ``None`` if there is no
        citation or its row was edited.
        """
        before = _row_before(row, lines, self.lines)
        return None if before is None else self._verdicts.get(before)

    @cached_property
    def _qualifiers(self) -> Mapping[int, Sequence[QualifierVerdict]]:
        """The verdicts on phrases of qualifiers, by row (from 0) of the parsed text."""
        found: dict[int, list[QualifierVerdict]] = {}
        for verdict in self.examination.qualifiers:
            if verdict.span is not None:
                for row in range(verdict.span.line - 1, verdict.span.end_line):
                    found.setdefault(row, []).append(verdict)
        return found

    def qualifiers_at(self, row: int, lines: Sequence[str]) -> Sequence[QualifierVerdict]:
        """The verdicts on the phrases of the qualifier in a row, as :meth:`verdict_at`."""
        before = _row_before(row, lines, self.lines)
        return () if before is None else self._qualifiers.get(before, ())

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of this map, of the imported maps and of the maps in the same folder."""
        maps = (self.map, *self.used.values(), *self.neighbours)
        return tuple(figure for map in maps for one in map.statements for figure in one.figures)


def _row_before(row: int, lines: Sequence[str], before: Sequence[str]) -> int | None:
    """The row number before an edit of a row in the current text; ``None`` for an edited row.

    Rows above the edit keep their numbers; those below it are shifted.

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
    """Parse a version of a text; if it is too large, report only that (``too-large``)."""
    size = size_of(lines)
    return parser.parse(lines) if size <= MAP_WHILE_WRITTEN else _too_large(size)


def size_of(lines: Sequence[str]) -> int:
    """Number of characters in a text, counting each line end as one."""
    return sum(map(len, lines)) + len(lines) - 1


def _too_large(size: int) -> ParseResult:
    message = f"this file has {size:,} characters, too many to check while you type"
    hint = "run 'argmap check', which reads larger files; "
    hint += "or split the map and join the parts with 'use'"
    told = problem(Code.TOO_LARGE, message, hint=hint, severity=Severity.WARNING)
    return ParseResult(ArgumentMap(), (told,))

"""What a text says, read in full: the map, what is wrong with it, and what is known around it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Final

from attrs import evolve, field, frozen

from argmap.analysis.examination import Examination, examine
from argmap.language import Reading, parse
from argmap.model import ArgumentMap, Figure, Severity, problem
from argmap.sources import Library, Verdict

MOST: Final = 8_000_000
"""The most characters that are read while someone writes: some 50,000 statements."""


@frozen(eq=False)
class Study:
    """One version of a text, read in full.

    ``lines`` are those of the text when it was read. ``sources`` are the ids of the project's
    cards with what to say of each, ``neighbours`` the maps that lie in the same folder.
    """

    version: int | None
    lines: list[str]
    reading: Reading
    examination: Examination
    sources: Mapping[str, str] = field(factory=dict)
    neighbours: tuple[ArgumentMap, ...] = ()

    def beside(self, sources: Mapping[str, str], neighbours: tuple[ArgumentMap, ...]) -> Study:
        """The same, with what lies around its file."""
        return evolve(self, sources=sources, neighbours=neighbours)

    @property
    def map(self) -> ArgumentMap:
        """The map, as far as the text could be read."""
        return self.examination.map

    @property
    def used(self) -> Mapping[str, ArgumentMap]:
        """The maps that it uses, by the name that they go by here."""
        gathering = self.examination.gathering
        return gathering.used if gathering is not None else {}

    @cached_property
    def verdicts(self) -> Mapping[str, Verdict]:
        """The verdicts on citations by the line that they stand in, without its indentation."""
        found: dict[str, Verdict] = {}
        for verdict in self.examination.verdicts:
            origin = verdict.citation.origin
            if origin is not None and origin.span.line <= len(self.lines):
                found.setdefault(self.lines[origin.span.line - 1].strip(), verdict)
        return found

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of this map, of those that it uses and of those that lie beside it."""
        maps = (self.map, *self.used.values(), *self.neighbours)
        return tuple(figure for map in maps for one in map.statements for figure in one.figures)


def study(
    text: str, version: int | None, lines: list[str], library: Library, folder: Path
) -> Study:
    """Read a text in full; of one that is too large for that only this is said (``too-large``)."""
    if len(text) > MOST:
        reading = _too_large(text)
        examination = Examination(reading.map, (), reading.diagnostics)
    else:
        reading = parse(text)
        examination = examine(reading, library, folder)
    return Study(version, lines, reading, examination)


def _too_large(text: str) -> Reading:
    message = f"this text has {len(text):,} characters, and is not read while it is written"
    hint = "argmap check reads a text of any size; divide the map, and bring its parts in with use"
    told = problem("too-large", message, hint=hint, severity=Severity.WARNING)
    return Reading(ArgumentMap(), (told,))

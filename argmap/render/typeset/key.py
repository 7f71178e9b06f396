"""The key of a picture: signs with what they mean, in columns."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from math import ceil
from typing import Final, NamedTuple

from argmap.render.look.strokes import Sort, Stroke
from argmap.render.look.theme import Theme
from argmap.render.typeset.blocks import Line, Run
from argmap.render.typeset.signs import SAMPLE, Sample, StrokeSample

_LOWEST: Final = 15
"""The least height of a row in points."""
_LEADING: Final = 1.6
"""The height of a row to the size of its type, where that is more."""
_GAP: Final = 16


class Entry(NamedTuple):
    """One sign with what it means: a ``sample``, or a ``word`` that is the sign."""

    meaning: str
    sample: Sample | None = None
    word: Run | None = None


def line_entries(
    occurring: Collection[Sort], drawn: Mapping[Sort, Stroke], *, joints: bool = True
) -> Iterator[Entry]:
    """The lines that occur, as they are drawn; ``joints`` says whether they meet in dots."""
    meanings = {
        Sort.SUPPORT: "supports",
        Sort.PREMISE: "premises that support together",
        Sort.WARRANT: "licenses the step",
        Sort.ATTACK: "attacks a statement or a step",
        Sort.ANSWER: "answers",
        Sort.CONTRADICTS: "contradict each other",
        Sort.IN_TENSION: "stand in tension",
        Sort.AGREES: "agree",
        Sort.SAME: "say the same",
    }
    for sort, meaning in meanings.items():
        if sort in occurring:
            yield Entry(meaning, StrokeSample(drawn[sort], joints and sort is Sort.PREMISE))


class Key(NamedTuple):
    """The signs of a picture in as many columns as go into ``measure`` points."""

    entries: tuple[Entry, ...]
    theme: Theme
    measure: int

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return ceil(len(self.entries) / self._rows)

    @property
    def column(self) -> int:
        """The width of a column in points."""
        return self.measure // self.columns

    @property
    def row(self) -> int:
        """The height of a row in points."""
        return max(_LOWEST, ceil(self.theme.fonts.legend.size * _LEADING))

    @property
    def height(self) -> int:
        """Its height in points."""
        return self.row * self._rows

    def meaning(self, entry: Entry) -> Line:
        """What is said of a sign, with the sign itself where that is a word."""
        said = Run(entry.meaning, self.theme.fonts.legend, self.theme.muted)
        return (said,) if entry.word is None else (entry.word, said)

    @property
    def _rows(self) -> int:
        widest = max(
            sum(run.width for run in self.meaning(entry)) + SAMPLE + _GAP for entry in self.entries
        )
        return ceil(len(self.entries) / max(1, int(self.measure // widest)))

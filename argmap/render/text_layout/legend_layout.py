"""The legend of a picture: signs and their meanings, in columns."""

from __future__ import annotations

from math import ceil
from typing import Final, NamedTuple

from argmap.render.text_layout.legend_samples import SAMPLE, Sample
from argmap.render.text_layout.text_blocks import Line, Run
from argmap.render.theme.theme import Theme

_LOWEST: Final = 15
"""Minimum height of a row in points."""
_LEADING: Final = 1.6
"""Row height relative to the type size, if that is more."""
_GAP: Final = 12


class Entry(NamedTuple):
    """A sign with its meaning: a ``sample``, or a ``word`` that is itself the sign."""

    meaning: str
    sample: Sample | None = None
    word: Run | None = None


class Key(NamedTuple):
    """The signs of a picture, in as many equal columns as fit into ``measure`` points.

    One that ``is_line`` is on one line if it fits there, each sign close to the one before it.
    """

    entries: tuple[Entry, ...]
    theme: Theme
    measure: int
    is_line: bool = False

    @property
    def columns(self) -> int:
        """Number of columns."""
        return ceil(len(self.entries) / self._rows)

    @property
    def widths(self) -> list[int]:
        """Widths of the columns in points."""
        if self._fits_line:
            return [*map(self._wide, self.entries)]
        return [self.measure // self.columns] * self.columns

    @property
    def row(self) -> int:
        """Height of a row in points."""
        return max(_LOWEST, ceil(self.theme.fonts.legend.size * _LEADING))

    @property
    def height(self) -> int:
        """Height in points."""
        return self.row * self._rows

    def meaning(self, entry: Entry) -> Line:
        """The meaning of a sign, preceded by the sign if that is a word."""
        said = Run(entry.meaning, self.theme.fonts.legend, self.theme.muted)
        return (said,) if entry.word is None else (entry.word, said)

    def _wide(self, entry: Entry) -> int:
        """The width of a sign with its meaning and the space beside it."""
        return ceil(sum(run.width for run in self.meaning(entry)) + SAMPLE + _GAP)

    @property
    def _fits_line(self) -> bool:
        return self.is_line and sum(map(self._wide, self.entries)) - _GAP <= self.measure

    @property
    def _rows(self) -> int:
        if self._fits_line:
            return 1
        widest = max(map(self._wide, self.entries))
        return ceil(len(self.entries) / max(1, int(self.measure // widest)))

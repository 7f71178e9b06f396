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
    """The signs of a picture, in as many columns as fit into ``measure`` points."""

    entries: tuple[Entry, ...]
    theme: Theme
    measure: int

    @property
    def columns(self) -> int:
        """Number of columns."""
        return ceil(len(self.entries) / self._rows)

    @property
    def column(self) -> int:
        """Width of a column in points."""
        return self.measure // self.columns

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

    @property
    def _rows(self) -> int:
        widest = max(
            sum(run.width for run in self.meaning(entry)) + SAMPLE + _GAP for entry in self.entries
        )
        return ceil(len(self.entries) / max(1, int(self.measure // widest)))

"""The text around a map: title, section titles and legend."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Final, NamedTuple

from argmap.formulas.plain_text import plain_text
from argmap.model import ArgumentMap
from argmap.render.text_layout.caption import Caption
from argmap.render.text_layout.legend_layout import Entry, Key
from argmap.render.text_layout.text_blocks import Run
from argmap.render.text_layout.text_metrics import wrap
from argmap.render.theme.measures import Face
from argmap.render.theme.theme import Theme

_NARROWEST: Final = 430.0
"""Minimum width of a page in points."""
_WIDEST: Final = 60_000.0
"""Maximum width of its lines in points; the engine supports no wider cells."""


class Page(NamedTuple):
    """A page as wide as its map, and its captions.

    ``share`` says how much of the map is drawn, if not all of it. However narrow the map is, the
    page is at least ``narrowest`` wide.
    """

    map: ArgumentMap
    theme: Theme
    width: float
    share: str = ""
    narrowest: float = _NARROWEST

    @property
    def measure(self) -> int:
        """Width of its lines in points."""
        return ceil(min(max(self.width, self.narrowest), _WIDEST))

    def title(self) -> Caption | None:
        """The map's title, with its author and date in small type; ``None`` without any of these.

        The ids of its sources are names of files, which say nothing to a reader.
        """
        byline = " · ".join(part for part in (self.map.byline, self.share) if part)
        runs = (
            *self._lines(plain_text(self.map.title), self.theme.fonts.title, self.theme.ink),
            *self._lines(byline, self.theme.fonts.byline, self.theme.muted),
        )
        return Caption(runs, self.measure) if runs else None

    def section(self, title: str, level: int = 1) -> Caption:
        """A section's title below a rule; a subsection's title is smaller, and has no rule."""
        if level > 1:
            return self.line(plain_text(title), self.theme.fonts.subsection, self.theme.muted)
        runs = self._lines(plain_text(title), self.theme.fonts.section, self.theme.ink)
        return Caption(runs, self.measure, self.theme.hairline)

    def legend(self, entries: Sequence[Entry]) -> Caption | None:
        """The legend below a rule; ``None`` if there are no signs."""
        if not entries:
            return None
        key = Key(tuple(entries), self.theme, self.measure)
        return Caption((), self.measure, self.theme.hairline, key)

    def line(self, text: str, face: Face, colour: str) -> Caption:
        """Text on the page, as wide as the page."""
        return Caption(self._lines(text, face, colour), self.measure)

    def _lines(self, text: str, face: Face, colour: str) -> tuple[Run, ...]:
        """A text as lines of the page's width; none if it is empty."""
        found = wrap(text, self.measure, face.size, face.bold) if text else []
        return tuple(Run(line, face, colour) for line in found)

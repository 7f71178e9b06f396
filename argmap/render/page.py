"""What stands around a map on its page: the title, the titles of sections, the legend."""

from __future__ import annotations

from math import ceil
from typing import Final

from attrs import frozen

from argmap.model import ArgumentMap
from argmap.render.blocks import Run
from argmap.render.label import page_label
from argmap.render.legend import Entry, legend_row
from argmap.render.metrics import wrap
from argmap.render.shapes import Face
from argmap.render.theme import Theme

_NARROWEST: Final = 430.0
"""The least width of a page in points."""
_WIDEST: Final = 60_000.0
"""The greatest width of its lines in points; the engine knows no wider cells."""


@frozen
class Page:
    """A page as wide as its map; each part of it is one HTML-like label.

    ``share`` says how much of the map stands on it, where that is not all.
    """

    map: ArgumentMap
    theme: Theme
    width: float
    share: str = ""

    @property
    def measure(self) -> int:
        """The width of its lines in points."""
        return ceil(min(max(self.width, _NARROWEST), _WIDEST))

    def title(self) -> str:
        """The map's title, and in small its author and sources; empty where there is none."""
        runs = self.title_lines()
        return page_label(runs, self.measure) if runs else ""

    def title_lines(self) -> list[Run]:
        """The lines of the title."""
        sources = ", ".join(source.id for source in self.map.sources)
        byline = " · ".join(part for part in (self.map.author, sources, self.share) if part)
        return [
            *self.lines(self.map.title, self.theme.fonts.title, self.theme.ink),
            *self.lines(byline, self.theme.fonts.byline, self.theme.muted),
        ]

    def section(self, title: str) -> str:
        """A section's title below a rule."""
        runs = self.lines(title, self.theme.fonts.section, self.theme.ink)
        return page_label(runs, self.measure, self.theme.hairline)

    def legend(self, entries: list[Entry]) -> str:
        """The legend below a rule."""
        key = legend_row(entries, self.theme, self.measure)
        return page_label([], self.measure, self.theme.hairline, [key])

    def lines(self, text: str, face: Face, colour: str) -> list[Run]:
        """A text as lines of the page's width; none where it is empty."""
        found = wrap(text, self.measure, face.size, face.bold) if text else []
        return [Run(line, face, colour) for line in found]

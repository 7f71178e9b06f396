"""How pages are set: the sheet, the size of type, and the columns of cards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import evolve

from argmap.frozen_class import frozen
from argmap.render.output.paper_sizes import Paper
from argmap.render.output.picture_graph import BETWEEN, HANG
from argmap.render.text_layout.card_layout import card_width
from argmap.render.theme.measures import RANGES
from argmap.render.theme.theme import Theme

LEAST: Final = 8.0
"""The smallest type of statements on paper, in points; on slides it is larger."""
MARGIN: Final = 40.0
"""Margin of a page in points; the running head is in it."""
_SLACK: Final = 1.0
"""By how many points the engine's rounding may make a picture larger."""
_ABOVE_FOOT: Final = 24.0
"""Least distance in points from what is on a page to the legend at its foot."""
_NARROWEST: Final = 150
"""The least width of the text on a card, in points before it is scaled."""
_WIDEST: Final = 300
"""The greatest width of the text on a card, in points before it is scaled."""


def sheets(paper: Paper) -> tuple[Paper, ...]:
    """A sheet of paper with the margins of a page, as it is and turned."""
    return tuple(way._replace(margin=MARGIN) for way in paper.ways())


@frozen
class Room:
    """The room within the margins of a sheet, ``wide`` and ``high`` in points of the picture.

    ``scale`` is points on the sheet per point of the picture.
    """

    wide: float
    high: float
    scale: float

    @classmethod
    def of(cls, paper: Paper, scale: float) -> Room:
        """The room on a sheet at a scale."""
        wide, high = paper.width - 2 * paper.margin, paper.height - 2 * paper.margin
        return cls(wide / scale, high / scale, scale)

    def share(self, size: tuple[float, float]) -> float:
        """How much something has to be scaled down to fit; 1 if it fits."""
        wide, high = size
        return min(1.0, (self.wide + _SLACK) / wide, (self.high + _SLACK) / high)

    def has_foot(self, size: tuple[float, float], foot: float) -> bool:
        """Whether there is room for a legend of some height below something that fits."""
        return self.share(size) == 1 and size[1] + _ABOVE_FOOT + foot <= self.high


@frozen
class PageSetup:
    """A sheet, and how many cards are side by side on it, in a theme for cards of that width."""

    paper: Paper
    theme: Theme
    strips: int

    @classmethod
    def broad(cls, paper: Paper, theme: Theme) -> PageSetup:
        """The setup of a sheet with cards as broad as they can be, for very long texts."""
        wide = cls(paper, theme, 1).room.wide - HANG - card_width(theme.shapes, 0)
        return cls._with_cards(paper, theme, 1, min(int(wide), RANGES["card_width"][1]))

    @classmethod
    def usual(cls, paper: Paper, theme: Theme) -> Iterator[PageSetup]:
        """The setups of a sheet with cards as broad as usual, the one with the broadest first."""
        wide = cls(paper, theme, 1).room.wide
        shapes = theme.shapes
        strips, found = 1, 0
        while True:
            whole = (wide - HANG - (strips - 1) * BETWEEN) / strips
            measure = int(whole) - card_width(shapes, 0)
            if measure < _NARROWEST and found:
                return
            if measure <= _WIDEST:
                yield cls._with_cards(paper, theme, strips, max(measure, _NARROWEST))
                found += 1
            strips += 1

    @classmethod
    def _with_cards(cls, paper: Paper, theme: Theme, strips: int, measure: int) -> PageSetup:
        shapes = evolve(theme.shapes, card_width=measure)
        return cls(paper, evolve(theme, shapes=shapes), strips)

    @property
    def points(self) -> float:
        """The size of the smallest statements."""
        return max(LEAST, self.paper.least)

    @property
    def room(self) -> Room:
        """The room on the sheet, at a scale at which all statements can be read."""
        fonts = self.theme.fonts
        return Room.of(self.paper, self.points / min(fonts.text.size, fonts.deep.size))

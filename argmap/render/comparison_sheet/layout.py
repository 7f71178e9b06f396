"""The columns of a sheet, and the distances between what is in them."""

from __future__ import annotations

from typing import Final

from attrs import define

from argmap.frozen_class import frozen

GUTTER: Final = 14
"""Points between two columns."""
GAP: Final = 5
"""Points between two cards, one below the other."""
APART: Final = 11
"""Points between two relations, one below the other: more than within one."""
DROP: Final = 9
"""Points between a relation and its two statements below it."""


@frozen
class Columns:
    """Columns of equal width, ``number`` of them in a width in points."""

    width: int
    number: int

    @property
    def column(self) -> int:
        """Width of a column."""
        return (self.width - (self.number - 1) * GUTTER) // self.number

    def left(self, column: int) -> int:
        """Left edge of a column."""
        return column * (self.column + GUTTER)

    def middle(self, column: int) -> float:
        """The middle of a column, halfway between its edges."""
        return self.left(column) + self.column / 2

    def at(self, x: float) -> int:
        """The column that is at ``x``."""
        return int(x // (self.column + GUTTER))

    def across(self, columns: int) -> int:
        """Width of some neighbouring columns together."""
        return columns * self.column + (columns - 1) * GUTTER


@define
class Spot:
    """The position and size of a card, by its upper left corner."""

    x: float
    y: float
    wide: float
    high: float

    @property
    def middle(self) -> float:
        """Height of its middle."""
        return self.y + self.high / 2

    @property
    def end(self) -> float:
        """Its right edge."""
        return self.x + self.wide

"""Columns of a sheet, and the ways in which a relation and its two statements fit into them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import Final, Protocol

from attrs import define, frozen

from argmap.render.comparison_sheet.packing import Fit

GUTTER: Final = 14
"""Points between two columns."""
GAP: Final = 5
"""Points between two units, one below the other."""
DROP: Final = 12
"""Points between two statements and the relation below them."""

_WORTH: Final = 8
"""By how many points a reason beside its relation must make it lower."""
_MOST_BESIDE: Final = 3
"""The most columns that a reason beside the statements takes."""


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

    @property
    def centre(self) -> float:
        """Its middle from left to right."""
        return self.x + self.wide / 2


class Where(Enum):
    """Where a relation is drawn: between its two statements, below both, or beside them.

    If it is ``SPLIT``, its name is between them, and its reason beside them.
    """

    BETWEEN = auto()
    BELOW = auto()
    BESIDE = auto()
    SPLIT = auto()


@frozen
class PairFit(Fit):
    """A way in which a relation fits: where it is drawn, and the columns of its reason."""

    where: Where = Where.BETWEEN
    reason: tuple[int, int] = (0, 0)


class PairHeights(Protocol):
    """The heights in points of the cards of a relation."""

    def statements(self) -> float:
        """The height of its two statements."""

    def link(self, columns: int) -> float:
        """The height of the relation's card with its reason in some columns."""

    def name(self, columns: int) -> float:
        """The height of the relation's card without its reason."""

    def reason(self, columns: int) -> float:
        """The height of a card with its reason only."""


def fits(left: int, right: int, columns: int, heights: PairHeights) -> Iterator[PairFit]:
    """The ways in which a relation fits with statements in the columns ``left`` and ``right``.

    If the columns are no neighbours, the relation fills what is between them, so that no line
    crosses the column of a third author. If that is a single column, its reason may be beside.
    """
    high, between = heights.statements(), right - left - 1
    if between:
        link = max(high, heights.link(between))
        yield PairFit(left, right + 1, link, Where.BETWEEN, (left + 1, right))
    else:
        below = high + DROP + heights.link(2)
        yield PairFit(left, right + 1, below, Where.BELOW, (left, right + 1))
    for first, end in _sides(left, right, columns):
        whole = min(first, left), max(end, right + 1)
        if between == 1:
            split = max(high, heights.name(between), heights.reason(end - first))
            if split + _WORTH < max(high, heights.link(between)):
                yield PairFit(*whole, split, Where.SPLIT, (first, end))
        elif not between:
            beside = max(high, heights.link(end - first))
            yield PairFit(*whole, beside, Where.BESIDE, (first, end))


def _sides(left: int, right: int, columns: int) -> Iterator[tuple[int, int]]:
    """The columns beside two statements that a reason may take: to their right or left."""
    for number in range(1, _MOST_BESIDE + 1):
        if right + 1 + number <= columns:
            yield right + 1, right + 1 + number
        if left - number >= 0:
            yield left - number, left

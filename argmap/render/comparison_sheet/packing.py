"""Pack units of a few columns each into a block, so that little of it stays blank.

A unit fits in one of several ways: from a column to another, in a height that depends on the way.
Units whose columns do not overlap share a height. As in a wall, every unit comes to lie on what is
already there.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Final

from argmap.frozen_class import frozen

_AHEAD: Final = (1, 4, 10, 24)
"""How many of the next units may be placed first."""
_WASTE: Final = (0.3, 1.0, 3.0)
"""How much worse it is to leave something blank than to grow downwards."""
_HEIGHT: Final = (-0.6, 0.0, 0.3, 0.6, 1.0, 2.0)
"""How bad it is that a unit is high, the more so the more columns it leaves free."""
_MOST: Final = 120
"""From so many units on only one way of choosing is tried."""


@frozen
class Fit:
    """A way in which a unit fits: from one column up to another, and its height in points."""

    first: int
    end: int
    height: float


@frozen
class Placed:
    """A unit in its place: the way it fits, and its upper edge."""

    fit: Fit
    top: float


def pack(units: Sequence[Sequence[Fit]], columns: int, gap: float) -> tuple[list[Placed], float]:
    """The places of units, each with the ways in which it fits, and the height of them all.

    >>> units = [[Fit(0, 2, 10)], [Fit(1, 3, 10)], [Fit(2, 3, 8)]]
    >>> placed, height = pack(units, 3, 2)
    >>> [(one.fit.first, one.top) for one in placed], height
    ([(0, 0.0), (1, 12.0), (2, 0.0)], 22.0)
    """
    ways = list(product(_AHEAD, _WASTE, _HEIGHT))
    if len(units) > _MOST:
        ways = ways[-1:]
    best: dict[int, tuple[Fit, float]] = {}
    least = float("inf")
    for ahead, waste, weight in ways:
        found, height = _packed(units, columns, gap, ahead, waste, weight)
        if height < least - 0.5:
            best, least = found, height
    if not units:
        return [], 0.0
    return [Placed(*best[number]) for number in range(len(units))], least


def _packed(
    units: Sequence[Sequence[Fit]],
    columns: int,
    gap: float,
    ahead: int,
    waste: float,
    weight: float,
) -> tuple[dict[int, tuple[Fit, float]], float]:
    levels = [0.0] * columns
    waiting = list(range(len(units)))
    found: dict[int, tuple[Fit, float]] = {}
    while waiting:
        best, least = None, float("inf")
        for number in waiting[:ahead]:
            for fit in units[number]:
                under = levels[fit.first : fit.end]
                top = max(under)
                blank = sum(top - level for level in under) / columns
                beside = 1 - len(under) / columns
                cost = top + fit.height * weight * (1 + beside) + waste * blank
                if cost < least:
                    best, least = (number, fit, top), cost
        assert best is not None, "every unit fits in some way"
        number, fit, top = best
        waiting.remove(number)
        found[number] = fit, top
        levels[fit.first : fit.end] = [top + fit.height + gap] * (fit.end - fit.first)
    return found, max(levels, default=gap) - gap

"""Pack units of a few columns each into a block, so that little of it stays blank.

A unit fits in one of several ways: from a column to another, in a height that depends on the way.
Units whose columns do not overlap share a height. As in a wall, every unit comes to lie on what is
already there.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Final, Generic, TypeVar

from attrs import frozen

_AHEAD: Final = (1, 4, 10, 24)
"""How many of the next units may be placed first."""
_WASTE: Final = (0.3, 1.0, 3.0)
"""How much worse it is to leave something blank than to grow downwards."""
_HEIGHT: Final = (-0.6, 0.0, 0.3, 0.6, 1.0, 2.0)
"""How bad it is that a unit is high, the more so the more columns it leaves free."""
_BLANK: Final = 1.0
"""How bad it is that something stays blank, compared with the height of it all."""
_MOST: Final = 120
"""From so many units on only one way of choosing is tried."""


@frozen
class Fit:
    """A way in which a unit fits: from one column up to another, and its height in points."""

    first: int
    end: int
    height: float


F = TypeVar("F", bound=Fit)


@frozen
class Placed(Generic[F]):
    """A unit in its place: the way it fits, its upper edge, and the height that it may fill."""

    fit: F
    top: float
    height: float


def pack(units: Sequence[Sequence[F]], columns: int, gap: float) -> tuple[list[Placed[F]], float]:
    """The places of units, each with the ways in which it fits, and the height of them all.

    Each unit may fill the space down to the next one below it.

    >>> units = [[Fit(0, 2, 10)], [Fit(1, 3, 10)], [Fit(2, 3, 8)]]
    >>> placed, height = pack(units, 3, 2)
    >>> [(one.fit.first, one.top, one.height) for one in placed], height
    ([(0, 0.0, 10.0), (1, 12.0, 10.0), (2, 0.0, 10.0)], 22.0)
    """
    ways = list(product(_AHEAD, _WASTE, _HEIGHT))
    if len(units) > _MOST:
        ways = ways[-1:]
    best: dict[int, tuple[F, float]] = {}
    least, reached = float("inf"), 0.0
    for ahead, waste, weight in ways:
        found, height = _packed(units, columns, gap, ahead, waste, weight)
        covered = sum((fit.end - fit.first) * fit.height for fit, _ in found.values())
        score = height + _BLANK * (height - covered / columns)
        if score < least - 0.5:
            best, least, reached = found, score, height
    if not units:
        return [], 0.0
    return _filled([best[number] for number in range(len(units))], columns, gap, reached), reached


def _packed(
    units: Sequence[Sequence[F]],
    columns: int,
    gap: float,
    ahead: int,
    waste: float,
    weight: float,
) -> tuple[dict[int, tuple[F, float]], float]:
    levels = [0.0] * columns
    waiting = list(range(len(units)))
    found: dict[int, tuple[F, float]] = {}
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


def _filled(
    found: Sequence[tuple[F, float]], columns: int, gap: float, height: float
) -> list[Placed[F]]:
    """The units, each filling the space below it that no other needs."""
    below = [height + gap] * columns
    filled: dict[int, Placed[F]] = {}
    order = sorted(range(len(found)), key=lambda number: found[number][1], reverse=True)
    for number in order:
        fit, top = found[number]
        foot = min(below[fit.first : fit.end]) - gap
        filled[number] = Placed(fit, top, foot - top)
        below[fit.first : fit.end] = [top] * (fit.end - fit.first)
    return [filled[number] for number in range(len(found))]

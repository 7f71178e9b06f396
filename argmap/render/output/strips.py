"""Place shapes close together without overlap, in strips side by side.

A shape takes in each strip only as much height as it needs, so that others may be above or below a
deep branch. A strip is as wide as a card and the gap beside it.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable

from attrs import Factory, define

Reach = tuple[float, float]
"""From where to where something reaches down, in points."""


@define
class Shape:
    """How far down something reaches in each strip, from its first strip and its top."""

    reaches: dict[int, Reach] = Factory(dict)

    @property
    def strips(self) -> int:
        """The number of strips that it takes."""
        return max(self.reaches, default=-1) + 1

    @property
    def height(self) -> float:
        """Its height in points."""
        return max((foot for _, foot in self.reaches.values()), default=0.0)

    def extend(self, strips: Iterable[int], top: float, foot: float) -> None:
        """Note that something in it reaches from ``top`` to ``foot`` in some strips."""
        for strip in strips:
            above, below = self.reaches.get(strip, (top, foot))
            self.reaches[strip] = min(above, top), max(below, foot)

    def add(self, other: Shape, y: float) -> None:
        """Extend it by another shape with its top at ``y``, in the same first strip."""
        for strip, (top, foot) in other.reaches.items():
            self.extend((strip,), y + top, y + foot)


def _foot(reach: Reach) -> float:
    return reach[1]


@define
class Strips:
    """What has been placed in strips side by side, ``gap`` points apart.

    In each strip, it is in order from the top, so that what is far above or below costs nothing.
    """

    gap: float
    taken: dict[int, list[Reach]] = Factory(dict)

    def free(self, shape: Shape, strip: int, y: float) -> float:
        """The first height from ``y`` on at which a shape fits, its first strip being given."""
        moved = True
        while moved:
            moved = False
            for at, (top, foot) in shape.reaches.items():
                taken = self.taken.get(strip + at, ())
                first = bisect_right(taken, y + top - self.gap, key=_foot)
                for number in range(first, len(taken)):
                    above, below = taken[number]
                    if above >= y + foot + self.gap:
                        break
                    if (lower := below + self.gap - top) > y:
                        y, moved = lower, True
        return y

    def place(self, shape: Shape, strip: int, y: float) -> None:
        """Take the room of a shape, which must be free."""
        for at, (top, foot) in shape.reaches.items():
            insort(self.taken.setdefault(strip + at, []), (y + top, y + foot), key=_foot)

"""Place shapes close together without overlap, in strips side by side.

A shape takes in each strip only as much height as it needs, so that others may be above or below a
deep branch. A strip is as wide as a card and the gap beside it.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable

from attrs import Factory, define, field

Reach = tuple[float, float]
"""From where to where something reaches down, in points."""


@define(eq=False, repr=False)
class Shape:
    """How far down something reaches in each strip, from its first strip and its top.

    ``strips`` is the number of strips that it takes, and ``height`` its height in points.
    """

    reaches: dict[int, Reach] = Factory(dict)
    strips: int = field(init=False)
    height: float = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.strips = max(self.reaches, default=-1) + 1
        self.height = max((foot for _, foot in self.reaches.values()), default=0.0)

    def extend(self, strips: Iterable[int], top: float, foot: float) -> None:
        """Note that something in it reaches from ``top`` to ``foot`` in some strips."""
        for strip in strips:
            above, below = self.reaches.get(strip, (top, foot))
            self.reaches[strip] = (above if above < top else top, below if below > foot else foot)
            if strip >= self.strips:
                self.strips = strip + 1
            if foot > self.height:
                self.height = foot

    def add(self, other: Shape, y: float) -> None:
        """Extend it by another shape with its top at ``y``, in the same first strip."""
        for strip, (top, foot) in other.reaches.items():
            self.extend((strip,), y + top, y + foot)

    @property
    def room(self) -> float:
        """How much it takes, in points of all strips."""
        return sum(foot - top for top, foot in self.reaches.values())

    def from_height(self, y: float) -> Shape:
        """What of it is below some height."""
        found = {
            strip: (max(y, top), foot) for strip, (top, foot) in self.reaches.items() if foot > y
        }
        return Shape(found)


def _foot(reach: Reach) -> float:
    return reach[1]


@define(eq=False, repr=False)
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

    def below(self, y: float) -> Strips:
        """A copy without what ends above some height."""
        kept = {
            strip: [reach for reach in taken if reach[1] + self.gap > y]
            for strip, taken in self.taken.items()
            if taken[-1][1] + self.gap > y  # the last reaches furthest down
        }
        return Strips(self.gap, kept)

    def room(self, y: float) -> float:
        """How much is taken below some height, in points of all strips."""
        return sum(
            foot - max(y, top) for taken in self.taken.values() for top, foot in taken if foot > y
        )

    def foot(self, strips: Iterable[int]) -> float:
        """How far down something reaches in some strips."""
        return max((self.taken[one][-1][1] for one in strips if self.taken.get(one)), default=0.0)

"""Trunks: lines with one arrowhead in common, and the lanes in which they run between two ranks.

A trunk is put on a lane nearer to the cards above than another if their lines would otherwise
cross; between the ranks of a tree, none has to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from attrs import Factory, define

HEAD_ROOM: Final = 13.0
"""Distance in points from a card to its nearest trunk, with room for an arrowhead."""
TAIL_ROOM: Final = 5.5
"""Minimum distance in points from a trunk to the cards that it leads to."""
LANE: Final = 6.0
"""Distance in points between two lanes, if there is room."""
_DOCK: Final = 12.0
"""Distance in points between two arrowheads on one card, if there is room."""
EDGE: Final = 5.0
"""Minimum distance in points from an arrowhead to the corner of its card."""


@define(eq=False, repr=False)
class Trunk:
    """Lines with one arrowhead in common.

    Positions ``along`` the drawing run from rank to rank, those ``across`` it within a rank.
    ``near`` is the side of the card with the arrowhead, ``far`` that of the cards at the other
    ends; ``ends`` are their positions across, by the number of the line.
    """

    near: float
    far: float
    head: float
    ends: dict[int, float] = Factory(dict)
    lane: int = 0

    @property
    def low(self) -> float:
        return min(self.head, *self.ends.values())

    @property
    def high(self) -> float:
        return max(self.head, *self.ends.values())

    def yields_to(self, other: Trunk) -> bool:
        """Whether a line of this trunk would cross the other one on the same lane or a nearer one.

        That is so if a card that it leads to is beside the other trunk, or if the other arrowhead
        is beside this one. At a card to which both lead, their lines meet.
        """
        return self.low <= other.head <= self.high or any(
            other.low <= end <= other.high
            for end in self.ends.values()
            if end not in other.ends.values()
        )


def spaced(low: float, high: float, count: int) -> list[float]:
    """The places of the arrowheads on the side of a card, around its middle."""
    middle, room = (low + high) / 2, high - low - 2 * EDGE
    between = min(_DOCK, max(0.0, room) / (count - 1)) if count > 1 else 0.0
    return [middle + (number - (count - 1) / 2) * between for number in range(count)]


def assign_lanes(trunks: list[Trunk]) -> None:
    """Give the trunks of a gap their lanes, the first of them nearest to the arrowheads."""
    nearer: dict[Trunk, list[Trunk]] = {trunk: [] for trunk in trunks}
    for trunk, other in _beside_each_other(trunks):
        if trunk.yields_to(other):
            nearer[trunk].append(other)
        if other.yields_to(trunk):
            nearer[other].append(trunk)
    settled: set[Trunk] = set()
    for trunk in _in_order(trunks, nearer):
        before = [other.lane + 1 for other in nearer[trunk] if other in settled]
        trunk.lane = max(before, default=0)
        settled.add(trunk)


def _beside_each_other(trunks: Iterable[Trunk]) -> Iterator[tuple[Trunk, Trunk]]:
    """The pairs of trunks that overlap across the drawing."""
    open: list[Trunk] = []
    for trunk in sorted(trunks, key=lambda one: one.low):
        open = [other for other in open if other.high >= trunk.low]
        yield from ((trunk, other) for other in open)
        open.append(trunk)


def _in_order(trunks: Iterable[Trunk], nearer: Mapping[Trunk, Iterable[Trunk]]) -> Iterator[Trunk]:
    """The trunks, each after those that must be nearer; where that is impossible, in any order."""
    begun: set[Trunk] = set()
    for first in trunks:
        waiting = [(first, False)]
        while waiting:
            trunk, is_ready = waiting.pop()
            if is_ready:
                yield trunk
            elif trunk not in begun:
                begun.add(trunk)
                waiting.append((trunk, True))
                waiting += [(other, False) for other in nearer[trunk]]

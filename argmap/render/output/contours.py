"""The outline of a branch, by rank, to place branches beside one another as closely as can be."""

from __future__ import annotations

from math import inf

from argmap.render.output.picture_graph import BESIDE


class Contour:
    """The outline of a branch.

    It has the smallest and largest position on each rank, relative to ``shift``.
    """

    __slots__ = ("shift", "sides")

    def __init__(self, sides: dict[int, tuple[float, float]]) -> None:
        self.sides = sides
        self.shift = 0.0

    def put(self, rank: int, low: float, high: float) -> None:
        """Note that something on a rank reaches from ``low`` to ``high``, besides what is there."""
        before = self.sides.get(rank, (inf, -inf))
        self.sides[rank] = min(before[0], low - self.shift), max(before[1], high - self.shift)

    def joined(self, other: Contour, least: float = 0.0) -> tuple[Contour, float]:
        """Place ``other`` as closely as possible beside this one; return both, and its shift.

        It is shifted by no less than ``least``.
        """
        near, far = (other, self) if len(other.sides) < len(self.sides) else (self, other)
        moved = max(
            (
                self.sides[rank][1] + self.shift + BESIDE - other.sides[rank][0] - other.shift
                for rank in near.sides
                if rank in far.sides
            ),
            default=least,
        )
        moved = max(moved, least)
        other.shift += moved
        for rank, (low, high) in near.sides.items():
            far.put(rank, low + near.shift, high + near.shift)
        return far, moved

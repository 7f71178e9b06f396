"""Parts of an overview at their places, and ways to put them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil, inf
from typing import Final

from attrs import evolve

from argmap.frozen_class import frozen
from argmap.render.text_layout.caption import Caption
from argmap.render.text_layout.card_layout import Card
from argmap.render.theme.card_styles import CardRole

GAP: Final = 7
"""Points between two cards, one below the other."""
COLUMNS: Final = 16
"""Points between two columns."""


@frozen
class Element:
    """A card or caption at its place; ``key`` is its statement or argument, or empty.

    ``is_again`` is set where a statement is met again. ``role`` is what a card shows.
    """

    panel: Card | Caption
    x: float
    y: float
    key: str = ""
    is_again: bool = False
    role: CardRole | None = None


@frozen
class Block:
    """Elements that belong together, and their height in points."""

    height: float
    elements: tuple[Element, ...] = ()

    @classmethod
    def of(cls, panel: Card | Caption, key: str = "", role: CardRole | None = None) -> Block:
        """A block of one card or caption."""
        is_again = role is not None and role.is_placeholder
        return cls(panel.height, (Element(panel, 0, 0, key, is_again, role),))

    def moved(self, across: float, down: float) -> Iterator[Element]:
        """Its elements, moved."""
        for one in self.elements:
            x, y = one.x + across, one.y + down
            yield Element(one.panel, x, y, one.key, one.is_again, one.role)

    def lowered(self, height: float) -> Block:
        """The block at the foot of a ``height``."""
        down = max(height - self.height, 0)
        return Block(self.height + down, tuple(self.moved(0, down)))

    def filled(self, height: float) -> Block:
        """The block with its first card, on which the others lie, made as high as this."""
        first, *others = self.elements
        assert isinstance(first.panel, Card), "what lies below the others is a card"
        panel = evolve(first.panel, least=ceil(height))
        return Block(height, (evolve(first, panel=panel), *others))


def stacked(blocks: Iterable[Block], gap: float) -> Block:
    """Blocks, one below the other."""
    elements: list[Element] = []
    y = 0.0
    for block in blocks:
        if block.height:
            y += gap if elements else 0.0
            elements += block.moved(0, y)
            y += block.height
    return Block(y, tuple(elements))


def in_row(cells: Iterable[tuple[Block, int]]) -> Block:
    """Blocks beside each other with their left edges, all made equally high."""
    cells = list(cells)
    high = max(block.height for block, _ in cells)
    return Block(high, tuple(one for block, x in cells for one in block.filled(high).moved(x, 0)))


def columns(width: int, number: int, gap: int) -> list[tuple[int, int]]:
    """The left edges and widths of columns, in whole points.

    >>> columns(101, 2, 1)
    [(0, 50), (51, 50)]
    """
    room = width - gap * (number - 1)
    edges = [room * one // number for one in range(number + 1)]
    return [(edges[one] + gap * one, edges[one + 1] - edges[one]) for one in range(number)]


def shared_out(heights: Sequence[float], number: int) -> list[int]:
    """How many things go into each column, in their order, so that the highest is lowest.

    >>> shared_out([3, 1, 1, 2], 2), shared_out([1, 1, 9], 2), shared_out([5], 2)
    ([2, 2], [2, 1], [1, 0])
    """
    high = max([sum(heights) / number, *heights])
    while True:
        counts, level, next_high = [0], 0.0, inf
        for height in heights:
            if level + height > high:
                next_high = min(next_high, level + height)
                counts.append(0)
                level = 0.0
            counts[-1] += 1
            level += height
        if len(counts) <= number:
            return counts + [0] * (number - len(counts))
        high = next_high

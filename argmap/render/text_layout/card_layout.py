"""The layout of a card: its rows, their heights and positions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from math import ceil
from typing import Final, NamedTuple

from argmap.frozen_class import frozen
from argmap.render.text_layout.text_blocks import LEADING, Block, Line
from argmap.render.theme.measures import USUAL, Shapes
from argmap.render.theme.theme import Accent

# In points: the space beside a card's lines, its head, the space at its foot, and the gaps after
# its text and between its details.
_PAD: Final = 9
_HEAD: Final = 17
_FOOT: Final = 6
_TEXT_GAP: Final = 3
_GAP: Final = 2


class Row(NamedTuple):
    """A row of a card: lines at the left, if any, and text at the right.

    ``is_solid`` says that its one line is at the bottom. ``corner`` is the right part of a head;
    ``room`` is how much wider than measured it may be drawn. ``link`` is the row's link.
    """

    high: int
    lines: tuple[Line, ...] = ()
    is_solid: bool = False
    corner: Line = ()
    link: str = ""
    room: float = 1.0

    @property
    def corner_width(self) -> int:
        """Width of its right part in points."""
        return ceil(sum(run.width for run in self.corner) * self.room)


@frozen(slots=False)
class Card:
    """A card: its head (left and right), its blocks, and its style.

    ``measure`` is the width of its lines in points, ``room`` how much wider than measured they may
    be drawn. ``least`` is its minimum height in points.
    """

    head: Line
    corner: Line
    blocks: tuple[Block, ...]
    accent: Accent
    measure: int = USUAL.card_width
    heavy: bool = False
    dashed: bool = False
    rounded: bool = False
    shapes: Shapes = USUAL
    room: float = 1.0
    least: int = 0

    @property
    def border(self) -> int:
        """Width of its border in points."""
        return self.shapes.thesis_border if self.heavy else self.shapes.border

    @property
    def bar(self) -> int:
        """Width in points of the bar at its left; 0 for none."""
        return 0 if self.rounded else self.shapes.bar

    @cached_property
    def width(self) -> int:
        """Total width in points."""
        return card_width(self.shapes, self.measure) - self.shapes.bar + self.bar

    @cached_property
    def height(self) -> int:
        """Total height in points."""
        return sum(row.high for row in self.rows) + 2 * self.border

    @property
    def pad(self) -> int:
        """Points between its lines and its border or bar."""
        return _PAD + 1 - self.border

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Its rows, from the top; the last one fills it up to its minimum height."""
        *rows, foot = self._rows()
        lacking = self.least - 2 * self.border - sum(row.high for row in (*rows, foot))
        return (*rows, foot._replace(high=foot.high + max(0, lacking)))

    def _rows(self) -> Iterator[Row]:
        if self.head:
            high = max(_HEAD, ceil(_line_height((*self.head, *self.corner))) + 4)
            yield Row(high, (self.head,), True, self.corner, room=self.room)
        else:
            yield Row(_FOOT - 2)
        gap = _TEXT_GAP
        for block in self.blocks:
            yield from _block_rows(block, gap)
            gap = _GAP
        yield Row(_FOOT)


def card_width(shapes: Shapes, measure: int) -> int:
    """The total width in points of a card whose lines are ``measure`` points wide."""
    return shapes.bar + 2 * _PAD + measure + 2


def _block_rows(block: Block, gap: int) -> Iterator[Row]:
    """The rows of a block.

    Graphviz sets lines in a plain face with some leading and lower in their cell, all others
    without. So the others get a row each, with the gap above them instead of below.
    """
    is_plain = all(len(runs) == 1 and runs[0].face.is_plain for runs in block.lines)
    if is_plain and not block.is_apart:
        high = ceil(sum(map(_line_height, block.lines))) + gap
        yield Row(high, block.lines, link=block.link)
        return
    for runs in block.lines:
        yield Row(ceil(_line_height(runs)) + gap, (runs,), True, link=block.link)
        gap = 0


def _line_height(runs: Line) -> float:
    return max(run.face.size for run in runs) * LEADING

"""Positions of everything on a comparison sheet, in points from its upper left corner.

There is one column per map, and a gutter between two columns for relations. Related statements are
moved to the same height as far as the columns allow.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from attrs import Factory, define, frozen

from argmap.comparison import Link
from argmap.model import Reference
from argmap.render.comparison_sheet.plan import Block
from argmap.render.comparison_sheet.rows import Row

_GAP: Final = 9
"""Points between two cards of a column."""
_APART: Final = 20
"""Points above a card that starts a new tree."""
_FARTHEST: Final = 240
"""The most points that a card is moved down to be level with a related one."""
_ROUNDS: Final = 6


@frozen
class Widths:
    """The widths of a sheet in points: of a column, of a gutter, and of the card in the gutter."""

    columns: int
    column: int
    gutter: int

    @property
    def whole(self) -> int:
        """Total width of the sheet."""
        return self.columns * self.column + max(0, self.columns - 1) * self.gutter

    def left(self, column: int) -> int:
        """Left edge of a column."""
        return column * (self.column + self.gutter)

    def middle(self, gutter: int) -> float:
        """Centre line of the gutter to the right of a column."""
        return self.left(gutter) + self.column + self.gutter / 2


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


@define
class BlockLayout:
    """Positions of a block's rows, by (map, row number), and of its relation cards, by number."""

    rows: dict[tuple[str, int], Spot] = Factory(dict)
    links: dict[int, Spot] = Factory(dict)
    tables: dict[int, Spot] = Factory(dict)
    bottom: float = 0.0

    def end(self, block: Block, key: Reference) -> Spot:
        """The position of a statement at the end of a relation."""
        return self.rows[block.place(key)]


def lay_out_block(
    block: Block,
    names: Sequence[str],
    widths: Widths,
    top: float,
    height: Callable[[str, Row], float],
    link_size: Callable[[Link], tuple[int, int]],
    table_sizes: Sequence[tuple[int, int, int]],
) -> BlockLayout:
    """Place the rows of a block below ``top``, then its relation cards and tables in the gutters.

    ``height`` returns the height of a row's card; ``link_size`` the width and height of a
    relation's card; ``table_sizes`` has the gutter, width and height of each table.
    """
    layout = BlockLayout()
    for column, name in enumerate(names):
        y = top
        for number, row in enumerate(block.columns[name]):
            if number:
                y += _GAP if row.depth else _APART
            x = widths.left(column) + row.inset
            wide = widths.column - row.inset
            high = height(name, row)
            layout.rows[name, number] = Spot(x, y, wide, high)
            y += high
    _align(block, layout)
    _place_links(block, names, widths, top, link_size, layout)
    _place_tables(widths, top, table_sizes, layout)
    spots = [*layout.rows.values(), *layout.links.values(), *layout.tables.values()]
    layout.bottom = max((spot.y + spot.high for spot in spots), default=top)
    return layout


def _align(block: Block, layout: BlockLayout) -> None:
    """Move cards, and everything below them, down until they are level with what they relate to."""
    start = {place: spot.y for place, spot in layout.rows.items()}
    for _ in range(_ROUNDS):
        moved = False
        for link in block.links:
            one, other = (layout.end(block, key) for key in link.ends)
            higher, lower = (one, other) if one.middle <= other.middle else (other, one)
            name, number = place = block.place(link.ends[0 if higher is one else 1])
            way = lower.middle - higher.middle
            if number == 0:
                continue  # keep the answers level
            if way > 1 and higher.y + way - start[place] <= _FARTHEST:
                for at in range(number, len(block.columns[name])):
                    layout.rows[name, at].y += way
                moved = True
        if not moved:
            return


def gutter_of(link: Link, block: Block, names: Sequence[str]) -> int:
    """The gutter for a relation card: to the right of the column of its left end."""
    return min(names.index(block.place(key)[0]) for key in link.ends)


def _place_links(
    block: Block,
    names: Sequence[str],
    widths: Widths,
    top: float,
    size: Callable[[Link], tuple[int, int]],
    layout: BlockLayout,
) -> None:
    by_gutter: dict[int, list[int]] = {}
    for number, link in enumerate(block.links):
        by_gutter.setdefault(gutter_of(link, block, names), []).append(number)
    for gutter, numbers in by_gutter.items():
        wanted = {
            number: sum(layout.end(block, key).middle for key in block.links[number].ends) / 2
            for number in numbers
        }
        sizes = {number: size(block.links[number]) for number in numbers}
        order = sorted(numbers, key=wanted.__getitem__)
        for number, y in _stacked(order, wanted, sizes, top).items():
            wide, high = sizes[number]
            layout.links[number] = Spot(widths.middle(gutter) - wide / 2, y, wide, high)


def _stacked(
    order: Sequence[int],
    wanted: Mapping[int, float],
    sizes: Mapping[int, tuple[int, int]],
    top: float,
) -> dict[int, float]:
    """Upper edges of stacked cards, each as close to its wanted position as possible.

    Cards that would overlap form a group, which is centred on the mean of its wanted positions.
    """
    groups: list[tuple[list[int], float]] = []  # each group with its upper edge
    for number in order:
        group, y = [number], wanted[number] - sizes[number][1] / 2
        while groups:
            above, above_y = groups[-1]
            if y >= above_y + sum(sizes[one][1] + _GAP for one in above):
                break
            groups.pop()
            group = [*above, *group]
            y = _best(group, wanted, sizes)
        groups.append((group, max(y, top)))
    edges: dict[int, float] = {}
    at = top
    for group, y in groups:
        at = max(at, y)
        for number in group:
            edges[number] = at
            at += sizes[number][1] + _GAP
    return edges


def _best(
    group: Sequence[int], wanted: Mapping[int, float], sizes: Mapping[int, tuple[int, int]]
) -> float:
    """The upper edge of a group that puts its cards closest to where they are wanted."""
    offset, total = 0.0, 0.0
    for number in group:
        high = sizes[number][1]
        total += wanted[number] - high / 2 - offset
        offset += high + _GAP
    return total / len(group)


def _place_tables(
    widths: Widths, top: float, sizes: Sequence[tuple[int, int, int]], layout: BlockLayout
) -> None:
    """Stack tables in their gutters below everything else."""
    below: dict[int, float] = {}
    for number, (gutter, wide, high) in enumerate(sizes):
        y = below.get(gutter, top)
        layout.tables[number] = Spot(widths.middle(gutter) - wide / 2, y, wide, high)
        below[gutter] = y + high + _GAP

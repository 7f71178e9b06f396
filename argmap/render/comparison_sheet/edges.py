"""Routes for the lines between relation cards in the gutters and the statements they relate.

Ends on the same side of a card are spread along it in order. A line to a distant column runs along
the gutters and through the gaps between the cards of the columns it crosses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from attrs import Factory, define, frozen

from argmap.model import Reference
from argmap.render.comparison_sheet.layout import BlockLayout, Spot, Widths, gutter_of
from argmap.render.comparison_sheet.plan import Block
from argmap.render.output.picture_graph import Curve, Point
from argmap.render.theme.line_styles import Stroke

HEAD: Final = 12
"""Distance in points from the top of a card to the line to its parent."""

_ENDS: Final = {"tee": 4.6, "dot": 7.0, "odot": 7.0, "normal": 8.0}
"""Length of a line's end in points, by arrowhead."""
_SPREAD: Final = 11.0
"""Maximum distance in points between two ends on one side of a card."""
_CORNER: Final = 6.0
"""Corner radius in points."""
_AIR: Final = 6.0
"""Distance in points between a line and the cards it passes, if there is room."""
_APART: Final = 5.0
"""Distance in points between two parallel lines."""
_TAKEN: Final = 60.0
"""Detour in points that a line takes rather than share a gap with another line."""
_LANES: Final = 3

_Gap = tuple[float, float]


@frozen
class _End:
    """One end of a relation's line; ``at`` is the position of the statement's row."""

    link: int
    key: Reference
    at: tuple[str, int]
    is_left: bool


@define
class SheetEdges:
    """Routes the lines of one block; ``bottom`` is the lowest point they reach."""

    block: Block
    names: Sequence[str]
    widths: Widths
    layout: BlockLayout
    top: float
    silent: Mapping[str, float]
    bottom: float = 0.0
    _heights: dict[tuple[int, Reference], float] = Factory(dict)
    _taken: dict[tuple[str, int], list[float]] = Factory(dict)
    _lanes: dict[tuple[str, int], int] = Factory(dict)

    def __attrs_post_init__(self) -> None:
        """Spread the ends along the sides of the cards."""
        sides: dict[tuple[tuple[str, int], bool], list[_End]] = {}
        for end in self._ends():
            sides.setdefault((end.at, end.is_left), []).append(end)
        for (at, is_left), ends in sides.items():
            card = self.layout.rows[at]
            ends.sort(key=lambda end: self.layout.links[end.link].middle)
            row = self.block.columns[at[0]][at[1]]
            head = 2 * HEAD if is_left and row.under >= 0 else 0
            step = min(_SPREAD, (card.high - head) / (len(ends) + 1))
            first = card.y + (card.high + head - step * (len(ends) - 1)) / 2
            for number, end in enumerate(ends):
                self._heights[end.link, end.key] = first + step * number

    def _ends(self) -> Iterator[_End]:
        for number, link in enumerate(self.block.links):
            for key in link.ends:
                at = self.block.place(key)
                is_left = self.layout.rows[at].x > self.layout.links[number].x
                yield _End(number, key, at, is_left)

    def curve(self, link: int, key: Reference, stroke: Stroke, *, points_at: bool) -> Curve:
        """The route of a line from a statement to a relation card.

        ``points_at`` says whether the line has an arrowhead.
        """
        card, spot = self.layout.end(self.block, key), self.layout.links[link]
        is_left = card.x < spot.x
        height = self._heights[link, key]
        tip = (card.x + card.wide + 1 if is_left else card.x - 1, height)
        back = _ENDS.get(stroke.end, 0.0) if points_at else 0.0
        start = (tip[0] + (back if is_left else -back), height)
        end = (spot.x if is_left else spot.x + spot.wide, spot.middle)
        column = self.names.index(self.block.place(key)[0])
        gutter = gutter_of(self.block.links[link], self.block, self.names)
        if column - gutter > 1:
            points = _rounded([start, *self._around(gutter, column, end, height)])
        else:
            bend = (end[0] - start[0]) / 2
            points = [start, (start[0] + bend, start[1]), (end[0] - bend, end[1]), end]
        self.bottom = max(self.bottom, *(y for _, y in points))
        return Curve(tuple(points), tip if back else None)

    # Routing around other cards

    def _around(self, gutter: int, column: int, end: Point, height: float) -> list[Point]:
        """Corner points from a card in a distant column back to a relation card.

        The first corner is level with the card.
        """
        way = [end]
        y = end[1]
        for between in range(gutter + 1, column):
            y = self._cross(way, y, "column", between, height)
            y = self._cross(way, y, "gutter", between, height)
        x = self._before(column)
        return [(x, height), (x, y), *reversed(way)]

    def _cross(self, way: list[Point], y: float, what: str, number: int, wanted: float) -> float:
        """Extend a route across a column, or the gutter beside it, and return its end height."""
        x = self._before(number) if what == "column" else self._behind(number)
        free = self._free(what, number, y, wanted)
        way += [(x, y), (x, free)]
        return free

    def _before(self, column: int) -> float:
        return self.widths.left(column) - 14 - self._lane("before", column)

    def _behind(self, column: int) -> float:
        return self.widths.left(column) + self.widths.column + 11 + self._lane("behind", column)

    def _lane(self, side: str, column: int) -> float:
        number = self._lanes.get((side, column), 0)
        self._lanes[side, column] = number + 1
        return number % _LANES * _APART

    def _free(self, what: str, number: int, y: float, wanted: float) -> float:
        """A free height at which to cross a column or gutter, close to both ends of the line."""
        taken = self._taken.setdefault((what, number), [])
        best, least = y, float("inf")
        for gap in self._gaps(what, number):
            for height in _within(gap, y, taken):
                cost = abs(height - y) + abs(height - wanted) / 2
                cost += _TAKEN * any(abs(height - other) < _APART for other in taken)
                if cost < least:
                    best, least = height, cost
        taken.append(best)
        return best

    def _gaps(self, what: str, number: int) -> Iterator[_Gap]:
        """The gaps between the cards of a column or gutter, from the top."""
        at = self.top
        for part in sorted(self._parts(what, number)):
            if part[0] - at > _APART:
                yield at, part[0]
            at = max(at, part[1])
        yield at, at + 1_000_000

    def _parts(self, what: str, number: int) -> Iterator[_Gap]:
        spots: Iterator[Spot]
        if what == "column":
            name = self.names[number]
            if name in self.silent:
                yield self.top, self.silent[name]
            spots = (spot for (one, _), spot in self.layout.rows.items() if one == name)
        else:
            middle = self.widths.middle(number)
            around = (*self.layout.links.values(), *self.layout.tables.values())
            spots = (spot for spot in around if spot.x < middle < spot.x + spot.wide)
        yield from ((spot.y, spot.y + spot.high) for spot in spots)


def _within(gap: _Gap, y: float, taken: Sequence[float]) -> Iterator[float]:
    """The heights in a gap closest to ``y`` that are not taken."""
    air = min(_AIR, (gap[1] - gap[0]) / 2)
    low, high = gap[0] + air, gap[1] - air
    for near in (y, *(other + way * _APART for other in taken for way in (1, -1))):
        yield min(max(near, low), high)


def _rounded(corners: Sequence[Point]) -> list[Point]:
    """Control points of a line with rounded corners."""
    path = [corners[0]]
    for here in corners[1:]:
        if here != path[-1]:
            path.append(here)
    points = [path[0]]
    for number, (before, here) in enumerate(pairwise(path), 1):
        after = path[number + 1] if number + 1 < len(path) else None
        to = _towards(here, before) if after is not None else here
        points += [points[-1], to, to]
        if after is not None:
            points += [here, here, _towards(here, after)]
    return points


def _towards(corner: Point, other: Point) -> Point:
    """The point where the curve of a corner begins on the way to the next one."""
    way = other[0] - corner[0], other[1] - corner[1]
    length = max(abs(way[0]), abs(way[1]))
    share = min(_CORNER, length / 2) / length
    return corner[0] + way[0] * share, corner[1] + way[1] * share

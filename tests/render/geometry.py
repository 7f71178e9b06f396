"""Where the cards and lines of a map's drawing are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from argmap.model import ArgumentMap
from argmap.render import WHOLE
from argmap.render.diagram.drawing_options import DrawingOptions
from argmap.render.diagram.folding import folded
from argmap.render.diagram.graph import map_graph
from argmap.render.diagram.scene_builder import build_scene
from argmap.render.output.graphviz import find_engine
from argmap.render.output.graphviz_layout import begin, places
from argmap.render.output.layout_completion import completed
from argmap.render.output.paper_sizes import Layout
from argmap.render.output.picture_graph import Graph, Point, Stack
from argmap.render.text_layout.card_marks import NO_MARKS
from argmap.render.theme.theme import LIGHT

NEAR = 0.02
"""Points by which two positions may differ, since the engine rounds them."""


class Box(NamedTuple):
    """A card by its sides."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether they have more in common than the border of two cards in a frame."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return min(across, down) > 1 + NEAR


class Line(NamedTuple):
    """A line with its route, from the arrowhead.

    ``hangs`` says whether its end is below its start, indented; ``joins`` whether it is at the left
    of its start, between two roots.
    """

    start: str
    end: str
    sort: str
    route: tuple[Point, ...]
    hangs: bool
    joins: bool

    def parts(self) -> Iterator[tuple[Point, Point]]:
        return pairwise(self.route)


class Drawing(NamedTuple):
    """The cards and captions of a map, by name, its lines, and its size.

    ``frames`` are arguments with their premises, and ``lists`` cards in lists, by name.
    ``dividers`` are the rules above cards.
    """

    boxes: dict[str, Box]
    lines: list[Line]
    size: tuple[float, float]
    frames: list[list[str]]
    lists: list[list[str]]
    dividers: dict[str, tuple[Point, Point]]

    def cards(self) -> dict[str, Box]:
        """All boxes but captions."""
        return {name: box for name, box in self.boxes.items() if not is_caption(name)}

    def headings(self) -> dict[str, Box]:
        """The headings of sections."""
        return {name: box for name, box in self.boxes.items() if name.startswith("section-")}


def is_caption(name: str) -> bool:
    return name in ("title", "legend") or name.startswith("section-")


def graph_of(map: ArgumentMap, direction: str = "lr", columns: int = 1) -> Graph:
    """The graph of a map before it is laid out."""
    layout = Layout(direction, columns=columns)
    return map_graph(map, DrawingOptions(folded(build_scene(map), WHOLE), LIGHT, layout), NO_MARKS)


def drawn(map: ArgumentMap, direction: str = "lr", columns: int = 1) -> Drawing:
    """A map as it is drawn."""
    graph = graph_of(map, direction, columns)
    graph, found = completed(graph, places(begin(graph, find_engine())))
    boxes, dividers = {}, {}
    for number, node in enumerate(graph.nodes()):
        (x, y), (wide, high) = found.corners[number], node.size
        boxes[node.name] = Box(x, y, x + wide, y + high)
        if number in found.dividers:
            dividers[node.name] = found.dividers[number]
    lines = [
        Line(edge.start, edge.end, edge.lane, found.lines[number], edge.hangs, edge.joins)
        for number, edge in enumerate(graph.edges())
    ]
    wide, high = map_floats(found.size)
    stacks = [item for item in graph.items if isinstance(item, Stack)]
    return Drawing(
        boxes,
        lines,
        (wide - found.shift, high),
        [[node.name for node in one.nodes] for one in stacks if not one.is_list],
        [[node.name for node in one.nodes] for one in stacks if one.is_list],
        dividers,
    )


def map_floats(size: tuple[str, str]) -> tuple[float, float]:
    return float(size[0]), float(size[1])


def crossing(one: Line, other: Line) -> bool:
    """Whether two lines cross, or lie on each other though they are not of one trunk."""
    for across, along in _both(one, other):
        (left, y), (right, other_y) = across
        (x, first), (other_x, last) = along
        if y == other_y and x == other_x:
            left, right = sorted((left, right))
            top, bottom = sorted((first, last))
            if left + NEAR < x < right - NEAR and top + NEAR < y < bottom - NEAR:
                return True
    if one.end == other.end or (one.start, one.sort) == (other.start, other.sort):
        return False
    return any(_lie_on_each_other(*pair) for pair in _pairs(one, other))


def _pairs(one: Line, other: Line) -> Iterator[tuple[tuple[Point, Point], tuple[Point, Point]]]:
    return ((first, second) for first in one.parts() for second in other.parts())


def _both(one: Line, other: Line) -> Iterator[tuple[tuple[Point, Point], tuple[Point, Point]]]:
    yield from _pairs(one, other)
    yield from _pairs(other, one)


def _lie_on_each_other(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    for at in (0, 1):
        same = {one[0][at], one[1][at], other[0][at], other[1][at]}
        if max(same) - min(same) < NEAR:
            (low, high), (begin, stop) = (
                sorted((first[1 - at], last[1 - at])) for first, last in (one, other)
            )
            if min(high, stop) - max(low, begin) > NEAR:
                return True
    return False

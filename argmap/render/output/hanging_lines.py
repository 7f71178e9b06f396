"""Route the lines of roots: to what hangs on them, and to the relations between two of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from argmap.render.output.hanging import BESIDE
from argmap.render.output.picture_graph import HANG, Edge, Point
from argmap.render.output.trunks import (
    EDGE,
    HEAD_ROOM,
    LANE,
    TAIL_ROOM,
    Trunk,
    assign_lanes,
    spaced,
)

_UNDER: Final = 8.0
"""Distance in points from a line that runs across to the first cards that hang below it."""

Boxes = Mapping[str, tuple[Point, tuple[float, float]]]
"""The upper left corners of nodes, and their sizes, by name."""


def hanging(
    edges: Sequence[Edge], nodes: Boxes, turns: Mapping[str, float]
) -> Iterator[tuple[int, tuple[Point, ...]]]:
    """The routes of lines to what hangs below a card, in one column or in several.

    In the first column, the line that reaches furthest down is at the left.
    """
    roots: dict[str, dict[str, list[tuple[int, Edge]]]] = {}
    for number, edge in enumerate(edges):
        if edge.hangs:
            roots.setdefault(edge.start, {}).setdefault(edge.lane, []).append((number, edge))
    for start, lanes in roots.items():
        (x, y), (wide, high) = nodes[start]
        # What reaches furthest down is at the left: its line crosses none of the others.
        order = sorted(lanes.values(), key=lambda lines: _extent(nodes, lines))
        beside = [lines for lines in order if _extent(nodes, lines)[0] > x + wide]
        docks = [*reversed(spaced(y, y + high, len(beside)))]
        if len(beside) == len(order):
            docks = _docks_above(nodes, y, order)
        for at, lines in enumerate(order):
            inset = (HANG - TAIL_ROOM) * (len(order) - at - 0.5) / len(order)
            if lines in beside:
                begun = [(x + wide, docks[beside.index(lines)])]
            else:
                head = _extent(nodes, lines)[0] - HANG + inset
                bus = y + high + HANG - _UNDER - LANE * (len(order) - at - 1) / 2
                begun = [(head, y + high), (head, bus)]
            for number, edge in lines:
                (right, down), (_, tall) = nodes[edge.end]
                trunk, middle = right - HANG + inset, down + tall / 2
                route = [*begun, (trunk, begun[-1][1])] if trunk != begun[0][0] else begun[:1]
                if (turn := turns.get(edge.end)) is not None:
                    route = [begun[0], (begun[0][0], turn), (trunk, turn)]
                yield number, (*route, (trunk, middle), (right, middle))


def _docks_above(nodes: Boxes, y: float, order: list[list[tuple[int, Edge]]]) -> list[float]:
    """The places of the arrowheads on a card, if lines run across above all that hangs on it.

    A line further right is higher, but in a single column one that reaches further down is
    lower.
    """
    lowest = y + BESIDE - _UNDER
    between = min(LANE, (lowest - y - EDGE) / max(1, len(order) - 1))
    docks = [lowest - between * at for at in range(len(order))]
    is_single = len({_extent(nodes, lines)[0] for lines in order}) == 1
    return docks[::-1] if is_single else docks


def _extent(nodes: Boxes, lines: list[tuple[int, Edge]]) -> tuple[float, float]:
    """From which column and how far down lines hang."""
    places = [nodes[edge.end][0] for _, edge in lines]
    return min(x for x, _ in places), max(y for _, y in places)


def joining(edges: Sequence[Edge], nodes: Boxes) -> Iterator[tuple[int, tuple[Point, ...]]]:
    """The routes of lines from a root to the relations between it and the root at its left."""
    roots: dict[str, list[int]] = {}
    for number, edge in enumerate(edges):
        if edge.joins:
            roots.setdefault(edge.start, []).append(number)
    for start, numbers in roots.items():
        (x, y), (_, high) = nodes[start]
        trunks = []
        for number, dock in zip(numbers, spaced(y, y + high, len(numbers)), strict=True):
            (left, down), (wide, tall) = nodes[edges[number].end]
            middle = down + tall / 2
            is_level = len(numbers) == 1 and y + EDGE < middle < y + high - EDGE
            head = middle if is_level else dock
            trunks.append(Trunk(x, left + wide, head, {number: middle}))
        assign_lanes(trunks)
        for trunk in trunks:
            ((number, end),) = trunk.ends.items()
            lane = x - HEAD_ROOM - trunk.lane * LANE / 2
            route = [(lane, trunk.head), (lane, end)] if trunk.head != end else []
            yield number, ((x, trunk.head), *route, (trunk.far, end))

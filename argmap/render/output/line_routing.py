"""Route the lines of a drawing: a stub at each end, and a trunk between two ranks.

All lines from one card that mean the same share a trunk and an arrowhead. Each gap between two
ranks has lanes for its trunks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import Final

from argmap.render.output.hanging_lines import hanging, joining
from argmap.render.output.picture_graph import BETWEEN, Edge, Graph, Point, Stack
from argmap.render.output.trunks import HEAD_ROOM, LANE, TAIL_ROOM, Trunk, assign_lanes, spaced

_BESIDE: Final = 7.0
"""Distance in points from a list or frame to the line beside it."""


def routes(
    graph: Graph, corners: Mapping[int, Point], turns: Mapping[int, float] = MappingProxyType({})
) -> dict[int, tuple[Point, ...]]:
    """The route of each line, from its arrowhead, as the corners of a polyline.

    By number, ``corners`` are the upper left corners of the nodes, and ``turns`` the heights at
    which lines run across to some of those that hang below others. Lines are identified by number.
    """
    routing = _Routing(graph, corners, turns)
    found = dict(routing.of_roots())
    for trunks in routing.gaps():
        assign_lanes(trunks)
        found.update(routing.routes_of(trunks))
    return found


class _Routing:
    """The cards and lines of a graph, in directions along and across it."""

    def __init__(
        self, graph: Graph, corners: Mapping[int, Point], turns: Mapping[int, float]
    ) -> None:
        self._graph = graph
        self._edges = tuple(graph.edges())
        self._nodes = {
            node.name: (corners[number], node.size) for number, node in enumerate(graph.nodes())
        }
        names = [node.name for node in graph.nodes()]
        self._turns = {names[number]: y for number, y in turns.items()}
        stacks = [item for item in graph.items if isinstance(item, Stack)]
        self._lists = {
            node.name: stack for stack in stacks if stack.is_list for node in stack.nodes
        }
        # The band of a frame has its premises below it; a line from it begins at its right.
        self._frames = {
            stack.nodes[0].name: stack
            for stack in stacks
            if graph.is_vertical and not stack.is_list and len(stack.nodes) > 1
        }

    def of_roots(self) -> Iterator[tuple[int, tuple[Point, ...]]]:
        """The routes of lines to what hangs on a card, and of those between two roots."""
        return chain(
            hanging(self._edges, self._nodes, self._turns), joining(self._edges, self._nodes)
        )

    def gaps(self) -> Iterator[list[Trunk]]:
        """The trunks between two ranks, gap by gap."""
        gaps: dict[int, list[Trunk]] = {}
        for trunk in self._trunks():
            gaps.setdefault(round(trunk.far), []).append(trunk)
        yield from gaps.values()

    def _trunks(self) -> Iterator[Trunk]:
        from_card: dict[str, dict[str, list[tuple[int, Edge]]]] = {}
        for number, edge in enumerate(self._edges):
            if edge.hangs or edge.joins:
                continue
            lanes = from_card.setdefault(edge.start, {})
            lanes.setdefault(edge.lane, []).append((number, edge))
        for start, lanes in from_card.items():
            groups = [
                {number: self._end(edge.end) for number, edge in lines} for lines in lanes.values()
            ]
            groups.sort(key=lambda ends: sum(ends.values()) / len(ends))
            tops = [self._top(edge.end) for lines in lanes.values() for _, edge in lines]
            near, docks = self._docks(start, len(groups))
            for dock, ends in zip(docks, groups, strict=True):
                yield Trunk(near, min(tops), dock, ends)

    def _docks(self, name: str, count: int) -> tuple[float, list[float]]:
        """The side where the lines of a card leave its rank, and their places there."""
        if (frame := self._frames.get(name)) is None:
            _, near, low, high = self._sides(name)
            return near, spaced(low, high, count)
        (x, y), (wide, high) = self._nodes[name][0], frame.size
        return y + high, [x + wide + _BESIDE * (number + 1) for number in range(count)]

    def _end(self, name: str) -> float:
        """Where the line to a card enters its rank: at its middle, or left of a list."""
        if stack := self._lists.get(name):
            return self._nodes[stack.nodes[0].name][0][0] - _BESIDE
        _, _, low, high = self._sides(name)
        return (low + high) / 2

    def _top(self, name: str) -> float:
        """The side of a card, or of its list, that faces the rank above."""
        stack = self._lists.get(name)
        return self._sides(stack.nodes[0].name if stack else name)[0]

    def _sides(self, name: str) -> tuple[float, float, float, float]:
        """The sides of a card: first and last along the drawing, first and last across it."""
        (x, y), (wide, high) = self._nodes[name]
        if self._graph.is_vertical:
            return y, y + high, x, x + wide
        return x, x + wide, y, y + high

    def routes_of(self, trunks: list[Trunk]) -> Iterator[tuple[int, tuple[Point, ...]]]:
        """The routes of the lines of the trunks in one gap."""
        near = max(trunk.near for trunk in trunks)
        far = min(trunk.far for trunk in trunks)
        if self._graph.is_vertical:  # other cards of the rank above may be higher
            near = max(near, far - BETWEEN)
        last = max(trunk.lane for trunk in trunks)
        room = far - TAIL_ROOM - near - HEAD_ROOM
        between = min(LANE, room / last) if last else 0.0
        for trunk in trunks:
            lane = near + HEAD_ROOM + trunk.lane * between
            for number, end in trunk.ends.items():
                yield number, tuple(self._route(self._edges[number], trunk, lane, end))

    def _route(self, edge: Edge, trunk: Trunk, lane: float, end: float) -> Iterator[Point]:
        start, stop = self._nodes[edge.start], self._nodes[edge.end]
        if edge.start in self._frames:
            (x, y), (wide, high) = start
            yield x + wide, y + high / 2
            yield trunk.head, y + high / 2
        else:
            yield self._point(trunk.near, trunk.head)
        if trunk.head != end:
            yield self._point(lane, trunk.head)
            yield self._point(lane, end)
        if edge.end in self._lists:
            (x, y), (_, high) = stop
            yield end, y + high / 2
            yield x, y + high / 2
        else:
            yield self._point(self._top(edge.end), end)

    def _point(self, along: float, across: float) -> Point:
        return (across, along) if self._graph.is_vertical else (along, across)

"""Route the lines of a drawing: a stub at each end, and a trunk between two ranks.

All lines from one card that mean the same share a trunk and an arrowhead. Each gap between two
ranks has lanes for its trunks. A trunk is put on a lane nearer to the cards above than another if
their lines would otherwise cross; between the ranks of a tree, none has to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from attrs import Factory, define

from argmap.render.output.picture_graph import BETWEEN, HANG, Edge, Graph, Point, Stack

HEAD_ROOM: Final = 15.0
"""Distance in points from a card to its nearest trunk, with room for an arrowhead."""
_TAIL_ROOM: Final = 7.0
"""Minimum distance in points from a trunk to the cards that it leads to."""
_LANE: Final = 6.0
"""Distance in points between two lanes, if there is room."""
_UNDER: Final = 8.0
"""Distance in points from a line that runs across to the first cards that hang below it."""
_DOCK: Final = 12.0
"""Distance in points between two arrowheads on one card, if there is room."""
_BESIDE: Final = 7.0
"""Distance in points from a list or frame to the line beside it."""
_EDGE: Final = 5.0
"""Minimum distance in points from an arrowhead to the corner of its card."""


@define(eq=False)
class _Trunk:
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

    def yields_to(self, other: _Trunk) -> bool:
        """Whether a line of this trunk would cross the other one on the same lane or a nearer one.

        That is so if a card that it leads to is beside the other trunk, or if the other arrowhead
        is beside this one. At a card to which both lead, their lines meet.
        """
        return self.low <= other.head <= self.high or any(
            other.low <= end <= other.high
            for end in self.ends.values()
            if end not in other.ends.values()
        )


def routes(graph: Graph, corners: Mapping[int, Point]) -> dict[int, tuple[Point, ...]]:
    """The route of each line, from its arrowhead, as the corners of a polyline.

    ``corners`` are the upper left corners of the nodes, by number. Lines are identified by number.
    """
    routing = _Routing(graph, corners)
    found = dict(routing.hanging())
    for trunks in routing.gaps():
        _assign_lanes(trunks)
        found.update(routing.routes_of(trunks))
    return found


class _Routing:
    """The cards and lines of a graph, in directions along and across it."""

    def __init__(self, graph: Graph, corners: Mapping[int, Point]) -> None:
        self._graph = graph
        self._edges = tuple(graph.edges())
        self._nodes = {
            node.name: (corners[number], node.size) for number, node in enumerate(graph.nodes())
        }
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

    def hanging(self) -> Iterator[tuple[int, tuple[Point, ...]]]:
        """The routes of lines to what hangs below a card, in one column or in several.

        In the first column, the line that reaches furthest down is at the left.
        """
        roots: dict[str, dict[str, list[tuple[int, Edge]]]] = {}
        for number, edge in enumerate(self._edges):
            if edge.hangs:
                roots.setdefault(edge.start, {}).setdefault(edge.lane, []).append((number, edge))
        for start, lanes in roots.items():
            (x, y), (wide, high) = self._nodes[start]
            # What reaches furthest down is at the left: its line crosses none of the others.
            order = sorted(lanes.values(), key=self._extent)
            beside = [lines for lines in order if self._extent(lines)[0] > x + wide]
            docks = [*reversed(_spaced(y, y + high, len(beside)))]
            for at, lines in enumerate(order):
                inset = (HANG - _TAIL_ROOM) * (len(order) - at - 0.5) / len(order)
                if lines in beside:
                    begun = [(x + wide, docks[beside.index(lines)])]
                else:
                    head = self._extent(lines)[0] - HANG + inset
                    bus = y + high + HANG - _UNDER - _LANE * (len(order) - at - 1) / 2
                    begun = [(head, y + high), (head, bus)]
                for number, edge in lines:
                    (right, down), (_, tall) = self._nodes[edge.end]
                    trunk, middle = right - HANG + inset, down + tall / 2
                    turns = [*begun, (trunk, begun[-1][1])] if trunk != begun[0][0] else begun[:1]
                    yield number, (*turns, (trunk, middle), (right, middle))

    def _extent(self, lines: list[tuple[int, Edge]]) -> tuple[float, float]:
        """From which column and how far down lines hang."""
        places = [self._nodes[edge.end][0] for _, edge in lines]
        return min(x for x, _ in places), max(y for _, y in places)

    def gaps(self) -> Iterator[list[_Trunk]]:
        """The trunks between two ranks, gap by gap."""
        gaps: dict[int, list[_Trunk]] = {}
        for trunk in self._trunks():
            gaps.setdefault(round(trunk.far), []).append(trunk)
        yield from gaps.values()

    def _trunks(self) -> Iterator[_Trunk]:
        from_card: dict[str, dict[str, list[tuple[int, Edge]]]] = {}
        for number, edge in enumerate(self._edges):
            if edge.hangs:
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
                yield _Trunk(near, min(tops), dock, ends)

    def _docks(self, name: str, count: int) -> tuple[float, list[float]]:
        """The side where the lines of a card leave its rank, and their places there."""
        if (frame := self._frames.get(name)) is None:
            _, near, low, high = self._sides(name)
            return near, _spaced(low, high, count)
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

    def routes_of(self, trunks: list[_Trunk]) -> Iterator[tuple[int, tuple[Point, ...]]]:
        """The routes of the lines of the trunks in one gap."""
        near = max(trunk.near for trunk in trunks)
        far = min(trunk.far for trunk in trunks)
        if self._graph.is_vertical:  # other cards of the rank above may be higher
            near = max(near, far - BETWEEN)
        last = max(trunk.lane for trunk in trunks)
        room = far - _TAIL_ROOM - near - HEAD_ROOM
        between = min(_LANE, room / last) if last else 0.0
        for trunk in trunks:
            lane = near + HEAD_ROOM + trunk.lane * between
            for number, end in trunk.ends.items():
                yield number, tuple(self._route(self._edges[number], trunk, lane, end))

    def _route(self, edge: Edge, trunk: _Trunk, lane: float, end: float) -> Iterator[Point]:
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


def _spaced(low: float, high: float, count: int) -> list[float]:
    """The places of the arrowheads on the side of a card, around its middle."""
    middle, room = (low + high) / 2, high - low - 2 * _EDGE
    between = min(_DOCK, max(0.0, room) / (count - 1)) if count > 1 else 0.0
    return [middle + (number - (count - 1) / 2) * between for number in range(count)]


def _assign_lanes(trunks: list[_Trunk]) -> None:
    """Give the trunks of a gap their lanes, the first of them nearest to the arrowheads."""
    nearer: dict[_Trunk, list[_Trunk]] = {trunk: [] for trunk in trunks}
    for trunk, other in _beside_each_other(trunks):
        if trunk.yields_to(other):
            nearer[trunk].append(other)
        if other.yields_to(trunk):
            nearer[other].append(trunk)
    settled: set[_Trunk] = set()
    for trunk in _in_order(trunks, nearer):
        before = [other.lane + 1 for other in nearer[trunk] if other in settled]
        trunk.lane = max(before, default=0)
        settled.add(trunk)


def _beside_each_other(trunks: Iterable[_Trunk]) -> Iterator[tuple[_Trunk, _Trunk]]:
    """The pairs of trunks that overlap across the drawing."""
    open: list[_Trunk] = []
    for trunk in sorted(trunks, key=lambda one: one.low):
        open = [other for other in open if other.high >= trunk.low]
        yield from ((trunk, other) for other in open)
        open.append(trunk)


def _in_order(
    trunks: Iterable[_Trunk], nearer: Mapping[_Trunk, Iterable[_Trunk]]
) -> Iterator[_Trunk]:
    """The trunks, each after those that must be nearer; where that is impossible, in any order."""
    begun: set[_Trunk] = set()
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

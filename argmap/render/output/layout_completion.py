"""Complete the engine's layout of a graph: stacks, ranks, captions and columns, then the lines."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf
from typing import Final, TypeVar

from argmap.render.output.branch_alignment import aligned
from argmap.render.output.connected_parts import connected_parts
from argmap.render.output.graphviz_layout import Places
from argmap.render.output.line_routing import routes
from argmap.render.output.picture_graph import Edge, Graph, Node, Point, Stack
from argmap.render.output.picture_parts import packed
from argmap.render.text_layout.caption import Caption

T = TypeVar("T")

_ROUNDED: Final = 2.0
"""Points by which the middles of two cards of one rank may differ, since sizes are rounded."""


def completed(graph: Graph, places: Places) -> tuple[Graph, Places]:
    """A graph as it is drawn, and the positions of all its parts."""
    if graph.is_fixed:
        moved = _moved_by(graph, places)
        lines = {number: _fixed(edge, moved) for number, edge in enumerate(graph.edges())}
        return graph, places._replace(lines=lines)
    corners = places.corners
    if graph.is_vertical:
        corners = _at_left(graph, _with_tops_aligned(graph, corners))
    corners = _unstacked(graph, corners)
    if not graph.is_vertical:
        corners = aligned(graph, corners)
    corners, turns, widths, dividers = packed(graph, corners, graph.columns)
    breadth = _breadth(graph, corners)
    left = min((x for x, _ in corners.values()), default=0.0)
    for number, node in enumerate(graph.nodes()):
        if node.name in widths:
            widths[node.name] = min(widths[node.name], breadth + left - corners[number][0])
    graph = _with_captions(graph, breadth, widths)
    places = _resized(graph, places._replace(corners=corners), breadth)
    lines = routes(graph, corners, turns)
    return graph, places._replace(corners=corners, lines=lines, dividers=dividers)


def _moved_by(graph: Graph, places: Places) -> Point:
    """How far the engine has moved the nodes of a graph with fixed positions, for its margin."""
    for number, node in enumerate(graph.nodes()):
        if node.place is not None:
            (x, y), (left, top) = node.place, places.corners[number]
            return left - x, top - y
    return 0.0, 0.0


def _fixed(edge: Edge, moved: Point) -> tuple[Point, ...]:
    """The given route of a line, moved like the nodes."""
    assert edge.curve is not None, "a line of a graph with fixed positions has a route"
    first, *others = edge.curve.points[::3]
    return tuple((x + moved[0], y + moved[1]) for x, y in (edge.curve.tip or first, *others))


def _with_tops_aligned(graph: Graph, corners: Mapping[int, Point]) -> dict[int, Point]:
    """The corners with the tops of each rank at one height; the engine aligns the middles."""
    sizes = {node.name: node.size for node in graph.nodes()}
    sizes |= {item.nodes[0].name: item.size for item in graph.items if isinstance(item, Stack)}
    names = [node.name for node in graph.nodes()]
    middles = {number: y + sizes[names[number]][1] / 2 for number, (_, y) in corners.items()}
    ranks: list[list[int]] = []
    last = -inf
    for number in sorted(middles, key=lambda one: middles[one]):
        if middles[number] - last > _ROUNDED:
            ranks.append([])
        ranks[-1].append(number)
        last = middles[number]
    found: dict[int, Point] = {}
    for rank in ranks:
        top = min(corners[number][1] for number in rank)
        found |= {number: (corners[number][0], top) for number in rank}
    return found


def _at_left(graph: Graph, corners: Mapping[int, Point]) -> dict[int, Point]:
    """The corners with each connected part moved to the left margin; the engine centres them."""
    firsts = connected_parts(graph)
    parts = [firsts[node.name] for node in graph.nodes()]
    lefts: dict[str, float] = {}
    for number, (x, _) in corners.items():
        lefts[parts[number]] = min(x, lefts.get(parts[number], x))
    margin = min(lefts.values(), default=0.0)
    return {number: (x - lefts[parts[number]] + margin, y) for number, (x, y) in corners.items()}


def _unstacked(graph: Graph, corners: Mapping[int, Point]) -> dict[int, Point]:
    """The corners of all nodes, given one for each stack, that of its first node."""
    found = dict(corners)
    numbers = {node.name: number for number, node in enumerate(graph.nodes())}
    for item in graph.items:
        if isinstance(item, Stack):
            x, y = corners[numbers[item.nodes[0].name]]
            for node, (right, down) in zip(item.nodes, item.corners(), strict=True):
                found[numbers[node.name]] = x + right, y + down
    return found


def _breadth(graph: Graph, corners: Mapping[int, Point]) -> float:
    """The width of all cards and of the title."""
    left = min((x for x, _ in corners.values()), default=0.0)
    rights = [left]
    for number, node in enumerate(graph.nodes()):
        wide = node.size[0]
        if isinstance(node.panel, Caption):
            key = node.panel.key
            wide = max((run.width for run in node.panel.runs), default=0.0)
            wide = max(wide, sum(key.widths) if key is not None else 0.0)
        rights.append(corners[number][0] + wide)
    return max(rights) - left


def _with_captions(graph: Graph, breadth: float, widths: Mapping[str, float]) -> Graph:
    """The graph with captions as wide as the picture, or as their column.

    The width of the picture is known only after the layout.
    """

    def widened(part: T) -> T | Node:
        if not isinstance(part, Node) or not isinstance(part.panel, Caption):
            return part
        wide = widths.get(part.name, breadth)
        return part._replace(panel=part.panel._replace(width=round(wide)))

    items = tuple(map(widened, graph.items))
    return graph._replace(stacked=tuple(map(widened, graph.stacked)), items=items)


def _resized(graph: Graph, places: Places, breadth: float) -> Places:
    """A picture as large as what is drawn, with the margin that it had."""
    if not places.corners:
        return places
    above = min(y for _, y in places.corners.values())
    feet = (places.corners[number][1] + node.size[1] for number, node in enumerate(graph.nodes()))
    return places.resized(breadth + 2 * places.shift, max(feet) + above)

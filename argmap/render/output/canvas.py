"""A picture whose parts have fixed places: what is drawn on it so far."""

from __future__ import annotations

from typing import Final

from attrs import Factory, define

from argmap.render.output.picture_graph import Curve, Edge, Node, Point
from argmap.render.text_layout.caption import Caption
from argmap.render.text_layout.card_layout import Card
from argmap.render.theme.line_styles import Stroke

_ENDS: Final = {"tee": 4.6, "normal": 8.0}
"""Length of a line's end in points, by arrowhead."""


@define
class Canvas:
    """Cards and captions at their places and lines between them, in the order of drawing."""

    nodes: list[Node] = Factory(list)
    edges: list[Edge] = Factory(list)

    @property
    def size(self) -> tuple[float, float]:
        """The width and the height of all that is drawn."""
        feet = [(node.place or (0, 0), node.size) for node in self.nodes]
        return (
            max((x + wide for (x, _), (wide, _) in feet), default=0.0),
            max((y + high for (_, y), (_, high) in feet), default=0.0),
        )

    def put(
        self,
        name: str,
        panel: Card | Caption | None,
        place: Point,
        sort: str,
        tip: str = "",
        link: str = "",
    ) -> None:
        """Draw a card or a caption; without a panel, a dot where premises meet."""
        self.nodes.append(Node(name, sort, panel, tip, link, place=place))

    def line(
        self, first: str, second: str, sort: str, stroke: Stroke, points: tuple[Point, ...]
    ) -> None:
        """Draw a line through some points, whose arrowhead, if it has one, is at the first.

        The lines between the points are straight.
        """
        start, end = points[0], points[1]
        tip = None
        if back := _ENDS.get(stroke.end, 0.0):
            tip = start
            across, down = end[0] - start[0], end[1] - start[1]
            length = max(abs(across), abs(down), 0.1)
            start = (start[0] + across / length * back, start[1] + down / length * back)
        controls = [start]
        before = start
        for point in points[1:]:
            controls += [before, point, point]
            before = point
        curve = Curve(tuple(controls), tip)
        self.edges.append(Edge(line_name(first, second), first, second, sort, stroke, curve=curve))


def line_name(first: str, second: str) -> str:
    """The id of the line from one part to another."""
    return f"e-{first}--{second}"

"""A picture before layout: its nodes, edges and stacked parts.

The bare graph for the engine, the DOT file and the SVG are three ways to write this graph.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import inf
from typing import Final, NamedTuple

from argmap.render.output.paper_sizes import USUAL_STRIPS
from argmap.render.text_layout.caption import Caption
from argmap.render.text_layout.card_layout import Card
from argmap.render.theme.line_styles import Stroke

JOINT: Final = 0.1 * 72
"""Diameter in points of the dot in which linked premises meet."""

FIXED: Final = {"layout": "nop2"}
"""The attribute of a graph with which the engine keeps all positions as given."""
BORDER: Final = 1.0
"""Width in points of the border that two nodes of a stack have in common."""

BESIDE: Final = 8.5
"""Points between the cards of one rank."""

BETWEEN: Final = 28.0
"""Points between two ranks, with room for the lines between them."""
HANG: Final = 18.0
"""Points from a root to the branches that hang on it: down to the first, and to their left side."""
INDENT: Final = 14.0
"""Distance in points from the left of a list to its cards."""
APART: Final = 8.0
"""Points between the cards of a list."""

Point = tuple[float, float]
"""Points right of and below the upper left corner of a picture."""


class Node(NamedTuple):
    """A node of a picture: a card, a caption, or, without a panel, a dot where premises meet.

    ``name`` is also its id in an SVG, ``sort`` its CSS classes. ``tip`` is the tooltip with the
    full text, which starts with a line that names the node; ``link`` is a link target. ``place``
    is its upper left corner, if fixed.
    """

    name: str
    sort: str
    panel: Card | Caption | None
    tip: str = ""
    link: str = ""
    place: Point | None = None

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return (JOINT, JOINT) if self.panel is None else (self.panel.width, self.panel.height)


class Curve(NamedTuple):
    """A fixed line: its control points, and the tip of the arrow at its start."""

    points: tuple[Point, ...]
    tip: Point | None = None


class Edge(NamedTuple):
    """An edge to a node, ``start``, from one that supports or attacks it, ``end``.

    ``lane`` names the trunk that the line shares with others from the same start. ``hangs`` says
    whether its end is below its start, as in an outline, instead of on the next rank; ``joins``
    whether its end is at the left of its start, between two roots. ``curve`` is the line's route,
    if fixed.
    """

    id: str
    start: str
    end: str
    sort: str
    stroke: Stroke
    tip: str = ""
    lane: str = ""
    hangs: bool = False
    joins: bool = False
    curve: Curve | None = None


class Stack(NamedTuple):
    """Nodes that are placed as one box.

    They are below one another or, ``across``, side by side under the first, which is then as wide
    as the others together. They have their borders in common, unless it is a list: then they are
    apart, and indented, so that a line can lead to each from the left.
    """

    nodes: tuple[Node, ...]
    across: bool = False
    is_list: bool = False

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        corners = self.corners()
        sizes = [node.size for node in self.nodes]
        return (
            max(x + wide for (x, _), (wide, _) in zip(corners, sizes, strict=True)),
            max(y + high for (_, y), (_, high) in zip(corners, sizes, strict=True)),
        )

    def corners(self) -> list[Point]:
        """The upper left corner of each node, from that of the stack."""
        x, y = (INDENT if self.is_list else 0.0), 0.0
        apart = APART if self.is_list else -BORDER
        found: list[Point] = []
        for number, node in enumerate(self.nodes):
            found.append((x, y))
            wide, high = node.size
            if self.across and number:
                x += wide + apart
            else:
                y += high + apart
        return found


class Rank(NamedTuple):
    """Nodes on one rank, in this order."""

    names: tuple[str, ...]


class Graph(NamedTuple):
    """The graph of a picture.

    ``attributes`` are the Graphviz attributes of the graph. ``joint`` is the colour of the dots
    where premises meet, and ``common`` the default line style. ``stacked`` are the first nodes of
    the stacked parts, in the order in which the engine receives them. ``is_vertical`` says whether
    ranks run from top to bottom. ``columns`` is the number of columns in which its parts are set; 0
    lets their shape decide. ``strips`` is how many cards wide the picture may be, even if none of
    its parts is, and ``height`` how high it should be at most, in points. ``card_width`` is the
    width of most cards in points. ``reading`` is the reading order of nodes and edges, by id.
    """

    items: tuple[Node | Stack | Edge | Rank, ...]
    attributes: Mapping[str, str]
    joint: str = ""
    common: tuple[str, Stroke] | None = None
    stacked: tuple[Node | str, ...] = ()
    is_vertical: bool = False
    columns: int = 1
    strips: int = USUAL_STRIPS
    height: float = inf
    card_width: float = 0.0
    reading: tuple[str, ...] = ()

    @property
    def is_fixed(self) -> bool:
        """Whether all positions are given."""
        return FIXED.items() <= self.attributes.items()

    def nodes(self) -> Iterator[Node]:
        """Its nodes, also those in stacks."""
        yield from (item for item in self.stacked if isinstance(item, Node))
        for item in self.items:
            if isinstance(item, Node):
                yield item
            elif isinstance(item, Stack):
                yield from item.nodes

    def edges(self) -> Iterator[Edge]:
        """Its edges."""
        return (item for item in self.items if isinstance(item, Edge))

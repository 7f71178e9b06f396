"""A picture before layout: its nodes, edges and stacked parts.

The bare graph for the engine, the DOT file and the SVG are three ways to write this graph.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from argmap.render.text_layout.caption import Caption
from argmap.render.text_layout.card_layout import Card
from argmap.render.theme.line_styles import Stroke

JOINT: Final = 0.1 * 72
"""Diameter in points of the dot in which linked premises meet."""

Point = tuple[float, float]
"""Points right of and below the upper left corner of a picture."""


class Node(NamedTuple):
    """A node of a picture: a card, a caption, or, without a panel, a dot where premises meet.

    ``name`` is also its id in an SVG, ``sort`` its CSS classes. ``tip`` is the tooltip with the
    full text, which starts with a line that names the node; ``link`` is a link target. ``ports``
    are the places along its far side where lines end. ``place`` is its upper left corner, if
    fixed.
    """

    name: str
    sort: str
    panel: Card | Caption | None
    tip: str = ""
    link: str = ""
    ports: tuple[str, ...] = ()
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

    ``port`` is the port at ``start``. ``is_short`` says whether the two are on neighbouring ranks.
    ``curve`` is the line's route, if fixed.
    """

    id: str
    start: str
    end: str
    sort: str
    stroke: Stroke
    tip: str = ""
    port: str = ""
    is_short: bool = False
    curve: Curve | None = None


class Rank(NamedTuple):
    """Nodes on one rank, in this order."""

    names: tuple[str, ...]


class Graph(NamedTuple):
    """The graph of a picture.

    ``attributes`` are the Graphviz attributes of the graph, ``options`` the arguments of the
    program. ``joint`` is the colour of the dots where premises meet, and ``common`` the default
    line style. ``stacked`` are the first nodes of the stacked parts, in the order in which the
    engine receives them. ``sides`` are the compass points where edges meet their start and their
    end; ``is_vertical`` says whether ranks run from top to bottom. ``reading`` is the reading
    order of nodes and edges, by id.
    """

    items: tuple[Node | Edge | Rank, ...]
    attributes: Mapping[str, str]
    options: tuple[str, ...] = ()
    joint: str = ""
    common: tuple[str, Stroke] | None = None
    stacked: tuple[Node | str, ...] = ()
    sides: tuple[str, str] = ("", "")
    is_vertical: bool = False
    reading: tuple[str, ...] = ()

    def nodes(self) -> Iterator[Node]:
        """Its nodes."""
        yield from (item for item in self.stacked if isinstance(item, Node))
        yield from (item for item in self.items if isinstance(item, Node))

    def edges(self) -> Iterator[Edge]:
        """Its edges."""
        return (item for item in self.items if isinstance(item, Edge))

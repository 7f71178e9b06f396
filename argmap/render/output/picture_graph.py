"""A picture before it is laid out: its parts, the lines between them, and how they are stacked.

What the engine is told, what a DOT file says and what an SVG shows are three ways to write the
same graph down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from argmap.render.text_layout.caption import Caption
from argmap.render.text_layout.card_layout import Card
from argmap.render.theme.line_styles import Stroke

JOINT: Final = 0.1 * 72
"""Points across the dot in which linked premises meet."""

Point = tuple[float, float]
"""Points to the right of the upper left corner of a picture, and below it."""


class Node(NamedTuple):
    """A part of a picture: a card, a caption, or, without a panel, a dot where premises meet.

    ``name`` is also its id in an SVG, ``sort`` its classes there. ``tip`` says the whole of it in
    lines, the first of which names it; ``link`` is where it leads. ``ports`` are the places along
    its far side at which lines end. ``place`` is its upper left corner, where that is settled.
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
        """Its width and height in points."""
        return (JOINT, JOINT) if self.panel is None else (self.panel.width, self.panel.height)


class Curve(NamedTuple):
    """The settled way of a line: control points, and where an arrow at its beginning points."""

    points: tuple[Point, ...]
    tip: Point | None = None


class Edge(NamedTuple):
    """A line to a part, ``start``, from another that bears on it, ``end``.

    ``port`` is where it meets the first. ``is_short`` says that the two stand on neighbouring
    ranks. ``curve`` is its way, where that is settled.
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
    """Parts that stand on one rank, in this order."""

    names: tuple[str, ...]


class Graph(NamedTuple):
    """The graph of a picture.

    ``attributes`` are what Graphviz is to know of the whole, ``options`` with what arguments it
    is run. ``joint`` is the colour of the dots where premises meet, and ``common`` the look of
    lines that do not differ from it. ``stacked`` are the first nodes of what the engine stacks,
    in the order in which it is told of them. ``sides`` are the compass points at which lines end,
    on what they bear on and on what bears on it; ``is_vertical`` says that ranks run down.
    ``reading`` is the order in which parts and lines are read aloud, by their ids.
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
        """Its parts."""
        yield from (item for item in self.stacked if isinstance(item, Node))
        yield from (item for item in self.items if isinstance(item, Node))

    def edges(self) -> Iterator[Edge]:
        """Its lines."""
        return (item for item in self.items if isinstance(item, Edge))

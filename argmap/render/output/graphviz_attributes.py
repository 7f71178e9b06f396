"""Graphviz attributes of nodes and edges that affect the layout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from argmap.render.output.paper_sizes import POINT
from argmap.render.output.picture_graph import JOINT, Edge, Graph, Node, Rank
from argmap.render.theme.line_styles import Stroke

Attributes = Mapping[str, str]

INVISIBLE: Attributes = MappingProxyType({"style": "invis"})
"""Attributes of the invisible edges that fix the order within a rank."""


def inches(points: float) -> str:
    """A length in inches, Graphviz's unit."""
    return f"{points / POINT:.7g}"


EVERY_EDGE: Attributes = MappingProxyType({"arrowsize": "0.7", "dir": "back"})
"""Default attributes of all edges."""


@lru_cache
def looks(stroke: Stroke) -> Attributes:
    """The style attributes of a line."""
    return MappingProxyType(
        {
            "arrowtail": stroke.end,
            "color": stroke.colour,
            "penwidth": f"{stroke.weight:g}",
            "style": stroke.dash,
        }
    )


def way(edge: Edge, graph: Graph) -> dict[str, str]:
    """An edge's style, if it differs from the default, and its routing."""
    common = graph.common is not None and edge.stroke is graph.common[1]
    found = {} if common else dict(looks(edge.stroke))
    if edge.curve is not None:
        tip = edge.curve.tip
        tips = [f"s,{tip[0]:.1f},{-tip[1]:.1f}"] if tip else []
        points = [f"{x:.1f},{-y:.1f}" for x, y in edge.curve.points]
        found |= {"pos": " ".join([*tips, *points]), "dir": "back" if tip else "none"}
    return found


def settled(node: Node) -> Attributes:
    """The position of a node, if fixed: its centre, with y pointing up."""
    if node.place is None:
        return {}
    (x, y), (wide, high) = node.place, node.size
    return {"pos": f"{x + wide / 2:.1f},{-(y + high / 2):.1f}"}


def joint(colour: str) -> dict[str, str]:
    """The dot in which premises meet."""
    size = {"width": inches(JOINT), "fixedsize": "true"}
    return {"shape": "circle", "style": "filled", "color": colour, **size}


def neighbours(rank: Rank) -> Iterator[tuple[str, str]]:
    """Pairs of adjacent nodes in a rank that must not change places."""
    return pairwise(rank.names)

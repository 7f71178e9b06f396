"""What Graphviz has to be told of a graph's parts and lines so that it lays them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from argmap.render.output.paper_sizes import POINT
from argmap.render.output.picture_graph import JOINT, Edge, Graph, Node, Rank
from argmap.render.theme.line_styles import Stroke

Attributes = Mapping[str, str]

INVISIBLE: Attributes = MappingProxyType({"minlen": "1", "style": "invis"})
"""Of the lines that hold the order of a rank."""


def inches(points: float) -> str:
    """A length in inches, in which Graphviz counts."""
    return f"{points / POINT:.7g}"


EVERY_EDGE: Attributes = MappingProxyType({"arrowsize": "0.7", "dir": "back", "minlen": "2"})
"""What holds of all lines that do not say otherwise."""


@lru_cache
def looks(stroke: Stroke) -> Attributes:
    """How a line is drawn."""
    return MappingProxyType(
        {
            "arrowtail": stroke.end,
            "color": stroke.colour,
            "penwidth": f"{stroke.weight:g}",
            "style": stroke.dash,
        }
    )


def way(edge: Edge, graph: Graph) -> dict[str, str]:
    """A line's looks, as far as they are not common, and its way."""
    common = graph.common is not None and edge.stroke is graph.common[1]
    found = {} if common else dict(looks(edge.stroke))
    if edge.is_short:
        found["minlen"] = "1"
    if edge.curve is not None:
        tip = edge.curve.tip
        tips = [f"s,{tip[0]:.1f},{-tip[1]:.1f}"] if tip else []
        points = [f"{x:.1f},{-y:.1f}" for x, y in edge.curve.points]
        found |= {"pos": " ".join([*tips, *points]), "dir": "back" if tip else "none"}
    return found


def settled(node: Node) -> Attributes:
    """Where a part stands, as far as that is settled: its middle, with heights counted upwards."""
    if node.place is None:
        return {}
    (x, y), (wide, high) = node.place, node.size
    return {"pos": f"{x + wide / 2:.1f},{-(y + high / 2):.1f}"}


def joint(colour: str) -> dict[str, str]:
    """The dot in which premises meet."""
    size = {"width": inches(JOINT), "fixedsize": "true"}
    return {"shape": "circle", "style": "filled", "color": colour, **size}


def neighbours(rank: Rank) -> Iterator[tuple[str, str]]:
    """The parts of a rank that must not change places, two by two."""
    return pairwise(rank.names)

"""A graph as Graphviz DOT with all that stands on its cards, to be drawn by Graphviz alone."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import graphviz

from argmap.render.caption import Caption
from argmap.render.extent import JOINT
from argmap.render.graph import Edge, Graph, Node, Rank
from argmap.render.label import caption_label, card_label
from argmap.render.shapes import FONT
from argmap.render.strokes import Stroke

_INCH: Final = 72


def to_source(graph: Graph) -> str:
    """Return the DOT source of a graph."""
    written = graphviz.Digraph(
        graph_attr=dict(graph.attributes),
        node_attr={"shape": "plain", "fontname": FONT},
        edge_attr=edge_defaults(graph),
    )
    if graph.common is not None:
        sort, stroke = graph.common
        written.attr("edge", _attributes={"class": sort, **looks(stroke)})
    for item in (*graph.stacked, *graph.items):
        if isinstance(item, Node):
            label = _label(item, graph.is_vertical)
            written.node(item.name, label, _attributes=_node(item, graph.joint))
        elif isinstance(item, Edge):
            start, end = ends(item, graph)
            written.edge(start, end, _attributes=_edge(item, graph))
        elif isinstance(item, Rank):
            hold(item, written)
        else:
            written.node(item)
    return str(written.source)


def edge_defaults(graph: Graph) -> dict[str, str]:
    """What holds of all lines."""
    settled = any(edge.curve is not None for edge in graph.edges())
    return {"arrowsize": "0.7"} | ({} if settled else {"dir": "back", "minlen": "2"})


def ends(edge: Edge, graph: Graph) -> tuple[str, str]:
    """The two ends of a line, each with the place where it meets its node."""
    near, far = graph.sides
    return f"{edge.start}{edge.port and ':'}{edge.port}{near}", f"{edge.end}{far}"


def looks(stroke: Stroke) -> dict[str, str]:
    """The attributes of a line's stroke."""
    return {
        "arrowtail": stroke.end,
        "color": stroke.colour,
        "penwidth": f"{stroke.weight:g}",
        "style": stroke.dash,
    }


def way(edge: Edge, graph: Graph) -> dict[str, str]:
    """The attributes that settle a line's stroke and its way, as far as they are not common."""
    found = {}
    if graph.common is None or edge.stroke is not graph.common[1]:
        found = looks(edge.stroke)
    if edge.is_short:
        found["minlen"] = "1"
    if edge.curve is not None:
        tip = edge.curve.tip
        tips = [f"s,{tip[0]:.1f},{-tip[1]:.1f}"] if tip else []
        points = [f"{x:.1f},{-y:.1f}" for x, y in edge.curve.points]
        found |= {"pos": " ".join([*tips, *points]), "dir": "back" if tip else "none"}
    return found


def settled(node: Node) -> dict[str, str]:
    """The attribute that settles where a node stands."""
    if node.place is None:
        return {}
    (x, y), (wide, high) = node.place, node.size
    return {"pos": f"{x + wide / 2:.1f},{-(y + high / 2):.1f}"}


def dot_shape(colour: str) -> dict[str, str]:
    """The attributes of the dot in which premises meet."""
    wide = f"{JOINT / _INCH:.5g}"
    found = {"shape": "circle", "style": "filled", "color": colour}
    return found | {"width": wide, "fixedsize": "true"}


def hold(rank: Rank, written: graphviz.Digraph) -> None:
    """Keep the nodes of a rank from changing places."""
    with written.subgraph(graph_attr={"rank": "same"}) as same:
        for upper, lower in pairwise(rank.names):
            same.edge(upper, lower, style="invis", minlen="1")


def _label(node: Node, vertical: bool) -> str:
    if node.panel is None:
        return ""
    if isinstance(node.panel, Caption):
        return caption_label(node.panel)
    return card_label(node.panel, node.ports, vertical)


def _node(node: Node, joint: str) -> dict[str, str]:
    found = {"class": node.sort, "id": node.name, **settled(node)}
    if node.tip:
        found["tooltip"] = _literal(node.tip)
    if node.link:
        found["URL"] = node.link
    return found if node.panel is not None else found | dot_shape(joint)


def _edge(edge: Edge, graph: Graph) -> dict[str, str]:
    found = {"id": edge.id, **way(edge, graph)}
    if edge.tip:
        found["edgetooltip"] = _literal(edge.tip)
    if graph.common is None or edge.sort != graph.common[0]:
        found["class"] = edge.sort
    return found


def _literal(text: str) -> str:
    """Text for a tooltip, in which the engine reads entities, and escapes twice over.

    What stands between < and > is not taken for markup.
    """
    escaped = text.replace("&", "&amp;").replace("\\", "\\" * 4).replace("\n", "\\n")
    literal: str = graphviz.nohtml(escaped)
    return literal

"""Write a graph as DOT with the full text of its cards, for Graphviz to draw."""

from __future__ import annotations

import graphviz

from argmap.render.output.graphviz_attributes import (
    EVERY_EDGE,
    INVISIBLE,
    joint,
    looks,
    neighbours,
    settled,
    way,
)
from argmap.render.output.html_labels import caption_label, card_label, stack_label
from argmap.render.output.picture_graph import Edge, Graph, Node, Rank, Stack
from argmap.render.text_layout.caption import Caption
from argmap.render.theme.measures import FONT


def to_source(graph: Graph) -> str:
    """Return the DOT source of a graph."""
    written = graphviz.Digraph(
        graph_attr=dict(graph.attributes),
        node_attr={"shape": "plain", "fontname": FONT},
        edge_attr=dict(EVERY_EDGE),
    )
    if graph.common is not None:
        sort, stroke = graph.common
        written.attr("edge", _attributes={"class": sort, **looks(stroke)})
    near, far = ("s", "") if graph.is_vertical else ("e", "w")
    if graph.is_fixed:
        near = far = ""
    ends: dict[str, str] = {}
    for item in (*graph.stacked, *graph.items):
        if isinstance(item, Node):
            written.node(item.name, _label(item), _attributes=_node(item, graph.joint))
        elif isinstance(item, Stack):
            first = item.nodes[0]
            ends |= {node.name: f"{first.name}:p{at}" for at, node in enumerate(item.nodes)}
            written.node(first.name, stack_label(item), _attributes=_node(first, graph.joint))
        elif isinstance(item, Edge):
            start, end = ends.get(item.start, item.start), ends.get(item.end, item.end)
            tail, head = near and f":{near}", far and f":{far}"
            written.edge(f"{start}{tail}", f"{end}{head}", _attributes=_edge(item, graph))
        elif isinstance(item, Rank):
            with written.subgraph(graph_attr={"rank": "same"}) as same:
                for upper, lower in neighbours(item):
                    same.edge(upper, lower, _attributes=dict(INVISIBLE))
        else:
            written.node(item)
    return str(written.source)


def _label(node: Node) -> str:
    if node.panel is None:
        return ""
    if isinstance(node.panel, Caption):
        return caption_label(node.panel)
    return card_label(node.panel)


def _node(node: Node, colour: str) -> dict[str, str]:
    found = {"class": node.sort, "id": node.name, **settled(node)}
    if node.tip:
        found["tooltip"] = _literal(node.tip)
    if node.link:
        found["URL"] = node.link
    return found if node.panel is not None else found | joint(colour)


def _edge(edge: Edge, graph: Graph) -> dict[str, str]:
    found = {"id": edge.id, **way(edge, graph)}
    if edge.tip:
        found["edgetooltip"] = _literal(edge.tip)
    if graph.common is None or edge.sort != graph.common[0]:
        found["class"] = edge.sort
    return found


def _literal(text: str) -> str:
    """Escape text for a tooltip, where the engine decodes entities and unescapes twice.

    Text between < and > is not read as markup.
    """
    escaped = text.replace("&", "&amp;").replace("\\", "\\" * 4).replace("\n", "\\n")
    literal: str = graphviz.nohtml(escaped)
    return literal

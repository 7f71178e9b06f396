"""A map as a graph of networkx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.formats.graphs.elements import elements
from argmap.formats.packages import needed
from argmap.model import ArgumentMap

if TYPE_CHECKING:
    import networkx


def to_networkx(map: ArgumentMap) -> networkx.MultiDiGraph:
    """Return a map as a graph of networkx, with the nodes and edges of :func:`elements`.

    Every attribute is a string or a number, so that networkx can write the graph to any of its
    formats.

    Raises :class:`ArgmapError` (``package-missing``) without networkx.

    >>> from argmap.language import loads
    >>> graph = to_networkx(loads("thesis t: It lasts.\\n  claim c: It has one centre.\\n"))
    >>> list(graph.predecessors("t")), graph.nodes["t"]["text"]
    (['c>t'], 'It lasts.')
    """
    graph = needed("networkx", "networkx", "networkx", "a graph").MultiDiGraph(
        title=map.title, author=map.author or ""
    )
    nodes, edges = elements(map)
    graph.add_nodes_from((node.id, node.attributes) for node in nodes)
    graph.add_edges_from((edge.source, edge.target, {"role": edge.role}) for edge in edges)
    return graph

"""The parts of a graph that no line connects."""

from __future__ import annotations

from itertools import pairwise

from argmap.render.output.picture_graph import Edge, Graph, Rank, Stack


def connected_parts(graph: Graph) -> dict[str, str]:
    """For each node the name of the first node of its connected part.

    A line to something that hangs below does not connect.
    """
    joined: dict[str, list[str]] = {node.name: [] for node in graph.nodes()}
    for item in graph.items:
        if isinstance(item, Edge):
            pairs = [] if item.hangs else [(item.start, item.end)]
        elif isinstance(item, Stack):
            pairs = [*pairwise(node.name for node in item.nodes)]
        else:
            pairs = [*pairwise(item.names)] if isinstance(item, Rank) else []
        for one, other in pairs:
            joined[one].append(other)
            joined[other].append(one)
    found: dict[str, str] = {}
    for first in joined:
        waiting = [first]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found[name] = first
                waiting += joined[name]
    return found

"""A graph as the engine needs it to lay it out: boxes of the right size, and lines.

What stands on the cards is left out; to read it, Graphviz takes three times as long as to lay
out the rest. A card at whose side lines end in several places is a table of as many cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import graphviz

from argmap.render.dot import dot_shape, edge_defaults, ends, hold, looks, settled, way
from argmap.render.graph import Edge, Graph, Node, Rank
from argmap.render.markup import table

_INCH: Final = 72
_GROUND: Final = 'BGCOLOR="black"'
"""With a ground the engine draws a table, and so tells where it stands."""


def to_skeleton(graph: Graph) -> str:
    """Return the DOT source of a graph without its texts, for the engine alone."""
    written = graphviz.Digraph(
        graph_attr=dict(graph.attributes),
        node_attr={"shape": "box", "label": "", "fixedsize": "true", "fontsize": "1"},
        edge_attr=edge_defaults(graph),
    )
    if graph.common is not None:
        written.attr("edge", _attributes=looks(graph.common[1]))
    for item in (*graph.stacked, *graph.items):
        if isinstance(item, Node):
            written.node(item.name, _attributes=_node(item, graph.joint, graph.is_vertical))
        elif isinstance(item, Edge):
            start, end = ends(item, graph)
            written.edge(start, end, _attributes={"id": item.id, **way(item, graph)})
        elif isinstance(item, Rank):
            hold(item, written)
        else:
            written.node(item)
    return str(written.source)


def _node(node: Node, joint: str, vertical: bool) -> dict[str, str]:
    found = {"id": node.name, **settled(node)}
    if node.panel is None:
        return found | dot_shape(joint)
    wide, high = node.size
    if node.ports:
        label = _table(node.ports, round(wide), round(high), vertical)
        return found | {"shape": "plain", "fixedsize": "false", "label": label}
    return found | {"width": f"{wide / _INCH:.7g}", "height": f"{high / _INCH:.7g}"}


def _table(ports: tuple[str, ...], wide: int, high: int, vertical: bool) -> str:
    """A table of cells along the far side of a card, which together are as large as it is.

    Records would do, and cost less, but no line may run between two of them on one rank.
    """
    shares = list(_shares(wide if vertical else high, len(ports)))
    sizes = ((share, high) if vertical else (wide, share) for share in shares)
    cells = [
        f'<TD PORT="{port}" WIDTH="{across}" HEIGHT="{down}"></TD>'
        for port, (across, down) in zip(ports, sizes, strict=True)
    ]
    return f"<{table([''.join(cells)] if vertical else cells, looks=_GROUND)}>"


def _shares(whole: int, parts: int) -> Iterator[int]:
    """A length in as many parts, none more than a point longer than another."""
    for number in range(parts):
        yield whole * (number + 1) // parts - whole * number // parts

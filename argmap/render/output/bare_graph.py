"""A graph reduced to what the engine needs for the layout: box sizes and edges.

The text of the cards is left out, since reading it takes Graphviz three times as long as the rest
of the layout. Nodes and edges are named by number, so that no user text is included and nothing
needs quoting. A card whose lines end at several ports is written as a table with that many cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from argmap.render.output.graphviz_attributes import (
    EVERY_EDGE,
    INVISIBLE,
    Attributes,
    inches,
    joint,
    looks,
    neighbours,
    settled,
    way,
)
from argmap.render.output.html_table import table
from argmap.render.output.picture_graph import Edge, Graph, Node, Rank

_BOXES: Final = {"shape": "box", "label": "", "fixedsize": "true"}
_GROUND: Final = 'BGCOLOR="black"'
"""The engine draws a table only if it has a background, and so reports its position."""


def to_bare_graph(graph: Graph) -> str:
    """Return the DOT source of a graph without its text, for layout only.

    A node's name is its number in :meth:`.Graph.nodes`, an edge's id is its number in
    :meth:`.Graph.edges`.
    """
    return "\n".join(_lines(graph)) + "\n"


def _lines(graph: Graph) -> Iterator[str]:
    names = {node.name: str(number) for number, node in enumerate(graph.nodes())}
    near, far = graph.sides
    lines = 0
    yield f"digraph {{\ngraph [{_written(graph.attributes)}]"
    yield f"node [{_written(_BOXES)}]"
    common = looks(graph.common[1]) if graph.common is not None else {}
    yield f"edge [{_written({**EVERY_EDGE, **common})}]"
    for item in (*graph.stacked, *graph.items):
        if isinstance(item, Node):
            yield f"{names[item.name]} [{_node(item, graph)}]"
        elif isinstance(item, Edge):
            port = f":{item.port}" if item.port else ""
            ends = f"{names[item.start]}{port}{near}->{names[item.end]}{far}"
            yield f"{ends} [id={lines} {_written(way(item, graph))}]"
            lines += 1
        elif isinstance(item, Rank):
            held = (f"{names[upper]}->{names[lower]}" for upper, lower in neighbours(item))
            looks_of_all = f"edge [{_written(INVISIBLE)}]"
            yield f"{{rank=same {looks_of_all} {' '.join(held)}}}"
        else:
            yield names[item]
    yield "}"


def _written(attributes: Attributes) -> str:
    """Attributes as DOT; no value may contain a quotation mark."""
    return " ".join([f'{name}="{value}"' for name, value in attributes.items()])


def _node(node: Node, graph: Graph) -> str:
    found = dict(settled(node))
    if node.panel is None:
        return _written(found | joint(graph.joint))
    wide, high = node.size
    if node.ports:
        label = _table(node.ports, round(wide), round(high), graph.is_vertical)
        return f"{_written(found)} shape=plain fixedsize=false label=<{label}>"
    return _written(found | {"width": inches(wide), "height": inches(high)})


def _table(ports: tuple[str, ...], wide: int, high: int, vertical: bool) -> str:
    """A table with a cell per port along the far side of a card, as large as the card.

    Records would be cheaper, but Graphviz cannot draw an edge between two of them on one rank.
    """
    shares = list(_shares(wide if vertical else high, len(ports)))
    sizes = ((share, high) if vertical else (wide, share) for share in shares)
    cells = [
        f'<TD PORT="{port}" WIDTH="{across}" HEIGHT="{down}"></TD>'
        for port, (across, down) in zip(ports, sizes, strict=True)
    ]
    return table(["".join(cells)] if vertical else cells, looks=_GROUND)


def _shares(whole: int, parts: int) -> Iterator[int]:
    """Split a length into parts that differ by at most one point."""
    for number in range(parts):
        yield whole * (number + 1) // parts - whole * number // parts

"""A graph reduced to what the engine needs for the layout: box sizes and edges.

The text of the cards is left out, since reading it takes Graphviz three times as long as the rest
of the layout, and so are the lines, which argmap routes. Nodes are named by number, so that no user
text is included and nothing needs quoting. A stack is one node: a table with a cell for each of its
cards.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from argmap.render.output.graphviz_attributes import (
    INVISIBLE,
    Attributes,
    inches,
    neighbours,
    settled,
)
from argmap.render.output.html_table import table
from argmap.render.output.picture_graph import BORDER, Edge, Graph, Node, Rank, Stack

_BOXES: Final = {"shape": "box", "label": "", "fixedsize": "true"}
_DOT: Final = {"shape": "circle"}
_GROUND: Final = 'BGCOLOR="black"'
"""The engine draws a table only if it has a background, and so reports its position."""


def to_bare_graph(graph: Graph) -> str:
    """Return the DOT source of a graph without its text, for layout only.

    A node's name is its number in :meth:`.Graph.nodes`; a stack is named after its first node.
    """
    return "\n".join(_lines(graph)) + "\n"


def _lines(graph: Graph) -> Iterator[str]:
    names = {node.name: str(number) for number, node in enumerate(graph.nodes())}
    yield f"digraph {{\ngraph [{_written({**graph.attributes, 'splines': 'none'})}]"
    yield f"node [{_written(_BOXES)}]"
    for item in (*graph.stacked, *graph.items):
        if isinstance(item, Node):
            yield f"{names[item.name]} [{_node(item)}]"
        elif isinstance(item, Stack):
            stack = names[item.nodes[0].name]
            for number, node in enumerate(item.nodes):
                names[node.name] = stack if item.is_list else f"{stack}:p{number}"
            if item.is_list:
                yield f"{stack} [{_box(*item.size)}]"
            else:
                yield f"{stack} [shape=plain fixedsize=false label=<{_table(item)}>]"
        elif isinstance(item, Edge):
            if item.hangs:
                continue
            yield f"{names[item.start]}->{names[item.end]}"
        elif isinstance(item, Rank):
            held = (f"{names[upper]}->{names[lower]}" for upper, lower in neighbours(item))
            yield f"{{rank=same edge [{_written(INVISIBLE)}] {' '.join(held)}}}"
        else:
            yield names[item]
    yield "}"


def _written(attributes: Attributes) -> str:
    """Attributes as DOT; no value may contain a quotation mark."""
    return " ".join([f'{name}="{value}"' for name, value in attributes.items()])


def _node(node: Node) -> str:
    looks = _DOT if node.panel is None else {}
    return " ".join(filter(None, (_written({**settled(node), **looks}), _box(*node.size))))


def _box(wide: float, high: float) -> str:
    return _written({"width": inches(wide), "height": inches(high)})


def _table(stack: Stack) -> str:
    """A table with a cell for each card of a stack, as large as the stack."""
    (first, *others), (wide, high) = stack.nodes, stack.size
    cells = [_cell(0, wide, first.size[1] - (BORDER if others else 0))]
    if stack.across:
        cells[0] = cells[0].replace("<TD", f'<TD COLSPAN="{max(1, len(others))}"')
        widths = [node.size[0] - BORDER for node in others]
        if others:
            widths[-1] = wide - sum(widths[:-1])
            foot = high - first.size[1] + BORDER
            cells.append("".join(_cell(at, one, foot) for at, one in enumerate(widths, 1)))
    else:
        heights = [node.size[1] - BORDER for node in others]
        if others:
            heights[-1] += BORDER
        cells += [_cell(at, wide, one) for at, one in enumerate(heights, 1)]
    return table(cells, looks=_GROUND)


def _cell(number: int, wide: float, high: float) -> str:
    return f'<TD PORT="p{number}" WIDTH="{wide:.0f}" HEIGHT="{high:.0f}"></TD>'

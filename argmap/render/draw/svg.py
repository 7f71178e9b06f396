"""A graph that is laid out, as an SVG to be read by eye and aloud, linked to, and styled."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from html import escape
from math import ceil
from typing import Final, TypeVar

from argmap.render.draw.graph import Edge, Graph, Node
from argmap.render.draw.places import Places
from argmap.render.draw.svg_panel import set_panel
from argmap.render.draw.svg_type import Pen, SetRun, set_run
from argmap.render.look.schemes import dark_rules
from argmap.render.look.theme import Theme
from argmap.render.typeset.caption import Caption

T = TypeVar("T")

_OWN: Final = frozenset({"title", "section", "legend"})
"""The sorts of parts that most pictures have, under the same names."""
_MARK: Final = "\0"
"""Stands for the name of a picture until all that is drawn is known; no text may hold it."""


def to_svg(
    graph: Graph,
    places: Places,
    title: str,
    description: str,
    theme: Theme,
    id_prefix: str | None = None,
    set: SetRun = set_run,
) -> str:
    """Return a graph as an SVG.

    - ``title`` and ``description`` are for the whole; every card and line has a role, a label and
      a tooltip;
    - each line of type whose width is known has its length: where a viewer has no font with the
      widths of Arial, its glyphs are fitted to the card, not cut off by it. ``set`` writes it;
    - its parts stand in the order in which they are to be read;
    - where the theme has a dark side, it holds the rules by which a viewer turns to it;
    - its style sheet holds for itself alone, so that it can stand in a page with others.

    ``id_prefix`` comes before every id. Without one, a statement, a step and a line have the ids
    that follow from the map alone, and what other pictures have as well (the whole, its title, a
    section, the legend) has ids that differ from picture to picture.

    What users wrote stands in it as escaped text and attribute values only.
    """
    own = _MARK if id_prefix is None else id_prefix
    pen = Pen(id_prefix or "", set)
    body = "\n".join(_body(graph, places, own, pen))
    wide, high = places.size
    root = _MARK if id_prefix is None else f"{id_prefix}argmap"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'id="{root}" width="{wide}pt" height="{high}pt" viewBox="{places.view}" '
        f'role="graphics-document document" '
        f'aria-labelledby="{own}map-title {own}map-description" '
        f'font-family="{escape(theme.fonts.family, quote=False).replace(chr(34), "&quot;")}">\n'
        f'<title id="{own}map-title">{escape(title)}</title>\n'
        f'<desc id="{own}map-description">{escape(description)}</desc>\n'
        f"<style>#{root} :target{{outline:2px solid {theme.link};outline-offset:3px}}"
        f"{dark_rules(theme, f'#{root} ')}</style>\n"
    )
    svg = f"{head}{body}\n</svg>\n"
    if id_prefix is None:
        name = f"argmap-{sha256(svg.encode()).hexdigest()[:8]}"
        svg = svg.replace(f'"{_MARK}"', f'"{name}"').replace(f"#{_MARK} ", f"#{name} ")
        svg = svg.replace(_MARK, f"{name}-")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{svg}'


def _body(graph: Graph, places: Places, own: str, pen: Pen) -> Iterator[str]:
    """All that is drawn; ``own`` comes before the ids of what other pictures have as well."""
    yield f'<g transform="{places.transform}">'
    yield places.ground
    if graph.is_vertical:
        graph, places = _edged(graph, places)
    nodes = {node.name: (number, node) for number, node in enumerate(graph.nodes())}
    edges = {edge.id: (number, edge) for number, edge in enumerate(graph.edges())}
    for id in graph.reading:
        if id in nodes:
            yield from _node(*nodes[id], places, own, pen)
        elif id in edges:
            yield from _edge(*edges[id], places, pen)
    yield "</g>"


def _edged(graph: Graph, places: Places) -> tuple[Graph, Places]:
    """A picture in which what stands on the page is as wide as all of it, and begins at its left.

    Where ranks run down, the engine puts the middles of its parts below one another, and how wide
    a map will be is known only now.
    """
    nodes = [*graph.nodes()]
    left = min((x for x, _ in places.corners.values()), default=0.0)
    right = max((x + nodes[one].size[0] for one, (x, _) in places.corners.items()), default=0.0)
    corners = dict(places.corners)
    across: dict[str, Node] = {}
    for number, node in enumerate(nodes):
        if isinstance(node.panel, Caption):
            corners[number] = left, corners[number][1]
            wide = max(node.panel.width, ceil(right - left))
            across[node.name] = node._replace(panel=node.panel._replace(width=wide))

    def widened(part: T) -> T | Node:
        return across.get(part.name, part) if isinstance(part, Node) else part

    stacked = tuple(map(widened, graph.stacked))
    items = tuple(map(widened, graph.items))
    return graph._replace(stacked=stacked, items=items), places._replace(corners=corners)


def _node(number: int, node: Node, places: Places, own: str, pen: Pen) -> Iterator[str]:
    yield _opened((own if node.sort in _OWN else pen.prefix) + node.name, node.sort, node.tip)
    if node.link:
        yield f'<a xlink:href="{pen.href(node.link)}">'
    if node.panel is None:
        yield places.dots[number].rstrip("\n")
    else:
        yield from set_panel(node.panel, *places.corners[number], pen)
    if node.link:
        yield "</a>"
    yield "</g>"


def _edge(number: int, edge: Edge, places: Places, pen: Pen) -> Iterator[str]:
    yield _opened(pen.prefix + edge.id, edge.sort, edge.tip)
    yield places.lines[number].rstrip("\n")
    yield "</g>"


def _opened(id: str, sort: str, tip: str) -> str:
    """The beginning of a group; the first line of its tooltip is what a screen reader says."""
    start = f'<g id="{escape(id)}" class="{escape(sort)}"'
    if not tip:
        return f"{start}>"
    label = escape(tip.partition("\n")[0])
    return f'{start} role="graphics-symbol" aria-label="{label}"><title>{escape(tip)}</title>'

"""Write a graph that has been laid out as an accessible SVG that can be linked and styled."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from html import escape
from typing import Final

from argmap.render.output.graphviz_layout import Places
from argmap.render.output.picture_graph import JOINT, Edge, Graph, Node, Point
from argmap.render.output.svg_card import set_panel
from argmap.render.output.svg_lines import dot, line
from argmap.render.output.svg_parts import Picture
from argmap.render.output.svg_text import NAMELESS, Pen
from argmap.render.theme.light_dark import dark_rules
from argmap.render.theme.theme import Theme

_OWN: Final = frozenset({"title", "section", "legend"})
"""Parts that most pictures have under the same names."""


def to_svg(
    graph: Graph,
    places: Places,
    title: str,
    description: str,
    theme: Theme,
    pen: Pen,
) -> Picture:
    """Return a graph as an SVG.

    - ``title`` and ``description`` are those of the whole picture; every card and line has a
      tooltip, and a role and label if the pen writes them;
    - a line of text of known width has a ``textLength``: viewers without an Arial-like font
      then fit its glyphs to the card instead of cutting them off;
    - its parts are in reading order;
    - if the theme has a dark version, the SVG has the CSS rules that switch to it;
    - its style sheet applies to itself only, so that it can share a page with others.

    The pen's ``id_prefix`` is put before every id. Without a prefix, the ids of statements, steps
    and lines follow from the map alone, while those of parts that other pictures also have (the
    whole, title, sections, legend) differ from picture to picture.

    User text appears only as escaped text and attribute values.
    """
    own = pen.own
    wide, high = places.size
    root = NAMELESS if pen.id_prefix is None else f"{own}argmap"
    ink = f' fill="{pen.ink}"' if pen.ink else ""
    picture = Picture(
        (float(wide), float(high)),
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'id="{root}" width="{wide}pt" height="{high}pt" viewBox="{places.view}" '
        f'role="graphics-document document" '
        f'aria-labelledby="{own}map-title {own}map-description" '
        f'font-family="{escape(theme.fonts.family, quote=False).replace(chr(34), "&quot;")}">',
        f'<title id="{own}map-title">{escape(title)}</title>\n'
        f'<desc id="{own}map-description">{escape(description)}</desc>',
        f"#{root} :target{{outline:2px solid {theme.link};outline-offset:3px}}"
        f"{dark_rules(theme, f'#{root} ')}",
        f'<g transform="{places.transform}"{ink}>',
        tuple(_elements(graph, places, pen, theme)),
    )
    return _named(picture, pen.name) if pen.id_prefix is None else picture


def _named(picture: Picture, name: str) -> Picture:
    """A picture with its name, by default one derived from all its content."""
    name = f"argmap-{name or sha256(picture.svg.encode()).hexdigest()[:8]}"

    def named(part: str) -> str:
        if NAMELESS not in part:
            return part
        part = part.replace(f'"{NAMELESS}"', f'"{name}"').replace(f"#{NAMELESS} ", f"#{name} ")
        return part.replace(NAMELESS, f"{name}-")

    return picture.changed(named)


def _elements(graph: Graph, places: Places, pen: Pen, theme: Theme) -> Iterator[str]:
    """Everything drawn, one element each."""
    yield places.ground
    nodes = {node.name: (number, node) for number, node in enumerate(graph.nodes())}
    edges = {edge.id: (number, edge) for number, edge in enumerate(graph.edges())}
    for id in graph.reading:
        if id in nodes:
            if ends := places.dividers.get(nodes[id][0]):
                yield _divider(ends, theme)
            yield "\n".join(_node(*nodes[id], graph, places, pen))
        elif id in edges:
            yield "\n".join(_edge(*edges[id], places, pen))


def _divider(ends: tuple[Point, Point], theme: Theme) -> str:
    """A thin rule above the next element, without a meaning of its own."""
    points = " ".join(f"{x:.7g},{y:.7g}" for x, y in ends)
    return f'<polyline class="divider" fill="none" stroke="{theme.hairline}" points="{points}"/>'


def _node(number: int, node: Node, graph: Graph, places: Places, pen: Pen) -> Iterator[str]:
    prefix = pen.own if node.sort.partition(" ")[0] in _OWN else pen.prefix
    yield _opened(prefix + node.name, node.sort, node.tip, pen)
    if node.link:
        yield f'<a xlink:href="{pen.href(node.link)}">'
    if node.panel is None:
        yield dot(places.corners[number], JOINT / 2, graph.joint)
    else:
        yield from set_panel(node.panel, places.corners[number], pen)
    if node.link:
        yield "</a>"
    yield "</g>"


def _edge(number: int, edge: Edge, places: Places, pen: Pen) -> Iterator[str]:
    yield _opened(pen.prefix + edge.id, edge.sort, edge.tip, pen)
    yield line(places.lines[number], edge.stroke)
    yield "</g>"


def _opened(id: str, sort: str, tip: str, pen: Pen) -> str:
    """The start of a group, labelled for screen readers with the first line of its tooltip."""
    start = f'<g id="{escape(id)}" class="{escape(sort)}"'
    if tip and pen.is_labelled:
        start += f' role="graphics-symbol" aria-label="{escape(tip.partition(chr(10))[0])}"'
    return f"{start}><title>{escape(tip)}</title>" if tip else f"{start}>"

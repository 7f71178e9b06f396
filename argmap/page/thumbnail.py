"""A small picture of a map for the index: its upper part, with lines of type as bars."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree

from markupsafe import Markup, escape

_SVG: Final = "{http://www.w3.org/2000/svg}"
_KEPT: Final = {
    "polygon": ("points", "fill", "stroke", "stroke-width", "stroke-dasharray"),
    "polyline": ("points", "fill", "stroke", "stroke-dasharray"),
    "path": ("d", "fill", "stroke", "stroke-width", "stroke-dasharray"),
    "ellipse": ("cx", "cy", "rx", "ry", "fill", "stroke"),
}
"""What a thumbnail takes over, by element."""

_SHAPE: Final = 0.75
"""The height of a thumbnail to its width."""


def thumbnail(svg: bytes) -> Markup:
    """A thumbnail of a map that was drawn as SVG: shapes only, none of its words.

    >>> from argmap.model import MapBuilder
    >>> from argmap.render import render
    >>> building = MapBuilder("Bridge")
    >>> _ = building.thesis("It should stay.", id="stay")
    >>> "stay" in thumbnail(render(building.build()))
    False
    """
    root = ElementTree.fromstring(svg)
    left, top, wide, high = (float(part) for part in root.get("viewBox", "0 0 1 1").split())
    shown = min(high, wide * _SHAPE)
    graph = root.find(f"{_SVG}g")
    assert graph is not None, "every picture has a group that holds the rest"
    limit = shown - float(graph.get("transform", "0)").split()[-1].rstrip(")"))
    shapes = Markup("").join(_shapes(graph, limit))
    box = f"{left:g} {top:g} {wide:g} {shown:g}"
    moved = graph.get("transform", "")
    return Markup('<svg viewBox="{}" aria-hidden="true"><g transform="{}">{}</g></svg>').format(
        box, moved, shapes
    )


def _shapes(graph: ElementTree.Element, limit: float) -> Iterator[Markup]:
    """The shapes that begin above ``limit``, which counts downwards as the picture does."""
    for group in graph.findall(f"{_SVG}g"):
        for element in group.iter():
            name = element.tag.removeprefix(_SVG)
            if name == "text":
                y, size = float(element.get("y", 0)), float(element.get("font-size", 9))
                length = element.get("textLength")
                if length and y < limit:
                    yield Markup(
                        '<rect x="{}" y="{:g}" width="{}" height="{:g}" fill="{}"/>'
                    ).format(element.get("x"), y - size * 0.6, length, size * 0.5, "#b4bcc7")
            elif name in _KEPT and _top(element) < limit:
                yield Markup("<{} {}/>").format(
                    Markup(name),
                    Markup(" ").join(
                        Markup('{}="{}"').format(Markup(key), escape(element.get(key)))
                        for key in _KEPT[name]
                        if element.get(key) is not None
                    ),
                )


def _top(element: ElementTree.Element) -> float:
    """The y of a shape's first point."""
    if element.get("cy"):
        return float(element.get("cy", 0))
    numbers = (element.get("points") or element.get("d", "M0,0").lstrip("M")).split("C")[0]
    return float(numbers.split()[0].split(",")[1])

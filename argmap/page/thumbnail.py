"""A thumbnail for the index: the upper part of a picture, with bars for lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree

from markupsafe import Markup

_PAIR: Final = re.compile(r"(-?[\d.]+)[,\s]+(-?[\d.]+)")
_SVG: Final = "{http://www.w3.org/2000/svg}"
_KEPT: Final = {
    "polygon": ("points", "fill", "stroke", "stroke-width", "stroke-dasharray"),
    "polyline": ("points", "fill", "stroke", "stroke-dasharray"),
    "path": ("d", "fill", "stroke", "stroke-width", "stroke-dasharray"),
    "rect": (
        "x",
        "y",
        "width",
        "height",
        "rx",
        "fill",
        "stroke",
        "stroke-width",
        "stroke-dasharray",
    ),
    "ellipse": ("cx", "cy", "rx", "ry", "fill", "stroke"),
    "circle": ("cx", "cy", "r", "fill", "stroke"),
}
"""The attributes that a thumbnail keeps, by element."""

_SHAPE: Final = 0.75
"""Height of a thumbnail relative to its width."""

_WIDEST: Final = 1120.0
"""Maximum width in points of what it shows: that of an overview, or of three columns of cards."""


def thumbnail(svg: str | bytes) -> Markup:
    """The thumbnail of a map or comparison drawn as SVG: shapes only, without text.

    It shows the part of a map around its first thesis, or the top of a comparison.

    >>> from argmap.model import MapBuilder
    >>> from argmap.render import render
    >>> building = MapBuilder("Bridge")
    >>> _ = building.thesis("It should stay.", id="stay")
    >>> "stay" in thumbnail(render(building.build()))
    False
    """
    root = ElementTree.fromstring(svg)
    graph = root.find(f"{_SVG}g")
    assert graph is not None, "every picture has a group that holds the rest"
    _, _, wide, high = (float(part) for part in root.get("viewBox", "0 0 1 1").split())
    width = min(wide, _WIDEST)
    height = min(high, width * _SHAPE)
    top = min(max(_middle(graph) - height / 2, 0), high - height)
    shapes = Markup("").join(_shapes(graph, top, top + height))
    return Markup(
        '<svg viewBox="0 {:g} {:g} {:g}" aria-hidden="true"><g transform="{}">{}</g></svg>'
    ).format(top, width, height, graph.get("transform", ""), shapes)


def _middle(graph: ElementTree.Element) -> float:
    """The y of the middle of the topmost column header, or else of the topmost thesis or card."""

    def of(sort: str) -> list[ElementTree.Element]:
        return [group for group in graph if sort in group.get("class", "").split()]

    heads = of("essay") or of("thesis") or of("card")
    spans = (_span(*head.iter()) for head in heads)
    first, last = min(spans, default=(0.0, 0.0))
    return (first + last) / 2


def _shapes(graph: ElementTree.Element, top: float, bottom: float) -> Iterator[Markup]:
    """The shapes that are visible between two heights (y pointing down)."""
    for group in graph.findall(f"{_SVG}g"):
        for element in group.iter():
            name = element.tag.removeprefix(_SVG)
            if name == "text" and element.get("textLength"):
                y, size = float(element.get("y", 0)), float(element.get("font-size", 9))
                if top < y < bottom + size:
                    yield Markup(
                        '<rect x="{}" y="{:g}" width="{}" height="{:g}" fill="{}"/>'
                    ).format(
                        element.get("x"),
                        y - size * 0.6,
                        element.get("textLength"),
                        size * 0.5,
                        "#b4bcc7",
                    )
            elif name in _KEPT:
                first, last = _span(element)
                if last > top and first < bottom:
                    yield Markup("<{} {}/>").format(name, _taken_over(element, _KEPT[name]))


def _taken_over(element: ElementTree.Element, names: tuple[str, ...]) -> Markup:
    found = ((name, element.get(name)) for name in names)
    return Markup(" ").join(Markup('{}="{}"').format(*pair) for pair in found if pair[1])


def _span(*shapes: ElementTree.Element) -> tuple[float, float]:
    """The smallest and largest y of some shapes."""
    heights = [y for shape in shapes for y in _heights(shape)]
    return min(heights, default=0.0), max(heights, default=0.0)


def _heights(shape: ElementTree.Element) -> Iterator[float]:
    """The y of some points of a shape, including its top and bottom."""
    name = shape.tag.removeprefix(_SVG)
    if name in ("ellipse", "circle"):
        middle, half = _number(shape, "cy"), _number(shape, "ry") or _number(shape, "r")
        yield from (middle - half, middle + half)
    elif name == "rect":
        yield from (_number(shape, "y"), _number(shape, "y") + _number(shape, "height"))
    elif name in _KEPT:
        for _, y in _PAIR.findall(shape.get("points") or shape.get("d") or ""):
            yield float(y)


def _number(element: ElementTree.Element, name: str) -> float:
    return float(element.get(name, 0))

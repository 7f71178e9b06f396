"""What WeasyPrint does with an HTML page and not with an SVG: links, and text whose letters join.

It draws an SVG as a picture, letter by letter. So links are laid over it as boxes without ink, and
lines in which a letter's shape or place depends on others are taken out of it and laid over it as
text: lines from right to left, with combining marks, in Indic scripts and the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Final
from unicodedata import bidirectional, category, normalize
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from attrs import frozen

from argmap.model.link import is_safe_link
from argmap.render.typeset.metrics import is_exact

_SVG: Final = "{http://www.w3.org/2000/svg}"
_XLINK: Final = "{http://www.w3.org/1999/xlink}"
_MOVES: Final = re.compile(r"(translate|scale)\(\s*(-?[\d.]+)(?:[\s,]+(-?[\d.]+))?\s*\)")
_PAIR: Final = re.compile(r"(-?[\d.]+)[,\s]+(-?[\d.]+)")
_ASCENT: Final = 0.8465
"""How far the baseline of Arial and its like is below the top of a line as high as its type."""
_LETTER: Final = 0.5
"""About the width of a letter to its size, where a line does not tell its length."""

ElementTree.register_namespace("", _SVG[1:-1])
ElementTree.register_namespace("xlink", _XLINK[1:-1])


@frozen
class _Place:
    """Where the coordinates of a part of an SVG lie on its page, in points."""

    scale: tuple[float, float] = (1.0, 1.0)
    shift: tuple[float, float] = (0.0, 0.0)

    def within(self, transform: str) -> _Place:
        """The place of a group that is moved and scaled within this one."""
        (wide, high), (right, down) = self.scale, self.shift
        for kind, first, second in _MOVES.findall(transform):
            if kind == "scale":
                wide, high = wide * float(first), high * float(second or first)
            else:
                right, down = right + wide * float(first), down + high * float(second or 0)
        return _Place((wide, high), (right, down))

    def point(self, x: float, y: float) -> tuple[float, float]:
        return (self.shift[0] + self.scale[0] * x, self.shift[1] + self.scale[1] * y)


def lay_over(svg: bytes) -> tuple[bytes, str]:
    """An SVG without the lines whose letters join, and the HTML to lay over it.

    >>> lay_over(b'<svg xmlns="http://www.w3.org/2000/svg"><text x="1" y="9">a</text></svg>')[1]
    ''
    """
    root = ElementTree.fromstring(svg)
    overlay = _Overlay(root)
    html = "".join(overlay.parts())
    return (ElementTree.tostring(root) if overlay.changed else svg), html


class _Overlay:
    """Goes through an SVG; ``changed`` says whether lines were taken out of it."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._font = root.get("font-family", "sans-serif")
        links = (_target(link) for link in root.iter(f"{_SVG}a"))
        self._wanted = {link[1:] for link in links if link.startswith("#")}
        self.changed = False

    def parts(self) -> Iterator[str]:
        """The HTML elements that lie over it."""
        yield from self._within(self._root, _Place())

    def _within(self, element: Element, place: _Place) -> Iterator[str]:
        place = place.within(element.get("transform", ""))
        if element.get("id") in self._wanted:
            yield from self._box(
                element, place, f'<div id="{escape(element.get("id", ""))}"', "div"
            )
        for child in element:
            yield from self._within(child, place)
        if element.tag == f"{_SVG}a":
            target = _target(element)
            if target.startswith("#") or is_safe_link(target):
                yield from self._box(element, place, f'<a href="{escape(target)}"', "a")
        elif element.tag == f"{_SVG}text" and _is_joined(element.text or ""):
            whole = normalize("NFC", element.text or "")
            if _is_joined(whole):
                yield self._line(element, place)
                whole = ""
            element.text = whole
            self.changed = True

    def _box(self, element: Element, place: _Place, opening: str, name: str) -> Iterator[str]:
        """A box without ink over all of an element."""
        points = [place.point(*point) for point in _points(element)]
        if points:
            left, top = (min(point[at] for point in points) for at in (0, 1))
            wide, high = (
                max(point[at] for point in points) - low for at, low in ((0, left), (1, top))
            )
            yield (
                f'{opening} style="left:{left:.2f}pt;top:{top:.2f}pt;'
                f'width:{wide:.2f}pt;height:{high:.2f}pt"></{name}>'
            )

    def _line(self, text: Element, place: _Place) -> str:
        size = float(text.get("font-size", 11))
        left, top = place.point(_number(text, "x"), _number(text, "y") - size * _ASCENT)
        high = size * place.scale[1]
        looks = (
            f"left:{left:.2f}pt;top:{top:.2f}pt;font:{text.get('font-style', 'normal')} "
            f"{text.get('font-weight', 'normal')} {high:.2f}pt/1 {self._font};"
            f"color:{text.get('fill', 'black')};direction:{text.get('direction', 'ltr')}"
        )
        return f'<p style="{escape(looks)}">{escape(text.text or "")}</p>'


def _target(link: Element) -> str:
    return link.get(f"{_XLINK}href") or link.get("href") or ""


def _is_joined(text: str) -> bool:
    """Whether a letter's shape or place depends on others: it runs from right to left, it bears a
    mark, or it is of a script of which that is not known.
    """
    if text.isascii():
        return False
    return not is_exact(text) or any(
        bidirectional(letter) in ("R", "AL") or category(letter)[0] == "M" for letter in text
    )


def _points(element: Element) -> Iterator[tuple[float, float]]:
    """Points that an element reaches to."""
    for part in element.iter():
        name = part.tag.removeprefix(_SVG)
        if name == "text":
            x, y, size = _number(part, "x"), _number(part, "y"), _number(part, "font-size", 11)
            wide = _number(part, "textLength", len(part.text or "") * size * _LETTER)
            yield from ((x, y - size), (x + wide, y + size * 0.25))
        elif name == "rect":
            x, y = _number(part, "x"), _number(part, "y")
            yield from ((x, y), (x + _number(part, "width"), y + _number(part, "height")))
        elif name in ("polygon", "polyline", "path"):
            for x, y in _PAIR.findall(part.get("points") or part.get("d") or ""):
                yield float(x), float(y)


def _number(element: Element, name: str, otherwise: float = 0.0) -> float:
    return float(element.get(name, otherwise))

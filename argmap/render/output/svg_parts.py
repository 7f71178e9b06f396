"""An SVG in its parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Picture(NamedTuple):
    """An SVG in its parts, each of them well-formed.

    ``size`` is its width and height in points. ``root`` is the start tag of the SVG, ``names`` the
    elements of its title and description, ``style`` its CSS rules. ``group`` is the start tag of
    the group around everything drawn: ``elements``, first the background, then each card, caption,
    line and dot in reading order.

    >>> picture = Picture((9.0, 9.0), "<svg>", "<title>A</title>", "a{}", "<g>", ("<path/>",))
    >>> picture.inline
    '<svg>\\n<title>A</title>\\n<g>\\n<path/>\\n</g>\\n</svg>'
    >>> picture.frame
    '<svg>\\n<title>A</title>\\n<g></g>\\n</svg>'
    """

    size: tuple[float, float]
    root: str
    names: str
    style: str
    group: str
    elements: tuple[str, ...]

    @property
    def svg(self) -> str:
        """The SVG by itself, with its style sheet."""
        style = f"<style>{self.style}</style>"
        return "\n".join((self.root, self.names, style, *self._drawn, "</svg>\n"))

    @property
    def file(self) -> str:
        """The SVG as a file."""
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{self.svg}'

    @property
    def inline(self) -> str:
        """The SVG for a page that contains its style sheet elsewhere."""
        return "\n".join((self.root, self.names, *self._drawn, "</svg>"))

    @property
    def frame(self) -> str:
        """The inline SVG without the elements."""
        return f"{self.root}\n{self.names}\n{self.group}</g>\n</svg>"

    @property
    def _drawn(self) -> tuple[str, ...]:
        return (self.group, *self.elements, "</g>")

    def changed(self, change: Callable[[str], str]) -> Picture:
        """The picture with a change applied to each of its parts."""
        root, names, style, group = map(change, (self.root, self.names, self.style, self.group))
        return Picture(self.size, root, names, style, group, tuple(map(change, self.elements)))

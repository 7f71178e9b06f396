"""Type sizes, and the sizes of cards and lines."""

from __future__ import annotations

from typing import Final, NamedTuple

from argmap.frozen_class import frozen

FONT: Final = "Arial"
"""The font family named to the engine; Arimo is used, which has the same widths."""

FAMILY: Final = "Arimo, Arial, 'Liberation Sans', Helvetica, 'Nimbus Sans', FreeSans, sans-serif"
"""The font families of an SVG, in order of preference; all have the widths of Arial."""


class Face(NamedTuple):
    """A type size in points, with weight and slope."""

    size: int
    bold: bool = False
    italic: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether the face is neither bold nor italic."""
        return not (self.bold or self.italic)


class Fonts(NamedTuple):
    """The font family, and the face for each use; sizes are whole points.

    Lines in a family that is not as wide as Arial are fitted to the widths of Arial.
    """

    # The engine knows whole sizes only. A line in one plain face is lower in its cell than one
    # that has a bold or italic run; so ids, which share a line with kinds, are italic.
    family: str = FAMILY
    title: Face = Face(18, bold=True)
    byline: Face = Face(10)
    section: Face = Face(13, bold=True)
    subsection: Face = Face(11, bold=True)
    kind: Face = Face(8, bold=True)
    holder: Face = Face(8)
    id: Face = Face(8, italic=True)
    thesis: Face = Face(13, bold=True)
    text: Face = Face(11)
    deep: Face = Face(10)
    detail: Face = Face(9)
    mark: Face = Face(9, bold=True)
    quote: Face = Face(9, italic=True)
    legend: Face = Face(9)


@frozen(kw_only=True)
class Shapes:
    """The sizes of cards and lines in points. Raises :class:`ValueError` for values out of range.

    >>> Shapes(card_width=180).bar
    4
    >>> Shapes(card_width=20)
    Traceback (most recent call last):
    ValueError: card_width is from 120 to 600 points, not 20
    """

    card_width: int = 220
    """Text width of a card; 220 points hold about 40 characters."""
    bar: int = 4
    """Width of the bar at the edge of a card, in the colour of its kind; 0 for none."""
    border: int = 1
    thesis_border: int = 2
    line: float = 1.2
    """Width of the lines between cards."""

    def __attrs_post_init__(self) -> None:
        for name, (least, most) in RANGES.items():
            value = getattr(self, name)
            if not least <= value <= most:
                raise ValueError(f"{name} is from {least:g} to {most:g} points, not {value!r}")


RANGES: Final = {
    "card_width": (120, 600),
    "bar": (0, 12),
    "border": (0, 4),
    "thesis_border": (0, 6),
    "line": (0.4, 4),
}
"""The smallest and largest value of each field."""

ARIAL: Final = Fonts()
"""The fonts of the built-in themes."""

USUAL: Final = Shapes()
"""The shapes of the built-in themes."""

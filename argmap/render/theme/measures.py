"""What a theme says besides colours: the sizes of type, and the measures of cards and lines."""

from __future__ import annotations

from typing import Final, NamedTuple

from attrs import frozen

FONT: Final = "Arial"
"""The family that the engine is given; it sets Arimo, which has the same widths."""

FAMILY: Final = "Arimo, Arial, 'Liberation Sans', Helvetica, 'Nimbus Sans', FreeSans, sans-serif"
"""The families of an SVG, from the one that is wanted most; all have the widths of Arial."""


class Face(NamedTuple):
    """A size of type in points, and its weight and slope."""

    size: int
    bold: bool = False
    italic: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether the face is neither bold nor italic."""
        return not (self.bold or self.italic)


@frozen
class Fonts:
    """The family of type and the face of each sort of text; sizes are whole points.

    A family other than Arial's is fitted to the widths of Arial, line by line.
    """

    # The engine knows whole sizes only. A line in one plain face sits lower in its cell than one
    # with a bold or italic run in it; so ids, which share a line with kinds, are italic.
    family: str = FAMILY
    title: Face = Face(18, bold=True)
    byline: Face = Face(10)
    section: Face = Face(13, bold=True)
    kind: Face = Face(7, bold=True)
    holder: Face = Face(8)
    id: Face = Face(8, italic=True)
    thesis: Face = Face(12, bold=True)
    text: Face = Face(11)
    detail: Face = Face(9)
    mark: Face = Face(9, bold=True)
    quote: Face = Face(9, italic=True)
    legend: Face = Face(9)


@frozen(kw_only=True)
class Shapes:
    """The measures of cards and lines in points. Raises :class:`ValueError` for absurd ones.

    >>> Shapes(card_width=180).step_width
    96
    >>> Shapes(card_width=20)
    Traceback (most recent call last):
    ValueError: card_width is from 120 to 600 points, not 20
    """

    card_width: int = 220
    """Of the lines of a card; 220 hold some 40 characters of its text."""
    step_width: int = 96
    """Of the lines on the card of a step."""
    bar: int = 4
    """Of the bar at a card's edge that has the colour of its kind; 0 for none."""
    border: int = 1
    thesis_border: int = 2
    line: float = 1.2
    """The weight of the lines between cards."""

    def __attrs_post_init__(self) -> None:
        for name, (least, most) in RANGES.items():
            value = getattr(self, name)
            if not least <= value <= most:
                raise ValueError(f"{name} is from {least:g} to {most:g} points, not {value!r}")


RANGES: Final = {
    "card_width": (120, 600),
    "step_width": (60, 300),
    "bar": (0, 12),
    "border": (0, 4),
    "thesis_border": (0, 6),
    "line": (0.4, 4),
}
"""The least and the most of each measure."""

ARIAL: Final = Fonts()
"""The fonts of the built-in themes."""

USUAL: Final = Shapes()
"""The shapes of the built-in themes."""

"""Contrast of colours (WCAG 2.2, 1.4.3), and the colours of a theme that lack it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from argmap.frozen_class import frozen
from argmap.render.theme.theme import Theme

LEAST: Final = 4.5
"""Minimum contrast of text with its background."""

LEAST_LINE: Final = 3.0
"""Minimum contrast of a line with the page (1.4.11)."""


def luminance(colour: str) -> float:
    """The relative luminance of ``#rrggbb``, from 0 for black to 1 for white."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """The contrast of two colours, from 1 to 21.

    >>> contrast("#000000", "#ffffff"), round(contrast("#777777", "#ffffff"), 2)
    (21.0, 4.48)
    """
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


@frozen
class Faint:
    """Two colours, by name, with too little contrast."""

    colour: str
    ground: str
    contrast: float
    least: float


def faint(theme: Theme) -> Iterator[Faint]:
    """The pairs of a theme's colours with too little contrast, each pair once."""
    colours = dict(theme.colours())
    for colour, ground, least in _pairs(theme):
        found = contrast(colours[colour], colours[ground])
        if found < least:
            yield Faint(colour, ground, found, least)


_TEXT: Final = ("ink", "muted", "link", "verified", "doubtful", "missing")
"""The text colours that may appear on any card."""

_LINES: Final = ("support", "attack", "neutral")


def _pairs(theme: Theme) -> Iterator[tuple[str, str, float]]:
    for ground in ("page", "ghost", "step", *(f"{kind}.ground" for kind in theme.kinds)):
        yield from ((colour, ground, LEAST) for colour in _TEXT)
    for kind in theme.kinds:
        yield f"{kind}.name", f"{kind}.ground", LEAST
        yield f"{kind}.name", "objection.ground", LEAST  # where it speaks against the thesis
        yield f"{kind}.name", "ghost", LEAST
    yield from ((line, "page", LEAST_LINE) for line in _LINES)

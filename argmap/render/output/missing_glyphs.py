"""Find the characters that no available font has, and warn about them.

resvg reports missing glyphs only in its log. So each character is drawn by itself and compared
with one that is in no font.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, Final

from argmap.model.codes import Code
from argmap.render.output.graphviz import warn

_NONE: Final = "\ufdd0"
"""A noncharacter, which no font has."""
_CELL: Final = 12
"""Width and height in pixels of the cell in which a character is drawn."""
_MOST: Final = 300
"""Maximum number of characters to check."""
_CHANNELS: Final = 4
_MOST_SHOWN: Final = 12
_HINT: Final = "install a font that has them; an SVG uses the fonts of its viewer"


def tell_missing(lost: str) -> None:
    """Warn about characters without a glyph (``engine-glyphs``), if there are any."""
    if lost:
        shown = " ".join(lost[:_MOST_SHOWN]) + (" …" if len(lost) > _MOST_SHOWN else "")
        warn(Code.ENGINE_GLYPHS, f"the fonts on this machine have no glyphs for {shown}", _HINT)


def missing(characters: str, family: str, fonts: Mapping[str, Any]) -> str:
    """The characters for which no font has a glyph; only the first few hundred are checked.

    ``family`` is a list of font families as in CSS; ``fonts`` are resvg's font options.
    """
    looked_at = characters[:_MOST]
    if not looked_at:
        return ""
    nothing, *looks = _drawn(_NONE + looked_at, family, fonts)
    return "".join(char for char, look in zip(looked_at, looks, strict=True) if look == nothing)


def _drawn(characters: str, family: str, fonts: Mapping[str, Any]) -> Iterator[bytes]:
    """The pixels of each character; they are drawn below one another."""
    from resvg_py import svg_to_bytes

    high = _CELL * len(characters)
    lines = "".join(
        f'<text x="1" y="{_CELL * number + _CELL - 3}" font-size="8">{escape(char)}</text>'
        for number, char in enumerate(characters)
    )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_CELL}" height="{high}" '
        f'font-family="{family}">{lines}</svg>'
    )
    pixels = b"".join(_rows(svg_to_bytes(svg_string=svg, **fonts)))
    size = len(pixels) // len(characters)
    return (pixels[start : start + size] for start in range(0, len(pixels), size))


def _rows(png: bytes) -> Iterator[bytes]:
    """The rows of a non-interlaced PNG with four channels of 8 bits."""
    wide = int.from_bytes(png[16:20], "big") * _CHANNELS
    data = zlib.decompress(b"".join(_chunks(png, b"IDAT")))
    above = bytes(wide)
    for start in range(0, len(data), wide + 1):
        row = bytearray(data[start + 1 : start + 1 + wide])
        _unfilter(data[start], row, above)
        above = bytes(row)
        yield above


def _chunks(png: bytes, name: bytes) -> Iterator[bytes]:
    at = 8
    while at < len(png):
        size = int.from_bytes(png[at : at + 4], "big")
        if png[at + 4 : at + 8] == name:
            yield png[at + 8 : at + 8 + size]
        at += 12 + size


def _unfilter(kind: int, row: bytearray, above: bytes) -> None:
    """Undo the filter of a PNG row in place (PNG specification, 9.2)."""
    for at in range(len(row)):
        left = row[at - _CHANNELS] if at >= _CHANNELS else 0
        corner = above[at - _CHANNELS] if at >= _CHANNELS else 0
        guess = (0, left, above[at], (left + above[at]) // 2, _paeth(left, above[at], corner))[kind]
        row[at] = (row[at] + guess) & 0xFF


def _paeth(left: int, above: int, corner: int) -> int:
    near = left + above - corner
    return min((left, above, corner), key=lambda one: abs(near - one))

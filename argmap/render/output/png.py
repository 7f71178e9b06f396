"""A picture as PNG: the SVG, turned into pixels by resvg, with the fonts that the machine has."""

from __future__ import annotations

from html import escape
from typing import Any, Final
from unicodedata import normalize

from attrs import Factory, define

from argmap.model import ArgmapError, problem
from argmap.model.codes import Code
from argmap.render.output.arimo import FONTS
from argmap.render.output.engine import warn
from argmap.render.output.missing_glyphs import missing, tell_missing
from argmap.render.output.picture import Picture
from argmap.render.output.svg_type import is_leftward, text_element
from argmap.render.text_layout.blocks import Run
from argmap.render.text_layout.metrics import unknown
from argmap.render.theme.shapes import FAMILY

LONGEST: Final = 31_968
"""The most pixels to a side; a larger picture is scaled down to it."""

_POINTS: Final = 72
_BOX: Final = "□"
_LEFTWARD: Final = ("\u202b", "\u202c")
"""What makes text run from right to left, and what ends that."""


@define
class PngType:
    """Writes type as resvg reads it, and keeps the characters that Arimo lacks."""

    unusual: dict[str, None] = Factory(dict)

    def set_run(self, run: Run, x: float, base: float) -> str:
        """One run. The direction of a line is said by characters: resvg reads no attribute."""
        text = normalize("NFC", run.text.rstrip(" "))  # a font has whole letters sooner than parts
        self.unusual.update(dict.fromkeys(unknown(text)))
        if is_leftward(text):
            text = f"{_LEFTWARD[0]}{text}{_LEFTWARD[1]}"
        return text_element(run, text, x, base)


def to_png(picture: Picture, scale: float, family: str, unusual: str) -> bytes:
    """Return a picture, its type set by :class:`PngType`, as a PNG of ``scale`` pixels to a point.

    ``family`` are the families of its type, ``unusual`` the characters in it that Arimo lacks.
    Raises :class:`~argmap.model.ArgmapError` (``png-missing``, ``png-failed``) where it cannot be
    made. Warns where the picture had to be scaled down, and of characters for which no font on
    the machine has a glyph.
    """
    try:
        from resvg_py import svg_to_bytes
    except ImportError:
        message = "a PNG needs resvg, which is not installed"
        raise ArgmapError(
            [problem(Code.PNG_MISSING, message, hint="pip install resvg-py")]
        ) from None
    longest = max(picture.size)
    if longest * scale > LONGEST:
        scale = LONGEST / longest
        warn(
            Code.ENGINE_SIZE,
            f"the PNG is scaled down to {LONGEST} pixels",
            "an SVG has no such limit",
        )
    fonts = _fonts(family, unusual)
    lost = missing(unusual, escape(family), fonts)
    tell_missing(lost)
    # At a character that no font has, resvg gives up looking for the others of its line.
    svg = picture.file.translate(dict.fromkeys(map(ord, lost), _BOX))
    try:
        png: bytes = svg_to_bytes(svg_string=svg, dpi=_POINTS, zoom=scale, **fonts)
    except ValueError as error:
        hint = "draw part of the map, or use a smaller --scale"
        raise ArgmapError([problem(Code.PNG_FAILED, f"resvg: {error}", hint=hint)]) from None
    return png


def _fonts(family: str, unusual: str) -> dict[str, Any]:
    """Which fonts resvg is to use.

    Those of the machine are left alone where Arimo has all that is needed: the same map then gives
    the same picture everywhere, and sooner.
    """
    return {
        "font_files": [str(path) for path in FONTS.values()],
        "font_family": "Arimo",
        "sans_serif_family": "Arimo",
        "skip_system_fonts": family == FAMILY and not unusual,
    }

"""Convert the SVG to a PNG with resvg, using the machine's fonts if needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Any, Final
from unicodedata import normalize

from attrs import Factory, define

from argmap.model import ArgmapError, problem
from argmap.model.codes import Code
from argmap.render.output.bundled_font import FONTS
from argmap.render.output.graphviz import warn
from argmap.render.output.missing_glyphs import missing, tell_missing
from argmap.render.output.svg_parts import Picture
from argmap.render.output.svg_text import text_element
from argmap.render.text_layout.text_blocks import Run
from argmap.render.text_layout.text_metrics import is_leftward, unknown, width
from argmap.render.theme.measures import FAMILY

LONGEST: Final = 31_968
"""Maximum side in pixels; a larger picture is scaled down."""

_POINTS: Final = 72
_BOX: Final = "□"
_CENTRED: Final = ' text-anchor="middle"'
_FROM_RIGHT: Final = ' text-anchor="end"'
_LEFTWARD: Final = ("\u202b", "\u202c")
"""The Unicode controls that start and end right-to-left text."""
_SYMBOL: Final = re.compile(
    "[\u2100-\u214f\u2190-\u23ff\u25a0-\u25ff\u27c0-\u27ff\u2900-\u2bff\U0001d400-\U0001d7ff]"
)
"""A letterlike, mathematical or geometrical symbol, which is never joined to its neighbours."""


@define
class PngType:
    """Write text in the form that resvg reads, and collect the characters that Arimo lacks."""

    unusual: dict[str, None] = Factory(dict)

    def set_run(self, run: Run, x: float, base: float) -> str:
        """One run, with control characters for its direction, since resvg ignores the attribute."""
        # a font is more likely to have composed characters than combining marks
        text = normalize("NFC", run.text.rstrip(" "))
        self.unusual.update(dict.fromkeys(unknown(text)))
        if is_leftward(text):
            return text_element(run, f"{_LEFTWARD[0]}{text}{_LEFTWARD[1]}", x, base, _FROM_RIGHT)
        if lost := "".join(filter(_SYMBOL.match, unknown(text))):
            return "".join(_with_symbols_apart(run, text, lost, x, base))
        return text_element(run, text, x, base)


def _with_symbols_apart(run: Run, text: str, lost: str, x: float, base: float) -> Iterator[str]:
    """The elements of a run, with one for each of the symbols that Arimo lacks.

    In a single element, resvg would set all of it in the wider font that has the symbol.
    """
    face = run.face
    for piece in re.split(f"([{re.escape(lost)}])", text):
        wide = width(piece, face.size, face.bold)
        if piece and piece in lost:
            middle = x + wide / 2
            yield text_element(run._replace(text=piece), piece, middle, base, _CENTRED)
        elif said := piece.strip(" "):
            start = x + width(piece[: piece.index(said)], face.size, face.bold)
            yield text_element(run._replace(text=said), said, start, base)
        x += wide


def to_png(picture: Picture, scale: float, family: str, unusual: str) -> bytes:
    """Return a picture as a PNG of ``scale`` pixels per point.

    The picture's text must be set by :class:`PngType`. ``family`` is the list of font families,
    ``unusual`` the characters in it that Arimo lacks. Raises :class:`~argmap.model.ArgmapError`
    (``png-missing``, ``png-failed``) if the PNG cannot be made. Warns if the picture had to be
    scaled down, or if no font on the machine has a glyph for some characters.
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
            f"the PNG is scaled down to {LONGEST:,} pixels on its longer side",
            "an SVG has no such limit",
        )
    fonts = _fonts(family, unusual)
    lost = missing(unusual, escape(family), fonts)
    tell_missing(lost)
    # After a character that no font has, resvg stops looking up the others of the line.
    svg = picture.file.translate(dict.fromkeys(map(ord, lost), _BOX))
    try:
        png: bytes = svg_to_bytes(svg_string=svg, dpi=_POINTS, zoom=scale, **fonts)
    except ValueError as error:
        hint = "draw part of the map, or use a smaller --scale"
        raise ArgmapError([problem(Code.PNG_FAILED, f"resvg: {error}", hint=hint)]) from None
    return png


def _fonts(family: str, unusual: str) -> dict[str, Any]:
    """The font options for resvg.

    The machine's fonts are not used if Arimo has all characters: the same map then gives the same
    picture everywhere, and faster.
    """
    return {
        "font_files": [str(path) for path in FONTS.values()],
        "font_family": "Arimo",
        "sans_serif_family": "Arimo",
        "skip_system_fonts": family == FAMILY and not unusual,
    }

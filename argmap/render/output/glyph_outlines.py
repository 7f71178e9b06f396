"""Text as outlines, for viewers that do not fit text and have no font like Arial.

HarfBuzz shapes a line in the bundled Arimo and returns the outlines of its glyphs.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final
from unicodedata import bidirectional

from attrs import define

from argmap.model import ArgmapError, problem
from argmap.model.codes import Code
from argmap.render.output.bundled_font import FONTS
from argmap.render.output.graphviz import warn
from argmap.render.output.svg_text import set_run
from argmap.render.text_layout.text_blocks import Run
from argmap.render.text_layout.text_metrics import unknown

_UNITS: Final = 1000
"""Units per em in an outline."""
_LEFTWARD: Final = frozenset({"R", "AL"})
_RIGHTWARD: Final = frozenset({"L", "EN", "AN"})
_FEATURES: Final = {"kern": False, "liga": False}
"""No kerning or ligatures, because lines are measured letter by letter."""


@define
class GlyphOutlines:
    """Write runs as paths.

    ``kept`` counts the runs that stay text because Arimo lacks a character or their direction is
    mixed. Raises :class:`~argmap.model.ArgmapError` (``outlines-missing``) if HarfBuzz is missing.
    """

    kept: int = 0

    def __attrs_post_init__(self) -> None:
        try:
            import uharfbuzz  # noqa: F401
        except ImportError:
            message = "outlines need HarfBuzz, which is not installed"
            hint = "pip install 'argmap[outlines]'"
            raise ArgmapError([problem(Code.OUTLINES_MISSING, message, hint=hint)]) from None

    def set_run(self, run: Run, x: float, base: float) -> str:
        """A run as a path, or as text."""
        text = run.text.rstrip(" ")
        ways = {bidirectional(char) for char in text}
        if unknown(text) or (ways & _LEFTWARD and ways & _RIGHTWARD):
            self.kept += 1
            return set_run(run, x, base)
        face = run.face
        leftward = bool(ways & _LEFTWARD)
        way, wide = _path(text, face.bold, face.italic, leftward)
        scale = face.size / _UNITS
        if leftward:
            x -= wide * scale
        return (
            f'<path fill="{run.colour}" transform="translate({x:.7g} {base:.7g}) '
            f'scale({scale:g} {-scale:g})" d="{way}"/>'
        )

    def tell(self) -> None:
        """Warn about lines that stay text (``outlines-partial``), if there are any."""
        if self.kept:
            lines, why = "1 line", "one of its characters, or the line mixes"
            if self.kept > 1:
                lines, why = f"{self.kept} lines", "some of their characters, or the lines mix"
            message = f"{lines} of text could not be converted to outlines: the font Arimo lacks "
            message += f"{why} right-to-left and left-to-right text"
            warn(Code.OUTLINES_PARTIAL, message)


@cache
def _font(bold: bool, italic: bool) -> Any:
    import uharfbuzz

    path = FONTS.get((bold, italic)) or FONTS[bold, False]
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))))
    font.scale = (_UNITS, _UNITS)
    return font


def _path(text: str, bold: bool, italic: bool, leftward: bool) -> tuple[str, int]:
    """The outlines of a line as path data, from the left end of its baseline, and its width."""
    import uharfbuzz

    font = _font(bold, italic)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if leftward else "ltr"
    uharfbuzz.shape(font, buffer, _FEATURES)
    parts, at = [], 0
    for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        shape = _glyph(glyph.codepoint, bold, italic)
        if shape:
            parts.append(f"M{at + place.x_offset},{place.y_offset}{shape}")
        at += place.x_advance
    return "".join(parts), at


@cache
def _glyph(number: int, bold: bool, italic: bool) -> str:
    """The outline of a glyph as relative steps from its origin on the baseline."""
    import uharfbuzz

    steps: list[str] = []
    pen = [0, 0]
    start = [0, 0]

    def step(name: str, *points: float) -> None:
        ends = [round(one) for one in points]
        steps.append(name + ",".join(f"{end - pen[at % 2]}" for at, end in enumerate(ends)))
        pen[:] = ends[-2:]

    def move(x: float, y: float, _: object) -> None:
        step("m", x, y)
        start[:] = pen

    def close(_: object) -> None:
        steps.append("z")
        pen[:] = start

    draw = uharfbuzz.DrawFuncs()
    draw.set_move_to_func(move)
    draw.set_line_to_func(lambda x, y, _: step("l", x, y))
    draw.set_quadratic_to_func(lambda *at: step("q", *at[:4]))
    draw.set_cubic_to_func(lambda *at: step("c", *at[:6]))
    draw.set_close_path_func(close)
    _font(bold, italic).draw_glyph(number, draw, None)
    return "".join(steps)

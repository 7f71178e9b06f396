"""Samples of lines and grounds for the legend, drawn with the cells of small tables."""

from __future__ import annotations

from typing import Final

from argmap.render.blocks import Run
from argmap.render.markup import cell, line, table
from argmap.render.shapes import Face
from argmap.render.strokes import Stroke

SAMPLE: Final = 40
"""The width of a sample in points, with the space after it."""

_END: Final = 8
_LINE: Final = 24
_HIGH: Final = 11
_MIDDLE: Final = 6
_FACE: Final = Face(11)
_ENDS: Final = {"normal": ("◄", 2), "dot": ("●", 3), "odot": ("○", 3)}
"""Characters of the bundled font that look like the engine's arrowheads, and how many points
lower than the middle of its cell each is drawn."""


def swatch(ground: str, border: str, dash: str = "solid") -> str:
    """A piece of a card's ground within its border."""
    looks = f'BORDER="1" STYLE="{dash.upper()}" COLOR="{border}" BGCOLOR="{ground}"'
    spare = cell("", SAMPLE - _END - _LINE, _HIGH - 2)
    return table([cell("", _END + _LINE, _HIGH - 2, looks) + spare])


def stroke_sample(stroke: Stroke, *, joint: bool = False) -> str:
    """A line with its end; ``joint`` shows the dot in which several such lines meet."""
    colour = stroke.colour.partition(":")[0]
    character, lower = _ENDS.get("dot" if joint else stroke.end, ("", 0))
    at = _MIDDLE + lower
    end = line((Run(character, _FACE, colour),)) if character else ""
    if stroke.end == "tee":
        end = table([cell("", 3, 7, f'BGCOLOR="{colour}"')])
    looks = f'BORDER="1" SIDES="B" STYLE="{stroke.dash.upper()}" COLOR="{colour}"'
    lines = [cell("", _LINE, at, looks), cell("", _LINE, _HIGH - at)]
    if ":" in stroke.colour:
        lines[1:] = [cell("", _LINE, 3, looks), cell("", _LINE, _HIGH - at - 3)]
    span = f'ROWSPAN="{len(lines)}"'
    ending = f'<TD {span} FIXEDSIZE="TRUE" WIDTH="{_END}" HEIGHT="{_HIGH}" ALIGN="RIGHT">{end}</TD>'
    lines[0] = ending + lines[0] + cell("", SAMPLE - _END - _LINE, _HIGH, span)
    return table(lines)

"""Samples of lines and fills as small tables in Graphviz's HTML-like markup."""

from __future__ import annotations

from typing import Final

from argmap.render.output.html_table import cell, table
from argmap.render.output.html_text import line
from argmap.render.text_layout.legend_samples import (
    BAR,
    END,
    SAMPLE,
    SPARE,
    Sample,
    StrokeSample,
    Swatch,
)
from argmap.render.text_layout.text_blocks import Run
from argmap.render.theme.measures import Face

_LINE: Final = SAMPLE - SPARE - END
_HIGH: Final = 11
_MIDDLE: Final = 6
_FACE: Final = Face(11)
_ENDS: Final = {"normal": ("◄", 2), "dot": ("●", 3), "odot": ("○", 3)}
"""Characters of the bundled font that resemble the engine's arrowheads, and how many points below
the middle of the cell each is drawn."""


def sample_label(sample: Sample) -> str:
    """A sample as a table."""
    return _swatch(sample) if isinstance(sample, Swatch) else _stroke(sample)


def _swatch(swatch: Swatch) -> str:
    looks = (
        f'BORDER="1" STYLE="{swatch.dash.upper()}" COLOR="{swatch.border}" '
        f'BGCOLOR="{swatch.ground}"'
    )
    bar = cell("", BAR, _HIGH - 2, f'BGCOLOR="{swatch.bar}"') if swatch.bar else ""
    wide = END + _LINE - (BAR if bar else 0)
    return table([bar + cell("", wide, _HIGH - 2, looks) + cell("", SPARE, _HIGH - 2)])


def _stroke(sample: StrokeSample) -> str:
    stroke = sample.stroke
    colour = stroke.colour.partition(":")[0]
    character, lower = _ENDS.get(sample.end, ("", 0))
    at = _MIDDLE + lower
    end = line((Run(character, _FACE, colour),)) if character else ""
    if sample.end == "tee":
        end = table([cell("", 3, 7, f'BGCOLOR="{colour}"')])
    looks = f'BORDER="1" SIDES="B" STYLE="{stroke.dash.upper()}" COLOR="{colour}"'
    lines = [cell("", _LINE, at, looks), cell("", _LINE, _HIGH - at)]
    if ":" in stroke.colour:
        lines[1:] = [cell("", _LINE, 3, looks), cell("", _LINE, _HIGH - at - 3)]
    span = f'ROWSPAN="{len(lines)}"'
    ending = f'<TD {span} FIXEDSIZE="TRUE" WIDTH="{END}" HEIGHT="{_HIGH}" ALIGN="RIGHT">{end}</TD>'
    lines[0] = ending + lines[0] + cell("", SPARE, _HIGH, span)
    return table(lines)

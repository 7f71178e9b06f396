"""Legend samples as SVG elements, drawn as Graphviz draws lines and arrowheads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from argmap.render.output.svg_text import box
from argmap.render.text_layout.legend_samples import (
    END,
    SAMPLE,
    SPARE,
    Sample,
    StrokeSample,
    Swatch,
)

_HALF: Final = 4.5
"""Half the height of a swatch in points."""
_HEAD: Final = (7.0, 2.45)
"""Length and half height of an arrowhead."""
_DOT: Final = 2.8
_JOINT: Final = 3.6
_TEE: Final = (1.4, 3.5)
_BESIDE: Final = 1.5
"""Distance of the two lines of a double line from its middle."""
_DASHES: Final = {"dashed": "5,2", "dotted": "1,5"}


def sign(sample: Sample, x: float, middle: float) -> Iterator[str]:
    """A sample that starts at ``x``, centred on ``middle``."""
    if isinstance(sample, Swatch):
        looks = f'fill="{sample.ground}" stroke="{sample.border}"' + _dashed(sample.dash)
        yield box(x, middle - _HALF, SAMPLE - SPARE, 2 * _HALF, looks)
    else:
        yield from _stroke(sample, x, middle)


def _stroke(sample: StrokeSample, x: float, y: float) -> Iterator[str]:
    stroke = sample.stroke
    colour, *others = stroke.colour.split(":")
    room = END if sample.end != "none" else 0
    start, stop = x + room, x + SAMPLE - SPARE - (room if sample.is_mutual else 0)
    looks = f'fill="none" stroke="{colour}" stroke-width="{stroke.weight:g}"{_dashed(stroke.dash)}'
    for away in (-_BESIDE, _BESIDE) if others else (0.0,):
        yield f'<path {looks} d="M{start:.7g},{y + away:.7g}L{stop:.7g},{y + away:.7g}"/>'
    yield from _end(sample, colour, start, -1, y)
    if sample.is_mutual:
        yield from _end(sample, colour, stop, 1, y)


def _end(sample: StrokeSample, colour: str, x: float, way: int, y: float) -> Iterator[str]:
    """The end of a line at ``x``: on its left (-1) or right (1)."""
    looks = f'fill="{colour}" stroke="{colour}"'
    if sample.end == "normal":
        long, half = _HEAD
        points = (x + way * long, y), (x, y - half), (x, y + half), (x + way * long, y)
        shape = " ".join(f"{one:.7g},{other:.7g}" for one, other in points)
        yield f'<polygon {looks} points="{shape}"/>'
    elif sample.end == "tee":
        wide, half = _TEE
        yield box(x - wide - 1 if way < 0 else x + 1, y - half, wide, 2 * half, looks)
    elif sample.end in ("dot", "odot"):
        radius = _JOINT if sample.is_joint else _DOT
        if sample.end == "odot":
            looks = f'fill="none" stroke="{colour}"'
        middle = f'cx="{x + way * radius:.7g}" cy="{y:.7g}"'
        yield f'<ellipse {looks} {middle} rx="{radius:g}" ry="{radius:g}"/>'


def _dashed(dash: str) -> str:
    return f' stroke-dasharray="{_DASHES[dash]}"' if dash in _DASHES else ""

"""Legend samples as SVG elements, drawn as in the picture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from argmap.render.output.svg_lines import dashes, dot, end, line
from argmap.render.output.svg_text import box
from argmap.render.text_layout.legend_samples import (
    BAR,
    END,
    SAMPLE,
    SPARE,
    Sample,
    StrokeSample,
    Swatch,
)

_HALF: Final = 4.5
"""Half the height of a swatch in points."""
_EDGE: Final = 0.5
"""Half the width of a swatch's border, which is centred on its edge."""
_JOINT: Final = 3.6
"""Radius of the dot in which linked premises meet."""


def sign(sample: Sample, x: float, middle: float) -> Iterator[str]:
    """A sample that starts at ``x``, centred on ``middle``."""
    if isinstance(sample, Swatch):
        looks = f'fill="{sample.ground}" stroke="{sample.border}"' + dashes(sample.dash)
        yield box(x, middle - _HALF, SAMPLE - SPARE, 2 * _HALF, looks)
        if sample.bar:
            looks = f'fill="{sample.bar}" stroke="none"'
            edge = -_EDGE if sample.dash != "solid" else _EDGE
            yield box(
                x + edge, middle - _HALF + edge, BAR + _EDGE - edge, 2 * (_HALF - edge), looks
            )
    else:
        yield from _stroke(sample, x, middle)


def _stroke(sample: StrokeSample, x: float, y: float) -> Iterator[str]:
    stop = x + SAMPLE - SPARE
    if not sample.is_joint:
        far = stop - (END if sample.is_mutual and sample.end != "none" else 0)
        yield line(((x, y), (far, y)), sample.stroke)
        if sample.is_mutual:
            yield from end(
                sample.end, sample.stroke.colour.partition(":")[0], (stop, y), (1.0, 0.0)
            )
        return
    yield line(((x + 2 * _JOINT, y), (stop, y)), sample.stroke._replace(end="none"))
    yield dot((x, y - _JOINT), _JOINT, sample.stroke.colour)

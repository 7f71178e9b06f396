"""Samples of lines and fills for the legend, independent of any output format."""

from __future__ import annotations

from typing import Final, NamedTuple

from argmap.render.theme.line_styles import Stroke

SAMPLE: Final = 40
"""Width of a sample in points, including the space after it."""

SPARE: Final = 8
"""Space after a sample in points."""

END: Final = 8
"""Length of a line's end in points."""

BAR: Final = 6
"""Width of the bar of a swatch in points."""


class Swatch(NamedTuple):
    """A sample of a card's fill and border, with its ``bar``, if that is part of the sign."""

    ground: str
    border: str
    dash: str = "solid"
    bar: str = ""


class StrokeSample(NamedTuple):
    """A line with its end.

    ``is_joint`` shows the dot in which several such lines meet, ``is_mutual`` draws both ends.
    """

    stroke: Stroke
    is_joint: bool = False
    is_mutual: bool = False

    @property
    def end(self) -> str:
        """The Graphviz arrowhead at its end."""
        return "dot" if self.is_joint else self.stroke.end


Sample = Swatch | StrokeSample

"""Samples of lines and grounds for the key: what is shown, before it is written in any form."""

from __future__ import annotations

from typing import Final, NamedTuple

from argmap.render.theme.line_styles import Stroke

SAMPLE: Final = 40
"""The width of a sample in points, with the space after it."""

SPARE: Final = 8
"""The space after it."""

END: Final = 8
"""The points that the end of a line takes."""


class Swatch(NamedTuple):
    """A piece of a card's ground within its border."""

    ground: str
    border: str
    dash: str = "solid"


class StrokeSample(NamedTuple):
    """A line with its end; ``is_joint`` shows the dot in which several such lines meet,
    ``is_mutual`` that the line ends so on both sides.
    """

    stroke: Stroke
    is_joint: bool = False
    is_mutual: bool = False

    @property
    def end(self) -> str:
        """The Graphviz arrowhead at its end."""
        return "dot" if self.is_joint else self.stroke.end


Sample = Swatch | StrokeSample

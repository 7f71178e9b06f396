"""How the lines of a picture are drawn, each sort in its own colour, dash and end."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from argmap.render.scene import Sort
from argmap.render.theme import Theme


class Stroke(NamedTuple):
    """A line: ``end`` is the Graphviz arrowhead where it meets what it bears on."""

    colour: str
    dash: str = "solid"
    end: str = "none"
    weight: float = 1.2


def strokes(theme: Theme) -> Mapping[Sort, Stroke]:
    """The stroke of every sort of line."""
    support, attack, neutral = theme.support, theme.attack, theme.neutral
    plain = theme.shapes.line
    strong, fine = plain + 0.2, plain - 0.2
    return MappingProxyType(
        {
            Sort.SUPPORT: Stroke(support, end="normal", weight=plain),
            Sort.PREMISE: Stroke(support, weight=plain),
            Sort.WARRANT: Stroke(neutral, "dashed", weight=plain),
            Sort.ATTACK: Stroke(attack, "dashed", "tee", strong),
            Sort.ANSWER: Stroke(neutral, weight=plain),
            Sort.CONTRADICTS: Stroke(attack, "dashed", "tee", strong),
            Sort.IN_TENSION: Stroke(neutral, "dotted", "odot", plain),
            Sort.AGREES: Stroke(neutral, end="dot", weight=plain),
            Sort.SAME: Stroke(f"{neutral}:invis:{neutral}", weight=fine),
        }
    )

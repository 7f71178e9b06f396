"""What is drawn, in which looks, and how it lies: all that a drawing needs besides its map."""

from __future__ import annotations

from typing import NamedTuple

from argmap.render.diagram.scene import Plan
from argmap.render.output.paper_sizes import Layout
from argmap.render.theme.theme import Theme


class Setting(NamedTuple):
    """A plan, a theme and a layout."""

    plan: Plan
    theme: Theme
    layout: Layout

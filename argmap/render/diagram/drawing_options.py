"""What is drawn, in which looks, and how it lies: all that a drawing needs besides its map."""

from __future__ import annotations

from typing import NamedTuple

from argmap.render.diagram.scene import Scene
from argmap.render.output.paper_sizes import Layout
from argmap.render.theme.theme import Theme


class DrawingOptions(NamedTuple):
    """A plan, a theme and a layout."""

    scene: Scene
    theme: Theme
    layout: Layout

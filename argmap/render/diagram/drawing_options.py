"""Everything a drawing needs besides its map: scene, theme and layout."""

from __future__ import annotations

from typing import NamedTuple

from argmap.render.diagram.scene import Scene
from argmap.render.output.paper_sizes import Layout
from argmap.render.theme.theme import Theme


class DrawingOptions(NamedTuple):
    """A scene, a theme and a layout."""

    scene: Scene
    theme: Theme
    layout: Layout

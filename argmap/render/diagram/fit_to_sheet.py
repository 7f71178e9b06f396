"""Fit a part of a map to a sheet of paper: choose direction, card width and how much to draw.

As much as is readable is drawn. Cards are measured in several widths, and each view is tried in
both directions and in both orientations of the sheet. The size of each layout is first estimated
from its cards, and the engine lays out the most promising ones. If the view sets no depth, the
deepest one that is readable is drawn. What is drawn of a whole map is its overview instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Final, NamedTuple

from attrs import evolve

from argmap.model import ArgumentMap, Severity
from argmap.model.codes import Code
from argmap.render.diagram.card_alt_text import share_of
from argmap.render.diagram.drawing_options import DrawingOptions
from argmap.render.diagram.folding import folded
from argmap.render.diagram.graph import graph_attributes
from argmap.render.diagram.layout_candidate import Cut, LayoutCandidate, Way
from argmap.render.diagram.scene import Scene
from argmap.render.diagram.scene_builder import build_scene
from argmap.render.diagram.trial_layouts import TrialLayout, TrialLayouts
from argmap.render.diagram.view import View
from argmap.render.output.graphviz import Engine, warn
from argmap.render.output.graphviz_layout import Places
from argmap.render.output.paper_sizes import Paper
from argmap.render.output.picture_graph import Graph
from argmap.render.text_layout.card_marks import CardMarks
from argmap.render.theme.theme import Theme

MOST_STARTS: Final = 12
"""Maximum number of engine runs for one sheet."""

_WIDTHS: Final = (220, 180, 260, 320, 400, 480)
"""Card widths to try, in points."""
_ROWS: Final = {"lr": (1,), "tb": (1, 2, 3, 4, 5)}
"""How many theses to put in a row, by direction."""
_TRIED: Final = 4
"""For a view of a given depth, how many layouts the engine runs."""
_HOPE: Final = 0.9
"""Minimum estimated scale, relative to the smallest readable one, that is worth an engine run."""
_SURE: Final = 1.05
"""How much larger than estimated the text may turn out."""
_HOPELESS: Final = 0.4
"""Below this share of the smallest readable scale, no fuller view is tried."""


class FittedMap(NamedTuple):
    """What is drawn on a sheet, its graph, and the layout of that graph on the sheet."""

    options: DrawingOptions
    graph: Graph
    places: Places


class SheetFitter:
    """Fit views of a map to a sheet; ``directions`` are the ones to try."""

    def __init__(
        self,
        map: ArgumentMap,
        paper: Paper,
        theme: Theme,
        marks: CardMarks,
        engine: Engine,
        directions: tuple[str, ...] = ("lr", "tb"),
    ) -> None:
        self._map = map
        self._paper = paper
        self._directions = directions
        self._whole = build_scene(map)
        self._text = theme.fonts.text.size
        self._least = paper.least / self._text
        self._trials = TrialLayouts(map, marks, engine, MOST_STARTS)
        self._cuts = [
            Cut(map, self._whole, theme, marks, width, brief=brief)
            for brief in (False, True)
            for width in _WIDTHS
        ]

    def fit(self, view: View) -> FittedMap:
        """Return as much of a view as is readable on the sheet, laid out on it.

        A depth in the view is kept. An :class:`~argmap.render.output.graphviz.EngineWarning`
        reports the orientation, the share drawn and the text size (``page-fit``, ``small-text``).
        """
        found = self._choose(view)
        chosen = found.choice
        self._tell(chosen)
        layout, theme = chosen.layout, chosen.way.cut.theme
        return FittedMap(
            DrawingOptions(chosen.scene, theme, layout),
            found.graph._replace(attributes=graph_attributes(layout, theme.page)),
            found.places.fitted(layout),
        )

    # Views of some depth

    def _choose(self, view: View) -> TrialLayout:
        """The best layout of the fullest readable view; if none is readable, of the smallest."""
        views = list(self._views(evolve(view, joined=True)))
        for choices in reversed(views[1:]):
            if self._trials.left <= _TRIED:
                break
            if choices[0].scale >= self._least * _HOPE:
                best = self._best(choices)
                if best.choice.scale >= self._least:
                    return best
        return self._best(views[0])

    def _best(self, choices: list[LayoutCandidate]) -> TrialLayout:
        """The layout with the largest text, among the most promising layouts of one view."""
        best: TrialLayout | None = None
        for choice in choices[:_TRIED]:
            if best is not None and choice.worth * _SURE < best.choice.worth:
                break
            trial = self._trials.lay_out(choice)
            if best is None or trial.choice.worth > best.choice.worth:
                best = trial
        assert best is not None, "there are ways to lay out any view"
        return best

    def _views(self, view: View) -> Iterator[list[LayoutCandidate]]:
        """The layouts of each view, most promising first, from the smallest view to the fullest.

        On each level, brief cards come first.
        """
        drawn: set[str] = set()
        for depth in count() if view.depth is None else (view.depth,):
            for brief in (True,) if view.brief else (True, False):
                part = evolve(view, depth=depth, brief=brief)
                scene = folded(self._whole, part)
                found = (way.holds(part, scene) for way in self._ways(scene, brief))
                choices = sorted(found, key=lambda choice: -choice.worth)
                yield choices
            if choices[0].scale < self._least * _HOPELESS:
                return
            if choices[0].scene.boxes.keys() == drawn:  # the previous level was the last
                return
            drawn = set(choices[0].scene.boxes)

    def _ways(self, scene: Scene, brief: bool) -> Iterator[Way]:
        """All combinations of cut, direction and sheet for a scene."""
        for cut in self._cuts:
            for direction in self._directions if cut.brief == brief else ():
                for row in _ROWS[direction]:
                    if row > 1 and row > len(scene.bands):
                        break
                    for paper in self._paper.ways():
                        yield Way(cut, paper, direction, row)

    def _tell(self, chosen: LayoutCandidate) -> None:
        points = chosen.scale * self._text
        shown = share_of(chosen.scene, self._map) or "the whole map"
        paper = chosen.way.paper
        turn = (" landscape" if paper.turned else " portrait") if paper.turns else ""
        runs = "left to right" if chosen.way.direction == "lr" else "top to bottom"
        message = f"{paper.name.capitalize()}{turn}, {runs}: {shown}, "
        if points < self._paper.least:
            message += f"but its text is only {points:.1f} points, too small to read easily"
            hint = "draw part of the map: --focus, --tags or --fold"
            warn(Code.SMALL_TEXT, message, hint)
        else:
            message += f"text at {points:.1f} points"
            warn(Code.PAGE_FIT, message, severity=Severity.INFO)

"""Fit a map to a sheet of paper: choose its direction, card width and how much to draw.

As much as is readable is drawn. Cards are measured in several widths, and each view is tried in
both directions and in both orientations of the sheet. The size of each layout is first estimated
from its cards. The engine lays out the most promising one, and the result corrects the later
estimates for that combination, until no remaining layout promises more than the best result. If
the view sets no depth, :mod:`~argmap.render.diagram.unfolding` chooses the statements that fill
the sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
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
from argmap.render.diagram.unfolding import Unfolding, unfoldings
from argmap.render.diagram.view import View
from argmap.render.output.graphviz import warn
from argmap.render.output.graphviz_layout import Places, read_places
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
_LOOKED_AT: Final = 16
"""How many combinations are checked for room for more statements."""
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
        program: str,
        directions: tuple[str, ...] = ("lr", "tb"),
    ) -> None:
        self._map = map
        self._paper = paper
        self._directions = directions
        self._whole = build_scene(map)
        self._text = theme.fonts.text.size
        self._least = paper.least / self._text
        self._trials = TrialLayouts(map, marks, program, MOST_STARTS)
        self._cuts = [
            Cut(map, theme, marks, width, brief=brief)
            for brief in (False, True)
            for width in _WIDTHS
        ]

    def fit(self, view: View) -> FittedMap:
        """Return as much of a view as is readable on the sheet, laid out on it.

        A depth in the view is kept. An :class:`~argmap.render.output.graphviz.EngineWarning`
        reports the orientation, the share drawn and the text size (``page-fit``, ``small-text``).
        """
        is_free = view.depth is None and view.focus is None
        found = (self._filled(view) if is_free else None) or self._choose(view)
        chosen = found.choice
        self._tell(chosen)
        layout, theme = chosen.layout, chosen.way.cut.theme
        return FittedMap(
            DrawingOptions(chosen.scene, theme, layout),
            found.graph._replace(attributes=graph_attributes(layout, theme.page)),
            read_places(found.svg, layout),
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

    # Filling the sheet

    def _filled(self, view: View) -> TrialLayout | None:
        """The layout that shows most of a view, or ``None`` if not even the smallest is readable.

        First, layouts are run that promise more than the best result so far. Then come the most
        promising combinations that would show more if the result were somewhat smaller than
        estimated. Finally the best layout is filled up, with engine runs.
        """
        filling = Unfolding(self._whole, evolve(view, joined=True))
        likely = [full for way in self._all_ways(filling) if (full := self._full(filling, way))]
        likely.sort(key=self._merit, reverse=True)
        best = self._best_of(likely, filling, None)
        if best is None:
            return None
        ways = [choice.way for choice in likely[:_LOOKED_AT]]
        others = [self._too_full(filling, way) for way in ways]
        best = self._best_of(others, filling, best) or best
        return self._filled_up(filling, best)

    def _all_ways(self, filling: Unfolding) -> Iterator[Way]:
        least = filling.plan_of(filling.least)
        for brief in (True,) if filling.least.brief else (False, True):
            yield from self._ways(least, brief)

    def _best_of(
        self, choices: Iterable[LayoutCandidate], filling: Unfolding, best: TrialLayout | None
    ) -> TrialLayout | None:
        """The best of the previous result and the layouts among ``choices`` that may show more.

        Each engine result corrects the estimate for its combination when it is filled again.
        """
        waiting = list(choices)
        # corrected estimates could otherwise alternate between the same layouts forever
        tried: set[object] = set()
        while waiting and self._trials.left > (0 if best else _TRIED):
            likeliest = max(waiting, key=self._promise)
            if best is not None and self._promise(likeliest) <= self._merit(best.choice):
                break
            waiting.remove(likeliest)
            tried.add(likeliest.key)
            trial = self._trials.lay_out(likeliest)
            best = self._better(trial, best)
            way = likeliest.way.corrected(likeliest, trial.choice.size)
            again = self._full(filling, way)
            if again is not None and again.key not in tried:
                waiting.append(again)
        return best

    def _better(self, trial: TrialLayout, best: TrialLayout | None) -> TrialLayout | None:
        if trial.choice.scale < self._least:
            return best
        if best is not None and self._merit(trial.choice) <= self._merit(best.choice):
            return best
        return trial

    def _full(self, filling: Unfolding, way: Way) -> LayoutCandidate | None:
        """The fullest view that is readable in a combination by its estimates, or ``None``."""
        if not self._has_room(filling, way, filling.least):
            return None
        view = unfoldings(filling, partial(self._has_room, filling, way))[-1]
        return way.holds(view, filling.plan_of(view))

    def _too_full(self, filling: Unfolding, way: Way) -> LayoutCandidate:
        """A view that may fit, although the estimate says that it is slightly too large."""
        view = unfoldings(filling, partial(self._has_room, filling, way, share=_HOPE))[-1]
        return way.holds(view, filling.plan_of(view))

    def _has_room(self, filling: Unfolding, way: Way, view: View, *, share: float = 1.0) -> bool:
        return way.holds(view, filling.plan_of(view)).scale >= self._least * share

    def _filled_up(self, filling: Unfolding, best: TrialLayout) -> TrialLayout:
        """The best layout with everything else for which the engine's result leaves room."""
        guess = best.choice.way.holds(best.choice.view, filling.plan_of(best.choice.view))
        way = best.choice.way.corrected(guess, best.choice.size)

        def fits(view: View) -> bool:
            nonlocal best
            if not self._trials.left or not self._has_room(filling, way, view, share=_HOPE):
                return False
            trial = self._trials.lay_out(way.holds(view, filling.plan_of(view)))
            better = self._better(trial, best)
            is_better = better is not best
            best = better or best
            return is_better

        unfoldings(filling, fits, best.choice.view)
        return best

    def _promise(self, choice: LayoutCandidate) -> float:
        """The merit of a choice, assuming that it is readable."""
        return choice.merit(self._least, readable=True)

    def _merit(self, choice: LayoutCandidate) -> float:
        return choice.merit(self._least)

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

"""A map on a sheet: which way it runs, how wide its cards are, and how much of it is drawn.

As much is drawn as can be read. Cards are measured in several widths, and a view in both directions
and on the sheet either way. How large each would be is guessed from its cards; the engine lays out
what promises most, and what it says of one way is what is known of that way from then on, until
nothing that is left promises more than the best that is laid out. Where it is left open how much of
a map is drawn, :mod:`~argmap.render.diagram.filling` says what of it fills a sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import count
from typing import Final, NamedTuple

from attrs import evolve

from argmap.model import ArgumentMap, Severity
from argmap.model.codes import Code
from argmap.render.diagram.choice import Choice, Cut, Way
from argmap.render.diagram.description import share_of
from argmap.render.diagram.filling import Filling, fillings
from argmap.render.diagram.folding import folded
from argmap.render.diagram.graph import graph_attributes
from argmap.render.diagram.plan import plan
from argmap.render.diagram.scene import Plan
from argmap.render.diagram.setting import Setting
from argmap.render.diagram.trials import Trial, Trials
from argmap.render.diagram.view import View
from argmap.render.output.engine import warn
from argmap.render.output.graph import Graph
from argmap.render.output.paper import Paper
from argmap.render.output.places import Places, read_places
from argmap.render.text_layout.citing import Verdicts
from argmap.render.theme.theme import Theme

MOST_STARTS: Final = 12
"""How often the engine is started for one sheet at most."""

_WIDTHS: Final = (220, 180, 260, 320, 400, 480)
"""The widths of cards that are tried, in points."""
_ROWS: Final = {"lr": (1,), "tb": (1, 2, 3, 4, 5)}
"""How many theses stand in a row, by direction."""
_TRIED: Final = 4
"""How many layouts of a view of a given depth the engine lays out."""
_HOPE: Final = 0.9
"""The share of the least scale from which on a guess is worth the engine's time."""
_SURE: Final = 1.05
"""How much larger text may be than was guessed."""
_LOOKED_AT: Final = 16
"""Of how many ways it is asked what else may have room."""
_HOPELESS: Final = 0.4
"""The share of the least scale below which no fuller view is tried."""


class Fitted(NamedTuple):
    """What is drawn on a sheet, its graph, and that graph laid out on the sheet."""

    setting: Setting
    graph: Graph
    places: Places


class Fitting:
    """Fits views of a map to a sheet; ``directions`` are those that are tried."""

    def __init__(
        self,
        map: ArgumentMap,
        paper: Paper,
        theme: Theme,
        verdicts: Verdicts,
        program: str,
        directions: tuple[str, ...] = ("lr", "tb"),
    ) -> None:
        self._map = map
        self._paper = paper
        self._directions = directions
        self._whole = plan(map)
        self._text = theme.fonts.text.size
        self._least = paper.least / self._text
        self._trials = Trials(map, verdicts, program, MOST_STARTS)
        self._cuts = [
            Cut(map, theme, verdicts, width, brief=brief)
            for brief in (False, True)
            for width in _WIDTHS
        ]

    def fit(self, view: View) -> Fitted:
        """Return as much of a view as can be read on the sheet, laid out on it.

        A depth in the view is kept. Tells by an :class:`~argmap.render.output.engine.EngineWarning`
        how the map lies and how large its text is (``page-fit``, ``small-text``).
        """
        is_free = view.depth is None and view.focus is None
        found = (self._filled(view) if is_free else None) or self._choose(view)
        chosen = found.choice
        self._tell(chosen)
        layout, theme = chosen.layout, chosen.way.cut.theme
        return Fitted(
            Setting(chosen.plan, theme, layout),
            found.graph._replace(attributes=graph_attributes(layout, theme.page)),
            read_places(found.svg, layout),
        )

    # A view of some depth

    def _choose(self, view: View) -> Trial:
        """The best layout of the fullest view that can be read, or else of the least."""
        views = list(self._views(evolve(view, joined=True)))
        for choices in reversed(views[1:]):
            if self._trials.left <= _TRIED:
                break
            if choices[0].scale >= self._least * _HOPE:
                best = self._best(choices)
                if best.choice.scale >= self._least:
                    return best
        return self._best(views[0])

    def _best(self, choices: list[Choice]) -> Trial:
        """The likeliest of some layouts of one view that the engine gives the largest text."""
        best: Trial | None = None
        for choice in choices[:_TRIED]:
            if best is not None and choice.worth * _SURE < best.choice.worth:
                break
            trial = self._trials.lay_out(choice)
            if best is None or trial.choice.worth > best.choice.worth:
                best = trial
        assert best is not None, "there are ways to lay out any view"
        return best

    def _views(self, view: View) -> Iterator[list[Choice]]:
        """The layouts of each view, the likeliest first, from the least view to the fullest.

        On each level cards come without small type first.
        """
        drawn: set[str] = set()
        for depth in count() if view.depth is None else (view.depth,):
            for brief in (True,) if view.brief else (True, False):
                part = evolve(view, depth=depth, brief=brief)
                planned = folded(self._whole, part)
                found = (way.holds(part, planned) for way in self._ways(planned, brief))
                choices = sorted(found, key=lambda choice: -choice.worth)
                yield choices
            if choices[0].scale < self._least * _HOPELESS:
                return
            if choices[0].plan.boxes.keys() == drawn:  # the level before was the last
                return
            drawn = set(choices[0].plan.boxes)

    def _ways(self, planned: Plan, brief: bool) -> Iterator[Way]:
        """The ways to lay what is planned on the sheet, in cards that are brief or not."""
        for cut in self._cuts:
            for direction in self._directions if cut.brief == brief else ():
                for row in _ROWS[direction]:
                    if row > 1 and row > len(planned.strips):
                        break
                    for paper in self._paper.ways():
                        yield Way(cut, paper, direction, row)

    # How much fills the sheet

    def _filled(self, view: View) -> Trial | None:
        """The layout that shows most of a view, or ``None`` where not even the least is readable.

        First those are laid out that promise more than the best of them shows. Then, of the
        likeliest ways, those that would show more if what they hold were laid out somewhat smaller
        than is guessed. The best is filled up by the engine.
        """
        filling = Filling(self._whole, evolve(view, joined=True))
        likely = [full for way in self._all_ways(filling) if (full := self._full(filling, way))]
        likely.sort(key=self._merit, reverse=True)
        best = self._best_of(likely, filling, None)
        if best is None:
            return None
        ways = [choice.way for choice in likely[:_LOOKED_AT]]
        others = [self._too_full(filling, way) for way in ways]
        best = self._best_of(others, filling, best) or best
        return self._filled_up(filling, best)

    def _all_ways(self, filling: Filling) -> Iterator[Way]:
        least = filling.plan_of(filling.least)
        for brief in (True,) if filling.least.brief else (False, True):
            yield from self._ways(least, brief)

    def _best_of(
        self, choices: Iterable[Choice], filling: Filling, best: Trial | None
    ) -> Trial | None:
        """The best that is laid out, and what of some choices may show more than that; what the
        engine says of one way is what is known of it when it is filled once more.
        """
        waiting = list(choices)
        tried: set[object] = set()  # what is known of a way could else lead back and forth
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

    def _better(self, trial: Trial, best: Trial | None) -> Trial | None:
        if trial.choice.scale < self._least:
            return best
        if best is not None and self._merit(trial.choice) <= self._merit(best.choice):
            return best
        return trial

    def _full(self, filling: Filling, way: Way) -> Choice | None:
        """The fullest view that, laid in some way, can be read by what is known of that way, or
        ``None`` where not even the least can.
        """
        if not self._has_room(filling, way, filling.least):
            return None
        view = fillings(filling, partial(self._has_room, filling, way))[-1]
        return way.holds(view, filling.plan_of(view))

    def _too_full(self, filling: Filling, way: Way) -> Choice:
        """What may have room in a way, though it is a little too large by what is known."""
        view = fillings(filling, partial(self._has_room, filling, way, share=_HOPE))[-1]
        return way.holds(view, filling.plan_of(view))

    def _has_room(self, filling: Filling, way: Way, view: View, *, share: float = 1.0) -> bool:
        return way.holds(view, filling.plan_of(view)).scale >= self._least * share

    def _filled_up(self, filling: Filling, best: Trial) -> Trial:
        """The best with whatever else there is room for, as the engine lays it out."""
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

        fillings(filling, fits, best.choice.view)
        return best

    def _promise(self, choice: Choice) -> float:
        """The merit of a choice if it can be read."""
        return choice.merit(self._least, readable=True)

    def _merit(self, choice: Choice) -> float:
        return choice.merit(self._least)

    def _tell(self, chosen: Choice) -> None:
        points = chosen.scale * self._text
        shown = share_of(chosen.plan, self._map) or "the whole map"
        paper = chosen.way.paper
        turn = (" landscape" if paper.turned else " portrait") if paper.turns else ""
        runs = "left to right" if chosen.way.direction == "lr" else "top down"
        message = f"{paper.name.capitalize()}{turn}, {runs}: {shown}, text at {points:.1f} points"
        if points < self._paper.least:
            hint = "draw part of the map: --focus, --tags or --fold"
            warn(Code.SMALL_TEXT, message, hint)
        else:
            warn(Code.PAGE_FIT, message, severity=Severity.INFO)

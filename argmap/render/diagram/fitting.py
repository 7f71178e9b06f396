"""A map on a sheet: which way it runs, how wide its cards are, and how much of it is drawn.

As much is drawn as can be read. Cards are measured in several widths, and a view in both directions
and on the sheet either way; of the fullest view that promises text of the least size, the likeliest
layouts are laid out by the engine, and the one with the largest text is taken. Where it is left
open how much of a map is drawn, :mod:`~argmap.render.diagram.filling` says what of it fills it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import count
from math import sqrt
from typing import Final

from attrs import evolve, frozen

from argmap.model import ArgumentMap, Severity, Statement
from argmap.render.diagram.cards import Cards
from argmap.render.diagram.description import share_of
from argmap.render.diagram.extent import Size, extent
from argmap.render.diagram.filling import Filling, fillings
from argmap.render.diagram.folding import folded, in_rows
from argmap.render.diagram.graph import map_graph
from argmap.render.diagram.plan import plan
from argmap.render.diagram.scene import Plan
from argmap.render.diagram.setting import Setting
from argmap.render.diagram.view import View
from argmap.render.draw.engine import warn
from argmap.render.draw.graph import JOINT
from argmap.render.draw.paper import Layout, Paper
from argmap.render.draw.places import begin, places
from argmap.render.look.theme import Theme
from argmap.render.typeset.citing import Verdicts

_WIDTHS: Final = (220, 180, 260, 320, 400, 480)
"""The widths of cards that are tried, in points."""
_ROWS: Final = {"lr": (1,), "tb": (1, 2, 3, 4, 5)}
"""How many theses stand in a row, by direction."""
_LARGEST: Final = 1.25
"""The most by which a picture is enlarged."""
_TRIED: Final = 4
"""How many layouts of a view the engine lays out."""
_OFFERS: Final = 12
_FILLED: Final = 3
"""Of how many layouts it says how much they have room for, and how many of these it fills up."""
_HOPE: Final = 0.85
"""The share of the least scale from which on a guess is worth the engine's time."""
_HOPELESS: Final = 0.4
"""The share of the least scale below which no fuller view is tried."""
_UPRIGHT: Final = 1.08
"""How much larger text has to be for a sheet to be laid across."""


@frozen
class _Cut:
    """Cards of one width, brief or not; ``size`` is that of a box, by its name."""

    theme: Theme
    brief: bool
    size: Callable[[str], Size]


@frozen
class _Choice:
    """One way to lay a view on a sheet; ``scale`` is points on the sheet to one of ``size``.

    From the top down, ``row`` of the theses stand side by side.
    """

    view: View
    plan: Plan
    cut: _Cut
    paper: Paper
    direction: str
    row: int
    size: Size

    @property
    def scale(self) -> float:
        room = self.paper.width - 2 * self.paper.margin, self.paper.height - 2 * self.paper.margin
        return min(room[0] / self.size[0], room[1] / self.size[1], _LARGEST)

    @property
    def worth(self) -> float:
        """The scale, or a little less where the sheet is turned."""
        return self.scale / (_UPRIGHT if self.paper.turned else 1.0)

    @property
    def layout(self) -> Layout:
        """The layout in whose middle the picture lies."""
        wide, high = self.paper.width, self.paper.height
        beside = (wide / self.scale - self.size[0]) / 2
        above = (high / self.scale - self.size[1]) / 2
        return Layout(self.direction, (beside, above), (wide, high))

    def guess(self) -> Size:
        """About the size of it, from its cards."""
        return extent(self.plan, self.direction, self.cut.size)


def _is_free(view: View) -> bool:
    """Whether a view leaves it open how much is drawn."""
    return view.depth is None and view.focus is None


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
        self._verdicts = verdicts
        self._program = program
        self._directions = directions
        self._whole = plan(map)
        self._text = theme.fonts.text.size
        self._least = paper.least / self._text
        self._cuts = [
            self._cut(theme, width, brief) for brief in (False, True) for width in _WIDTHS
        ]

    def fit(self, view: View) -> Setting:
        """Return as much of a view as can be read on the sheet, and how it lies there.

        A depth in the view is kept. Tells by an :class:`~argmap.render.draw.engine.EngineWarning`
        how the map lies and how large its text is (``page-fit``, ``small-text``).
        """
        chosen = (self._filled(view) if _is_free(view) else None) or self._choose(view)
        self._tell(chosen)
        return Setting(chosen.plan, chosen.cut.theme, chosen.layout)

    # The choice

    def _choose(self, view: View) -> _Choice:
        """The best layout of the fullest view that can be read, or else of the least."""
        views = list(self._views(evolve(view, joined=True)))
        for choices in reversed(views):
            if choices[0].scale < self._least * _HOPE and choices is not views[0]:
                continue
            best = max(map(self._laid_out, choices[:_TRIED]), key=lambda choice: choice.worth)
            if best.scale >= self._least or choices is views[0]:
                return best
        raise AssertionError("the least view is always taken")

    def _views(self, view: View) -> Iterator[list[_Choice]]:
        """The layouts of each view, the likeliest first, from the least view to the fullest.

        On each level cards come without small type first.
        """
        drawn: set[str] = set()
        for depth in count() if view.depth is None else (view.depth,):
            for brief in (True,) if view.brief else (True, False):
                part = evolve(view, depth=depth, brief=brief)
                choices = sorted(self._choices(part), key=lambda choice: -choice.worth)
                yield choices
            if choices[0].scale < self._least * _HOPELESS:
                return
            if choices[0].plan.boxes.keys() == drawn:  # the level before was the last
                return
            drawn = set(choices[0].plan.boxes)

    def _choices(self, view: View) -> Iterator[_Choice]:
        planned = folded(self._whole, view)
        for cut in self._cuts:
            if cut.brief == view.brief:
                yield from self._ways(view, planned, cut)

    def _ways(self, view: View, planned: Plan, cut: _Cut) -> Iterator[_Choice]:
        """The ways to lay what is planned on the sheet in cards of one width."""
        for direction in self._directions:
            for row in _ROWS[direction]:
                if row > 1 and row > len(planned.strips):
                    break
                lines = in_rows(planned, row)
                size = extent(lines, direction, cut.size)
                for paper in self._paper.ways():
                    yield _Choice(view, lines, cut, paper, direction, row, size)

    # How much fills the sheet

    def _filled(self, view: View) -> _Choice | None:
        """The layout that shows most of a view, or ``None`` where not even the least is readable.

        Of the likeliest the engine says how much of what was guessed it has room for, and of the
        best of these, what else.
        """
        filling = Filling(self._whole, evolve(view, joined=True))
        offers = [
            self._offers(filling, way)
            for way in self._choices_of_least(filling.least)
            if way.scale >= self._least * _HOPE
        ]
        offers.sort(key=lambda found: -self._merit(found[-1]))
        readable = filter(None, map(self._readable, offers[:_OFFERS]))
        likely = sorted(readable, key=self._merit, reverse=True)[:_FILLED]
        return max((self._filled_up(filling, one) for one in likely), key=self._merit, default=None)

    def _choices_of_least(self, least: View) -> Iterator[_Choice]:
        for brief in (True,) if least.brief else (True, False):
            yield from self._choices(evolve(least, brief=brief))

    def _offers(self, filling: Filling, way: _Choice) -> list[_Choice]:
        """The least of a view laid in some way, and with more and more in it, as far as one may
        hope for room.
        """

        def fits(view: View, plan: Plan) -> bool:
            return self._with(way, view, plan).scale >= self._least * _HOPE

        return [self._with(way, view, filling.plan_of(view)) for view in fillings(filling, fits)]

    def _with(self, way: _Choice, view: View, plan: Plan) -> _Choice:
        """Another view, with its plan, laid in the same way; its size is guessed."""
        brief = way.cut.brief
        plan = evolve(in_rows(plan, way.row), brief=brief)
        found = evolve(way, view=evolve(view, brief=brief), plan=plan)
        return evolve(found, size=found.guess())

    def _readable(self, offers: list[_Choice]) -> _Choice | None:
        """The fullest of some layouts that can be read, as the engine has it; each has more in it
        than the one before.
        """
        best = None
        first, end = 0, len(offers)
        at = end - 1
        while first < end:
            real = self._laid_out(offers[at])
            if real.scale >= self._least:
                best, first = real, at + 1
            else:
                end = at
            at = (first + end) // 2
        return best

    def _filled_up(self, filling: Filling, choice: _Choice) -> _Choice:
        """The choice with whatever else there is room for, as the engine lays it out."""
        best = choice

        def fits(view: View, plan: Plan) -> bool:
            nonlocal best
            trial = self._with(choice, view, plan)
            if trial.scale < self._least * _HOPE:
                return False
            real = self._laid_out(trial)
            if real.scale < self._least:
                return False
            best = real
            return True

        fillings(filling, fits, choice.view)
        return best

    def _merit(self, choice: _Choice) -> float:
        """How much a layout shows: statements, and what they rest on, in text of some size."""
        shown = sum(isinstance(box.content, Statement) for box in choice.plan.boxes.values())
        told = 1.0 if choice.cut.brief else self._paper.detail
        return shown * told * sqrt(sqrt(choice.worth / self._least))

    # What is measured

    def _cut(self, theme: Theme, width: int, brief: bool) -> _Cut:
        theme = evolve(theme, shapes=evolve(theme.shapes, card_width=width))
        cards = Cards(self._map, theme, self._verdicts, brief=brief)

        @cache
        def size(name: str) -> Size:
            card = cards.card(self._whole.boxes[name])
            return (card.width, card.height) if card else (JOINT, JOINT)

        return _Cut(theme, brief, size)

    def _laid_out(self, choice: _Choice) -> _Choice:
        """The choice with the size that the engine gives it."""
        bare = Setting(choice.plan, choice.cut.theme, Layout(choice.direction, (0.0, 0.0)))
        graph = map_graph(self._map, bare, self._verdicts)
        wide, high = places(begin(graph, self._program)).size
        return evolve(choice, size=(float(wide), float(high)))

    def _tell(self, chosen: _Choice) -> None:
        points = chosen.scale * self._text
        shown = share_of(chosen.plan, self._map) or "the whole map"
        across = ", laid across" if chosen.paper.turned else ""
        runs = "from left to right" if chosen.direction == "lr" else "from the top down"
        message = f"on {self._paper.name}{across}, {runs}: {shown}, text of {points:.1f} points"
        if points < self._paper.least:
            hint = "draw a part of the map: --focus, --tags, --fold"
            warn("small-text", message, hint)
        else:
            warn("page-fit", message, severity=Severity.INFO)

"""A map on a sheet: which way it runs, how wide its cards are, and how much of it is drawn.

As much is drawn as can be read. Cards are measured in several widths, and a view in both directions
and on the sheet either way; of the fullest view that promises text of the least size, the likeliest
layouts are laid out by the engine, and the one with the largest text is taken. Then statements of
the next level are unfolded as long as there is room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import count
from typing import Final

from attrs import evolve, frozen

from argmap.model import ArgumentMap, Severity
from argmap.render.cards import Cards
from argmap.render.citing import Verdicts
from argmap.render.description import share_of
from argmap.render.engine import warn
from argmap.render.extent import JOINT, Size, extent
from argmap.render.folding import folded, keys_at
from argmap.render.map_graph import map_graph
from argmap.render.paper import Layout, Paper
from argmap.render.places import begin, places
from argmap.render.plan import plan
from argmap.render.scene import Plan
from argmap.render.setting import Setting
from argmap.render.theme import Theme
from argmap.render.view import View

_WIDTHS: Final = (220, 180, 260, 320, 400)
"""The widths of cards that are tried, in points."""
_LARGEST: Final = 1.25
"""The most by which a picture is enlarged."""
_TRIED: Final = 4
"""How many layouts of a view the engine lays out."""
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
    """One way to lay a view on a sheet; ``scale`` is points on the sheet to one of ``size``."""

    view: View
    plan: Plan
    cut: _Cut
    paper: Paper
    direction: str
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

        A depth in the view is kept. Tells by an :class:`~argmap.render.engine.EngineWarning`
        how the map lies and how large its text is (``page-fit``, ``small-text``).
        """
        chosen = self._choose(view)
        if _is_free(view) and chosen.scale >= self._least:
            chosen = self._unfolded(chosen, view.fold)
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

        On each level its steps come without their premises first, and cards without small type.
        """
        drawn: set[str] = set()
        for depth in count() if view.depth is None else (view.depth,):
            steps = keys_at(self._whole, depth)[0] if _is_free(view) else []
            for fold in dict.fromkeys([(*view.fold, *steps), view.fold]):
                for brief in (True,) if view.brief else (True, False):
                    part = evolve(view, depth=depth, fold=fold, brief=brief)
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
            for direction in self._directions if cut.brief == view.brief else ():
                size = extent(planned, direction, cut.size)
                for paper in self._paper.ways():
                    yield _Choice(view, planned, cut, paper, direction, size)

    def _unfolded(self, chosen: _Choice, given: tuple[str, ...]) -> _Choice:
        """The choice with what is folded in it unfolded, one by one, as long as it can be read.

        ``given`` is what has to stay folded.
        """
        depth = chosen.view.depth or 0
        steps, statements = keys_at(self._whole, depth)
        closed = [key for key in chosen.view.fold if key in steps]
        folds = dict.fromkeys([*given, *closed, *statements])
        guess = chosen.guess()
        slip = chosen.size[0] / guess[0], chosen.size[1] / guess[1]  # of guesses for this layout
        for key in [*closed, *statements]:
            if key in given:
                continue
            trial = self._at(chosen, depth + 1, [one for one in folds if one != key])
            if trial.plan.boxes.keys() == chosen.plan.boxes.keys():
                continue
            size = trial.guess()
            guessed = evolve(trial, size=(size[0] * slip[0], size[1] * slip[1]))
            if guessed.scale >= self._least:
                real = self._laid_out(trial)
                if real.scale >= self._least:
                    chosen = real
                    del folds[key]
        return chosen

    def _at(self, choice: _Choice, depth: int, fold: Iterable[str]) -> _Choice:
        view = evolve(choice.view, depth=depth, fold=tuple(fold))
        return evolve(choice, view=view, plan=folded(self._whole, view))

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

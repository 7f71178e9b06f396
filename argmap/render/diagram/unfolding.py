"""Choose the statements that fill a sheet by unfolding a map from its theses down."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from attrs import evolve

from argmap.model import Argument, Statement
from argmap.render.diagram.folding import folded
from argmap.render.diagram.scene import Scene
from argmap.render.diagram.view import View

_LEAST: Final = 2
"""Minimum number of children shown below a thesis if not all of them fit."""
_GIVEN_UP: Final = 8
"""Stop after this many attempts in a row that do not fit."""


class Unfolding:
    """The ways to fold a view of a map, and to leave out children of its theses.

    ``least`` is the view with all theses folded. Scenes are cached, since many layouts use the
    same one.

    >>> from argmap.model import MapBuilder
    >>> from argmap.render.diagram.scene_builder import build_scene
    >>> building = MapBuilder("Bridge")
    >>> thesis = building.thesis("It should stay.", id="stay")
    >>> _ = building.claim("It is sound.", id="sound", under=thesis)
    >>> found = unfoldings(Unfolding(build_scene(building.build()), View()), lambda view: True)
    >>> [view.fold for view in found]
    [('stay',), ()]
    """

    def __init__(self, whole: Scene, view: View) -> None:
        self._whole = folded(whole, View(joined=True))
        self._view = view
        self._plans: dict[tuple[frozenset[str], frozenset[str]], Scene] = {}
        all = folded(self._whole, evolve(view, joined=True))
        self._below: dict[str, list[str]] = {}
        self._steps = set()
        roots = []
        for box in all.boxes.values():
            content = box.content
            if not isinstance(content, (Statement, Argument)):
                continue
            above = all.boxes[box.under].content if box.under in all.boxes else None
            if isinstance(above, (Statement, Argument)):
                self._below.setdefault(above.key, []).append(content.key)
            else:
                roots.append(content.key)
            if isinstance(content, Argument):
                self._steps.add(content.key)
        self._theses = frozenset(roots) - self._steps
        self.least = self.view(self._closed(roots))

    def view(self, closed: Iterable[str], left: Iterable[str] = ()) -> View:
        """The view with more statements and steps folded, and some left out."""
        fold = (*self._view.fold, *(key for key in closed if key not in self._view.fold))
        without = tuple(dict.fromkeys((*self._view.without, *left)))
        return evolve(self._view, fold=fold, without=without, joined=True)

    def plan_of(self, view: View) -> Scene:
        """The scene of one of these views."""
        known = (frozenset(view.fold), frozenset(view.without))
        if known not in self._plans:
            self._plans[known] = folded(self._whole, view)
        return self._plans[known]

    def closed(self, view: View) -> list[str]:
        """The folded statements and steps of a view that may be unfolded."""
        return self._closed(view.fold)

    def below(self, key: str) -> list[str]:
        """The children of a statement or step that can be unfolded in turn."""
        return self._closed(self._below.get(key, ()))

    def parts(self, key: str) -> list[str]:
        """The children of a thesis that may be left out, those with the largest subtrees first."""
        if key not in self._theses:
            return []
        return sorted(self._below[key], key=lambda one: -self._weight(one))

    def _weight(self, key: str) -> int:
        waiting, found = [key], 0
        while waiting:
            below = self._below.get(waiting.pop(), ())
            found += len(below)
            waiting += below
        return found

    def in_turn(self, keys: Iterable[str]) -> list[str]:
        """Keys in the order of unfolding: steps first, since they say little without their
        premises."""
        return sorted(keys, key=lambda key: key not in self._steps)

    def _closed(self, keys: Iterable[str]) -> list[str]:
        return [key for key in keys if key in self._below and key not in self._view.fold]


def unfoldings(
    filling: Unfolding, fits: Callable[[View], bool], view: View | None = None
) -> list[View]:
    """The views that result from unfolding, level by level in text order, whatever has room.

    ``fits`` says whether a view has room; ``view`` is the starting point (default: the smallest).
    The starting view comes first in the result, whether it fits or not.
    """
    view = view or filling.least
    closed, left = filling.closed(view), list(view.without)
    found = [view]

    def has_room(closed: list[str], left: list[str]) -> bool:
        return fits(filling.view(closed, left))

    level = filling.in_turn(closed)
    failed = 0
    while level and failed < _GIVEN_UP:
        deeper: list[str] = []
        for key in level:
            if key in left:
                continue
            below = filling.below(key)
            trial = [*(one for one in closed if one != key), *below]
            if has_room(trial, left):
                failed = 0
            else:
                failed += 1
                without = _in_part(key, filling, trial, left, has_room)
                if without is None and failed == _GIVEN_UP:
                    break
                if without is None:
                    continue
                left = without
            closed = trial
            found.append(filling.view(closed, left))
            deeper += below
        level = filling.in_turn(deeper)
    return found


def _in_part(
    key: str,
    filling: Unfolding,
    closed: list[str],
    left: list[str],
    has_room: Callable[[list[str], list[str]], bool],
) -> list[str] | None:
    """What to leave out when a thesis is unfolded in part, or ``None`` if it stays folded."""
    parts = filling.parts(key)
    best = None
    for shown in range(_LEAST, len(parts)):
        without = [*left, *parts[shown:]]
        if not has_room(closed, without):
            break
        best = without
    return best

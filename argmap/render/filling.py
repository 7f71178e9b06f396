"""What of a map fills a sheet: it is unfolded from the theses down as long as there is room."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from attrs import evolve

from argmap.model import Argument, Statement
from argmap.render.folding import folded
from argmap.render.scene import Plan
from argmap.render.view import View

_GIVEN_UP: Final = 8
"""After how many in a row that have no room no more are tried."""


class Filling:
    """The ways to fold a view of a map.

    ``least`` is the view with all theses folded. Plans are kept: many layouts ask for the same.

    >>> from argmap.model import MapBuilder
    >>> from argmap.render.plan import plan
    >>> building = MapBuilder("Bridge")
    >>> thesis = building.thesis("It should stay.", id="stay")
    >>> _ = building.claim("It is sound.", id="sound", under=thesis)
    >>> found = fillings(Filling(plan(building.build()), View()), lambda view, plan: True)
    >>> [view.fold for view in found]
    [('stay',), ()]
    """

    def __init__(self, whole: Plan, view: View) -> None:
        self._whole = whole
        self._view = view
        self._plans: dict[frozenset[str], Plan] = {}
        all = folded(whole, evolve(view, joined=True))
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
        self.least = self.view(self._closed(roots))

    def view(self, closed: Iterable[str]) -> View:
        """The view with some statements and steps folded, and those that it is to have so."""
        fold = (*self._view.fold, *(key for key in closed if key not in self._view.fold))
        return evolve(self._view, fold=fold, joined=True)

    def plan(self, closed: Iterable[str]) -> Plan:
        """What that view shows."""
        return self.plan_of(self.view(closed))

    def plan_of(self, view: View) -> Plan:
        """What a view shows that is one of these."""
        known = frozenset(view.fold)
        if known not in self._plans:
            self._plans[known] = folded(self._whole, view)
        return self._plans[known]

    def closed(self, view: View) -> list[str]:
        """What is folded in a view and may be unfolded."""
        return self._closed(view.fold)

    def below(self, key: str) -> list[str]:
        """What hangs on a statement or a step, and can be unfolded in turn."""
        return self._closed(self._below.get(key, ()))

    def in_turn(self, keys: Iterable[str]) -> list[str]:
        """Keys in the order in which they are unfolded: a step says little without its premises."""
        return sorted(keys, key=lambda key: key not in self._steps)

    def _closed(self, keys: Iterable[str]) -> list[str]:
        return [key for key in keys if key in self._below and key not in self._view.fold]


def fillings(
    filling: Filling, fits: Callable[[View, Plan], bool], view: View | None = None
) -> list[View]:
    """The views that come about as what there is room for is unfolded, one thing after the other,
    level by level in the order of the text.

    ``fits`` says whether what is drawn has room; ``view`` is what is begun with, the least if it is
    not given. It is the first of those returned, whether there is room for it or not.
    """
    closed = dict.fromkeys(filling.closed(view or filling.least))
    found = [filling.view(closed)]
    level = filling.in_turn(closed)
    failed = 0
    while level and failed < _GIVEN_UP:
        deeper = []
        for key in level:
            below = filling.below(key)
            trial = [*(one for one in closed if one != key), *below]
            if fits(filling.view(trial), filling.plan(trial)):
                closed = dict.fromkeys(trial)
                found.append(filling.view(closed))
                deeper += below
                failed = 0
            else:
                failed += 1
                if failed == _GIVEN_UP:
                    break
        level = filling.in_turn(deeper)
    return found

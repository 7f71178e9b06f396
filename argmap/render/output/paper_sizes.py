"""Paper sizes, and the layout of a picture on paper."""

from __future__ import annotations

import re
from math import inf
from typing import Final, NamedTuple

from argmap.model.type_checks import expect

POINT: Final = 72
"""Points per inch; at a scale of 1, a point is one pixel."""

SCALE: Final = 2.0
"""Pixels per point in a PNG, sharp on a screen and in print."""

MARGIN: Final = 18.0
"""Margin in points around a picture that is not fitted to paper."""

USUAL_STRIPS: Final = 4
"""How many cards wide a picture may be even if none of its parts is."""

_SLIDE: Final = 540.0
"""Shorter side of a slide in points: 7.5 inches, as in slide programs."""
_RATIO: Final = r"(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)"
_MOST: Final = 5
"""Maximum ratio between the sides of a slide."""


class Paper(NamedTuple):
    """A sheet of paper, in points; ``least`` is the smallest readable type size on it.

    ``detail`` is the value of a card with details relative to a brief one, lower for slides, where
    nobody reads the citations. ``turns`` says whether the sheet may be turned, ``turned`` whether
    it is.
    """

    name: str
    width: float
    height: float
    margin: float
    least: float
    detail: float = 1.0
    turns: bool = False
    turned: bool = False

    @classmethod
    def of(cls, name: str) -> Paper:
        """The sheet with a name: "a4", "a3", "a2", "letter", or a ratio such as "16:9".

        Raises :class:`ValueError` for any other name.

        >>> Paper.of("16:9").width, Paper.of("a4").least
        (960.0, 7.0)
        """
        expect(name, str, "name")
        if name.lower() in _SHEETS:
            width, height = _SHEETS[name.lower()]
            return cls(name.lower(), width, height, margin=28.0, least=7.0, detail=1.25, turns=True)
        ratio = re.fullmatch(_RATIO, name)
        wide, high = (float(ratio[1]), float(ratio[2])) if ratio else (0.0, 0.0)
        if not (wide and high and 1 / _MOST <= wide / high <= _MOST):
            known = ", ".join(_SHEETS)
            raise ValueError(f"a page is {known} or a ratio such as 16:9, not {name!r}")
        unit = _SLIDE / min(wide, high)
        return cls(name, wide * unit, high * unit, margin=24.0, least=10.0, detail=1.1)

    def ways(self) -> tuple[Paper, ...]:
        """The sheet as it is and, if allowed, turned."""
        if not self.turns:
            return (self,)
        across = self._replace(width=self.height, height=self.width, turned=True)
        return (self, across)


_SHEETS: Final = {
    "a4": (595.28, 841.89),
    "a3": (841.89, 1190.55),
    "a2": (1190.55, 1683.78),
    "letter": (612.0, 792.0),
}


class Layout(NamedTuple):
    """The direction, margin and size of a picture.

    ``direction`` is "lr" or "tb"; ``columns`` is the number of columns in which sections are set, 0
    for as many as suit their shape. ``strips`` is how many cards wide a picture may be, even if
    none of its parts is, and ``height`` how high it should be at most, in points. ``margin`` is the
    horizontal and vertical margin in points, before ``size`` (in points) scales the whole picture.
    """

    direction: str = "lr"
    margin: tuple[float, float] = (MARGIN, MARGIN)
    size: tuple[float, float] | None = None
    columns: int = 1
    strips: int = USUAL_STRIPS
    height: float = inf

"""The sheets that a picture can be made for, and how it lies on one."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from argmap.model.type_checks import expect

POINT: Final = 72
"""Points to an inch; at a scale of 1 each is one pixel."""

SCALE: Final = 2.0
"""Pixels to a point in a PNG, sharp on a screen and in print."""

MARGIN: Final = 18.0
"""Points around a picture that has no paper."""

_SLIDE: Final = 540.0
"""Points along the shorter side of a slide: 7.5 inches, as slide programs have it."""
_RATIO: Final = re.compile(r"(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)")
_MOST: Final = 5
"""How often the one side of a slide may go into the other."""


class Paper(NamedTuple):
    """A sheet, in points; ``least`` is the least size of a text that is read on it.

    ``detail`` is the worth of a card with its citations and the like to one of a card without:
    who hears a talk does not read them. ``turns`` says whether it may be laid across, ``turned``
    whether it is.
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
        """The sheet of a name: "a4", "letter", or a ratio of width to height such as "16:9".

        Raises :class:`ValueError` for any other.

        >>> Paper.of("16:9").width, Paper.of("a4").least
        (960.0, 7.0)
        """
        expect(name, str, "name")
        if name.lower() in _SHEETS:
            width, height = _SHEETS[name.lower()]
            return cls(name.lower(), width, height, margin=28.0, least=7.0, detail=1.25, turns=True)
        ratio = _RATIO.fullmatch(name)
        wide, high = (float(ratio[1]), float(ratio[2])) if ratio else (0.0, 0.0)
        if not (wide and high and 1 / _MOST <= wide / high <= _MOST):
            known = ", ".join(_SHEETS)
            raise ValueError(f"a page is {known} or a ratio such as 16:9, not {name!r}")
        unit = _SLIDE / min(wide, high)
        return cls(name, wide * unit, high * unit, margin=24.0, least=10.0, detail=1.1)

    def ways(self) -> tuple[Paper, ...]:
        """The sheet as it is, and on its side where it may be turned."""
        if not self.turns:
            return (self,)
        across = self._replace(width=self.height, height=self.width, turned=True)
        return (self, across)


_SHEETS: Final = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}


class Layout(NamedTuple):
    """How a picture lies: which way it runs, the points around it, and what it is scaled to.

    ``direction`` is "lr" or "tb"; ``margin`` is points at either side, and above and below,
    before ``size``, in points, scales the whole.
    """

    direction: str = "lr"
    margin: tuple[float, float] = (MARGIN, MARGIN)
    size: tuple[float, float] | None = None

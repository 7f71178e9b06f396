"""At which levels the lines of the band turn, and where their labels are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import Final

from attrs import Factory, define

from argmap.frozen_class import frozen
from argmap.render.comparison_sheet.band_labels import LabelFitter, Wording
from argmap.render.comparison_sheet.band_routes import Route
from argmap.render.output.picture_graph import Point
from argmap.render.text_layout.caption import Caption, line_height
from argmap.render.text_layout.text_blocks import Run

ABOVE: Final = 4
"""Points above each line or label."""
BESIDE: Final = 4
"""Points between a label and the line on each side, or a line that goes down beside it."""
_BELOW: Final = 1
"""Points between a line and a label below it."""
_DROP: Final = 7
"""Points from an answer, at least, to the level at which a line from it turns."""
_DROP_OF_HEAD: Final = 11
"""The same of a line that has a head."""
_STUBS: Final = 30
"""Points of a line that its label leaves free."""
_DEEPER: Final = 0.35
"""What a line of a label costs where there is room for it, compared with one that takes more."""
_UNDER: Final = 0.3
"""How many lines of a label may be saved by having it in its line, not below."""
READABLE: Final = 13
"""A label below a shorter line than this is longer than that; in sizes of its type."""


@frozen
class Bracket:
    """A line at a level and its label, with the label's upper left corner.

    ``to`` is how far the line leads from both sides: to its label, or to its middle if the label
    is below it or there is no room for one.
    """

    level: float
    to: tuple[float, float]
    label: Caption | None
    corner: Point


@define
class Profile:
    """How far down everything reaches that is drawn in a row, which begins at ``top``."""

    top: float
    boxes: list[tuple[float, float, float]] = Factory(list)

    def add(self, left: float, right: float, foot: float) -> None:
        """Add something by its edges."""
        self.boxes.append((left, right, foot))

    def foot(self, left: float = -inf, right: float = inf) -> float:
        """How far down anything reaches between two edges."""
        return max(
            (foot for start, end, foot in self.boxes if start < right and left < end),
            default=self.top,
        )


@frozen
class _Way:
    """A text and its place; ``cost`` compares it with others, in points."""

    cost: float
    text: str
    left: float
    right: float
    is_below: bool


@frozen
class Levels:
    """Places the line of a relation below what is drawn of a row, ``width`` points wide."""

    profile: Profile
    width: float

    def place(
        self,
        route: Route,
        others: Sequence[Route],
        wordings: Sequence[Sequence[Wording]],
        fitter: LabelFitter,
    ) -> Bracket:
        """Place a line with the best label for which there is room, and add it to the profile.

        ``others`` are the lines that are placed later. They go down further, and labels avoid them.
        The label is in the middle of the line, or of the widest part of it that is free of such
        lines, or it is below the line.
        """
        blockers = sorted(x for other in others for x in other.ends)
        for some in wordings:
            ways = [
                way
                for wording in some
                for way in (
                    *self._inside(route, blockers, wording, fitter),
                    *self._below(route, blockers, wording, fitter),
                )
            ]
            if ways:
                best = min(ways, key=lambda way: way.cost)
                return self._put(route, best, fitter)
        level = self._turn(route)
        self._line(route, level)
        return _bare(route, level)

    def _under(self, route: Route) -> float:
        """A level below everything between the ends of a line."""
        start, end = route.ends
        return self.profile.foot(start - BESIDE, end + BESIDE) + ABOVE

    def _turn(self, route: Route) -> float:
        """The highest level at which a line turns."""
        drop = _DROP if route.span.link.kind.is_symmetric else _DROP_OF_HEAD
        return max(self._under(route), max(path[-1][1] for path in route.paths) + drop)

    def _inside(
        self, route: Route, blockers: Sequence[float], wording: Wording, fitter: LabelFitter
    ) -> Iterator[_Way]:
        """A label that interrupts the line."""
        start, end = route.ends
        across = [start, *(x for x in blockers if start < x < end), end]
        left, right = max(pairwise(across), key=lambda gap: gap[1] - gap[0])
        left, right = left + _STUBS / 2, right - _STUBS / 2
        lines = fitter.lines(wording.text, right - left)
        if lines < inf:
            high = lines * _high(fitter)
            foot = self._top(route, high) + high
            yield _Way(self._cost(foot, wording, fitter), wording.text, left, right, False)

    def _below(
        self, route: Route, blockers: Sequence[float], wording: Wording, fitter: LabelFitter
    ) -> Iterator[_Way]:
        """Labels below the line, between its ends if these are far enough apart to read it."""
        start, end = route.ends
        first, last = self._span(route, READABLE * fitter.face.size)
        across = [first, *(x for x in blockers if first < x < last), last]
        gaps = [
            (left + (BESIDE if left > first else 0), right - (BESIDE if right < last else 0))
            for left, right in pairwise(across)
        ]
        least, most = max(gaps, key=lambda gap: min(gap[1], end) - max(gap[0], start))
        for wide in fitter.widths(wording.text, most - least):
            lines = fitter.lines(wording.text, wide)
            if lines == inf:
                continue
            for left in (start, (start + end - wide) / 2, end - wide):
                left = min(max(left, least), most - wide)
                foot = self._level(route, left, left + wide) + _BELOW + lines * _high(fitter)
                cost = self._cost(foot, wording, fitter) + _UNDER * _high(fitter)
                yield _Way(cost, wording.text, left, left + wide, True)

    def _span(self, route: Route, least: float) -> tuple[float, float]:
        """Where a label below a line may begin and end: so far apart at least."""
        start, end = route.ends
        wide = max(end - start, least)
        first = max(min((start + end - wide) / 2, self.width - wide), 0.0)
        return first, min(first + wide, self.width)

    def _top(self, route: Route, high: float) -> float:
        """Where a label so high begins whose middle is at the level of its line."""
        return max(self._under(route), self._turn(route) - high / 2)

    def _level(self, route: Route, left: float, right: float) -> float:
        """The level of a line whose label is below it."""
        return max(self._turn(route), self.profile.foot(left - BESIDE, right + BESIDE) + _BELOW)

    def _cost(self, foot: float, wording: Wording, fitter: LabelFitter) -> float:
        """What it costs to have a label that reaches so far down."""
        more = max(0.0, foot - self.profile.foot())
        return more + _DEEPER * (foot - self.profile.top) + wording.loss * _high(fitter)

    def _put(self, route: Route, way: _Way, fitter: LabelFitter) -> Bracket:
        label = fitter.caption(way.text, way.right - way.left)
        if way.is_below:
            level = self._level(route, way.left, way.right)
            bracket = Bracket(level, _bare(route, level).to, label, (way.left, level + _BELOW))
        else:
            x = (way.left + way.right - label.width) / 2
            top = self._top(route, label.height)
            level = top + label.height / 2
            bracket = Bracket(level, (x - BESIDE, x + label.width + BESIDE), label, (x, top))
        self._line(route, level)
        x, top = bracket.corner
        self.profile.add(x, x + label.width, top + label.height)
        return bracket

    def _line(self, route: Route, level: float) -> None:
        start, end = route.ends
        self.profile.add(start - BESIDE, end + BESIDE, level)


def _bare(route: Route, level: float) -> Bracket:
    """A line without a label in it."""
    start, end = route.ends
    middle = (start + end) / 2
    return Bracket(level, (middle, middle), None, (start, level))


def _high(fitter: LabelFitter) -> int:
    """The height of a line of a label."""
    return line_height(Run("", fitter.face, fitter.colour))

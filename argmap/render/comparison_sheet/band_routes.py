"""Where the lines of the band leave the answers that they join, and where they go down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from itertools import combinations, pairwise, product
from typing import Final

from argmap.comparison import Link
from argmap.frozen_class import frozen
from argmap.render.comparison_sheet.layout import GUTTER, Columns, Spot
from argmap.render.output.picture_graph import Point

_INSET: Final = 18
"""By how many points an answer that is not the author's own view is indented, at least."""
_ASIDE: Final = 11
"""Points between two lines that leave one cell."""
_OUTSIDE: Final = 0.1
"""Where lines leave a cell whose relations are all to one side: this share of it from its edge."""
_INWARDS: Final = 5.5
"""Points from the edge of a column to the first line that goes down beside such an answer."""
_MOST_BESIDE: Final = 3
"""The most lines that go down side by side at the left of indented answers."""
_TOUCHING: Final = 0.25
"""Lines that go down beside one answer may not share a lane: this much they reach beyond it."""
_MOST_CHOICES: Final = 7
"""The most ends for which both sides of the answer are tried."""

Answer = tuple[str, int]
"""The map of an answer, and its number in the cell."""
Pairs = Mapping[Link, tuple[Answer, Answer]]
"""The answers that relations join, from left to right."""
Path = tuple[Point, ...]


class Exit(Enum):
    """Where a line leaves an answer: at its foot, or beside it if others are below it."""

    FOOT = 0.0
    LEFT = -1.0
    RIGHT = 0.5


@frozen
class Span:
    """A relation in the band, the columns of its two answers, and how its line leaves these."""

    link: Link
    first: int
    last: int
    answers: tuple[Answer, Answer]
    exits: tuple[Exit, Exit]

    def overlaps(self, other: Span) -> bool:
        """Whether their lines would meet in one lane; both may end at the same cell."""
        (start, end), (other_start, other_end) = self._reach, other._reach
        return start < other_end and other_start < end

    @property
    def _reach(self) -> tuple[float, float]:
        """How far it reaches in halves of columns."""
        left, right = self.exits
        beyond = _TOUCHING if right is not Exit.FOOT else 0
        return 2 * self.first + 1 + left.value, 2 * self.last + 1 + right.value + beyond


@frozen
class Route:
    """A relation, and how its line leads from its two answers to where it turns to its level."""

    span: Span
    paths: tuple[Path, Path]

    @property
    def ends(self) -> tuple[float, float]:
        """Where its line goes down, from left to right."""
        left, right = self.paths
        return left[-1][0], right[-1][0]

    def lines(self, level: float) -> Iterator[tuple[Point, Point]]:
        """The straight lines of which it consists, if it turns at this level."""
        left, right = self.paths
        corners = *left, (left[-1][0], level), (right[-1][0], level), *reversed(right)
        return pairwise(corners)


def inset(lines: int) -> int:
    """By how much answers are indented that are not the author's, if so many lines pass them.

    >>> inset(0), inset(1), inset(2)
    (18, 18, 29)
    """
    return _INSET + _ASIDE * (min(max(lines, 1), _MOST_BESIDE) - 1)


def routes(pairs: Pairs, columns: Columns, spots: Mapping[Answer, Spot]) -> list[Route]:
    """The lines of a row with the fewest crossings, from the top lane to the lowest.

    A line leaves an answer with others below it at the left, or at the right if that spares a
    crossing. ``spots`` are the places of all answers, by columns from left to right.
    """
    inner = {(name, number) for name, number in spots if (name, number + 1) in spots}
    beside = sum(answer in inner for answers in pairs.values() for answer in answers)
    fewest, found = -1, list[Route]()
    for turned in product((Exit.LEFT, Exit.RIGHT), repeat=min(beside, _MOST_CHOICES)):
        sides = iter(turned)
        exits = {
            link: tuple(
                next(sides, Exit.LEFT) if answer in inner else Exit.FOOT for answer in answers
            )
            for link, answers in pairs.items()
        }
        some = _routes(pairs, exits, columns, spots)
        count = _crossings(some, max(spot.y + spot.high for spot in spots.values()))
        if fewest < 0 or count < fewest:
            fewest, found = count, some
        if not fewest:
            break
    return found


def _routes(
    pairs: Pairs,
    exits: Mapping[Link, Sequence[Exit]],
    columns: Columns,
    spots: Mapping[Answer, Spot],
) -> list[Route]:
    spans = []
    for link, (left, right) in pairs.items():
        start, end = exits[link]
        first, last = (columns.at(spots[answer].x) for answer in (left, right))
        spans.append(Span(link, first, last, (left, right), (start, end)))
    lanes: list[list[Span]] = []
    for span in sorted(spans, key=lambda one: (one.last - one.first, one.first)):
        free = (lane for lane in lanes if not any(map(span.overlaps, lane)))
        lane = next(free, None)
        if lane is None:
            lanes.append(lane := [])
        lane.append(span)
    paths = _paths(lanes, columns, spots)
    return [Route(span, paths[span]) for lane in lanes for span in lane]


def _crossings(found: Sequence[Route], foot: float) -> int:
    """How many times lines meet that do not belong together, if all turn below the answers."""
    drawn = [[*route.lines(foot + number + 1)] for number, route in enumerate(found)]
    return sum(
        meet(one, other)
        for lines, others in combinations(drawn, 2)
        for one in lines
        for other in others
    )


def meet(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether two lines meet, each of which is level or upright.

    >>> meet(((0, 5), (9, 5)), ((4, 0), (4, 9))), meet(((0, 5), (9, 5)), ((4, 6), (4, 9)))
    (True, False)
    """
    (a, b), (c, d) = one, other
    return all(
        max(min(a[axis], b[axis]), min(c[axis], d[axis]))
        <= min(max(a[axis], b[axis]), max(c[axis], d[axis]))
        for axis in (0, 1)
    )


def _paths(
    lanes: Sequence[Sequence[Span]], columns: Columns, spots: Mapping[Answer, Spot]
) -> dict[Span, tuple[Path, Path]]:
    """How the line of each relation leads from its two answers to where it turns to its level.

    A lower lane's line goes down further out, so that it passes the lanes above it. A foot with
    relations to both sides is divided between them. Lines that pass other answers keep away from
    them, or they would seem to begin there.
    """
    spans = [span for lane in lanes for span in lane]
    firsts = {span.first for span in spans if span.exits[0] is Exit.FOOT}
    lasts = {span.last for span in spans if span.exits[1] is Exit.FOOT}
    passing = Counter(side for span in spans for side in _sides(span))
    beside: Counter[tuple[int, Exit]] = Counter()
    found = {}
    for number, lane in enumerate(lanes):
        aside = _ASIDE * (len(lanes) - 0.5 - number)
        for span in lane:
            left, right = (spots[answer] for answer in span.answers)
            feet = (
                (columns.middle(span.first) if span.first in lasts else _outside(left.x, left.wide))
                + aside,
                (
                    columns.middle(span.last)
                    if span.last in firsts
                    else _outside(right.end, -right.wide)
                )
                - aside,
            )
            paths: list[Path] = []
            for is_last, side in enumerate(_sides(span)):
                (column, exit), spot = side, spots[span.answers[is_last]]
                if exit is Exit.FOOT:
                    paths.append(((feet[is_last], spot.y + spot.high),))
                    continue
                passed = beside[side] % _MOST_BESIDE
                beside[side] += 1
                most = min(passing[side], _MOST_BESIDE)
                # A lower lane's line is nearer to the side to which it goes on.
                place = passed if is_last else most - 1 - passed
                x = columns.left(column) + (
                    _INWARDS + _ASIDE * place
                    if exit is Exit.LEFT
                    else columns.column + GUTTER * (place + 1) / (most + 1)
                )
                if spot.x < x < spot.end:
                    paths.append(((x, spot.y + spot.high),))
                    continue
                height = min(spot.middle + _ASIDE * passed, spot.y + spot.high - 2)
                paths.append(((spot.x if exit is Exit.LEFT else spot.end, height), (x, height)))
            found[span] = paths[0], paths[1]
    return found


def _outside(edge: float, wide: float) -> float:
    """Where lines leave a cell near one of its edges, whose relations are all to that side."""
    return edge + wide * _OUTSIDE


def _sides(span: Span) -> tuple[tuple[int, Exit], tuple[int, Exit]]:
    """On which side of which column its line goes down at each end."""
    return (span.first, span.exits[0]), (span.last, span.exits[1])

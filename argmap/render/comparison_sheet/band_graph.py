"""Draw the band on top of a sheet: the answers to all questions, and the main relations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import Enum
from itertools import pairwise
from math import ceil
from typing import Final

from attrs import define, frozen

from argmap.comparison import Link
from argmap.formulas.plain_text import plain_text
from argmap.model import Reference
from argmap.render.comparison_sheet.band import Band, BandRow
from argmap.render.comparison_sheet.band_answers import answer_card
from argmap.render.comparison_sheet.band_labels import band_label, named_label
from argmap.render.comparison_sheet.cards import SheetCards
from argmap.render.comparison_sheet.element_ids import (
    author_name,
    beneath_name,
    cell_name,
    count_name,
    lane_name,
)
from argmap.render.comparison_sheet.heading_cards import strip_cards
from argmap.render.comparison_sheet.layout import GUTTER, Columns, Spot
from argmap.render.comparison_sheet.relation_cards import RelationCards
from argmap.render.comparison_sheet.rows import is_anothers
from argmap.render.output.canvas import Canvas
from argmap.render.output.picture_graph import Point
from argmap.render.text_layout.caption import Caption, line_height
from argmap.render.text_layout.text_blocks import Run, text_block
from argmap.render.theme.line_styles import Sort, Stroke
from argmap.wording.relations import group_counts

_ABOVE: Final = 4
"""Points above each lane with lines from cell to cell."""
_ASIDE: Final = 11
"""Points between two lines that leave one cell."""
_OUTSIDE: Final = 0.1
"""Where lines leave a cell whose relations are all to one side: this share of it from its edge."""
_STUBS: Final = 30
"""Points of a lane's line that its label leaves free."""
_BESIDE: Final = 4
"""Points between a label and the line on each side."""
_GAP: Final = 6
_INSET: Final = 18
"""By how many points an answer that is not the author's own view is indented."""
_INSET_RIGHT: Final = 4
"""The same at the right, since lines pass there, too."""
_CLEAR: Final = 7
"""Points of the indent that stay clear between such an answer and the lines that pass it."""
_STACKED: Final = 3
"""Points between two answers of one author."""
_APART: Final = 9
"""Points between a question and the count of its relations."""
_RAISED: Final = 3
"""By how many points the count is raised so that it is level with the question."""
_PAGE: Final = 34
"""Room in points for the number of a page."""
_MOST_BESIDE: Final = 3
"""The most lines that go down side by side at the left of indented answers."""
_MOST_BETWEEN: Final = 5
"""Lines of a label for which there is room below a single column."""
_BOTH: Final = 2
_TOUCHING: Final = 0.25
"""Lines that go down beside one answer may not share a lane: this much they reach beyond it."""
_STAGGERED: Final = 4
"""Points between the heights at which two lines leave one side of an answer."""

_Answer = tuple[str, int]
"""The map of an answer, and its number in the cell."""


class _Exit(Enum):
    """Where a line leaves an answer: at its foot, or beside it if others are below it."""

    FOOT = 0.0
    LEFT = -1.0
    RIGHT = 0.5


@frozen
class _Span:
    """A relation in the band, the columns of its two answers, and how its line leaves these."""

    link: Link
    first: int
    last: int
    answers: tuple[_Answer, _Answer]
    exits: tuple[_Exit, _Exit]

    @property
    def halves(self) -> slice:
        """The halves of columns that its line is below."""
        left, right = self.exits
        start = 2 * self.first + {_Exit.LEFT: 0, _Exit.FOOT: 1, _Exit.RIGHT: 2}[left]
        return slice(start, 2 * self.last + (2 if right is _Exit.RIGHT else 1))

    def overlaps(self, other: _Span) -> bool:
        """Whether their lines would meet in one lane; both may end at the same cell."""
        (start, end), (other_start, other_end) = self._reach, other._reach
        return start < other_end and other_start < end

    @property
    def _reach(self) -> tuple[float, float]:
        """How far it reaches in halves of columns."""
        left, right = self.exits
        beyond = _TOUCHING if right is not _Exit.FOOT else 0
        return 2 * self.first + 1 + left.value, 2 * self.last + 1 + right.value + beyond


@define
class BandGraph:
    """Draw a band; ``heads`` are the ids of the questions to which it leads."""

    cards: SheetCards
    links: RelationCards
    strokes: Mapping[Sort, Stroke]
    canvas: Canvas
    width: int
    heads: Mapping[str, str]

    def draw(self, band: Band, y: float) -> float:
        """Draw it below ``y``, and return how far down it reaches."""
        columns = Columns(self.width, len(band.names))
        strips = strip_cards(self.cards, band.names, columns.column)
        for at, (name, strip) in enumerate(strips.items()):
            place = columns.left(at), y
            self.canvas.put(author_name(name), strip, place, "band author", self.cards.essay(name))
        y += max((strip.height for strip in strips.values()), default=0) + _GAP
        for row in band.rows:
            y = self._row(row, band, columns, y)
        return y

    def _row(self, row: BandRow, band: Band, columns: Columns, y: float) -> float:
        head = self.heads.get(row.key, "")
        link = f"#{head}" if head else ""
        y = self._question(row, link, y)
        spots: dict[_Answer, Spot] = {}
        for at, name in enumerate(band.names):
            below = y
            for number, answers in enumerate(row.cells.get(name, ())):
                is_inset = is_anothers(answers[0], self.cards.comparison.maps)
                inset, narrower = (_INSET, _INSET + _INSET_RIGHT) if is_inset else (0, 0)
                card = answer_card(self.cards, answers, columns.column - narrower)
                spot = Spot(columns.left(at) + inset, below, card.width, card.height)
                id = cell_name(row.key, name, number)
                self.canvas.put(id, card, (spot.x, spot.y), "band", link=link)
                spots[name, number] = spot
                below += card.height + _STACKED
        y = self._lanes(row, band, columns, spots, y)
        return self._beneath(row, band, y) + _GAP

    def _question(self, row: BandRow, link: str, y: float) -> float:
        """Put a question, and beside it how many relations there are about it."""
        theme = self.cards.theme
        node = self.cards.comparison.maps.main[row.key]
        said = plain_text(node.title or node.text)
        lines = text_block(said, theme.fonts.subsection, theme.ink, self.width).lines
        runs = tuple(run for (run,) in lines)
        told = group_counts(row.counts)
        if not told:
            question = Caption(runs, self.width)
            self.canvas.put(f"band-{row.key}", question, (0, y), "band", link=link)
            return y + question.height
        question = Caption(runs, min(ceil(max(run.width for run in runs)) + _APART, self.width))
        self.canvas.put(f"band-{row.key}", question, (0, y), "band", link=link)
        told = f"below: {told}" if link else f"in all: {told}"
        count = Run(told, theme.fonts.detail, theme.muted)
        left = ceil(runs[-1].width) + _APART
        y += question.height
        if len(runs) > 1 or left + count.width + _PAGE > self.width:
            left, y = 0, y + line_height(count)
        caption = Caption((count,), self.width - left)
        level = y - caption.height - (_RAISED if left else 0)
        self.canvas.put(count_name(row.key), caption, (left, level), "band", link=link)
        return y

    # Relations

    def _lanes(
        self,
        row: BandRow,
        band: Band,
        columns: Columns,
        spots: Mapping[_Answer, Spot],
        y: float,
    ) -> float:
        """The main relations, each in a lane below the cells; shorter ones come first.

        Each is as high as what is above it between its two cells allows.
        """
        order = {name: at for at, name in enumerate(band.names)}
        inner = {(name, number) for name, number in spots if (name, number + 1) in spots}
        pairs = {}
        for link in row.links:
            ends = [one for one in row.ends[link].items() if one in spots]
            if len(ends) == _BOTH:
                pairs[link] = sorted(ends, key=lambda one: order[one[0]])
        lasts = [right for _, right in pairs.values()]
        spans = []
        for link, (left, right) in pairs.items():
            first, last = order[left[0]], order[right[0]]
            # To the left of the answers below it, it would cross the lines that end there.
            is_crossed = any(name == left[0] and number >= left[1] for name, number in lasts)
            has_room = last > first + 1 or (
                right not in inner and self._fits_between(link, band, columns)
            )
            to_right = is_crossed and has_room
            exits = _exits(left in inner, right in inner, to_right=to_right)
            spans.append(_Span(link, first, last, (left, right), exits))
        lanes: list[list[_Span]] = []
        for span in sorted(spans, key=lambda one: (one.last - one.first, one.first)):
            free = (lane for lane in lanes if not any(map(span.overlaps, lane)))
            lane = next(free, None)
            if lane is None:
                lanes.append(lane := [])
            lane.append(span)
        paths = _paths(lanes, columns, spots)
        # Two relations may end at one column, each at a half of it.
        levels = [y] * (2 * columns.number)
        for (name, _), spot in spots.items():
            at = 2 * order[name]
            foot = max(levels[at], spot.y + spot.high)
            levels[at : at + 2] = foot, foot
        for number, lane in enumerate(lanes):
            lower = [one for following in lanes[number + 1 :] for one in following]
            below = [path[-1][0] for one in lower for path in paths[one]]
            for span in lane:
                start, end = (path[-1][0] for path in paths[span])
                x, label = self._label(span, band, (start, end), below)
                top = max(levels[span.halves]) + _ABOVE
                self._bracket(row, span, paths[span], x, label, top + label.height / 2)
                levels[span.halves] = [top + label.height] * len(levels[span.halves])
        return max(levels, default=y)

    def _fits_between(self, link: Link, band: Band, columns: Columns) -> bool:
        """Whether a label has few lines on a line from the gap before a column to its foot."""
        room = GUTTER / 2 + columns.column * (1 - _OUTSIDE) - _STUBS
        return len(self._caption(link, band, room).runs) <= _MOST_BETWEEN

    def _label(
        self, span: _Span, band: Band, ends: tuple[float, float], below: Sequence[float]
    ) -> tuple[float, Caption]:
        """The label of a relation and its left edge.

        It is in the middle of the line, or of the widest part of it that is free of the lines from
        the cells to lower lanes.
        """
        left, right = ends
        across = [left, *sorted(x for x in below if left < x < right), right]
        start, end = max(pairwise(across), key=lambda gap: gap[1] - gap[0])
        label = self._caption(span.link, band, end - start - _STUBS)
        return (start + end - label.width) / 2, label

    def _caption(self, link: Link, band: Band, room: float) -> Caption:
        maps, order = self.cards.comparison.maps, self._order(link, band)
        colour, _ = self.links.colours(link)
        return band_label(link, order, maps, self.cards.theme.fonts.detail, colour, room)

    def _beneath(self, row: BandRow, band: Band, y: float) -> float:
        """Put the relations that are not between answers below these, in words."""
        if not row.beneath:
            return y
        theme = self.cards.theme
        face = theme.fonts.detail
        where = Run("in the arguments", face, theme.muted)
        y += _ABOVE
        self.canvas.put(beneath_name(row.key), Caption((where,), ceil(where.width)), (0, y), "band")
        left = ceil(where.width) + _APART
        for link in row.beneath:
            order = self._order(link, band)
            colour, _ = self.links.colours(link)
            maps = self.cards.comparison.maps
            label = named_label(link, order, maps, face, colour, self.width - left)
            tip = plain_text(link.reason)
            self.canvas.put(lane_name(row.key, link), label, (left, y), "band", tip)
            y += label.height
        return y

    def _order(self, link: Link, band: Band) -> list[Reference]:
        """The statements of a relation from left to right."""
        graph = self.cards.comparison.graph
        return sorted(link.ends, key=lambda key: band.names.index(graph.side(key)))

    def _bracket(
        self,
        row: BandRow,
        span: _Span,
        paths: Sequence[tuple[Point, ...]],
        x: float,
        label: Caption,
        level: float,
    ) -> None:
        """A line at a level from answer to answer, around a label with its left edge at ``x``.

        ``paths`` lead from both answers to where the line turns down to its level.
        """
        link = span.link
        id = lane_name(row.key, link)
        tip = plain_text(link.reason)
        self.canvas.put(id, label, (x, level - label.height / 2), "band", tip)
        sort = Sort.of(link.kind)
        stroke = self.strokes[sort]
        stroke = stroke._replace(weight=max(1.4, stroke.weight - 1))
        target = self.cards.comparison.graph.side(link.second)
        to = x - _BESIDE, x + label.width + _BESIDE
        for (name, number), path, end in zip(span.answers, paths, to, strict=True):
            cell = cell_name(row.key, name, number)
            points = *path, (path[-1][0], level), (end, level)
            is_target = name == target and not link.kind.is_symmetric
            looks = stroke if is_target else stroke._replace(end="none")
            self.canvas.line(cell, id, f"band {sort}", looks, points)


def _exits(first_inner: bool, last_inner: bool, *, to_right: bool) -> tuple[_Exit, _Exit]:
    """How a line leaves its two answers; those that are inner have others below them."""
    left, right = _Exit.FOOT, _Exit.LEFT if last_inner else _Exit.FOOT
    if first_inner:
        left = _Exit.RIGHT if to_right else _Exit.LEFT
    return left, right


def _paths(
    lanes: Sequence[Sequence[_Span]], columns: Columns, spots: Mapping[_Answer, Spot]
) -> dict[_Span, tuple[tuple[Point, ...], tuple[Point, ...]]]:
    """How the line of each relation leads from its two answers to where it turns to its level.

    A lower lane's line goes down further out, so that it passes the lanes above it. A foot with
    relations to both sides is divided between them. Lines that pass other answers keep away from
    them, or they would seem to begin there.
    """
    spans = [span for lane in lanes for span in lane]
    firsts = {span.first for span in spans if span.exits[0] is _Exit.FOOT}
    lasts = {span.last for span in spans if span.exits[1] is _Exit.FOOT}
    passing = Counter(side for span in spans for side in zip(span.answers, span.exits, strict=True))
    beside: Counter[tuple[_Answer, _Exit]] = Counter()
    found = {}
    for number, lane in enumerate(lanes):
        aside = _ASIDE * (len(lanes) - 0.5 - number)
        for span in lane:
            feet = (
                columns.left(span.first)
                + columns.column * (0.5 if span.first in lasts else _OUTSIDE)
                + aside,
                columns.left(span.last)
                + columns.column * (0.5 if span.last in firsts else 1 - _OUTSIDE)
                - aside,
            )
            paths: list[tuple[Point, ...]] = []
            for is_last, answer in enumerate(span.answers):
                exit, spot = span.exits[is_last], spots[answer]
                if exit is _Exit.FOOT:
                    paths.append(((feet[is_last], spot.y + spot.high),))
                    continue
                passed = beside[answer, exit] % _MOST_BESIDE
                beside[answer, exit] += 1
                share = (passed + 1) / (min(passing[answer, exit], _MOST_BESIDE) + 1)
                # A lower lane's line is nearer to the side to which it goes on.
                outwards = share if is_last else 1 - share
                left = columns.left((span.first, span.last)[is_last])
                room, edge = (_INSET - _CLEAR, left) if exit is _Exit.LEFT else (GUTTER, spot.end)
                x = edge + room * outwards
                if spot.x < x < spot.end:
                    paths.append(((x, spot.y + spot.high),))
                    continue
                height = min(spot.middle + _STAGGERED * passed, spot.y + spot.high - 2)
                paths.append(((spot.x if exit is _Exit.LEFT else spot.end, height), (x, height)))
            found[span] = paths[0], paths[1]
    return found

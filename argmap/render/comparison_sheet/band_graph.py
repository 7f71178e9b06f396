"""Draw the band on top of a sheet: the answers to all questions, and the main relations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import pairwise
from math import ceil
from typing import Final

from attrs import define, frozen

from argmap.comparison import Link
from argmap.formulas.plain_text import plain_text
from argmap.render.comparison_sheet.band import Band, BandRow
from argmap.render.comparison_sheet.band_answers import answer_card
from argmap.render.comparison_sheet.band_labels import band_label
from argmap.render.comparison_sheet.cards import SheetCards
from argmap.render.comparison_sheet.element_ids import (
    author_name,
    cell_name,
    count_name,
    lane_name,
)
from argmap.render.comparison_sheet.heading_cards import strip_cards
from argmap.render.comparison_sheet.layout import Columns, Spot
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
_INSET: Final = 14
"""By how many points an answer that is not the author's own view is indented."""
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
_BOTH: Final = 2

_Answer = tuple[str, int]
"""The map of an answer, and its number in the cell."""


@frozen
class _Span:
    """A relation in the band, the columns of its two cells, and the answers in them."""

    link: Link
    first: int
    last: int
    answers: tuple[_Answer, _Answer]

    def overlaps(self, other: _Span) -> bool:
        """Whether their lines would meet in one lane; both may end at the same cell."""
        return self.first < other.last and other.first < self.last


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
                inset = _INSET if is_inset else 0
                card = answer_card(self.cards, answers, columns.column - inset)
                spot = Spot(columns.left(at) + inset, below, card.width, card.height)
                id = cell_name(row.key, name, number)
                self.canvas.put(id, card, (spot.x, spot.y), "band", link=link)
                spots[name, number] = spot
                below += card.height + _STACKED
        return self._lanes(row, band, columns, spots, y) + _GAP

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
        spans = []
        for link in row.links:
            ends = [one for one in row.ends[link].items() if one in spots]
            if len(ends) == _BOTH:
                first, last = sorted(ends, key=lambda one: order[one[0]])
                spans.append(_Span(link, order[first[0]], order[last[0]], (first, last)))
        lanes: list[list[_Span]] = []
        for span in sorted(spans, key=lambda one: (one.last - one.first, one.first)):
            free = (lane for lane in lanes if not any(map(span.overlaps, lane)))
            lane = next(free, None)
            if lane is None:
                lanes.append(lane := [])
            lane.append(span)
        inner = {(name, number) for name, number in spots if (name, number + 1) in spots}
        uprights = _uprights(lanes, columns, inner)
        # Two relations may end at one column, each at a half of it.
        levels = [y] * (2 * columns.number)
        for (name, _), spot in spots.items():
            at = 2 * order[name]
            foot = max(levels[at], spot.y + spot.high)
            levels[at : at + 2] = foot, foot
        for number, lane in enumerate(lanes):
            below = [x for lower in lanes[number + 1 :] for one in lower for x in uprights[one]]
            for span in lane:
                x, label = self._label(span, band, uprights[span], below)
                halves = slice(2 * span.first + 1, 2 * span.last + 1)
                top = max(levels[halves]) + _ABOVE
                paths = [
                    _leaving(spots[end], edge)
                    for end, edge in zip(span.answers, uprights[span], strict=True)
                ]
                self._bracket(row, span, paths, x, label, top + label.height / 2)
                levels[halves] = [top + label.height] * (2 * (span.last - span.first))
        return max(levels, default=y)

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
        comparison, graph = self.cards.comparison, self.cards.comparison.graph
        order = sorted(span.link.ends, key=lambda key: band.names.index(graph.side(key)))
        colour, _ = self.links.colours(span.link)
        face, room = self.cards.theme.fonts.detail, end - start - _STUBS
        label = band_label(span.link, order, comparison.maps, face, colour, room)
        return (start + end - label.width) / 2, label

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
        stroke = self.strokes[sort]._replace(end="none")
        stroke = stroke._replace(weight=max(1.4, stroke.weight - 1))
        to = x - _BESIDE, x + label.width + _BESIDE
        for (name, number), path, end in zip(span.answers, paths, to, strict=True):
            cell = cell_name(row.key, name, number)
            points = *path, (path[-1][0], level), (end, level)
            self.canvas.line(cell, id, f"band {sort}", stroke, points)


def _leaving(spot: Spot, x: float) -> tuple[Point, ...]:
    """The start of a line that leaves an answer: at its foot, or beside it if it is indented."""
    if x > spot.x:
        return ((x, spot.y + spot.high),)
    return (spot.x, spot.middle), (x, spot.middle)


def _uprights(
    lanes: Sequence[Sequence[_Span]], columns: Columns, inner: Set[_Answer]
) -> dict[_Span, tuple[float, float]]:
    """Where the line of each relation goes down from its two cells.

    A lower lane does so further out, so that its line passes the lanes above it. A cell with
    relations to both sides is divided between them. From an answer in ``inner``, the line goes
    down at the left of those below it, which are indented.
    """
    firsts = {span.first for lane in lanes for span in lane}
    lasts = {span.last for lane in lanes for span in lane}
    found = {}
    beside: dict[str, int] = {}
    for number, lane in enumerate(lanes):
        aside = _ASIDE * (len(lanes) - 0.5 - number)
        for span in lane:
            edges = [
                columns.column * (0.5 if span.first in lasts else _OUTSIDE) + aside,
                columns.column * (0.5 if span.last in firsts else 1 - _OUTSIDE) - aside,
            ]
            for at, answer in enumerate(span.answers):
                if answer in inner:
                    passed = beside.setdefault(answer[0], 0)
                    beside[answer[0]] += 1
                    edges[at] = _INSET * (1 - (passed % _MOST_BESIDE + 1) / (_MOST_BESIDE + 1))
            found[span] = columns.left(span.first) + edges[0], columns.left(span.last) + edges[1]
    return found

"""Draw the band on top of a sheet: the answers to all questions, and the main relations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from attrs import define, evolve, field, frozen

from argmap.comparison import Link
from argmap.evaluation.main_relations import is_no_authors
from argmap.formulas.plain_text import plain_text
from argmap.render.comparison_sheet.band import Band, BandRow
from argmap.render.comparison_sheet.band_labels import band_label
from argmap.render.comparison_sheet.cards import SheetCards
from argmap.render.comparison_sheet.element_ids import author_name, cell_name, lane_name
from argmap.render.comparison_sheet.heading_cards import strip_card
from argmap.render.comparison_sheet.layout import Columns
from argmap.render.comparison_sheet.relation_cards import RelationCards
from argmap.render.comparison_sheet.rows import Row
from argmap.render.output.canvas import Canvas
from argmap.render.text_layout.caption import Caption
from argmap.render.text_layout.card_layout import Card
from argmap.render.text_layout.text_blocks import Block, text_block
from argmap.render.theme.line_styles import Sort, Stroke
from argmap.render.theme.theme import Accent
from argmap.verbalize.phrases import capital, closed

_ABOVE: Final = 4
"""Points above each lane with lines from cell to cell."""
_ASIDE: Final = 9
"""Points between two lines that leave one cell."""
_OUTSIDE: Final = 0.1
"""Where lines leave a cell whose relations are all to one side: this share of it from its edge."""
_STUBS: Final = 30
"""Points of a lane's line that its label leaves free."""
_BESIDE: Final = 4
"""Points between a label and the line on each side."""
_GAP: Final = 6
_MOST: Final = 5
"""Lines of an answer at most."""


@frozen
class _Span:
    """A relation in the band, and the columns of its two cells."""

    link: Link
    first: int
    last: int

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
    _foot: float = field(init=False, default=0.0)

    def draw(self, band: Band, y: float) -> float:
        """Draw it below ``y``, and return how far down it reaches."""
        columns = Columns(self.width, len(band.names))
        highest = 0
        for at, name in enumerate(band.names):
            strip = strip_card(self.cards, name, columns.column)
            place = columns.left(at), y
            self.canvas.put(author_name(name), strip, place, "band author", self.cards.essay(name))
            highest = max(highest, strip.height)
        y += highest + _GAP
        for row in band.rows:
            y = self._row(row, band, columns, y)
        return y

    def _row(self, row: BandRow, band: Band, columns: Columns, y: float) -> float:
        theme, head = self.cards.theme, self.heads.get(row.key, "")
        link = f"#{head}" if head else ""
        node = self.cards.comparison.maps.main[row.key]
        said = plain_text(node.title or node.text)
        lines = text_block(said, theme.fonts.subsection, theme.ink, self.width).lines
        question = Caption(tuple(run for (run,) in lines), self.width)
        self.canvas.put(f"band-{row.key}", question, (0, y), "band", link=link)
        y += question.height
        cells = {
            name: self._cell(row.cells[name], columns) for name in band.names if name in row.cells
        }
        high = max((card.height for card in cells.values()), default=0)
        for at, name in enumerate(band.names):
            if name in cells:
                card = evolve(cells[name], least=high)
                place = columns.left(at), y
                self.canvas.put(cell_name(row.key, name), card, place, "band", link=link)
        y += high
        self._foot = y
        return self._lanes(row, band, columns, y) + _GAP

    def _cell(self, rows: Sequence[Row], columns: Columns) -> Card:
        """The answers of one author, each in short."""
        theme = self.cards.theme
        measure = self.cards.measure(columns.column)
        blocks: list[Block] = []
        for row in rows:
            node = self.cards.comparison.maps[row.key]
            text = closed(plain_text(row.reply or node.title or node.text))
            is_others = is_no_authors(row.key, self.cards.comparison.maps)
            if is_others:
                text = f"{capital(self.cards.speaker(row.key))}: {text}"
            colour = theme.muted if is_others else theme.ink
            blocks.append(text_block(text, self.cards.text, colour, measure, _MOST))
        hue = self.cards.hues[rows[0].side]
        accent = Accent(hue, theme.ink, theme.page, theme.hairline)
        return Card((), (), tuple(blocks), accent, measure, shapes=theme.shapes)

    # Relations

    def _lanes(self, row: BandRow, band: Band, columns: Columns, y: float) -> float:
        """The main relations, each in a lane below the cells; shorter ones come first."""
        order = {name: at for at, name in enumerate(band.names)}
        spans = []
        for link in row.links:
            sides = [self.cards.comparison.graph.side(key) for key in link.ends]
            if all(side in order for side in sides):
                first, last = sorted(order[side] for side in sides)
                spans.append(_Span(link, first, last))
        lanes: list[list[_Span]] = []
        for span in sorted(spans, key=lambda one: (one.last - one.first, one.first)):
            free = (lane for lane in lanes if not any(map(span.overlaps, lane)))
            lane = next(free, None)
            if lane is None:
                lanes.append(lane := [])
            lane.append(span)
        uprights = _uprights(lanes, columns)
        for number, lane in enumerate(lanes):
            below = [x for lower in lanes[number + 1 :] for one in lower for x in uprights[one]]
            labels = [(span, *self._label(span, band, uprights[span], below)) for span in lane]
            high = max(label.height for *_, label in labels)
            y += _ABOVE
            for span, x, label in labels:
                self._bracket(row, band, span, uprights[span], x, label, y + high / 2)
            y += high
        return y

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
        face, room = self.cards.theme.fonts.mark, end - start - _STUBS
        label = band_label(span.link, order, comparison.maps, face, colour, room)
        return (start + end - label.width) / 2, label

    def _bracket(
        self,
        row: BandRow,
        band: Band,
        span: _Span,
        ends: tuple[float, float],
        x: float,
        label: Caption,
        level: float,
    ) -> None:
        """A line at a level from cell to cell, around a label with its left edge at ``x``."""
        link = span.link
        id = lane_name(row.key, link)
        tip = plain_text(link.reason)
        self.canvas.put(id, label, (x, level - label.height / 2), "band", tip)
        sort = Sort.of(link.kind)
        stroke = self.strokes[sort]._replace(end="none")
        stroke = stroke._replace(weight=max(1.4, stroke.weight - 1))
        to = x - _BESIDE, x + label.width + _BESIDE
        for column, edge, end in zip((span.first, span.last), ends, to, strict=True):
            cell = cell_name(row.key, band.names[column])
            points = (edge, self._foot), (edge, level), (end, level)
            self.canvas.line(cell, id, f"band {sort}", stroke, points)


def _uprights(
    lanes: Sequence[Sequence[_Span]], columns: Columns
) -> dict[_Span, tuple[float, float]]:
    """Where the line of each relation leaves its two cells.

    A lower lane leaves them further out, so that its line passes the lanes above it. A cell with
    relations to both sides is divided between them.
    """
    firsts = {span.first for lane in lanes for span in lane}
    lasts = {span.last for lane in lanes for span in lane}
    found = {}
    for number, lane in enumerate(lanes):
        aside = _ASIDE * (len(lanes) - 0.5 - number)
        for span in lane:
            starts = columns.column * (0.5 if span.first in lasts else _OUTSIDE)
            ends = columns.column * (0.5 if span.last in firsts else 1 - _OUTSIDE)
            left = columns.left(span.first) + starts + aside
            right = columns.left(span.last) + ends - aside
            found[span] = left, right
    return found

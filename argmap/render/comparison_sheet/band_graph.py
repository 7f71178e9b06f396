"""Draw the band on top of a sheet: the answers to all questions, and the main relations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Final

from attrs import define, evolve, field, frozen

from argmap.comparison import Link
from argmap.evaluation.main_relations import is_no_authors
from argmap.formulas.plain_text import plain_text
from argmap.render.comparison_sheet.band import Band, BandRow
from argmap.render.comparison_sheet.cards import SheetCards
from argmap.render.comparison_sheet.element_ids import author_name, cell_name, lane_name
from argmap.render.comparison_sheet.heading_cards import strip_card
from argmap.render.comparison_sheet.layout import Columns
from argmap.render.comparison_sheet.relation_cards import RelationCards
from argmap.render.comparison_sheet.rows import Row
from argmap.render.output.canvas import Canvas
from argmap.render.text_layout.caption import Caption
from argmap.render.text_layout.card_layout import Card
from argmap.render.text_layout.text_blocks import Block, clipped, text_block
from argmap.render.theme.line_styles import Sort, Stroke
from argmap.render.theme.theme import Accent
from argmap.verbalize.phrases import capital
from argmap.wording.relations import RELATIONS

_LANE: Final = 17
"""Height in points of a lane for a line between two cells."""
_ASIDE: Final = 9
"""Points between two lines that leave one cell."""
_STUBS: Final = 30
"""Points of a lane's line that its label leaves free."""
_GAP: Final = 6


@frozen
class _End:
    """The cell at one end of a relation: its column, and the map of that."""

    column: int
    name: str


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
            text = plain_text(row.reply or node.title or node.text)
            is_others = is_no_authors(row.key, self.cards.comparison.maps)
            if is_others:
                text = f"{capital(self.cards.speaker(row.key))}: {text}"
            colour = theme.muted if is_others else theme.ink
            blocks.append(text_block(text, self.cards.text, colour, measure, 3))
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
                spans.append((last - first, first, last, link))
        lanes: list[list[tuple[int, int, Link]]] = []
        for _, first, last, link in sorted(spans, key=lambda one: one[:3]):
            free = (lane for lane in lanes if all(last <= a or first >= b for a, b, _ in lane))
            lane = next(free, None)
            if lane is None:
                lanes.append(lane := [])
            lane.append((first, last, link))
        for number, lane in enumerate(lanes):
            for first, last, link in lane:
                inner = len(lanes) - 1 - number
                ends = _End(first, band.names[first]), _End(last, band.names[last])
                self._bracket(row, link, ends, columns, y + number * _LANE, inner)
        return y + len(lanes) * _LANE

    def _bracket(
        self,
        row: BandRow,
        link: Link,
        ends: tuple[_End, _End],
        columns: Columns,
        top: float,
        inner: int,
    ) -> None:
        """A line from cell to cell around a label; ``inner`` counts the lanes below it."""
        first, last = ends
        # A lower lane leaves its cells further out, so that its line passes the lanes above it.
        aside = columns.column / 2 + _ASIDE * (inner + 0.5)
        left = columns.left(first.column) + aside
        right = columns.left(last.column) + columns.column - aside
        level = top + _LANE - 5
        label = self._label(link, right - left - _STUBS)
        x = (left + right - label.width) / 2
        id = lane_name(row.key, link)
        self.canvas.put(id, label, (x, level - label.height / 2), "band", plain_text(link.reason))
        sort = Sort.of(link.kind)
        stroke = self.strokes[sort]._replace(end="none")
        stroke = stroke._replace(weight=max(1.4, stroke.weight - 1))
        for end, edge, to in ((first, left, x - 4), (last, right, x + label.width + 4)):
            cell = cell_name(row.key, end.name)
            points = (edge, self._foot), (edge, level), (to, level)
            self.canvas.line(cell, id, f"band {sort}", stroke, points)

    def _label(self, link: Link, room: float) -> Caption:
        theme = self.cards.theme
        words = RELATIONS[link.kind]
        name = words.noun if link.kind.is_symmetric else words.caption
        colour, _ = self.links.colours(link)
        text = f"{name}: {plain_text(link.reason)}" if link.reason else name
        run = clipped(text, theme.fonts.mark, colour, room)
        return Caption((run,), ceil(run.width))

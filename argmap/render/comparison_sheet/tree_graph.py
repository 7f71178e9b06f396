"""Draw the statements below the relations of a block, as trees in the authors' columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import define

from argmap.render.comparison_sheet.blocks import Block
from argmap.render.comparison_sheet.card_tips import sort_of, tip_of
from argmap.render.comparison_sheet.cards import SheetCards
from argmap.render.comparison_sheet.element_ids import Place
from argmap.render.comparison_sheet.layout import GAP, Columns, Spot
from argmap.render.comparison_sheet.rows import Row
from argmap.render.output.canvas import Canvas
from argmap.render.output.picture_graph import JOINT
from argmap.render.theme.line_styles import Sort, Stroke, broken

HEAD: Final = 12
"""Distance in points from the top of a card to the line to its parent."""
_APART: Final = 18
"""Points above a card that starts a new tree."""
_NARROWEST: Final = 120
"""The smallest width of a card in points, however deep it is."""


@define
class TreeGraph:
    """Draw the trees of a block in columns; ``ids`` are those of its rows."""

    cards: SheetCards
    strokes: Mapping[Sort, Stroke]
    canvas: Canvas
    columns: Columns
    block: Block
    ids: Mapping[Place, str]

    def draw(self, top: float) -> float:
        """Draw them below ``top``, and return how far down they reach."""
        lowest = top
        for at, name in enumerate(self.block.names):
            y = top
            spots: list[Spot] = []
            rows = self.block.trees.get(name, [])
            for number, row in enumerate(rows):
                if number:
                    y += GAP if row.depth else _APART
                inset = min(row.inset, self.columns.column - _NARROWEST)
                wide = int(self.columns.column - inset)
                card = self.cards.row(row, wide)
                high = JOINT if card is None else card.height
                spots.append(Spot(self.columns.left(at) + inset, y, wide, high))
                sort, tip = sort_of(row.key, self.cards), tip_of(row.key, self.cards)
                self.canvas.put(self.ids[name, number], card, (spots[-1].x, y), sort, tip)
                if row.under >= 0:
                    self._line(name, number, rows, spots)
                y += high
            lowest = max(lowest, y)
        return lowest

    def _line(self, name: str, number: int, rows: list[Row], spots: list[Spot]) -> None:
        """The line from a statement to what it supports or attacks, which is above it."""
        row, spot = rows[number], spots[number]
        above, parent = spots[row.under], rows[row.under]
        # What attacks and what supports it hang on it side by side.
        side = 0.25 if row.sort.is_attack else 0.69
        x, foot = above.x + side * (row.inset - parent.inset), above.y + above.high
        if above.high == JOINT:
            x = above.x + JOINT / 2
        stroke = self.strokes[row.sort]
        if is_broken(row, rows, self.cards):
            stroke = broken(stroke)
        level = spot.y + min(HEAD, spot.high / 2)
        points = (x, foot + 1), (x, level), (spot.x, level)
        ids = self.ids[name, row.under], self.ids[name, number]
        self.canvas.line(*ids, str(row.sort), stroke, points)


def is_broken(row: Row, rows: list[Row], cards: SheetCards) -> bool:
    """Whether the line from a row to the one above it is that of an argument that fails."""
    if row.under < 0:
        return False
    above = rows[row.under].key
    return (above.key, row.key.key) in cards.marks(row.key.map).signs.broken

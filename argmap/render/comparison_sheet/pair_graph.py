"""Draw a relation between two essays: its own card, its two statements below, and the lines."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define, field

from argmap.formulas.plain_text import plain_text
from argmap.render.comparison_sheet.blocks import Pair
from argmap.render.comparison_sheet.card_tips import sort_of, tip_of
from argmap.render.comparison_sheet.cards import SheetCards
from argmap.render.comparison_sheet.layout import DROP, Columns
from argmap.render.comparison_sheet.packing import Fit
from argmap.render.comparison_sheet.relation_cards import RelationCards
from argmap.render.comparison_sheet.rows import Row
from argmap.render.output.canvas import Canvas
from argmap.render.text_layout.card_layout import Card
from argmap.render.theme.line_styles import Sort, Stroke


@define
class PairGraph:
    """Draw a relation and its two statements in columns; ``at`` has the column of each map.

    The relation's card is always above both statements, as wide as from the one to the other or as
    the sheet. So it cannot be taken for a statement of an author in whose column it is.
    """

    cards: SheetCards
    links: RelationCards
    strokes: Mapping[Sort, Stroke]
    canvas: Canvas
    pair: Pair
    columns: Columns
    at: Mapping[str, int]
    _made: dict[Fit, Card] = field(init=False, factory=dict)
    _ends: tuple[Card, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        room = max(self._card(row).height for row in self.pair.rows)
        self._ends = tuple(self._card(row, room) for row in self.pair.rows)

    @property
    def _span(self) -> tuple[int, int]:
        """The columns of its two statements."""
        return self.at[self.pair.left.side], self.at[self.pair.right.side]

    def _card(self, row: Row, room: float = 0) -> Card:
        card = self.cards.row(row, self.columns.column, room)
        assert card is not None, "what is related has a card"
        return card

    def fits(self) -> list[Fit]:
        """The columns that it may take, and its height in them."""
        keys = self.pair.left.key, self.pair.right.key
        high = max(card.height for card in self._ends)
        first, last = self._span
        for start, end in dict.fromkeys([(first, last + 1), (0, self.columns.number)]):
            card = self.links.link(self.pair.link, keys, self.columns.across(end - start))
            self._made[Fit(start, end, card.height + DROP + high)] = card
        return [*self._made]

    def draw(self, fit: Fit, top: float, id: str, ends: tuple[str, str]) -> None:
        """Draw it below ``top``, in columns that it may take."""
        link = self._made[fit]
        kind, tip = self.pair.link.kind, plain_text(self.pair.link.reason)
        left = self.columns.left(fit.first)
        self.canvas.put(id, link, (left, top), f"relation {kind.value}", tip)
        foot = top + link.height
        stroke = self.strokes[Sort.of(kind)]
        for row, at, card, name in zip(self.pair.rows, self._span, self._ends, ends, strict=True):
            x, y = self.columns.left(at), foot + DROP
            self.canvas.put(
                name, card, (x, y), sort_of(row.key, self.cards), tip_of(row.key, self.cards)
            )
            is_target = not kind.is_symmetric and row.key == self.pair.link.second
            looks = stroke if is_target else stroke._replace(end="none")
            middle = x + self.columns.column / 2
            self.canvas.line(name, id, str(Sort.of(kind)), looks, ((middle, y), (middle, foot)))

"""Draw a relation between two essays: its two statements, its own card, and the lines between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import define, evolve, field, frozen

from argmap.formulas.plain_text import plain_text
from argmap.render.comparison_sheet.blocks import Pair
from argmap.render.comparison_sheet.card_tips import sort_of, tip_of
from argmap.render.comparison_sheet.cards import SheetCards
from argmap.render.comparison_sheet.layout import (
    DROP,
    Columns,
    PairFit,
    Spot,
    Where,
    fits,
)
from argmap.render.comparison_sheet.packing import Placed
from argmap.render.comparison_sheet.relation_cards import RelationCards
from argmap.render.comparison_sheet.rows import Row
from argmap.render.output.canvas import Canvas
from argmap.render.output.picture_graph import Point
from argmap.render.text_layout.card_layout import Card
from argmap.render.theme.line_styles import Sort, Stroke

_MOST_FILLED: Final = 40
"""The most points by which a card is made higher to fill the space below it."""


@define
class PairGraph:
    """Draw a relation and its two statements in columns; ``at`` has the column of each map."""

    cards: SheetCards
    links: RelationCards
    strokes: Mapping[Sort, Stroke]
    canvas: Canvas
    pair: Pair
    columns: Columns
    at: Mapping[str, int]
    _made: dict[tuple[int, bool], Card] = field(init=False, factory=dict)
    _reasons: dict[int, Card] = field(init=False, factory=dict)
    _ends: tuple[Card, ...] = field(init=False, default=())

    def __attrs_post_init__(self) -> None:
        self._ends = tuple(map(self._card, self.pair.rows))

    def _card(self, row: Row, room: float = 0) -> Card:
        card = self.cards.row(row, self.columns.column, room)
        assert card is not None, "what is related has a card"
        return card

    def _link(self, columns: int, *, with_reason: bool) -> Card:
        """The relation's card in a number of columns."""
        if (columns, with_reason) not in self._made:
            ends = self.pair.left.key, self.pair.right.key
            wide = self.columns.across(columns)
            card = self.links.link(self.pair.link, ends, wide, with_reason=with_reason)
            self._made[columns, with_reason] = card
        return self._made[columns, with_reason]

    def _reason(self, columns: int) -> Card:
        """A card with the relation's reason in a number of columns."""
        if columns not in self._reasons:
            wide = self.columns.across(columns)
            self._reasons[columns] = self.links.reason(self.pair.link, wide)
        return self._reasons[columns]

    # Its size

    def statements(self) -> float:
        """The height of its two statements."""
        return max(card.height for card in self._ends)

    def link(self, columns: int) -> float:
        """The height of the relation's card with its reason in some columns."""
        return self._link(columns, with_reason=True).height

    def name(self, columns: int) -> float:
        """The height of the relation's card without its reason."""
        return self._link(columns, with_reason=False).height

    def reason(self, columns: int) -> float:
        """The height of a card with its reason only."""
        return self._reason(columns).height

    def fits(self) -> list[PairFit]:
        """The ways in which it fits into the columns."""
        left, right = (self.at[row.side] for row in self.pair.rows)
        found = list(fits(left, right, self.columns.number, self))
        return (
            found
            if self.pair.link.reason
            else [one for one in found if one.where is not Where.SPLIT]
        )

    # The drawing

    def draw(self, placed: Placed[PairFit], y: float, id: str, ends: tuple[str, str]) -> None:
        """Draw it in its place below ``y``."""
        fit, top = placed.fit, y + placed.top
        high = int(min(placed.height, fit.height + _MOST_FILLED))
        first, end = fit.reason
        columns = end - first
        statement_high, link_top = high, top
        if fit.where is Where.SPLIT:
            reason = evolve(self._reason(columns), least=high)
            place = self.columns.left(first), top
            self.canvas.put(f"{id}-reason", reason, place, "reason")
            first, end = (self.at[row.side] for row in self.pair.rows)
            first, columns = first + 1, end - first - 1
        card = self._link(columns, with_reason=fit.where is not Where.SPLIT)
        if fit.where is Where.BELOW:
            statement_high = high - DROP - card.height
            link_top = top + statement_high + DROP
        else:
            card = evolve(card, least=high)
        spots: list[Spot] = []
        for row, panel, name in zip(self.pair.rows, self._ends, ends, strict=True):
            x = self.columns.left(self.at[row.side])
            spots.append(Spot(x, top, self.columns.column, statement_high))
            sort, tip = sort_of(row.key, self.cards), tip_of(row.key, self.cards)
            if self.cards.is_brief:
                panel = self._card(row, statement_high)
            self.canvas.put(name, evolve(panel, least=statement_high), (x, top), sort, tip)
        link = Spot(self.columns.left(first), link_top, card.width, card.height)
        kind, tip = self.pair.link.kind, plain_text(self.pair.link.reason)
        self.canvas.put(id, card, (link.x, link.y), f"relation {kind.value}", tip)
        stroke = self.strokes[Sort.of(kind)]
        is_target = [
            not kind.is_symmetric and row.key == self.pair.link.second for row in self.pair.rows
        ]
        drawn = _lines(fit.where, spots[0], spots[1], link, is_target)
        for line, name in zip(drawn, ends, strict=True):
            looks = stroke if line.is_pointed else stroke._replace(end="none")
            self.canvas.line(name, id, str(Sort.of(kind)), looks, line.points)


@frozen
class _Line:
    """A straight line; ``is_pointed`` says whether an arrowhead may be at its start."""

    points: tuple[Point, ...]
    is_pointed: bool


def _lines(
    where: Where, left: Spot, right: Spot, link: Spot, is_target: Sequence[bool]
) -> tuple[_Line, _Line]:
    """The lines of two statements to their relation, the left one's first.

    If it is beside them, one line leads from statement to statement, the other on from there.
    """
    if where is Where.BELOW:
        first, second = (
            _Line(((one.centre, one.y + one.high), (one.centre, link.y)), pointed)
            for one, pointed in zip((left, right), is_target, strict=True)
        )
        return first, second
    y = left.middle
    if where is not Where.BESIDE:
        return (
            _Line(((left.end, y), (link.x, y)), is_target[0]),
            _Line(((right.x, y), (link.end, y)), is_target[1]),
        )
    start, end = (left.end, y), (right.x, y)
    between = _Line((end, start) if is_target[1] else (start, end), any(is_target))
    if link.x > right.x:
        return between, _Line(((right.end, y), (link.x, y)), False)
    return _Line(((left.x, y), (link.end, y)), False), between

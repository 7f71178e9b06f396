"""The places of what speaks for or against something together: a card, or cells in a frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from math import ceil
from typing import Final

from argmap.frozen_class import frozen
from argmap.render.overview.blocks import GAP, Block, Element, columns, in_row, shared_out, stacked
from argmap.render.overview.card_roles import (
    entry_role,
    foot_role,
    frame_role,
    header_role,
)
from argmap.render.overview.cards import OverviewCards
from argmap.render.overview.plan import Entry, EntryGroup
from argmap.render.theme.card_styles import Place
from argmap.verbalize.overview_phrases import AGAINST_STEP

_INDENT: Final = 12
_NEAR: Final = 3
"""Points between a statement and what is indented below it."""
_CELL: Final = 165
"""The smallest width in points of a cell beside another."""
_MOST_CELLS: Final = 3
_WIDER: Final = 0.6
"""The share of the wider of two cells."""
_UNEVEN: Final = 20
"""The difference in points of the heights of two cells that are worth making one wider."""
_NARROW_CELL: Final = 110
"""The smallest width in points of the narrower cell."""
_COLUMN: Final = 260
"""The smallest width in points of one of two columns below a statement."""
_LINE: Final = 1
"""Points between two cells, through which the frame shows."""
_HALF: Final = 0.5
"""Half the width of a frame's border, which is centred on its edge."""


@frozen
class GroupLayout:
    """Lays out groups of one map."""

    cards: OverviewCards

    def is_wide(self, group: EntryGroup) -> bool:
        """Whether a group has a frame with several cells, which is not put beside others."""
        return self._is_frame(group) and not group.left_out.statements

    def _is_frame(self, group: EntryGroup) -> bool:
        """Whether a group has a frame: it has several statements, or a header."""
        return len(group.entries) != 1 or self.cards.texts.has_gist(group)

    def lay_out(self, group: EntryGroup, width: int, *, is_top: bool = False) -> Block:
        """A group in a width in points; ``is_top`` says that it is directly below a thesis."""
        if self._is_frame(group):
            return self._frame(group, width)
        [entry] = group.entries
        card = self.cards.card(entry, group, width, is_top=is_top)
        below = self._below(entry, group.attacks, width - _INDENT)
        indented = Block(below.height, tuple(below.moved(_INDENT, 0)))
        whole = Block.of(card, entry.key, entry_role(entry, group, self.cards.texts.map))
        return stacked([whole, indented], _NEAR)

    def beside(
        self, groups: Sequence[EntryGroup], width: int, number: int, *, is_top: bool = False
    ) -> Block:
        """Groups in columns of about equal width, filled one after the other."""
        apart = GAP if is_top else _NEAR
        places = columns(width, number, GAP + 1)
        least = min(wide for _, wide in places)
        made = [self.lay_out(group, least, is_top=is_top) for group in groups]
        counts = shared_out([block.height + apart for block in made], number)
        elements: list[Element] = []
        high, first = 0.0, 0
        for (x, wide), count in zip(places, counts, strict=True):
            some = slice(first, first + count)
            if wide == least:
                column = stacked(made[some], apart)
            else:
                blocks = (self.lay_out(group, wide, is_top=is_top) for group in groups[some])
                column = stacked(blocks, apart)
            elements += column.moved(x, 0)
            high = max(high, column.height)
            first += count
        return Block(high, tuple(elements))

    def _below(self, entry: Entry, attacks: Sequence[EntryGroup], width: int) -> Block:
        """What is shown below a statement, and what attacks the step from it.

        Where there is room for two columns, they are used if that is shorter.
        """
        groups = (*entry.groups, *attacks)
        one = stacked((self.lay_out(group, width) for group in groups), _NEAR)
        if width < 2 * _COLUMN or len(groups) < 2:
            return one
        return min(one, self.beside(groups, width, 2), key=lambda block: block.height)

    def _frame(self, group: EntryGroup, width: int) -> Block:
        cards = self.cards
        inner = width - _LINE
        rows: list[Block] = []
        if cards.texts.has_gist(group):
            rows.append(Block.of(cards.header(group, inner), group.key, header_role(group)))
        rows.append(self._cells(group, inner))
        for attack in group.attacks:
            rows += (self._cell(one, attack, inner, AGAINST_STEP) for one in attack.entries)
        if cards.texts.on_step(group):
            rows.append(Block.of(cards.foot(group, inner), role=foot_role(group)))
        inside = stacked(rows, _LINE)
        frame = cards.frame(group, width, ceil(inside.height + _LINE))
        whole = Element(frame, 0, 0, role=frame_role(group))
        return Block(frame.height, (whole, *inside.moved(_HALF, _HALF)))

    def _cells(self, group: EntryGroup, width: int) -> Block:
        """The statements of a frame as cells in rows, however they take least room."""
        most = max(1, min(_MOST_CELLS, (width + _LINE) // _CELL))
        ways = [_rows(group.entries, most)]
        if most > 1 and any(entry.groups for entry in group.entries):
            ways.append(_rows(group.entries, most, are_alone=True))
        return min((self._in_rows(way, group, width) for way in ways), key=lambda one: one.height)

    def _in_rows(self, rows: Iterable[Sequence[Entry]], group: EntryGroup, width: int) -> Block:
        return stacked((self._row(row, group, width) for row in rows), _LINE)

    def _row(self, row: Sequence[Entry], group: EntryGroup, width: int) -> Block:
        """Cells beside each other; of two, the longer is wider if that makes the row lower."""
        places = columns(width, len(row), _LINE)
        cells = [self._cell(one, group, wide) for one, (_, wide) in zip(row, places, strict=True)]
        best = in_row(zip(cells, (x for x, _ in places), strict=True))
        if len(row) != 2 or abs(cells[0].height - cells[1].height) < _UNEVEN:
            return best
        first, second = row
        wider = cells[0].height > cells[1].height
        left = round((width - _LINE) * (_WIDER if wider else 1 - _WIDER))
        right = width - _LINE - left
        if min(left, right) < _NARROW_CELL:
            return best
        pair = self._cell(first, group, left), self._cell(second, group, right)
        uneven = in_row(zip(pair, (0, left + _LINE), strict=True))
        return min(best, uneven, key=lambda block: block.height)

    def _cell(self, entry: Entry, group: EntryGroup, width: int, label: str = "") -> Block:
        """A statement in a frame, with what is shown below it inside its cell."""
        card = self.cards.cell(entry, group, width, label)
        role = entry_role(entry, group, self.cards.texts.map, Place.CELL)
        whole = Block.of(card, entry.key, role)
        below = self._below(entry, group.attacks if label else (), width - _INDENT - GAP)
        if not below.height:
            return whole
        whole = whole.filled(ceil(card.height + below.height + GAP))
        inside = below.moved(_INDENT, card.height)
        return Block(whole.height, (*whole.elements, *inside))


def _rows(entries: Sequence[Entry], most: int, *, are_alone: bool = False) -> list[Sequence[Entry]]:
    """Entries in as few rows as possible, of about equal length.

    Those with something below them have a row of their own if they ``are_alone``.
    """
    rows: list[Sequence[Entry]] = []
    runs = groupby(entries, key=lambda entry: are_alone and bool(entry.groups))
    for is_alone, run in runs:
        some = list(run)
        count = len(some) if is_alone else ceil(len(some) / most)
        start = 0
        for row in range(count):
            end = start + ceil((len(some) - start) / (count - row))
            rows.append(some[start:end])
            start = end
    return rows

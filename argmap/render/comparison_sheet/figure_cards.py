"""The cards of tables of figures."""

from __future__ import annotations

from typing import Final

from argmap.comparison import Comparison
from argmap.comparison.to_json import cited
from argmap.model import Reference
from argmap.render.comparison_sheet.cards import SheetCards
from argmap.render.comparison_sheet.figure_tables import Table, TableSort
from argmap.render.text_layout.card_layout import Card
from argmap.render.text_layout.text_blocks import Block, text_block
from argmap.render.theme.theme import Accent

_FRAME: Final = 20
"""Difference in width between a card without a bar and its lines, in points."""


def table_card(cards: SheetCards, table: Table, wide: int) -> Card:
    """The table of two maps' figures for one subject, ``wide`` points wide."""
    theme, measure = cards.theme, wide - _FRAME
    differ = table.sort is TableSort.DIFFER
    name = theme.doubtful if differ else theme.muted
    word = table.sort.caption.upper() if differ else table.sort.caption
    subject = table.stated[0].figure.subject
    blocks: list[Block] = [
        text_block(word, theme.fonts.mark, name, measure),
        text_block(subject, theme.fonts.mark, theme.ink, measure),
    ]
    for map, more in zip(table.names, table.more, strict=True):
        blocks.append(text_block(cards.label(map), theme.fonts.quote, theme.muted, measure))
        for stated in table.stated:
            if stated.key.map == map:
                said = f"{stated.figure.measure}: {stated.figure.value}"
                if holder := cards.reported(stated.key):
                    said = f"{holder}, as reported: {said}"
                where = ", ".join(_places(stated.key, cards.comparison))
                said += f" ({where})" if where else ""
                blocks.append(text_block(said, theme.fonts.detail, theme.ink, measure))
        if more:
            blocks.append(text_block(f"and {more} more", theme.fonts.mark, theme.muted, measure))
    accent = Accent(theme.neutral, name, theme.ghost, theme.neutral)
    return Card((), (), tuple(blocks), accent, measure, heavy=differ, rounded=True)


def _places(key: Reference, comparison: Comparison) -> list[str]:
    """The places of a statement's citations, without the quoted words."""
    found = (text.partition("“")[0].strip() for text in cited(key, comparison))
    return list(dict.fromkeys(place for place in found if place))

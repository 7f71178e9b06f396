"""The cards of the answers in the band, each in short."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from argmap.formulas.plain_text import plain_text
from argmap.model import Statement
from argmap.render.comparison_sheet.card_captions import whose
from argmap.render.comparison_sheet.cards import SheetCards
from argmap.render.comparison_sheet.rows import Row
from argmap.render.text_layout.card_layout import Card
from argmap.render.text_layout.text_blocks import text_block
from argmap.render.theme.card_styles import CardRole, card_style
from argmap.verbalize.phrases import closed

_MOST: Final = 5
"""Lines of an answer at most."""


def answer_card(cards: SheetCards, rows: Sequence[Row], wide: int) -> Card:
    """The card of an author's own answers, or of one that is not: that begins with whose it is."""
    theme, measure = cards.theme, cards.measure(wide)
    blocks = [*whose(cards, rows[0].key, rows[0].side, measure)]
    is_dashed = False
    for row in rows:
        node = cards.comparison.maps[row.key]
        assert isinstance(node, Statement), "an answer is a statement"
        text = closed(plain_text(row.reply or node.title or node.text))
        blocks.append(text_block(text, cards.text, theme.ink, measure, _MOST))
        is_dashed = card_style(CardRole(node.kind), theme).is_dashed
    colours, shapes = cards.accent(rows[0]), theme.shapes
    return Card((), (), tuple(blocks), colours, measure, dashed=is_dashed, shapes=shapes)

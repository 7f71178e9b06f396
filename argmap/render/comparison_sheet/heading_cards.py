"""The cards above others: those of questions, and the strips with the names of the authors."""

from __future__ import annotations

from argmap.formulas.plain_text import plain_text
from argmap.model import Kind
from argmap.render.comparison_sheet.card_captions import ended
from argmap.render.comparison_sheet.cards import SheetCards
from argmap.render.comparison_sheet.hues import ON_HUE
from argmap.render.text_layout.card_layout import Card
from argmap.render.text_layout.text_blocks import Run, text_block
from argmap.render.theme.theme import Accent
from argmap.verbalize.phrases import capital
from argmap.verbalize.silences import silences


def question_card(
    cards: SheetCards, key: str, wide: int, number: str, silent: tuple[str, ...]
) -> Card:
    """The card of a question, as wide as the sheet; ``silent`` are the maps that have no column."""
    theme, measure = cards.theme, cards.measure(wide)
    accent = theme.kinds[Kind.QUESTION]
    said = plain_text(cards.comparison.maps.main[key].text)
    wording = text_block(said, theme.fonts.section, theme.ink, measure)
    name = Run(f"QUESTION{number}", theme.fonts.holder._replace(bold=True), accent.name)
    blocks = [ended(wording, (name,), measure)]
    table = next(one for one in cards.comparison.questions if one.key == key)
    if told := " ".join(silences(table, cards.short, silent)):
        blocks.append(text_block(told, theme.fonts.detail, theme.muted, measure))
    return Card((), (), tuple(blocks), accent, measure)


def strip_card(cards: SheetCards, name: str, wide: int) -> Card:
    """The strip on top of an author's answers, in the author's colour, with the date if it fits."""
    hue, measure = cards.hues[name], cards.measure(wide)
    face = cards.theme.fonts.mark
    text = text_block(capital(cards.dated(name)), face, ON_HUE, measure)
    if len(text.lines) > 1:
        text = text_block(capital(cards.label(name)), face, ON_HUE, measure, 1)
    return Card((), (), (text,), Accent(hue, hue, hue, hue), measure, shapes=cards.theme.shapes)


def no_answer_card(cards: SheetCards, name: str, wide: int) -> Card:
    """The card of an author who stands in a block, but does not answer its question."""
    theme, measure = cards.theme, cards.measure(wide)
    said = f"{cards.short(name)} gives no answer."
    text = text_block(said, theme.fonts.detail, theme.muted, measure)
    accent = Accent(cards.hues[name], theme.muted, theme.ghost, theme.ghost)
    return Card((), (), (text,), accent, measure, shapes=theme.shapes)

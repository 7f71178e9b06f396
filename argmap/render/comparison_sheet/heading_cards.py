"""The cards above others: those of questions, and the strips with the names of the authors."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from argmap.formulas.plain_text import plain_text
from argmap.model import Kind
from argmap.render.comparison_sheet.card_captions import ended
from argmap.render.comparison_sheet.cards import SheetCards
from argmap.render.comparison_sheet.hues import ON_HUE
from argmap.render.text_layout.card_layout import Card
from argmap.render.text_layout.text_blocks import Block, Run, text_block
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


def strip_cards(cards: SheetCards, names: Sequence[str], wide: int) -> dict[str, Card]:
    """The strips on top of the authors' answers, in the authors' colours, all with their dates.

    If one date does not fit on the line of the name, all of them are on a line of their own.
    """
    measure, face = cards.measure(wide), cards.theme.fonts.mark

    def written(text: str) -> Block:
        return text_block(capital(text), face, ON_HUE, measure, 1)

    blocks = {
        name: [text_block(capital(cards.dated(name)), face, ON_HUE, measure)] for name in names
    }
    if any(len(block.lines) > 1 for (block,) in blocks.values()):
        blocks = {
            name: [written(text) for text in (cards.label(name), cards.date(name)) if text]
            for name in names
        }
    found = {}
    high = 0
    for name in names:
        hue = cards.hues[name]
        colours = Accent(hue, hue, hue, hue)
        found[name] = Card((), (), tuple(blocks[name]), colours, measure, shapes=cards.theme.shapes)
        high = max(high, found[name].height)
    return {name: evolve(card, least=high) for name, card in found.items()}


def no_answer_card(cards: SheetCards, name: str, wide: int) -> Card:
    """The card of an author who stands in a block, but does not answer its question."""
    theme, measure = cards.theme, cards.measure(wide)
    said = f"{cards.short(name)} gives no answer."
    text = text_block(said, theme.fonts.detail, theme.muted, measure)
    accent = Accent(cards.hues[name], theme.muted, theme.ghost, theme.ghost)
    return Card((), (), (text,), accent, measure, shapes=theme.shapes)

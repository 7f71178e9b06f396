"""The legend of an overview: the signs that occur in it."""

from __future__ import annotations

from argmap.model.vocabulary import Word
from argmap.render.overview.blocks import Element
from argmap.render.overview.cards import OverviewCards
from argmap.render.text_layout.legend_entries import card_entries
from argmap.render.text_layout.legend_layout import Entry
from argmap.render.text_layout.sign_runs import crux_entry, sign_entries


def entries(cards: OverviewCards, elements: tuple[Element, ...]) -> list[Entry]:
    """The legend entries for what is drawn, in a fixed order."""
    roles = {one.role for one in elements if one.role is not None}
    found = [*card_entries(roles, cards.theme)]
    by_key = cards.texts.signs.by_key
    signs = [by_key[one.key] for one in elements if one.key in by_key]
    told = [sign._replace(needed_for=()) for sign in signs if sign.word is not Word.STANDS]
    found += sign_entries(told, cards.theme)
    if any(sign.needed_for for sign in signs):
        found.append(crux_entry(cards.theme))
    return found

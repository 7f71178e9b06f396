"""The legend of an overview: the signs that occur in it."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model.vocabulary import Word
from argmap.render.overview.blocks import Element
from argmap.render.overview.cards import OverviewCards
from argmap.render.overview.plan import EntryGroup, Hidden, Plan
from argmap.render.text_layout.legend_entries import card_entries, section_count_entry
from argmap.render.text_layout.legend_layout import Entry
from argmap.render.text_layout.sign_runs import crux_entry, sign_entries


def entries(plan: Plan, cards: OverviewCards, elements: tuple[Element, ...]) -> list[Entry]:
    """The legend entries for a plan, in a fixed order; ``elements`` are what is drawn of it."""
    roles = {one.role for one in elements if one.role is not None}
    found = [*card_entries(roles, cards.theme)]
    counts = [*_counts(plan, [*plan.groups])]
    if example := next((one for one in counts if one.letters), next(iter(counts), None)):
        found.append(section_count_entry(example.letters, example.statements, cards.theme))
    by_key = cards.texts.signs.by_key
    signs = [by_key[one.key] for one in elements if one.key in by_key]
    told = [sign._replace(needed_for=()) for sign in signs if sign.word is not Word.STANDS]
    found += sign_entries(told, cards.theme)
    if any(sign.needed_for for sign in signs):
        found.append(crux_entry(cards.theme))
    return found


def _counts(plan: Plan, groups: list[EntryGroup]) -> Iterator[Hidden]:
    """The counts of statements that are not shown, in the order of drawing."""
    found = [plan.hidden, *(side.hidden for aim in plan.aims for side in aim.sides)]
    found += [entry.hidden for group in groups for entry in group.entries]
    found += [group.hidden for group in groups]
    return (one for one in reversed(found) if one.statements)

"""The legend entries for the lines, fills and words that occur."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from argmap.model import Kind, RelationKind
from argmap.model.vocabulary import ArgumentKind, Status
from argmap.render.text_layout.legend_layout import Entry
from argmap.render.text_layout.legend_samples import StrokeSample, Swatch
from argmap.render.text_layout.text_blocks import Run
from argmap.render.theme.card_styles import SIDED, CardRole, Place, card_style
from argmap.render.theme.line_styles import Sort, Stroke
from argmap.render.theme.theme import Theme
from argmap.wording.citations import STATUSES
from argmap.wording.relations import GROUPS, RELATIONS

_MUTUAL: Final = {Sort.of(kind): words for kind, words in RELATIONS.items() if kind.is_symmetric}
_REPHRASES: Final = RELATIONS[RelationKind.REPHRASES]


_KINDS: Final = {kind: str(kind) for kind in Kind} | {
    Kind.ASSUMPTION: "unstated assumption",
    Kind.UNLESS: "exception",
}
"""What the legend calls the kinds of statements."""

_FOR_OBJECTIONS: Final = {
    Kind.CLAIM: "reason for it",
    Kind.REBUTTAL: "defence of it",
}
"""What it calls those against the thesis: they have the bar of objections, and come after them."""

_AGAINST: Final = CardRole(Kind.OBJECTION, is_against=True)


_LINKED: Final = {
    Sort.PREMISE: "linked premises",
    Sort.COUNTER: "linked premises of a counter",
}


def line_entries(
    occurring: Collection[Sort], drawn: Mapping[Sort, Stroke], *, joints: bool = True
) -> Iterator[Entry]:
    """The lines that occur, as they are drawn; ``joints`` says whether they meet in dots."""
    meanings = {
        Sort.SUPPORT: RELATIONS[RelationKind.SUPPORTS].legend,
        **_LINKED,
        Sort.WARRANT: "licenses the inference",
        Sort.ATTACK: "attacks a statement or inference",
        Sort.EXCEPTION: "exception, not asserted",
        Sort.ANSWER: "answers",
    }
    meanings |= {sort: words.legend for sort, words in _MUTUAL.items()}
    meanings[Sort.REPHRASES] = _REPHRASES.legend
    for sort, meaning in meanings.items():
        if sort in occurring:
            is_joint = joints and sort in (Sort.PREMISE, Sort.COUNTER)
            yield Entry(meaning, StrokeSample(drawn[sort], is_joint, sort in _MUTUAL))


def relation_entries(occurring: Collection[Sort], drawn: Mapping[Sort, Stroke]) -> Iterator[Entry]:
    """The lines of relations that occur, by the nouns of their labels, the sharpest first."""
    told = set[Sort]()
    for group in GROUPS:
        for kind, words in RELATIONS.items():
            sort = Sort.of(kind)
            if kind in group.kinds and sort in occurring and sort not in told:
                told.add(sort)
                noun = group.noun if kind.attacks else words.noun
                yield Entry(noun, StrokeSample(drawn[sort], is_mutual=kind.is_symmetric))


def card_entries(
    roles: Collection[CardRole], theme: Theme, *, linked: bool = True
) -> Iterator[Entry]:
    """The bars, frames, borders and backgrounds of the cards that occur.

    Kinds that look alike share an entry. ``linked`` says whether arguments have premises.
    """
    bars = [*_bar_entries(roles, theme)]
    yield from bars if len(bars) > 1 else ()
    for kind, sort in (
        (ArgumentKind.ARGUMENT, Sort.PREMISE),
        (ArgumentKind.COUNTER, Sort.COUNTER),
    ):
        found = [role for role in roles if role.kind is kind]
        if found:
            meaning = _LINKED[sort] if linked else str(kind)
            yield Entry(meaning, _frame_sample(found, theme))
    if any(role.is_against for role in roles):
        accent, _, _ = card_style(_AGAINST, theme)
        yield Entry("against the thesis", Swatch(accent.ground, accent.border))
    if any(role.is_placeholder for role in roles):
        yield placeholder_entry("shown elsewhere", theme)


def _frame_sample(roles: Collection[CardRole], theme: Theme) -> Swatch:
    """A frame of linked premises, as its header if any has one."""
    headers = [role for role in roles if role.place is not Place.FRAME]
    role = min(headers or roles, key=lambda role: (role.is_placeholder, role.is_against))
    accent, _, _ = card_style(role._replace(place=Place.ALONE, is_placeholder=False), theme)
    if headers:
        return Swatch(accent.ground, accent.border, bar=accent.bar)
    return Swatch(theme.kinds[Kind.CLAIM].ground, accent.border)


def _bar_entries(roles: Iterable[CardRole], theme: Theme) -> Iterator[Entry]:
    """The bars of the kinds of statements that occur, with their borders."""
    bordered: dict[tuple[str | None, bool], bool] = {}
    for role in roles:
        sort = role.kind, role.is_against and role.kind in SIDED
        bordered[sort] = bordered.get(sort, False) or role.place is Place.ALONE
    alike: dict[Swatch, list[str]] = {}
    for kind, is_against in ((kind, side) for side in (False, True) for kind in Kind):
        if (kind, is_against) in bordered:
            place = Place.ALONE if bordered[kind, is_against] else Place.CELL
            accent, _, is_dashed = card_style(CardRole(kind, is_against, place=place), theme)
            dash = "dashed" if is_dashed else "solid"
            plain = theme.kinds[Kind.CLAIM].ground
            swatch = Swatch(plain, accent.border, dash, accent.bar)
            named = _FOR_OBJECTIONS if is_against else _KINDS
            alike.setdefault(swatch, []).append(named[kind])
    for swatch, names in alike.items():
        *others, last = names
        yield Entry(f"{', '.join(others)} or {last}" if others else last, swatch)


def border_entries(kinds: Collection[str], theme: Theme) -> Iterator[Entry]:
    """The dashed borders of kinds of statements, where bars tell something else."""
    roles = [CardRole(kind) for kind in Kind if kind in kinds]
    found = [role for role in roles if card_style(role, theme).is_dashed]
    for entry in _bar_entries(found, theme):
        assert isinstance(entry.sample, Swatch), "a bar is part of a swatch"
        yield entry._replace(sample=entry.sample._replace(bar=""))


def placeholder_entry(meaning: str, theme: Theme, *, has_border: bool = False) -> Entry:
    """The fill of statements that belong elsewhere."""
    return Entry(meaning, Swatch(theme.ghost, theme.hairline if has_border else theme.ghost))


def mark_entries(
    statuses: Collection[Status], theme: Theme, *, signs: bool = True
) -> Iterator[Entry]:
    """The marks on citations; ``signs`` says whether signs are used instead of words."""
    for status, words in STATUSES.items():
        if status in statuses and words.label:
            sign = words.sign if signs else ""
            face = theme.fonts.detail if sign else theme.fonts.mark
            word = Run(f"{sign or words.label} ", face, theme.status_colour(status))
            yield Entry(words.legend, word=word)


def fold_entry(theme: Theme) -> Entry:
    """The count of statements that are not drawn."""
    word = Run("+1 more ", theme.fonts.mark, theme.link)
    return Entry("statement below, not shown", word=word)

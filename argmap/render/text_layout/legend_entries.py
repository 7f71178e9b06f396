"""The legend entries for the lines, fills and words that occur."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from argmap.model import Kind, RelationKind
from argmap.model.vocabulary import Status
from argmap.render.text_layout.legend_layout import Entry
from argmap.render.text_layout.legend_samples import StrokeSample, Swatch
from argmap.render.text_layout.text_blocks import Run
from argmap.render.theme.line_styles import Sort, Stroke
from argmap.render.theme.theme import Theme
from argmap.wording.citations import STATUSES
from argmap.wording.relations import RELATIONS

_MUTUAL: Final = {Sort.of(kind): words for kind, words in RELATIONS.items() if kind.is_symmetric}
_REPHRASES: Final = RELATIONS[RelationKind.REPHRASES]


_GROUNDS: Final = (
    (Kind.OBJECTION, {Kind.OBJECTION: "objection", Kind.UNDERCUT: "undercut"}, "solid"),
    (Kind.ASSUMPTION, {Kind.ASSUMPTION: "unstated assumption", Kind.UNLESS: "exception"}, "dashed"),
)
"""Kinds whose cards look alike: whose colours they have, what they are, and their border."""


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


def side_entry(theme: Theme) -> Entry:
    """The fill of what speaks against a thesis."""
    accent = theme.kinds[Kind.OBJECTION]
    return Entry("against the thesis", Swatch(accent.ground, accent.border))


def frame_entries(occurring: Collection[Sort], theme: Theme) -> Iterator[Entry]:
    """The frames of linked premises that occur."""
    if Sort.PREMISE in occurring or Sort.WARRANT in occurring:
        yield Entry(_LINKED[Sort.PREMISE], Swatch(theme.step, theme.support))
    if Sort.COUNTER in occurring:
        yield Entry(_LINKED[Sort.COUNTER], Swatch(theme.kinds[Kind.OBJECTION].ground, theme.attack))


def ground_entries(kinds: Collection[str], theme: Theme) -> Iterator[Entry]:
    """The fills and borders of the kinds of statements."""
    for like, meanings, dash in _GROUNDS:
        if said := [meaning for kind, meaning in meanings.items() if kind in kinds]:
            accent = theme.kinds[like]
            yield Entry(" or ".join(said), Swatch(accent.ground, accent.border, dash))


def placeholder_entry(meaning: str, theme: Theme) -> Entry:
    """The fill of statements that belong elsewhere."""
    return Entry(meaning, Swatch(theme.ghost, theme.ghost))


def side_entries(sides: Collection[bool], what: str, joined: bool, theme: Theme) -> Iterator[Entry]:
    """The bars of what is for (true) and against (false) something, and frames of premises."""
    if True in sides:
        yield Entry(f"for the {what}", Swatch(theme.support, theme.support))
    if False in sides:
        accent = theme.kinds[Kind.OBJECTION]
        yield Entry(f"against the {what}", Swatch(accent.ground, theme.attack))
    if joined:
        yield Entry(_LINKED[Sort.PREMISE], Swatch(theme.page, theme.support))


def section_count_entry(letters: str, count: int, theme: Theme) -> Entry:
    """A count of statements that are not drawn, with the letters of their sections."""
    face = theme.fonts.legend._replace(bold=True)
    word = Run(f"{letters} +{count:,}   ".lstrip(), face, theme.link)
    more = f"{count:,} more"
    if not letters:
        return Entry(f"{more} below", word=word)
    several = "sections" if any(sign in letters for sign in "–,…") else "section"
    return Entry(f"{more}, in {several} {letters}", word=word)


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

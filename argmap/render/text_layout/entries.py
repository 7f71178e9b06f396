"""What signs mean: the entries of a key for the lines, grounds and words that occur."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from argmap.model import Kind, RelationKind
from argmap.model.vocabulary import Status
from argmap.render.text_layout.blocks import Run
from argmap.render.text_layout.key import Entry
from argmap.render.text_layout.signs import StrokeSample, Swatch
from argmap.render.theme.strokes import Sort, Stroke
from argmap.render.theme.theme import Theme
from argmap.wording.citations import STATUSES
from argmap.wording.relations import RELATIONS

_MUTUAL: Final = {Sort.of(kind): words for kind, words in RELATIONS.items() if kind.is_symmetric}


def line_entries(
    occurring: Collection[Sort], drawn: Mapping[Sort, Stroke], *, joints: bool = True
) -> Iterator[Entry]:
    """The lines that occur, as they are drawn; ``joints`` says whether they meet in dots."""
    meanings = {
        Sort.SUPPORT: RELATIONS[RelationKind.SUPPORTS].legend,
        Sort.PREMISE: "linked premises",
        Sort.WARRANT: "licenses the inference",
        Sort.ATTACK: "attacks a statement or inference",
        Sort.ANSWER: "answers",
    }
    meanings |= {sort: words.legend for sort, words in _MUTUAL.items()}
    for sort, meaning in meanings.items():
        if sort in occurring:
            is_joint = joints and sort is Sort.PREMISE
            yield Entry(meaning, StrokeSample(drawn[sort], is_joint, sort in _MUTUAL))


def ground_entries(kinds: Collection[str], theme: Theme) -> Iterator[Entry]:
    """The grounds and borders by which kinds of statements are told apart."""
    if not {Kind.OBJECTION, Kind.UNDERCUT}.isdisjoint(kinds):
        accent = theme.kinds[Kind.OBJECTION]
        yield Entry("objection", Swatch(accent.ground, accent.border))
    if Kind.ASSUMPTION in kinds:
        accent = theme.kinds[Kind.ASSUMPTION]
        yield Entry("unstated assumption", Swatch(accent.ground, accent.border, "dashed"))


def ghost_entry(meaning: str, theme: Theme) -> Entry:
    """The ground of what is not the map's own here."""
    return Entry(meaning, Swatch(theme.ghost, theme.ghost))


def mark_entries(statuses: Collection[Status], theme: Theme) -> Iterator[Entry]:
    """What is said of citations."""
    for status, words in STATUSES.items():
        if status in statuses and words.label:
            word = Run(f"{words.label} ", theme.fonts.mark, theme.status_colour(status))
            yield Entry(words.legend, word=word)


def fold_entry(theme: Theme) -> Entry:
    """The count of what is not drawn."""
    word = Run("+1 more ", theme.fonts.mark, theme.link)
    return Entry("statement below, not shown", word=word)

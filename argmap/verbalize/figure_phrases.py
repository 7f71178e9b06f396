"""What two authors say of one figure, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from argmap.comparison import Comparison, FigurePair, StatedFigure
from argmap.comparison.figure_comparison import by_subject
from argmap.comparison.to_json import cited
from argmap.verbalize.comparison_phrases import Entry, Phrasing
from argmap.verbalize.figure_values import in_words
from argmap.verbalize.phrases import capital

_FIGURES: Final = 10
"""Maximum number of figures of one author listed for one subject."""
_CONFLICT: Final = "They cannot both be true."


def figure_entries(
    comparison: Comparison, pair: tuple[str, str], says: Phrasing
) -> Iterator[Entry]:
    """The figures of two maps for the same subjects: first those that cannot both be true."""
    figures = comparison.figures
    for pairs, verdict in (
        (figures.conflicts, _CONFLICT),
        (figures.agreements, "They agree."),
        (figures.related, "Both may be true."),
    ):
        of_pair = [one for one in pairs if {one.first.key.map, one.second.key.map} == set(pair)]
        for group in by_subject(of_pair):
            yield _entry(group, verdict, comparison, says)


def _entry(group: list[FigurePair], verdict: str, comparison: Comparison, says: Phrasing) -> Entry:
    """The figures of one subject, each once, with where they are cited from."""
    first = list(dict.fromkeys(one.first for one in group))
    second = list(dict.fromkeys(one.second for one in group))
    measures = {one.figure.measure for one in (*first, *second)}
    subject = group[0].subject
    if len(first) == len(second) == len(measures) == 1:
        one, other = first[0], second[0]
        against = "against" if verdict == _CONFLICT else "and"
        values = [
            f"{in_words(stated.figure.value)} ({says.speaker(stated.key)})"
            for stated in (one, other)
        ]
        sources = [source for stated in (one, other) for source in cited(stated.key, comparison)]
        head = f"{subject}, {one.figure.measure}: {f' {against} '.join(values)}."
        return head, [verdict, *sources]
    figures = (*_some(first, comparison, says), *_some(second, comparison, says))
    return f"{subject}:", [*figures, verdict]


def _some(stated: Iterable[StatedFigure], comparison: Comparison, says: Phrasing) -> Iterator[str]:
    every = list(stated)
    for one in every[:_FIGURES]:
        said = (
            f"{capital(says.speaker(one.key))}: {one.figure.measure}, {in_words(one.figure.value)}"
        )
        yield "; ".join([said, *cited(one.key, comparison)])
    if len(every) > _FIGURES:
        yield f"and {len(every) - _FIGURES} more from {says.speaker(every[0].key)}"

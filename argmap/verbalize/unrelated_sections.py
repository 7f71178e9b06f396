"""The sections of a full report on maps that no comparison map relates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.comparison import Comparison
from argmap.comparison.chronology import in_order_of_time
from argmap.comparison.similar_statements import Match
from argmap.comparison.theses import theses_of
from argmap.model.structure import with_article
from argmap.verbalize.comparison_phrases import Entry, Phrasing
from argmap.verbalize.phrases import capital
from argmap.verbalize.shared_phrases import earlier_first, passage_place


def unrelated_sections(
    comparison: Comparison, says: Phrasing
) -> Iterator[tuple[str, Iterable[Entry]]]:
    """Sections with their titles and entries, some of them empty: theses, and what maps share."""
    maps, found = comparison.maps, comparison.matches
    order = in_order_of_time(maps)
    theses = [key for name in order for key in theses_of(name, maps)]
    yield "Theses", [(says.entry(key), []) for key in theses]
    same = [one for one in found.statements if one.same_words]
    other = [one for one in found.statements if not one.same_words]
    yield "Statements in the same words", [_match(one, says, comparison) for one in same]
    similar = [earlier_first(pair, order) for pair in found.similar]
    yield (
        "Statements in similar words",
        [(says.entry(one), [f"and {says.said(two)}"]) for one, two in similar],
    )
    yield "The same id in different words", [_match(one, says, comparison) for one in other]
    yield (
        "Statements that cite the same passage",
        [(passage_place(one), [says.entry(key) for key in one.keys]) for one in found.cited],
    )
    if found.statements:
        counts = (
            f"{name}: {len(keys):,} of {len(maps.used[name]):,} statements"
            for name, keys in found.unmatched
        )
        yield "Statements without a match", [(count, []) for count in counts]


def _match(match: Match, says: Phrasing, comparison: Comparison) -> Entry:
    """Statements that match; what all of them share is written once."""
    maps = comparison.maps
    kinds = {str(maps[key].kind) for key in match.keys}
    if match.same_words:
        told = [f"{capital(says.speaker(key))} ({key})" for key in match.keys]
        if len(kinds) > 1:
            told = [
                f"{one}, {with_article(str(maps[key].kind))}"
                for one, key in zip(told, match.keys, strict=True)
            ]
        return maps[match.keys[0]].text, told
    first, *others = match.keys
    return says.entry(first), [says.entry(key) for key in others]

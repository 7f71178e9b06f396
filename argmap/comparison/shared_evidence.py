"""Evidence that two maps both rely on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from argmap.comparison.citing_statement import citing
from argmap.comparison.cross_relations import Ends, Link
from argmap.comparison.figure_comparison import Figures
from argmap.comparison.reachability import Reachability, numbers
from argmap.comparison.resolved_maps import ResolvedMaps
from argmap.frozen_class import frozen
from argmap.model import Reference
from argmap.sources import Status, Verdict


class SharedBy(StrEnum):
    """Why two statements count as the same evidence.

    A relation says so, they cite the same words of a source, or they state the same value of one
    measure.
    """

    SAME = "same-as"
    REPHRASES = "rephrases"
    AGREES = "agrees-with"
    PASSAGE = "passage"
    FIGURE = "figure"


@frozen
class SharedEvidence:
    """One piece of evidence that both sides of a contradiction rely on."""

    first: Reference
    second: Reference
    how: SharedBy
    conclusions: Ends


def shared_pairs(
    alike: Iterable[Link], figures: Figures, verdicts: Iterable[Verdict], maps: ResolvedMaps
) -> tuple[tuple[Reference, Reference, SharedBy], ...]:
    """Statements of two maps that share evidence, and how: (first, second, how)."""
    found = [(*link.ends, SharedBy(link.kind.value)) for link in alike]
    found += [(pair.first.key, pair.second.key, SharedBy.FIGURE) for pair in figures.agreements]
    found += [(*pair, SharedBy.PASSAGE) for pair in passage_pairs(verdicts, maps)]
    return tuple(dict.fromkeys(found))


def passage_pairs(verdicts: Iterable[Verdict], maps: ResolvedMaps) -> list[Ends]:
    """The statements of two maps that cite the same words of a source, each pair in order."""
    by_source: dict[str, list[_Cited]] = {}
    for verdict in verdicts:
        if verdict.source is not None and verdict.status is Status.VERIFIED:
            spans = by_source.setdefault(verdict.source, [])
            key = citing(verdict, maps)
            spans += ((start, end, key) for start, end in verdict.words)
    return sorted({pair for spans in by_source.values() for pair in _overlapping(sorted(spans))})


_Cited = tuple[int, int, Reference]
"""A span of words (start, end exclusive) and the citing statement or argument."""


def _overlapping(spans: Sequence[_Cited]) -> Iterator[Ends]:
    """Pairs of keys from two maps whose spans overlap; the spans must be sorted by start."""
    # by map, the spans that may not have ended
    reaching: dict[str, list[tuple[int, Reference]]] = {}
    for start, end, key in spans:
        for name, earlier in reaching.items():
            if name != key.map:
                earlier[:] = [one for one in earlier if one[0] > start]
                for _, other in earlier:
                    yield min(key, other), max(key, other)
        reaching.setdefault(key.map, []).append((end, key))


def shared_evidence(
    pairs: range, hows: Sequence[SharedBy], roots: Iterable[int], reach: Reachability
) -> list[SharedEvidence]:
    """The pairs that support both sides of a contradiction.

    ``pairs`` and ``roots`` are numbers of links in ``reach``; ``hows`` says for each pair why it
    is the same evidence.
    """
    these = (1 << pairs.stop) - (1 << pairs.start)
    found = [
        (number, place, root)
        for place, root in enumerate(roots)
        for number in numbers(reach.within(root) & these)
    ]
    return [
        SharedEvidence(*ends, hows[number - pairs.start], conclusions)
        for number, _, root in sorted(found)
        for ends, conclusions in [(reach.turned(number, root), reach.links[root].ends)]
        # nothing is evidence for itself
        if ends[0] != conclusions[0] and ends[1] != conclusions[1]
    ]

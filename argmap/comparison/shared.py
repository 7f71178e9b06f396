"""Evidence on which two maps rest both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from argmap.comparison.figures import Figures
from argmap.comparison.link import Link
from argmap.comparison.reach import Reach, numbers
from argmap.comparison.resolved_maps import name_of
from argmap.sources import Status, Verdict


@frozen
class Shared:
    """One piece of evidence that both sides of a contradiction rest on.

    ``how`` is "same-as" or "agrees-with" for statements that are so related, "passage" for the
    same words of a source, "figure" for the same value of one measure.
    """

    first: str
    second: str
    how: str
    conclusions: tuple[str, str]


def shared_pairs(
    alike: Iterable[Link], figures: Figures, verdicts: Iterable[Verdict]
) -> tuple[tuple[str, str, str], ...]:
    """Statements of two maps that rest on one thing, and on what: (first, second, how)."""
    found = [(*link.ends, link.kind.value) for link in alike]
    found += [(pair.first.key, pair.second.key, "figure") for pair in figures.agreements]
    found += [(*pair, "passage") for pair in passage_pairs(verdicts)]
    return tuple(dict.fromkeys(found))


def passage_pairs(verdicts: Iterable[Verdict]) -> list[tuple[str, str]]:
    """The statements of two maps that cite the same words of a source, each pair in order."""
    by_source: dict[str, list[tuple[int, int, str]]] = {}
    for verdict in verdicts:
        if verdict.source is not None and verdict.status is Status.VERIFIED:
            spans = by_source.setdefault(verdict.source, [])
            spans += ((start, end, verdict.key) for start, end in verdict.words)
    return sorted({pair for spans in by_source.values() for pair in _overlapping(sorted(spans))})


def _overlapping(spans: Sequence[tuple[int, int, str]]) -> Iterator[tuple[str, str]]:
    """Pairs of keys from two maps whose spans overlap; the spans come by their beginnings."""
    reaching: dict[str, list[tuple[int, str]]] = {}  # by map, the spans that may go on
    for start, end, key in spans:
        for name, earlier in reaching.items():
            if name != name_of(key):
                earlier[:] = [one for one in earlier if one[0] > start]
                for _, other in earlier:
                    yield min(key, other), max(key, other)
        reaching.setdefault(name_of(key), []).append((end, key))


def shared(pairs: range, hows: Sequence[str], roots: Iterable[int], reach: Reach) -> list[Shared]:
    """What of some pairs both sides of a contradiction rest on.

    ``pairs`` and ``roots`` are numbers of links in ``reach``; ``hows`` says on what each pair
    rests.
    """
    these = (1 << pairs.stop) - (1 << pairs.start)
    found = [
        (number, place, root)
        for place, root in enumerate(roots)
        for number in numbers(reach.within(root) & these)
    ]
    return [
        Shared(*ends, hows[number - pairs.start], conclusions)
        for number, _, root in sorted(found)
        for ends, conclusions in [(reach.turned(number, root), reach.links[root].ends)]
        if ends[0] != conclusions[0] and ends[1] != conclusions[1]  # nothing is its own evidence
    ]

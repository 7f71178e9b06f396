"""Compare the figures of several maps."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from decimal import Decimal
from itertools import combinations
from typing import Final

from argmap.comparison.resolved_maps import ResolvedMaps
from argmap.frozen_class import frozen
from argmap.model import Figure, Reference, Statement
from argmap.model.name_matching import normal_form
from argmap.model.type_checks import expect
from argmap.model.value_comparison import apart, can_agree

_WORD: Final = re.compile(r"\w+")
_SHORT: Final = 3

_MOST_PAIRS: Final = 2_500
"""Maximum number of pairs of figures for one measure of two maps: 50 in each."""

_MOST_IN_ALL: Final = 10_000
"""Maximum number of pairs of figures for one measure across all maps."""


@frozen
class StatedFigure:
    """A figure, and the statement of an imported map that states it."""

    key: Reference
    figure: Figure


@frozen
class FigurePair:
    """Two figures for one subject from two maps.

    ``apart`` is the difference between the values, in their unit; ``None`` if it is unknown.
    """

    first: StatedFigure
    second: StatedFigure
    apart: Decimal | None = None

    @property
    def subject(self) -> str:
        """What was counted."""
        return self.first.figure.subject


@frozen
class UncomparedFigures:
    """Figures that are too many to compare in pairs.

    ``measure`` is empty if they have different measures. ``counts`` has their number per map;
    ``first`` the first figure of each map.
    """

    subject: str
    measure: str
    counts: tuple[tuple[str, int], ...]
    first: tuple[StatedFigure, ...]


@frozen
class Figures:
    """The comparison of several maps' figures.

    ``conflicts`` have the same measure and cannot both be true; ``agreements`` have the same
    measure and can. ``related`` figures are never in conflict, but could be taken to be: their
    measures of the same subject differ and have a word in common, such as 98 of 139 arrested and
    shot, and 110 of 139 shot or sent to camps; or they have the same measure, and values that
    cannot be compared, for example vague ones. ``uncompared`` are figures of a subject and measure
    of which the maps have so many that there would be thousands of pairs.
    """

    conflicts: tuple[FigurePair, ...] = ()
    agreements: tuple[FigurePair, ...] = ()
    related: tuple[FigurePair, ...] = ()
    uncompared: tuple[UncomparedFigures, ...] = ()


def compare_figures(maps: ResolvedMaps, relevant: Container[Reference] | None = None) -> Figures:
    """Compare the figures of every two imported maps, or of their ``relevant`` statements.

    Subjects and measures are the same if their normal forms are: case, the style of quotation
    marks and dashes, and the like do not matter. The cost is linear in the number of figures,
    since at most a few thousand pairs are made for one measure.

    >>> from argmap.language import loads
    >>> from argmap.model import ArgumentMap
    >>> one = loads("thesis t: It lasts.\\n  figure: mills / left = 3")
    >>> other = loads("thesis t: It lasts.\\n  figure: mills / left = 3")
    >>> found = compare_figures(ResolvedMaps(ArgumentMap(), {"one": one, "other": other}))
    >>> [pair.subject for pair in found.agreements]
    ['mills']
    """
    expect(maps, ResolvedMaps, "maps")
    names = sorted(maps.used)
    subjects: dict[str, _Subject] = {}
    for name in names:
        for one in _stated(name, maps):
            if relevant is not None and one.key not in relevant:
                continue
            subject = subjects.setdefault(normal_form(one.figure.subject), {})
            measures = subject.setdefault(name, {})
            measures.setdefault(normal_form(one.figure.measure), []).append(one)
    uncompared: list[UncomparedFigures] = []
    sharing: dict[tuple[str, str], list[str]] = {}
    crowded: set[str] = set()  # subjects with too many figures to relate
    for what, subject in subjects.items():
        uncompared += _set_aside(subject)
        lone = _of_no_shared_measure(subject)
        if _are_too_many(lone):
            crowded.add(what)
            uncompared.append(_uncompared(lone, ""))
        for name, other in combinations(subject, 2):
            sharing.setdefault((name, other), []).append(what)
    conflicts: list[FigurePair] = []
    agreements: list[FigurePair] = []
    related: list[FigurePair] = []
    for pair in sorted(sharing):
        for what in sharing[pair]:
            ours, theirs = (subjects[what][name] for name in pair)
            for measure, values in ours.items():
                if measure in theirs:
                    agreeing, differing = _held_against(values, theirs[measure])
                    agreements += agreeing
                    conflicts += [one for one in differing if one.apart is not None]
                    related += [one for one in differing if one.apart is None]
            if what in crowded:
                continue
            related += _alike(_only(ours, theirs), _only(theirs, ours))
    return Figures(tuple(conflicts), tuple(agreements), tuple(related), tuple(uncompared))


def by_subject(pairs: Iterable[FigurePair]) -> Iterable[list[FigurePair]]:
    """Pairs of figures with the same subject and maps, grouped."""
    found: dict[tuple[str, str, str], list[FigurePair]] = {}
    for pair in pairs:
        maps = pair.first.key.map, pair.second.key.map
        found.setdefault((normal_form(pair.subject), *maps), []).append(pair)
    return found.values()


def _stated(name: str, maps: ResolvedMaps) -> Iterator[StatedFigure]:
    for node in maps.used[name].nodes.values():
        if isinstance(node, Statement):
            for figure in node.figures:
                yield StatedFigure(Reference(name, node.key), figure)


_Measures = dict[str, list[StatedFigure]]
"""The figures for one subject in one map, by measure."""

_Subject = dict[str, _Measures]
"""The figures for one subject by map, in order."""


def _only(measures: _Measures, others: _Measures) -> list[StatedFigure]:
    """The figures whose measures another map does not have."""
    return [one for name, stated in measures.items() if name not in others for one in stated]


def _alike(ours: list[StatedFigure], theirs: list[StatedFigure]) -> Iterator[FigurePair]:
    """Pairs of figures of different measures that could be taken for the same, each figure once."""
    left = list(theirs)
    for one in ours:
        words = _words(one.figure.measure)
        for other in left:
            is_comparable = apart(one.figure, other.figure) is not None
            if is_comparable and not words.isdisjoint(_words(other.figure.measure)):
                yield FigurePair(one, other)
                left.remove(other)
                break


def _words(measure: str) -> set[str]:
    """The words of a measure that mean something: those of four letters and more."""
    return {word for word in _WORD.findall(normal_form(measure)) if len(word) > _SHORT}


def _set_aside(subject: _Subject) -> Iterator[UncomparedFigures]:
    """Remove from a subject the figures of measures with too many pairs."""
    for measure, by_map in _by_measure(subject).items():
        if _are_too_many(by_map):
            yield _uncompared(by_map, next(iter(by_map.values()))[0].figure.measure)
            for name in by_map:
                del subject[name][measure]


def _by_measure(subject: _Subject) -> dict[str, dict[str, list[StatedFigure]]]:
    found: dict[str, dict[str, list[StatedFigure]]] = {}
    for name, measures in subject.items():
        for measure, stated in measures.items():
            found.setdefault(measure, {})[name] = stated
    return found


def _of_no_shared_measure(subject: _Subject) -> dict[str, list[StatedFigure]]:
    """The figures of each map with a measure that some other map lacks for this subject."""
    by_measure = _by_measure(subject)
    return {
        name: [
            one
            for measure, stated in measures.items()
            if len(by_measure[measure]) < len(subject)
            for one in stated
        ]
        for name, measures in subject.items()
    }


def _are_too_many(by_map: dict[str, list[StatedFigure]]) -> bool:
    """Whether figures of two or more maps would make too many pairs."""
    counts = sorted(map(len, by_map.values()), reverse=True)
    in_all = (sum(counts) ** 2 - sum(count**2 for count in counts)) // 2
    return in_all > _MOST_IN_ALL or (len(counts) > 1 and counts[0] * counts[1] > _MOST_PAIRS)


def _uncompared(by_map: dict[str, list[StatedFigure]], measure: str) -> UncomparedFigures:
    stating = {name: stated for name, stated in by_map.items() if stated}
    first = tuple(stated[0] for stated in stating.values())
    counts = tuple((name, len(stated)) for name, stated in stating.items())
    return UncomparedFigures(first[0].figure.subject, measure, counts, first)


def _held_against(
    ours: list[StatedFigure], theirs: list[StatedFigure]
) -> tuple[list[FigurePair], list[FigurePair]]:
    """The pairs that agree, and the pairs that differ with no agreeing figure on the other side."""
    agreeing = [
        FigurePair(one, other)
        for one in ours
        for other in theirs
        if can_agree(one.figure, other.figure)
    ]
    settled = {id(pair.first) for pair in agreeing} | {id(pair.second) for pair in agreeing}
    differing = [
        FigurePair(one, other, apart(one.figure, other.figure))
        for one in ours
        for other in theirs
        if id(one) not in settled and id(other) not in settled
    ]
    return agreeing, differing

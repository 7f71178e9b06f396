"""How two authors agree and disagree: a section of the full report for each pair of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from typing import Final

from attrs import evolve

from argmap.comparison import (
    Comparison,
    Disagreement,
    Granted,
    Link,
    LinkSort,
    SharedBy,
    SharedEvidence,
    Unanswered,
)
from argmap.comparison.attribution import Views, reported, side_of, views_of
from argmap.comparison.chronology import in_order_of_time, place_in_time
from argmap.evaluation.case_weights import CaseWeights
from argmap.frozen_class import frozen
from argmap.model import Reference, RelationKind
from argmap.verbalize.comparison_phrases import Entry, Phrasing
from argmap.verbalize.dependent_answers import DependentAnswers
from argmap.verbalize.figure_phrases import figure_entries
from argmap.verbalize.phrases import capital
from argmap.wording.relations import RELATIONS

_HOW: Final = {
    SharedBy.SAME: RELATIONS[RelationKind.SAME].caption,
    SharedBy.REPHRASES: "say the same in other words",
    SharedBy.AGREES: RELATIONS[RelationKind.AGREES].caption,
    SharedBy.PASSAGE: "cite the same passage",
    SharedBy.FIGURE: "give the same figure",
}


@frozen
class Group:
    """Entries of one sort, under a title."""

    title: str
    entries: tuple[Entry, ...]


Pair = tuple[str, str]
"""The names of two maps, the earlier first."""


class PairReports:
    """For each pair of authors, their contradictions, tensions, agreements and so on."""

    def __init__(self, comparison: Comparison, says: Phrasing, weights: CaseWeights) -> None:
        self._comparison = comparison
        self._says = says
        self._maps, self._graph = comparison.maps, comparison.graph
        self._order = in_order_of_time(comparison.maps)
        self._weights = weights
        self._when = place_in_time(comparison.graph)

    def pairs(self) -> Iterator[tuple[str, list[Group]]]:
        """The title and the groups of each pair, in the order of time."""
        for pair in combinations(self._order, 2):
            groups = [group for group in self._groups(pair) if group.entries]
            if groups:
                yield capital(" and ".join(map(self._says.author, pair))), groups

    def _groups(self, pair: Pair) -> Iterator[Group]:
        links = self._links.get(frozenset(pair), {})
        against = [
            one.link for one in self._weights.in_order(links.get(LinkSort.CONTRADICTION, ()))
        ]
        direct = [link for link in against if link.kind is RelationKind.CONTRADICTS]
        attacks = [link for link in against if link.kind is not RelationKind.CONTRADICTS]
        yield self._group("Contradictions", map(self._against, direct))
        yield self._group("Objections", map(self._against, attacks))
        for title, sort in (
            ("Tensions", LinkSort.TENSION),
            ("Common ground", LinkSort.AGREEMENT),
            ("Support", LinkSort.SUPPORT),
        ):
            yield self._group(title, map(self._link, links.get(sort, ())))
        yield from self._reports(links.get(LinkSort.REPORT, ()))
        found = self._comparison.disagreements
        shared = [one for one in found.shared if self._sides(one.first, one.second) == set(pair)]
        yield self._group(
            "The same evidence, for opposite conclusions", map(self._evidence, _together(shared))
        )
        granted = [one for one in found.granted if {one.by, one.to} == set(pair)]
        yield self._group("Granted", map(self._granted, granted))
        yield self._group(
            "Not answered", map(self._unanswered, self._open.get(frozenset(pair), ()))
        )
        yield self._group("Figures", figure_entries(self._comparison, pair, self._says))

    @cached_property
    def _links(self) -> Mapping[frozenset[str], Mapping[LinkSort, Sequence[Link]]]:
        """The relations of each pair, by sort."""
        found: dict[frozenset[str], dict[LinkSort, list[Link]]] = {}
        for sort, links in self._comparison.disagreements.links.items():
            for link in links:
                found.setdefault(self._sides(*link.ends), {}).setdefault(sort, []).append(link)
        return found

    @cached_property
    def _open(self) -> Mapping[frozenset[str], Sequence[Unanswered]]:
        """The grounds of each pair that one of them does not answer."""
        found: dict[frozenset[str], list[Unanswered]] = {}
        for one in self._comparison.disagreements.unanswered:
            found.setdefault(self._sides(one.ground) | {one.by}, []).append(one)
        return found

    def _sides(self, *keys: Reference) -> frozenset[str]:
        return frozenset(side_of(key, self._graph) for key in keys)

    def _group(self, title: str, entries: Iterable[Entry]) -> Group:
        return Group(title, tuple(entries))

    # Relations

    def _against(self, link: Link) -> Entry:
        """A contradiction or objection, what falls with its ends, and what it lies below."""
        first, more = self._link(link)
        return first, [*more, *self._falling(self._turned(link)), *self._below(link)]

    def _link(self, link: Link) -> Entry:
        return self._says.link(self._turned(link))

    def _turned(self, link: Link) -> Link:
        """A relation that goes both ways, with the earlier author first."""
        if not link.kind.is_symmetric or self._when(link.first) <= self._when(link.second):
            return link
        return evolve(link, first=link.second, second=link.first)

    def _falling(self, link: Link) -> Iterator[str]:
        """Which answers fall with the two ends."""
        for key, which in zip(link.ends, ("first", "second"), strict=True):
            if told := self._dependent.phrase(key, f"the {which}"):
                yield told

    @cached_property
    def _dependent(self) -> DependentAnswers:
        """What falls with the ends of all contradictions and objections."""
        links = self._comparison.disagreements.links.get(LinkSort.CONTRADICTION, ())
        ends = dict.fromkeys(key for link in links for key in link.ends)
        return DependentAnswers(ends, self._comparison, self._weights)

    def _below(self, link: Link) -> Iterator[str]:
        """The contradictions that rest partly on this one."""
        for one in self._deepest.get(link, ()):
            if one.link.ends == (one.first, one.second):
                continue
            paths = [
                self._says.path(path) for path in (one.first_path, one.second_path) if len(path) > 1
            ]
            yield " ".join(
                [
                    f"The contradiction between {self._says.short(one.first)} and "
                    f"{self._says.short(one.second)} rests partly on it.",
                    *paths,
                ]
            )

    @cached_property
    def _deepest(self) -> Mapping[Link, Sequence[Disagreement]]:
        found: dict[Link, list[Disagreement]] = {}
        for one in self._comparison.disagreements.deepest:
            found.setdefault(one.link, []).append(one)
        return found

    def _reports(self, links: Iterable[Link]) -> Iterator[Group]:
        """Relations with reports, which are neither agreements nor disagreements of the sides."""
        own: list[Link] = []
        both: list[Link] = []
        others: list[Link] = []
        for link in links:
            if views_of(link, self._maps) is not Views.REPORT:
                others.append(link)
            elif all(reported(key, self._maps) for key in link.ends):
                both.append(link)
            else:
                own.append(link)
        yield self._group("What one side reports about the other", map(self._says.report, own))
        yield self._group("What both report about the same person", map(self._link, both))
        yield self._group("Reported views of others", map(self._link, others))

    # Grounds and concessions

    def _evidence(self, shared: list[SharedEvidence]) -> Entry:
        one, says = shared[0], self._says
        how = " and ".join(_HOW[way.how] for way in shared)
        ends = " and ".join(map(says.short, one.conclusions))
        told = f"They {how} but support {ends}."
        return says.entry(one.first), [f"and {says.said(one.second)}", told]

    def _granted(self, one: Granted) -> Entry:
        by, to = self._says.author(one.by), self._says.author(one.to)
        told = f"{by} grants {to} {one.extent}: {self._says.words(one.key)}"
        return capital(told), [one.words] if one.words else []

    def _unanswered(self, one: Unanswered) -> Entry:
        told = f"It supports {self._says.short(one.of)}."
        by = self._says.author(one.by)
        return self._says.entry(one.ground), [f"{told} {capital(by)} does not answer it."]


def _together(found: Iterable[SharedEvidence]) -> Iterable[list[SharedEvidence]]:
    """The evidence two statements share for the same conclusions, grouped."""
    pairs: dict[tuple[Reference, ...], list[SharedEvidence]] = {}
    for one in found:
        pairs.setdefault((one.first, one.second, *one.conclusions), []).append(one)
    return pairs.values()

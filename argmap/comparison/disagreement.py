"""Find where compared maps disagree, and what they have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from argmap.comparison.attribution import Views, relied_on, views_of
from argmap.comparison.combined_graph import CombinedGraph
from argmap.comparison.cross_relations import Link, LinkSort
from argmap.comparison.figure_comparison import Figures
from argmap.comparison.grants import Granted, grants
from argmap.comparison.reachability import Reachability, numbers
from argmap.comparison.relevance import Relevance
from argmap.comparison.shared_evidence import SharedEvidence, shared_evidence, shared_pairs
from argmap.comparison.unanswered_grounds import Unanswered, unanswered
from argmap.frozen_class import frozen
from argmap.model import Reference, RelationKind
from argmap.model.frozen_dict import FrozenDict
from argmap.sources import Verdict

_AGAINST = frozenset({RelationKind.CONTRADICTS, RelationKind.REBUTS, RelationKind.UNDERCUTS})
_ALIKE = frozenset({RelationKind.SAME, RelationKind.REPHRASES, RelationKind.AGREES})


@frozen
class Disagreement:
    """Two statements in contradiction, and the deepest conflict below them.

    ``link`` is that conflict: there, one side rejects what the other needs. ``first_path`` and
    ``second_path`` lead from each statement down to its end of ``link``, through the steps of its
    arguments; without a deeper conflict they are just the statements.
    """

    first: Reference
    second: Reference
    link: Link
    first_path: tuple[Reference, ...]
    second_path: tuple[Reference, ...]


@frozen
class Disagreements:
    """Everything that :func:`find_disagreements` finds.

    ``links`` has all relations by sort. ``agreements`` are between the sides' own views.
    ``reports`` are relations between a report and what the reported person, or somebody else,
    says; they are no disagreement between the sides. ``supports`` are relations in which one map's
    statement supports another's, ``within`` the relations that the comparison states within one
    map. ``deepest`` has the contradictions and the conflicts below them.

    >>> from argmap.comparison import compare
    >>> from argmap.language import loads
    >>> maps = {"a": loads("thesis t: It lasts."), "b": loads("thesis t: It ends.")}
    >>> by = loads("use a as a\\nuse b as b\\na.t contradicts b.t: Only one is right.\\n")
    >>> (link,) = compare(maps, by).disagreements.contradictions
    >>> str(link.first), str(link.second)
    ('a.t', 'b.t')
    """

    links: Mapping[LinkSort, tuple[Link, ...]]
    deepest: tuple[Disagreement, ...]
    unanswered: tuple[Unanswered, ...]
    granted: tuple[Granted, ...]
    shared: tuple[SharedEvidence, ...]

    @property
    def all_links(self) -> tuple[Link, ...]:
        """Every relation, in the order of :class:`LinkSort`."""
        return tuple(link for sort in LinkSort for link in self.links[sort])

    @property
    def contradictions(self) -> tuple[Link, ...]:
        """Contradictions and attacks across the maps."""
        return self.links[LinkSort.CONTRADICTION]

    @property
    def tensions(self) -> tuple[Link, ...]:
        """Tensions across the maps."""
        return self.links[LinkSort.TENSION]

    @property
    def agreements(self) -> tuple[Link, ...]:
        """Agreements between the sides."""
        return self.links[LinkSort.AGREEMENT]

    @property
    def supports(self) -> tuple[Link, ...]:
        """Support for a statement of another map."""
        return self.links[LinkSort.SUPPORT]

    @property
    def reports(self) -> tuple[Link, ...]:
        """Relations with a report."""
        return self.links[LinkSort.REPORT]

    @property
    def within(self) -> tuple[Link, ...]:
        """Relations within one map."""
        return self.links[LinkSort.WITHIN]


def find_disagreements(
    graph: CombinedGraph,
    figures: Figures,
    relevance: Relevance,
    verdicts: Iterable[Verdict] = (),
) -> Disagreements:
    """Find where maps disagree.

    ``verdicts`` are those on the imported maps' citations, with their keys across the maps; without
    them, no shared passages are found.
    """
    maps = graph.maps
    links = [link for link in graph.relations if _joins(link, graph)]
    whose = {link: views_of(link, maps) for link in links}
    against = [link for link in links if link.kind in _AGAINST]
    alike = [link for link in links if link.kind in _ALIKE]
    # Two statements that also speak against each other do not say the same.
    opposed = {frozenset(link.ends) for link in against}
    at_one = [link for link in alike if frozenset(link.ends) not in opposed]
    pairs = shared_pairs(at_one, figures, verdicts, maps)
    # One numbering for both: contradictions, then shared evidence.
    first_pair = len(against)
    reach = Reachability(
        [*against, *(Link(one, RelationKind.SAME, two) for one, two, _ in pairs)], graph
    )
    roots = list(_roots(against, whose, reach, graph))
    deepest = _deepest(reach, len(against))
    sorts = {link: _sort(link, whose.get(link), graph) for link in graph.relations}
    return Disagreements(
        links=FrozenDict(
            (sort, tuple(link for link in graph.relations if sorts[link] is sort))
            for sort in LinkSort
        ),
        deepest=tuple(_disagreements(roots, deepest, reach, graph)),
        unanswered=tuple(
            unanswered(
                [reach.links[root] for root in roots], [*links, *_by_figures(figures, links)], graph
            )
        ),
        granted=tuple(grants(alike, graph, relevance)),
        shared=tuple(
            shared_evidence(
                range(first_pair, len(reach.links)), [how for *_, how in pairs], roots, reach
            )
        ),
    )


def _sort(link: Link, views: Views | None, graph: CombinedGraph) -> LinkSort | None:
    """The sort of a relation; ``None`` for a ground of one of the comparison's own answers."""
    if not graph.are_across(link.ends):
        return LinkSort.WITHIN
    if views is None:
        return None
    if views is Views.REPORT or (link.kind in _ALIKE and views is Views.OTHERS):
        return LinkSort.REPORT
    if link.kind in _AGAINST:
        return LinkSort.CONTRADICTION
    if link.kind in _ALIKE:
        return LinkSort.AGREEMENT
    return LinkSort.TENSION if link.kind is RelationKind.IN_TENSION else LinkSort.SUPPORT


def _by_figures(figures: Figures, links: Iterable[Link]) -> Iterator[Link]:
    """Statements whose figures cannot both be true, as contradictions, if nothing relates them.

    Whoever gives another figure answers the one who gave the first.
    """
    related = {frozenset(link.ends) for link in links}
    for pair in figures.conflicts:
        ends = frozenset((pair.first.key, pair.second.key))
        if ends not in related:
            related.add(ends)
            yield Link(pair.first.key, RelationKind.CONTRADICTS, pair.second.key)


def _joins(link: Link, graph: CombinedGraph) -> bool:
    """Whether a relation is between different maps.

    A ground of the comparison's own answer is not.
    """
    is_ground = link.kind is RelationKind.SUPPORTS and not graph.side(link.second)
    return graph.are_across(link.ends) and not is_ground


def _roots(
    against: list[Link], whose: dict[Link, Views], reach: Reachability, graph: CombinedGraph
) -> Iterator[int]:
    """The contradictions that are not below another one.

    A contradiction between a report and the reported person's own words is no disagreement, nor is
    one with a reported view on which its reporter does not rely.
    """
    relied = relied_on(graph)
    candidates = [
        number
        for number, link in enumerate(against)
        if link.kind is RelationKind.CONTRADICTS
        and whose[link] is not Views.REPORT
        and all(end in relied for end in link.ends)
    ]
    below = 0
    for number in candidates:
        below |= reach.below(number)
    return (number for number in candidates if not below >> number & 1)


def _deepest(reach: Reachability, conflicts: int) -> int:
    """The conflicts, the first ones among the links, with no other below them."""
    all_ = (1 << conflicts) - 1
    found = (number for number in range(conflicts) if not reach.below(number) & all_)
    return sum(1 << number for number in found)


def _disagreements(
    roots: list[int], deepest: int, reach: Reachability, graph: CombinedGraph
) -> Iterator[Disagreement]:
    case = cache(graph.supporting_case)
    for root in roots:
        head = reach.links[root]
        within = reach.within(root) & deepest & ~(1 << root)
        if not within:
            yield Disagreement(*head.ends, head, (head.first,), (head.second,))
            continue
        first, second = (case(key) for key in head.ends)
        for number in numbers(within):
            one, other = reach.turned(number, root)
            yield Disagreement(
                *head.ends, reach.links[number], first.path_to(one), second.path_to(other)
            )

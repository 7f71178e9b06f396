"""Where the maps that a comparison brings together part, and what they have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from attrs import frozen

from argmap.comparison.bearing import Case, Web, own_reasons
from argmap.comparison.figures import Figures
from argmap.comparison.gathering import Gathering, name_of
from argmap.comparison.link import Link
from argmap.comparison.unanswered import Unanswered, unanswered
from argmap.model import ConflictMode, Extent, RelationKind
from argmap.model.normal_form import normal_form
from argmap.sources import Status, Verdict

_AGAINST = frozenset({RelationKind.CONTRADICTS, RelationKind.REBUTS, RelationKind.UNDERCUTS})
_ALIKE = frozenset({RelationKind.SAME, RelationKind.AGREES})


@frozen
class Parting:
    """Two statements that contradict each other or are in tension, and the deepest pair below them
    at which one side rejects what the other needs.

    ``first_way`` and ``second_way`` lead from each down to its end of ``link``; where nothing
    deeper is said they are the statements alone.
    """

    first: str
    second: str
    link: Link
    first_way: tuple[str, ...]
    second_way: tuple[str, ...]


@frozen
class Granted:
    """What one side grants to the other: ``by`` is the granting map, ``to`` the other one."""

    by: str
    to: str
    key: str
    extent: Extent
    words: str = ""


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


@frozen
class Partings:
    """Everything that :func:`find_partings` finds."""

    contradictions: tuple[Link, ...]
    tensions: tuple[Link, ...]
    agreements: tuple[Link, ...]
    partings: tuple[Parting, ...]
    unanswered: tuple[Unanswered, ...]
    granted: tuple[Granted, ...]
    shared: tuple[Shared, ...]


def find_partings(web: Web, figures: Figures, verdicts: Iterable[Verdict] = ()) -> Partings:
    """Find where maps part. ``verdicts`` are those of the used maps' citations, with the keys of
    their statements as they are in all the maps; without them no shared passages are found.
    """
    links = sorted(_links(web), key=_order)
    against = [link for link in links if link.kind in _AGAINST]
    tensions = [link for link in links if link.kind is RelationKind.IN_TENSION]
    alike = [link for link in links if link.kind in _ALIKE]
    cases = {key: web.case(key) for link in (*against, *tensions) for key in link.ends}
    conflicts = _Ends(against)
    roots = list(_roots(against, cases))
    # What is in tension parts as well where something below it is in conflict.
    uneasy = [
        link
        for link in tensions
        if any(_is_below(other, link, cases) for other in conflicts.within(link, cases))
    ]
    return Partings(
        contradictions=tuple(against),
        tensions=tuple(tensions),
        agreements=tuple(alike),
        partings=tuple(
            one
            for root in (*roots, *uneasy)
            for one in _partings(root, conflicts.within(root, cases), cases)
        ),
        unanswered=tuple(unanswered(roots, links, web)),
        granted=tuple(_granted(web.gathering, [*alike, *against])),
        shared=tuple(_shared(_pairs(alike, figures, verdicts), roots, cases)),
    )


def _order(link: Link) -> tuple[str, str, str]:
    return (*link.ends, link.kind.value)


def _links(web: Web) -> Iterator[Link]:
    """The relations of the main map between different sides, and the attacks that it places."""
    main = web.gathering.main
    for relation in main.relations:
        ends = relation.first, relation.second
        if relation.kind is RelationKind.SUPPORTS or not _between(ends, web):
            continue
        if relation.kind.is_symmetric and ends[0] > ends[1]:
            ends = ends[1], ends[0]
        yield Link(ends[0], relation.kind, ends[1], relation.reason)
    reasons = own_reasons(main)
    for conflict in main.conflicts:
        undercut = conflict.mode is ConflictMode.UNDERCUT
        for attacker in conflict.attackers:
            ends = attacker, conflict.target
            if ends in reasons and _between(ends, web):
                kind = RelationKind.UNDERCUTS if undercut else RelationKind.REBUTS
                yield Link(attacker, kind, conflict.target, reasons[ends])


def _between(ends: tuple[str, str], web: Web) -> bool:
    """Whether there is something on both ends, of different maps; an answer of the comparison's
    own belongs to the map that it rests on, and is nobody's where it rests on several.
    """
    if ends[0] == ends[1] or not all(end in web.gathering for end in ends):
        return False
    sides = web.side(ends[0]), web.side(ends[1])
    return sides[0] != sides[1] or not sides[0]


_Cases = Mapping[str, Case]


class _Ends:
    """Links by their ends, so that those within a contradiction are found without trying all."""

    def __init__(self, links: list[Link]) -> None:
        self._links = links
        self._at: dict[str, dict[str, list[int]]] = {}
        for number, link in enumerate(links):
            for one, other in (link.ends, link.ends[::-1]):
                self._at.setdefault(one, {}).setdefault(other, []).append(number)

    def within(self, link: Link, cases: _Cases) -> list[Link]:
        """The links of which one end speaks for each end of another, in their order."""
        first, second = cases[link.first], cases[link.second]
        found: set[int] = set()
        for one in first:
            there = self._at.get(one, {})
            others = second if len(second.above) < len(there) else there
            for other in others:
                if other in second and other in there:
                    found.update(there[other])
        return [self._links[number] for number in sorted(found)]


def _roots(against: list[Link], cases: _Cases) -> Iterator[Link]:
    """The contradictions that do not lie below another."""
    contradictions = [link for link in against if link.kind is RelationKind.CONTRADICTS]
    ends = _Ends(contradictions)
    below = {
        id(link)
        for other in contradictions
        for link in ends.within(other, cases)
        if _is_below(link, other, cases)
    }
    return (link for link in contradictions if id(link) not in below)


def _is_below(link: Link, other: Link, cases: _Cases) -> bool:
    """Whether the ends of a link speak for those of another, and not the other way round too."""
    return (
        link is not other
        and _turned(link, cases[other.first], cases[other.second]) is not None
        and _turned(other, cases[link.first], cases[link.second]) is None
    )


def _turned(link: Link, first: Case, second: Case) -> tuple[str, str] | None:
    """The ends of a link in the order of two cases that hold one each; ``None`` where none do."""
    one, other = link.ends
    if one in first and other in second:
        return one, other
    return (other, one) if other in first and one in second else None


def _partings(root: Link, against: list[Link], cases: _Cases) -> Iterator[Parting]:
    first, second = cases[root.first], cases[root.second]
    below = [
        (link, ends)
        for link in against
        if (ends := _turned(link, first, second)) is not None and link is not root
    ]
    deepest = [
        (link, ends)
        for link, ends in below
        if not any(_is_below(other, link, cases) for other, _ in below)
    ]
    for link, ends in deepest or [(root, root.ends)]:
        ways = first.way(ends[0]), second.way(ends[1])
        yield Parting(root.first, root.second, link, *ways)


def _granted(gathering: Gathering, links: list[Link]) -> Iterator[Granted]:
    """What is conceded to a statement of another map, or to its author by name."""
    authors = {
        normal_form(map.author): name
        for name, map in gathering.used.items()
        if map.author is not None
    }
    linked: dict[str, set[str]] = {}
    for link in links:
        if link.kind in _ALIKE:
            for key, other in (link.ends, link.ends[::-1]):
                linked.setdefault(key, set()).add(name_of(other))
    for name in sorted(gathering.used):
        for statement in gathering.used[name].statements:
            if statement.concession is None:
                continue
            key = f"{name}.{statement.key}"
            to = set(linked.get(key, ()))
            holder = normal_form(gathering.holder(key) or "")
            if holder in authors:
                to.add(authors[holder])
            for other in sorted(to - {name, ""}):
                concession = statement.concession
                yield Granted(name, other, key, concession.extent, concession.text)


def _pairs(
    alike: list[Link], figures: Figures, verdicts: Iterable[Verdict]
) -> Iterator[tuple[str, str, str]]:
    """Statements of two maps that rest on one thing, and on what: (first, second, how)."""
    for link in alike:
        yield *link.ends, link.kind.value
    for pair in figures.agreements:
        yield pair.first.key, pair.second.key, "figure"
    by_source: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        if verdict.source is not None and verdict.status is Status.VERIFIED:
            by_source.setdefault(verdict.source, []).append(verdict)
    for found in by_source.values():
        for one, other in combinations(found, 2):
            if name_of(one.key) != name_of(other.key) and _overlap(one, other):
                yield min(one.key, other.key), max(one.key, other.key), "passage"


def _overlap(one: Verdict, other: Verdict) -> bool:
    return any(
        start < their_end and their_start < end
        for start, end in one.words
        for their_start, their_end in other.words
    )


def _shared(
    pairs: Iterable[tuple[str, str, str]], roots: list[Link], cases: _Cases
) -> Iterator[Shared]:
    for first, second, how in dict.fromkeys(pairs):
        link = Link(first, RelationKind.SAME, second)
        for root in roots:
            ends = _turned(link, cases[root.first], cases[root.second])
            if ends is not None:
                yield Shared(*ends, how, root.ends)

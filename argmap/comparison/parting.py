"""Where the maps that a comparison brings together part, and what they have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from attrs import frozen

from argmap.comparison.attribution import Standing, authors_called, relied_on, reported, standing
from argmap.comparison.bearing import Web, own_reasons
from argmap.comparison.figures import Figures
from argmap.comparison.link import Link
from argmap.comparison.reach import Reach, numbers
from argmap.comparison.resolved_maps import ResolvedMaps, name_of
from argmap.comparison.shared import Shared, shared, shared_pairs
from argmap.comparison.unanswered import Unanswered, unanswered
from argmap.model import ArgumentMap, ConflictMode, Extent, RelationKind
from argmap.sources import Verdict

_AGAINST = frozenset({RelationKind.CONTRADICTS, RelationKind.REBUTS, RelationKind.UNDERCUTS})
_ALIKE = frozenset({RelationKind.SAME, RelationKind.AGREES})


@frozen
class Parting:
    """Two statements that contradict each other or are in tension, and the deepest pair below them
    at which one side rejects what the other needs.

    ``first_way`` and ``second_way`` lead from each down to its end of ``link``, over the steps of
    its arguments; where nothing deeper is said they are the statements alone.
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
class Partings:
    """Everything that :func:`find_partings` finds.

    ``agreements`` are between the sides' own views. Where one side reports what the other, or
    somebody else, says, that it is the same or agrees is among the ``reports``; so is all else that
    is said of a report and of what the same person says elsewhere, which parts nobody. ``supports``
    are what one map's statement gives to another's, ``within`` the relations that the comparison
    states within one map.
    """

    contradictions: tuple[Link, ...]
    tensions: tuple[Link, ...]
    agreements: tuple[Link, ...]
    supports: tuple[Link, ...]
    reports: tuple[Link, ...]
    within: tuple[Link, ...]
    partings: tuple[Parting, ...]
    unanswered: tuple[Unanswered, ...]
    granted: tuple[Granted, ...]
    shared: tuple[Shared, ...]


def find_partings(web: Web, figures: Figures, verdicts: Iterable[Verdict] = ()) -> Partings:
    """Find where maps part. ``verdicts`` are those of the used maps' citations, with the keys of
    their statements as they are in all the maps; without them no shared passages are found.
    """
    maps = web.maps
    every = sorted(_links(web), key=_order)
    links = [link for link in every if _joins(link, web)]
    whose = {link: standing(link, maps) for link in links}
    against = [link for link in links if link.kind in _AGAINST]
    tensions = [link for link in links if link.kind is RelationKind.IN_TENSION]
    alike = [link for link in links if link.kind in _ALIKE]
    pairs = shared_pairs(alike, figures, verdicts)
    # All in one numbering: what is against, the tensions, and what the sides rest on both.
    first_pair = len(against) + len(tensions)
    reach = Reach(
        [*against, *tensions, *(Link(one, RelationKind.SAME, two) for one, two, _ in pairs)], web
    )
    conflicts = (1 << len(against)) - 1
    roots = list(_roots(against, whose, reach, web))
    # What is in tension parts as well where something below it is in conflict.
    uneasy = [
        number
        for number in range(len(against), first_pair)
        if whose[reach.links[number]] is not Standing.REPORT and reach.below(number) & conflicts
    ]
    deepest = _deepest(reach, len(against))
    return Partings(
        contradictions=tuple(one for one in against if whose[one] is not Standing.REPORT),
        tensions=tuple(one for one in tensions if whose[one] is not Standing.REPORT),
        agreements=tuple(one for one in alike if whose[one] is Standing.OWN),
        supports=tuple(
            one
            for one in links
            if one.kind is RelationKind.SUPPORTS and whose[one] is not Standing.REPORT
        ),
        reports=tuple(
            one
            for one in links
            if whose[one] is Standing.REPORT
            or (one.kind in _ALIKE and whose[one] is Standing.OTHERS)
        ),
        within=tuple(link for link in every if not _between(link.ends, web)),
        partings=tuple(_partings([*roots, *uneasy], deepest, reach, web)),
        unanswered=tuple(unanswered([reach.links[root] for root in roots], links, web)),
        granted=tuple(_granted(maps, alike)),
        shared=tuple(
            shared(range(first_pair, len(reach.links)), [how for *_, how in pairs], roots, reach)
        ),
    )


def _order(link: Link) -> tuple[str, str, str]:
    return (*link.ends, link.kind.value)


def _links(web: Web) -> Iterator[Link]:
    """What the main map relates; and what it, or a used one, brings of one map to another."""
    maps = web.maps
    yield from _links_of("", maps.main, web)
    for name, map in maps.used.items():
        if map.uses:
            links = _links_of(name, map, web)
            yield from (link for link in links if _between(link.ends, web))


def _links_of(name: str, map: ArgumentMap, web: Web) -> Iterator[Link]:
    """The relations of a map, and what it places of one map under statements of others."""

    def full(key: str) -> str:
        return web.maps.full(name, key)

    for relation in map.relations:
        ends = full(relation.first), full(relation.second)
        if not all(end in web.maps for end in ends):
            continue
        if relation.kind.is_symmetric and ends[0] > ends[1]:
            ends = ends[1], ends[0]
        yield Link(ends[0], relation.kind, ends[1], relation.reason)
    reasons = own_reasons(map, full)
    placed: list[tuple[str, RelationKind, str]] = []
    for step in map.inferences:
        under = step.argument or step.conclusion
        placed += ((key, RelationKind.SUPPORTS, under) for key in (*step.premises, *step.warrants))
    for conflict in map.conflicts:
        undercut = conflict.mode is ConflictMode.UNDERCUT
        kind = RelationKind.UNDERCUTS if undercut else RelationKind.REBUTS
        placed += ((key, kind, conflict.target) for key in conflict.attackers)
    for one, kind, other in placed:
        first, second = full(one), full(other)
        if (first, second) in reasons and _between((first, second), web):
            yield Link(first, kind, second, reasons[first, second])


def _between(ends: tuple[str, str], web: Web) -> bool:
    """Whether there is something on both ends, of different maps; an answer of the comparison's
    own belongs to the map that it rests on, and is nobody's where it rests on several.
    """
    if ends[0] == ends[1] or not all(end in web.maps for end in ends):
        return False
    sides = web.side(ends[0]), web.side(ends[1])
    return sides[0] != sides[1] or not sides[0]


def _joins(link: Link, web: Web) -> bool:
    """Whether a link is between different maps; what an answer of the comparison's own rests on is
    its ground, and not said across maps.
    """
    is_ground = link.kind is RelationKind.SUPPORTS and not web.side(link.second)
    return _between(link.ends, web) and not is_ground


def _roots(
    against: list[Link], whose: dict[Link, Standing], reach: Reach, web: Web
) -> Iterator[int]:
    """The contradictions that do not lie below another.

    What a report says beside the same person's own words parts nobody, nor does a view that is
    reported and on which its reporter does not rely.
    """
    relied = relied_on(web)
    candidates = [
        number
        for number, link in enumerate(against)
        if link.kind is RelationKind.CONTRADICTS
        and whose[link] is not Standing.REPORT
        and all(end in relied for end in link.ends)
    ]
    below = 0
    for number in candidates:
        below |= reach.below(number)
    return (number for number in candidates if not below >> number & 1)


def _deepest(reach: Reach, conflicts: int) -> int:
    """The conflicts, the first of the links, below which there is no other."""
    all_ = (1 << conflicts) - 1
    found = (number for number in range(conflicts) if not reach.below(number) & all_)
    return sum(1 << number for number in found)


def _partings(roots: list[int], deepest: int, reach: Reach, web: Web) -> Iterator[Parting]:
    case = cache(web.case)
    for root in roots:
        head = reach.links[root]
        within = reach.within(root) & deepest & ~(1 << root)
        if not within:
            yield Parting(*head.ends, head, (head.first,), (head.second,))
            continue
        first, second = (case(key) for key in head.ends)
        for number in numbers(within):
            one, other = reach.turned(number, root)
            yield Parting(*head.ends, reach.links[number], first.way(one), second.way(other))


def _granted(maps: ResolvedMaps, alike: list[Link]) -> Iterator[Granted]:
    """What is conceded to a statement of another map, or to its author by name.

    A statement that the other map only reports is not its author's, who is granted nothing by it.
    """
    linked: dict[str, set[str]] = {}
    for link in alike:
        for key, other in (link.ends, link.ends[::-1]):
            if reported(other, maps) is None:
                linked.setdefault(key, set()).add(name_of(other))
    called: dict[str | None, list[str]] = {None: []}
    for name in sorted(maps.used):
        for statement in maps.used[name].statements:
            if statement.concession is None:
                continue
            key = f"{name}.{statement.key}"
            holder = maps.holder(key)
            if holder is not None and holder not in called:
                called[holder] = authors_called(holder, maps)
            for other in sorted({*linked.get(key, ()), *called[holder]} - {name, ""}):
                concession = statement.concession
                yield Granted(name, other, key, concession.extent, concession.text)

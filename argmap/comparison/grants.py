"""What the author of one map grants to the author of another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.comparison.attribution import authors_called, is_unattributed, is_unsaid, reported
from argmap.comparison.combined_graph import CombinedGraph
from argmap.comparison.cross_relations import Link
from argmap.comparison.relevance import Relevance
from argmap.comparison.resolved_maps import ResolvedMaps
from argmap.frozen_class import frozen
from argmap.model import Extent, Reference, RelationKind, Statement

_SAME = frozenset({RelationKind.SAME, RelationKind.REPHRASES})


@frozen
class Granted:
    """A concession of one side to the other: ``by`` is the conceding map, ``to`` the other one."""

    by: str
    to: str
    key: Reference
    extent: Extent
    words: str = ""


def grants(links: Iterable[Link], graph: CombinedGraph, relevance: Relevance) -> Iterator[Granted]:
    """Concessions to another author: of what that author holds, or is named for.

    A concession to a statement that the other author only reports, grants too, or leaves unstated
    is none to that author; nor is one of a statement that he merely agrees with. What has nothing
    to do with the questions and relations of the comparison is left out.
    """
    maps = graph.maps
    held: dict[Reference, set[str]] = {}
    for link in links:
        for key, other in (link.ends, link.ends[::-1]) if link.kind in _SAME else ():
            if _is_held(other, maps):
                held.setdefault(key, set()).add(other.map)
    aims = _aims(graph)
    for name in sorted(maps.used):
        for statement in maps.used[name].statements:
            concession = statement.concession
            key = Reference(name, statement.key)
            if concession is None or not any(one in relevance for one in (key, *aims.get(key, ()))):
                continue
            holders = maps.attribution(key).names
            named = {map for holder in holders for map in authors_called(holder, maps)}
            for other in sorted({*held.get(key, ()), *named} - {name, ""}):
                yield Granted(name, other, key, concession.extent, concession.text)


def _is_held(key: Reference, maps: ResolvedMaps) -> bool:
    """Whether a statement is what the author of its map holds himself."""
    node = maps[key]
    is_granted = isinstance(node, Statement) and node.concession is not None
    return not (
        is_granted
        or is_unsaid(key, maps)
        or is_unattributed(key, maps)
        or reported(key, maps) is not None
    )


def _aims(graph: CombinedGraph) -> dict[Reference, set[Reference]]:
    """For each attacker, what it attacks."""
    aims: dict[Reference, set[Reference]] = {}
    for attack in graph.attacks:
        for attacker in attack.attackers:
            aims.setdefault(attacker, set()).add(attack.target)
    return aims

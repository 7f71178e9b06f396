"""Attribute statements: to the map's author, to somebody the author reports, or to the mapper."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum, auto
from itertools import zip_longest

from argmap.comparison.combined_graph import CombinedGraph
from argmap.comparison.cross_relations import Link
from argmap.comparison.resolved_maps import ResolvedMaps
from argmap.model import Extent, Kind, Reference, Reuse, Statement
from argmap.model.name_matching import normal_form

_WORDS = re.compile(r"[^\s.,]+")


class Views(Enum):
    """Whose views a relation connects.

    ``OWN``: the sides' own views. ``REPORT``: a report, and what the reported person says or is
    reported to say elsewhere. ``OTHERS``: at least one end is a report of somebody else.
    """

    OWN = auto()
    REPORT = auto()
    OTHERS = auto()


def is_unsaid(key: Reference, maps: ResolvedMaps) -> bool:
    """Whether a statement is an unstated premise, which was added by the mapper."""
    node = maps[key]
    return node.kind == Kind.ASSUMPTION and node.by is None


def is_accepted(key: Reference, maps: ResolvedMaps) -> bool:
    """Whether the author wholly agrees with what somebody else holds."""
    accepted = maps[key].acceptance
    return accepted is not None and accepted.extent is Extent.WHOLLY


def reported(key: Reference, maps: ResolvedMaps) -> str | None:
    """Who holds a statement that the author of its map only reports; ``None`` for any other."""
    names = maps.attribution(key).names
    if not names or is_unsaid(key, maps) or is_accepted(key, maps):
        return None
    author = maps.author(key.map)
    if author is not None and any(same_person(name, author) for name in names):
        return None
    return maps.holder(key)


def reporting_map(key: Reference, maps: ResolvedMaps) -> str | None:
    """The map from which a comparison takes what somebody says who wrote none of the maps.

    A statement of the comparison's own with such a holder is a report by the author of that map if
    all that stands under it comes from there, and is the view of that person or names him.
    """
    node, below = maps[key], maps.main.children(key.key) if not key.map else ()
    if node.by is None or any(authors_called(name, maps) for name in node.by.names):
        return None
    grounds = [child.references[0] for child in below if isinstance(child, Reuse)]
    told = [one for one in grounds if one in maps and _tells_of(node.by.names, one, maps)]
    named = {one.map for one in told}
    return named.pop() if len(told) == len(below) and len(named) == 1 else None


def _tells_of(people: Iterable[str], key: Reference, maps: ResolvedMaps) -> bool:
    """Whether a statement of an imported map is the view of one of these people, or names them."""
    if not key.map:
        return False
    text, held = normal_form(maps[key].text), maps.attribution(key).names
    return any(
        any(same_person(person, holder) for holder in held)
        or any(re.search(rf"\b{re.escape(word)}\b", text) for word in _name(person)[-1:])
        for person in people
    )


def is_unattributed(key: Reference, maps: ResolvedMaps) -> bool:
    """Whether a statement is part of an attack on its map's author with no named holder.

    An attack that the author concedes counts as the author's own.
    """
    node = maps[key]
    return (
        not (isinstance(node, Statement) and node.concession is not None)
        and maps.holder(key) is None
        and maps.author(key.map) is not None
        and not is_unsaid(key, maps)
    )


def whose(key: Reference, maps: ResolvedMaps) -> str | None:
    """The holder of a statement, reported or not; ``None`` if nobody is named."""
    if is_unattributed(key, maps):
        return None
    return reported(key, maps) or maps.author(key.map)


def views_of(link: Link, maps: ResolvedMaps) -> Views:
    """Whose views a relation connects."""
    if not any(reported(key, maps) or _is_unnamed(key, maps) for key in link.ends):
        return Views.OWN
    one, other = (whose(key, maps) for key in link.ends)
    if one is not None and other is not None and same_person(one, other):
        return Views.REPORT
    return Views.OTHERS


def _is_unnamed(key: Reference, maps: ResolvedMaps) -> bool:
    """Whether the text says that a statement is the view of somebody whom it does not name."""
    by = maps[key].by
    return by is not None and by.is_unnamed and not is_accepted(key, maps)


def relied_on(graph: CombinedGraph) -> frozenset[Reference]:
    """The statements on which authors rely: their own, and the support for those.

    It does not matter whose view the support is.
    """
    maps = graph.maps
    waiting = [
        key for key in maps.nodes if reported(key, maps) is None and not is_unattributed(key, maps)
    ]
    seen = set(waiting)
    while waiting:
        for edge in graph.incoming.get(waiting.pop(), ()):
            if edge.is_support and edge.source not in seen:
                seen.add(edge.source)
                waiting.append(edge.source)
    return frozenset(seen)


def side_of(key: Reference, graph: CombinedGraph) -> str:
    """The name of the map whose author holds a statement, or reports it; empty for none.

    What a comparison words itself belongs to the author whom it names.
    """
    maps = graph.maps
    holder = None if key.map else maps.holder(key)
    if holder:
        for name, map in maps.used.items():
            if map.author is not None and same_person(holder, map.author):
                return name
    return graph.side(key) if key in maps else key.map


def authors_called(name: str, maps: ResolvedMaps) -> list[str]:
    """The names of the imported maps by this person, judging by the author's name."""
    return [
        key
        for key, map in maps.used.items()
        if map.author is not None and same_person(name, map.author)
    ]


def same_person(one: str, other: str) -> bool:
    """Whether two names are those of one person, judging by the names.

    A surname alone matches anyone with that surname; missing given names and initials match too.

    >>> same_person("Hume", "David Hume"), same_person("B. D. Wolfe", "Bertram Wolfe")
    (True, True)
    >>> same_person("A. Smith", "B. Smith"), same_person("the miller", "The Miller")
    (False, True)
    """
    first, second = _name(one), _name(other)
    if not first or not second or first[-1] != second[-1]:
        return first == second
    short, long = sorted((first, second), key=len)
    if long[-len(short) :] == short:
        return True
    given = zip_longest(first[:-1], second[:-1], fillvalue="")
    return all(
        x == y or not x or not y or (min(len(x), len(y)) == 1 and x[0] == y[0]) for x, y in given
    )


def _name(name: str) -> list[str]:
    words = _WORDS.findall(normal_form(name))
    return words[1:] if len(words) > 1 and words[0] == "the" else words

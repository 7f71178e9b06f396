"""Find cycles of support: statements that indirectly support themselves."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Final

from argmap.model.argument_map import ArgumentMap
from argmap.model.items import Argument, Relation, Reuse, Statement
from argmap.model.vocabulary import RelationKind

_ENOUGH: Final = 1000
"""How many statements the reported cycles may have in total, in addition to the size of the map."""


def support_cycles(map: ArgumentMap) -> Iterator[tuple[str, ...]]:
    """Yield each cycle of support as a tuple of keys, the first in the text first.

    An outline is a tree, so a cycle must go through a reused or related statement; the search
    starts at these. It is an iterative depth-first search; reaching a key on the current path
    closes a cycle. If there are very many overlapping cycles, only some are reported, so that their
    total length is not much more than the size of the map.

    >>> from argmap.model import MapBuilder
    >>> building = MapBuilder("Circle")
    >>> thesis = building.thesis("It is so.", id="so")
    >>> claim = building.claim("They say so.", id="said", under=thesis)
    >>> _ = building.reuse("claim", thesis, under=claim)
    >>> list(support_cycles(building.build()))
    [('so', 'said')]
    """
    more = _further_conclusions(map)
    if not more:
        return
    position = {key: number for number, key in enumerate(map.nodes)}
    left = _ENOUGH + len(position)
    done: set[str] = set()
    for root in more:
        path: list[str] = []
        on_path: set[str] = set()
        stack = [(root, False)]
        while stack:
            key, leaving = stack.pop()
            if leaving:
                path.pop()
                on_path.discard(key)
                done.add(key)
            elif key not in done and key not in on_path:
                path.append(key)
                on_path.add(key)
                stack.append((key, True))
                for conclusion in _conclusions(key, map, more):
                    if conclusion in on_path:
                        if left <= 0:
                            return
                        circle = path[path.index(conclusion) :]
                        left -= len(circle)
                        start = min(range(len(circle)), key=lambda at: position[circle[at]])
                        yield tuple(circle[start:] + circle[:start])
                    elif conclusion not in done and conclusion in position:
                        stack.append((conclusion, False))


def _further_conclusions(map: ArgumentMap) -> dict[str, list[str]]:
    """Return what statements support outside the outline, except themselves."""
    found: dict[str, list[str]] = {}
    for item in map.items:
        if isinstance(item, Reuse):
            first, seconds = item.target, [*_concluded(item, map, ())]
            names_itself = item.target == item.under
        elif isinstance(item, Relation) and item.kind is RelationKind.SUPPORTS:
            first, seconds = item.first, [item.second]
            names_itself = item.first == item.second
        else:
            continue
        if seconds and not names_itself and first in map.nodes:
            found.setdefault(first, []).extend(seconds)
    return found


def _conclusions(key: str, map: ArgumentMap, more: Mapping[str, list[str]]) -> Iterator[str]:
    node = map.nodes[key]
    if isinstance(node, Statement):
        yield from _concluded(node, map, more)
    yield from more.get(key, ())


def _concluded(item: Statement | Reuse, map: ArgumentMap, more: Container[str]) -> Iterator[str]:
    """What an item supports where it stands: the statement above it, or its argument's; and the
    argument itself, where that supports something by a relation.
    """
    if item.under is None or not item.kind.is_premise:
        return
    above = map.nodes.get(item.under)
    if not isinstance(above, Argument):
        yield item.under
        return
    if above.under is not None and not above.kind.attacks:
        yield above.under
    if above.key in more:
        yield above.key

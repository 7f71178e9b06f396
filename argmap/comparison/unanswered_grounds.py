"""Grounds of contested statements that the other side does not answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from argmap.comparison.attribution import is_unsaid
from argmap.comparison.chronology import is_later
from argmap.comparison.combined_graph import CombinedGraph
from argmap.comparison.cross_relations import Link
from argmap.comparison.reachability import numbers, reached
from argmap.frozen_class import frozen
from argmap.model import Argument, Reference


@frozen
class Unanswered:
    """A ground of a contested statement that the other side neither attacks nor supports.

    ``ground`` is the key of a statement, or of an argument with linked premises: these are one
    ground, and answering one of them answers it.
    """

    ground: Reference
    of: Reference
    by: str


def unanswered(roots: list[Link], links: list[Link], graph: CombinedGraph) -> Iterator[Unanswered]:
    """Yield the grounds of the contradictions ``roots`` that no other link addresses, each once.

    ``links`` include those between figures that cannot both be true.

    Nobody fails to answer what was written later, and a premise that its author leaves unstated is
    no ground of that author.
    """
    contested: dict[tuple[Reference, str], list[Link]] = {}
    for root in roots:
        for of, other in (root.ends, root.ends[::-1]):
            contested.setdefault((of, graph.side(other)), []).append(root)
    grounds = {of: list(_grounds(of, graph)) for of, _ in contested}
    dealt_with = _DealtWith(links, grounds, graph)
    found: dict[Unanswered, None] = {}
    for (of, against), these in contested.items():
        if is_later(of.map, against, graph.maps):
            continue
        ends = dealt_with.ends(these)
        for ground in grounds[of]:
            if not dealt_with.answered(ground, against, these, ends):
                found[Unanswered(ground, of, against)] = None
    return iter(found)


class _DealtWith:
    """The statements that the sides address: in which links, and by which sides."""

    def __init__(
        self,
        links: list[Link],
        grounds: Mapping[Reference, list[Reference]],
        graph: CombinedGraph,
    ) -> None:
        self._times = Counter(key for link in links for key in link.ends)
        self._keys = list(self._times)
        self._bits = {key: 1 << number for number, key in enumerate(self._keys)}
        self._by_side: dict[str, int] = {}
        for link in links:
            for key, other in (link.ends, link.ends[::-1]):
                side = graph.side(other)
                self._by_side[side] = self._by_side.get(side, 0) | self._bits[key]
        by_side: dict[str, dict[Reference, None]] = {}
        for keys in grounds.values():
            for key in keys:
                by_side.setdefault(graph.side(key), {})[key] = None
        self._below: dict[Reference, int] = {}
        for side, heads in by_side.items():
            below = reached(heads, side, self._bits, graph)
            self._below |= {key: below[key, True] for key in heads}

    def ends(self, roots: list[Link]) -> int:
        """The ends of some contradictions, as bits."""
        bits = 0
        for root in roots:
            bits |= self._bits[root.first] | self._bits[root.second]
        return bits

    def answered(self, ground: Reference, side: str, roots: list[Link], ends: int) -> bool:
        """Whether a side addresses a ground or its support.

        It has to do so in a further link, for each contradiction that the ground belongs to.
        """
        addressed = self._below[ground] & self._by_side.get(side, 0)
        if addressed & ~ends:
            return True
        keys = [self._keys[number] for number in numbers(addressed)]
        return all(any(self._times[key] > root.ends.count(key) for key in keys) for root in roots)


def _grounds(of: Reference, graph: CombinedGraph) -> Iterator[Reference]:
    """The premises and arguments that support a statement on its own side."""
    side = graph.side(of)
    for edge in graph.incoming.get(of, ()):
        key = edge.source
        empty = isinstance(graph.maps[key], Argument) and graph.step_of(key) is None
        is_own = key.map in ("", side) and not is_unsaid(key, graph.maps)
        if edge.is_support and not empty and is_own:
            yield key

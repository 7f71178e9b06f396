"""Find, for many links, which ones are below which, in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from argmap.comparison.combined_graph import CombinedGraph
from argmap.comparison.cross_relations import Ends, Link
from argmap.comparison.supporting_case import State
from argmap.model import Reference


class Reachability:
    """For each link, the links within it: those with one end supporting each of its ends.

    Sets of links are integers with one bit per link, in the given order. So the set that a
    statement reaches costs one machine operation for many links, and chains of contradictions need
    not be compared in pairs.
    """

    def __init__(self, links: Sequence[Link], graph: CombinedGraph) -> None:
        self.links = links
        self._count = len(links)
        self._reached = self._of_ends(graph)
        self._within = [self._inside(link) for link in links]
        # Links that are within one another have the same links within them.
        self._alike: dict[int, int] = {}
        for number, inside in enumerate(self._within):
            self._alike[inside] = self._alike.get(inside, 0) | 1 << number

    def within(self, number: int) -> int:
        """The links within one, including itself."""
        return self._within[number]

    def below(self, number: int) -> int:
        """The links within one that do not in turn contain it."""
        inside = self._within[number]
        return inside & ~self._alike[inside]

    def turned(self, number: int, other: int) -> Ends:
        """The ends of a link, ordered as they support the ends of the link that contains it."""
        link, head = self.links[number], self.links[other]
        straight = self._firsts(head.first) & self._seconds(head.second)
        return link.ends if straight >> number & 1 else link.ends[::-1]

    def _inside(self, link: Link) -> int:
        first, second = link.ends
        straight = self._firsts(first) & self._seconds(second)
        return straight | self._seconds(first) & self._firsts(second)

    def _firsts(self, key: Reference) -> int:
        """The links whose first end supports a statement."""
        return self._reached[key] & ((1 << self._count) - 1)

    def _seconds(self, key: Reference) -> int:
        return self._reached[key] >> self._count

    def _of_ends(self, graph: CombinedGraph) -> Mapping[Reference, int]:
        """For each end of a link, the ends that support it, as bits.

        The first ends are in the low bits, the second ends above.
        """
        own: dict[Reference, int] = {}
        for number, link in enumerate(self.links):
            own[link.first] = own.get(link.first, 0) | 1 << number
            own[link.second] = own.get(link.second, 0) | 1 << self._count + number
        by_side: dict[str, list[Reference]] = {}
        for key in own:
            by_side.setdefault(graph.side(key), []).append(key)
        found: dict[Reference, int] = {}
        for side, keys in by_side.items():
            below = reached(keys, side, own, graph)
            found |= {key: below[key, True] for key in keys}
        return found


def numbers(links: int) -> Iterator[int]:
    """The numbers of the links in a set.

    >>> list(numbers(0b1010))
    [1, 3]
    """
    bits = bin(links)[:1:-1]
    at = bits.find("1")
    while at >= 0:
        yield at
        at = bits.find("1", at + 1)


def reached(
    heads: Iterable[Reference], side: str, own: Mapping[Reference, int], graph: CombinedGraph
) -> Mapping[State, int]:
    """For each statement of a side, the bits of ``own`` that support it, or its denial.

    Statements on a cycle reach the same; each strongly connected component is handled as one
    (Tarjan 1972), after everything below it.
    """
    found: dict[State, int] = {}
    order: dict[State, int] = {}
    lowest: dict[State, int] = {}
    gathered: dict[State, int] = {}
    open_: list[State] = []

    def enter(state: State) -> tuple[State, Iterator[State]]:
        order[state] = lowest[state] = len(order)
        gathered[state] = own.get(state[0], 0) if state[1] else 0
        open_.append(state)
        return state, _below(state, side, graph)

    for head in heads:
        if (head, True) in found:
            continue
        path = [enter((head, True))]
        while path:
            state, below = path[-1]
            for other in below:
                if other in found:
                    gathered[state] |= found[other]
                elif other in order:
                    lowest[state] = min(lowest[state], order[other])
                else:
                    path.append(enter(other))
                    break
            else:
                path.pop()
                if lowest[state] == order[state]:
                    _close(state, open_, gathered, found)
                if path:
                    above = path[-1][0]
                    lowest[above] = min(lowest[above], lowest[state])
                    gathered[above] |= found.get(state, 0)
    return found


def _below(state: State, side: str, graph: CombinedGraph) -> Iterator[State]:
    key, is_support = state
    return (
        (one.source, is_support == one.is_support)
        for one in graph.incoming.get(key, ())
        if one.source.map in ("", side)
    )


def _close(
    state: State,
    open_: list[State],
    gathered: Mapping[State, int],
    found: dict[State, int],
) -> None:
    """Finish the component whose first visited state is ``state``."""
    members = []
    bits = 0
    while True:
        member = open_.pop()
        members.append(member)
        bits |= gathered[member]
        if member == state:
            break
    found.update(dict.fromkeys(members, bits))

"""The semantics by their definitions: every set of arguments is tried."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from hypothesis import strategies as st

from argmap.evaluation.frameworks import Framework

Sets = frozenset[frozenset[str]]


@st.composite
def frameworks(draw: st.DrawFn, most: int = 7) -> Framework:
    """Small frameworks, sparse and dense, with arguments that attack themselves."""
    names = [f"a{number}" for number in range(draw(st.integers(0, most)))]
    ends = st.sampled_from(names) if names else st.nothing()
    attacks = draw(st.lists(st.tuples(ends, ends), max_size=3 * len(names))) if names else []
    return Framework(draw(st.permutations(names)), attacks)


@st.composite
def layered_frameworks(draw: st.DrawFn, most: int = 3) -> Framework:
    """Up to ``most`` groups of up to three, with attacks within each and on later ones."""
    groups = [
        [f"{group}{number}" for number in range(draw(st.integers(1, 3)))]
        for group in "abcdefghijkl"[: draw(st.integers(1, most))]
    ]
    attacks = []
    before: list[str] = []
    for group in groups:
        own = st.sampled_from(group)
        attacks += draw(st.lists(st.tuples(own, own), max_size=2 * len(group)))
        if before:
            attacks += draw(st.lists(st.tuples(st.sampled_from(before), own), max_size=3))
        before += group
    return Framework(before, attacks)


class Definitions:
    """The extensions of a framework under each semantics."""

    def __init__(self, framework: Framework) -> None:
        self.names = framework.arguments
        self.attacks = set(framework.attacks)
        self.sets = [
            frozenset(chosen)
            for size in range(len(self.names) + 1)
            for chosen in combinations(self.names, size)
        ]

    def hit_by(self, chosen: Iterable[str]) -> frozenset[str]:
        return frozenset(b for a, b in self.attacks if a in chosen)

    def is_conflict_free(self, chosen: frozenset[str]) -> bool:
        return not chosen & self.hit_by(chosen)

    def defended(self, chosen: frozenset[str]) -> frozenset[str]:
        hit = self.hit_by(chosen)
        return frozenset(
            one for one in self.names if all(a in hit for a, b in self.attacks if b == one)
        )

    def reach(self, chosen: frozenset[str]) -> frozenset[str]:
        return chosen | self.hit_by(chosen)

    def conflict_free(self) -> Iterator[frozenset[str]]:
        return filter(self.is_conflict_free, self.sets)

    def admissible(self) -> Sets:
        return frozenset(one for one in self.conflict_free() if one <= self.defended(one))

    def complete(self) -> Sets:
        return frozenset(one for one in self.conflict_free() if one == self.defended(one))

    def grounded(self) -> Sets:
        return frozenset([min(self.complete(), key=len)])

    def preferred(self) -> Sets:
        return maximal(self.admissible(), frozenset)

    def stable(self) -> Sets:
        return frozenset(
            one for one in self.conflict_free() if len(self.reach(one)) == len(self.names)
        )

    def semi_stable(self) -> Sets:
        return maximal(self.complete(), self.reach)

    def naive(self) -> Sets:
        return maximal(self.conflict_free(), frozenset)

    def stage(self) -> Sets:
        return maximal(self.conflict_free(), self.reach)

    def ideal(self) -> Sets:
        return self._largest_in(self.preferred())

    def eager(self) -> Sets:
        return self._largest_in(self.semi_stable())

    def _largest_in(self, extensions: Sets) -> Sets:
        common = frozenset(self.names).intersection(*extensions)
        return frozenset([max((one for one in self.admissible() if one <= common), key=len)])


def maximal(sets: Iterable[frozenset[str]], by: Callable[[frozenset[str]], frozenset[str]]) -> Sets:
    """The sets of which no other has more by some measure."""
    found = list(sets)
    return frozenset(one for one in found if not any(by(one) < by(other) for other in found))

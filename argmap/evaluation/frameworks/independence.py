"""Split a part of a framework further, where no choice in one piece changes another.

Preferred extensions can be built along the strongly connected components of a framework (P. Baroni,
M. Giacomin, G. Guida, SCC-recursiveness: a general schema for argumentation semantics, Artificial
Intelligence 168 (2005), 162-210). The labels of what attacks a component from outside leave each of
its arguments a best label: out, if an attacker is in; in, if all are out; else undecided. What is
out changes nothing in the component, and what is at best undecided acts as if it attacked itself.

Here the labels that each argument can have are found from component to component. An attack by an
argument that always has the same label ties nothing together, and is taken away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod
from typing import Final

from argmap.evaluation.components import components
from argmap.evaluation.frameworks.deadline import Deadline
from argmap.evaluation.frameworks.labelling import Label
from argmap.evaluation.frameworks.parts import Part, connected_parts, restricted_to
from argmap.evaluation.frameworks.searches import preferred
from argmap.frozen_class import frozen

Labels = frozenset[Label]

_EVERY: Final = frozenset(Label)
_IN, _OUT, _UNDECIDED = (frozenset([label]) for label in Label)

_LARGEST: Final = 16
"""The most arguments of a component that is searched for the labels that they can have."""

_MOST_CASES: Final = 8
"""The most ways in which other components can bind one that is searched so."""


@frozen
class Independent:
    """What all preferred extensions of a part accept, what none does, and the parts to search.

    Arguments are given by their positions in the framework.
    """

    accepted: Sequence[int]
    others: Sequence[int]
    parts: Sequence[Part]


def independent_parts(part: Part, deadline: Deadline) -> Independent:
    """Split a part for the search of its preferred extensions.

    Raises :class:`OutOfTimeError` at the deadline.
    """
    possible: dict[int, Labels] = {}
    accepted: list[int] = []
    others: list[int] = []
    kept: dict[int, set[int]] = {}
    for component in components([[by - 1 for by in one] for one in part.attackers]):
        deadline.check()
        numbers = frozenset(number + 1 for number in component)
        outside = {
            one: [by for by in part.attackers[one - 1] if by not in numbers] for one in numbers
        }
        best = {one: _best([possible[by] for by in outside[one]]) for one in numbers}
        possible.update(_possible(best, part, deadline))
        is_bound = all(len(possible[one]) == 1 for one in numbers)
        for one in numbers:
            if is_bound or best[one] == _OUT:
                (accepted if possible[one] == _IN else others).append(part.arguments[one - 1])
                continue
            within = numbers.intersection(part.attackers[one - 1])
            kept[one] = {by for by in within if best[by] != _OUT}
            if len(best[one]) > 1:
                kept[one].update(by for by in outside[one] if len(possible[by]) > 1)
            if _UNDECIDED in (best[one], *(possible[by] for by in outside[one])):
                kept[one].add(one)
    positions = [-1, *part.arguments]
    tied = {positions[one]: {positions[by] for by in attackers} for one, attackers in kept.items()}
    return Independent(accepted, others, connected_parts(tied))


def _best(attackers: Sequence[Labels]) -> Labels:
    """Return the best labels that an argument can have, given those that some attackers can."""
    found = set()
    if any(Label.IN in one for one in attackers):
        found.add(Label.OUT)
    if all(Label.OUT in one for one in attackers):
        found.add(Label.IN)
    if any(Label.UNDECIDED in one for one in attackers) and _IN not in attackers:
        found.add(Label.UNDECIDED)
    return frozenset(found)


def _possible(best: Mapping[int, Labels], part: Part, deadline: Deadline) -> Mapping[int, Labels]:
    """Return labels that the arguments of a component can have: all that they do, or more."""
    if len(best) == 1:
        ((number, labels),) = best.items()
        if number in part.attackers[number - 1]:
            labels = frozenset(Label.UNDECIDED if one is Label.IN else one for one in labels)
        return {number: labels}
    if len(best) > _LARGEST or prod(map(len, best.values())) > _MOST_CASES:
        return {number: _OUT if labels == _OUT else _EVERY for number, labels in best.items()}
    found: dict[int, set[Label]] = {number: set() for number in best}
    for case in product(*best.values()):
        for solution in _solutions(dict(zip(best, case, strict=True)), part, deadline):
            for number, label in solution.items():
                found[number].add(label)
    return {number: frozenset(found_labels) for number, found_labels in found.items()}


def _solutions(
    case: Mapping[int, Label], part: Part, deadline: Deadline
) -> Iterator[Mapping[int, Label]]:
    """Yield the labels of a component in each solution, if the best labels are given."""
    left = {
        one: {
            *(by for by in part.attackers[one - 1] if case.get(by, Label.OUT) is not Label.OUT),
            *([one] if best is Label.UNDECIDED else []),
        }
        for one, best in case.items()
        if best is not Label.OUT
    }
    restricted = restricted_to(left)
    for found in preferred(restricted, deadline):
        chosen = {restricted.arguments[variable - 1] for variable in found}
        yield {
            one: Label.IN
            if one in chosen
            else Label.OUT
            if best is Label.OUT or not chosen.isdisjoint(part.attackers[one - 1])
            else Label.UNDECIDED
            for one, best in case.items()
        }

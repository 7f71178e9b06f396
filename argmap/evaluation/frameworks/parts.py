"""Split a framework into parts that no attack connects, each to be searched for itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from itertools import chain

from argmap.evaluation.frameworks.framework import Framework
from argmap.frozen_class import frozen


@frozen(eq=False)
class Part:
    """Some arguments of a framework, with the attacks among them.

    Within a part, arguments are numbered from 1, as the variables of a formula are. ``arguments``
    are their positions in the framework, in order; ``attackers[0]`` are the attackers of
    argument 1.
    """

    arguments: Sequence[int]
    attackers: Sequence[Sequence[int]]

    @property
    def size(self) -> int:
        """How many arguments it has."""
        return len(self.arguments)


@frozen
class Grounded:
    """The grounded labelling by position: what is in, what is out, what is left undecided."""

    accepted: Sequence[int]
    rejected: Sequence[int]
    undecided: Sequence[int]


def ground(framework: Framework) -> Grounded:
    """Return the grounded labelling, in time linear in the number of attacks.

    An argument is in once all its attackers are out, and out once one of them is in; each counts
    its attackers that are not out yet. (S. Modgil, M. Caminada, Proof theories and algorithms for
    abstract argumentation frameworks, in: Argumentation in Artificial Intelligence, 2009, 105-129.)
    """
    attacked = framework.attacked_numbers
    left = [0] * len(attacked)
    for target in chain.from_iterable(attacked):
        left[target] += 1
    accepted = [number for number, count in enumerate(left) if not count]
    is_open = [True] * len(left)
    rejected = []
    for number in accepted:  # it grows
        is_open[number] = False
        for target in attacked[number]:
            if is_open[target]:
                is_open[target] = False
                rejected.append(target)
                for helped in attacked[target]:
                    left[helped] -= 1
                    if not left[helped]:
                        accepted.append(helped)
    return Grounded(
        sorted(accepted), sorted(rejected), [one for one, is_it in enumerate(is_open) if is_it]
    )


def ancestors(framework: Framework, number: int, within: Set[int]) -> list[int]:
    """Return an argument and all from which attacks lead to it through arguments of a set."""
    found = {number}
    reached = [number]
    for one in reached:  # it grows
        for attacker in framework.attacker_numbers[one]:
            if attacker in within and attacker not in found:
                found.add(attacker)
                reached.append(attacker)
    return reached


def split(framework: Framework, arguments: Iterable[int]) -> list[Part]:
    """Return the weakly connected parts of the framework restricted to some arguments."""
    within = dict.fromkeys(sorted(arguments))
    attackers = framework.attacker_numbers
    return connected_parts({one: [by for by in attackers[one] if by in within] for one in within})


def connected_parts(attackers: Mapping[int, Collection[int]]) -> list[Part]:
    """Return the weakly connected parts of arguments, given the attackers of each of them.

    The smallest come first, so that a deadline is spent on those that need it.
    """
    neighbours: dict[int, list[int]] = {one: [*given] for one, given in attackers.items()}
    for one, given in attackers.items():
        for by in given:
            neighbours[by].append(one)
    left = dict.fromkeys(sorted(attackers))
    parts = []
    while left:
        component = [left.popitem()[0]]
        for one in component:  # it grows
            for neighbour in neighbours[one]:
                if neighbour in left:
                    del left[neighbour]
                    component.append(neighbour)
        parts.append(restricted_to({one: attackers[one] for one in component}))
    parts.sort(key=lambda part: (part.size, part.arguments))
    return parts


def restricted_to(attackers: Mapping[int, Collection[int]]) -> Part:
    """Return the part that some arguments make, given those of them that attack each."""
    arguments = sorted(attackers)
    variables = {argument: variable for variable, argument in enumerate(arguments, 1)}
    return Part(
        arguments, [sorted(map(variables.__getitem__, attackers[one])) for one in arguments]
    )

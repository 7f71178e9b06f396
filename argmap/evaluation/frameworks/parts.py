"""Split a framework into parts that no attack connects, each to be searched for itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from itertools import chain

from attrs import frozen

from argmap.evaluation.frameworks.framework import Framework


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
    """Return the weakly connected parts of the framework restricted to some arguments.

    The smallest come first, so that a deadline is spent on those that need it.
    """
    attackers, attacked = framework.attacker_numbers, framework.attacked_numbers
    left = dict.fromkeys(sorted(arguments))
    parts = []
    while left:
        first = next(iter(left))
        del left[first]
        component = [first]
        for one in component:  # it grows
            for neighbours in (attackers[one], attacked[one]):
                for neighbour in neighbours:
                    if neighbour in left:
                        del left[neighbour]
                        component.append(neighbour)
        component.sort()
        variables = {number: variable for variable, number in enumerate(component, 1)}
        parts.append(
            Part(
                component,
                [[variables[by] for by in attackers[one] if by in variables] for one in component],
            )
        )
    parts.sort(key=lambda part: part.size)
    return parts

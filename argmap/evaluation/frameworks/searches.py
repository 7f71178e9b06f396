"""Search one part of a framework for the sets of its arguments that a semantics accepts.

Each search yields sets as variables in order, so that one that is cut short has found something.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from argmap.evaluation.frameworks import formulas
from argmap.evaluation.frameworks.deadline import Deadline
from argmap.evaluation.frameworks.formulas import Formula
from argmap.evaluation.frameworks.parts import Part
from argmap.evaluation.frameworks.solver import Solver, solver_for

Set = tuple[int, ...]
Search = Callable[[Part, Deadline], Iterator[Set]]
"""Yields the sets of a part, and raises :class:`OutOfTimeError` at the deadline."""


def nothing(_part: Part, _deadline: Deadline) -> Iterator[Set]:
    """Yield the empty set: what is grounded of arguments that grounding leaves undecided."""
    yield ()


def naive(part: Part, deadline: Deadline) -> Iterator[Set]:
    """Yield the maximal conflict-free sets."""
    return _maximal(formulas.conflict_free(part), deadline)


def admissible(part: Part, deadline: Deadline) -> Iterator[Set]:
    """Yield the admissible sets."""
    return _every(formulas.admissible(part), deadline)


def complete(part: Part, deadline: Deadline) -> Iterator[Set]:
    """Yield the complete extensions."""
    return _every(formulas.complete(part), deadline)


def preferred(part: Part, deadline: Deadline) -> Iterator[Set]:
    """Yield the maximal admissible sets."""
    return _maximal(formulas.admissible(part), deadline)


def stable(part: Part, deadline: Deadline) -> Iterator[Set]:
    """Yield the stable extensions; none is within another."""
    return _maximal(formulas.stable(part), deadline)


def semi_stable(part: Part, deadline: Deadline) -> Iterator[Set]:
    """Yield the admissible sets with maximal range."""
    return _range_maximal(part, formulas.admissible, deadline)


def stage(part: Part, deadline: Deadline) -> Iterator[Set]:
    """Yield the conflict-free sets with maximal range."""
    return _range_maximal(part, formulas.conflict_free, deadline)


def ideal(part: Part, deadline: Deadline) -> Iterator[Set]:
    """Yield the largest admissible set that no admissible set attacks.

    A set that is admissible is ideal if and only if no admissible set contains an attacker of it
    (Dung, Mancarella and Toni 2007, Theorem 3.3).
    """
    yield _largest_admissible(part, _unattacked(part, deadline))


def eager(part: Part, deadline: Deadline) -> Iterator[Set]:
    """Yield the largest admissible set that is within all semi-stable extensions."""
    common = set(range(1, part.size + 1))
    for found in semi_stable(part, deadline):
        common.intersection_update(found)
    yield _largest_admissible(part, common)


def covered(part: Part, encode: Callable[[Part], Formula], deadline: Deadline) -> set[int]:
    """Return the arguments that are in some set that a formula describes."""
    solver = solver_for(encode(part), deadline)
    left = set(range(1, part.size + 1))
    while left and (found := solver.solve()) is not None:
        left.difference_update(found)
        solver.add(sorted(left))
    return set(range(1, part.size + 1)) - left


def in_every_stable(part: Part, deadline: Deadline) -> set[int]:
    """Return the arguments that are in every stable extension: all, if there is none."""
    solver = solver_for(formulas.stable(part), deadline)
    common = set(range(1, part.size + 1))
    while (found := solver.solve()) is not None:
        common.intersection_update(found)
        solver.add([-one for one in sorted(common)])
    return common


def in_every_preferred(part: Part, deadline: Deadline) -> set[int]:
    """Return the arguments that are in every preferred extension."""
    candidates = _unattacked(part, deadline)
    certain = set(_largest_admissible(part, candidates))
    solver = solver_for(formulas.admissible(part), deadline, assumes=True)
    for argument in sorted(candidates - certain):
        if argument in candidates:
            without = _preferred_without(argument, part, solver)
            candidates.intersection_update(without if without is not None else candidates)
    return candidates


def is_in_every_preferred(argument: int, part: Part, deadline: Deadline) -> bool:
    """Whether an argument is in every preferred extension.

    It is not if an admissible set contains an attacker of it; that is asked first, as it is
    mostly so and quickly found.
    """
    solver = solver_for(formulas.admissible(part), deadline, assumes=True)
    if any(solver.solve([by]) is not None for by in part.attackers[argument - 1]):
        return False
    return _preferred_without(argument, part, solver) is None


def has_set_with(
    literal: int, part: Part, encode: Callable[[Part], Formula], deadline: Deadline
) -> bool:
    """Whether a formula describes a set with an argument, or without it if negative."""
    return solver_for(encode(part), deadline, assumes=True).solve([literal]) is not None


def _unattacked(part: Part, deadline: Deadline) -> set[int]:
    """Return the arguments that are in an admissible set, while none of their attackers is."""
    credulous = covered(part, formulas.admissible, deadline)
    return {one for one in credulous if credulous.isdisjoint(part.attackers[one - 1])}


def _preferred_without(argument: int, part: Part, solver: Solver) -> Set | None:
    """Return a preferred extension without an argument, if there is one.

    A set that is maximal without the argument is one if no admissible set contains both (W. Dvořák,
    M. Järvisalo, J. P. Wallner, S. Woltran, Complexity-sensitive decision procedures for abstract
    argumentation, Artificial Intelligence 206 (2014), 53-78). Else there is an admissible set with
    the argument to which it could be added: a preferred extension has all of that, or attacks it.
    The solver learns this, so that it soon runs out of sets to try; it is true of every preferred
    extension, and so for other arguments as well.
    """
    while (found := solver.solve([-argument])) is not None:
        without = _arguments(found, part.size)
        both = solver.solve([*without, argument])
        if both is None:
            return without
        defence = _defence(argument, part, set(_arguments(both, part.size)))
        solver.add([argument, *{by for one in defence for by in part.attackers[one - 1]}])
    return None


def _defence(argument: int, part: Part, within: set[int]) -> list[int]:
    """Return a small admissible set with an argument, from the members of an admissible set."""
    defence = [argument]
    attacked: set[int] = set()
    for one in defence:  # it grows
        for by in part.attackers[one - 1]:
            against = part.attackers[by - 1]
            if by not in attacked and not any(defender in defence for defender in against):
                defence.append(next(defender for defender in against if defender in within))
            attacked.add(by)
    return defence


def _every(formula: Formula, deadline: Deadline) -> Iterator[Set]:
    solver = solver_for(formula, deadline)
    while (found := _next(solver, formula.arguments)) is not None:
        yield found
        solver.add([*(-one for one in found), *_outside(found, formula.arguments)])


def _maximal(formula: Formula, deadline: Deadline) -> Iterator[Set]:
    """Yield the maximal sets of a formula whose solutions the solver finds maximal."""
    solver = solver_for(formula, deadline)
    while (found := _next(solver, formula.arguments)) is not None:
        yield found
        solver.add(_outside(found, formula.arguments))


def _range_maximal(
    part: Part, encode: Callable[[Part], Formula], deadline: Deadline
) -> Iterator[Set]:
    """Yield the sets with maximal range: first a range that none exceeds, then all that have it.

    Two sets that have the same range are not within each other: what one has more is attacked by
    the other.
    """
    formula = encode(part)
    reached = formulas.with_range(part, formula)
    sets = solver_for(formula, deadline, assumes=True)
    reaches_all = False
    for found_first in _with_range(reached, sets, part.size):
        reaches_all = True
        yield found_first
    if reaches_all:
        return
    ranges = solver_for(formula, deadline, assumes=True)
    while (found := ranges.solve()) is not None:
        while found is not None:
            reaches = set(found).intersection(reached)
            ranges.add([one for one in reached if one not in reaches])
            found = ranges.solve(sorted(reaches))
        yield from _with_range(sorted(reaches), sets, part.size)


def _with_range(reached: Sequence[int], sets: Solver, size: int) -> Iterator[Set]:
    while (found := sets.solve(reached)) is not None:
        arguments = _arguments(found, size)
        yield arguments
        sets.add(_outside(arguments, size))


def _largest_admissible(part: Part, within: set[int]) -> Set:
    """Return the largest admissible subset of a conflict-free set.

    What the set does not defend is taken from it until it defends all that is left.
    """
    left = set(within)
    while True:
        undefended = {
            argument
            for argument in left
            if any(left.isdisjoint(part.attackers[by - 1]) for by in part.attackers[argument - 1])
        }
        if not undefended:
            return tuple(sorted(left))
        left -= undefended


def _next(solver: Solver, size: int) -> Set | None:
    found = solver.solve()
    return None if found is None else _arguments(found, size)


def _arguments(found: Sequence[int], size: int) -> Set:
    """Return the variables that are arguments, the first of those in order."""
    return tuple(found[: bisect_right(found, size)])


def _outside(found: Sequence[int], size: int) -> list[int]:
    return list(set(range(1, size + 1)).difference(found))

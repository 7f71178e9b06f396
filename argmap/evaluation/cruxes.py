"""Find what a statement hangs on: each part, or small set of parts, that takes it down."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import combinations
from typing import Final

from argmap.evaluation.fixed_point import Labels, solve
from argmap.evaluation.net import Net, Sort
from argmap.frozen_class import frozen

_AT_ONCE: Final = 1 << 15
"""How many scenarios are evaluated at once: more would take more memory and no less time."""


class Role(StrEnum):
    """What a crux does for the statement that hangs on it."""

    ANSWER = "the only answer to"
    PREMISE = "needed in the step"
    GROUND = "the only ground left for"


@frozen
class Crux:
    """A statement or step without which a statement does not stand.

    ``role`` says what it does, and ``of`` names for what: a statement or a step. ``depth`` is 0 for
    what the statement needs itself, and otherwise one more than that of the crux above, which needs
    this one in turn.
    """

    name: str
    sort: Sort
    role: Role
    of: str
    depth: int = 0


def cruxes_of(
    net: Net, thesis: int, accepted: Collection[int], rejected: Collection[int]
) -> tuple[Crux, ...]:
    """The cruxes of a statement, each after the one above it; see :meth:`.Evaluation.cruxes`."""
    base = _solve(net, [()], accepted, rejected)
    if not base.ins[thesis]:
        return ()
    chosen = {*accepted, *rejected, thesis}
    behind = _behind(net, thesis)
    candidates = [
        number
        for number in behind
        if net.nodes[number].sort is not Sort.ATTACK and number not in chosen
    ]
    labels = _solve(net, [(one,) for one in candidates], accepted, rejected)
    stands = labels.ins[thesis]
    # A step without an argument of its own is its premise in another form.
    scenarios = {
        one: at
        for at, one in enumerate(candidates)
        if not stands >> at & 1
        and (net.nodes[one].sort is Sort.STATEMENT or net.nodes[one].members)
    }
    shown = sorted(scenarios, key=lambda one: net.nodes[one].position)
    below = _nested(shown, scenarios, labels)
    users = _users(net, behind)
    found: list[Crux] = []
    waiting = [(one, 0, thesis) for one in reversed(below[None])]
    while waiting:
        one, depth, upper = waiting.pop()
        role, of = _role(net, one, upper, users, base, labels, scenarios[one])
        node = net.nodes[one]
        found.append(Crux(node.name, node.sort, role, net.nodes[of].name, depth))
        waiting += [(other, depth + 1, one) for other in reversed(below.get(one, ()))]
    return tuple(found)


def _nested(
    shown: Sequence[int], scenarios: Mapping[int, int], labels: Labels
) -> Mapping[int | None, Sequence[int]]:
    """The cruxes below each crux; ``None`` stands for the statement itself.

    A crux is below the nearest one that it takes down, and that does not take it down. The nearest
    is the one that the fewest take down.
    """
    by_scenario = {at: one for one, at in scenarios.items()}
    of_cruxes = sum(1 << at for at in by_scenario)
    fall = {one: of_cruxes & ~labels.ins[one] for one in shown}  # in which scenarios it falls
    left = of_cruxes
    above: dict[int, int] = {}
    for one in sorted(shown, key=lambda one: fall[one].bit_count()):
        waiting = fall[one] & left & ~(1 << scenarios[one])
        while waiting:
            bit = waiting & -waiting
            waiting ^= bit
            other = by_scenario[bit.bit_length() - 1]
            if not fall[other] >> scenarios[one] & 1:
                above[other] = one
                left ^= bit
    below: dict[int | None, list[int]] = {None: []}
    for one in shown:
        below.setdefault(above.get(one), []).append(one)
    return below


def _users(net: Net, behind: Iterable[int]) -> Mapping[int, Sequence[int]]:
    """By the number of each node, the nodes that depend on it."""
    found: dict[int, list[int]] = {}
    for number in behind:
        for one in dict.fromkeys(net.nodes[number].depends_on):
            found.setdefault(one, []).append(number)
    return found


def _role(
    net: Net,
    one: int,
    upper: int,
    users: Mapping[int, Sequence[int]],
    base: Labels,
    labels: Labels,
    scenario: int,
) -> tuple[Role, int]:
    """What a crux does, and for which node, seen from the scenario in which it is rejected.

    What it does for ``upper``, the crux above it or the statement itself, comes first.
    """

    def is_in(number: int) -> bool:
        return bool(labels.ins[number] >> scenario & 1)

    def fails(number: int) -> bool:
        return bool(base.ins[number]) and not is_in(number)

    def lacks_ground(number: int) -> bool:
        return fails(number) and not any(map(is_in, net.nodes[number].grounds))

    steps = (number for number in users.get(one, ()) if net.nodes[number].conclusion == upper)
    if any(not net.nodes[number].members for number in steps) and lacks_ground(upper):
        return Role.GROUND, upper
    for number in users.get(one, ()):
        node = net.nodes[number]
        if not fails(number):
            continue
        if one in node.grounds and lacks_ground(number):
            return Role.GROUND, number
        if node.sort is Sort.STEP and node.members:
            return Role.PREMISE, number
        if node.sort is Sort.STEP and node.conclusion >= 0 and lacks_ground(node.conclusion):
            return Role.GROUND, node.conclusion
        if node.sort is Sort.ATTACK and any(
            not labels.outs[hit] >> scenario & 1 for hit in users.get(number, ())
        ):
            return Role.ANSWER, node.target
    return Role.GROUND, upper


def minimal_sets(
    net: Net, thesis: int, size: int, accepted: Collection[int], rejected: Collection[int]
) -> tuple[tuple[str, ...], ...]:
    """The minimal sets of rejected statements with which a statement does not stand."""
    if not _solve(net, [()], accepted, rejected).ins[thesis]:
        return ()
    candidates = _statements(net, thesis, accepted, rejected)
    found: list[tuple[int, ...]] = []
    for count in range(1, size + 1):
        single = {one for known in found if len(known) == 1 for one in known}
        rest = [one for one in candidates if one not in single]
        known = [set(one) for one in found if len(one) > 1]
        sets = [
            one
            for one in combinations(rest, count)
            if not any(other.issubset(one) for other in known)
        ]
        for start in range(0, len(sets), _AT_ONCE):
            part = sets[start : start + _AT_ONCE]
            stands = _solve(net, part, accepted, rejected).ins[thesis]
            found += [one for at, one in enumerate(part) if not stands >> at & 1]
    return tuple(tuple(net.nodes[one].name for one in numbers) for numbers in found)


def raising(
    net: Net, thesis: int, accepted: Collection[int], rejected: Collection[int]
) -> Mapping[str, tuple[str, ...]]:
    """The statements whose acceptance or rejection alone makes a statement stand."""
    if _solve(net, [()], accepted, rejected).ins[thesis]:
        return {"accepting": (), "rejecting": ()}
    candidates = _statements(net, thesis, accepted, rejected)
    scenarios = [(one,) for one in candidates]
    rejecting = _solve(net, scenarios, accepted, rejected).ins[thesis]
    accepting = _solve(net, scenarios, accepted, rejected, by_accepting=True).ins[thesis]

    def named(bits: int) -> tuple[str, ...]:
        return tuple(net.nodes[x].name for at, x in enumerate(candidates) if bits >> at & 1)

    return {"accepting": named(accepting), "rejecting": named(rejecting)}


def _statements(
    net: Net, thesis: int, accepted: Collection[int], rejected: Collection[int]
) -> Sequence[int]:
    """The statements on which a statement depends, and that the reader has not chosen."""
    chosen = {*accepted, *rejected, thesis}
    return [
        number
        for number in _behind(net, thesis)
        if net.nodes[number].sort is Sort.STATEMENT and number not in chosen
    ]


def _behind(net: Net, thesis: int) -> Sequence[int]:
    """The nodes on which a node depends, itself included, in their order."""
    seen, waiting = {thesis}, [thesis]
    while waiting:
        node = net.nodes[waiting.pop()]
        for one in node.depends_on:
            if one not in seen:
                seen.add(one)
                waiting.append(one)
    return sorted(seen)


def _solve(
    net: Net,
    scenarios: Sequence[Iterable[int]],
    accepted: Collection[int],
    rejected: Collection[int],
    *,
    by_accepting: bool = False,
) -> Labels:
    """Evaluate scenarios, in each of which some nodes are rejected (or accepted) as well."""
    count = len(scenarios)
    always = (1 << count) - 1
    bits: dict[int, int] = {}
    for at, numbers in enumerate(scenarios):
        for number in numbers:
            bits[number] = bits.get(number, 0) | 1 << at
    accept, reject = dict.fromkeys(accepted, always), dict.fromkeys(rejected, always)
    changed = accept if by_accepting else reject
    for number, where in bits.items():
        changed[number] = changed.get(number, 0) | where
    return solve(net, count, accept, reject)

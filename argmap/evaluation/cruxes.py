"""Find on what a statement hangs: each part, or small set of parts, that takes it down."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import combinations
from typing import Final

from attrs import frozen

from argmap.evaluation.fixed_point import Labels, solve
from argmap.evaluation.net import Net, Sort

_AT_ONCE: Final = 1 << 15
"""How many scenarios are evaluated at once: more would take more memory and no less time."""


class Role(StrEnum):
    """What a crux does for the statement that hangs on it."""

    ANSWER = "the only answer to"
    PREMISE = "needed in the step"
    GROUND = "the only ground left for"


@frozen
class Crux:
    """A statement or step without which a statement does not stand; ``below`` are the cruxes that
    take it down in turn, and that it does not take down.

    ``role`` says what it does, and ``of`` names for what: a statement or a step.
    """

    name: str
    sort: Sort
    role: Role
    of: str
    below: tuple[Crux, ...] = ()


def cruxes_of(
    net: Net, thesis: int, accepted: Collection[int], rejected: Collection[int]
) -> tuple[Crux, ...]:
    """The cruxes of a statement, nested; see :meth:`.Evaluation.cruxes`."""
    base = _solve(net, [()], accepted, rejected)
    if not base.ins[thesis]:
        return ()
    chosen = {*accepted, *rejected, thesis}
    candidates = [
        number
        for number in _behind(net, thesis)
        if net.nodes[number].sort is not Sort.ATTACK and number not in chosen
    ]
    labels = _solve(net, [(one,) for one in candidates], accepted, rejected)
    falls = {one: at for at, one in enumerate(candidates) if not labels.ins[thesis] >> at & 1}
    # A step without an argument of its own is its premise in another form.
    shown = sorted(
        (one for one in falls if net.nodes[one].sort is Sort.STATEMENT or net.nodes[one].members),
        key=lambda one: net.nodes[one].position,
    )
    takes = {
        one: [other for other in shown if other != one and not labels.ins[other] >> falls[one] & 1]
        for one in shown
    }
    above = {one: [other for other in takes[one] if one not in takes[other]] for one in shown}
    nearest = {
        one: max(above[one], key=lambda other: len(above[other]), default=None) for one in shown
    }

    def crux(one: int) -> Crux:
        role, of = _role(net, one, thesis, base, labels, falls[one])
        below = tuple(crux(other) for other in shown if nearest[other] == one)
        node = net.nodes[one]
        return Crux(node.name, node.sort, role, net.nodes[of].name, below)

    return tuple(crux(one) for one in shown if nearest[one] is None)


def _role(
    net: Net, one: int, thesis: int, base: Labels, labels: Labels, scenario: int
) -> tuple[Role, int]:
    """What a crux does, and for which node, seen from the scenario in which it is rejected."""

    def is_in(number: int) -> bool:
        return bool(labels.ins[number] >> scenario & 1)

    behind = set(_behind(net, thesis))
    for number in sorted(behind):
        node = net.nodes[number]
        if one in node.grounds and base.ins[number] and not is_in(number):
            return Role.GROUND, number
        if one in node.needs and node.sort is Sort.STEP and base.ins[number]:
            if node.members:
                return Role.PREMISE, number
            if node.conclusion >= 0 and not is_in(node.conclusion):
                return Role.GROUND, node.conclusion
        if one in node.needs and node.sort is Sort.ATTACK and base.ins[number]:
            answered = net.nodes[node.target]
            hit = [target for target in behind if number in net.nodes[target].hits]
            if any(is_in(target) or not _is_out(labels, target, scenario) for target in hit):
                del answered
                return Role.ANSWER, node.target
    return Role.GROUND, thesis


def _is_out(labels: Labels, number: int, scenario: int) -> bool:
    return bool(labels.outs[number] >> scenario & 1)


def minimal_sets(
    net: Net, thesis: int, size: int, accepted: Collection[int], rejected: Collection[int]
) -> tuple[tuple[str, ...], ...]:
    """The minimal sets of rejected statements with which a statement does not stand."""
    if not _solve(net, [()], accepted, rejected).ins[thesis]:
        return ()
    chosen = {*accepted, *rejected, thesis}
    candidates = [
        number
        for number in _behind(net, thesis)
        if net.nodes[number].sort is Sort.STATEMENT and number not in chosen
    ]
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
    chosen = {*accepted, *rejected, thesis}
    candidates = [
        number
        for number in _behind(net, thesis)
        if net.nodes[number].sort is Sort.STATEMENT and number not in chosen
    ]
    scenarios = [(one,) for one in candidates]
    rejecting = _solve(net, scenarios, accepted, rejected).ins[thesis]
    accepting = _solve(net, scenarios, accepted, rejected, by_accepting=True).ins[thesis]

    def named(bits: int) -> tuple[str, ...]:
        return tuple(net.nodes[x].name for at, x in enumerate(candidates) if bits >> at & 1)

    return {"accepting": named(accepting), "rejecting": named(rejecting)}


def _behind(net: Net, thesis: int) -> Sequence[int]:
    """The nodes on which a node depends, itself included, in their order."""
    seen, waiting = {thesis}, [thesis]
    while waiting:
        node = net.nodes[waiting.pop()]
        for one in (*node.needs, *node.grounds, *node.hits):
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

"""Evaluate a net in many scenarios at once: one bit a scenario.

The labels are those of the well-founded model of the net read as a logic program (Van Gelder, Ross
and Schlipf 1991, Def. 3.3), which for argumentation frameworks is the grounded extension (Dung
1995, Theorem 17 and Def. 20). A scenario replaces the rule of some nodes by "in" or "out".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from argmap.evaluation.net import Net
from argmap.frozen_class import frozen

_NONE: Final[Mapping[int, int]] = {}


@frozen(eq=False)
class Labels:
    """The labels of all nodes in ``count`` scenarios: bit n is set in ``ins`` or ``outs`` if the
    node is in or out in scenario n; it is open where neither is set.
    """

    count: int
    ins: Sequence[int]
    outs: Sequence[int]


def solve(
    net: Net,
    count: int = 1,
    accept: Mapping[int, int] = _NONE,
    reject: Mapping[int, int] = _NONE,
) -> Labels:
    """Evaluate a net in ``count`` scenarios.

    ``accept`` and ``reject`` have, by the number of a node, the scenarios in which it is in or out
    whatever its rule says; where both do, it is rejected.
    """
    return _Solver(net, count, accept, reject).labels()


class _Solver:
    def __init__(
        self, net: Net, count: int, accept: Mapping[int, int], reject: Mapping[int, int]
    ) -> None:
        self._net = net
        self._all = (1 << count) - 1
        self._count = count
        self._accept = accept
        self._reject = reject
        self._ins = [0] * len(net.nodes)
        self._outs = [0] * len(net.nodes)

    def labels(self) -> Labels:
        for component in self._net.order:
            if len(component) == 1 and component[0] not in self._net.nodes[component[0]].depends_on:
                self._label(component[0])
            else:
                self._circle(component)
        return Labels(self._count, self._ins, self._outs)

    def _label(self, number: int) -> None:
        """Label a node by its rule."""
        node, ins, outs = self._net.nodes[number], self._ins, self._outs
        is_in, is_out = self._all, 0
        for one in node.needs:
            is_in &= ins[one]
            is_out |= outs[one]
        if node.needs_ground:
            some, none = 0, self._all
            for one in node.grounds:
                some |= ins[one]
                none &= outs[one]
            is_in &= some
            is_out |= none
        for one in node.hits:
            is_in &= outs[one]
            is_out |= ins[one]
        if number in self._accept:
            accepted = self._accept[number]
            is_in, is_out = is_in | accepted, is_out & ~accepted
        if number in self._reject:
            rejected = self._reject[number]
            is_in, is_out = is_in & ~rejected, is_out | rejected
        ins[number], outs[number] = is_in, is_out

    def _circle(self, component: tuple[int, ...]) -> None:
        """Label nodes that depend on one another."""
        users: dict[int, list[int]] = {number: [] for number in component}
        for number in component:
            for one in self._net.nodes[number].depends_on:
                if one in users:
                    users[one].append(number)
        while True:
            _until_stable(users, self._derive)
            if not self._drop_unfounded(users):
                return

    def _derive(self, number: int) -> bool:
        """Apply the rule of a node, so that its labels grow; return whether they have."""
        ins, outs = self._ins[number], self._outs[number]
        self._label(number)
        # What was found unfounded stays out, though no rule says so.
        self._ins[number] |= ins
        self._outs[number] |= outs
        return self._ins[number] != ins or self._outs[number] != outs

    def _drop_unfounded(self, users: Mapping[int, Sequence[int]]) -> bool:
        """Label out what could not be derived even if all undecided attacks failed.

        Only statements that support one another in a circle are unfounded. ``users`` are the nodes
        of a component, each with those in it that depend on it. Returns whether any is unfounded.
        """
        founded = dict.fromkeys(users, 0)

        def found(number: int) -> bool:
            before = founded[number]
            founded[number] = self._founded(number, founded)
            return founded[number] != before

        _until_stable(users, found)
        changed = False
        for number in users:
            unfounded = self._all & ~founded[number] & ~self._outs[number] & ~self._ins[number]
            if unfounded:
                self._outs[number] |= unfounded
                changed = True
        return changed

    def _founded(self, number: int, founded: Mapping[int, int]) -> int:
        """The scenarios in which a node could be derived from what is ``founded`` so far."""

        def could_be(one: int) -> int:
            return founded[one] if one in founded else self._all & ~self._outs[one]

        node = self._net.nodes[number]
        could = self._all & ~self._outs[number]
        for one in node.needs:
            could &= could_be(one)
        if node.needs_ground:
            some = 0
            for one in node.grounds:
                some |= could_be(one)
            could &= some
        could |= self._ins[number] | self._accept.get(number, 0)
        return could & ~self._reject.get(number, 0)


def _until_stable(users: Mapping[int, Sequence[int]], apply: Callable[[int], bool]) -> None:
    """Apply a rule to each node, and again to its users where it has changed something."""
    waiting = list(reversed(list(users)))
    queued = set(waiting)
    while waiting:
        number = waiting.pop()
        queued.discard(number)
        if apply(number):
            fresh = [one for one in dict.fromkeys(users[number]) if one not in queued]
            queued.update(fresh)
            waiting += fresh

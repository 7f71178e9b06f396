"""Evaluate a net in many scenarios at once: one bit a scenario.

The labels are those of the well-founded model of the net read as a logic program (Van Gelder, Ross
and Schlipf 1991, Def. 3.3), which for argumentation frameworks is the grounded extension (Dung
1995, Theorem 17 and Def. 20). A scenario replaces the rule of some nodes by "in" or "out".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import frozen

from argmap.evaluation.net import Net, Node, Sort

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
            if len(component) == 1 and not self._depends_on_itself(component[0]):
                self._label(component[0])
            else:
                self._circle(component)
        return Labels(self._count, self._ins, self._outs)

    def _depends_on_itself(self, number: int) -> bool:
        node = self._net.nodes[number]
        return number in node.needs or number in node.grounds or number in node.hits

    def _label(self, number: int) -> bool:
        """Label a node by its rule; return whether that has changed anything."""
        node, ins, outs = self._net.nodes[number], self._ins, self._outs
        is_in, is_out = self._all, 0
        for one in node.needs:
            is_in &= ins[one]
            is_out |= outs[one]
        if (
            node.sort is not Sort.ATTACK
            and not node.is_given
            and (node.grounds or node.sort is Sort.STATEMENT)
        ):
            some, none = 0, self._all
            for one in node.grounds:
                some |= ins[one]
                none &= outs[one]
            is_in &= some
            is_out |= none
        for one in node.hits:
            is_in &= outs[one]
            is_out |= ins[one]
        return self._set(number, is_in, is_out)

    def _set(self, number: int, is_in: int, is_out: int) -> bool:
        if number in self._accept:
            accepted = self._accept[number]
            is_in, is_out = is_in | accepted, is_out & ~accepted
        if number in self._reject:
            rejected = self._reject[number]
            is_in, is_out = is_in & ~rejected, is_out | rejected
        if self._ins[number] == is_in and self._outs[number] == is_out:
            return False
        self._ins[number], self._outs[number] = is_in, is_out
        return True

    def _circle(self, component: tuple[int, ...]) -> None:
        """Label nodes that depend on one another."""
        while True:
            self._derive(component)
            if not self._drop_unfounded(component):
                return

    def _derive(self, component: tuple[int, ...]) -> None:
        """Apply the rules until nothing changes: the labels only grow."""
        users = self._users(component)
        waiting = list(reversed(component))
        queued = set(waiting)
        while waiting:
            number = waiting.pop()
            queued.discard(number)
            ins, outs = self._ins[number], self._outs[number]
            self._label(number)
            # What was found unfounded stays out, though no rule says so.
            self._ins[number] |= ins
            self._outs[number] |= outs
            if self._ins[number] != ins or self._outs[number] != outs:
                for one in users[number]:
                    if one not in queued:
                        queued.add(one)
                        waiting.append(one)

    def _users(self, component: tuple[int, ...]) -> Mapping[int, list[int]]:
        inside = {number: [] for number in component}  # type: dict[int, list[int]]
        for number in component:
            for one in _depends(self._net.nodes[number]):
                if one in inside:
                    inside[one].append(number)
        return inside

    def _drop_unfounded(self, component: tuple[int, ...]) -> bool:
        """Label out what could not be derived even if all undecided attacks failed.

        Only statements that support one another in a circle are unfounded. Returns whether there
        are any.
        """
        nodes = self._net.nodes
        founded = dict.fromkeys(component, 0)
        users = self._users(component)
        waiting = list(reversed(component))
        queued = set(waiting)
        while waiting:
            number = waiting.pop()
            queued.discard(number)
            node = nodes[number]
            could = self._all & ~self._outs[number]
            for one in node.needs:
                could &= founded[one] if one in founded else ~self._outs[one]
            if (
                node.sort is not Sort.ATTACK
                and not node.is_given
                and (node.grounds or node.sort is Sort.STATEMENT)
            ):
                some = 0
                for one in node.grounds:
                    some |= founded[one] if one in founded else self._all & ~self._outs[one]
                could &= some
            could |= self._ins[number] | self._accept.get(number, 0)
            could &= ~self._reject.get(number, 0)
            if could != founded[number]:
                founded[number] = could
                for one in users[number]:
                    if one not in queued:
                        queued.add(one)
                        waiting.append(one)
        changed = False
        for number in component:
            unfounded = self._all & ~founded[number] & ~self._outs[number] & ~self._ins[number]
            if unfounded:
                self._outs[number] |= unfounded
                changed = True
        return changed


def _depends(node: Node) -> tuple[int, ...]:
    return (*node.needs, *node.grounds, *node.hits)

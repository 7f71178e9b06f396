"""What the scheme nodes of an AIF graph say in terms of a map.

A scheme node that says something a map can say is *told* by the map: an inference (RA), a conflict
(CA) or a rephrase (MA) between information nodes, or a conflict with another scheme node. All
others (without a conclusion, between locutions, and so on) are only kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import Factory, define

Pair = tuple[str, str]

_MOST_PAIRS: Final = 12
"""How many pairs of statements a rephrase with several ends may be told as."""

_LONGEST_CHAIN: Final = 8
"""How many conflicts with the one before may be told; they are nested in the map."""


@define
class Step:
    """An inference or a conflict that is an argument or a counter of its own in the map.

    ``under`` is what it supports or attacks: an information node or another step. ``others`` are
    further conclusions.
    """

    attacks: bool
    under: str
    premises: list[str]
    others: list[str] = Factory(list)


@define
class Steps:
    """All that a map tells of the scheme nodes: which say what, by the ids of nodes.

    ``supports``, ``attacks``, ``contradictions`` and ``rephrases`` are pairs of ids with the nodes
    that say so; the second of a pair may be an argument in ``supports`` and ``attacks``.
    """

    arguments: dict[str, Step] = Factory(dict)
    supports: dict[Pair, list[str]] = Factory(dict)
    attacks: dict[Pair, list[str]] = Factory(dict)
    contradictions: dict[Pair, list[str]] = Factory(dict)
    rephrases: dict[Pair, list[str]] = Factory(dict)

    def edges(self) -> set[Pair]:
        """Return the edges that say so."""
        found: set[Pair] = set()
        for id, step in self.arguments.items():
            found.update((premise, id) for premise in step.premises)
            found.update((id, one) for one in (step.under, *step.others))
        for pairs in (self.supports, self.attacks, self.rephrases):
            for (first, second), ids in pairs.items():
                for id in ids:
                    found.add((first, id))
                    found.add((id, second))
        for (first, second), ids in self.contradictions.items():
            for at, id in enumerate(ids):
                one, other = (first, second) if at % 2 == 0 else (second, first)
                found.add((one, id))
                found.add((id, other))
        return found

    def told(self) -> set[str]:
        """Return the scheme nodes that the map tells."""
        found = set(self.arguments)
        for pairs in (self.supports, self.attacks, self.contradictions, self.rephrases):
            for ids in pairs.values():
                found.update(ids)
        return found


def steps_of(types: Mapping[str, str], edges: Iterable[Pair], named: Iterable[str] = ()) -> Steps:
    """Return what the scheme nodes of a graph say.

    ``types`` are the types of the nodes by id, ``named`` the scheme nodes that have a scheme of
    their own, which only an argument can name.

    >>> steps = steps_of({"1": "I", "2": "I", "3": "RA"}, [("2", "3"), ("3", "1")])
    >>> steps.supports
    {('2', '1'): ['3']}
    """
    return _Finding(types, edges, frozenset(named)).steps


class _Finding:
    def __init__(
        self, types: Mapping[str, str], edges: Iterable[Pair], named: frozenset[str]
    ) -> None:
        self.steps = Steps()
        self._types = types
        self._named = named
        schemes: dict[str, list[str]] = {"RA": [], "CA": [], "MA": []}
        for id, type in types.items():
            if type in schemes:
                schemes[type].append(id)
        self._inferences, self._conflicts, rephrases = schemes.values()
        self._ins: dict[str, list[str]] = {id: [] for ids in schemes.values() for id in ids}
        self._outs: dict[str, list[str]] = {id: [] for id in self._ins}
        self._to_steps: dict[str, list[str]] = {}
        self._sort(edges)
        onto = self._targets()
        attacked = frozenset(onto.values())
        self._infer(attacked)
        self._conflict(onto, attacked)
        for id in rephrases:
            self._rephrase(id)

    def _sort(self, edges: Iterable[Pair]) -> None:
        """Sort the edges that count: with information nodes, and from step to step; each once."""
        types, ins, outs = self._types, self._ins, self._outs
        for start, end in dict.fromkeys(edges):
            if end in ins:
                type = types.get(start)
                if type == "I":
                    ins[end].append(start)
                elif type in ("RA", "CA") and types[end] != "MA":
                    self._to_steps.setdefault(start, []).append(end)
            elif start in outs and types.get(end) == "I":
                outs[start].append(end)

    def _targets(self) -> dict[str, str]:
        """Return the inferences and conflicts that attack or support a step, with that step.

        A chain of conflicts has to end at a statement or at an inference that has a conclusion.
        """
        if not self._to_steps:
            return {}
        depths = {id: 0 for id in (*self._inferences, *self._conflicts) if self._outs[id]}
        onto = {
            id: self._to_steps[id][0]
            for id in self._conflicts
            if not self._outs[id] and id in self._to_steps
        }
        met: set[str] = set()
        for id in onto:
            chain: list[str] = []
            here = id
            while here in onto and here not in met:
                met.add(here)
                chain.append(here)
                here = onto[here]
            depth = depths.get(here, _LONGEST_CHAIN)
            for one in reversed(chain):
                depth += 1
                if depth > _LONGEST_CHAIN:
                    break
                depths[one] = depth
        onto = {id: target for id, target in onto.items() if id in depths}
        for id in self._inferences:
            if not self._outs[id] and len(self._ins[id]) == 1:
                target = next(iter(self._to_steps.get(id, ())), "")
                if self._types.get(target) == "RA" and self._outs[target]:
                    onto[id] = target
        return onto

    def _infer(self, attacked: frozenset[str]) -> None:
        for id in self._inferences:
            premises, conclusions = self._ins[id], self._outs[id]
            if not conclusions:
                continue
            lone = len(premises) == len(conclusions) == 1 and premises != conclusions
            if lone and id not in self._named and id not in attacked:
                self.steps.supports.setdefault((premises[0], conclusions[0]), []).append(id)
            else:
                self.steps.arguments[id] = Step(False, conclusions[0], premises, conclusions[1:])

    def _conflict(self, onto: Mapping[str, str], attacked: frozenset[str]) -> None:
        attacks = self.steps.attacks
        for id, target in onto.items():
            if self._types[id] == "RA":
                self.steps.supports.setdefault((self._ins[id][0], target), []).append(id)
        for id in self._conflicts:
            attackers, targets = self._ins[id], self._outs[id]
            if not targets:
                if id not in onto:
                    continue
                targets = [onto[id]]
            lone = len(attackers) == len(targets) == 1 and attackers != targets
            if lone and id not in self._named and id not in attacked:
                attacks.setdefault((attackers[0], targets[0]), []).append(id)
            else:
                self.steps.arguments[id] = Step(True, targets[0], attackers, targets[1:])
        for pair in [*attacks]:
            back = (pair[1], pair[0])
            if len(attacks.get(pair, ())) == len(attacks.get(back, ())) == 1:
                self.steps.contradictions[pair] = [*attacks.pop(pair), *attacks.pop(back)]

    def _rephrase(self, id: str) -> None:
        firsts, seconds = self._ins[id], self._outs[id]
        if set(firsts) & set(seconds) or not 0 < len(firsts) * len(seconds) <= _MOST_PAIRS:
            return
        for first in firsts:
            for second in seconds:
                self.steps.rephrases.setdefault((first, second), []).append(id)

"""Random nets, with every feature that a net can have, and more circles than maps ever have."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from types import SimpleNamespace
from typing import Any, cast

from argmap.comparison.combined_graph import CombinedGraph
from argmap.evaluation import Evaluation
from argmap.evaluation.net import Net, Node, Sort, components
from argmap.model import Kind, Reference
from argmap.model.vocabulary import ArgumentKind

KINDS = (*[Kind.CLAIM] * 5, Kind.OBJECTION, Kind.REBUTTAL, Kind.UNLESS, ArgumentKind.COUNTER)


def random_evaluation(random: Random) -> Evaluation:
    """A net of up to some forty nodes; in half of them, statements may support one another in a
    circle. The reader accepts and rejects up to two nodes each.
    """
    statements = random.randint(1, 14)
    steps = random.randint(0, 12)
    attacks = random.randint(0, 12)
    first_attack = statements + steps
    circles = random.random() < 0.5
    needs: dict[int, tuple[int, ...]] = {}
    conclusions: dict[int, int] = {}
    targets: dict[int, int] = {}
    grounds: dict[int, list[int]] = {}
    hits: dict[int, list[int]] = {}
    for step in range(statements, first_attack):
        conclusion = random.randint(-1, statements - 1)
        below = range(0 if circles else conclusion + 1, statements)
        needs[step] = tuple(random.sample(below, min(len(below), random.randint(1, 3))))
        if random.random() < 0.15 and step > statements and conclusion >= 0:
            conclusion = random.randrange(statements, step)  # it is argued for an inference
            needs[step] = tuple(random.sample(range(statements), 1)) if circles else ()
        conclusions[step] = conclusion
        if conclusion >= 0:
            grounds.setdefault(conclusion, []).append(step)
    for attack in range(first_attack, first_attack + attacks):
        needs[attack] = (random.randrange(first_attack),)
        targets[attack] = random.randrange(first_attack)
        aims = [targets[attack]]
        if random.random() < 0.25:
            others = [one for one in range(first_attack, first_attack + attacks) if one != attack]
            aims = sorted(random.sample(others, min(len(others), random.randint(1, 2)))) or aims
        for aim in aims:
            hits.setdefault(aim, []).append(attack)
    kinds = {}
    nodes = []
    for number in range(first_attack + attacks):
        is_step = statements <= number < first_attack
        name = f"n{number}"
        named = number < statements or (is_step and random.random() < 0.7)
        members = (Reference("", name),) if named else ()
        if named:
            kinds[members[0]] = SimpleNamespace(kind=random.choice(KINDS))
        nodes.append(
            Node(
                Sort.STATEMENT if number < statements else Sort.STEP if is_step else Sort.ATTACK,
                name,
                members,
                needs.get(number, ()),
                tuple(grounds.get(number, ())),
                tuple(hits.get(number, ())),
                is_given=number < statements
                and random.random() < (0.2 if number in grounds else 0.9),
                target=targets.get(number, -1),
                conclusion=conclusions.get(number, -1),
                position=random.randrange(first_attack),
            )
        )
    net = Net(tuple(nodes), {}, tuple(components([node.depends_on for node in nodes])))
    accepted = frozenset(random.sample(range(first_attack), random.randint(0, 2) % first_attack))
    rejected = frozenset(random.sample(range(first_attack), random.randint(0, 2) % first_attack))
    graph = cast(CombinedGraph, SimpleNamespace(maps=_Kinds(kinds)))
    return Evaluation(graph, net, accepted - rejected, rejected)


class _Kinds(dict[Reference, Any]):
    """Stands for the maps of a graph, of which only the kinds of statements are asked."""

    main = SimpleNamespace(theses=())
    answers: Mapping[str, tuple[Reference, ...]] = {}
    used: Mapping[str, Any] = {}

    def reference(self, key: str | Reference) -> Reference:
        return key if isinstance(key, Reference) else Reference("", key)

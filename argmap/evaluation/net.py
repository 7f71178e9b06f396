"""The net of an argument graph: statements, steps and attacks, and what each of them depends on.

A step has linked premises and warrants (Prakken 2010, Def. 3.3, with all rules defeasible); attacks
are nodes of their own, so that they can be attacked (Baroni, Cerutti, Giacomin and Guida 2011,
Def. 2). Statements joined by ``same-as`` are one node.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum, auto

from attrs import field

from argmap.comparison.combined_graph import CombinedGraph
from argmap.comparison.graph_elements import Attack, Step
from argmap.evaluation.components import components
from argmap.frozen_class import frozen
from argmap.model import ArgumentMap, Kind, Reference, RelationKind, Reuse


class Sort(Enum):
    """What a node of the net stands for."""

    STATEMENT = auto()
    STEP = auto()
    ATTACK = auto()


@frozen(eq=False)
class Node:
    """A node of the net, by the numbers of other nodes.

    A statement is in if it ``is_given`` or one of the ``grounds`` (steps) is in; a step if all of
    ``needs`` (premises and warrants) are in, and one of its ``grounds`` if it has any; an attack if
    its attacker, the one of ``needs``, is in. All this only if none of ``hits`` (attacks) is in.

    ``members`` are the statements of the node; for a step they are its argument, if it is written;
    ``name`` identifies it in output. ``position`` is
    that of its first member, or of its first premise, among all statements and arguments.
    """

    sort: Sort
    name: str
    members: tuple[Reference, ...] = ()
    needs: tuple[int, ...] = ()
    grounds: tuple[int, ...] = ()
    hits: tuple[int, ...] = ()
    is_given: bool = False
    target: int = -1
    conclusion: int = -1
    is_contradiction: bool = False
    position: int = 0

    @property
    def depends_on(self) -> tuple[int, ...]:
        """The nodes that its rule names."""
        return (*self.needs, *self.grounds, *self.hits)

    @property
    def needs_ground(self) -> bool:
        """Whether one of its grounds has to be in: not for a step that nothing is argued for."""
        is_argued = bool(self.grounds) or self.sort is Sort.STATEMENT
        return self.sort is not Sort.ATTACK and not self.is_given and is_argued


@frozen(eq=False)
class Net:
    """The nodes of an argument graph, and the number of the node of each statement and argument."""

    nodes: tuple[Node, ...]
    number: Mapping[Reference, int]
    order: tuple[tuple[int, ...], ...] = field(repr=False)

    @classmethod
    def of(cls, graph: CombinedGraph) -> Net:
        """Build the net of a graph.

        >>> from argmap.comparison.resolved_maps import ResolvedMaps
        >>> from argmap.language import loads
        >>> text = "thesis t: It lasts.\\n  claim c: It is firm.\\n  objection o: It is old.\\n"
        >>> [node.name for node in Net.of(CombinedGraph(ResolvedMaps(loads(text), {}))).nodes]
        ['t', 'c', 'o', 'c>t', 'o⇢t']
        """
        return _Builder(graph).net()


class _Builder:
    def __init__(self, graph: CombinedGraph) -> None:
        self._graph = graph
        self._maps = graph.maps
        self._number: dict[Reference, int] = {}
        self._position = {key: at for at, key in enumerate(graph.maps.nodes)}
        self._nodes: list[dict[str, object]] = []

    def net(self) -> Net:
        self._statements()
        steps = self._steps()
        attacks = self._attacks()
        grounds: dict[int, list[int]] = {}
        for step, number in steps:
            grounds.setdefault(self._number[step.conclusion], []).append(number)
        hits: dict[int, list[int]] = {}
        for number, target in attacks:
            hits.setdefault(target, []).append(number)
        nodes = tuple(
            Node(
                **{  # type: ignore[arg-type]
                    **made,
                    "grounds": tuple(grounds.get(n, ())),
                    "hits": tuple(hits.get(n, ())),
                }
            )
            for n, made in enumerate(self._nodes)
        )
        return Net(nodes, self._number, tuple(components([node.depends_on for node in nodes])))

    # Statements

    def _statements(self) -> None:
        classes = self._classes()
        own = self._own_conclusions()
        asserted = self._asserted()
        for members in classes:
            for key in members:
                self._number[key] = len(self._nodes)
            argued = {key.map for key in members if key in own}
            given = any(key.map not in argued and key in asserted for key in members)
            self._add(Sort.STATEMENT, str(members[0]), members, is_given=given)

    def _add(self, sort: Sort, name: str, members: tuple[Reference, ...], **more: object) -> int:
        if members:
            more["position"] = self._position[members[0]]
        self._nodes.append({"sort": sort, "name": name, "members": members, **more})
        return len(self._nodes) - 1

    def _classes(self) -> list[tuple[Reference, ...]]:
        """The statements; those that are the same statement together, in the order of the first."""
        first: dict[Reference, Reference] = {
            key: key for key in self._graph.statements if not self._is_question(key)
        }

        def root(key: Reference) -> Reference:
            while first[key] != key:
                first[key] = first[first[key]]
                key = first[key]
            return key

        for one, other in self._same():
            if one in first and other in first:
                one, other = root(one), root(other)
                if one != other:
                    first[other] = one
        classes: dict[Reference, list[Reference]] = {}
        for key in first:
            classes.setdefault(root(key), []).append(key)
        return [(key, *(one for one in members if one != key)) for key, members in classes.items()]

    def _same(self) -> Iterator[tuple[Reference, Reference]]:
        for name, map in self._every_map():
            for item in map.relations:
                if item.kind is RelationKind.SAME:
                    yield (
                        self._maps.resolve(name, item.first),
                        self._maps.resolve(name, item.second),
                    )

    def _every_map(self) -> Iterator[tuple[str, ArgumentMap]]:
        yield from self._maps.used.items()
        yield "", self._maps.main

    def _own_conclusions(self) -> frozenset[Reference]:
        """What is argued for in the map in which it stands; that it does not take on trust."""
        found = set()
        for name, map in self._every_map():
            for step in map.inferences:
                conclusion = self._maps.resolve(name, step.conclusion)
                premises = [self._maps.resolve(name, one) for one in step.premises]
                is_asked = bool(premises) and all(self._is_question(one) for one in premises)
                if conclusion.map == name and not is_asked:
                    found.add(conclusion)
        return frozenset(found)

    def _is_question(self, key: Reference) -> bool:
        return key in self._maps and self._maps[key].kind is Kind.QUESTION

    def _asserted(self) -> frozenset[Reference]:
        """Every statement but exceptions (``unless``), which are only left open."""
        found = {key for key in self._graph.statements if self._maps[key].kind is not Kind.UNLESS}
        for name, map in self._every_map():
            for item in map.items:
                if isinstance(item, Reuse) and item.kind is not Kind.UNLESS:
                    found.add(self._maps.resolve(name, item.target))
        return frozenset(found)

    # Steps

    def _steps(self) -> list[tuple[Step, int]]:
        """Add the steps and the counters; return the steps that support something."""
        found: list[tuple[Step, int]] = []
        waiting: list[tuple[Step | Attack, tuple[Reference, ...], int]] = []
        for step in self._graph.inferences:
            if not any(key in self._number for key in step.premises):
                continue
            members = () if step.argument is None else (step.argument,)
            name = f"{step.premises[0]}>{step.conclusion}" if not members else str(step.argument)
            number = self._add(Sort.STEP, name, members)
            if not members:
                self._nodes[number]["position"] = self._position.get(step.premises[0], 0)
            if members:
                self._number[members[0]] = number
            found.append((step, number))
            waiting.append((step, (*step.premises, *step.warrants), number))
        for attack in self._graph.attacks:
            counter = attack.argument
            if counter is not None and counter not in self._number:
                number = self._number[counter] = self._add(Sort.STEP, str(counter), (counter,))
                waiting.append((attack, (*attack.attackers, *attack.warrants), number))
        for what, keys, number in waiting:
            needs = tuple(dict.fromkeys(self._number[key] for key in keys if key in self._number))
            self._nodes[number]["needs"] = needs
            if isinstance(what, Step):
                conclusion = self._number.get(what.conclusion, -1)
                self._nodes[number]["conclusion"] = conclusion
        return [(step, number) for step, number in found if step.conclusion in self._number]

    # Attacks

    def _attacks(self) -> list[tuple[int, int]]:
        """Add the attacks; return each with the node that it hits.

        An attack on a point that its author grants does not hit the point, which both sides hold,
        but the force of it: the attacks that it makes, other than contradictions.
        """
        made: dict[int, list[int]] = {}  # attacks by attacker, other than contradictions
        added: list[tuple[int, int, Reference]] = []
        seen: set[tuple[int, int, bool]] = set()
        for source, target, contradiction in self._pairs():
            if target not in self._number or source not in self._number:
                continue
            attacker, aim = self._number[source], self._number[target]
            if (attacker, aim, contradiction) in seen:
                continue
            seen.add((attacker, aim, contradiction))
            name = f"{self._nodes[attacker]['name']}⇢{self._nodes[aim]['name']}"
            if (attacker, aim, not contradiction) in seen:
                name += ":2"  # it is attacked and contradicted
            number = self._add(Sort.ATTACK, name, ())
            self._nodes[number] |= {
                "needs": (attacker,),
                "target": aim,
                "is_contradiction": contradiction,
            }
            if not contradiction:
                made.setdefault(attacker, []).append(number)
            added.append((number, aim, target))
        hits: list[tuple[int, int]] = []
        for number, aim, target in added:
            force = made.get(aim, ()) if self._is_granted(target) else ()
            if force and not self._nodes[number]["is_contradiction"]:
                hits += [(number, attack) for attack in force if attack != number]
            else:
                hits.append((number, aim))
        return hits

    def _is_granted(self, key: Reference) -> bool:
        """Whether a point is granted. Of one that is granted in part, the rest is denied, so it is
        attacked like any other."""
        granted = self._maps[key].concession
        return granted is not None and granted.extent.is_whole

    def _pairs(self) -> Iterator[tuple[Reference, Reference, bool]]:
        """Each attack as attacker and target, and whether it is one way of a contradiction."""
        for attack in self._graph.attacks:
            yield attack.argument or attack.attackers[0], attack.target, False
        for name, map in self._every_map():
            for one in map.contradictions:
                (attacker,) = one.attackers
                resolve = self._maps.resolve
                yield resolve(name, attacker), resolve(name, one.target), True

"""The argument graph of a map and the maps that it uses, treated as one map."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain

from attrs import evolve, field

from argmap.comparison.cross_relations import Ends, Link, stated_links
from argmap.comparison.graph_elements import Attack, Edge, EdgeKind, Step
from argmap.comparison.resolved_maps import ResolvedMaps
from argmap.comparison.supporting_case import State, SupportingCase
from argmap.frozen_class import frozen
from argmap.model import Argument, ConflictMode, Kind, Reference, RelationKind
from argmap.model.type_checks import only

_Links = tuple[Reference | None, tuple[Reference, ...], tuple[Reference, ...], Reference, EdgeKind]
"""What an inference and an attack have in common: argument, sources, warrants, target, kind."""


@frozen
class CombinedGraph:
    """The argument graph of a map and the maps that it uses, if any.

    It has the structure alone, without texts or pictures: ``statements`` and ``arguments``,
    ``inferences``, ``attacks``, ``relations``, and ``holders``, all by :class:`.Reference`. An
    unresolved reference (a misspelt id, or a statement of a map that an imported map uses) appears
    as written in ``inferences`` and ``attacks``, so that nothing is lost, and otherwise only in
    :meth:`unresolved`.

    >>> from argmap.language import loads
    >>> text = "thesis t: It lasts.\\n  claim c: It is firm.\\n  objection o: It is old.\\n"
    >>> graph = CombinedGraph(ResolvedMaps(loads(text), {}))
    >>> [(*map(str, step.premises), str(step.conclusion)) for step in graph.inferences]
    [('c', 't')]
    >>> [(*map(str, one.attackers), str(one.target), str(one.mode)) for one in graph.attacks]
    [('o', 't', 'rebut')]
    """

    maps: ResolvedMaps = field(validator=only(ResolvedMaps))

    # Elements

    @cached_property
    def statements(self) -> tuple[Reference, ...]:
        """The statements of all the maps, the main map's first."""
        nodes = self.maps.nodes.items()
        return tuple(key for key, node in nodes if not isinstance(node, Argument))

    @cached_property
    def arguments(self) -> tuple[Reference, ...]:
        """The arguments of all the maps, the main map's first."""
        nodes = self.maps.nodes.items()
        return tuple(key for key, node in nodes if isinstance(node, Argument))

    @cached_property
    def inferences(self) -> tuple[Step, ...]:
        """Every step, once: those of the imported maps, then the main map's."""
        found: dict[tuple[Reference, ...], Step] = {}
        for name in (*self.maps.used, ""):
            for step in self._inferences_of(name):
                found.setdefault(step.key, step)
        return tuple(found.values())

    def _inferences_of(self, name: str) -> Iterator[Step]:
        def all_of(keys: Iterable[str]) -> tuple[Reference, ...]:
            return tuple(self.maps.resolve(name, key) for key in keys)

        map = self.maps.used[name] if name else self.maps.main
        for step in map.inferences:
            argument = None if step.argument is None else self.maps.resolve(name, step.argument)
            conclusion = self.maps.resolve(name, step.conclusion)
            premises, warrants = all_of(step.premises), all_of(step.warrants)
            yield Step(premises, conclusion, argument, step.scheme, step.strength, warrants)

    @cached_property
    def attacks(self) -> tuple[Attack, ...]:
        """Every attack, once: those of the imported maps, then the main map's."""
        conclusions = {step.conclusion for step in self.inferences}
        premises = {key for step in self.inferences for key in step.premises}
        found: dict[Attack, None] = {}
        for name in (*self.maps.used, ""):
            for conflict in (self.maps.used[name] if name else self.maps.main).conflicts:
                attackers = tuple(self.maps.resolve(name, key) for key in conflict.attackers)
                target, mode = self.maps.resolve(name, conflict.target), conflict.mode
                if mode is not ConflictMode.UNDERCUT:
                    lone = target in premises and target not in conclusions
                    mode = ConflictMode.UNDERMINE if lone else ConflictMode.REBUT
                granted, written = conflict.concession, conflict.argument
                attack = Attack(
                    attackers,
                    target,
                    mode,
                    granted.extent if granted is not None else None,
                    self.maps.resolve(name, written) if written is not None else None,
                    tuple(self.maps.resolve(name, key) for key in conflict.warrants),
                    conflict.is_exception,
                )
                found.setdefault(attack)
        return tuple(found)

    @cached_property
    def relations(self) -> tuple[Link, ...]:
        """Every relation, in order of the references.

        These are the main map's relations, and those in an imported map between statements of
        different maps.
        """
        return tuple(stated_links(self.maps, self.are_across))

    @cached_property
    def tensions(self) -> Mapping[Reference, tuple[Reference, ...]]:
        """What each statement is said to be in tension with, in any of the maps.

        >>> from argmap.language import loads
        >>> map = loads("thesis t: T.\\nthesis u: U.\\nt in-tension-with u\\n")
        >>> CombinedGraph(ResolvedMaps(map, {})).tensions[Reference("", "u")]
        (Reference(map='', key='t'),)
        """
        found: dict[Reference, dict[Reference, None]] = {}
        for name, map in (("", self.maps.main), *self.maps.used.items()):
            for relation in map.relations:
                if relation.kind is RelationKind.IN_TENSION:
                    first, second = (
                        self.maps.resolve(name, end) for end in (relation.first, relation.second)
                    )
                    found.setdefault(first, {})[second] = None
                    found.setdefault(second, {})[first] = None
        return {key: tuple(others) for key, others in found.items()}

    @cached_property
    def holders(self) -> Mapping[Reference, str | None]:
        """The holder of each statement and argument; ``None`` if nobody is named."""
        return {key: self.maps.holder(key) for key in self.maps.nodes}

    # Edges

    @cached_property
    def incoming(self) -> Mapping[Reference, tuple[Edge, ...]]:
        """The edges to each statement and argument, in text order."""
        found: dict[Reference, dict[Edge, None]] = {}
        for target, edge in self._edges():
            # Other references are mistakes, or belong to a map used by an imported map.
            if edge.source in self.maps and target in self.maps:
                found.setdefault(target, {})[edge] = None
        return {key: tuple(edges) for key, edges in found.items()}

    def _edges(self) -> Iterator[tuple[Reference, Edge]]:
        """Each edge, with the statement or argument that it leads to."""
        written: set[Reference] = set()
        steps: Iterator[_Links] = (
            (one.argument, one.premises, one.warrants, one.conclusion, EdgeKind.SUPPORT)
            for one in self.inferences
        )
        attacks: Iterator[_Links] = (
            (one.argument, one.attackers, one.warrants, one.target, EdgeKind.ATTACK)
            for one in self.attacks
        )
        for argument, sources, warrants, target, kind in chain(steps, attacks):
            if argument is None:
                yield from ((target, Edge(key, kind)) for key in sources)
                continue
            written.add(argument)
            yield target, Edge(argument, kind)
            yield from ((argument, Edge(key, EdgeKind.SUPPORT)) for key in sources)
            yield from ((argument, Edge(key, EdgeKind.WARRANT)) for key in warrants)
        for key in self.arguments:
            above = self.maps.above(key)
            if above is not None and key not in written:  # it has no premise yet
                node = self.maps[key]
                yield above, Edge(key, EdgeKind.ATTACK if node.kind.attacks else EdgeKind.SUPPORT)

    @cached_property
    def _unresolved(self) -> Mapping[Reference, tuple[Reference, ...]]:
        found: dict[Reference, dict[Reference, None]] = {}
        for target, edge in self._edges():
            if edge.source not in self.maps and target in self.maps:
                found.setdefault(target, {})[edge.source] = None
        return {key: tuple(keys) for key, keys in found.items()}

    def unresolved(self, key: Reference) -> tuple[Reference, ...]:
        """What leads to a statement or argument from a map that is not used here."""
        return self._unresolved.get(key, ())

    @cached_property
    def _steps(self) -> Mapping[Reference, tuple[Step, ...]]:
        found: dict[Reference, list[Step]] = {}
        for step in self.inferences:
            known = tuple(key for key in step.premises if key in self.maps)
            if known:
                warrants = tuple(key for key in step.warrants if key in self.maps)
                if (known, warrants) != (step.premises, step.warrants):
                    step = evolve(step, premises=known, warrants=warrants)
                found.setdefault(step.conclusion, []).append(step)
        return {key: tuple(steps) for key, steps in found.items()}

    def steps_to(self, key: Reference) -> tuple[Step, ...]:
        """The steps to a statement, each of which is an independent argument for it."""
        return self._steps.get(key, ())

    @cached_property
    def _written(self) -> Mapping[Reference, Step]:
        return {
            step.argument: step
            for steps in self._steps.values()
            for step in steps
            if step.argument is not None
        }

    def step_of(self, key: Reference) -> Step | None:
        """The step of an argument; ``None`` for a statement, or an argument without a premise."""
        return self._written.get(key)

    def premises_of(self, key: Reference) -> tuple[Reference, ...]:
        """The premises of all steps to a statement."""
        return tuple(dict.fromkeys(one for step in self.steps_to(key) for one in step.premises))

    @cached_property
    def _supports(self) -> frozenset[Ends]:
        return frozenset(
            (edge.source, key)
            for key, edges in self.incoming.items()
            for edge in edges
            if edge.is_support
        )

    def supports(self, key: Reference, target: Reference) -> bool:
        """Whether a statement or step directly supports another."""
        return (key, target) in self._supports

    def is_exception(self, key: Reference) -> bool:
        """Whether a statement is an exception to a step, which is left open and not asserted."""
        return self.maps[key].kind == Kind.UNLESS

    def attackers(self, key: Reference) -> tuple[Reference, ...]:
        """The direct attackers of a statement, or the undercuts of a step."""
        return tuple(edge.source for edge in self.incoming.get(key, ()) if not edge.is_support)

    @cached_property
    def _targets(self) -> Mapping[Reference, tuple[Reference, ...]]:
        found: dict[Reference, list[Reference]] = {}
        for target, edges in self.incoming.items():
            for edge in edges:
                if not edge.is_support:
                    found.setdefault(edge.source, []).append(target)
        return {key: tuple(targets) for key, targets in found.items()}

    def targets_of(self, key: Reference) -> tuple[Reference, ...]:
        """The direct targets of a statement's attacks."""
        return self._targets.get(key, ())

    @cached_property
    def _modes(self) -> Mapping[Ends, ConflictMode]:
        found: dict[Ends, ConflictMode] = {}
        for attack in self.attacks:
            attackers = attack.attackers if attack.argument is None else (attack.argument,)
            for attacker in attackers:
                found.setdefault((attacker, attack.target), attack.mode)
        return found

    def mode_of(self, link: Link) -> ConflictMode | None:
        """How an attack meets its target; ``None`` for a relation that is not an attack."""
        if not link.kind.attacks:
            return None
        return self._modes.get(link.ends)

    def supporting_case(self, key: Reference) -> SupportingCase:
        """Everything that supports a statement within its map.

        This includes its support, recursively, and the answers to attacks on it. The comparison's
        own statements count for every side, so that the comparison can make a case for one.
        """
        side = self.side(key)
        head = (key, True)
        parents: dict[State, State | None] = {head: None}
        depths = {head: 0}
        waiting = deque([head])
        while waiting:
            at = waiting.popleft()
            for edge in self.incoming.get(at[0], ()):
                state = (edge.source, at[1] == edge.is_support)
                if state not in parents and edge.source.map in ("", side):
                    parents[state] = at
                    is_step = isinstance(self.maps[edge.source], Argument)
                    depths[state] = depths[at] + (not is_step)
                    waiting.append(state)
        return SupportingCase(parents, depths)

    # Attribution

    @cached_property
    def _sides(self) -> dict[Reference, str]:
        return {}

    def side(self, key: Reference) -> str:
        """The imported map that a statement belongs to.

        What the comparison adds to a statement belongs to that statement's map. Any other of its
        own statements belongs to the map of all its grounds, and to none (an empty name) if they
        come from several.
        """
        passed: dict[Reference, None] = {}
        while not key.map and key not in self._sides:
            passed[key] = None
            node = self.maps.nodes.get(key)
            above = self.maps.above(key) if node is not None else None
            heads = node is None or node.kind in (Kind.ANSWER, Kind.QUESTION)
            if above is None or heads or above in passed:
                names = {ground.map for ground in self.premises_of(key)}
                self._sides[key] = names.pop() if len(names) == 1 else ""
                break
            key = above
        side = key.map or self._sides[key]
        self._sides.update(dict.fromkeys(passed, side))
        return side

    def are_across(self, ends: Ends) -> bool:
        """Whether two statements exist and belong to different maps.

        An answer of the comparison's own belongs to the map that it rests on, and to none if it
        rests on several.
        """
        if ends[0] == ends[1] or not all(end in self.maps for end in ends):
            return False
        sides = self.side(ends[0]), self.side(ends[1])
        return sides[0] != sides[1] or not sides[0]

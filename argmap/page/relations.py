"""The relations of a statement or step: support and attack, in both directions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from attrs import Factory

from argmap.frozen_class import frozen
from argmap.model import Argument, ArgumentMap, Conflict, Inference, Kind, Relation, RelationKind
from argmap.render.diagram.scene_builder import box_name
from argmap.wording.relations import RELATIONS

_ATTACKED: Final = "Attacked by"
_ATTACKS: Final = "Attacks"

MUTUAL: Final[Mapping[RelationKind, str]] = {
    kind: words.heading for kind, words in RELATIONS.items() if kind.is_symmetric
}
"""The headings of symmetric relations."""


@frozen
class Mention:
    """A line in an entry that links to another statement or step.

    ``name`` is the id of its card in the drawing; empty if it has none, and then the line is no
    link. ``reason`` says why it is mentioned, ``whose`` which essay says it, if there are several.
    """

    name: str
    kind: str
    text: str
    reason: str = ""
    whose: str = ""


@frozen
class Group:
    """Mentions that belong together; the linked premises of one step are one group.

    ``step`` is the argument that links them, if one is written. ``groups`` are further groups for
    the same ``step``.
    """

    references: tuple[Mention, ...]
    step: Mention | None = None
    groups: tuple[Group, ...] = ()


@frozen
class NodeRelations:
    """One kind of relation of a statement, under its heading."""

    heading: str
    groups: tuple[Group, ...]


Refer = Callable[[str, str], Mention]
"""Makes the mention of the statement with a key, with a reason."""


def mention(map: ArgumentMap, key: str, reason: str = "") -> Mention:
    """A mention of a statement, a step, or an element of another map."""
    node = map.nodes.get(key)
    name = box_name(map, key)
    if node is None:
        return Mention(name, "", key, reason)
    text = node.text
    if isinstance(node, Argument) and not text:
        text = node.scheme or node.id or "an inference"
    return Mention(name, str(node.kind), text, reason)


def _within(relations: Relations) -> Refer:
    return lambda key, reason: mention(relations.map, key, reason)


@frozen(slots=False)
class Relations:
    """Find the relations between the statements and steps of one map.

    ``refer`` makes the mentions; pass it if the drawing is not that of the map itself.

    >>> from argmap.model import MapBuilder
    >>> building = MapBuilder("Bridge")
    >>> stay = building.thesis("It should stay.", id="stay")
    >>> _ = building.claim("It is sound.", id="sound", under=stay)
    >>> found = Relations(building.build()).of("stay")
    >>> [(one.heading, one.groups[0].references[0].name) for one in found]
    [('Supported by', 's-sound')]
    """

    map: ArgumentMap
    refer: Refer = Factory(_within, takes_self=True)

    def of(self, key: str) -> tuple[NodeRelations, ...]:
        """All relations of a statement or step, in reading order."""
        self.map[key]  # raises if there is no such part
        return self.of_key(key)

    def of_key(self, key: str) -> tuple[NodeRelations, ...]:
        """All relations of the element with a key, which may be a statement of an imported map."""
        node = self.map.nodes.get(key)
        found = self._of_step(node) if isinstance(node, Argument) else self._of_statement(key)
        return tuple(NodeRelations(heading, groups) for heading, groups in found if groups)

    # Statements

    def _of_statement(self, key: str) -> Iterator[tuple[str, tuple[Group, ...]]]:
        map = self.map
        yield "Supported by", tuple(self._premises(step) for step in map.arguments_for(key))
        yield _ATTACKED, self._attackers(map.attacks_on(key))
        yield "Answered by", self._each(map.answers(key))
        yield "Supports", tuple(self._conclusion(step) for step in map.used_in(key))
        yield "Is a warrant for", self._each(self._warranted.get(key, ()))
        yield _ATTACKS, self._attacked(map.attacks_by(key))
        yield "Answers", self._each(self._questions.get(key, ()))
        for kind, heading in MUTUAL.items():
            related = self._related.get((key, kind), ())
            yield heading, tuple(Group((self.refer(*one),)) for one in related)

    def _premises(self, step: Inference) -> Group:
        return Group(self._all(step.premises), self._step(step))

    def _conclusion(self, step: Inference) -> Group:
        return Group((self.refer(step.conclusion, ""),), self._step(step))

    def _step(self, step: Inference | Conflict) -> Mention | None:
        return self.refer(step.argument, "") if step.argument else None

    # Steps

    def _of_step(self, node: Argument) -> Iterator[tuple[str, tuple[Group, ...]]]:
        map, step = self.map, self._steps.get(node.key)
        if step is not None:
            premises = step.attackers if isinstance(step, Conflict) else step.premises
            yield "Its premises", (Group(self._all(premises)),)
            yield "Licensed by", self._each(step.warrants)
        yield "Supported by", tuple(self._premises(one) for one in map.arguments_for(node.key))
        yield _ATTACKED, self._attackers(map.attacks_on(node.key))
        under = [node.under] if node.under else []
        further = tuple(self._conclusion(one) for one in map.used_in(node.key))
        yield "Supports", (*(() if node.kind.attacks else self._each(under)), *further)
        others = [one for one in map.attacks_by(node.key) if one.argument is None]
        attacked = self._each(under) if node.kind.attacks else ()
        yield _ATTACKS, (*attacked, *self._attacked(others))

    # Both

    def _all(self, keys: Iterable[str]) -> tuple[Mention, ...]:
        return tuple(self.refer(key, "") for key in keys)

    def _each(self, keys: Iterable[str]) -> tuple[Group, ...]:
        return tuple(Group((self.refer(key, ""),)) for key in dict.fromkeys(keys))

    def _attackers(self, conflicts: Iterable[Conflict]) -> tuple[Group, ...]:
        return tuple(Group(self._all(one.attackers), self._step(one)) for one in conflicts)

    def _attacked(self, conflicts: Iterable[Conflict]) -> tuple[Group, ...]:
        """The targets of attacks, each with the counter that the attack is written as."""
        return tuple(Group((self.refer(one.target, ""),), self._step(one)) for one in conflicts)

    @cached_property
    def _steps(self) -> Mapping[str, Inference | Conflict]:
        """The arguments and counters that have premises."""
        written: list[Inference | Conflict] = [*self.map.inferences, *self.map.conflicts]
        return {step.argument: step for step in written if step.argument}

    @cached_property
    def _warranted(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for argument, step in self._steps.items():
            for key in step.warrants:
                found[key] = (*found.get(key, ()), argument)
        return found

    @cached_property
    def _questions(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for question in self.map.statements:
            if question.kind is Kind.QUESTION:
                for key in self.map.answers(question.key):
                    found[key] = (*found.get(key, ()), question.key)
        return found

    @cached_property
    def _related(self) -> Mapping[tuple[str, RelationKind], tuple[tuple[str, str], ...]]:
        found: dict[tuple[str, RelationKind], tuple[tuple[str, str], ...]] = {}

        def add(key: str, relation: Relation, other: str) -> None:
            known = found.get((key, relation.kind), ())
            found[key, relation.kind] = (*known, (other, relation.reason))

        for relation in self.map.relations:
            if relation.kind in MUTUAL:
                add(relation.first, relation, relation.second)
                add(relation.second, relation, relation.first)
        return found

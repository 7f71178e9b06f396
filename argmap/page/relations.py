"""What a statement or a step has to do with others: what bears on it, and what it bears on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from attrs import Factory, frozen

from argmap.model import Argument, ArgumentMap, Conflict, Inference, Kind, Relation, RelationKind
from argmap.render.diagram.plan import box_name
from argmap.wording.relations import RELATIONS

_ATTACKED: Final = "Attacked by"
_ATTACKS: Final = "Attacks"

MUTUAL: Final[Mapping[RelationKind, str]] = {
    kind: words.heading for kind, words in RELATIONS.items() if kind.is_symmetric
}
"""The headings of relations that hold both ways."""


@frozen
class Mention:
    """Another statement or step, as a line that leads to it.

    ``name`` is that of its card in the picture; where it has none there it is empty, and the line
    leads nowhere. ``reason`` says why it is brought up here, ``whose`` by which essay it is said,
    where there are several.
    """

    name: str
    kind: str
    text: str
    reason: str = ""
    whose: str = ""


@frozen
class Group:
    """Mentions that belong together: the linked premises of one step are one group.

    ``step`` is the argument that joins them, if one is written. ``groups`` are further groups of
    what has the same ``step``.
    """

    references: tuple[Mention, ...]
    step: Mention | None = None
    groups: tuple[Group, ...] = ()


@frozen
class Bearing:
    """One way in which a statement has to do with others, under its heading."""

    heading: str
    groups: tuple[Group, ...]


Refer = Callable[[str, str], Mention]
"""Makes the line that leads to what has a key, with the reason that it is brought up for."""


def mention(map: ArgumentMap, key: str, reason: str = "") -> Mention:
    """A line that leads to a statement, a step, or what another map holds."""
    node = map.nodes.get(key)
    name = box_name(map, key)
    if node is None:
        return Mention(name, "", key, reason)
    text = node.text
    if isinstance(node, Argument) and not text:
        text = node.scheme or node.id or "an inference"
    return Mention(name, str(node.kind), text, reason)


def _within(bearings: Bearings) -> Refer:
    return lambda key, reason: mention(bearings.map, key, reason)


@frozen(slots=False)
class Bearings:
    """Finds what the statements and steps of one map have to do with each other.

    ``refer`` makes the lines that lead to them, where the picture is not that of the map itself.

    >>> from argmap.model import MapBuilder
    >>> building = MapBuilder("Bridge")
    >>> stay = building.thesis("It should stay.", id="stay")
    >>> _ = building.claim("It is sound.", id="sound", under=stay)
    >>> found = Bearings(building.build()).of("stay")
    >>> [(one.heading, one.groups[0].references[0].name) for one in found]
    [('Supported by', 's-sound')]
    """

    map: ArgumentMap
    refer: Refer = Factory(_within, takes_self=True)

    def of(self, key: str) -> tuple[Bearing, ...]:
        """All that a statement or a step has to do with others, in the order for reading."""
        self.map[key]  # raises where there is no such part
        return self.of_key(key)

    def of_key(self, key: str) -> tuple[Bearing, ...]:
        """All that the map says of what has a key, be it a statement of a map that it uses."""
        node = self.map.nodes.get(key)
        found = self._of_step(node) if isinstance(node, Argument) else self._of_statement(key)
        return tuple(Bearing(heading, groups) for heading, groups in found if groups)

    # A statement

    def _of_statement(self, key: str) -> Iterator[tuple[str, tuple[Group, ...]]]:
        map = self.map
        yield "Supported by", tuple(self._premises(step) for step in map.arguments_for(key))
        yield _ATTACKED, self._attackers(map.attacks_on(key))
        yield "Answered by", self._each(map.answers(key))
        yield "Supports", tuple(self._conclusion(step) for step in map.used_in(key))
        yield "Licenses the inference", self._each(self._licensed.get(key, ()))
        yield _ATTACKS, self._each(self._attacked(map.attacks_by(key)))
        yield "Answers", self._each(self._questions.get(key, ()))
        for kind, heading in MUTUAL.items():
            related = self._related.get((key, kind), ())
            yield heading, tuple(Group((self.refer(*one),)) for one in related)

    def _premises(self, step: Inference) -> Group:
        return Group(self._all(step.premises), self._step(step))

    def _conclusion(self, step: Inference) -> Group:
        return Group((self.refer(step.conclusion, ""),), self._step(step))

    def _step(self, step: Inference) -> Mention | None:
        return self.refer(step.argument, "") if step.argument else None

    # A step

    def _of_step(self, node: Argument) -> Iterator[tuple[str, tuple[Group, ...]]]:
        step = self._steps.get(node.key)
        if step is not None:
            yield "Its premises", (Group(self._all(step.premises)),)
            yield "Licensed by", self._each(step.warrants)
        yield _ATTACKED, self._attackers(self.map.attacks_on(node.key))
        yield "Supports", self._each([node.under] if node.under else [])

    # Both

    def _all(self, keys: Iterable[str]) -> tuple[Mention, ...]:
        return tuple(self.refer(key, "") for key in keys)

    def _each(self, keys: Iterable[str]) -> tuple[Group, ...]:
        return tuple(Group((self.refer(key, ""),)) for key in dict.fromkeys(keys))

    def _attackers(self, conflicts: Iterable[Conflict]) -> tuple[Group, ...]:
        return self._each(key for conflict in conflicts for key in conflict.attackers)

    def _attacked(self, conflicts: Iterable[Conflict]) -> Iterator[str]:
        """The targets of attacks; a step that is not written goes by its premise."""
        for conflict in conflicts:
            yield conflict.target.partition(">")[0]

    @cached_property
    def _steps(self) -> Mapping[str, Inference]:
        return {step.argument: step for step in self.map.inferences if step.argument}

    @cached_property
    def _licensed(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for step in self.map.inferences:
            for key in step.warrants:
                found[key] = (*found.get(key, ()), step.argument or step.conclusion)
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

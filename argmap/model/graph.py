"""The argument graph of a map, derived from its items: inferences, conflicts and answers."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from types import NoneType
from typing import Any, Final, TypeVar

from attrs import Attribute, field

from argmap.frozen_class import frozen
from argmap.model.frozen_dict import FrozenDict
from argmap.model.items import Argument, Concession, Item, Relation, Reuse, Statement
from argmap.model.origin import Origin
from argmap.model.type_checks import as_many, named, only
from argmap.model.vocabulary import ConflictMode, Kind, RelationKind

T = TypeVar("T")

_UNDERCUTS: Final = (Kind.UNDERCUT, Kind.UNLESS, RelationKind.UNDERCUTS)


def as_keys(keys: Iterable[str], name: Attribute[Any] | str = "keys") -> tuple[str, ...]:
    """Convert an iterable of keys to a tuple; raises :class:`TypeError` for a single string."""
    return keys if type(keys) is tuple else as_many(keys, str, name)


@frozen(field_transformer=named)
class Inference:
    """An inference from premises to a conclusion; several premises of one inference are linked.

    Premises, conclusion and warrants are keys. ``key`` identifies the inference: the key of the
    argument, or ``premise>conclusion`` if one statement supports another without an explicit
    argument. Several inferences with the same conclusion are convergent.
    """

    key: str
    premises: tuple[str, ...] = field(converter=as_keys)
    conclusion: str
    argument: str | None = None
    scheme: str | None = None
    strength: float | str | None = None
    warrants: tuple[str, ...] = field(default=(), converter=as_keys)


@frozen(field_transformer=named)
class Conflict:
    """An attack: the attackers, the target, and the mode of attack.

    ``attackers`` are keys: of a statement, of the premises of a counter, which attack together
    (Nielsen and Parsons 2006), or of an argument that a relation names. ``warrants`` license the
    step of a counter. ``target`` is the key of a statement, or of an argument.

    ``item`` is the part of the map that says so: an objection, undercut, exception or rebuttal, a
    counter, a reuse as one of them, or a relation. :attr:`origin`, :attr:`reason`, :attr:`notes`
    and :attr:`extra` are those of the item. ``concession`` is set where the author grants the
    attacker. Two conflicts are equal when attackers, target and mode are.

    >>> from argmap.model import ArgumentMap, Kind
    >>> items = [Statement(Kind.CLAIM, "He stays.", key="stay"),
    ...          Statement(Kind.CLAIM, "He flees.", key="flee"),
    ...          Relation("flee", "rebuts", "stay", "He cannot do both.")]
    >>> for conflict in ArgumentMap("Crito", items).conflicts:
    ...     print(conflict.attackers, conflict.target, conflict.reason)
    ('flee',) stay He cannot do both.
    """

    attackers: tuple[str, ...] = field(converter=as_keys)
    target: str
    mode: ConflictMode
    item: Statement | Argument | Reuse | Relation | None = field(
        default=None,
        validator=only(Statement, Argument, Reuse, Relation, NoneType),
        eq=False,
        repr=False,
    )
    concession: Concession | None = field(
        default=None, validator=only(Concession, NoneType), eq=False
    )
    warrants: tuple[str, ...] = field(default=(), converter=as_keys, eq=False)

    @property
    def argument(self) -> str | None:
        """The key of the counter that the attack is written as, if it is one."""
        return self.item.key if isinstance(self.item, Argument) else None

    @property
    def is_exception(self) -> bool:
        """Whether the attack is only left open (``unless``), not asserted; see Gordon, Prakken and
        Walton (2007).
        """
        return isinstance(self.item, (Statement, Reuse)) and self.item.kind is Kind.UNLESS

    @property
    def contradicts(self) -> Relation | None:
        """The ``contradicts`` relation that this conflict comes from, or ``None``.

        The relation is symmetric, so it gives two conflicts. They are in
        :attr:`ArgumentMap.contradictions`, not in :attr:`ArgumentMap.conflicts`.
        """
        item = self.item
        if isinstance(item, Relation) and item.kind is RelationKind.CONTRADICTS:
            return item
        return None

    @property
    def origin(self) -> Origin | None:
        """The position of the attack in the text, if it was parsed from one."""
        return self.item.origin if self.item is not None else None

    @property
    def reason(self) -> str:
        """The reason given in a relation or a reuse, or ""."""
        return self.item.reason if isinstance(self.item, (Relation, Reuse)) else ""

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes of the item."""
        return self.item.notes if self.item is not None else ()

    @property
    def extra(self) -> tuple[tuple[str, str], ...]:
        """The foreign metadata of the item, as (name, value) pairs."""
        return self.item.extra if self.item is not None else ()


@frozen
class Graph:
    """The graph derived from a map's items: inferences, conflicts, and answers to questions.

    Duplicates, for example of an outline position and a relation, are merged. ``steps`` are the
    inferences by key.

    References to unknown keys (statements of imported maps, misspelt ids) are kept as written,
    because another map may supply them.
    """

    inferences: tuple[Inference, ...]
    conflicts: tuple[Conflict, ...]
    contradictions: tuple[Conflict, ...]
    answers: Mapping[str, tuple[str, ...]]
    steps: Mapping[str, Inference]
    inferences_to: Mapping[str, tuple[Inference, ...]]
    inferences_from: Mapping[str, tuple[Inference, ...]]
    conflicts_with: Mapping[str, tuple[Conflict, ...]]
    conflicts_by: Mapping[str, tuple[Conflict, ...]]


def derive(items: Iterable[Item], nodes: Mapping[str, Statement | Argument]) -> Graph:
    """Derive the graph of ``items``; ``nodes`` are the statements and arguments by key."""
    linked = _linked(items, nodes)
    steps = _steps(items, nodes, linked)
    conclusions = {step.conclusion for step in steps}
    premises = {premise for step in steps for premise in step.premises}
    conflicts: list[Conflict] = []
    contradictions: list[Conflict] = []

    def conflict(attacker: str, target: str, how: Statement | Reuse | Relation) -> Conflict:
        mode = ConflictMode.UNDERCUT
        if how.kind not in _UNDERCUTS:
            mode = attack_mode(target, conclusions, premises)
        node = nodes.get(attacker)
        granted = node.concession if node is not None else None
        return Conflict((attacker,), target, mode, how, granted)

    answers: dict[str, list[str]] = {}
    for item in items:
        if isinstance(item, Argument):
            if item.kind.attacks and item.under is not None and item.key in linked:
                together, licences = linked[item.key]
                onto_step = isinstance(nodes.get(item.under), Argument)
                mode = ConflictMode.UNDERCUT
                if not onto_step:
                    mode = attack_mode(item.under, conclusions, premises)
                conflicts.append(
                    Conflict(together, item.under, mode, item, item.concession, licences)
                )
        elif isinstance(item, Relation):
            if item.kind.attacks:
                conflicts.append(conflict(item.first, item.second, item))
            elif item.kind is RelationKind.CONTRADICTS:
                contradictions.append(conflict(item.first, item.second, item))
                contradictions.append(conflict(item.second, item.first, item))
        elif isinstance(item, (Statement, Reuse)) and item.under is not None:
            key = item.key if isinstance(item, Statement) else item.target
            if item.kind is Kind.ANSWER:
                answers.setdefault(item.under, []).append(key)
            elif item.kind.attacks:
                conflicts.append(conflict(key, item.under, item))
    return _graph(steps, conflicts, contradictions, answers)


def _graph(
    steps: Iterable[Inference],
    conflicts: Iterable[Conflict],
    contradictions: Iterable[Conflict],
    answers: Mapping[str, Iterable[str]],
) -> Graph:
    """Build the graph, without duplicates."""
    by_key: dict[str, Inference] = {}
    for step in steps:
        by_key.setdefault(step.key, step)
    steps, conflicts = tuple(by_key.values()), _different(conflicts)
    return Graph(
        inferences=steps,
        conflicts=conflicts,
        contradictions=_different(contradictions),
        answers=FrozenDict({key: _once(given) for key, given in answers.items()}),
        steps=FrozenDict(by_key),
        inferences_to=_index((step.conclusion, step) for step in steps),
        inferences_from=_index((key, step) for step in steps for key in step.premises),
        conflicts_with=_index((one.target, one) for one in conflicts),
        conflicts_by=_index((key, one) for one in conflicts for key in _attacking(one)),
    )


_Linked = Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]


def _linked(items: Iterable[Item], nodes: Mapping[str, Statement | Argument]) -> _Linked:
    """The premises and the warrants of each argument and counter that has a premise."""
    premises: dict[str, list[str]] = {}
    warrants: dict[str, list[str]] = {}
    for item in items:
        if not isinstance(item, (Statement, Reuse)) or item.under is None:
            continue
        if isinstance(nodes.get(item.under), Argument):
            key = item.key if isinstance(item, Statement) else item.target
            if item.kind.is_premise:
                premises.setdefault(item.under, []).append(key)
            elif item.kind is Kind.WARRANT:
                warrants.setdefault(item.under, []).append(key)
    return {key: (_once(keys), _once(warrants.get(key, ()))) for key, keys in premises.items()}


def _steps(
    items: Iterable[Item], nodes: Mapping[str, Statement | Argument], linked: _Linked
) -> list[Inference]:
    """Every step, in the order of the text; an argument without a premise is none."""
    order: list[Argument | Inference] = []
    for item in items:
        if isinstance(item, Argument):
            if not item.kind.attacks:
                order.append(item)
        elif isinstance(item, Relation) and item.kind is RelationKind.SUPPORTS:
            order.append(_short(item.first, item.second))
        elif isinstance(item, (Statement, Reuse)) and item.under is not None:
            key = item.key if isinstance(item, Statement) else item.target
            if item.kind.is_premise and not isinstance(nodes.get(item.under), Argument):
                order.append(_short(key, item.under))
    steps = []
    for step in order:
        if isinstance(step, Inference):
            steps.append(step)
        elif step.under is not None and step.key in linked:
            premises, licences = linked[step.key]
            steps.append(
                Inference(
                    step.key,
                    premises,
                    step.under,
                    argument=step.key,
                    scheme=step.scheme,
                    strength=step.strength,
                    warrants=licences,
                )
            )
    return steps


def _short(premise: str, conclusion: str) -> Inference:
    return Inference(f"{premise}>{conclusion}", (premise,), conclusion)


def attack_mode(target: str, conclusions: Container[str], premises: Container[str]) -> ConflictMode:
    """Return ``UNDERMINE`` for an attack on an unsupported premise, and otherwise ``REBUT``.

    >>> str(attack_mode("p", conclusions={"c"}, premises={"p"}))
    'undermine'
    """
    lone = target in premises and target not in conclusions
    return ConflictMode.UNDERMINE if lone else ConflictMode.REBUT


def _different(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Remove conflicts that differ only in their items, keeping the first of each."""
    by_ends: dict[tuple[object, ...], Conflict] = {}
    for conflict in conflicts:
        by_ends.setdefault((conflict.attackers, conflict.target, conflict.mode), conflict)
    return tuple(by_ends.values())


def _attacking(conflict: Conflict) -> tuple[str, ...]:
    """The keys by which an attack is found: those of its attackers, and of the counter it is."""
    return (*conflict.attackers, *((conflict.argument,) if conflict.argument else ()))


def _once(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))


def _index(pairs: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return FrozenDict({key: tuple(values) for key, values in found.items()})

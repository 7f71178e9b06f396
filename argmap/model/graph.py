"""The graph that a map's items amount to: steps, conflicts and answers. Derived, never stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, TypeVar

from attrs import Attribute, evolve, field, frozen

from argmap.model.expected import as_many, named
from argmap.model.frozen_dict import FrozenDict
from argmap.model.items import Argument, Item, Relation, Reuse, Statement
from argmap.model.vocabulary import ConflictMode, Kind, RelationKind

T = TypeVar("T")


def as_keys(keys: Iterable[str], name: Attribute[Any] | str = "keys") -> tuple[str, ...]:
    """Take any iterable of keys; a lone key is none."""
    return keys if type(keys) is tuple else as_many(keys, str, name)


@frozen(field_transformer=named)
class Inference:
    """A step from premises to a conclusion; with several premises they are linked.

    Premises, conclusion and warrants are keys. ``key`` names the step itself: the key of the
    argument, or ``premise>conclusion`` for the short form, in which one statement supports
    another without an argument being written. Several steps to one conclusion are convergent.
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
    """An attack: who attacks what, and how.

    ``attackers`` are keys of statements. ``target`` is the key of a statement, or of an
    inference where the mode is :attr:`ConflictMode.UNDERCUT`.
    """

    attackers: tuple[str, ...] = field(converter=as_keys)
    target: str
    mode: ConflictMode


@frozen
class Graph:
    """What follows from a map's items: each step, each conflict, each question's answers.

    What is said twice, in the outline and by a relation for example, is there once. ``steps``
    are the inferences by their keys.

    References to what the map does not hold (a used map's statements, a misspelt id) are kept
    as they are written, so that nothing is lost where another map supplies them.
    """

    inferences: tuple[Inference, ...]
    conflicts: tuple[Conflict, ...]
    answers: Mapping[str, tuple[str, ...]]
    steps: Mapping[str, Inference]
    inferences_to: Mapping[str, tuple[Inference, ...]]
    inferences_from: Mapping[str, tuple[Inference, ...]]
    conflicts_with: Mapping[str, tuple[Conflict, ...]]
    conflicts_by: Mapping[str, tuple[Conflict, ...]]


def derive(items: Iterable[Item], nodes: Mapping[str, Statement | Argument]) -> Graph:
    """Derive the graph of ``items``; ``nodes`` are the statements and arguments by key."""
    steps = _steps(items, nodes)
    conclusions = {step.conclusion for step in steps}
    premises = {premise for step in steps for premise in step.premises}
    conflicts = []
    answers: dict[str, list[str]] = {}
    for item in items:
        if isinstance(item, Relation):
            if item.kind is RelationKind.UNDERCUTS:
                conflicts.append(Conflict((item.first,), item.second, ConflictMode.UNDERCUT))
            elif item.kind is RelationKind.REBUTS:
                mode = _mode(item.second, conclusions, premises)
                conflicts.append(Conflict((item.first,), item.second, mode))
        elif isinstance(item, (Statement, Reuse)) and item.under is not None:
            key = item.key if isinstance(item, Statement) else item.target
            if item.kind is Kind.ANSWER:
                answers.setdefault(item.under, []).append(key)
            elif item.kind is Kind.UNDERCUT:
                conflicts.append(Conflict((key,), item.under, ConflictMode.UNDERCUT))
            elif item.kind.attacks:
                mode = _mode(item.under, conclusions, premises)
                conflicts.append(Conflict((key,), item.under, mode))
    return _graph(steps, conflicts, answers)


def union(graphs: Mapping[str, Graph], full: Callable[[str, str], str]) -> Graph:
    """The graphs of several maps as one, in which ``full(name, key)`` is the key of what a map
    calls ``key``.

    How an attack meets its target is found as in a single map: one on a
    premise that nothing in any of the maps supports undermines it.

    >>> from argmap.model import MapBuilder
    >>> used = MapBuilder("Bridge")
    >>> thesis = used.thesis("It should stay.", id="stay")
    >>> _ = used.claim("It is sound.", id="sound", under=thesis)
    >>> main = MapBuilder("Both")
    >>> main.use("bridge.argmap", "bridge")
    >>> claim = main.claim("It is rotten.", id="rotten")
    >>> _ = main.relate(claim, "rebuts", "bridge.sound")
    >>> graphs = {"bridge": used.build().graph, "": main.build().graph}
    >>> graph = union(graphs, lambda name, key: f"{name}.{key}" if name else key)
    >>> [(conflict.target, conflict.mode.value) for conflict in graph.conflicts]
    [('bridge.sound', 'undermine')]
    """
    steps: list[Inference] = []
    conflicts: list[Conflict] = []
    answers: dict[str, list[str]] = {}
    for name, graph in graphs.items():
        rename = partial(full, name)
        steps += (_renamed(step, rename) for step in graph.inferences)
        for conflict in graph.conflicts:
            attackers, target = map(rename, conflict.attackers), _both(conflict.target, rename)
            conflicts.append(evolve(conflict, attackers=tuple(attackers), target=target))
        for key, given in graph.answers.items():
            answers.setdefault(rename(key), []).extend(map(rename, given))
    conclusions = {step.conclusion for step in steps}
    premises = {premise for step in steps for premise in step.premises}
    for number, conflict in enumerate(conflicts):
        if conflict.mode is not ConflictMode.UNDERCUT:
            mode = _mode(conflict.target, conclusions, premises)
            conflicts[number] = evolve(conflict, mode=mode)
    return _graph(steps, conflicts, answers)


def _renamed(step: Inference, rename: Callable[[str], str]) -> Inference:
    return evolve(
        step,
        key=_both(step.key, rename),
        premises=tuple(map(rename, step.premises)),
        conclusion=rename(step.conclusion),
        argument=None if step.argument is None else rename(step.argument),
        warrants=tuple(map(rename, step.warrants)),
    )


def _both(key: str, rename: Callable[[str], str]) -> str:
    """A key renamed, or that of a step that is not written, which is made of two."""
    return ">".join(map(rename, key.split(">")))


def _graph(
    steps: Iterable[Inference], conflicts: Iterable[Conflict], answers: Mapping[str, Iterable[str]]
) -> Graph:
    """The graph of what is said, each thing once."""
    by_key: dict[str, Inference] = {}
    for step in steps:
        by_key.setdefault(step.key, step)
    by_ends: dict[tuple[object, ...], Conflict] = {}
    for conflict in conflicts:
        by_ends.setdefault((conflict.attackers, conflict.target, conflict.mode), conflict)
    steps, conflicts = tuple(by_key.values()), tuple(by_ends.values())
    return Graph(
        inferences=steps,
        conflicts=conflicts,
        answers=FrozenDict({key: _once(given) for key, given in answers.items()}),
        steps=FrozenDict(by_key),
        inferences_to=_index((step.conclusion, step) for step in steps),
        inferences_from=_index((key, step) for step in steps for key in step.premises),
        conflicts_with=_index((conflict.target, conflict) for conflict in conflicts),
        conflicts_by=_index(
            (key, conflict) for conflict in conflicts for key in conflict.attackers
        ),
    )


def _steps(items: Iterable[Item], nodes: Mapping[str, Statement | Argument]) -> list[Inference]:
    """Every step, in the order of the text; an argument without a premise is none."""
    premises: dict[str, list[str]] = {}
    warrants: dict[str, list[str]] = {}
    order: list[Argument | Inference] = []
    for item in items:
        if isinstance(item, Argument):
            order.append(item)
        elif isinstance(item, Relation) and item.kind is RelationKind.SUPPORTS:
            order.append(_short(item.first, item.second))
        elif isinstance(item, (Statement, Reuse)) and item.under is not None:
            key = item.key if isinstance(item, Statement) else item.target
            if isinstance(nodes.get(item.under), Argument):
                if item.kind.is_premise:
                    premises.setdefault(item.under, []).append(key)
                elif item.kind is Kind.WARRANT:
                    warrants.setdefault(item.under, []).append(key)
            elif item.kind.is_premise:
                order.append(_short(key, item.under))
    steps = []
    for step in order:
        if isinstance(step, Inference):
            steps.append(step)
        elif step.under is not None and step.key in premises:
            linked, licences = premises[step.key], warrants.get(step.key, ())
            steps.append(
                Inference(
                    step.key,
                    _once(linked),
                    step.under,
                    argument=step.key,
                    scheme=step.scheme,
                    strength=step.strength,
                    warrants=_once(licences),
                )
            )
    return steps


def _short(premise: str, conclusion: str) -> Inference:
    return Inference(f"{premise}>{conclusion}", (premise,), conclusion)


def _mode(target: str, conclusions: set[str], premises: set[str]) -> ConflictMode:
    """An attack on a premise that nothing supports undermines; any other denies a conclusion."""
    lone = target in premises and target not in conclusions
    return ConflictMode.UNDERMINE if lone else ConflictMode.REBUT


def _once(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))


def _index(pairs: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return FrozenDict({key: tuple(values) for key, values in found.items()})

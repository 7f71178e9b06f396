"""The outline of a map, made of a graph of statements as other programs have it.

A graph has no order of importance and no levels. Here statements that support and attack nothing
come first, each with what supports and attacks it below it. A statement that has more than one
place is written in the first one, and used again in the others.

AIF has an outline of its own, :mod:`argmap.formats.aif.layout`. That one keeps the steps that are
lost here, and does without warrants, exceptions and answers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final, NamedTuple

from attrs import Factory, define, evolve, field

from argmap.frozen_class import frozen
from argmap.model import Argument, Item, Kind, Relation, RelationKind, Reopening, Reuse, Statement
from argmap.model.graph import as_keys
from argmap.model.item_order import with_local_keys
from argmap.model.items import LOCAL
from argmap.model.vocabulary import ATTACKS, CONCEDED, PREMISES, ArgumentKind

_SHORT = frozenset({Kind.CLAIM, Kind.EVIDENCE})
"""Premises that can support or attack a statement without an argument of their own."""
_DEEPEST: Final = 30
"""How deep the outline is; what is deeper is put under a statement that is reopened at the top.

Indentation takes as many characters as the depth, so a long chain would become a huge text.
"""


@frozen
class Step:
    """A step of a graph: premises or attackers, linked, and what they support or attack.

    ``target`` is the id of a statement, or of another step. ``kind`` is ``argument`` or
    ``counter``. ``attributes`` are those of the :class:`Argument` that it may become: it becomes
    one if it has several premises, an id that the map must keep (``is_named``), attributes, or
    something below it. A step without premises is lost, unless it is one of a sketch
    (``is_sketch``), where they may still be missing.
    """

    id: str
    premises: tuple[str, ...] = field(converter=as_keys)
    target: str
    kind: ArgumentKind = ArgumentKind.ARGUMENT
    is_named: bool = False
    attributes: Mapping[str, Any] = Factory(dict)
    is_sketch: bool = False


class LostStep(NamedTuple):
    """A step that a map cannot have, and the reason in a few words."""

    step: Step
    reason: str


@define
class GraphNesting:
    """Nests the statements and steps of a graph.

    Statements and steps share their ids, which have to be ids of the language. A statement of the
    kind ``thesis`` or ``claim`` at the top becomes a thesis if something is below it.

    >>> from argmap.model import ArgumentMap
    >>> from argmap.language import dumps
    >>> graph = GraphNesting()
    >>> for id in ("closed", "frost", "dear"):
    ...     graph.statements[id] = {"text": f"{id.title()}."}
    >>> graph.steps += [Step("r", ["frost"], "closed", is_named=True)]
    >>> graph.steps += [Step("c", ["dear"], "r", ArgumentKind.COUNTER)]
    >>> print(dumps(ArgumentMap("Mill", graph.items())), end="")
    map: Mill
    <BLANKLINE>
    thesis closed: Closed.
      argument r:
        claim frost: Frost.
        undercut dear: Dear.
    """

    statements: dict[str, dict[str, Any]] = Factory(dict)
    """The attributes of each statement by its id: ``text``, and others of :class:`Statement`. The
    ``kind``, if given, is what it is as a premise (``evidence``, ``assumption``), or ``question``.
    """
    steps: list[Step] = Factory(list)
    relations: list[Relation] = Factory(list)
    answers: dict[str, list[str]] = Factory(dict)
    """The answers to each question, by ids."""
    warrants: dict[str, list[str]] = Factory(dict)
    """The warrants of each step, by ids."""
    exceptions: dict[str, list[str]] = Factory(dict)
    """The exceptions of each step, by ids: it fails if one of them is true (``unless``)."""

    def items(self) -> tuple[Item, ...]:
        """Return the items of the map, without the steps that :meth:`lost_steps` has."""
        return tuple(with_local_keys(_Nesting(self).items()))

    def lost_steps(self) -> list[LostStep]:
        """Return the steps that a map cannot have, each with the reason."""
        steps = {one.id for one in self.steps}
        return [LostStep(step, self._reason(step, steps)) for step in _Nesting(self).lost]

    def lost_relations(self) -> list[Relation]:
        """Return the relations that a map cannot have.

        An end of them is not in the map, is a step where the language wants a statement, or is the
        other end as well.
        """
        return _Nesting(self).lost_relations

    def _reason(self, step: Step, steps: Collection[str]) -> str:
        onto_step = step.target not in self.statements
        if not step.premises and not (step.is_sketch and (step.kind.attacks or not onto_step)):
            return "nothing leads to it"
        if any(one not in self.statements for one in step.premises):
            return "a premise is not in the file"
        if step.target in step.premises:
            return "it leads from a statement to itself"
        if onto_step and step.target not in steps:
            return "what it leads to is not in the file"
        if not step.kind.attacks and len(step.premises) > 1:
            return "several premises together lead to another step"
        return "it leads to a step that a map cannot have"


def _is_whole(step: Step, graph: GraphNesting) -> bool:
    """Whether the premises of a step are there, and its target is none of them."""
    there = all(one in graph.statements for one in step.premises)
    has_enough = bool(step.premises) or step.is_sketch
    return has_enough and there and step.target not in step.premises


def _with_a_place(graph: GraphNesting, steps: Mapping[str, Step]) -> set[str]:
    """The steps that can be written below their targets: statements, or steps that are written."""
    known: dict[str, bool] = {}
    for step in graph.steps:
        chain: list[Step] = []
        at: Step | None = step
        while at is not None and at.id not in known:
            known[at.id] = False  # so that a circle ends, and has no place
            chain.append(at)
            at = steps.get(at.target) if at.target not in graph.statements else None
        below = at is not None and known[at.id]
        for one in reversed(chain):
            onto_statement = one.target in graph.statements
            fits = onto_statement or (below and one.kind.attacks)
            below = known[one.id] = fits and _is_whole(one, graph)
    return {id for id, has_place in known.items() if has_place}


def _can_be(relation: Relation, statements: Collection[str], steps: Collection[str]) -> bool:
    """Whether the language has such a relation between these ends."""
    first, second = relation.first, relation.second
    if relation.kind in (RelationKind.SUPPORTS, RelationKind.REBUTS):
        ends_fit = all(end in statements or end in steps for end in (first, second))
    elif relation.kind is RelationKind.UNDERCUTS:
        ends_fit = first in statements and second in steps
    else:
        ends_fit = first in statements and second in statements
    return ends_fit and first != second


@frozen
class _Place:
    """A place in the outline: what is put there, as what, and under which key."""

    part: str | Step
    kind: Kind | None = None
    under: str | None = None
    depth: int = 0


class _Nesting:
    """What is where, and what is written already."""

    def __init__(self, graph: GraphNesting) -> None:
        self._graph = graph
        self._onto: dict[str, list[Step]] = {}
        self._across: list[Step] = []
        self.lost: list[Step] = []
        steps = {step.id: step for step in graph.steps}
        has_place = _with_a_place(graph, steps)
        placed: set[str] = set()
        for step in graph.steps:
            if step.id in has_place:
                self._onto.setdefault(step.target, []).append(step)
                placed.update(step.premises)
            elif step.target in has_place and not step.kind.attacks and _is_whole(step, graph):
                # Only a relation can say it, and it has one part at each end.
                (self._across if len(step.premises) == 1 else self.lost).append(step)
            else:
                self.lost.append(step)
        for below in (graph.answers, graph.warrants, graph.exceptions):
            placed.update(one for ids in below.values() for one in ids)
        self._roots = [id for id in graph.statements if id not in placed]
        ends = {end for one in graph.relations for end in (one.first, one.second)}
        self.relations: list[Relation] = []
        self.lost_relations: list[Relation] = []
        for one in graph.relations:
            is_kept = _can_be(one, graph.statements, has_place)
            (self.relations if is_kept else self.lost_relations).append(one)
        self._named = ends | {step.target for step in self._across}
        self._kinds: dict[str, Kind] = {}
        self._count = 0

    def items(self) -> Iterator[Item]:
        """Yield the items; arguments without an id have keys that are not in order yet."""
        for id in (*self._roots, *self._graph.statements):  # without a root: those in a circle
            if id not in self._kinds:
                yield from self._tree(id)
        for step in self._across:
            yield Relation(step.premises[0], RelationKind.SUPPORTS, step.target)
        yield from self.relations

    def _tree(self, root: str) -> Iterator[Item]:
        reopened: list[str] = []
        yield from self._filled([_Place(root)], reopened)
        for id in reopened:  # grows while it is gone through
            yield Reopening(id)
            yield from self._filled([*reversed([*self._below(id)])], reopened)

    def _filled(self, waiting: list[_Place], reopened: list[str]) -> Iterator[Item]:
        """Yield what is in places, the last first; statements that are too deep are reopened."""
        while waiting:
            place = waiting.pop()
            depth = place.depth + 1
            if isinstance(place.part, Step):
                argument = self._argument(place.part, place.under)
                yield argument
                inside = reversed([*self._inside(place.part, argument.key)])
                waiting += [evolve(one, depth=depth) for one in inside]
            elif place.part in self._kinds:
                yield Reuse(place.kind or Kind.CLAIM, place.part, place.under)
            else:
                yield self._statement(place.part, place.kind, place.under)
                below = [*self._below(place.part)]
                if below and depth > _DEEPEST:
                    reopened.append(place.part)
                else:
                    waiting += [evolve(one, depth=depth) for one in reversed(below)]

    def _statement(self, id: str, kind: Kind | None, under: str | None) -> Statement:
        attributes = dict(self._graph.statements[id])
        own = attributes.pop("kind", Kind.CLAIM)
        if kind is None:  # at the top
            is_thesis = own == Kind.THESIS or (own != Kind.QUESTION and id in self._onto)
            kind = (
                Kind.THESIS if is_thesis else Kind.QUESTION if own == Kind.QUESTION else Kind.CLAIM
            )
        self._kinds[id] = kind
        if kind not in CONCEDED and "concession" in attributes:
            attributes.setdefault("acceptance", attributes.pop("concession"))
        return Statement(kind, key=id, under=under, **attributes)

    def _argument(self, step: Step, under: str | None) -> Argument:
        key = step.id
        if not self._has_id(step):
            self._count += 1
            key = f"{LOCAL}{self._count}"
        return Argument(key=key, under=under, kind=step.kind, **step.attributes)

    def _has_id(self, step: Step) -> bool:
        return step.is_named or step.id in self._named

    def _below(self, id: str) -> Iterator[_Place]:
        """What stands under a statement: answers, and what supports and attacks it."""
        for answer in self._graph.answers.get(id, ()):
            yield _Place(answer, Kind.ANSWER, id)
        attack = Kind.REBUTTAL if self._kinds[id] in ATTACKS else Kind.OBJECTION
        for step in self._onto.get(id, ()):
            yield self._onto_part(step, id, attack)

    def _inside(self, step: Step, key: str) -> Iterator[_Place]:
        """What stands under an argument: premises, warrants, exceptions, and what undercuts it."""
        for premise in step.premises:
            yield _Place(premise, self._premise(premise), key)
        for warrant in self._graph.warrants.get(step.id, ()):
            yield _Place(warrant, Kind.WARRANT, key)
        for exception in self._graph.exceptions.get(step.id, ()):
            yield _Place(exception, Kind.UNLESS, key)
        for onto in self._onto.get(step.id, ()):
            yield self._onto_part(onto, key, Kind.UNDERCUT)

    def _onto_part(self, step: Step, key: str, attack: Kind) -> _Place:
        """A step in the short form, without an argument, if it can be written so."""
        if not step.premises:
            return _Place(step, None, key)
        (first, *more) = step.premises
        kind = attack if step.kind.attacks else self._premise(first)
        is_plain = not (
            more
            or self._has_id(step)
            or step.attributes
            or any(step.id in below for below in (self._onto, self._graph.warrants))
            or step.id in self._graph.exceptions
        )
        is_short = is_plain and (step.kind.attacks or kind in _SHORT)
        return _Place(first, kind, key) if is_short else _Place(step, None, key)

    def _premise(self, id: str) -> Kind:
        kind = Kind(self._graph.statements[id].get("kind", Kind.CLAIM))
        return kind if kind in PREMISES else Kind.CLAIM

"""The tables of a map: rows of plain values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from argmap.formats.untold import not_in_the_graph
from argmap.model import (
    Argument,
    ArgumentMap,
    Citation,
    Conflict,
    Inference,
    Kind,
    Reuse,
    Statement,
)
from argmap.model.graph import attack_mode
from argmap.model.type_checks import expect
from argmap.model.vocabulary import ConflictMode, RelationKind

Row = dict[str, Any]

TABLES: Final[Mapping[str, Mapping[str, type]]] = MappingProxyType(
    {
        "statements": {
            "id": str, "kind": str, "text": str, "title": str, "by": str, "accepted": str,
            "conceded": str, "qualifier": str, "confidence": float, "tags": list, "notes": list,
            "links": list, "section": str,
        },
        "steps": {
            "id": str, "premises": list, "conclusion": str, "text": str, "scheme": str,
            "strength": str, "warrants": list,
        },
        "conflicts": {
            "id": str, "attackers": list, "target": str, "mode": str, "is_exception": bool,
            "text": str, "conceded": str, "reason": str, "warrants": list,
        },
        "relations": {"first": str, "relation": str, "second": str, "reason": str},
        "citations": {
            "statement": str, "source": str, "unit": str, "first": int, "last": int,
            "phrases": list,
        },
        "figures": {"statement": str, "subject": str, "measure": str, "value": str},
    }
)  # fmt: skip
"""The columns of each table, with the types of their values; a list is one of strings. A value that
a map does not have is ``None``."""


def to_tables(map: ArgumentMap) -> dict[str, list[Row]]:
    """Return the tables of a map by name, each a list of rows; :data:`TABLES` has the columns.

    A statement without an id has its local key, such as ``durability~2``. A step is an
    :class:`Inference`, a conflict a :class:`Conflict`; their ids are those of arguments and
    counters, or made of those of their ends. An argument or a counter without premises has a row
    with an empty list: others may attack it. ``relations`` has the relations that are neither, and
    for each answer a row with the relation ``answers``. ``citations`` has those of statements
    and arguments.

    >>> from argmap.language import loads
    >>> tables = to_tables(loads("thesis t: It lasts.\\n  claim c: It has one centre.\\n"))
    >>> [(row["id"], row["kind"]) for row in tables["statements"]]
    [('t', 'thesis'), ('c', 'claim')]
    >>> tables["steps"][0]["premises"], tables["steps"][0]["conclusion"]
    (['c'], 't')
    """
    expect(map, ArgumentMap, "map")
    steps, counters = _more(map)
    conflicts = (*map.conflicts, *counters, *_once(map.contradictions))
    return {
        "statements": [_statement(one, map) for one in map.statements],
        "steps": [_step(map, one) for one in (*map.inferences, *steps)],
        "conflicts": [_conflict(one) for one in conflicts],
        "relations": list(_relations(map)),
        "citations": [
            _citation(node.key, one, map) for node in map.nodes.values() for one in node.citations
        ],
        "figures": [
            {
                "statement": one.key,
                "subject": figure.subject,
                "measure": figure.measure,
                "value": figure.value,
            }
            for one in map.statements
            for figure in one.figures
        ],
    }


def _statement(one: Statement, map: ArgumentMap) -> Row:
    section = map.section_of(one)
    return {
        "id": one.key,
        "kind": str(one.kind),
        "text": one.text,
        "title": one.title,
        "by": _written(one.by),
        "accepted": _written(one.acceptance),
        "conceded": _written(one.concession),
        "qualifier": one.qualifier,
        "confidence": one.confidence,
        "tags": list(one.tags),
        "notes": list(one.notes),
        "links": list(one.links),
        "section": section.title if section is not None else None,
    }


def _written(value: object) -> str | None:
    return None if value is None else str(value)


def _more(map: ArgumentMap) -> tuple[list[Inference], list[Conflict]]:
    """The steps and the conflicts of arguments that the graph leaves out.

    They may have something below them, or a relation may name them.
    """
    steps: list[Inference] = []
    counters: list[Conflict] = []
    for one in not_in_the_graph(map):
        if one.under is None:
            continue
        below = [part for part in map.children(one.key) if not isinstance(part, Argument)]
        premises = _keys(part for part in below if part.kind.is_premise)
        warrants = _keys(part for part in below if part.kind is Kind.WARRANT)
        if one.kind.attacks:
            mode = _mode(map, one.under)
            counters.append(Conflict(premises, one.under, mode, one, one.concession, warrants))
        else:
            steps.append(
                Inference(one.key, premises, one.under, one.key, one.scheme, one.strength, warrants)
            )
    return steps, counters


def _keys(parts: Iterable[Statement | Reuse]) -> tuple[str, ...]:
    keys = (one.target if isinstance(one, Reuse) else one.key for one in parts)
    return tuple(dict.fromkeys(keys))


def _mode(map: ArgumentMap, target: str) -> ConflictMode:
    """The mode of an attack by a counter, as in the graph."""
    if isinstance(map.get(target), Argument):
        return ConflictMode.UNDERCUT
    return attack_mode(target, map.graph.inferences_to, map.graph.inferences_from)


def _step(map: ArgumentMap, step: Inference) -> Row:
    argument = map.nodes.get(step.argument) if step.argument is not None else None
    return {
        "id": step.key,
        "premises": list(step.premises),
        "conclusion": step.conclusion,
        "text": (argument.text or None) if argument is not None else None,
        "scheme": step.scheme,
        "strength": _written(step.strength),
        "warrants": list(step.warrants),
    }


def _once(contradictions: Iterable[Conflict]) -> Iterator[Conflict]:
    """Yield one of the two conflicts of each contradiction, which is symmetric."""
    seen: set[frozenset[str]] = set()
    for one in contradictions:
        ends = frozenset((*one.attackers, one.target))
        if ends not in seen:
            seen.add(ends)
            yield one


def _conflict(one: Conflict) -> Row:
    return {
        "id": one.argument or f"{'+'.join(one.attackers)}!{one.target}",
        "attackers": list(one.attackers),
        "target": one.target,
        "mode": "contradiction" if one.contradicts is not None else str(one.mode),
        "is_exception": one.is_exception,
        "text": (one.item.text or None) if isinstance(one.item, Argument) else None,
        "conceded": _written(one.concession),
        "reason": one.reason or None,
        "warrants": list(one.warrants),
    }


def _relations(map: ArgumentMap) -> Iterator[Row]:
    for question, answers in map.graph.answers.items():
        for answer in answers:
            yield _relation(answer, "answers", question, "")
    for one in map.relations:
        if not one.kind.attacks and one.kind not in _IN_OTHER_TABLES:
            yield _relation(one.first, str(one.kind), one.second, one.reason)


_IN_OTHER_TABLES: Final = (RelationKind.SUPPORTS, RelationKind.CONTRADICTS)


def _relation(first: str, relation: str, second: str, reason: str) -> Row:
    return {"first": first, "relation": relation, "second": second, "reason": reason or None}


def _citation(key: str, one: Citation, map: ArgumentMap) -> Row:
    place = one.place
    first_source = map.sources[0].id if map.sources else None
    return {
        "statement": key,
        "source": one.source or first_source,
        "unit": str(place.unit) if place is not None else None,
        "first": place.first if place is not None else None,
        "last": place.last if place is not None else None,
        "phrases": list(one.phrases),
    }

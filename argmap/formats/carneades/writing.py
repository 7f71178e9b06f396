"""Write a map as YAML of Carneades."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from argmap.formats.carneades.reading import GRAPH
from argmap.formats.format import Exported
from argmap.formats.kept_json import kept_value
from argmap.formats.packages import needed
from argmap.formats.untold import (
    loss,
    untold_arguments,
    untold_fields,
    untold_parts,
    untold_references,
    untold_words,
)
from argmap.model import (
    Argument,
    ArgumentMap,
    Conflict,
    Diagnostic,
    Inference,
    Kind,
    RelationKind,
    Statement,
)

_PREFIX: Final = "carneades-"


def write(map: ArgumentMap) -> Exported:
    """Write a map; see :mod:`argmap.formats.carneades`."""
    yaml = needed("yaml", "PyYAML", "yaml", "writing YAML")
    document = _Writing(map).document()
    safe = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text = yaml.dump(document, Dumper=safe, allow_unicode=True, sort_keys=False, width=88)
    return Exported(text.encode("utf-8"), _losses(map))


class _Writing:
    """One map, and the document that is made of it."""

    def __init__(self, map: ArgumentMap) -> None:
        self._map = map
        self._names = {one.key: _name(one) for one in map.statements}
        self._negations: dict[str, str] = {}
        self._arguments: dict[str, dict[str, Any]] = {}
        self._of_step: dict[str, str] = {}
        self._joint: dict[str, str] = {}

    def document(self) -> dict[str, Any]:
        """Return the document."""
        map = self._map
        kept = dict((*map.extra, *map.closing_extra))
        meta = {"title": map.title} | kept_value(kept.get(f"{_PREFIX}meta"), {})
        statements = {
            self._names[one.key]: one.text
            for one in map.statements
            if one.kind is not Kind.QUESTION
        }
        for inference in map.inferences:
            if self._can_be_written(inference.premises, inference.conclusion):
                self._inference(inference)
        for conflict in (*map.conflicts, *map.contradictions):
            if self._can_be_written(conflict.attackers, conflict.target):
                self._conflict(conflict)
        for target, name in self._negations.items():
            statements[name] = f"It is not so that: {map[target].text}"
        for name, step in self._joint.items():
            statements[name] = f"The argument {step} is undercut."
        document: dict[str, Any] = {"meta": meta}
        for name, value in kept.items():
            plain = name.removeprefix(_PREFIX).replace("-", "_")
            if name.startswith(_PREFIX) and plain not in GRAPH:
                document[plain] = kept_value(value, None)
        document["statements"] = statements
        document["arguments"] = self._arguments
        document["issues"] = dict(self._issues())
        document["assumptions"] = list(self._assumptions())
        return {name: value for name, value in document.items() if value}

    def _can_be_written(self, ends: tuple[str, ...], target: str) -> bool:
        """Whether there are statements at the ends; those of other maps are left out."""
        nodes = [self._map.get(one) for one in ends]
        has_target = target in self._names or target in self._of_step
        return has_target and any(nodes) and not any(isinstance(one, Argument) for one in nodes)

    def _inference(self, step: Inference) -> None:
        argument = self._map.get(step.argument) if step.argument else None
        premises: Any = [self._names[one] for one in step.premises if one in self._names]
        roles = kept_value(dict(argument.extra).get(f"{_PREFIX}roles"), {}) if argument else {}
        if sorted(roles.values()) == sorted(premises):
            premises = roles
        made: dict[str, Any] = {"conclusion": self._names.get(step.conclusion, step.conclusion)}
        if step.scheme:
            made["scheme"] = step.scheme
        if isinstance(step.strength, float):
            made["weight"] = step.strength
        made["premises"] = premises
        self._add(step.key, made)

    def _add(self, key: str, made: dict[str, Any]) -> None:
        name = key if key in self._map else f"a{len(self._arguments) + 1}"
        while name in self._arguments or (name != key and name in self._map):
            name = f"{name}x"
        self._arguments[name] = made
        self._of_step[key] = name

    def _conflict(self, conflict: Conflict) -> None:
        attackers = [self._names[one] for one in conflict.attackers if one in self._names]
        step = self._of_step.get(conflict.target)
        if step is not None:
            undercutters = self._arguments[step].setdefault("undercutter", attackers[0])
            if undercutters != attackers[0] or len(attackers) > 1:
                self._join(step, attackers)
        elif conflict.target in self._names:
            made: dict[str, Any] = {"conclusion": self._negation(conflict.target)}
            counter = self._map.get(conflict.argument) if conflict.argument else None
            if isinstance(counter, Argument):
                if counter.scheme:
                    made["scheme"] = counter.scheme
                if isinstance(counter.strength, float):
                    made["weight"] = counter.strength
            made["premises"] = attackers
            key = conflict.argument or f"{'+'.join(conflict.attackers)}!{conflict.target}"
            self._add(key, made)

    def _join(self, step: str, attackers: list[str]) -> None:
        """An argument has one undercutter: make it a statement that each attack supports."""
        argument = self._arguments[step]
        joint = f"undercut({step})"
        if argument["undercutter"] != joint:
            before = argument["undercutter"]
            argument["undercutter"] = joint
            self._joint[joint] = step
            if [before] != attackers:
                self._add(f"{step}!{before}", {"conclusion": joint, "premises": [before]})
        self._add(f"{step}!{attackers}", {"conclusion": joint, "premises": attackers})

    def _negation(self, target: str) -> str:
        if target not in self._negations:
            name = f"¬{self._names[target]}"
            known = next((key for key, one in self._names.items() if one == name), None)
            if known is not None:
                return name
            self._negations[target] = name
        return self._negations[target]

    def _issues(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for question, answers in self._map.graph.answers.items():
            positions = [self._names[one] for one in answers if one in self._names]
            made: dict[str, Any] = {"positions": positions}
            node = self._map.get(question)
            standard = dict(node.extra).get(f"{_PREFIX}standard") if node else None
            yield question, made | ({"standard": standard} if standard else {})
        for number, (target, negation) in enumerate(self._negations.items(), 1):
            yield f"not-{number}", {"positions": [self._names[target], negation]}

    def _assumptions(self) -> Iterator[str]:
        map = self._map
        is_imported = ("imported", "carneades") in map.extra
        exceptions = {
            one for conflict in map.conflicts if conflict.is_exception for one in conflict.attackers
        }
        for one in map.statements:
            assumed = dict(one.extra).get(f"{_PREFIX}assumed") == "true"
            leaf = not map.graph.inferences_to.get(one.key) and one.key not in exceptions
            if assumed or (not is_imported and leaf and one.kind is not Kind.QUESTION):
                yield self._names[one.key]


def _name(statement: Statement) -> str:
    name = kept_value(dict(statement.extra).get(f"{_PREFIX}name"), "")
    return name or statement.key.replace("~", "_")


def _losses(map: ArgumentMap) -> Iterator[Diagnostic]:
    yield from untold_fields(map, "Carneades", ["map.map", "scheme", "strength"], ["carneades"])
    yield from untold_parts(
        map, "Carneades", [RelationKind.CONTRADICTS], answers=True, warrants=True
    )
    yield from untold_words(map, "Carneades", (Kind.UNLESS, Kind.QUESTION))
    yield from untold_arguments(map, "Carneades", onto=False)
    yield from untold_references(map, "Carneades")
    questions = [one for one in map.statements if one.kind is Kind.QUESTION]
    if questions and ("imported", "carneades") not in map.extra:
        message = "the texts of questions have no place in Carneades and are left out"
        yield loss(message, questions[0].origin)
    for one in map.relations:
        if one.kind is RelationKind.REBUTS and isinstance(map.get(one.second), Argument):
            yield loss("'rebuts' onto an argument is written as an undercutter", one.origin)

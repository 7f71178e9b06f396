"""Make a map of YAML of Carneades."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from argmap.formats.carneades.terms import in_words
from argmap.formats.foreign_ids import Ids
from argmap.formats.foreign_text import broken, line_span, lost, text_or
from argmap.formats.format import Imported
from argmap.formats.graph_nesting import GraphNesting, Step
from argmap.formats.kept_json import kept_json
from argmap.formats.yaml_text import parsed_yaml
from argmap.model import ArgumentMap, Diagnostic, Kind, Span

GRAPH: Final = ("meta", "statements", "arguments", "issues", "assumptions")
"""The parts of a document that a map has; the others are kept as fields."""


def read(data: bytes, path: str | None = None) -> Imported:
    """Make a map of a document; see :mod:`argmap.formats.carneades`."""
    document, lines = parsed_yaml(data, path)
    if not isinstance(document, dict):
        broken("this is no document of Carneades: it has no keys", line_span(1, path))
    return _Reading(document, lines, path).imported()


class _Reading:
    """One document, and the graph that is made of it."""

    def __init__(
        self, document: Mapping[str, Any], lines: Mapping[tuple[str, ...], int], path: str | None
    ) -> None:
        self._document = document
        self._lines = lines
        self._path = path
        self._graph = GraphNesting()
        self._ids = Ids()
        self._made: dict[str, str] = {}
        self._places: dict[str, Span] = {}
        self._names_of: dict[str, str] = {}
        self._losses: list[Diagnostic] = []
        language = document.get("language")
        self._language: dict[str, Any] = language if isinstance(language, dict) else {}

    def imported(self) -> Imported:
        """Return the map."""
        for name, value in self._part("statements"):
            self._statement(name, value)
        for name, value in self._part("arguments"):
            self._argument(name, value)
        for name, value in self._part("issues"):
            self._issue(name, value)
        for name in self._names("assumptions", self._document.get("assumptions")):
            self._extra(self._end(name), "carneades-assumed", "true")
        for step, reason in self._graph.lost_steps():
            message = f"the argument {self._names_of[step.id]!r} is left out: {reason}"
            self._losses.append(lost(message, self._places[step.id]))
        items = self._graph.items()
        kept = [
            (f"carneades-{name.replace('_', '-')}", kept_json(value))
            for name, value in self._document.items()
            if name not in GRAPH and _KEPT.fullmatch(name) and value is not None
        ]
        for name in self._document:
            if name not in GRAPH and not _KEPT.fullmatch(name):
                self._losses.append(lost(f"{name!r} is not kept", self._where(name)))
        meta = dict(self._part("meta"))
        title = str(meta.pop("title", None) or "")
        if meta:
            kept.insert(0, ("carneades-meta", kept_json(meta)))
        extra = [("imported", "carneades"), *(() if items else kept)]
        closing = kept if items else ()
        map = ArgumentMap(title, items, extra=extra, closing_extra=closing)
        return Imported(map, self._losses)

    def _where(self, *keys: str) -> Span:
        return line_span(self._lines.get(keys, 1), self._path)

    def _part(self, name: str) -> Iterator[tuple[str, Any]]:
        value = self._document.get(name)
        if value is None:
            return
        if not isinstance(value, dict):
            broken(f"'{name}' has no keys", self._where(name))
        for key, one in value.items():
            yield str(key), one

    def _names(self, part: str, value: Any) -> list[str]:
        if value is None:
            return []
        if not isinstance(value, list):
            value = [value]
        if any(isinstance(one, (dict, list)) for one in value):
            broken("this is not a list of statements", self._where(part))
        return [str(one) for one in value]

    def _statement(self, name: str, value: Any) -> str:
        fields = dict(value) if isinstance(value, dict) else {"text": value}
        given = fields.pop("text", None)
        if isinstance(given, (dict, list)):
            broken(
                f"the text of the statement {name!r} is no text", self._where("statements", name)
            )
        text = text_or("" if given is None else str(given), in_words(name, self._language), name)
        made = self._made[name] = self._ids.of(name.replace("¬", "not-"), "s")
        self._graph.statements[made] = {"text": text, "extra": []}
        if made != name:
            self._extra(made, "carneades-name", kept_json(name))
        if fields.pop("assumed", False):
            self._extra(made, "carneades-assumed", "true")
        for key in fields:
            where = self._where("statements", name)
            self._losses.append(lost(f"{key!r} of the statement {name!r} is not kept", where))
        return made

    def _extra(self, made: str, name: str, value: str) -> None:
        extra = self._graph.statements[made]["extra"]
        if (name, value) not in extra:
            extra.append((name, value))

    def _end(self, name: str) -> str:
        """The id of a statement; one that is only named has its name, in words, for its text."""
        return self._made.get(name) or self._statement(name, None)

    def _argument(self, name: str, value: Any) -> None:
        where = self._where("arguments", name)
        if not isinstance(value, dict) or value.get("conclusion") is None:
            broken(f"the argument {name!r} has no conclusion", where)
        step = self._ids.of(name, "a")
        self._places[step] = where
        self._names_of[step] = name
        premises = value.get("premises")
        roles: dict[str, str] = {}
        if isinstance(premises, dict):
            roles = {str(role): str(one) for role, one in premises.items()}
            premises = list(roles.values())
        ends = [self._end(one) for one in self._names("arguments", premises)]
        attributes: dict[str, Any] = {}
        if value.get("scheme"):
            attributes["scheme"] = str(value["scheme"])
        weight = _weight(value.get("weight"))
        if weight is not None:
            attributes["strength"] = weight
        elif value.get("weight") is not None:
            told = f"the weight of the argument {name!r} is no number from 0 to 1, and not kept"
            self._losses.append(lost(told, where))
        if roles:
            attributes["extra"] = [("carneades-roles", kept_json(roles))]
        undercutters = self._names("arguments", value.get("undercutter"))
        if undercutters:
            self._graph.exceptions[step] = [self._end(one) for one in undercutters]
        for key in sorted(set(map(str, value)) - _ARGUMENT):
            self._losses.append(lost(f"{key!r} of the argument {name!r} is not kept", where))
        conclusion = self._end(str(value["conclusion"]))
        self._graph.steps.append(Step(step, ends, conclusion, is_named=True, attributes=attributes))

    def _issue(self, name: str, value: Any) -> None:
        where = self._where("issues", name)
        if not isinstance(value, dict) or not isinstance(value.get("positions"), list):
            broken(f"the issue {name!r} has no list of positions", where)
        positions = [self._end(one) for one in self._names("issues", value["positions"])]
        texts = [self._graph.statements[one]["text"].rstrip(".") for one in positions]
        question = self._ids.of(name, "issue")
        extra = []
        if value.get("standard"):
            extra.append(("carneades-standard", str(value["standard"])))
        text = f"{' or '.join(texts)}?" if texts else f"{name}?"
        self._graph.statements[question] = {"kind": Kind.QUESTION, "text": text, "extra": extra}
        self._graph.answers[question] = list(dict.fromkeys(positions))


_KEPT: Final = re.compile("[a-z]+(?:_[a-z]+)*")
_ARGUMENT: Final = frozenset({"conclusion", "premises", "scheme", "weight", "undercutter"})


def _weight(value: Any) -> float | None:
    """The number from 0 to 1 that a value is, or ``None``."""
    try:
        number = float(value) if not isinstance(value, bool) else -1
    except (TypeError, ValueError):
        return None
    return number if 0 <= number <= 1 else None

"""SADFace (Simple Argument Description Format), versions 0.1 to 0.5.

Reading. An atom is a statement; an inference is an argument, or just a level of indentation if
it has one premise; a conflict is an objection, a counter or an undercut. A name that says more
than support or attack becomes ``scheme:``. Ids of SADFace are UUIDs as a rule: such a statement
gets an id made of its first words, and ``x-sadface-id`` keeps the other one.
``x-sadface-sources`` and ``x-sadface-metadata`` have the other data of an atom; fields below the
last statement have those of the document (``x-sadface-core``, ``x-sadface-resource``,
``x-sadface-metadata``).

Lost on reading: the ids and metadata of schemes, the ids of edges, and schemes that are connected
to nothing on one side.

Writing. All of that is written again; ids that are missing become UUIDs made of the title of the
map and the keys of its parts. Lost are citations, figures, qualifiers and
all other fields, comments, kinds of statements, texts of arguments, sections, questions, and
relations that neither support nor attack.

The format is described at https://github.com/Open-Argumentation/SADFace.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from attrs import evolve

from argmap.formats.foreign_ids import Ids, is_short_id
from argmap.formats.foreign_text import broken, json_bytes, line_span, lost, parsed_json, text_or
from argmap.formats.format import Exported, Imported
from argmap.formats.graph_nesting import GraphNesting
from argmap.formats.kept_json import kept_json, kept_value
from argmap.formats.scheme_graph import Link, SchemeNode, steps_of
from argmap.formats.untold import (
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
    RelationKind,
    Statement,
)
from argmap.model.clean_text import clean
from argmap.model.vocabulary import ArgumentKind

_ATTACKS: Final = ("attack", "conflict", "disagree", "rebut", "refut", "undercut")
_SCHEMES: Final = ("scheme", "inference", "conflict")
_CORE: Final = ("analyst_name", "analyst_email", "created", "edited", "id", "version")
_PLAIN_NAMES: Final = (
    "", "support", "default support", "default inference", "inference", "attack", "conflict",
    "default attack", "default conflict", "disagreement",
)  # fmt: skip
_KEPT_NODE: Final = ("sources", "metadata")


def read(data: bytes, path: str | None = None) -> Imported:
    """Make a map of a SADFace document; see :mod:`argmap.formats.sadface`."""
    return _Reading(parsed_json(data, path), path).imported()


class _Reading:
    """One document, and the graph that is made of it."""

    def __init__(self, document: Any, path: str | None) -> None:
        self._path = path
        self._document = document if isinstance(document, dict) else {}
        for name in ("nodes", "edges"):
            if not isinstance(self._document.get(name), list):
                broken(f"this is not SADFace: it has no list {name!r}", line_span(1, path))
        self._graph = GraphNesting()
        self._ids = Ids()
        self._made: dict[str, str] = {}
        self._losses: list[Diagnostic] = []

    def imported(self) -> Imported:
        schemes: dict[str, SchemeNode] = {}
        for at, node in enumerate(self._document["nodes"]):
            where = f"nodes[{at}]"
            id, sort = _text(node, "id", where), _text(node, "type", where)
            if id in self._made:
                self._lose(f"{where} has the id of another node, {id!r}")
            elif sort == "atom":
                self._atom(id, node, where)
            elif sort in _SCHEMES:
                name = str(node.get("name") or "")
                self._made[id] = self._ids.of(f"{'attack' if _attacks(sort, name) else 'step'}-1")
                schemes[self._made[id]] = _scheme(sort, name)
                if node.get("metadata") not in (None, {}, {"core": {}}):
                    self._lose(f"the metadata of {where} are not kept")
            else:
                self._lose(f"{where} has the unknown type {sort!r}")
        self._graph.steps += steps_of(schemes, [*self._links()])
        names = {made: id for id, made in self._made.items()}
        for step, reason in self._graph.lost_steps():
            id = names.get(step.id) or names.get(step.id.partition("-to-")[0], step.id)
            self._lose(f"the scheme {id!r} is left out: {reason}")
        if self._document["edges"]:
            self._lose("the ids of schemes and edges are not kept")
        core = self._core()
        map = ArgumentMap(
            _plain(core.get("title")),
            self._graph.items(),
            author=_plain(core.get("analyst_name")) or None,
            extra=[("imported", "sadface")],
        )
        return Imported(self._with_document(map, core), self._losses)

    def _atom(self, id: str, node: Mapping[str, Any], where: str) -> None:
        text = _text(node, "text", where)
        self._made[id] = self._ids.of(id if is_short_id(id) else text, "atom")
        extra = [("sadface-id", id)] if self._made[id] != id else []
        for name in _KEPT_NODE:
            if node.get(name) and node[name] != {"core": {}}:
                extra.append((f"sadface-{name}", kept_json(node[name])))
        if not clean(text):
            self._lose(f"{where} has no text")
        self._graph.statements[self._made[id]] = {"text": text_or(text, id), "extra": extra}

    def _links(self) -> Iterator[Link]:
        for at, edge in enumerate(self._document["edges"]):
            ends = [_text(edge, name, f"edges[{at}]") for name in ("source_id", "target_id")]
            missing = [end for end in ends if end not in self._made]
            if missing:
                self._lose(f"edges[{at}] leads to {missing[0]!r}, which is not a node")
                continue
            source, target = (self._made[end] for end in ends)
            if source in self._graph.statements and target in self._graph.statements:
                self._lose(f"edges[{at}] connects two atoms without a scheme")
                continue
            yield Link(source, target)

    def _core(self) -> dict[str, Any]:
        """The data of the document; up to version 0.1 they are at the top level."""
        metadata = self._document.get("metadata")
        core = metadata.get("core") if isinstance(metadata, dict) else None
        if isinstance(core, dict) and core:
            return core
        return {name: self._document[name] for name in _CORE if name in self._document}

    def _with_document(self, map: ArgumentMap, core: Mapping[str, Any]) -> ArgumentMap:
        kept = [("sadface-core", kept_json(core))] if core else []
        resources = self._document.get("resources") or []
        if not isinstance(resources, list):
            broken("'resources' is no list")
        kept += [("sadface-resource", kept_json(one)) for one in resources]
        metadata = self._document.get("metadata") or {}
        if not isinstance(metadata, dict):
            broken("'metadata' is no object")
        other = {name: one for name, one in metadata.items() if name != "core" and one}
        if other:
            kept.append(("sadface-metadata", kept_json(other)))
        if not map.items:  # there is nothing to stand below
            return evolve(map, extra=(*map.extra, *kept))
        return evolve(map, closing_extra=tuple(kept))

    def _lose(self, message: str) -> None:
        self._losses.append(lost(message, line_span(1, self._path)))


def _text(node: Any, name: str, where: str) -> str:
    if not isinstance(node, dict) or type(node.get(name)) not in (str, int):
        broken(f"{where} has no {name!r}")
    return str(node[name])


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _attacks(sort: str, name: str) -> bool:
    """Whether a scheme attacks; up to version 0.1 only its name says so."""
    if sort != "scheme":
        return sort == "conflict"
    return any(word in name.lower() for word in _ATTACKS)


def _scheme(sort: str, name: str) -> SchemeNode:
    kind = ArgumentKind.COUNTER if _attacks(sort, name) else ArgumentKind.ARGUMENT
    plain = " ".join(name.split())
    says_more = plain.lower() not in _PLAIN_NAMES
    return SchemeNode(kind, attributes={"scheme": plain} if says_more else {})


def write(map: ArgumentMap) -> Exported:
    """Write a map as SADFace 0.5; see :mod:`argmap.formats.sadface`."""
    writing = _Writing(map)
    return Exported(json_bytes(writing.document()), _losses(map))


class _Writing:
    def __init__(self, map: ArgumentMap) -> None:
        self._map = map
        self._is_imported = ("imported", "sadface") in map.extra
        self._nodes: list[dict[str, Any]] = []
        self._edges: list[dict[str, str]] = []
        self._ids: dict[str, str] = {}

    def document(self) -> dict[str, Any]:
        map = self._map
        for statement in map.statements:
            self._atom(statement)
        attacks = (*map.conflicts, *map.contradictions)
        inferences = {one.key: one for one in map.inferences if self._is_of_atoms(one.premises)}
        conflicts = {_key(one): one for one in attacks if self._is_of_atoms(one.attackers)}
        known = {*self._ids, *inferences, *conflicts}
        inferences = {key: one for key, one in inferences.items() if one.conclusion in known}
        conflicts = {key: one for key, one in conflicts.items() if one.target in known}
        for key, inference in inferences.items():
            self._scheme_node(key, "inference", inference.scheme or "support")
        for key, conflict in conflicts.items():
            counter = map.get(conflict.argument) if conflict.argument else None
            name = counter.scheme if isinstance(counter, Argument) else None
            self._scheme_node(key, "conflict", name or "attack")
        for key, inference in inferences.items():
            self._connect(key, (*inference.premises, *inference.warrants), inference.conclusion)
        for key, conflict in conflicts.items():
            self._connect(key, (*conflict.attackers, *conflict.warrants), conflict.target)
        return {**self._head(), "nodes": self._nodes, "edges": self._edges}

    def _is_of_atoms(self, keys: Iterable[str]) -> bool:
        """Whether a scheme has atoms to start from; those of other maps are left out."""
        nodes = [self._map.get(key) for key in keys]
        return any(nodes) and not any(isinstance(node, Argument) for node in nodes)

    def _head(self) -> dict[str, Any]:
        map = self._map
        core = {"analyst_name": "", "id": self._new_id(""), "version": "0.5.4"}
        metadata: dict[str, Any] = {"core": core}
        resources = []
        for name, value in (*map.extra, *map.closing_extra):
            if name == "sadface-core":
                metadata["core"] = kept_value(value, {})
            elif name == "sadface-metadata":
                metadata |= kept_value(value, {})
            elif name == "sadface-resource":
                resources.append(kept_value(value, {}))
        if map.title:
            metadata["core"]["title"] = map.title
        if map.author:
            metadata["core"]["analyst_name"] = map.author
        return {"metadata": metadata, "resources": resources}

    def _new_id(self, key: str) -> str:
        return str(uuid5(NAMESPACE_URL, f"argmap:{self._map.title}:{key}"))

    def _atom(self, statement: Statement) -> None:
        extra = dict(statement.extra)
        own = statement.id if self._is_imported else None
        id = extra.get("sadface-id") or own or self._new_id(statement.key)
        self._ids[statement.key] = id
        self._nodes.append(
            {
                "id": id,
                "type": "atom",
                "text": statement.text,
                "sources": kept_value(extra.get("sadface-sources"), []),
                "metadata": kept_value(extra.get("sadface-metadata"), {"core": {}}),
            }
        )

    def _scheme_node(self, key: str, sort: str, name: str) -> None:
        self._ids[key] = self._new_id(key)
        node = {"id": self._ids[key], "type": sort, "name": name, "metadata": {"core": {}}}
        self._nodes.append(node)

    def _connect(self, key: str, sources: Iterable[str], target: str) -> None:
        for source, end in (*((one, key) for one in sources), (key, target)):
            if source in self._ids and end in self._ids:
                ids = self._ids[source], self._ids[end]
                edge = {"id": self._new_id(" ".join(ids)), "source_id": ids[0], "target_id": ids[1]}
                self._edges.append(edge)


def _key(conflict: Conflict) -> str:
    return conflict.argument or f"{'+'.join(conflict.attackers)}!{conflict.target}"


def _losses(map: ArgumentMap) -> Iterator[Diagnostic]:
    kept = ("map.map", "map.author", "scheme")
    yield from untold_fields(map, "SADFace", kept, ["sadface"])
    yield from untold_parts(map, "SADFace", [RelationKind.CONTRADICTS], warrants=True)
    yield from untold_words(map, "SADFace")
    yield from untold_arguments(map, "SADFace")
    yield from untold_references(map, "SADFace")

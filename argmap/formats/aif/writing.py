"""Write a map as an AIF or xAIF file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from argmap.formats.aif.document import ENVELOPE
from argmap.formats.aif.facts import Facts
from argmap.formats.aif.locutions import Locutions
from argmap.formats.aif.merging import Merged, merged
from argmap.formats.aif.node_records import NodeRecords
from argmap.formats.aif.numbers import Numbers
from argmap.formats.aif.residue_form import (
    COLUMN_FIELDS,
    COLUMNS,
    EDGES,
    FULFILMENTS,
    NODES,
    default,
    id_of,
)
from argmap.formats.aif.residue_reading import Kept, kept
from argmap.formats.aif.schemes import DEFAULT
from argmap.formats.format import Exported
from argmap.formats.untold import loss, untold_comments, untold_fields
from argmap.language.gc_paused import gc_paused
from argmap.model import ArgumentMap, Diagnostic

_TOLD: Final = ("scheme", "by", "accepted")
_DEEPEST: Final = 5
"""How deep in a file lists may be that have entries for nodes."""

_AIF: Final = {
    "nodes": NODES,
    "edges": EDGES,
    "locutions": "nodeID personID",
    "schemefulfillments": FULFILMENTS,
    "participants": [],
}
"""A new file as AIFdb takes it: it reads schemes and persons from lists that it does not write."""

_XAIF: Final = {
    ENVELOPE: {
        "nodes": NODES,
        "edges": "#edgeID fromID toID",
        "schemefulfillments": FULFILMENTS,
        "participants": [],
        "locutions": "nodeID personID",
        "descriptorfulfillments": [],
        "cqdescriptorfulfillments": [],
    },
    "text": "",
    "OVA": {"firstname": "", "surname": "", "url": "", "nodes": [], "edges": []},
}
"""A new file as OVA3 writes it, with texts for the lists that are made."""


def write_document(map: ArgumentMap, title: str, *, is_enveloped: bool) -> Exported:
    """Write a map as a file; ``title`` is what messages call the format."""
    with gc_paused():
        return _Writing(map, title, is_enveloped).exported()


class _Writing:
    def __init__(self, map: ArgumentMap, title: str, is_enveloped: bool) -> None:
        self._map = map
        self._title = title
        self._is_enveloped = is_enveloped
        self._losses: list[Diagnostic] = []
        self._kept = kept((*map.extra, *map.closing_extra), self._spoilt)
        if self._kept.whole is None and dict(map.extra).get("imported") not in ("aif", "xaif"):
            self._kept.whole = json.loads(json.dumps(_XAIF if is_enveloped else _AIF))
        self._content = self._kept.content
        self._kept.has_numbers = str(self._content["nodes"])[:1] == "#"

    def _spoilt(self, name: str) -> None:
        self._losses.append(loss(f"'x-{name}:' cannot be read and is left out", self._map.origin))

    def exported(self) -> Exported:
        map, kept = self._map, self._kept
        facts = Facts(map)
        numbers = Numbers(_used(map, kept), kept.suffix)
        graph = merged(map, facts, kept, numbers)
        self._locutions = Locutions(map, kept, graph, numbers)
        has_schemes = not self._is_enveloped and (bool(kept.schemes) or not kept.types)
        making = NodeRecords(map, kept, graph, self._locutions, has_schemes=has_schemes)
        nodes = making.records()
        data = _as_bytes(self._whole(graph, nodes))
        self._losses += facts.losses
        self._losses += self._renamed(graph)
        self._losses += self._locutions.losses
        self._losses += untold_fields(map, self._title, _TOLD, extra=("aif-",))
        self._losses += untold_comments(map, self._title)
        return Exported(data, self._losses)

    def _renamed(self, graph: Merged) -> Iterator[Diagnostic]:
        named = [one for one in (*self._map.statements, *self._map.arguments) if one.id]
        others = [one for one in named if graph.ids[one.key] != self._kept.id_of(one.key)]
        if others:
            message = f"ids that are no numbers or are taken become new numbers in {self._title}"
            times = f"({len(others)} time{'s' * (len(others) != 1)})"
            yield loss(f"{message} {times}", others[0].origin)

    def _whole(self, graph: Merged, nodes: dict[str, dict[str, Any]]) -> dict[str, Any]:
        gone = graph.gone
        content: dict[str, Any] = {}
        for key, form in self._content.items():
            if key == "nodes":
                content[key] = self._with_doubles(nodes)
            elif key == "edges":
                content[key] = [*self._edges(graph, nodes, form)]
            elif key in COLUMNS and _names_columns(key, form):
                content[key] = [*self._list(key, form.split(), nodes, graph)]
            elif key == "participants" and isinstance(form, list):
                content[key] = [*form, *self._locutions.people]
            else:
                content[key] = _without(form, gone)
        if self._locutions.people and "participants" not in content:
            content["participants"] = self._locutions.people
        whole = self._kept.whole
        if whole is None or whole is self._content:
            return {ENVELOPE: content} if self._is_enveloped else content
        if self._is_enveloped:
            return {
                key: content if key == ENVELOPE else _without(value, gone)
                for key, value in whole.items()
            }
        left_out = ", ".join(repr(key) for key in whole if key != ENVELOPE)
        if left_out:
            message = f"what xAIF has beside the graph is left out: {left_out}"
            self._losses.append(loss(message, self._map.origin))
        return content

    def _with_doubles(self, nodes: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
        doubles: dict[str, list[dict[str, Any]]] = {}
        for last, record in self._kept.doubles:
            doubles.setdefault(last, []).append(record)
        if not doubles:
            return [*nodes.values()]
        found: list[dict[str, Any]] = []
        for id, record in nodes.items():
            found.append(record)
            found += doubles.pop(id, ())
        return [*found, *(one for rest in doubles.values() for one in rest)]

    def _edges(
        self, graph: Merged, nodes: Mapping[str, object], form: Any
    ) -> Iterator[dict[str, Any]]:
        kept = self._kept
        known = nodes.keys() | kept.missing
        records: list[dict[str, Any]] | None = form if isinstance(form, list) else None
        columns = str(form if records is None else EDGES)
        as_number = columns[:1] == "#"
        has_form = columns.endswith(" formEdgeID")
        last = 0
        dropped = graph.dropped_edges
        has_texts = not kept.has_numbers
        for at, edge in enumerate(kept.edges):
            last = max(last, edge.number)
            if edge.start not in known or edge.end not in known:
                continue
            if dropped and (edge.start, edge.end) in dropped:
                continue
            if records is not None:
                yield records[at]
                continue
            record: dict[str, Any] = {
                "edgeID": edge.number if as_number else str(edge.number),
                "fromID": edge.start,
                "toID": edge.end,
            }
            if not has_texts or edge.start_is_odd or edge.end_is_odd:
                record["fromID"] = kept.written_id(edge.start, edge.start_is_odd)
                record["toID"] = kept.written_id(edge.end, edge.end_is_odd)
            if has_form:
                record["formEdgeID"] = None
            yield record
        for number, (start, end) in enumerate((*graph.edges, *self._locutions.edges), last + 1):
            record = {
                "edgeID": number if as_number else str(number),
                "fromID": self._kept.written_id(start),
                "toID": self._kept.written_id(end),
            }
            if has_form:
                record["formEdgeID"] = None
            yield record

    def _list(
        self,
        name: str,
        columns: list[str],
        nodes: Mapping[str, dict[str, Any]],
        graph: Merged,
    ) -> Iterator[dict[str, Any]]:
        kept = self._kept
        values = {
            column: kept.columns.get(COLUMN_FIELDS[name, column], {}) for column in columns[1:]
        }
        new = self._new_entries(name, graph)
        first = values[columns[1]]
        for id in nodes:
            if id in first:
                record: dict[str, Any] = {"nodeID": self._kept.written_id(id)}
                for column in columns[1:]:
                    has = values[column]
                    record[column] = has[id] if id in has else default(column, nodes[id])
                yield record
            elif id in new:
                yield {"nodeID": self._kept.written_id(id), columns[1]: new[id]} | {
                    column: default(column, nodes[id]) for column in columns[2:]
                }

    def _new_entries(self, name: str, graph: Merged) -> Mapping[str, Any]:
        if name == "locutions":
            return self._locutions.speakers
        found = {id: DEFAULT[type][1] for id, type in graph.made.items()}
        for argument in self._map.arguments:
            if argument.scheme is not None:
                found.pop(graph.ids[argument.key], None)
        return found | {id: number for id, (_, number) in self._locutions.acts.items()}


def _names_columns(name: str, form: Any) -> bool:
    """Whether a text stands for a list with these columns; a file may have any text there."""
    columns = form.split() if isinstance(form, str) else []
    return len(columns) > 1 and {*columns} <= {*COLUMNS[name]}


def _used(map: ArgumentMap, kept: Kept) -> Iterator[str]:
    """Yield all ids that the file has had, or that the map asks for."""
    yield from kept.types
    for edge in kept.edges:
        yield edge.start
        yield edge.end
    yield from (str(record.get("nodeID")) for _, record in kept.doubles)
    for node in (*map.statements, *map.arguments):
        if node.id is not None:
            yield id_of(node.id, kept.suffix)


def _as_bytes(whole: dict[str, Any]) -> bytes:
    try:
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    except UnicodeEncodeError:  # half a character, which JSON can have
        return json.dumps(whole, separators=(",", ":")).encode("ascii")


def _without(value: Any, gone: set[str], depth: int = 0) -> Any:
    """Return a part of the file without what its lists say of nodes that are gone."""
    if not gone or depth > _DEEPEST:
        return value
    if isinstance(value, dict):
        return {key: _without(one, gone, depth + 1) for key, one in value.items()}
    if isinstance(value, list):
        return [_without(one, gone, depth + 1) for one in value if not _is_of(one, gone)]
    return value


def _is_of(value: Any, gone: set[str]) -> bool:
    return isinstance(value, dict) and any(
        str(value[key]) in gone for key in ("nodeID", "fromID", "toID") if key in value
    )

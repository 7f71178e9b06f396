"""Write a map as an AIF or xAIF file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Final

from argmap.formats.aif.document import ENVELOPE
from argmap.formats.aif.edge_records import edge_records
from argmap.formats.aif.json_text import as_bytes, list_of, object_of, string, value
from argmap.formats.aif.locutions import Locutions
from argmap.formats.aif.merging import Merged, merged
from argmap.formats.aif.node_records import NodeRecords
from argmap.formats.aif.numbers import Numbers
from argmap.formats.aif.residue_form import (
    COLUMN_FIELDS,
    EDGES,
    FULFILMENTS,
    NODES,
    columns_of,
    id_of,
)
from argmap.formats.aif.residue_reading import Kept, kept
from argmap.formats.aif.schemes import DEFAULT
from argmap.formats.format import Exported
from argmap.formats.untold import loss, times, untold_comments, untold_fields
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
        numbers = Numbers(_used(map, kept), kept.suffix)
        graph = merged(map, kept, numbers)
        self._locutions = Locutions(map, kept, graph, numbers)
        has_schemes = not self._is_enveloped and (bool(kept.schemes) or not kept.types)
        nodes = NodeRecords(map, kept, graph, self._locutions, has_schemes=has_schemes)
        data = as_bytes(self._whole(graph, nodes))
        self._losses += graph.losses
        if graph.renamed:
            message = f"ids that are no numbers or are taken become new numbers in {self._title}"
            often = times(len(graph.renamed))
            self._losses.append(loss(f"{message} ({often})", graph.renamed[0].origin))
        self._losses += self._locutions.losses
        self._losses += untold_fields(map, self._title, _TOLD, extra=("aif-",))
        self._losses += untold_comments(map, self._title)
        return Exported(data, self._losses)

    def _whole(self, graph: Merged, nodes: NodeRecords) -> str:
        content = self._written_content(graph, nodes)
        whole = self._kept.whole
        if whole is None or whole is self._content:
            return object_of({ENVELOPE: content}) if self._is_enveloped else content
        if self._is_enveloped:
            return object_of(
                {
                    key: content if key == ENVELOPE else value(_without(one, graph.gone))
                    for key, one in whole.items()
                }
            )
        left_out = ", ".join(repr(key) for key in whole if key != ENVELOPE)
        if left_out:
            message = f"what xAIF has beside the graph is left out: {left_out}"
            self._losses.append(loss(message, self._map.origin))
        return content

    def _written_content(self, graph: Merged, nodes: NodeRecords) -> str:
        """Return the object with the nodes."""
        content: dict[str, str] = {}
        people = self._locutions.people
        for key, form in self._content.items():
            if key == "nodes":
                content[key] = list_of(self._with_doubles(nodes.records))
            elif key == "edges":
                new = (*graph.edges, *self._locutions.edges)
                content[key] = list_of(edge_records(form, self._kept, graph, new, nodes.ids))
            elif columns := columns_of(key, form):
                content[key] = list_of(self._list(key, columns, nodes, graph))
            elif key == "participants" and isinstance(form, list):
                content[key] = value([*form, *people])
            else:
                content[key] = value(_without(form, graph.gone))
        if people and "participants" not in content:
            content["participants"] = value(people)
        return object_of(content)

    def _with_doubles(self, nodes: Mapping[str, str]) -> Iterable[str]:
        if not self._kept.doubles:
            return nodes.values()
        doubles: dict[str, list[str]] = {}
        for last, record in self._kept.doubles:
            doubles.setdefault(last, []).append(value(record))
        found: list[str] = []
        for id, node in nodes.items():
            found.append(node)
            found += doubles.pop(id, ())
        return [*found, *chain.from_iterable(doubles.values())]

    def _list(
        self, name: str, columns: tuple[str, ...], nodes: NodeRecords, graph: Merged
    ) -> list[str]:
        """Return the entries of a list of locutions or schemes."""
        kept = self._kept.columns
        entries = self._new_entries(name, graph) | kept.get(COLUMN_FIELDS[name, columns[1]], {})
        if not entries:
            return []
        others = (kept.get(COLUMN_FIELDS[name, column], {}) for column in columns[2:])
        values = [entries, *others]
        listed = [id for id in nodes.ids if id in entries]
        line = "{" + ",".join(f"{string(column)}:%s" for column in columns) + "}"
        cells = [[nodes.ids[id] for id in listed]]
        for column, has in zip(columns[1:], values, strict=True):
            default = nodes.times if column == "timestamp" else {}
            cells.append(
                [value(has[id]) if id in has else default.get(id, "null") for id in listed]
            )
        return [line % row for row in zip(*cells, strict=True)]

    def _new_entries(self, name: str, graph: Merged) -> dict[str, Any]:
        if name == "locutions":
            return self._locutions.speakers
        found = {id: DEFAULT[type][1] for id, type in graph.made.items()}
        for argument in self._map.arguments:
            if argument.scheme is not None:
                found.pop(graph.ids[argument.key], None)
        return found | {id: number for id, (_, number) in self._locutions.acts.items()}


def _used(map: ArgumentMap, kept: Kept) -> Iterator[str]:
    """Yield all ids that the file has had, or that the map asks for."""
    yield from kept.types
    yield from chain.from_iterable(kept.edges.pairs)
    yield from (str(record.get("nodeID")) for _, record in kept.doubles)
    for node in (*map.statements, *map.arguments):
        if node.id is not None:
            yield id_of(node.id, kept.suffix)


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

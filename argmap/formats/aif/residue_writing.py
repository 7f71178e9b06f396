"""What a map has no word for of an AIF file, as fields for the end of the map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from argmap.formats.aif.document import ENVELOPE, Document
from argmap.formats.aif.edge_list import Edges, edges_text
from argmap.formats.aif.id_lists import Shortening, table, value_text
from argmap.formats.aif.node_fields import NodeFields
from argmap.formats.aif.numbers import is_aif_id
from argmap.formats.aif.residue_form import (
    COLUMN_FIELDS,
    COLUMNS,
    EDGES,
    LOCUTIONS,
    NODES,
    Field,
    default,
    id_of,
    numbering,
    require_shallow,
)
from argmap.formats.kept_json import kept_json


class Residue:
    """Collects the fields for a document; ``keys`` are the ids of its nodes in the map."""

    def __init__(self, document: Document, keys: Mapping[str, str]) -> None:
        self._document = document
        self._nodes = document.nodes
        self._keys = keys
        self._suffix, self._ascending = numbering(document.nodes)
        first = next(iter(document.nodes.values()), None)
        self._has_numbers = first is not None and type(first.record["nodeID"]) is int

    def fields(self) -> Iterator[Field]:
        """Yield the fields, without ``x-``."""
        lists: list[Field] = []
        content = {
            key: self._told(key, value, lists) for key, value in self._document.content.items()
        }
        whole = self._document.whole
        is_enveloped = whole is not self._document.content
        skeleton = {
            key: content if key == ENVELOPE else value for key, value in whole.items()
        } if is_enveloped else content  # fmt: skip
        if self._suffix:
            yield "aif-suffix", self._suffix
        nodes = NodeFields(self._nodes, self._suffix, is_ascending=self._ascending)
        yield from nodes.structure()
        yield from self._edges(content["edges"])
        yield from lists
        yield from nodes.details()
        yield from self._odd_ids()
        if is_enveloped or [*content.items()] != [
            ("nodes", NODES), ("edges", EDGES), ("locutions", LOCUTIONS),
        ]:  # fmt: skip
            require_shallow(skeleton)
            yield "aif-document", kept_json(skeleton)

    def _told(self, key: str, value: Any, fields: list[Field]) -> Any:
        """Return what is kept of a part of the file beside the fields."""
        if key == "nodes":
            return "#nodeID" if self._has_numbers else NODES
        if key == "edges":
            return self._edge_form(value)
        if key in COLUMNS and isinstance(value, list):
            return self._list(key, value, fields)
        return value

    def _odd_ids(self) -> Iterator[Field]:
        short = Shortening(self._suffix)
        if not self._ascending and self._nodes:
            rows = ((id, "") for id in self._nodes)
            yield "aif-order", table(rows, self._suffix, spanning=False).removeprefix(" = ")
        odd = [
            id
            for id, node in self._nodes.items()
            if (type(node.record["nodeID"]) is int) != self._has_numbers
        ]
        if odd:
            yield "aif-odd-ids", " ".join(map(short, odd))
        missing = dict.fromkeys(
            end for edge in self._document.edges for end in edge if end not in self._nodes
        )
        if missing:
            yield "aif-missing", " ".join(map(Shortening(self._suffix), missing))
        for last, record in self._document.doubles:
            require_shallow(record)
            yield "aif-double", f"{Shortening(self._suffix)(last)} {kept_json(record)}"
        renamed = [
            (key, value_text(id))
            for id, key in self._keys.items()
            if id_of(key, self._suffix) != id
        ]
        if renamed:
            yield "aif-ids", table(renamed, "", spanning=False)

    def _edge_form(self, records: list[dict[str, Any]]) -> Any:
        """Return how the edges are written, or the edges themselves if they are unusual."""
        if not records:
            return EDGES
        keys = tuple(records[0])
        form = " ".join(keys)
        kind = type(records[0].get("edgeID"))
        if form not in (EDGES, "edgeID fromID toID") or kind not in (int, str):
            return records
        for record in records:
            if tuple(record) != keys or record.get("formEdgeID") is not None:
                return records
            number = record["edgeID"]
            if type(number) is not kind or not is_aif_id(number if kind is str else str(number)):
                return records
        return f"#{form}" if kind is int else form

    def _edges(self, form: Any) -> Iterator[Field]:
        if not isinstance(form, str) or not self._document.edges:
            return
        numbers, records = self._has_numbers, self._document.edge_records
        edges = Edges(
            [int(record["edgeID"]) for record in records],
            self._document.edges,
            {at for at, one in enumerate(records) if (type(one["fromID"]) is int) != numbers},
            {at for at, one in enumerate(records) if (type(one["toID"]) is int) != numbers},
        )
        yield "aif-edges", edges_text(edges, self._suffix)

    def _list(self, name: str, records: list[Any], fields: list[Field]) -> Any:
        """Return the columns of a list of objects, or the list itself if it is unusual.

        Its objects are usual if all have the same columns, name one node each, and are in order.
        """
        known = COLUMNS[name]
        first = records[0] if records else None
        if first is None:
            return " ".join(known)
        if not isinstance(first, dict):
            return records
        columns = tuple(first)
        if columns[:2] != known[:2] or columns != tuple(one for one in known if one in columns):
            return records
        by_id: dict[str, dict[str, Any]] = {}
        for record in records:
            if not isinstance(record, dict) or tuple(record) != columns:
                return records
            id = record["nodeID"]
            node = self._nodes.get(str(id)) if type(id) in (int, str) else None
            if node is None or type(node.record["nodeID"]) is not type(id) or node.id in by_id:
                return records
            by_id[node.id] = record
        if [*by_id] != [id for id in self._nodes if id in by_id]:
            return records
        for column in columns[1:]:
            rows = [
                (id, value_text(record[column]))
                for id, record in by_id.items()
                if column == known[1] or record[column] != default(column, self._nodes[id].record)
            ]
            if rows:
                fields.append(
                    (COLUMN_FIELDS[name, column], table(rows, self._suffix, spanning=False))
                )
        return " ".join(columns)

"""An AIF or xAIF file as it is: nodes, edges and lists, with everything that is unusual in them.

The file is an object with ``nodes``, ``edges`` and ``locutions``; in xAIF it is in a larger one,
under ``AIF``. Node ids are texts here, also where the file has numbers.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final, NoReturn

from attrs import Factory, define

from argmap.formats.foreign_text import broken, parsed_json

ENVELOPE: Final = "AIF"
"""The key under which xAIF has the graph."""

_SHOWN: Final = 40


@define
class Node:
    """A node: its id, type and text, and the object that it is in the file."""

    id: str
    type: str
    text: str
    record: dict[str, Any]


@define
class Document:
    """A file that was read.

    ``whole`` is all of it, ``content`` the object with the nodes, which in AIF is the same.
    ``doubles`` are nodes with an id that another has, after the id of the node before them. The
    ends of ``edges`` are ids of nodes, which may be missing; ``edge_records`` are their objects.
    """

    whole: dict[str, Any]
    content: dict[str, Any]
    nodes: dict[str, Node] = Factory(dict)
    doubles: list[tuple[str, dict[str, Any]]] = Factory(list)
    edges: list[tuple[str, str]] = Factory(list)

    @property
    def edge_records(self) -> list[dict[str, Any]]:
        """The edges as they are in the file."""
        records: list[dict[str, Any]] = self.content["edges"]
        return records


def parsed(data: bytes, path: str | None, *, is_enveloped: bool) -> Document:
    """Read a file; ``is_enveloped`` says that it is xAIF.

    Raises :class:`ArgmapError` (``bad-import``) if it is not such a file.
    """
    whole = parsed_json(data, path)
    if not isinstance(whole, dict):
        broken("this is not AIF: it is not an object with 'nodes' and 'edges'")
    if is_enveloped and ENVELOPE not in whole:
        broken("this is not xAIF: it has no 'AIF'", hint="AIF itself is the format aif")
    content = whole[ENVELOPE] if is_enveloped else whole
    where = "AIF." if is_enveloped else ""
    if not isinstance(content, dict):
        broken("this is not xAIF: 'AIF' is not an object")
    for key in ("nodes", "edges"):
        if not isinstance(content.get(key), list):
            missing = "is not a list" if key in content else "is missing"
            broken(f"this is not AIF: '{where}{key}' {missing}")
    document = Document(whole, content)
    _read_nodes(document, where)
    _read_edges(document, where)
    return document


def _read_nodes(document: Document, where: str) -> None:
    nodes = document.nodes
    last = ""
    for number, record in enumerate(document.content["nodes"]):
        if type(record) is not dict:
            _wrong(f"{where}nodes[{number}]", record, "an object")
        id = record.get("nodeID")
        if type(id) is not str:
            if type(id) is not int:
                _wrong(f"{where}nodes[{number}].nodeID", id, "a text or a whole number")
            id = _digits(id, f"{where}nodes[{number}].nodeID")
        type_, text = record.get("type"), record.get("text")
        if type(type_) is not str:
            _wrong(f"{where}nodes[{number}].type", type_, "a text")
        if type(text) is not str:
            _wrong(f"{where}nodes[{number}].text", text, "a text")
        if id in nodes:
            document.doubles.append((last, record))
        else:
            nodes[id] = Node(id, type_, text, record)
            last = id


def _read_edges(document: Document, where: str) -> None:
    edges = document.edges
    for number, record in enumerate(document.content["edges"]):
        if type(record) is not dict:
            _wrong(f"{where}edges[{number}]", record, "an object")
        start, end = record.get("fromID"), record.get("toID")
        if type(start) is not str:
            if type(start) is not int:
                _wrong(f"{where}edges[{number}].fromID", start, "a text or a whole number")
            start = _digits(start, f"{where}edges[{number}].fromID")
        if type(end) is not str:
            if type(end) is not int:
                _wrong(f"{where}edges[{number}].toID", end, "a text or a whole number")
            end = _digits(end, f"{where}edges[{number}].toID")
        edges.append((start, end))


def _digits(number: int, where: str) -> str:
    if abs(number) >= 10**18:
        broken(f"{where} is a number with too many digits for an id")
    return str(number)


def _wrong(where: str, value: Any, wanted: str) -> NoReturn:
    if value is None:
        broken(f"{where} is missing; it should be {wanted}")
    if isinstance(value, (list, dict)):
        shown = "a list" if isinstance(value, list) else "an object"
    else:
        shown = json.dumps(value, ensure_ascii=False)
        shown = f"{shown[:_SHOWN]}…" if len(shown) > _SHOWN else shown
    broken(f"{where} is {shown}, not {wanted}")


def people_of(content: Mapping[str, Any]) -> dict[str, str]:
    """Return the names of those who spoke, by the ids of locutions, where the file has them."""
    names: dict[str, str] = {}
    for person in _objects(content.get("participants")):
        parts = (person.get("firstname"), person.get("surname"))
        name = " ".join(part.strip() for part in parts if isinstance(part, str) and part.strip())
        if name:
            names[str(person.get("participantID"))] = name
    found: dict[str, str] = {}
    for said in _objects(content.get("locutions")) if names else ():
        name = names.get(str(said.get("personID")), "")
        if name:
            found[str(said.get("nodeID"))] = name
    return found


def _objects(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []

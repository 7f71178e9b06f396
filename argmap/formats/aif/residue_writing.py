"""What a map has no word for of an AIF file, as ``x-aif-`` fields for the end of the map.

Each is keyed by the ids of nodes, so that the others stay true when somebody changes the map:

- ``x-aif-locution: 12 Ann Lee : It is so``: a locution and its text, one field each;
- ``x-aif-echo: Eve = 14<12``: locution 14 is ``Eve: `` and the text of locution 12;
- ``x-aif-nodes``: the other nodes, scheme nodes among them, by type, text and scheme;
- ``x-aif-edges``: all edges in their order, see :mod:`.edge_list`;
- ``x-aif-timestamps``, ``x-aif-attributes``: what else the nodes have;
- ``x-aif-spaces``, ``x-aif-text``: texts of statements in which spaces or other characters are not
  as a map has them;
- ``x-aif-order``, ``x-aif-missing``, ``x-aif-double``, ``x-aif-ids``, ``x-aif-odd-ids``: where
  nodes are not in the order of their ids, are missing, have one id, or have an id that the map or
  the file writes in another way;
- ``x-aif-said-by`` and the like: the columns of the lists of locutions and schemes;
- ``x-aif-suffix``: what all ids end with, and the other fields leave out;
- ``x-aif-document``: the rest of the file, if there is more in it than AIFdb writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from argmap.formats.aif.document import ENVELOPE, Document, Node
from argmap.formats.aif.edge_list import Edge, edges_text
from argmap.formats.aif.id_lists import Shortening, is_number, table, value_text
from argmap.formats.aif.numbers import is_aif_id
from argmap.formats.kept_json import kept_json
from argmap.model.clean_text import clean

Field = tuple[str, str]

CORE: Final = ("nodeID", "text", "type")
NODES: Final = "nodeID"
EDGES: Final = "edgeID fromID toID formEdgeID"
LOCUTIONS: Final = "nodeID personID timestamp start end source"
FULFILMENTS: Final = "nodeID schemeID"

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "locutions": tuple(LOCUTIONS.split()),
    "schemefulfillments": tuple(FULFILMENTS.split()),
}
"""The columns that the lists of a file can have."""

COLUMN_FIELDS: Final[Mapping[tuple[str, str], str]] = {
    ("locutions", "personID"): "aif-said-by",
    ("locutions", "timestamp"): "aif-said-at",
    ("locutions", "start"): "aif-said-from",
    ("locutions", "end"): "aif-said-until",
    ("locutions", "source"): "aif-said-in",
    ("schemefulfillments", "schemeID"): "aif-fulfils",
}
"""The fields that hold the columns; the first column of a list says which nodes are in it."""

WITHOUT_TEXT: Final = "(no text)"
"""The text in the map of a statement that has none in the file."""

_WORTH_AN_ECHO: Final = 8
"""The least length of a locution that is not written a second time."""

_SUFFIXED: Final = re.compile(r"(?:0|[1-9][0-9]{0,17})(_[0-9]+)?")
_GAP: Final = re.compile(r"[ \x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")


def shown_text(text: str) -> str:
    """Return the text that a statement has in the map."""
    return clean(text) or WITHOUT_TEXT


def numbering(ids: Mapping[str, object]) -> tuple[str, bool]:
    """Return what all ids end with after their number, and whether they are in ascending order.

    >>> numbering({"1_17": 0, "2_17": 0}), numbering({"2": 0, "1": 0}), numbering({"a": 0})
    (('_17', True), ('', False), ('', False))
    """
    suffix: str | None = None
    last = -1
    ascending = True
    for id in ids:
        match = _SUFFIXED.fullmatch(id)
        if match is None:
            return "", False
        if suffix is None:
            suffix = match[1] or ""
        elif suffix != (match[1] or ""):
            return "", False
        number = int(id[: len(id) - len(suffix)])
        ascending = ascending and number > last
        last = number
    return suffix or "", ascending


def id_of(key: str, suffix: str) -> str:
    """Return the id of a node by that in the map, if nothing else is said of it.

    >>> id_of("4-17", "_17"), id_of("12", "")
    ('4_17', '12')
    """
    return key.replace("-", "_") if suffix else key


class Residue:
    """Collects the fields for a document; ``keys`` are the ids of its nodes in the map."""

    def __init__(self, document: Document, keys: Mapping[str, str]) -> None:
        self._document = document
        self._nodes = document.nodes
        self._keys = keys
        self._suffix, self._ascending = numbering(document.nodes)
        first = next(iter(document.nodes.values()), None)
        self._has_numbers = first is not None and type(first.record["nodeID"]) is int
        self._times: list[tuple[str, str | None]] = []
        self._others: dict[str, str] = {}
        self._brackets: dict[str, str] = {}
        self._sort_records()

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
        yield from self._locutions()
        yield from self._schemes()
        yield from self._edges(content["edges"])
        yield from lists
        yield from self._attributes()
        yield from self._texts()
        yield from self._odd_ids()
        if is_enveloped or [*content.items()] != [
            ("nodes", NODES), ("edges", EDGES), ("locutions", LOCUTIONS),
        ]:  # fmt: skip
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

    # Nodes

    def _locutions(self) -> Iterator[Field]:
        said = {node.id: node.text for node in self._nodes.values() if node.type == "L"}
        echoes = _echoes(said)
        for id, text in said.items():
            if id not in echoes:
                plain = text and text[0] != '"' and clean(text) == text
                id = Shortening(self._suffix)(id)
                yield "aif-locution", f"{id} {text if plain else kept_json(text)}"
        if echoes:
            short = Shortening(self._suffix)
            by_prefix: dict[str, list[str]] = {}
            for id, (prefix, _) in echoes.items():
                by_prefix.setdefault(value_text(prefix), []).append(id)
            parts = (
                f"{prefix} = " + " ".join(f"{short(id)}<{short(echoes[id][1])}" for id in ids)
                for prefix, ids in by_prefix.items()
            )
            yield "aif-echo", "; ".join(parts)

    def _schemes(self) -> Iterator[Field]:
        known: dict[tuple[str, str, str], str] = {}
        rows: list[tuple[str, str | None]] = []
        for id, node in self._nodes.items():
            if node.type in ("I", "L"):
                continue
            sort = (node.type, node.text, self._brackets.get(id, ""))
            value = known.get(sort)
            if value is None:
                value = known[sort] = _scheme_text(*sort)
            rows.append((id, value))
        if rows:
            yield "aif-nodes", table(rows, self._suffix, spanning=False)

    def _sort_records(self) -> None:
        """Sort what nodes have beside their id, type and text: times, schemes and the rest."""
        known: dict[str, str] = {}
        for id, node in self._nodes.items():
            time, rest = split_record(node.record)
            value: str | None = None
            if time is not None:
                value = known.get(time)
                if value is None:
                    value = known[time] = value_text(time)
            self._times.append((id, value))
            bracket = _bracket(node, rest) if rest else ""
            if bracket:
                self._brackets[id] = bracket
            elif rest:
                self._others[id] = value_text(rest)

    def _attributes(self) -> Iterator[Field]:
        if any(time is not None for _, time in self._times):
            yield "aif-timestamps", table(self._times, self._suffix, spanning=self._ascending)
        if self._others:
            rows = ((id, self._others.get(id)) for id in self._nodes)
            yield "aif-attributes", table(rows, self._suffix, spanning=self._ascending)

    def _texts(self) -> Iterator[Field]:
        spaced: list[str] = []
        short = Shortening(self._suffix)
        raw: list[Field] = []
        for id, node in self._nodes.items():
            text = node.text
            if node.type != "I" or (text and clean(text) == text):
                continue
            gaps = _gaps(text)
            if gaps is None:
                raw.append(("aif-text", f"{Shortening(self._suffix)(id)} {kept_json(text)}"))
            else:
                spaced.append(f"{short(id)}: {gaps}")
        if spaced:
            yield "aif-spaces", "; ".join(spaced)
        yield from raw

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
            yield "aif-double", f"{Shortening(self._suffix)(last)} {kept_json(record)}"
        renamed = [
            (key, value_text(id))
            for id, key in self._keys.items()
            if id_of(key, self._suffix) != id
        ]
        if renamed:
            yield "aif-ids", table(renamed, "", spanning=False)

    # Edges and lists

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
            number = record.get("edgeID")
            is_usual = tuple(record) == keys and record.get("formEdgeID") is None
            if not is_usual or type(number) is not kind or not is_aif_id(str(number)):
                return records
        return f"#{form}" if kind is int else form

    def _edges(self, form: Any) -> Iterator[Field]:
        if not isinstance(form, str) or not self._document.edges:
            return
        numbers = self._has_numbers
        edges = (
            Edge(
                int(record["edgeID"]),
                start,
                end,
                (type(record["fromID"]) is int) != numbers,
                (type(record["toID"]) is int) != numbers,
            )
            for (start, end), record in zip(
                self._document.edges, self._document.edge_records, strict=True
            )
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


def default(column: str, record: Mapping[str, Any]) -> Any:
    """Return what an entry of a list has in a column if nothing is said."""
    return record.get("timestamp") if column == "timestamp" else None


def split_record(record: Mapping[str, Any]) -> tuple[str | None, Mapping[str, Any]]:
    """Return the timestamp of a node, and what else it has beside its id, text and type.

    If its keys are in an unusual order, all of them are in the rest, in that order.

    >>> split_record({"nodeID": "1", "text": "", "type": "I", "timestamp": "12:00", "weight": 3})
    ('12:00', {'weight': 3})
    """
    keys = tuple(record)
    if keys[:3] != CORE:
        return None, {key: 0 if key in CORE else one for key, one in record.items()}
    if len(keys) == len(CORE):
        return None, {}
    time = record["timestamp"] if keys[3] == "timestamp" else None
    if type(time) is not str:
        return None, {key: record[key] for key in keys[3:]}
    return time, {key: record[key] for key in keys[4:]} if len(keys) > 4 else {}


def _bracket(node: Node, rest: Mapping[str, Any]) -> str:
    """Return the scheme of a scheme node and its id as they are written after its text, or ""."""
    if node.type in ("I", "L") or tuple(rest) != ("scheme", "schemeID"):
        return ""
    scheme, number = rest["scheme"], rest["schemeID"]
    if type(scheme) is not str or type(number) is not str or not is_number(number):
        return ""
    if scheme == node.text:
        return f"[{number}]"
    plain = scheme and "[" not in scheme and scheme == scheme.strip()
    return f"[{scheme} {number}]" if plain else ""


def _scheme_text(type: str, text: str, scheme: str) -> str:
    if not type or " " in type or type[0] == "#" or (text[-1:] == "]" and not scheme):
        return value_text([type, text, scheme])
    return value_text(f"{type} {text} {scheme}" if scheme else f"{type} {text}")


def _echoes(said: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Return the locutions that are others with a name before them, and those others.

    Analysts add such locutions for what they quote.

    >>> _echoes({"1": "Ann : It is so.", "4": "Eve: Ann : It is so."})
    {'4': ('Eve', '1')}
    """
    first: dict[str, str] = {}
    for id, text in said.items():
        first.setdefault(text, id)
    found: dict[str, tuple[str, str]] = {}
    for id, text in said.items():
        name, colon, rest = text.partition(": ")
        other = first.get(rest) if colon else None
        if other is not None and len(rest) >= _WORTH_AN_ECHO:
            found[id] = (name, other)
    return {id: echo for id, echo in found.items() if echo[1] not in found}


def _gaps(text: str) -> str | None:
    """Return where a text has more space than the map, if it is only two spaces, or one at an end.

    The numbers are those of words before the spaces; the last is the length of the text in the map.

    >>> _gaps(" One.  Two."), _gaps("One\\ttwo")
    ('0 1 of 9', None)
    """
    if not clean(text):
        return None
    words = _GAP.split(text)
    gaps = _GAP.findall(text)
    if not words[0]:
        words = words[1:]
        leading = gaps.pop(0)
    else:
        leading = ""
    trailing = ""
    if words and not words[-1]:
        words = words[:-1]
        trailing = gaps.pop() if gaps else ""
    if not words or " ".join(words) != clean(text) or leading not in ("", " "):
        return None
    if trailing not in ("", " ") or any(gap not in (" ", "  ") for gap in gaps):
        return None
    found = [*([0] if leading else [])]
    found += [at for at, gap in enumerate(gaps, 1) if gap == "  "]
    found += [len(words)] if trailing else []
    return f"{' '.join(map(str, found))} of {len(clean(text))}"

"""Read what a map keeps of an AIF file; see :mod:`.residue_form` for the fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import Any, Final

from attrs import Factory, define

from argmap.formats.aif.edge_list import Edges, edges_of
from argmap.formats.aif.id_lists import (
    Lengthening,
    Numbered,
    Run,
    each_id,
    id_runs,
    table_rows,
    value_of,
)
from argmap.formats.aif.json_text import string
from argmap.formats.aif.residue_form import (
    COLUMN_FIELDS,
    EDGES,
    LOCUTIONS,
    NODES,
    Field,
    id_of,
    shown_text,
)
from argmap.formats.aif.schemes import scheme_of
from argmap.formats.kept_json import from_kept_json

_ORDER: Final = {"aif-document": 0, "aif-suffix": 0, "aif-echo": 2}
"""Which fields are read first, and which last; the others come between them."""

_COLUMNS: Final = frozenset(COLUMN_FIELDS.values())

_BRACKET: Final = re.compile(r"(.*) \[(?:(.*) )?([0-9]+)\]", re.DOTALL)
_SPACED: Final = re.compile(r"(\S+): ([0-9 ]+) of ([0-9]+)")


@define
class Kept:
    """What is kept of a file, by the ids of nodes.

    ``types`` and ``texts`` are those of all nodes but information nodes. ``whole`` is the file
    without what the other fields have, or ``None`` for one as AIFdb writes it. ``times`` and
    ``others`` are the timestamps and the other attributes of ranges of nodes. ``has_numbers`` says
    that ids are numbers in the file, except ``odd_ids``, or the other way round.
    """

    suffix: str = ""
    types: dict[str, str] = Factory(dict)
    texts: dict[str, str] = Factory(dict)
    schemes: dict[str, tuple[str, str]] = Factory(dict)
    edges: Edges = Factory(Edges)
    times: Sequence[tuple[str, list[Run]]] = ()
    others: Sequence[tuple[Any, list[Run]]] = ()
    order: tuple[str, ...] = ()
    missing: frozenset[str] = frozenset()
    doubles: list[tuple[str, dict[str, Any]]] = Factory(list)
    ids_of_keys: dict[str, str] = Factory(dict)
    odd_ids: frozenset[str] = frozenset()
    raw_texts: dict[str, str] = Factory(dict)
    spaces: dict[str, tuple[list[int], int]] = Factory(dict)
    columns: dict[str, dict[str, Any]] = Factory(dict)
    scheme_attributes: dict[str, dict[str, Any]] = Factory(dict)
    whole: dict[str, Any] | None = None
    has_numbers: bool = False

    @property
    def content(self) -> dict[str, Any]:
        """The object with the nodes, in which a text stands for what the other fields have."""
        if self.whole is None:
            return {"nodes": NODES, "edges": EDGES, "locutions": LOCUTIONS}
        inner = self.whole.get("AIF")
        return inner if isinstance(inner, dict) else self.whole

    def id_of(self, key: str) -> str:
        """Return the id of the node that has an id in the map."""
        return self.ids_of_keys.get(key) or id_of(key, self.suffix)

    def json_ids(self, ids: Iterable[str], odd: Container[str] = ()) -> dict[str, str]:
        """Return ids as JSON; ``odd`` are numbers where others are texts, or the other way round.

        >>> Kept(has_numbers=True).json_ids(["7", "8"], odd=["8"])
        {'7': '7', '8': '"8"'}
        """
        if not self.has_numbers and not odd:
            return {id: string(id) for id in ids}
        return {
            id: str(int(id))
            if self.has_numbers != (id in odd) and id.lstrip("-").isdecimal()
            else string(id)
            for id in ids
        }

    @property
    def named(self) -> set[str]:
        """The scheme nodes that have a scheme of their own."""
        return {
            id
            for id, type in self.types.items()
            if type in ("RA", "CA") and self.scheme_of(id) is not None
        }

    def scheme_of(self, id: str) -> str | None:
        """Return the scheme that an inference or a conflict has in the map."""
        type = self.types[id]
        scheme: Any = self.schemes.get(id, ("", ""))[0]
        if id in self.scheme_attributes:
            scheme = self.scheme_attributes[id].get("scheme")
        return scheme_of(type, self.texts[id], scheme if isinstance(scheme, str) else "")

    def text_of(self, id: str, shown: str) -> str:
        """Return the text of a node whose text in the map is ``shown``, spaces included."""
        raw = self.raw_texts.get(id)
        if raw is not None:
            return raw if shown_text(raw) == shown else shown
        if id not in self.spaces:
            return shown
        gaps, length = self.spaces[id]
        if len(shown) != length:
            return shown
        words = shown.split(" ")
        parts: list[str] = []
        for at, word in enumerate(words):
            parts.append(("" if at == 0 else " ") + (" " if at in gaps else "") + word)
        return "".join(parts) + (" " if len(words) in gaps else "")


def kept(fields: Iterable[Field], spoilt: Callable[[str], None]) -> Kept:
    """Read the fields, without ``x-``; ``spoilt`` is told the names of those that are no good."""
    reading = _Reading()
    own = [field for field in fields if field[0].startswith("aif-")]
    for name, value in sorted(own, key=lambda field: _ORDER.get(field[0], 1)):
        try:
            reading.take(name, value)
        except (ValueError, KeyError, TypeError, IndexError, OverflowError):
            spoilt(name)
    found = reading.kept
    records = found.content["edges"]
    if isinstance(records, list):
        pairs = [(str(one.get("fromID")), str(one.get("toID"))) for one in records]
        found.edges = Edges([*range(len(pairs))], pairs)
    if found.others:
        found.scheme_attributes = Numbered(found.types, found.suffix).values(found.others)
    return found


class _Reading:
    def __init__(self) -> None:
        self.kept = Kept()
        self._ids_of_fields = Lengthening()

    def _long(self) -> Lengthening:
        return self._ids_of_fields.afresh()

    def _id(self, short: str) -> str:
        """Return the id with which a field begins, so that it is not shortened."""
        return short + self.kept.suffix if short.isdigit() else self._long()(short)

    def take(self, name: str, value: str) -> None:
        """Read a field; raises :class:`ValueError` or the like if it is no good."""
        if name in _COLUMNS:
            self.kept.columns[name] = self._column(value)
        else:
            _METHODS[name](self, value)

    def _column(self, value: str) -> dict[str, Any]:
        long = self._long()
        found: dict[str, Any] = {}
        for text, ids in table_rows(value):
            found |= dict.fromkeys(each_id(ids, long), value_of(text))
        return found

    def _suffix(self, value: str) -> None:
        self.kept.suffix = value
        self._ids_of_fields = Lengthening(value)

    def _document(self, value: str) -> None:
        whole = from_kept_json(value)
        if not isinstance(whole, dict):
            raise ValueError("not an object")
        content = whole.get("AIF", whole)
        if not isinstance(content, dict) or not {"nodes", "edges"} <= content.keys():
            raise ValueError("no nodes or edges")
        edges = content["edges"]
        if isinstance(edges, list) and not all(isinstance(one, dict) for one in edges):
            raise ValueError("edges that are no objects")
        self.kept.whole = whole

    def _locution(self, value: str) -> None:
        short, _, text = value.partition(" ")
        id = self._id(short)
        self.kept.texts[id] = str(from_kept_json(text)) if text[:1] == '"' else text
        self.kept.types[id] = "L"

    def _echo(self, value: str) -> None:
        kept = self.kept
        long = self._long()
        for part in value.split("; "):
            prefix, _, ids = part.partition(" = ")
            for pair in ids.split():
                short, _, other = pair.partition("<")
                id = long(short)
                kept.texts[id] = f"{value_of(prefix)}: {kept.texts[long(other)]}"
                kept.types[id] = "L"

    def _nodes(self, value: str) -> None:
        kept = self.kept
        types, texts = kept.types, kept.texts
        long = self._long()
        for text, listed in table_rows(value):
            sort = value_of(text)
            if isinstance(sort, str):
                type, _, said = sort.partition(" ")
                scheme = _BRACKET.fullmatch(said) if said[-1:] == "]" else None
            else:
                type, said, bracket = map(str, sort)
                scheme = _BRACKET.fullmatch(f"{said} {bracket}") if bracket else None
            ids = each_id(listed, long)
            if scheme is not None:
                said = scheme[1]
                kept.schemes |= dict.fromkeys(ids, (scheme[2] or said, scheme[3]))
            for id in ids:
                types[id] = type
                texts[id] = said

    def _edges(self, value: str) -> None:
        self.kept.edges = edges_of(value, self._long())

    def _timestamps(self, value: str) -> None:
        long = self._long()
        self.kept.times = [
            (str(value_of(text)), id_runs(ids, long)) for text, ids in table_rows(value)
        ]

    def _attributes(self, value: str) -> None:
        long = self._long()
        found = [(value_of(text), id_runs(ids, long)) for text, ids in table_rows(value)]
        if not all(isinstance(one, dict) for one, _ in found):
            raise ValueError("not objects")
        self.kept.others = found

    def _spaces(self, value: str) -> None:
        long = self._long()
        for part in value.split("; "):
            match = _SPACED.fullmatch(part)
            if match is None:
                raise ValueError(f"{part!r} is not a list of spaces")
            self.kept.spaces[long(match[1])] = ([*map(int, match[2].split())], int(match[3]))

    def _text(self, value: str) -> None:
        short, _, text = value.partition(" ")
        self.kept.raw_texts[self._id(short)] = str(from_kept_json(text))

    def _order(self, value: str) -> None:
        self.kept.order += (*each_id(value, self._long()),)

    def _odd_ids(self, value: str) -> None:
        self.kept.odd_ids |= {*map(self._long(), value.split())}

    def _missing(self, value: str) -> None:
        self.kept.missing |= {*map(self._long(), value.split())}

    def _double(self, value: str) -> None:
        short, _, text = value.partition(" ")
        record = from_kept_json(text)
        if not isinstance(record, dict):
            raise ValueError("not an object")
        self.kept.doubles.append((self._id(short) if short else "", record))

    def _ids(self, value: str) -> None:
        long = Lengthening()
        for text, keys in table_rows(value):
            self.kept.ids_of_keys |= dict.fromkeys(each_id(keys, long), str(value_of(text)))


_METHODS: Final[Mapping[str, Callable[[_Reading, str], None]]] = {
    "aif-suffix": _Reading._suffix,
    "aif-document": _Reading._document,
    "aif-locution": _Reading._locution,
    "aif-echo": _Reading._echo,
    "aif-nodes": _Reading._nodes,
    "aif-edges": _Reading._edges,
    "aif-timestamps": _Reading._timestamps,
    "aif-attributes": _Reading._attributes,
    "aif-spaces": _Reading._spaces,
    "aif-text": _Reading._text,
    "aif-order": _Reading._order,
    "aif-odd-ids": _Reading._odd_ids,
    "aif-missing": _Reading._missing,
    "aif-double": _Reading._double,
    "aif-ids": _Reading._ids,
}

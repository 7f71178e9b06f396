"""The fields for what a map has no word for of the nodes of an AIF file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from argmap.formats.aif.document import Node
from argmap.formats.aif.id_lists import Shortening, is_number, table, value_text
from argmap.formats.aif.residue_form import CORE, Field, require_shallow
from argmap.formats.kept_json import kept_json
from argmap.model.clean_text import clean

_WORTH_AN_ECHO: Final = 8
"""The least length of a locution that is not written a second time."""

_GAP: Final = re.compile(r"[ \x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")


class NodeFields:
    """Makes the fields for nodes, which are in the order of the file.

    ``suffix`` is what all ids end with; ``is_ascending`` says that they are numbers in order.
    """

    def __init__(self, nodes: Mapping[str, Node], suffix: str, *, is_ascending: bool) -> None:
        self._nodes = nodes
        self._suffix = suffix
        self._ascending = is_ascending
        self._times: list[tuple[str, str | None]] = []
        self._others: dict[str, str] = {}
        self._brackets: dict[str, str] = {}
        self._sort_records()

    def structure(self) -> Iterator[Field]:
        """Yield the fields with the locutions and the scheme nodes."""
        yield from self._locutions()
        yield from self._schemes()

    def details(self) -> Iterator[Field]:
        """Yield the fields with attributes, and with texts that are not as in the map."""
        yield from self._attributes()
        yield from self._texts()

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
                require_shallow(rest)
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

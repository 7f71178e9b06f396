"""The nodes of an AIF file that is written: what the map says, and what it keeps of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.formats.aif.id_lists import Numbered
from argmap.formats.aif.locutions import Locutions
from argmap.formats.aif.merging import Merged
from argmap.formats.aif.residue_form import CORE
from argmap.formats.aif.residue_reading import Kept
from argmap.formats.aif.schemes import DEFAULT, aif_name
from argmap.model import Argument, ArgumentMap


class NodeRecords:
    """Makes the objects of nodes; ``has_schemes`` says whether new scheme nodes name theirs."""

    def __init__(
        self,
        map: ArgumentMap,
        kept: Kept,
        graph: Merged,
        locutions: Locutions,
        *,
        has_schemes: bool,
    ) -> None:
        self._map = map
        self._kept = kept
        self._graph = graph
        self._locutions = locutions
        self._has_schemes = has_schemes

    def records(self) -> dict[str, dict[str, Any]]:
        """Return the nodes by id, in order."""
        kept, map, graph = self._kept, self._map, self._graph
        texts = {id: (kept.types[id], kept.texts[id]) for id in kept.types if id in graph.alive}
        is_spaced = bool(kept.spaces or kept.raw_texts)
        for statement in map.statements:
            id, text = graph.ids[statement.key], statement.text
            texts[id] = ("I", kept.text_of(id, text) if is_spaced else text)
        schemes = self._schemes()
        for id, type in graph.made.items():
            texts[id] = (type, schemes[id][0])
        for id, type, text in self._locutions.nodes():
            texts[id] = (type, text)
        ids = self._ordered(texts)
        numbered = Numbered(ids, kept.suffix)
        times = numbered.values(kept.times)
        others = numbered.values(kept.others) if kept.others else {}
        acts = self._locutions.acts if self._has_schemes else {}
        records: dict[str, dict[str, Any]] = {}
        has_texts = not kept.has_numbers and not kept.odd_ids
        for id in ids:
            type, text = texts[id]
            number = id if has_texts else kept.written_id(id)
            record: dict[str, Any] = {"nodeID": number, "text": text, "type": type}
            if id in times:
                record["timestamp"] = times[id]
            if id in others:
                rest = others[id]
                if CORE[0] in rest:
                    record = {key: record[key] if key in CORE else rest[key] for key in rest}
                else:
                    record.update(rest)
            elif id in kept.schemes:
                record["scheme"], record["schemeID"] = kept.schemes[id]
            if id in schemes:
                record["text"] = schemes[id][0]
                if id in kept.types or self._has_schemes:
                    record.pop("schemeID", None)
                    record |= schemes[id][1]
            elif id in acts:
                record["scheme"], record["schemeID"] = acts[id]
            records[id] = record
        return records

    def _schemes(self) -> dict[str, tuple[str, dict[str, str]]]:
        """Return the text and the scheme of each scheme node whose scheme is new."""
        kept, graph = self._kept, self._graph
        found = {id: _scheme(type, None) for id, type in graph.made.items()}
        for argument in self._map.arguments:
            id = graph.ids[argument.key]
            before = kept.scheme_of(id) if id in kept.types else None
            if id in graph.made or before != argument.scheme:
                found[id] = _scheme(_type(argument), argument.scheme)
        return found

    def _ordered(self, ids: Mapping[str, object]) -> list[str]:
        """Return the ids in the order of the file; new ones follow."""
        kept = self._kept
        if kept.order:
            there = [id for id in kept.order if id in ids]
            known = set(there)
            return [*there, *(id for id in ids if id not in known)]
        try:
            return sorted(ids, key=int if not kept.suffix else self._number)
        except ValueError:
            return [*ids]

    def _number(self, id: str) -> int:
        return int(id[: len(id) - len(self._kept.suffix)])


def _type(argument: Argument) -> str:
    return "CA" if argument.kind.attacks else "RA"


def _scheme(type: str, scheme: str | None) -> tuple[str, dict[str, str]]:
    """Return the text of a scheme node, and what it has as its scheme."""
    if scheme is None:
        name, number = DEFAULT[type]
        return name, {"scheme": name, "schemeID": number}
    name = aif_name(scheme)
    return name, {"scheme": name}

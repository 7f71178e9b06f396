"""The nodes of an AIF file that is written: what the map says, and what it keeps of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

from argmap.formats.aif.id_lists import Numbered
from argmap.formats.aif.json_text import object_of, string, value
from argmap.formats.aif.locutions import Locutions
from argmap.formats.aif.merging import Merged
from argmap.formats.aif.residue_form import CORE
from argmap.formats.aif.residue_reading import Kept
from argmap.formats.aif.schemes import DEFAULT, aif_name
from argmap.model import Argument, ArgumentMap


class NodeRecords:
    """Makes the objects of nodes; ``has_schemes`` says whether new scheme nodes name theirs.

    ``records`` are the objects by the ids of nodes, in order, ``ids`` the ids as the file has them,
    and ``times`` the timestamps; all are JSON.
    """

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
        self._schemes = self._new_schemes()
        self._acts = locutions.acts if has_schemes else {}
        types, texts = graph.types | locutions.types, self._texts()
        numbered = Numbered(texts, kept.suffix)
        self.ids = kept.json_ids(self._ordered(texts, numbered.in_order), kept.odd_ids)
        self.times = numbered.values([(string(time), runs) for time, runs in kept.times])
        self._others = numbered.values(kept.others)
        self.records = self._usual(types, texts)
        for id in self._others.keys() | self._schemes.keys() | self._acts.keys():
            self.records[id] = self._unusual(id, types.get(id, "I"), texts[id])

    def _texts(self) -> dict[str, str]:
        kept, graph = self._kept, self._graph
        texts = kept.texts.copy()
        for id in graph.gone:
            texts.pop(id, None)
        said = {graph.ids[one.key]: one.text for one in self._map.statements}
        if kept.spaces or kept.raw_texts:
            said = {id: kept.text_of(id, text) for id, text in said.items()}
        texts |= said
        for id in graph.made:
            texts[id] = self._schemes[id][0]
        texts |= self._locutions.texts
        return texts

    def _usual(self, types: Mapping[str, str], texts: Mapping[str, str]) -> dict[str, str]:
        """Return the nodes as if they had nothing but a text, a type, a time and a scheme."""
        times, schemes = self.times, self._kept.schemes
        records: dict[str, str] = {}
        for id, written in self.ids.items():
            time = f',"timestamp":{times[id]}' if id in times else ""
            scheme = _scheme_members(*schemes[id]) if id in schemes else ""
            type = string(types.get(id, "I"))
            records[id] = (
                f'{{"nodeID":{written},"text":{string(texts[id])},"type":{type}{time}{scheme}}}'
            )
        return records

    def _unusual(self, id: str, type: str, text: str) -> str:
        """Return a node that has other attributes or a new scheme, and take note of its time."""
        members = {"nodeID": self.ids[id], "text": string(text), "type": string(type)}
        if id in self.times:
            members["timestamp"] = self.times.pop(id)
        if id in self._others:
            rest = {key: value(one) for key, one in self._others[id].items()}
            if CORE[0] in rest:
                members = {key: members[key] if key in CORE else rest[key] for key in rest}
            else:
                members |= rest
        elif id in self._kept.schemes:
            scheme, number = self._kept.schemes[id]
            members |= {"scheme": string(scheme), "schemeID": string(number)}
        if id in self._schemes:
            text, own = self._schemes[id]
            members["text"] = string(text)
            if id in self._kept.types or self._has_schemes:
                members.pop("schemeID", None)
                members |= {key: string(one) for key, one in own.items()}
        elif id in self._acts:
            scheme, number = self._acts[id]
            members |= {"scheme": string(scheme), "schemeID": string(number)}
        if "timestamp" in members:
            self.times[id] = members["timestamp"]
        return object_of(members)

    def _new_schemes(self) -> dict[str, tuple[str, dict[str, str]]]:
        """Return the text and the scheme of each scheme node whose scheme is new."""
        kept, graph = self._kept, self._graph
        found = {id: _scheme(type, None) for id, type in graph.made.items()}
        for argument in self._map.arguments:
            id = graph.ids[argument.key]
            before = kept.scheme_of(id) if id in kept.types else None
            if id in graph.made or before != argument.scheme:
                found[id] = _scheme(_type(argument), argument.scheme)
        return found

    def _ordered(self, ids: Collection[str], numbers: list[str]) -> Collection[str]:
        """Return the ids in the order of the file; new ones follow."""
        order = self._kept.order
        if order:
            there = [id for id in order if id in ids]
            known = set(there)
            return [*there, *(id for id in ids if id not in known)]
        return numbers if len(numbers) == len(ids) else ids


def _type(argument: Argument) -> str:
    return "CA" if argument.kind.attacks else "RA"


def _scheme(type: str, scheme: str | None) -> tuple[str, dict[str, str]]:
    """Return the text of a scheme node, and what it has as its scheme."""
    if scheme is None:
        name, number = DEFAULT[type]
        return name, {"scheme": name, "schemeID": number}
    name = aif_name(scheme)
    return name, {"scheme": name}


@lru_cache(maxsize=1024)
def _scheme_members(scheme: str, number: str) -> str:
    return f',"scheme":{string(scheme)},"schemeID":{string(number)}'

"""arggraph XML, the format of the argumentative microtexts (Peldszus and Stede 2015); read only.

An argumentative unit (``adu``) is a statement with the text of its segments (``edu``). ``sup`` is
support, ``exa`` support by an example (``scheme: argument from example``), ``reb`` an objection.
``und`` attacks another edge: a support is undercut, and an attack becomes a counter that is
undercut. ``add`` links another premise to an edge. A unit of the opponent is held by the
"opponent". The ids are those of the file.

Lost: the segmentation of a unit into several segments, and that a segment is implicit (kept as
``x-arggraph-implicit``) when others of its unit are not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from argmap.formats.foreign_ids import Ids
from argmap.formats.foreign_text import broken, lost
from argmap.formats.format import Imported
from argmap.formats.graph_nesting import GraphNesting, Step
from argmap.formats.xml_tree import Element, parsed_xml
from argmap.model import ArgumentMap, Diagnostic
from argmap.model.vocabulary import ArgumentKind

_KINDS: Final = {
    "sup": ArgumentKind.ARGUMENT,
    "exa": ArgumentKind.ARGUMENT,
    "reb": ArgumentKind.COUNTER,
    "und": ArgumentKind.COUNTER,
}


def read(data: bytes, path: str | None = None) -> Imported:
    """Make a map of an arggraph; see :mod:`argmap.formats.arggraph`."""
    root = parsed_xml(data, path)
    if root.name != "arggraph":
        broken(f"this is not an arggraph: its root is <{root.name}>", root.span)
    return _Reading(root).imported()


class _Reading:
    """One graph, and the statements and steps that are made of it."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._graph = GraphNesting()
        self._ids = Ids()
        self._made: dict[str, str] = {}
        self._places: dict[str, Element] = {}
        self._losses: list[Diagnostic] = []

    def imported(self) -> Imported:
        """Return the map."""
        edges = {edge.get("id"): edge for edge in self._root.all("edge")}
        for unit in self._root.all("adu"):
            self._unit(unit, [*self._segments(unit)])
        for id, edge in edges.items():
            if edge.get("type") in _KINDS:
                self._made[id] = self._ids.of(id)
        self._graph.steps += self._steps(edges)
        for step, reason in self._graph.lost_steps():
            where = self._places[step.id]
            self._lose(f"the edge {where.get('id')!r} is left out: {reason}", where)
        extra = [("imported", "arggraph")]
        for name in ("id", "topic_id", "stance"):
            if self._root.get(name):
                extra.append((f"arggraph-{name.replace('_', '-')}", self._root.get(name)))
        return Imported(ArgumentMap("", self._graph.items(), extra=extra), self._losses)

    def _segments(self, unit: Element) -> Iterator[Element]:
        sources = {
            edge.get("src")
            for edge in self._root.all("edge")
            if edge.get("type") == "seg" and edge.get("trg") == unit.get("id")
        }
        return (one for one in self._root.all("edu") if one.get("id") in sources)

    def _unit(self, unit: Element, segments: list[Element]) -> None:
        id = unit.get("id")
        text = " ".join(one.whole_text.strip() for one in segments).strip()
        if id in self._made:
            self._lose(f"the unit {id!r} is there twice", unit)
            return
        if not text:
            self._lose(f"the unit {id!r} has no text", unit)
        if len(segments) > 1:
            self._lose(f"the unit {id!r} is not divided into its {len(segments)} segments", unit)
        attributes: dict[str, Any] = {"text": text or id or "?"}
        if unit.get("type") == "opp":
            attributes["by"] = "opponent"
        if any(one.get("implicit") == "true" for one in segments):
            attributes["extra"] = [("arggraph-implicit", "true")]
        self._made[id] = self._ids.of(id)
        self._graph.statements[self._made[id]] = attributes

    def _steps(self, edges: dict[str, Element]) -> Iterator[Step]:
        added: dict[str, list[str]] = {}
        for edge in edges.values():
            if edge.get("type") == "add":
                added.setdefault(edge.get("trg"), []).append(edge.get("src"))
            elif edge.get("type") not in (*_KINDS, "seg"):
                self._lose(f"the edge type {edge.get('type')!r} is unknown", edge)
        for id, edge in edges.items():
            kind = _KINDS.get(edge.get("type"))
            if kind is None:
                continue
            premises = [edge.get("src"), *added.pop(id, ())]
            attributes = {"scheme": "argument from example"} if edge.get("type") == "exa" else {}
            self._places[self._made[id]] = edge
            yield Step(
                self._made[id],
                tuple(self._made.get(one, "") for one in premises),
                self._made.get(edge.get("trg"), ""),
                kind,
                attributes=attributes,
            )
        for target in added:
            self._lose(f"a premise is added to {target!r}, which is not an edge", edges.get(target))

    def _lose(self, message: str, where: Element | None) -> None:
        self._losses.append(lost(message, (where or self._root).span))

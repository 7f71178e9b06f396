"""arggraph XML, the format of the argumentative microtexts (Peldszus and Stede 2015); read only.

An argumentative unit (``adu``) is a statement with the text of its segments (``edu``). ``sup`` is
support, ``exa`` support by an example (``scheme: argument from example``), ``reb`` an objection.
``und`` attacks another edge: a support is undercut, and an attack becomes a counter that is
undercut. ``add`` links another premise to an edge. A unit of the opponent is held by the
"opponent", and a unit of the proponent that supports one of those by the "proponent". The ids are
those of the file.

Lost: the segmentation of a unit into several segments, and that a segment is implicit (kept as
``x-arggraph-implicit``) when others of its unit are not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from argmap.formats.foreign_ids import Ids
from argmap.formats.foreign_text import broken, lost, text_or
from argmap.formats.format import Imported
from argmap.formats.graph_nesting import GraphNesting, Step
from argmap.formats.xml_tree import Element, parsed_xml
from argmap.model import ArgumentMap, Diagnostic
from argmap.model.clean_text import clean
from argmap.model.vocabulary import ArgumentKind

_KINDS: Final = {
    "sup": ArgumentKind.ARGUMENT,
    "exa": ArgumentKind.ARGUMENT,
    "reb": ArgumentKind.COUNTER,
    "und": ArgumentKind.COUNTER,
}
_OPPONENT: Final = "opponent"
_READ: Final = ("adu", "edu", "edge", "joint")


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
        for element in self._root:
            if element.name not in _READ:
                self._lose(f"<{element.name}> is not kept", element)
        segments = self._segments()
        for unit in self._root.all("adu"):
            self._unit(unit, segments.get(unit.get("id"), []))
        edges: dict[str, Element] = {}
        for number, edge in enumerate(self._root.all("edge")):
            id = edge.get("id") or f"edge-{number + 1}"
            if edge.get("type") == "seg":
                continue
            if id in edges or id in self._made:
                self._lose(f"this edge is left out: the id {id!r} is there twice", edge)
                continue
            edges[id] = edge
            if edge.get("type") in _KINDS:
                self._made[id] = self._ids.of(id)
        self._graph.steps += self._steps(edges)
        self._hold_apart()
        for step, reason in self._graph.lost_steps():
            where = self._places[step.id]
            self._lose(f"the edge {where.get('id')!r} is left out: {reason}", where)
        extra = [("imported", "arggraph")]
        for name in ("id", "topic_id", "stance"):
            if self._root.get(name):
                extra.append((f"arggraph-{name.replace('_', '-')}", self._root.get(name)))
        return Imported(ArgumentMap("", self._graph.items(), extra=extra), self._losses)

    def _segments(self) -> dict[str, list[Element]]:
        """The segments of each unit, in the order of the text; joints of segments are resolved."""
        onto: dict[str, list[str]] = {}
        for edge in self._root.all("edge"):
            if edge.get("type") == "seg":
                onto.setdefault(edge.get("src"), []).append(edge.get("trg"))
        joints = {joint.get("id") for joint in self._root.all("joint")}
        found: dict[str, list[Element]] = {}
        for segment in self._root.all("edu"):
            units = onto.get(segment.get("id"), ())
            units = [
                one for unit in units for one in (onto.get(unit, ()) if unit in joints else [unit])
            ]
            if not units and segment.whole_text.strip():
                self._lose(f"the segment {segment.get('id')!r} belongs to no unit", segment)
            for unit in units:
                found.setdefault(unit, []).append(segment)
        return found

    def _hold_apart(self) -> None:
        """Say of the proponent's reasons for what the opponent holds that they are the proponent's.

        In a map the reasons for a view belong to the one who holds it, unless they say otherwise.
        """
        statements = self._graph.statements
        for step in self._graph.steps:
            if not step.kind.attacks and statements.get(step.target, {}).get("by") == _OPPONENT:
                for premise in step.premises:
                    statements.get(premise, {}).setdefault("by", "proponent")

    def _unit(self, unit: Element, segments: list[Element]) -> None:
        id = unit.get("id")
        text = clean(" ".join(one.whole_text.strip() for one in segments))
        if id in self._made:
            self._lose(f"the unit {id!r} is there twice", unit)
            return
        if not text:
            self._lose(f"the unit {id!r} has no text", unit)
        if len(segments) > 1:
            self._lose(f"the unit {id!r} is not divided into its {len(segments)} segments", unit)
        attributes: dict[str, Any] = {"text": text_or(text, id)}
        if unit.get("type") == "opp":
            attributes["by"] = _OPPONENT
        if any(one.get("implicit") == "true" for one in segments):
            attributes["extra"] = [("arggraph-implicit", "true")]
        self._made[id] = self._ids.of(id)
        self._graph.statements[self._made[id]] = attributes

    def _steps(self, edges: dict[str, Element]) -> Iterator[Step]:
        added: dict[str, list[str]] = {}
        for edge in edges.values():
            if edge.get("type") == "add":
                added.setdefault(edge.get("trg"), []).append(edge.get("src"))
            elif edge.get("type") not in _KINDS:
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
        for target, premises in added.items():
            names = ", ".join(map(repr, premises))
            told = f"{names} is added to {target!r}, which is no edge that supports or attacks"
            self._lose(told, edges.get(target))

    def _lose(self, message: str, where: Element | None) -> None:
        self._losses.append(lost(message, (where or self._root).span))

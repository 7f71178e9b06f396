"""LKIF, the Legal Knowledge Interchange Format, as Carneades 1 and 2 write it; read only.

A ``pro`` argument supports its conclusion and a ``con`` argument attacks it (an objection, or a
counter if it has several premises). Premises are linked; those of the type ``assumption`` become
assumptions and those of the type ``exception`` stand as ``unless``. A negative premise becomes a
statement of its own, "It is not so that ...", that contradicts the other. ``weight`` becomes
``strength:``, unless it is 0.5, which the program sets by itself. The value of a statement, its
proof standard and whether it is assumed are kept as ``x-lkif-value``, ``x-lkif-standard`` and
``x-lkif-assumption``, and the roles of premises as ``x-lkif-roles``. Each of several graphs is a
section.

Lost: the layout, and rules and ontologies beside the argument graphs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from argmap.formats.foreign_ids import Ids
from argmap.formats.foreign_text import broken, lost, text_or
from argmap.formats.format import Imported
from argmap.formats.graph_nesting import GraphNesting, Step
from argmap.formats.kept_json import kept_json
from argmap.formats.xml_tree import Element, parsed_xml
from argmap.model import ArgumentMap, Diagnostic, Item, Kind, Relation, RelationKind, Section
from argmap.model.clean_text import clean
from argmap.model.vocabulary import ArgumentKind


def read(data: bytes, path: str | None = None) -> Imported:
    """Make a map of the argument graphs of a file; see :mod:`argmap.formats.lkif`."""
    root = parsed_xml(data, path)
    if root.name != "lkif":
        broken(f"this is not LKIF: its root is <{root.name}>", root.span)
    graphs = [one for one in root.walk() if one.name == "argument-graph"]
    if not graphs:
        broken("this LKIF has no argument graph", root.span)
    ids = Ids()
    read = [_Graph(one, ids) for one in graphs]
    items: list[Item] = []
    relations: list[Item] = []
    losses: list[Diagnostic] = []
    for element in root:
        if element.name not in ("argument-graphs", "sources"):
            losses.append(lost(f"<{element.name}> is not kept", element.span))
    for graph in read:
        made = graph.items()
        if len(graphs) > 1:
            items.append(Section(graph.title or "Argument graph"))
        items += [one for one in made if not isinstance(one, Relation)]
        relations += [one for one in made if isinstance(one, Relation)]
        losses += graph.losses
    title = read[0].title if len(graphs) == 1 else ""
    map = ArgumentMap(title, [*items, *relations], extra=[("imported", "lkif")])
    return Imported(map, losses)


class _Graph:
    """One argument graph."""

    def __init__(self, graph: Element, ids: Ids) -> None:
        self.title = graph.get("title")
        self.losses: list[Diagnostic] = []
        self._graph = GraphNesting()
        self._ids = ids
        self._made: dict[str, str] = {}
        self._negations: dict[str, str] = {}
        self._places: dict[str, Element] = {}
        for part in graph:
            if part.name not in ("statements", "arguments"):
                self._lose(f"<{part.name}> is not kept", part)
        main = graph.get("main-issue")
        for one in (one for part in graph.all("statements") for one in part.all("statement")):
            self._statement(one, is_main=one.get("id") == main)
        for one in (one for part in graph.all("arguments") for one in part.all("argument")):
            self._argument(one)

    def items(self) -> tuple[Item, ...]:
        """Return the items of the graph."""
        for step, reason in self._graph.lost_steps():
            element = self._places[step.id]
            self._lose(f"the argument {element.get('id')!r} is left out: {reason}", element)
        return self._graph.items()

    def _lose(self, message: str, element: Element) -> None:
        self.losses.append(lost(message, element.span))

    def _statement(self, element: Element, *, is_main: bool) -> None:
        id = element.get("id")
        if id in self._made:
            self._lose(f"the statement {id!r} is there twice", element)
            return
        text = text_or(element.whole_text, element.get("atom"), id)
        attributes: dict[str, Any] = {"text": text}
        if is_main:
            attributes["kind"] = Kind.THESIS
        extra = [
            (f"lkif-{name}", element.get(name))
            for name, default in (("value", "unknown"), ("assumption", "false"), ("standard", ""))
            if element.get(name) != default and clean(element.get(name))
        ]
        if extra:
            attributes["extra"] = extra
        self._made[id] = self._ids.of(id)
        self._graph.statements[self._made[id]] = attributes

    def _argument(self, element: Element) -> None:
        id = element.get("id")
        step = self._ids.of(id, "a")
        self._places[step] = element
        conclusion = element.first("conclusion")
        target = conclusion.get("statement") if conclusion is not None else ""
        premises: list[str] = []
        roles: dict[str, str] = {}
        for one in self._premises(element):
            made = self._premise(one)
            if not made:
                continue
            if one.get("role"):
                roles[made] = one.get("role")
            if one.get("type") == "exception":
                self._graph.exceptions.setdefault(step, []).append(made)
            else:
                premises.append(made)
        kind = ArgumentKind.COUNTER if element.get("direction") == "con" else ArgumentKind.ARGUMENT
        attributes = self._attributes(element, roles)
        made_target = self._made.get(target, "")
        self._graph.steps.append(Step(step, premises, made_target, kind, attributes=attributes))

    def _premises(self, element: Element) -> Iterator[Element]:
        for part in element.all("premises"):
            yield from part.all("premise")

    def _premise(self, element: Element) -> str:
        made = self._made.get(element.get("statement"), "")
        if not made:
            self._lose(f"there is no statement {element.get('statement')!r}", element)
        elif element.get("polarity") == "negative":
            return self._negation(made)
        elif element.get("type") == "assumption":
            self._graph.statements[made].setdefault("kind", Kind.ASSUMPTION)
        return made

    def _negation(self, made: str) -> str:
        """The statement that another is not so."""
        if made not in self._negations:
            negated = self._negations[made] = self._ids.of(f"not-{made}")
            text = self._graph.statements[made]["text"]
            self._graph.statements[negated] = {"text": f"It is not so that {text}"}
            relation = Relation(negated, RelationKind.CONTRADICTS, made)
            self._graph.relations.append(relation)
        return self._negations[made]

    def _attributes(self, element: Element, roles: dict[str, str]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if element.get("title"):
            found["title"] = element.get("title")
        if element.get("scheme"):
            found["scheme"] = element.get("scheme")
        try:
            weight = float(element.get("weight", "0.5"))
            if 0 <= weight <= 1 and weight != 0.5:
                found["strength"] = weight
        except ValueError:
            self._lose(f"the weight {element.get('weight')!r} is not a number", element)
        if roles:
            found["extra"] = [("lkif-roles", kept_json(roles))]
        return found

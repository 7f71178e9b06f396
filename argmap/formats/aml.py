"""AML, the Argument Markup Language of Araucaria (Reed and Rowe 2004); read only.

A proposition is a statement. Those in a linked argument (``LA``) are the premises of one argument,
each of those in a convergent one (``CA``) supports by itself, and a refutation is an objection. A
missing premise is an assumption. ``INSCHEME`` names the scheme. ``OWNER`` is whose view it is.
An offset in the analysed text is kept as ``x-aml-offset``.

Lost: the analysed text itself, evaluations, and Toulmin and Wigmore layouts.
"""

from __future__ import annotations

from typing import Any, Final

from argmap.formats.foreign_ids import Ids
from argmap.formats.foreign_text import broken, lost
from argmap.formats.format import Imported
from argmap.formats.graph_nesting import GraphNesting, Step
from argmap.formats.xml_tree import Element, parsed_xml
from argmap.model import ArgumentMap, Diagnostic, Kind
from argmap.model.vocabulary import ArgumentKind

_READ: Final = ("AU", "PROP", "CA", "LA", "REFUTATION", "SCHEMESET", "EDATA", "EVALUATION")


def read(data: bytes, path: str | None = None) -> Imported:
    """Make a map of an analysis of Araucaria; see :mod:`argmap.formats.aml`."""
    root = parsed_xml(data, path)
    if root.name != "ARG":
        broken(f"this is not AML: its root is <{root.name}>, not <ARG>", root.span)
    return _Reading(root).imported()


class _Reading:
    def __init__(self, root: Element) -> None:
        self._root = root
        self._graph = GraphNesting()
        self._ids = Ids()
        self._losses: list[Diagnostic] = []

    def imported(self) -> Imported:
        """Return the map."""
        for element in self._root:
            if element.name == "TEXT" and element.whole_text.strip():
                self._lose("the analysed text is not kept", element)
            elif element.name not in (*_READ, "TEXT"):
                self._lose(f"<{element.name}> is not kept", element)
        waiting = [(unit, "", ArgumentKind.ARGUMENT) for unit in reversed(self._root.all("AU"))]
        while waiting:
            unit, target, kind = waiting.pop()
            made = self._unit(unit)
            if made is None:
                continue
            if target:
                self._step([made], target, kind, [unit])
            below: list[tuple[Element, str, ArgumentKind]] = []
            for part in unit:
                if part.name == "CA":
                    below += [(one, made, ArgumentKind.ARGUMENT) for one in part.all("AU")]
                elif part.name == "REFUTATION":
                    below += [(one, made, ArgumentKind.COUNTER) for one in part.all("AU")]
                elif part.name == "LA":
                    below += self._linked(part, made)
            waiting += reversed(below)
        extra = [("imported", "aml")]
        return Imported(ArgumentMap("", self._graph.items(), extra=extra), self._losses)

    def _linked(self, part: Element, target: str) -> list[tuple[Element, str, ArgumentKind]]:
        """Add the step of a linked argument; what is below its premises is still to be read."""
        units = part.all("AU")
        premises = [made for made in map(self._unit, units) if made is not None]
        if premises:
            self._step(premises, target, ArgumentKind.ARGUMENT, units)
        return [(unit, "", ArgumentKind.ARGUMENT) for unit in units]

    def _step(
        self, premises: list[str], target: str, kind: ArgumentKind, units: list[Element]
    ) -> None:
        schemes = {
            name.get("scheme"): None
            for unit in units
            for proposition in unit.all("PROP")
            for name in proposition.all("INSCHEME")
        }
        names = [name for name in schemes if name]
        for name in names[1:]:
            self._lose(f"of several schemes one is kept, and not {name!r}", units[0])
        attributes = {"scheme": names[0]} if names else {}
        made = self._ids.of(f"step-{len(self._graph.steps) + 1}")
        self._graph.steps.append(Step(made, premises, target, kind, attributes=attributes))

    def _unit(self, unit: Element) -> str | None:
        """The statement of a unit, which is made when it is first met."""
        proposition = unit.first("PROP")
        if proposition is None:
            self._lose("this argument unit has no proposition", unit)
            return None
        known = proposition.attributes.get("argmap-id")
        if known is not None:
            return known
        words = proposition.first("PROPTEXT")
        text = " ".join((words or proposition).whole_text.split())
        identifier = proposition.get("identifier")
        made = self._ids.of(identifier.lower(), "p")
        attributes: dict[str, Any] = {"text": text or identifier or "?"}
        if proposition.get("missing") == "yes":
            attributes["kind"] = Kind.ASSUMPTION
        owners = [one.get("name") for one in proposition.all("OWNER") if one.get("name")]
        if owners:
            attributes["by"] = "; ".join(one.replace(";", ",") for one in owners)
        if words is not None and words.get("offset", "-1") != "-1":
            attributes["extra"] = [("aml-offset", words.get("offset"))]
        self._graph.statements[made] = attributes
        proposition.attributes["argmap-id"] = made
        return made

    def _lose(self, message: str, element: Element) -> None:
        self._losses.append(lost(message, element.span))

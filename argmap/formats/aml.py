"""AML, the Argument Markup Language of Araucaria (Reed and Rowe 2004); read only.

A proposition is a statement. Those in a linked argument (``LA``) are the premises of one argument,
each of those in a convergent one (``CA``) supports by itself, and a refutation is an objection. A
missing premise is an assumption. ``INSCHEME`` names the scheme. ``OWNER`` is whose view it is.
An offset in the analysed text is kept as ``x-aml-offset``.

``x-aml-author``, ``x-aml-date``, ``x-aml-source`` and ``x-aml-comments`` are what the file says
of the analysis.

Lost: the analysed text itself, descriptions of schemes, evaluations, and Toulmin and Wigmore
layouts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from argmap.formats.foreign_ids import Ids
from argmap.formats.foreign_text import broken, holders, lost, text_or
from argmap.formats.format import Imported
from argmap.formats.graph_nesting import GraphNesting, Step
from argmap.formats.xml_tree import Element, parsed_xml
from argmap.model import ArgumentMap, Diagnostic, Kind
from argmap.model.clean_text import clean
from argmap.model.vocabulary import ArgumentKind

_READ: Final = ("AU", "PROP", "CA", "LA", "REFUTATION")
_ANALYSIS: Final = ("aml-author", "aml-date", "aml-source", "aml-comments")
_OF_PROPOSITIONS: Final = ("PROPTEXT", "INSCHEME", "OWNER")


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
        self._made: dict[int, str] = {}
        """The ids of propositions, by the identity of their elements."""
        self._places: dict[str, Element] = {}
        self._losses: list[Diagnostic] = []

    def imported(self) -> Imported:
        """Return the map."""
        for element in self._root:
            if element.name == "TEXT" and element.whole_text.strip():
                self._lose("the analysed text is not kept", element)
            elif element.name not in ("AU", "EDATA", "TEXT") and (
                element.children or element.whole_text.strip()
            ):
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
                if part.name not in _READ:
                    self._lose(f"<{part.name}> is not kept", part)
                if part.name == "CA":
                    below += [(one, made, ArgumentKind.ARGUMENT) for one in part.all("AU")]
                elif part.name == "REFUTATION":
                    below += [(one, made, ArgumentKind.COUNTER) for one in part.all("AU")]
                elif part.name == "LA":
                    below += self._linked(part, made)
            waiting += reversed(below)
        for step, reason in self._graph.lost_steps():
            self._lose(f"this argument is left out: {reason}", self._places[step.id])
        extra = [("imported", "aml"), *self._of_the_analysis()]
        return Imported(ArgumentMap("", self._graph.items(), extra=extra), self._losses)

    def _of_the_analysis(self) -> Iterator[tuple[str, str]]:
        for data in self._root.all("EDATA"):
            for one in data:
                name = f"aml-{one.name.lower()}"
                if name in _ANALYSIS and clean(one.whole_text):
                    yield name, one.whole_text
                elif one.whole_text.strip():
                    self._lose(f"<{one.name}> is not kept", one)

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
        self._places[made] = units[0]
        self._graph.steps.append(Step(made, premises, target, kind, attributes=attributes))

    def _unit(self, unit: Element) -> str | None:
        """The statement of a unit, which is made when it is first met."""
        proposition = unit.first("PROP")
        if proposition is None:
            self._lose("this argument unit has no proposition", unit)
            return None
        known = self._made.get(id(proposition))
        if known is not None:
            return known
        words = proposition.first("PROPTEXT")
        text = (words or proposition).whole_text
        identifier = proposition.get("identifier")
        made = self._ids.of(identifier.lower(), "p")
        attributes: dict[str, Any] = {"text": text_or(text, identifier)}
        if proposition.get("missing") == "yes":
            attributes["kind"] = Kind.ASSUMPTION
        by = holders(one.get("name") for one in proposition.all("OWNER"))
        if by is not None:
            attributes["by"] = by
        if words is not None and clean(words.get("offset", "-1")) not in ("-1", ""):
            attributes["extra"] = [("aml-offset", words.get("offset"))]
        self._graph.statements[made] = attributes
        for part in proposition:
            if part.name not in _OF_PROPOSITIONS:
                self._lose(f"<{part.name}> is not kept", part)
        self._made[id(proposition)] = made
        return made

    def _lose(self, message: str, element: Element) -> None:
        self._losses.append(lost(message, element.span))

"""Locutions for statements whose ``by:`` says more than the file that the map was made from."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from argmap.formats.aif.document import people_of
from argmap.formats.aif.merging import Merged
from argmap.formats.aif.numbers import Numbers
from argmap.formats.aif.residue_reading import Kept
from argmap.formats.aif.schemes import ASSERTING, DEFAULT
from argmap.formats.aif.speakers import Speakers, speakers_of
from argmap.formats.untold import loss
from argmap.model import ArgumentMap, Diagnostic, Statement


class Locutions:
    """Makes the locutions and illocutions that are missing.

    ``types`` and ``texts`` are theirs by id, ``edges`` link them; ``speakers`` are the persons by
    locution, ``people`` new participants, and ``acts`` the schemes of illocutions with their ids.
    """

    def __init__(self, map: ArgumentMap, kept: Kept, graph: Merged, numbers: Numbers) -> None:
        self.types: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        self.edges: list[tuple[str, str]] = []
        self.speakers: dict[str, Any] = {}
        self.people: list[dict[str, Any]] = []
        self.acts: dict[str, tuple[str, str]] = {}
        self.losses: list[Diagnostic] = []
        self._kept = kept
        self._numbers = numbers
        said = self._said(graph)
        for statement in map.statements:
            id = graph.ids[statement.key]
            if statement.by is not None or statement.acceptance is not None or id in said.held:
                self._add(statement, id, said)
        for argument in map.arguments:
            if argument.by is not None:
                message = "'by:' of an argument has no place in AIF and is left out"
                self.losses.append(loss(message, argument.origin))

    def _said(self, graph: Merged) -> Speakers:
        """Who says what in the file."""
        kept = self._kept
        if "L" not in kept.types.values():
            return Speakers()
        people = people_of(self._content()) if self._participants else {}
        return speakers_of(graph.types, kept.texts, kept.edges.pairs, people)

    def _content(self) -> dict[str, Any]:
        """Enough of the file to know the names of those who spoke."""
        said_by = self._kept.columns.get("aif-said-by", {})
        content = self._kept.content
        listed = content.get("locutions")
        if not isinstance(listed, list):
            listed = [{"nodeID": id, "personID": person} for id, person in said_by.items()]
        return {"participants": self._participants, "locutions": listed}

    @cached_property
    def _participants(self) -> list[Any]:
        """The persons whom the file lists."""
        listed = self._kept.content.get("participants")
        return listed if isinstance(listed, list) else []

    @cached_property
    def _persons(self) -> dict[str, Any]:
        """The ids of persons by name, new ones included."""
        names: dict[str, Any] = {}
        for person in self._participants:
            if isinstance(person, dict):
                parts = (person.get("firstname"), person.get("surname"))
                name = " ".join(one.strip() for one in parts if isinstance(one, str))
                names.setdefault(name.strip(), person.get("participantID"))
        return names

    def _add(self, statement: Statement, id: str, said: Speakers) -> None:
        by = statement.by
        known = said.names(id)
        if statement.acceptance is not None:
            message = "'accepted:' has no place in AIF and is left out"
            self.losses.append(loss(message, statement.origin))
        held = said.held.get(id, ())
        if any(by is None or name not in by.names for name in held):
            message = "the file still says that the statement is held by " + ", ".join(held)
            self.losses.append(loss(message, statement.origin))
        if by is None:
            return
        if by.is_unnamed:
            message = "'by: unnamed' has no place in AIF and is left out"
            self.losses.append(loss(message, statement.origin))
        for name in by.names:
            if name not in known:
                locution, act = self._numbers.new(), self._numbers.new()
                self.types |= {locution: "L", act: "YA"}
                scheme = DEFAULT["YA"] if name in by.uncertain else ASSERTING
                self.acts[act] = scheme
                self.texts |= {locution: f"{name} : {statement.text}", act: scheme[0]}
                self.edges += [(locution, act), (act, id)]
                person = self._person(name)
                if person is not None:
                    self.speakers[locution] = person

    def _person(self, name: str) -> Any:
        if name not in self._persons:
            if self._kept.types and not self._participants:
                return None
            first, _, last = name.rpartition(" ")
            known = [one for one in self._persons.values() if type(one) is int]
            number = max(known, default=0) + 1
            self._persons[name] = number
            self.people.append({"participantID": number, "firstname": first, "surname": last})
        return self._persons[name]

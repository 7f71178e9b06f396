"""JSON of arguebuf (Lenz and Bergmann), schema version 1; read only.

An atom is a statement, a support scheme an argument, an attack scheme an objection, a counter or
an undercut, and a rephrase scheme a relation. The enumeration of schemes becomes ``scheme:`` in
words (``SUPPORT_EXPERT_OPINION`` is an argument from expert opinion). The participant of an atom
is whose view it is. An id of up to 20 characters is kept; longer ones, such as UUIDs, become
``x-arguebuf-id``. ``x-arguebuf-reference`` has the place of an atom in a text, and fields below
the last statement the resources, participants and analysts. The major claims are theses.

Lost: preferences, the times at which things were made, and user data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from argmap.formats.foreign_ids import Ids, is_short_id
from argmap.formats.foreign_text import (
    broken,
    holders,
    line_span,
    lost,
    parsed_json,
    text_or,
)
from argmap.formats.format import Imported
from argmap.formats.graph_nesting import GraphNesting
from argmap.formats.kept_json import kept_json
from argmap.formats.scheme_graph import MOST_PAIRS, Link, SchemeNode, steps_of
from argmap.model import ArgumentMap, Diagnostic, Kind, Relation, RelationKind
from argmap.model.clean_text import clean
from argmap.model.vocabulary import ArgumentKind

_DOCUMENT: Final = ("resources", "participants", "analysts")


def read(data: bytes, path: str | None = None) -> Imported:
    """Make a map of a graph of arguebuf; see :mod:`argmap.formats.arguebuf`."""
    return _Reading(parsed_json(data, path), path).imported()


class _Reading:
    """One document, and the graph that is made of it."""

    def __init__(self, document: Any, path: str | None) -> None:
        self._path = path
        self._document = document if isinstance(document, dict) else {}
        nodes = self._document.get("nodes", {} if "libraryVersion" in self._document else None)
        if not isinstance(nodes, dict):
            broken("this is not JSON of arguebuf: it has no object 'nodes'", line_span(1, path))
        for name in ("edges", "participants"):
            if not isinstance(self._document.get(name) or {}, dict):
                broken(f"this is not JSON of arguebuf: '{name}' is no object", line_span(1, path))
        # The order of the keys means nothing; numbers were given in the order of the text.
        is_numbered = all(id.isdecimal() and is_short_id(id) for id in nodes)
        self._nodes = dict(sorted(nodes.items(), key=_number)) if is_numbered else nodes
        self._graph = GraphNesting()
        self._ids = Ids()
        self._made: dict[str, str] = {}
        self._rephrases: dict[str, tuple[list[str], list[str]]] = {}
        self._losses: list[Diagnostic] = []

    def imported(self) -> Imported:
        """Return the map."""
        schemes: dict[str, SchemeNode] = {}
        for id, node in self._nodes.items():
            self._node(id, node if isinstance(node, dict) else {}, schemes)
        self._theses()
        self._graph.steps += steps_of(schemes, [*self._links()])
        names = {made: id for id, made in self._made.items()}
        for scheme, ends in self._rephrases.items():
            self._rephrase(names[scheme], *ends)
        for step, reason in self._graph.lost_steps():
            self._lose(f"the scheme {_name(step.id, names)!r} is left out: {reason}")
        for one in self._graph.lost_relations():
            first, second = _name(one.first, names), _name(one.second, names)
            self._lose(f"that {first!r} rephrases {second!r} is left out: not two statements")
        if any(isinstance(one, dict) and one.get("userdata") for one in self._all_parts()):
            self._lose("user data are not kept")
        if self._nodes:
            self._lose("the times at which things were made are not kept")
        kept = [
            (f"arguebuf-{name}", kept_json(self._document[name]))
            for name in _DOCUMENT
            if self._document.get(name)
        ]
        items = self._graph.items()
        map = ArgumentMap(
            "",
            items,
            extra=[("imported", "arguebuf"), *(() if items else kept)],
            closing_extra=kept if items else (),
        )
        return Imported(map, self._losses)

    def _rephrase(self, id: str, sources: list[str], targets: list[str]) -> None:
        if not sources or not targets:
            self._lose(f"the scheme {id!r} is left out: something rephrases nothing")
        elif len(sources) * len(targets) > MOST_PAIRS:
            self._lose(f"the scheme {id!r} is left out: it rephrases too many statements at once")
        else:
            self._graph.relations += [
                Relation(source, RelationKind.REPHRASES, target)
                for source in dict.fromkeys(sources)
                for target in dict.fromkeys(targets)
            ]

    def _all_parts(self) -> Iterator[Any]:
        yield self._document
        for name in ("nodes", "edges"):
            yield from (self._document.get(name) or {}).values()

    def _node(self, id: str, node: Mapping[str, Any], schemes: dict[str, SchemeNode]) -> None:
        atom, scheme = node.get("atom"), node.get("scheme")
        if isinstance(atom, dict):
            self._atom(id, atom)
        elif isinstance(scheme, dict):
            self._scheme(id, scheme, schemes)
        else:
            broken(f"nodes.{id} is neither an atom nor a scheme", line_span(1, self._path))

    def _atom(self, id: str, atom: Mapping[str, Any]) -> None:
        given = atom.get("text") or ""
        if not isinstance(given, str):
            broken(f"nodes.{id}.atom.text is no text", line_span(1, self._path))
        text = text_or(given, id)
        if not clean(given):
            self._lose(f"the atom {id!r} has no text")
        made = self._made[id] = self._ids.of(id if is_short_id(id) else text, "atom")
        attributes: dict[str, Any] = {"text": text}
        extra = [("arguebuf-id", id)] if made != id else []
        if atom.get("reference"):
            extra.append(("arguebuf-reference", kept_json(atom["reference"])))
        people = self._document.get("participants") or {}
        person = people.get(str(atom.get("participant")))
        name = person.get("name") if isinstance(person, dict) else None
        by = holders([name]) if isinstance(name, str) else None
        if by is not None:
            attributes["by"] = by
        elif atom.get("participant"):
            self._lose(f"the participant of {id!r} has no name")
        if extra:
            attributes["extra"] = extra
        self._graph.statements[made] = attributes

    def _scheme(self, id: str, scheme: Mapping[str, Any], schemes: dict[str, SchemeNode]) -> None:
        made = self._made[id] = self._ids.of(f"step-{len(self._made) + 1}")
        if "rephrase" in scheme:
            self._rephrases[made] = ([], [])
        elif "preference" in scheme:
            self._lose(f"the preference {id!r} is not kept")
            del self._made[id]
        else:
            kind = ArgumentKind.COUNTER if "attack" in scheme else ArgumentKind.ARGUMENT
            name = _in_words(str(scheme.get("attack") or scheme.get("support") or ""))
            schemes[made] = SchemeNode(kind, attributes={"scheme": name} if name else {})

    def _theses(self) -> None:
        major = self._document.get("majorClaim") or self._document.get("major_claim")
        for id in major if isinstance(major, list) else [major]:
            if (
                isinstance(id, str)
                and id in self._made
                and self._made[id] in self._graph.statements
            ):
                self._graph.statements[self._made[id]]["kind"] = Kind.THESIS

    def _links(self) -> Iterator[Link]:
        for id, edge in (self._document.get("edges") or {}).items():
            ends = [edge.get(name) if isinstance(edge, dict) else None for name in _ENDS]
            made = [self._made.get(str(end), "") for end in ends]
            if "" in made:
                self._lose(f"edges.{id} leads to a node that is not in the map")
            elif made[0] in self._rephrases or made[1] in self._rephrases:
                side = made[1] in self._rephrases
                mine = self._rephrases[made[1] if side else made[0]]
                mine[0 if side else 1].append(made[0] if side else made[1])
            elif all(one in self._graph.statements for one in made):
                self._lose(f"edges.{id} connects two atoms without a scheme")
            else:
                yield Link(*made)

    def _lose(self, message: str) -> None:
        self._losses.append(lost(message, line_span(1, self._path)))


_ENDS: Final = ("source", "target")


def _name(step: str, names: Mapping[str, str]) -> str:
    """The id in the file of a step, also of one that a scheme with several conclusions makes."""
    return names.get(step) or names.get(step.partition("-to-")[0], step)


def _number(item: tuple[str, Any]) -> int:
    return int(item[0])


def _in_words(name: str) -> str:
    """The name of a scheme: ``SUPPORT_EXPERT_OPINION`` is an argument from expert opinion."""
    plain = name.removeprefix("SUPPORT_").removeprefix("ATTACK_").replace("_", " ").lower()
    return "" if plain in ("", "default", "unspecified") else f"argument from {plain}"

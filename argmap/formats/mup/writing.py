"""Write a map as a file of MindMup."""

from __future__ import annotations

from typing import Any, Final

from attrs import evolve

from argmap.formats.format import Exported
from argmap.formats.json_text import json_text
from argmap.formats.kept_json import from_kept_json, kept_value
from argmap.formats.mup.ideas import (
    EMPTY,
    GROUP,
    WIDTHS,
    Json,
    as_implicit,
    new_bracket,
    new_idea,
    ranked,
    text_and_links,
    usual_id,
    with_notes,
    with_strength,
)
from argmap.formats.mup.kept_ideas import RELATED, is_kept_idea, link_of
from argmap.formats.mup.tree import every_idea
from argmap.formats.untold import loss, untold_fields
from argmap.model import (
    Argument,
    ArgumentMap,
    Item,
    Kind,
    Origin,
    Reuse,
    Statement,
)
from argmap.model.clean_text import clean
from argmap.model.lookup import Part

_TOLD: Final = ("map.map", "link", "note", "strength")
_OTHERWISE: Final = {
    Kind.EVIDENCE: "evidence is written as a claim",
    Kind.UNLESS: "an exception is written as an undercut, as if somebody asserted it",
    Kind.WARRANT: "a warrant is written as a reason for the step of its argument",
}


def write(map: ArgumentMap) -> Exported:
    """Write a map as a file of MindMup; the losses say what MindMup has no place for.

    >>> from argmap.language import loads
    >>> print(write(loads("thesis 1: Close it.\\n")).data.decode(), end="")
    {"formatVersion": 3, "id": "root", "title": "", "ideas": {"1": {"title": "Close it.", "id": 1}}}
    """
    return _Writing(map).exported()


class _Writing:
    def __init__(self, map: ArgumentMap) -> None:
        self._map = map
        self._lost: dict[str, list[Origin | None]] = {}
        self._kept = self._of_each("mup-idea")
        self._brackets = self._of_each("mup-group")
        self._kept_file = self._of_each("mup-file", has_key=False).get("")
        self._is_mind_map = bool((self._kept_file or {}).get("is-mind-map"))
        self._ideas: dict[str, Json] = {}
        self._top: Json = {}
        self._below: dict[int, list[tuple[str | None, Json]]] = {}
        self._rest: list[tuple[Json, Json]] = []
        kept = [*self._kept.values(), *self._brackets.values()]
        ids = [str(one["as"]["id"]) for one in kept if "id" in one.get("as", {})]
        self._taken = set(ids)
        numbers = [usual_id(id)["id"] for id in (*ids, *map.nodes) if usual_id(id)]
        self._last = max(numbers, default=0)

    def exported(self) -> Exported:
        map = self._map
        for _, part in map.walk():
            self._place(part)
        lower: list[Statement | Reuse] = [*map.statements, *map.reuses]
        for one in lower:
            if one.under is not None and one.under not in map:
                self._tell("a statement under one of another map is left out", one)
        if map.sections:
            self._tell("a section is left out", map.sections[0])
        for idea, rest in [*self._rest, (self._top, {})]:
            below = self._below.get(id(idea), [])
            if below or rest:
                idea["ideas"] = ranked(below, rest)
        data = json_text(self._file()).encode("utf-8")
        losses = [
            loss(message + (f" ({len(places)} times)" if len(places) > 1 else ""), places[0])
            for message, places in self._lost.items()
        ]
        losses += untold_fields(map, "MindMup", _TOLD, ["mup"])
        return Exported(data, sorted(losses, key=lambda one: one.span.line if one.span else 0))

    def _file(self) -> Json:
        """The whole file, with what it had before."""
        kept = self._kept_file
        fields = dict(kept or {})
        fields.pop("is-mind-map", None)
        roots: list[Json] = list(self._top.get("ideas", {}).values())
        title = self._map.title
        if fields.pop("is-idea", False):
            if len(roots) == 1:
                if title:
                    self._tell("the title has no place in this version of the format", None)
                return {**fields, **roots[0], **self._links(self._top)}
            fields, kept = {}, None
        file: Json = {} if kept is not None else {"formatVersion": 3, "id": "root"}
        file |= {"title": title} | fields
        if isinstance(fields.get("title"), str) and clean(fields["title"]) != title:
            file["title"] = title
        elif "title" not in fields and kept is not None and not title:
            del file["title"]
        return {**file, "ideas": self._top.get("ideas", {}), **self._links(self._top)}

    def _of_each(self, field: str, *, has_key: bool = True) -> dict[str, Json]:
        """What was kept of each idea, by the key of its part."""
        found: dict[str, Json] = {}
        for name, value in (*self._map.extra, *self._map.closing_extra):
            if name != field:
                continue
            key, _, text = value.partition(" ") if has_key else ("", "", value)
            kept = kept_value(text, None)
            if isinstance(kept, dict) and (not has_key or is_kept_idea(kept)):
                found[key] = kept
            else:
                self._tell(f"x-{field} is not as argmap wrote it, and is left out", None)
        return found

    def _place(self, part: Part) -> None:
        """Put a part where it belongs, in a bracket or by itself."""
        if isinstance(part, Reuse):
            target = self._map.get(part.target)
            if not isinstance(target, Statement):
                self._tell("a reference to a statement of another map is left out", part)
                return
            self._tell("a statement that is used again is written again, as a copy", part)
            copy = evolve(target, kind=part.kind, under=part.under, notes=part.notes, key="~1")
            self._attach(copy, {}, {})
            return
        kept = self._kept.get(part.key, {})
        self._ideas[part.key] = self._attach(part, kept, self._brackets.get(part.key, {}))

    def _attach(self, part: Statement | Argument, kept: Json, bracket: Json) -> Json:
        """Attach the idea for a part to that of its parent; return it."""
        idea = self._idea(part, kept)
        rest = kept.get("rest")
        self._rest.append((idea, rest if isinstance(rest, dict) else {}))
        above = self._map.get(part.under) if part.under is not None else None
        home = self._top if above is None else self._ideas[above.key]
        if not self._needs_bracket(part, above, kept):
            self._put(home, kept, idea)
            return idea
        assert isinstance(part, Statement)
        around = self._filled(new_bracket(attacks=part.kind.attacks), bracket)
        around |= self._new_id(around, bracket, "")
        if "title" in bracket.get("without", []):
            del around["title"]
        around["attr"] = _turned(around["attr"], attacks=part.kind.attacks)
        self._rest.append((around, {}))
        self._put(home, bracket, around)
        self._put(around, kept, idea)
        return idea

    def _put(self, home: Json, kept: Json, idea: Json) -> None:
        rank = kept.get("rank")
        entry = (rank if isinstance(rank, str) else None, idea)
        self._below.setdefault(id(home), []).append(entry)

    def _needs_bracket(
        self, part: Statement | Argument, above: Statement | Argument | None, kept: Json
    ) -> bool:
        """Whether a part stands in a bracket of its own."""
        if above is None or isinstance(part, Argument):
            return False
        if part.kind in _OTHERWISE and "as" not in kept:
            self._tell(_OTHERWISE[part.kind], part)
        if isinstance(above, Argument):
            return not part.kind.is_premise
        is_plain = self._is_mind_map or kept.get("plain")
        return part.kind is not Kind.ANSWER and (part.kind.attacks or not is_plain)

    def _idea(self, part: Statement | Argument, kept: Json) -> Json:
        """The idea for a part: as it was, apart from what has been changed."""
        usual = new_idea(part)
        idea = self._filled(usual, kept)
        fields = kept.get("as", {})
        if "title" in fields and not _says(fields["title"], part):
            idea["title"] = usual["title"]
        elif "title" in kept.get("without", []) and _says(None, part):
            del idea["title"]
        attr = idea.get("attr", {})
        if isinstance(part, Argument):
            attr = _turned(with_strength(attr, part.strength), attacks=part.kind.attacks)
            if part.strength is not None and part.strength not in WIDTHS:
                self._tell(f"the strength {part.strength} is left out", part)
        elif isinstance(self._map.get(part.under or ""), Argument) and part.kind.is_premise:
            attr = as_implicit(attr, implicit=part.kind is Kind.ASSUMPTION)
        attr = with_notes(attr, part.notes)
        if attr or "attr" in fields:
            idea["attr"] = attr
        else:
            idea.pop("attr", None)
        return idea | self._new_id(idea, kept, part.key)

    def _filled(self, usual: Json, kept: Json) -> Json:
        fields = {
            name: value
            for name, value in kept.get("as", {}).items()
            if name not in ("attr", "ideas") or isinstance(value, dict)
        }
        return {**usual, **fields}

    def _new_id(self, idea: Json, kept: Json, key: str) -> Json:
        """The id of an idea that has none yet, unless it never had one."""
        if "id" in idea or "id" in kept.get("without", []):
            return {}
        own = usual_id(key)
        if not own or str(own["id"]) in self._taken:
            self._last += 1
            own = {"id": self._last}
        self._taken.add(str(own["id"]))
        return own

    def _links(self, top: Json) -> Json:
        """The links: those that the file had, and the relations."""
        there = {str(idea["id"]) for idea in every_idea(top) if "id" in idea}
        links: list[Any] = []
        was_there = False
        for name, value in (*self._map.extra, *self._map.closing_extra):
            if name == "mup-links":
                was_there = True
            elif name in ("mup-link", "mup-loose-link"):
                try:
                    link = from_kept_json(value)
                except ValueError:
                    continue
                ends = ("ideaIdFrom", "ideaIdTo")
                is_loose = name == "mup-loose-link" or not isinstance(link, dict)
                if is_loose or all(str(link.get(end)) in there for end in ends):
                    links.append(link)
        for relation in self._map.relations:
            first, second = self._ideas.get(relation.first), self._ideas.get(relation.second)
            between = (self._map.get(relation.first), self._map.get(relation.second))
            if not all(isinstance(one, Statement) for one in between):
                first = None
            if first is None or second is None or relation.kind not in RELATED:
                self._tell(f"a relation '{relation.kind}' is left out", relation)
                continue
            self._tell(f"a relation '{relation.kind}' is written as a link of that name", relation)
            links.append(link_of(first.get("id"), relation.kind, second.get("id")))
        return {"links": links} if links or was_there else {}

    def _tell(self, message: str, part: Item | None) -> None:
        origin = self._map.origin if part is None else part.origin
        self._lost.setdefault(message, []).append(origin)


def _turned(attr: Json, *, attacks: bool) -> Json:
    """The attributes of a bracket that supports or attacks, as it is needed."""
    if (attr.get("group") == "opposing") is attacks and attr.get("group"):
        return attr
    return {**attr, "group": "opposing" if attacks else "supporting"}


def _says(title: object, part: Statement | Argument) -> bool:
    """Whether a title is still that of a part."""
    if isinstance(part, Argument) and title in (GROUP, "", None):
        return not part.text
    said = text_and_links(title) if isinstance(title, str) else (EMPTY, ())
    return said == (part.text, part.links)

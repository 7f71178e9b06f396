"""Make a map from a file of MindMup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from attrs import evolve

from argmap.formats.foreign_ids import Ids
from argmap.formats.foreign_text import broken, line_span, lost, parsed_json
from argmap.formats.format import Imported
from argmap.formats.kept_json import kept_json
from argmap.formats.mup.ideas import (
    GROUP,
    Json,
    is_implicit,
    new_bracket,
    new_idea,
    notes_of,
    strength_of,
    text_and_links,
    usual_id,
)
from argmap.formats.mup.kept_ideas import RELATED, differing, link_of
from argmap.formats.mup.tree import Child, check, children, has_brackets, repeated_ids
from argmap.frozen_class import frozen
from argmap.model import Argument, ArgumentMap, Diagnostic, Item, Kind, Relation, Statement
from argmap.model.clean_text import clean
from argmap.model.vocabulary import ArgumentKind

_PLAIN: Final = "is in no bracket; it is read as a claim that supports the one above it"
_UNKNOWN: Final = "is a bracket of an unknown sort; it is read as a supporting one"
_LICENCE: Final = "is a supporting bracket under a bracket; what is in it is read as a warrant"
_EMPTY_BRACKET: Final = "is a bracket that a map has no place for; only MindMup shows it"
_LINK: Final = "a link does not say how two ideas are related; only MindMup shows it"


def read(data: bytes, path: str | None = None) -> Imported:
    """Make a map from a file of MindMup.

    Raises :class:`ArgmapError` (``bad-import``) if it is none, or broken.

    >>> ideas = b'{"1": {"id": 1, "title": "Close it."}}'
    >>> file = b'{"formatVersion": 3, "id": "root", "title": "Bridge", "ideas": %s}' % ideas
    >>> [statement.text for statement in read(file).map]
    ['Close it.']
    """
    file = parsed_json(data, path)
    if not isinstance(file, dict) or not ("ideas" in file or "title" in file):
        broken("this is not a map of MindMup: it has no ideas", line_span(1, path))
    try:
        return _Reading(file, path).imported()
    except RecursionError:
        broken("this JSON is nested too deeply", line_span(1, path))


@frozen
class _Place:
    """What an idea becomes, and under what."""

    child: Child
    kind: Kind | ArgumentKind
    under: str | None = None
    bracket: Child | None = None
    is_plain: bool = False


class _Reading:
    def __init__(self, file: Json, path: str | None) -> None:
        self._file = file
        self._path = path
        self._is_mind_map = not has_brackets(file)
        self._repeated = repeated_ids(file)
        self._ids = Ids()
        self._keys: dict[str, str] = {}  # the keys of the statements, by the ids of their ideas
        self._items: list[Item] = []
        self._kept: list[tuple[str, str]] = []
        self._odd: dict[str, list[str]] = {}

    def imported(self) -> Imported:
        title, roots = self._head()
        waiting = [_Place(root, self._root_kind(root)) for root in reversed(roots)]
        while waiting:
            place = waiting.pop()
            part = self._part(place)
            self._items.append(part)
            rest: Json = {}
            below = list(self._below(place, part.key, rest))
            if rest:  # their keys are taken
                below = [evolve(one, **_with_rank(one)) for one in below]
            self._keep_all(place, part, rest)
            waiting += reversed(below)
        relations = list(self._links())
        extra = [("imported", "mup")]
        if not self._items:
            extra, self._kept = extra + self._kept, []
        items = [*self._items, *relations]
        map = ArgumentMap(title, items, extra=extra, closing_extra=self._kept)
        return Imported(map, list(self._told()))

    def _head(self) -> tuple[str, list[Child]]:
        """The title of the map, and its roots; what else the file has is kept."""
        file = self._file
        more = {"is-mind-map": True} if self._is_mind_map else {}
        if file.get("formatVersion") != 3 and file.get("id") != "root":
            version = {name: file[name] for name in ("formatVersion",) if name in file}
            self._kept.append(("mup-file", kept_json({"is-idea": True, **more, **version})))
            idea = {
                name: value
                for name, value in file.items()
                if name not in ("formatVersion", "links")
            }
            check(idea, "the file", self._path)
            return "", [Child(idea)]
        fields = {name: value for name, value in file.items() if name not in ("ideas", "links")}
        title = file.get("title")
        title = clean(title) if isinstance(title, str) else ""
        if title and fields["title"] == title:
            del fields["title"]
        self._kept.append(("mup-file", kept_json(more | fields)))
        return title, children(file, "the file", self._path)

    def _children(self, child: Child) -> list[Child]:
        return children(child.idea, child.name, self._path)

    def _root_kind(self, root: Child) -> Kind:
        below = self._children(root)
        if not below:
            return Kind.CLAIM
        title = str(root.idea.get("title", "")).rstrip()
        is_question = title.endswith("?") and not any(child.is_bracket for child in below)
        return Kind.QUESTION if is_question else Kind.THESIS

    def _part(self, place: _Place) -> Statement | Argument:
        """The statement or argument that an idea becomes."""
        idea, attr = place.child.idea, place.child.attr
        id = idea.get("id")
        name = str(id) if isinstance(id, (int, str)) else ""
        key = self._ids.of(name, "idea")
        title = idea.get("title")
        text, links = text_and_links(title if isinstance(title, str) else "")
        own: dict[str, Any] = {"key": key, "under": place.under, "notes": notes_of(attr)}
        if isinstance(place.kind, ArgumentKind):
            if title in (GROUP, "", None):
                text, links = "", ()
            own["strength"] = strength_of(attr)
            return Argument(text, kind=place.kind, links=links, **own)
        self._keys.setdefault(name, key)
        return Statement(place.kind, text, links=links, **own)

    def _keep_all(self, place: _Place, part: Statement | Argument, rest: Json) -> None:
        more: Json = {}
        if place.is_plain:
            more["plain"] = True
        if rest:
            more["rest"] = rest
        usual = new_idea(part)
        usual |= {} if part.key in self._repeated else usual_id(part.key)
        self._keep("mup-idea", part.key, place.child, usual, more)
        if place.bracket is not None:
            usual = new_bracket(attacks=place.bracket.attacks)
            self._keep("mup-group", part.key, place.bracket, usual, {})

    def _below(self, place: _Place, key: str, rest: Json) -> Iterator[_Place]:
        """Yield what is under a part; what has no place in a map goes to ``rest``."""
        inside = isinstance(place.kind, ArgumentKind)
        for child in self._children(place.child):
            if not child.is_bracket:
                yield self._plain(child, key, place.kind)
                continue
            if child.attr["group"] not in ("supporting", "opposing"):
                self._note(_UNKNOWN, child)
            members = self._children(child)
            is_lone = len(members) == 1 and not members[0].is_bracket
            if not any(not one.is_bracket for one in members):
                self._note(_EMPTY_BRACKET, child)
                rest[child.rank] = child.idea
            elif inside and not child.attacks:
                if not is_lone:
                    self._note(_EMPTY_BRACKET, child)
                    rest[child.rank] = child.idea
                    continue
                self._note(_LICENCE, child)
                yield _Place(members[0], Kind.WARRANT, key, child)
            elif is_lone and self._is_short(child, members[0]):
                yield _Place(members[0], _short_kind(child, place.kind), key, child)
            else:
                kind = ArgumentKind.COUNTER if child.attacks else ArgumentKind.ARGUMENT
                yield _Place(child, kind, key)

    def _plain(self, child: Child, under: str, above: Kind | ArgumentKind) -> _Place:
        """An idea that is no bracket: a premise in a bracket, an answer, or else a claim."""
        if isinstance(above, ArgumentKind):
            kind = Kind.ASSUMPTION if is_implicit(child.attr) else Kind.CLAIM
            return _Place(child, kind, under)
        if above is Kind.QUESTION:
            return _Place(child, Kind.ANSWER, under)
        self._note(_PLAIN, child)
        return _Place(child, Kind.CLAIM, under, is_plain=not self._is_mind_map)

    @staticmethod
    def _is_short(bracket: Child, member: Child) -> bool:
        """Whether a bracket says nothing but that its one idea supports or attacks."""
        is_named = bracket.idea.get("title") not in (GROUP, "", None)
        says_more = is_named or strength_of(bracket.attr) or notes_of(bracket.attr)
        return not says_more and not is_implicit(member.attr)

    def _keep(self, field: str, key: str, child: Child, usual: Json, more: Json) -> None:
        """Keep what of an idea is not as usual for the part that it became."""
        kept: Json = {} if child.is_usual else {"rank": child.rank}
        kept |= more
        fields = differing(child.idea, usual)
        if fields:
            kept["as"] = fields
        absent = [name for name in ("id", "title") if name not in child.idea]
        if absent:
            kept["without"] = absent
        if kept:
            self._kept.append((field, f"{key} {kept_json(kept)}"))

    def _links(self) -> Iterator[Relation]:
        """Yield the relations that links stand for; other links are kept."""
        links = self._file.get("links", [])
        if not isinstance(links, list):
            broken("'links' is not a list", line_span(1, self._path))
        if not links and "links" in self._file:
            self._kept.append(("mup-links", "[]"))
        related = [self._related(link) for link in links]
        while related and related[-1] is not None:
            related.pop()
        for link in links[: len(related)]:
            self._kept.append((self._link_field(link), kept_json(link)))
            self._odd.setdefault(_LINK, []).append("")
        for link in links[len(related) :]:
            relation = self._related(link)
            assert relation is not None
            yield relation

    def _link_field(self, link: Any) -> str:
        """The field for a link: one whose ends are not there is kept whatever is deleted."""
        ends = (link.get("ideaIdFrom"), link.get("ideaIdTo")) if isinstance(link, dict) else (None,)
        return "mup-link" if all(str(end) in self._keys for end in ends) else "mup-loose-link"

    def _related(self, link: Any) -> Relation | None:
        """The relation that a link stands for, if it is as :func:`link_of` writes it."""
        if not isinstance(link, dict):
            return None
        first = self._keys.get(str(link.get("ideaIdFrom")))
        second = self._keys.get(str(link.get("ideaIdTo")))
        if first is None or second is None or first == second:
            return None
        for kind in RELATED:
            if link == link_of(link["ideaIdFrom"], kind, link["ideaIdTo"]):
                return Relation(first, kind, second)
        return None

    def _note(self, message: str, child: Child) -> None:
        self._odd.setdefault(message, []).append(child.name)

    def _told(self) -> Iterator[Diagnostic]:
        for message, names in self._odd.items():
            more = f" ({len(names)} times)" if len(names) > 1 else ""
            yield lost(f"{names[0]} {message}".strip() + more, line_span(1, self._path))


def _with_rank(place: _Place) -> Json:
    """The idea of a place, or the bracket around it, with its key to be kept."""
    if place.bracket is not None:
        return {"bracket": evolve(place.bracket, is_usual=False)}
    return {"child": evolve(place.child, is_usual=False)}


def _short_kind(bracket: Child, above: Kind | ArgumentKind) -> Kind:
    """What the one idea of a bracket is to what the bracket is under."""
    if not bracket.attacks:
        return Kind.CLAIM
    if isinstance(above, ArgumentKind):
        return Kind.UNDERCUT
    return Kind.REBUTTAL if above.attacks else Kind.OBJECTION

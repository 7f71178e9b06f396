"""Make a map of a document: the items of its outline, with what they say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from attrs import define, evolve, field

from argmap.formats.argdown.comments import Comments
from argmap.formats.argdown.data_fields import id_in, kind_in
from argmap.formats.argdown.document import Document, Node, RelationType, Section
from argmap.formats.argdown.document import Statement as StatementNode
from argmap.formats.argdown.fields import fields_of, section_fields
from argmap.formats.argdown.front_matter import headers_of, is_all_headers
from argmap.formats.argdown.kinds import kind_of
from argmap.formats.argdown.nesting import Nesting
from argmap.formats.argdown.numbering import numbered
from argmap.formats.argdown.section_labels import SectionLabels
from argmap.formats.argdown.texts import heading_title
from argmap.formats.argdown.twigs import Link, Reopened, Twig
from argmap.formats.foreign_ids import Ids, as_id
from argmap.formats.kept_json import kept_json
from argmap.model import (
    Argument,
    ArgumentMap,
    Item,
    Kind,
    Relation,
    RelationKind,
    Reopening,
    Reuse,
    Source,
    Statement,
)
from argmap.model import Section as MapSection
from argmap.model.item_order import with_local_keys
from argmap.model.vocabulary import ARGUMENTS, PLACEMENT, ArgumentKind

_VERBS: Final = {
    RelationType.SUPPORT: RelationKind.SUPPORTS,
    RelationType.ATTACK: RelationKind.REBUTS,
    RelationType.UNDERCUT: RelationKind.UNDERCUTS,
    RelationType.CONTRADICTORY: RelationKind.CONTRADICTS,
}


@define
class _Place:
    """A twig in the outline: its kind, and where it is."""

    twig: Twig
    kind: str
    mark: str
    under: _Place | None
    section: Section | None
    key: str = field(default="")


class _Importer:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.nesting = Nesting(document)
        self.labels = SectionLabels([heading_title(one.content) for one in document.sections])
        self.places: dict[int, _Place] = {}
        self.named: set[int] = set()  # twigs that something refers to
        self.sources: set[int] = set()
        self.ids = Ids()
        self.selves: dict[int, list[str]] = {}
        for relation in document.relations:
            if relation.source is relation.target:
                self.selves.setdefault(id(relation.source), []).append(relation.type.value)
        mode = document.group("selection").get("statementSelectionMode")
        self.tells_tops = mode == "top-level"
        self.local = 0
        self.numbers: dict[int, int] = {}  # of untitled parts, by the identity of their items
        self._find_sources()
        self._find_places()
        self.comments = Comments(document, [one.twig.node for one in self.places.values()])
        self._find_keys()

    # Kinds

    def _find_sources(self) -> None:
        for top in self.nesting.tops:
            if isinstance(top, Link) and top.type is not RelationType.CONTRADICTORY:
                self.sources.add(id(top.source))
        for top in self.nesting.tops:
            if isinstance(top, (Twig, Reopened)):
                waiting = [*top.links]
                while waiting:
                    link = waiting.pop()
                    self.sources.add(id(link.source))
                    if link.source.place is link:
                        waiting += link.source.links

    def _find_places(self) -> None:
        section: Section | None = None
        for top in self.nesting.tops:
            if isinstance(top, Section):
                section = top
            elif isinstance(top, Twig):
                bears = any(one.type is not None for one in top.links)
                kind = Kind.THESIS if bears and id(top) not in self.sources else Kind.CLAIM
                self._walk(_Place(top, kind, "", None, section), section)
        for top in self.nesting.tops:
            if isinstance(top, Section):
                section = top
            elif isinstance(top, Reopened):
                self.named.add(id(top.twig))
                for link in top.links:
                    self._walk_link(link, self.places[id(top.twig)], section)
        for top in self.nesting.tops:
            if isinstance(top, Link):
                self.named |= {id(top.source), id(top.target)}

    def _walk(self, place: _Place, section: Section | None) -> None:
        waiting = [place]
        while waiting:
            one = waiting.pop()
            self.places[id(one.twig)] = one
            if one.twig.whole is not None:
                self.named.add(id(self.nesting.twig(one.twig.node)))
            inside = one.section if one.twig.whole else one.twig.node.section
            for link in reversed(one.twig.links):
                made = self._placed(link, one, inside)
                if made is not None:
                    waiting.append(made)

    def _walk_link(self, link: Link, target: _Place, section: Section | None) -> None:
        made = self._placed(link, target, section)
        if made is not None:
            self._walk(made, section)

    def _placed(self, link: Link, target: _Place, section: Section | None) -> _Place | None:
        if link.source.place is not link:
            self.named |= {id(link.source), id(link.target)}
            return None
        kind, mark = kind_of(link.source.is_argument, link.type, target.kind)
        own = kind_in(link.source.node.data)
        if own is not None and kind == (Kind.UNDERCUT if own is Kind.UNLESS else Kind.CLAIM):
            kind = own if own in PLACEMENT[target.kind] and not mark else kind
        return _Place(link.source, kind, mark, target, section)

    # Keys

    def _find_keys(self) -> None:
        wanted: list[tuple[_Place, str]] = []
        for place in self.places.values():
            node = place.twig.node
            if place.twig.whole is not None:
                if id(place.twig) in self.named:
                    wanted.append((place, f"{node.title} step"))
                continue
            own_id = id_in(node.data)
            if own_id and not self.ids.is_taken(own_id):
                place.key = self.ids.of(own_id)
            elif not node.is_untitled:
                wanted.append((place, node.title))
            elif id(place.twig) in self.named:
                canonical = node.canonical
                wanted.append((place, (canonical.text if canonical else "") or node.title))
        # Titles that are ids already keep them.
        wanted.sort(key=lambda one: one[0].twig.node.number)
        for exact in (True, False):
            for place, name in wanted:
                if not place.key and (not exact or self._is_free(name)):
                    default = "argument" if place.twig.is_argument else "statement"
                    place.key = self.ids.of(name, default)

    def _is_free(self, name: str) -> bool:
        return as_id(name) == name and not self.ids.is_taken(name)

    # Items

    def items(self) -> Iterator[Item]:
        """Yield the items, with local keys still to be numbered."""
        after: list[Relation] = []
        base = 0
        for top in self.nesting.tops:
            if isinstance(top, Section):
                yield from after
                after = []
                has_above = base > 0
                level = 1 if not has_above or top.level <= base else 2
                if level == 1:
                    base = top.level
                yield self._section(top, level)
            elif isinstance(top, Link):
                after.append(self._relation(top))
            elif isinstance(top, Reopened):
                yield Reopening(self.places[id(top.twig)].key)
                for link in top.links:
                    yield from self._linked(link, self.places[id(top.twig)], after)
            else:
                yield from self._part(self.places[id(top)], after)
            if not isinstance(top, Section):
                yield from after
                after = []
        yield from after

    def _section(self, section: Section, level: int) -> Item:
        title, extra = section_fields(section, level)
        return MapSection(
            title, self.comments.above(section.span, is_top=True), level=level, extra=extra
        )

    def _part(self, place: _Place, after: list[Relation]) -> Iterator[Item]:
        waiting: list[_Place | Link] = [place]
        targets: dict[int, _Place] = {}
        while waiting:
            one = waiting.pop()
            if isinstance(one, Link):
                item = self._reuse(one, targets[id(one)], after)
                if item is not None:
                    yield item
                continue
            yield self._item(one)
            for link in reversed(one.twig.links):
                if link.source.place is link:
                    waiting.append(self.places[id(link.source)])
                else:
                    targets[id(link)] = one
                    waiting.append(link)

    def _linked(self, link: Link, target: _Place, after: list[Relation]) -> Iterator[Item]:
        if link.source.place is link:
            yield from self._part(self.places[id(link.source)], after)
        else:
            item = self._reuse(link, target, after)
            if item is not None:
                yield item

    def _reuse(self, link: Link, target: _Place, after: list[Relation]) -> Item | None:
        """Use a statement again, or relate an argument."""
        source = self.places[id(link.source)]
        kind, mark = kind_of(link.source.is_argument, link.type, target.kind)
        if source.kind in ARGUMENTS or kind in ARGUMENTS:
            if source.kind in ARGUMENTS:
                after.append(self._relation(link))
                return None
            kind, _ = kind_of(False, link.type, target.kind)
        extra = [("argdown-relation", mark)] if mark else []
        return Reuse(Kind(kind), source.key, self._key(target), extra=extra)

    def _relation(self, link: Link) -> Relation:
        source, target = self.places[id(link.source)], self.places[id(link.target)]
        type = link.type or RelationType.SUPPORT
        verb, mark = _VERBS[type], ""
        ends = (source.kind in ARGUMENTS, target.kind in ARGUMENTS)
        if (verb is RelationKind.UNDERCUTS and ends != (False, True)) or (
            verb is RelationKind.CONTRADICTS and any(ends)
        ):
            verb, mark = RelationKind.REBUTS, type.value
        extra = [("argdown-relation", mark)] if mark else []
        return Relation(source.key, verb, target.key, extra=extra)

    def _key(self, place: _Place) -> str:
        if not place.key:
            self.local += 1
            place.key = f"~{self.local}"
        return place.key

    def _item(self, place: _Place) -> Item:
        twig, key = place.twig, self._key(place)
        under = self._key(place.under) if place.under is not None else None
        is_argument = place.kind in ARGUMENTS
        attributes: dict[str, Any] = fields_of(twig, place.kind)
        extra = attributes["extra"]
        own_id = "" if key.startswith("~") else key
        node = twig.node
        if twig.whole is not None:
            extra.append(("argdown-step-of", self._key(self.places[id_of(self.nesting, node)])))
        else:
            if not node.is_untitled and attributes.get("title") == own_id:
                attributes["title"] = None
            if twig.is_argument and not is_argument:
                extra.append(("argdown-node", "argument"))
            if node.section is not place.section:
                extra.append(("argdown-section", self.labels.of(node.section)))
            if self.tells_tops and isinstance(node, StatementNode):
                if not node.is_top_level:
                    extra.append(("argdown-top-level", "no"))
                elif place.under is not None or twig.list_sign:
                    extra.append(("argdown-top-level", "yes"))
            if twig.list_sign and place.under is None:
                extra.append(("argdown-list", twig.list_sign))
            extra += [("argdown-self", type) for type in self.selves.get(id(node), ())]
        if place.mark:
            extra.append(("argdown-relation", place.mark))
        origin = None
        if node.members and twig.whole is None:
            origin = self.comments.above(node.members[0].span, is_top=under is None)
        made: Statement | Argument
        if is_argument:
            kind = ArgumentKind(place.kind)
            made = Argument(kind=kind, key=key, under=under, origin=origin, **attributes)
        else:
            made = Statement(Kind(place.kind), key=key, under=under, origin=origin, **attributes)
        if node.is_untitled and twig.whole is None:
            self.numbers[id(made)] = int(node.title.removeprefix("Untitled "))
        return made


def id_of(nesting: Nesting, node: Node) -> int:
    """The identity of the twig of a node."""
    return id(nesting.twig(node))


def imported(document: Document) -> ArgumentMap:
    """Return the map of a document."""
    importer = _Importer(document)
    items = list(importer.items())
    wanted = [importer.numbers.get(id(one)) for one in items]
    map = _with_head(document, tuple(with_local_keys(items)), tuple(importer.comments.rest))
    return numbered(map, wanted)


def _with_head(
    document: Document, items: tuple[Item, ...], comments: tuple[str, ...]
) -> ArgumentMap:
    head = headers_of(document.settings)
    head["sources"] = [Source(one) for one in head.get("sources", ())]
    map = ArgumentMap(
        head.pop("title", ""),
        items,
        extra=[("imported", "argdown")],
        closing_comments=comments,
        **head,
    )
    front_matter = document.front_matter
    if not front_matter or is_all_headers(front_matter, document.settings):
        return map
    kept = ("argdown-front-matter", kept_json(front_matter))
    if not items:  # only headers are possible
        return evolve(map, extra=(*map.extra, kept))
    return evolve(map, closing_extra=(kept,))

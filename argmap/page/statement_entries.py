"""The page's entries for statements and steps, one each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import evolve

from argmap.frozen_class import frozen
from argmap.model import Argument, ArgumentMap, Citation, Statement
from argmap.model.name_matching import first_spellings, normal_form
from argmap.model.outline_order import outline_order
from argmap.model.urls import is_safe_link
from argmap.page.relations import NodeRelations, Relations
from argmap.render.diagram.scene_builder import box_name
from argmap.render.text_layout.citation_lines import Mark, Verdicts, by_citation, mark
from argmap.sources import Library, Status, Verdict, verify_qualifiers
from argmap.wording.qualifiers import with_doubts


@frozen
class Cited:
    """A citation: its place, status and words.

    ``passage`` is the full cited passage if the page may show it, else empty. ``marks`` are
    passage numbers in the essay beside the map.
    """

    mark: Mark
    words: str
    passage: str = ""
    marks: tuple[int, ...] = ()


@frozen
class Link:
    """A URL that a statement names; it becomes a link only if it is ``safe``."""

    address: str
    safe: bool


@frozen
class Entry:
    """The full content of a statement or step.

    ``name`` is the id of its card; ``facts`` are (name, value). ``maps`` names the essays it
    belongs to, if there are several. ``ends`` are the ids of the cards that it relates, if it is a
    relation.
    """

    name: str
    kind: str
    id: str
    text: str
    holder: str
    title: str = ""
    tags: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    citations: tuple[Cited, ...] = ()
    links: tuple[Link, ...] = ()
    bearings: tuple[NodeRelations, ...] = ()
    maps: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """Its heading, on one line."""
        return f"{self.kind} {self.id}".rstrip()


Marks = Mapping[tuple[str, int], tuple[int, ...]]
"""Passage numbers by (key of the citing statement or argument, number of the citation)."""


def entries(
    map: ArgumentMap,
    verdicts: Iterable[Verdict],
    marks: Marks | None = None,
    library: Library | None = None,
) -> tuple[Entry, ...]:
    """The entries of a map, in outline order.

    ``library`` has the sources, in which qualifiers are searched. An entry includes the
    passage of every verdict that has one: to hide a passage, remove it from the verdict.

    >>> from argmap.model import MapBuilder
    >>> building = MapBuilder("Bridge", author="A. Mason")
    >>> _ = building.thesis("It should stay.", id="stay", tags=["town"])
    >>> [(one.name, one.heading, one.holder) for one in entries(building.build(), ())]
    [('s-stay', 'thesis stay', 'A. Mason')]
    """
    writer = Writer(map, by_citation(verdicts), marks or {}, Relations(map), library)
    return in_one_spelling(writer.entry(node) for node in outline_order(map))


def in_one_spelling(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries in which each filter name has one spelling, that of its first use."""
    all_entries = tuple(entries)
    holders = first_spellings(one.holder for one in all_entries)
    tags = first_spellings(tag for one in all_entries for tag in one.tags)
    maps = first_spellings(map for one in all_entries for map in one.maps)

    def spelt(written: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(names[normal_form(name)] for name in written))

    return tuple(
        evolve(
            one,
            holder=holders[normal_form(one.holder)],
            tags=spelt(one.tags, tags),
            maps=spelt(one.maps, maps),
        )
        for one in all_entries
    )


@frozen(slots=False)
class Writer:
    """Writes the entries of one map."""

    map: ArgumentMap
    verdicts: Verdicts
    marks: Marks
    bearings: Relations
    library: Library | None = None

    @cached_property
    def _not_found(self) -> Mapping[str, Sequence[str]]:
        """The phrases of qualifiers that are not in their sources, by key."""
        found: dict[str, list[str]] = {}
        if self.library is not None:
            for one in verify_qualifiers(self.map, self.library, self.verdicts.values()):
                if one.status is Status.NOT_FOUND:
                    found.setdefault(one.key, []).append(one.phrase)
        return found

    def entry(self, node: Statement | Argument) -> Entry:
        """The entry of a statement or step."""
        return Entry(
            name=box_name(self.map, node.key),
            kind=str(node.kind),
            id=node.id or "",
            text=node.text,
            title=node.title or "",
            holder=self.map.holder(node.key) or "",
            tags=node.tags,
            facts=tuple((name, value) for name, value in self._facts(node) if value),
            citations=tuple(
                self._cited(node.key, number, citation)
                for number, citation in enumerate(node.citations)
            ),
            links=tuple(Link(link, is_safe_link(link)) for link in node.links),
            bearings=self.bearings.of(node.key),
        )

    def _facts(self, node: Statement | Argument) -> Iterator[tuple[str, str]]:
        yield "held by", self.map.holder(node.key) or ""
        if isinstance(node, Argument):
            yield "scheme", node.scheme or ""
            strength = node.strength
            yield "strength", f"{strength:g}" if isinstance(strength, float) else strength or ""
        yield "qualifier", with_doubts(node.qualifier or "", self._not_found.get(node.key, ()))
        if node.acceptance is not None:
            yield "accepted", str(node.acceptance)
        if node.concession is not None:
            yield "granted", str(node.concession)
        if isinstance(node, Statement):
            for figure in node.figures:
                yield "figure", str(figure)
            if node.confidence is not None:
                yield "confidence", f"{node.confidence:g}"
        for note in node.notes:
            yield "note", note
        yield "tags", ", ".join(node.tags)

    def _cited(self, key: str, number: int, citation: Citation) -> Cited:
        verdict = self.verdicts.get((key, number))
        default = self.map.sources[0].id if self.map.sources else None
        return Cited(
            mark(citation, verdict, default),
            citation.passage,
            verdict.passage if verdict is not None else "",
            self.marks.get((key, number), ()),
        )

"""The passages of a source that several maps cite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve

from argmap.comparison.citing_statement import citing
from argmap.comparison.cross_relations import Ends
from argmap.comparison.resolved_maps import ResolvedMaps
from argmap.comparison.shared_evidence import passage_pairs
from argmap.frozen_class import frozen
from argmap.model import Citation, Place, PlaceUnit, Reference
from argmap.sources import Status, Verdict
from argmap.sources.tokenization import phrase_forms

_WIDEST = 10
"""How many paragraphs or pages a citation may cover and still be a passage."""


@frozen
class CitedPassage:
    """A paragraph or page that statements of several maps cite, or words that they all cite.

    ``place`` is ``None`` if only the words are known. ``same_words`` says that two maps cite the
    same words of it, and not only the same paragraph. ``citations`` are one for each of ``keys``.
    """

    source: str
    place: Place | None
    keys: tuple[Reference, ...]
    citations: tuple[Citation, ...]
    same_words: bool


def cited_passages(verdicts: Iterable[Verdict], maps: ResolvedMaps) -> tuple[CitedPassage, ...]:
    """The passages that several imported maps cite, those with the same words first.

    Citations that are not in their source do not count. Those of a source without a card count by
    the words and places as they are written.

    >>> from argmap.language import loads
    >>> from argmap.model import ArgumentMap
    >>> from argmap.sources import Library, verify
    >>> text = 'source: s\\n\\nthesis t: It lasts.\\n  cite: ¶3 "{}"\\n'
    >>> used = {name: loads(text.format(name)) for name in ("firm", "rich")}
    >>> verdicts = [
    ...     evolve(one, key=f"{name}.{one.key}")
    ...     for name, map in used.items()
    ...     for one in verify(map, Library("nowhere"))
    ... ]
    >>> (found,) = cited_passages(verdicts, ResolvedMaps(ArgumentMap(), used))
    >>> found.source, str(found.place), found.same_words, [str(key) for key in found.keys]
    ('s', '¶3', False, ['firm.t', 'rich.t'])
    """
    kept = tuple(verdicts)
    alike = _partners(passage_pairs(kept, maps))
    groups: dict[_Spot, dict[Reference, Citation]] = {}
    for verdict in kept:
        key = citing(verdict, maps)
        if key.map and verdict.source is not None and verdict.status is not Status.NOT_FOUND:
            for spot in _spots(verdict):
                groups.setdefault((verdict.source, *spot), {}).setdefault(key, verdict.citation)
    found: dict[tuple[str, tuple[Reference, ...]], CitedPassage] = {}
    for (source, unit, number), group in sorted(groups.items(), key=lambda one: _order(one[0])):
        if len({key.map for key in group}) < 2:
            continue
        keys, place = tuple(group), None
        same = unit is None or any(not alike.get(key, set()).isdisjoint(group) for key in group)
        if unit is not None and isinstance(number, int):
            place = Place(unit, number)
        id = source.rpartition(" ")[2]  # several projects: the folder is written before it
        passage = CitedPassage(id, place, keys, tuple(group.values()), same)
        before = found.get((source, keys))
        found[source, keys] = passage if before is None else _joined(before, passage)
    return tuple(sorted(found.values(), key=lambda one: not one.same_words))


_Spot = tuple[str, PlaceUnit | None, int | tuple[str, ...]]
"""A source with a unit and a number in it, or with the forms of the words that are cited."""


def _spots(verdict: Verdict) -> Iterator[tuple[PlaceUnit | None, int | tuple[str, ...]]]:
    """The paragraphs of a citation; if they are unknown, the place and words that it names."""
    if verdict.status in (Status.VERIFIED, Status.PLACED) and verdict.paragraphs:
        yield from _numbered(PlaceUnit.PARAGRAPH, *verdict.paragraphs[0])
        return
    place, phrases = verdict.citation.place, verdict.citation.phrases
    if place is not None:
        yield from _numbered(place.unit, place.first, place.last)
    if phrases:
        yield None, tuple(form for phrase in phrases for form in (*phrase_forms(phrase), "…"))


def _numbered(unit: PlaceUnit, first: int, last: int) -> Iterator[tuple[PlaceUnit, int]]:
    if last - first < _WIDEST:
        for number in range(first, last + 1):
            yield unit, number


def _order(spot: _Spot) -> tuple[str, bool, str, int, tuple[str, ...]]:
    source, unit, which = spot
    number, forms = (which, ()) if isinstance(which, int) else (0, which)
    return source, unit is None, str(unit), number, forms


def _joined(one: CitedPassage, other: CitedPassage) -> CitedPassage:
    """One passage of two with the same statements: paragraphs in a row, or a place with words."""
    place, further = one.place, other.place
    if place is not None and further is not None and place.unit is further.unit:
        last = further.last if further.first == place.last + 1 else place.last
        place = Place(place.unit, place.first, last)
    return evolve(one, place=place or further, same_words=one.same_words or other.same_words)


def _partners(pairs: Iterable[Ends]) -> Mapping[Reference, set[Reference]]:
    """For each statement, those of other maps that cite the same words."""
    found: dict[Reference, set[Reference]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found

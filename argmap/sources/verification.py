"""Verify citations: whether and where the sources contain the cited passages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from argmap.frozen_class import frozen
from argmap.model import ArgumentMap, Citation, PlaceUnit
from argmap.model.type_checks import expect
from argmap.model.vocabulary import Status
from argmap.sources.library import Library
from argmap.sources.loaded_source import LoadedSource
from argmap.sources.tokenization import phrase_forms

REACH: Final = 400
"""Maximum number of words between the first and the last phrase of a citation: about a page. Two
phrases further apart do not identify one passage."""

MOST_PLACES: Final = 20
"""Maximum number of places searched for one citation: enough to show that it is ambiguous."""


_Pairs = tuple[tuple[int, int], ...]
_Places = list[tuple[int, int]]  # ranges of words, end exclusive
_Result = tuple[Status, _Pairs, str, _Pairs]


@frozen
class Verdict:
    """The result of verifying one citation.

    ``key`` is the key of the citing statement or argument, ``index`` (from 0) the index of the
    citation in it. ``source`` is the id of the cited source, or ``None`` if the map has none.
    ``paragraphs`` are the first and last paragraph, from 1, of every place where the citation was
    found, at most :data:`MOST_PLACES`; with the status ``NOT_FOUND``, these are outside the cited
    place. ``words`` are the same places as word numbers from 0, the end exclusive. ``passage`` is
    the whole cited passage, if the text of the source is available.
    """

    key: str
    index: int
    citation: Citation
    status: Status
    source: str | None
    paragraphs: tuple[tuple[int, int], ...] = ()
    passage: str = ""
    words: tuple[tuple[int, int], ...] = ()


def verify(map: ArgumentMap, library: Library) -> tuple[Verdict, ...]:
    """Verify all citations of ``map``; the verdicts are in the order of the map.

    A phrase must begin in the paragraphs that the citation names, if any. For a citation with two
    phrases, each occurrence of the first and the next occurrence of the last after it, at most
    :data:`REACH` words later, make a passage; it may end after the named paragraphs. Page numbers
    are ignored, because fingerprints and plain texts have no pages.

    Raises :class:`TypeError` if an argument has the wrong type.

    >>> from argmap.model import MapBuilder
    >>> building = MapBuilder("Mills", sources=["miller"])
    >>> _ = building.thesis("They grind.", id="t", citations=[Citation(("mills grind slowly",))])
    >>> [str(verdict.status) for verdict in verify(building.build(), Library("nowhere"))]
    ['unchecked']
    """
    expect(map, ArgumentMap, "map")
    expect(library, Library, "library")
    default = map.sources[0].id if map.sources else None
    found: list[Verdict] = []
    for key, node in map.nodes.items():
        for index, citation in enumerate(node.citations):
            source = citation.source or default
            loaded = library.load(source) if source is not None else None
            if loaded is None:
                found.append(Verdict(key, index, citation, Status.UNCHECKED, source))
            else:
                status, paragraphs, passage, words = _checked(citation, loaded)
                found.append(
                    Verdict(key, index, citation, status, source, paragraphs, passage, words)
                )
    return tuple(found)


def _checked(citation: Citation, loaded: LoadedSource) -> _Result:
    """Return the status of a citation, and its paragraphs, passage and words as in a verdict."""
    sought = citation.phrases, citation.place
    found: _Result | None = loaded.known.get(sought)
    if found is None:
        status, places = _judge(citation, loaded)
        paragraphs = tuple([loaded.paragraphs(*place) for place in places])
        settled = status is Status.VERIFIED or status is Status.PLACED
        passage = loaded.passage(*places[0]) if places and settled else ""
        found = loaded.known[sought] = status, paragraphs, passage, tuple(places)
    return found


def _judge(citation: Citation, loaded: LoadedSource) -> tuple[Status, _Places]:
    """Return the status of a citation, and the words of each place where it was found."""
    start, end = words_of_place(citation, loaded)
    if not citation.phrases:
        place = citation.place
        if place is None or place.unit is not PlaceUnit.PARAGRAPH:
            return Status.PLACED, []
        there = place.last <= loaded.card.paragraphs
        return (Status.PLACED, [(start, end)]) if there else (Status.NOT_FOUND, [])
    places = find_passages(citation.phrases, loaded, start, end)
    if len(places) > 1:
        return Status.AMBIGUOUS, places
    if places:
        return Status.VERIFIED, places
    whole = len(loaded.fingerprint)
    if end - start < whole:
        places = find_passages(citation.phrases, loaded, 0, whole)
    return Status.NOT_FOUND, places


def words_of_place(citation: Citation, loaded: LoadedSource) -> tuple[int, int]:
    """Return the range of words in which a citation must begin, end exclusive.

    These are the words of its paragraphs, or of the whole source.
    """
    place = citation.place
    if place is not None and place.unit is PlaceUnit.PARAGRAPH:
        return loaded.fingerprint.words_of(place.first, place.last)
    return 0, len(loaded.fingerprint)


def find_passages(phrases: Sequence[str], loaded: LoadedSource, start: int, end: int) -> _Places:
    """Return the words of each passage with one phrase, or with a first and a last one.

    Passages must begin within words ``start`` to ``end``; at most :data:`MOST_PLACES` are returned.
    """
    first = phrase_forms(phrases[0])
    size = len(first)
    hits = loaded.find(first, start, end + size - 1)
    if len(phrases) == 1:
        return [(hit, hit + size) for hit in islice(hits, MOST_PLACES)]
    last = phrase_forms(phrases[1])
    return list(islice(_with_last(last, size, hits, loaded), MOST_PLACES))


def _with_last(
    last: Sequence[str], size: int, hits: Iterable[int], loaded: LoadedSource
) -> Iterator[tuple[int, int]]:
    """Yield the words from each hit of a first phrase, ``size`` words long, to the end of the next
    hit of the last.
    """
    for hit in hits:
        after = hit + size
        final = next(loaded.find(last, after, after + REACH + len(last)), None)
        if final is not None:
            yield hit, final + len(last)

"""Verify qualifiers: whether an author hedges a statement in the words that a map gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from attrs import field

from argmap.frozen_class import frozen
from argmap.model import Argument, ArgumentMap, Span, Statement
from argmap.model.type_checks import as_many, expect
from argmap.model.vocabulary import Kind, Status
from argmap.sources.fingerprint import fewest_words
from argmap.sources.library import Library
from argmap.sources.loaded_source import LoadedSource
from argmap.sources.tokenization import phrase_forms
from argmap.sources.verification import MOST_PLACES, Verdict

QUALIFIER: Final = "qualifier"
"""The name of the field, and of its spans in an origin."""

_Pairs = tuple[tuple[int, int], ...]


@frozen
class QualifierVerdict:
    """The result of verifying one phrase of a qualifier.

    ``key`` is the key of the statement or argument, ``index`` (from 0) the index of ``phrase`` in
    its qualifier. ``status`` is ``VERIFIED``, ``NOT_FOUND`` or ``UNCHECKED``. ``sources`` are the
    ids of the sources in which it was searched: only the one that has it, if one does; none if it
    is unknown which source the qualifier is from. ``paragraphs`` are the first and last paragraph,
    from 1, of the places where it was found. ``is_short`` says that it was not checked because it
    is too short to be found reliably without the text. ``span`` is its position, if known.
    """

    key: str
    index: int
    phrase: str
    status: Status
    sources: tuple[str, ...] = ()
    paragraphs: _Pairs = ()
    is_short: bool = False
    span: Span | None = field(default=None, eq=False, repr=False)


def verify_qualifiers(
    map: ArgumentMap, library: Library, verdicts: Iterable[Verdict]
) -> tuple[QualifierVerdict, ...]:
    """Verify each phrase of all qualifiers of ``map``, in the order of the map.

    ``verdicts`` are the result of :func:`verify` for the same map and library. A phrase is searched
    in the sources that its statement cites, or in the only source of the map: first in the cited
    paragraphs, then everywhere. The words are compared as in a citation. A qualifier is not checked
    if the map has several sources and its statement cites none of them, or if the statement is an
    unstated premise that cites nothing, because these words are the mapper's.

    Without the text, a phrase with too few words (see :func:`fewest_words`) is not checked, unless
    the fingerprint shows that the source cannot have it.

    Raises :class:`TypeError` if an argument has the wrong type.

    >>> from argmap.model import MapBuilder
    >>> building = MapBuilder("Mills", sources=["miller"])
    >>> _ = building.thesis("They grind.", id="t", qualifier="as a rule; slowly")
    >>> found = verify_qualifiers(building.build(), Library("nowhere"), ())
    >>> [(verdict.phrase, str(verdict.status)) for verdict in found]
    [('as a rule', 'unchecked'), ('slowly', 'unchecked')]
    """
    expect(map, ArgumentMap, "map")
    expect(library, Library, "library")
    verdicts = as_many(verdicts, Verdict, "verdicts")
    qualified = [node for node in map.nodes.values() if node.qualifier is not None]
    if not qualified:
        return ()
    by_key: dict[str, list[Verdict]] = {node.key: [] for node in qualified}
    for verdict in verdicts:
        if verdict.key in by_key:
            by_key[verdict.key].append(verdict)
    return tuple(
        verdict for node in qualified for verdict in _of_node(node, by_key[node.key], map, library)
    )


def cited_paragraphs(verdicts: Iterable[Verdict], source: str) -> tuple[tuple[int, int], ...]:
    """Return the first and last paragraph of each place of ``source`` that a statement cites.

    ``verdicts`` are those on its citations; one that was not found has no place.
    """
    return tuple(
        dict.fromkeys(
            pair
            for verdict in verdicts
            if verdict.source == source and verdict.status is not Status.NOT_FOUND
            for pair in verdict.paragraphs
        )
    )


def _of_node(
    node: Statement | Argument, verdicts: Sequence[Verdict], map: ArgumentMap, library: Library
) -> Iterator[QualifierVerdict]:
    searched = {
        id: (library.load(id), cited_paragraphs(verdicts, id))
        for id in _sources_of(node, verdicts, map)
    }
    phrases = node.qualifier_phrases
    for (index, phrase), span in zip(enumerate(phrases), _spans(node, len(phrases)), strict=True):
        yield QualifierVerdict(node.key, index, phrase, *_judge(phrase, searched), span)


def _sources_of(
    node: Statement | Argument, verdicts: Iterable[Verdict], map: ArgumentMap
) -> Iterable[str]:
    """Return the ids of the sources that a qualifier may be from, without duplicates."""
    cited = dict.fromkeys(one.source for one in verdicts if one.source is not None)
    if cited or len(map.sources) != 1 or (node.kind is Kind.ASSUMPTION and node.by is None):
        return cited
    return (map.sources[0].id,)


def _spans(node: Statement | Argument, count: int) -> Sequence[Span | None]:
    """Return the spans of the phrases; each is ``None`` unless all are known."""
    named = node.origin.field_spans if node.origin is not None else ()
    spans = [span for name, span in named if name == QUALIFIER]
    return spans if len(spans) == count else [None] * count


def _judge(
    phrase: str, searched: Mapping[str, tuple[LoadedSource | None, _Pairs]]
) -> tuple[Status, tuple[str, ...], _Pairs, bool]:
    """Return the status, sources and paragraphs of a verdict, and whether the phrase is short.

    ``searched`` has each source by id, with the cited paragraphs.
    """
    status, is_short = Status.NOT_FOUND if searched else Status.UNCHECKED, False
    for id, (loaded, cited) in searched.items():
        if loaded is None:
            status = Status.UNCHECKED
            continue
        is_sure, paragraphs = _search(phrase, loaded, cited)
        if is_sure:
            return Status.VERIFIED, (id,), paragraphs, False
        if paragraphs:
            status, is_short = Status.UNCHECKED, True
    return status, tuple(searched), (), is_short


def _search(phrase: str, loaded: LoadedSource, cited: _Pairs) -> tuple[bool, _Pairs]:
    """Return whether a source has a phrase for sure, and in which paragraphs it seems to be."""
    sought = QUALIFIER, phrase, cited
    found: tuple[bool, _Pairs] | None = loaded.known.get(sought)
    if found is None:
        found = _search_in(cited, phrase, loaded)
        if not found[0]:
            found = _search_in(((1, loaded.card.paragraphs),), phrase, loaded)
        loaded.known[sought] = found
    return found


def _search_in(paragraphs: _Pairs, phrase: str, loaded: LoadedSource) -> tuple[bool, _Pairs]:
    forms = phrase_forms(phrase)
    ranges = [loaded.fingerprint.words_of(*pair) for pair in paragraphs]
    hits = (
        loaded.paragraphs(hit, hit + len(forms))
        for start, end in ranges
        for hit in loaded.find(forms, start, end + len(forms) - 1)
    )
    found = tuple(dict.fromkeys(islice(hits, MOST_PLACES)))
    enough = fewest_words(sum(end - start for start, end in ranges))
    return bool(found) and (loaded.text is not None or len(forms) >= enough), found

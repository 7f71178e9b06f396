"""Convert the verdicts on citations to diagnostics with fixes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from attrs import evolve

from argmap.model import (
    Applicability,
    ArgumentMap,
    Citation,
    Diagnostic,
    Edit,
    Fix,
    Origin,
    Place,
    PlaceUnit,
    Severity,
    Source,
)
from argmap.model import problem as make
from argmap.model.codes import Code
from argmap.model.type_checks import as_many, expect
from argmap.model.vocabulary import Status
from argmap.sources.fingerprint import fewest_words
from argmap.sources.library import Library
from argmap.sources.loaded_source import LoadedSource
from argmap.sources.tokenization import is_in_characters, phrase_forms
from argmap.sources.verification import (
    MOST_PLACES,
    REACH,
    Verdict,
    find_passages,
    words_of_place,
)

if TYPE_CHECKING:
    from argmap.sources.fuzzy_match import Near

_NAMED: Final = 5  # maximum number of paragraphs that a message lists


def citation_problems(
    verdicts: Iterable[Verdict], map: ArgumentMap, library: Library
) -> list[Diagnostic]:
    """Return the problems with the citations of ``map``: sources first, then single citations.

    ``verdicts`` are the result of :func:`verify` for the same map and library. Errors are
    ``citation-not-found``, ``citation-misplaced`` and ``citation-ambiguous``; warnings are
    ``short-phrase`` and, once for each declared source, ``no-card``. Problems with cards and texts
    come from :meth:`Library.problems`.

    Raises :class:`TypeError` if an argument has the wrong type.
    """
    verdicts = as_many(verdicts, Verdict, "verdicts")
    expect(map, ArgumentMap, "map")
    expect(library, Library, "library")
    found = list(_of_sources(verdicts, map, library))
    for verdict in verdicts:
        loaded = library.load(verdict.source) if verdict.source is not None else None
        if loaded is not None:
            where = verdict.citation.origin or map[verdict.key].origin
            found.extend(_of_citation(verdict, loaded, where))
    return found


def _of_sources(
    verdicts: tuple[Verdict, ...], map: ArgumentMap, library: Library
) -> Iterator[Diagnostic]:
    declared = {source.id: source for source in map.sources}
    told: set[Diagnostic] = set()  # a missing texts folder is a problem of every source
    for id in dict.fromkeys(verdict.source for verdict in verdicts):
        if id is None:
            continue
        yield from (one for one in library.problems(id) if one not in told)
        told.update(library.problems(id))
        # An undeclared source is reported as a structural problem of the map.
        if id in declared and library.load(id) is None and not library.problems(id):
            message = f"there is no source card for {id!r}, so its citations are not checked"
            where, hint = declared[id].origin, library.advice(id)
            fixes = _card_instead(declared[id], library.nearest(id))
            yield make(Code.NO_CARD, message, where, hint, severity=Severity.WARNING, fixes=fixes)


def _of_citation(
    verdict: Verdict, loaded: LoadedSource, where: Origin | None
) -> Iterator[Diagnostic]:
    citation = verdict.citation
    if verdict.status is Status.NOT_FOUND:
        if verdict.paragraphs:
            yield _misplaced(verdict, where)
        elif citation.phrases:
            yield _not_found(citation, loaded, where)
        else:
            message = f"there is no {citation.place} in {verdict.source}"
            hint = f"it has {loaded.card.paragraphs} paragraphs"
            yield make(Code.CITATION_NOT_FOUND, message, where, hint)
    elif verdict.status is Status.AMBIGUOUS:
        yield _ambiguous(verdict, where)
    elif verdict.status is Status.VERIFIED and loaded.text is None:
        yield from _short(citation, loaded, where)


def _misplaced(verdict: Verdict, where: Origin | None) -> Diagnostic:
    citation = verdict.citation
    found = _listed(verdict.paragraphs)
    message = f"{citation.passage} is in {found} of {verdict.source}, not in {citation.place}"
    is_sure = len(set(verdict.paragraphs)) == 1
    hint = f"write '{found}'" if is_sure else "write one of these"
    fixes = _one_of_places(verdict, Applicability.SAFE if is_sure else Applicability.POSSIBLE)
    return make(Code.CITATION_MISPLACED, message, where, hint, fixes=fixes)


def _ambiguous(verdict: Verdict, where: Origin | None) -> Diagnostic:
    count = len(verdict.paragraphs)
    times = f"{count} times" if count < MOST_PLACES else f"{count} times or more"
    found = _listed(verdict.paragraphs)
    message = f"{verdict.citation.passage} occurs {times} in {verdict.source}: in {found}"
    one_place = len(set(verdict.paragraphs)) == 1
    first = Place(PlaceUnit.PARAGRAPH, *verdict.paragraphs[0])
    hint = f"say which paragraph, such as {first}, or quote more words"
    if one_place:
        hint = "quote more words"
    fixes = () if one_place else _one_of_places(verdict, Applicability.POSSIBLE)
    return make(Code.CITATION_AMBIGUOUS, message, where, hint, fixes=fixes)


def _one_of_places(verdict: Verdict, applicability: Applicability) -> Iterator[Fix]:
    """Yield a fix for each place where the citation was found."""
    for pair in list(dict.fromkeys(verdict.paragraphs))[:_NAMED]:
        place = Place(PlaceUnit.PARAGRAPH, *pair)
        placed = evolve(verdict.citation, place=place)
        yield from _instead(verdict.citation, placed, f"Write '{place}'", applicability)


def _instead(
    citation: Citation, other: Citation, title: str, applicability: Applicability
) -> Iterator[Fix]:
    """Yield the fix that replaces a citation."""
    where = citation.origin.extent if citation.origin is not None else None
    if where is not None:
        yield Fix(title, (Edit(where, other.written),), applicability)


def _card_instead(source: Source, near: str) -> Iterator[Fix]:
    """Yield the fix that corrects a misspelt source in the header."""
    where = source.origin.extent if source.origin is not None else None
    if near and where is not None:
        title = f"Replace {source.id!r} with {near!r}"
        yield Fix(title, (Edit(where, f"source: {near}"),), Applicability.LIKELY)


def _not_found(citation: Citation, loaded: LoadedSource, where: Origin | None) -> Diagnostic:
    source = loaded.card.id
    from argmap.sources.fuzzy_match import is_too_long, marked, too_long_hint  # seldom needed

    fixes: Iterable[Fix] = ()
    alone = {phrase: _alone(phrase, loaded) for phrase in citation.phrases}
    missing = [phrase for phrase, paragraphs in alone.items() if not paragraphs]
    if missing:
        quoted = " and ".join(f"“{phrase}”" for phrase in missing)
        message = f"{quoted} {'is' if len(missing) == 1 else 'are'} not in {source}"
        hint = "copy the words exactly as they are in the source"
        if not any(map(phrase_forms, missing)):
            hint = "a phrase needs words"
        elif loaded.text is not None and any(map(is_too_long, missing)):
            hint = too_long_hint()
        elif near := _nearest(citation, missing, loaded):
            said = " and ".join(
                f"“{marked(phrase, loaded.passage(there.start, there.end))}” in "
                f"{_listed([loaded.paragraphs(there.start, there.end)])}"
                for phrase, there in near.items()
            )
            message += f"; the nearest {'is' if len(near) == 1 else 'are'} {said}"
            corrected = _corrected(citation, near, loaded)
            hint = f"write 'cite: {corrected.written}'"
            title = "Cite the closest match"
            fixes = _instead(citation, corrected, title, Applicability.LIKELY)
        if loaded.missing and loaded.card.file:  # a card that names a file expects it to exist
            hint += f"; {loaded.missing}"
    else:
        first, last = citation.phrases
        message = f"in {source} “{last}” does not follow “{first}” within {REACH} words"
        hint = f"the first phrase is in {_listed(alone[first])}, the last in {_listed(alone[last])}"
        if len(find_passages((last, first), loaded, 0, len(loaded.fingerprint))) == 1:
            turned = evolve(citation, phrases=(last, first))
            hint = f"they are in the opposite order: write 'cite: {turned.written}'"
            title = "Put the phrases in the order of the source"
            fixes = _instead(citation, turned, title, Applicability.LIKELY)
    return make(Code.CITATION_NOT_FOUND, message, where, hint, fixes=fixes)


def _nearest(citation: Citation, missing: list[str], loaded: LoadedSource) -> dict[str, Near]:
    """Return the closest match of each missing phrase, or nothing unless all have one."""
    from argmap.sources.fuzzy_match import nearest  # seldom needed

    found: dict[str, Near] = {}
    after = 0
    for phrase in citation.phrases:
        if phrase not in missing:
            forms = phrase_forms(phrase)
            after = next(loaded.find(forms)) + len(forms)
        elif loaded.text is not None:
            near = nearest(phrase, loaded.text, after, after + REACH) if after else None
            near = near or nearest(phrase, loaded.text)
            if near is None:
                return {}
            found[phrase] = near
            after = near.end
    return found


def _corrected(citation: Citation, near: Mapping[str, Near], loaded: LoadedSource) -> Citation:
    """Return the citation with the words of the source."""
    from argmap.sources.citation_builder import plain_quotes

    phrases = [
        plain_quotes(loaded.passage(near[phrase].start, near[phrase].end))
        if phrase in near
        else phrase
        for phrase in citation.phrases
    ]
    return evolve(citation, phrases=phrases)


def _alone(phrase: str, loaded: LoadedSource) -> tuple[tuple[int, int], ...]:
    places = find_passages((phrase,), loaded, 0, len(loaded.fingerprint))
    return tuple(loaded.paragraphs(*place) for place in places)


def _short(citation: Citation, loaded: LoadedSource, where: Origin | None) -> Iterator[Diagnostic]:
    start, end = words_of_place(citation, loaded)
    for phrase, searched in zip(citation.phrases, (end - start, REACH), strict=False):
        fewest = fewest_words(searched)
        if len(phrase_forms(phrase)) < fewest:
            message = f"“{phrase}” is too short to verify without the text"
            unit = "characters" if is_in_characters(phrase) else "words"
            hint = f"quote at least {fewest} {unit}, or put the text next to its source card"
            yield make(Code.SHORT_PHRASE, message, where, hint, severity=Severity.WARNING)


def _listed(paragraphs: Iterable[tuple[int, int]]) -> str:
    """List paragraphs without duplicates: "¶3, ¶12-13 and 2 more"."""
    names = [str(Place(PlaceUnit.PARAGRAPH, *place)) for place in dict.fromkeys(paragraphs)]
    if len(names) > _NAMED:
        return f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))

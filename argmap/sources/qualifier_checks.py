"""Convert the verdicts on qualifiers to diagnostics with fixes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from argmap.language.escaping import Context, escape_text
from argmap.model import (
    Applicability,
    ArgumentMap,
    Diagnostic,
    Edit,
    Fix,
    Place,
    PlaceUnit,
    Severity,
    Span,
    problem,
)
from argmap.model.codes import Code
from argmap.model.type_checks import as_many, expect
from argmap.model.vocabulary import Status
from argmap.sources.fuzzy_match import Near, marked, nearest
from argmap.sources.library import Library
from argmap.sources.loaded_source import LoadedSource
from argmap.sources.qualifier_verification import QualifierVerdict, cited_paragraphs
from argmap.sources.tokenization import phrase_forms
from argmap.sources.verification import Verdict

_HINT: Final = "copy the author's words, or put your own in a note"


def qualifier_problems(
    qualifiers: Iterable[QualifierVerdict],
    verdicts: Iterable[Verdict],
    map: ArgumentMap,
    library: Library,
) -> list[Diagnostic]:
    """Return a warning (``qualifier-not-found``) for each phrase that is not in its sources.

    ``qualifiers`` are the result of :func:`verify_qualifiers`, and ``verdicts`` that of
    :func:`verify`, for the same map and library.

    Raises :class:`TypeError` if an argument has the wrong type.
    """
    qualifiers = as_many(qualifiers, QualifierVerdict, "qualifiers")
    verdicts = as_many(verdicts, Verdict, "verdicts")
    expect(map, ArgumentMap, "map")
    expect(library, Library, "library")
    missing = [one for one in qualifiers if one.status is Status.NOT_FOUND]
    by_key: dict[str, list[Verdict]] = {one.key: [] for one in missing}
    for verdict in verdicts:
        if verdict.key in by_key:
            by_key[verdict.key].append(verdict)
    return [_not_found(one, by_key[one.key], map, library) for one in missing]


def _not_found(
    one: QualifierVerdict, verdicts: Sequence[Verdict], map: ArgumentMap, library: Library
) -> Diagnostic:
    where = one.span or map[one.key].origin
    message = f"the qualifier “{one.phrase}” is not in {' or '.join(one.sources)}"
    hint, fixes = _HINT, tuple[Fix, ...]()
    if not phrase_forms(one.phrase):
        hint = "a qualifier needs words"
    elif found := next(_closest(one, verdicts, library), None):
        words, place = found
        message += f"; the nearest is “{marked(one.phrase, words)}” in {place}"
        hint = f"if you mean these words, write “{words}”; otherwise {_HINT}"
        fixes = tuple(_instead(one.span, words))
    return problem(
        Code.QUALIFIER_NOT_FOUND, message, where, hint, severity=Severity.WARNING, fixes=fixes
    )


def _closest(
    one: QualifierVerdict, verdicts: Sequence[Verdict], library: Library
) -> Iterator[tuple[str, str]]:
    """Yield the most similar words of each source whose text is available, with their place.

    Words in a cited paragraph come before all others.
    """
    loaded = [(id, library.load(id)) for id in one.sources]
    known = [(id, source) for id, source in loaded if source is not None]
    for id, source in known:
        for paragraphs in cited_paragraphs(verdicts, id):
            yield from _nearest_words(one.phrase, source, paragraphs)
    for _, source in known:
        yield from _nearest_words(one.phrase, source, (1, source.card.paragraphs))


def _nearest_words(
    phrase: str, loaded: LoadedSource, paragraphs: tuple[int, int]
) -> Sequence[tuple[str, str]]:
    """Return the most similar words of some paragraphs, with their place, if there are any."""
    sought = "nearest", phrase, paragraphs
    found: Sequence[tuple[str, str]] | None = loaded.known.get(sought)
    if found is None:
        text = loaded.text
        words = loaded.fingerprint.words_of(*paragraphs)
        near = nearest(phrase, text, *words) if text is not None else None
        found = () if near is None else (_printed(loaded, near),)
        loaded.known[sought] = found
    return found


def _printed(loaded: LoadedSource, near: Near) -> tuple[str, str]:
    from argmap.sources.citation_builder import plain_quotes

    place = Place(PlaceUnit.PARAGRAPH, *loaded.paragraphs(near.start, near.end))
    return plain_quotes(loaded.passage(near.start, near.end)), str(place)


def _instead(where: Span | None, words: str) -> Iterator[Fix]:
    """Yield the fix that replaces a phrase."""
    if where is not None:
        written = escape_text(words, Context.VALUE, first=True)
        yield Fix("Write the closest match", (Edit(where, written),), Applicability.LIKELY)

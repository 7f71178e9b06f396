"""Build the shortest citation that identifies a passage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from argmap.frozen_class import frozen
from argmap.model import Citation, Place, PlaceUnit
from argmap.model.clean_text import clean
from argmap.model.type_checks import expect
from argmap.sources.fingerprint import fewest_words
from argmap.sources.fuzzy_match import nearest
from argmap.sources.loaded_source import LoadedSource, Text
from argmap.sources.tokenization import Words, is_in_characters
from argmap.sources.verification import MOST_PLACES, find_passages

LONGEST: Final = 8
"""Passages up to this many words are quoted whole, longer ones by their first and last words.
Doubled for scripts without spaces, where a word has about two characters."""

WIDEST: Final = 16
"""Maximum number of words of a phrase that is extended because its paragraph has it twice."""

_QUOTES: Final = re.compile('["“”„‟«»]')


@frozen
class Quotation:
    """A passage, its citation, and its first and last paragraph.

    ``likeness`` is 100 for a passage with the given words, and less for an approximate match.
    ``printed`` is the passage as printed in the source, or "" if the text is not available.
    """

    citation: Citation
    paragraphs: tuple[int, int]
    likeness: float = 100.0
    printed: str = ""


def quote(words: str, loaded: LoadedSource, *, whole: bool = False) -> tuple[Quotation, ...]:
    """Find the passages with the given words, and build a citation for each.

    A passage of more than :data:`LONGEST` words is cited by its first and last words, unless
    ``whole`` says that all of them are to be quoted.

    If there are none, the result is the closest approximate match, if the text is available and one
    is similar enough. There are at most :data:`MOST_PLACES` results.

    >>> from argmap.sources import Card, LoadedSource, ParagraphRule
    >>> text = Text.of("The mill stood still. The mill stood still in the great frost.")
    >>> prints = text.fingerprint(ParagraphRule.LINE)
    >>> card = Card(id="miller", paragraph_rule="line", sha256="0" * 64, fingerprint=prints)
    >>> quote("still in the great frost", LoadedSource(card, text))[0].citation.passage
    '“still in the great frost”'
    """
    expect(words, str, "words")
    expect(loaded, LoadedSource, "loaded")
    given = Words.of(words)
    found = [(at, at + len(given), 100.0) for at in _hits(given, loaded)]
    if not found and loaded.text is not None:
        near = nearest(words, loaded.text, 0, len(loaded.fingerprint))
        found = [(near.start, near.end, near.likeness)] if near else []
    quotations = []
    for start, end, likeness in found[:MOST_PLACES]:
        wording = _Wording(words, loaded, start, end, whole)
        printed = loaded.passage(start, end)
        paragraphs = loaded.paragraphs(start, end)
        quotations.append(Quotation(wording.citation(), paragraphs, likeness, printed))
    return tuple(quotations)


def _hits(given: Words, loaded: LoadedSource) -> Iterator[int]:
    """Yield the positions of words that may have been pasted with line breaks.

    A word that is hyphenated at a line break matches with or without its hyphen.
    """
    ends = [-1, *sorted(given.parted), len(given)]
    first, last = max(pairwise(ends), key=lambda pair: pair[1] - pair[0])
    whole = given.forms[first + 1 : last]  # the longest run without such a word
    if not given.parted or not whole:
        yield from loaded.find(given.forms)
        return
    for hit in loaded.find(whole):
        start = hit - first - 1
        if 0 <= start <= len(loaded.fingerprint) - len(given) and all(
            loaded.has(start + at, form) or loaded.has(start + at, given.parted.get(at, form))
            for at, form in enumerate(given.forms)
        ):
            yield start


def plain_quotes(printed: str) -> str:
    """Return a printed passage without double quotes, which delimit phrases.

    >>> plain_quotes("the “new men” are not so new")
    'the new men are not so new'
    """
    return clean(_QUOTES.sub("", printed))


class _Wording:
    """Finds the shortest citation that identifies one passage, words ``start`` to ``end``."""

    def __init__(self, words: str, loaded: LoadedSource, start: int, end: int, whole: bool) -> None:
        self._loaded = loaded
        self._is_whole = whole
        self._start = start
        self._end = end
        # Without the text, use the given words, which have the same forms.
        self._text = loaded.text or Text(words, Words.of(words))
        self._shift = 0 if loaded.text else start

    def citation(self) -> Citation:
        """Return the citation, with a paragraph if the phrases alone match several passages.

        If even the paragraph has several, the phrase is extended, provided that the text is
        available.
        """
        long = self._end - self._start
        size = 2 if is_in_characters(self._text.printed(*self._own)) else 1
        least = min(long, max(4 * size, fewest_words(len(self._loaded.fingerprint))))
        longest = LONGEST * size
        is_whole = self._is_whole or long <= longest
        tries = [(long, 0)] if is_whole else [(n, n) for n in range(least, longest + 1)]
        for first, last in tries:
            phrases = self._phrases(first, last)
            if self._names(phrases, 0, len(self._loaded.fingerprint)):
                return Citation(phrases)
        paragraph, _ = self._loaded.paragraphs(self._start, self._end)
        around = self._loaded.fingerprint.words_of(paragraph, paragraph)
        placed = Citation(phrases, Place(PlaceUnit.PARAGRAPH, paragraph))
        if self._loaded.text is None or self._names(phrases, *around):
            return placed
        return self._wider(*around) or placed

    def _wider(self, first: int, last: int) -> Citation | None:
        """Extend the phrase within words ``first`` to ``last`` until it identifies one passage.

        Words after it are added before words in front of it.
        """
        start, end = self._start, self._end
        while end - start < WIDEST and (end < last or start > first):
            takes_next = end < last and (end - self._end <= self._start - start or start == first)
            start, end = (start, end + 1) if takes_next else (start - 1, end)
            phrase = plain_quotes(self._loaded.passage(start, end))
            if find_passages((phrase,), self._loaded, 0, len(self._loaded.fingerprint)) == [
                (start, end)
            ]:
                return Citation((phrase,))
        return None

    @property
    def _own(self) -> tuple[int, int]:
        """The passage's word numbers in the text from which phrases are taken."""
        return self._start - self._shift, self._end - self._shift

    def _phrases(self, first: int, last: int) -> tuple[str, ...]:
        begin, end = self._own
        pairs = [(begin, begin + first)] + ([(end - last, end)] if last else [])
        return tuple(plain_quotes(self._text.printed(*pair)) for pair in pairs)

    def _names(self, phrases: tuple[str, ...], start: int, end: int) -> bool:
        places = find_passages(phrases, self._loaded, start, end)
        return places == [(self._start, self._end)]

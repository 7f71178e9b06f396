"""Statements of different maps that say much the same in similar words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import log, sqrt
from typing import Final

from argmap.comparison.resolved_maps import ResolvedMaps
from argmap.frozen_class import frozen
from argmap.model import Kind, Reference
from argmap.sources.tokenization import phrase_forms

LEAST: Final = 0.5
"""The least likeness of two texts that counts as similar wording.

It was chosen with two earlier versions of each of the project's five maps, in which 394
statements are worded differently. Of 333 pairs from 0.5 up between an earlier and the present
version, 312 are the same statement, as their ids tell, and nearly all others are a statement and a
part of it. Between the maps of different essays, one of some 90,000 pairs reaches 0.5: both say how
many of the same committee were shot.
"""

_LEAST_SHARED: Final = 0.25
"""The least share of words in common; less makes no similar wording, whatever the order."""

_STEM: Final = 6
"""Letters of a word that count, so that its inflected forms are the same."""

_COMMON: Final = 30
"""A word in more statements than this does not bring two of them together."""

_LEAST_RARE: Final = 0.1
"""The least share of words that are not common in this sense. Other pairs are not looked at, so
that the cost is in proportion to the number of statements."""

_LONGEST: Final = 1_000
"""Characters of a text that are compared."""


@frozen
class SimilarPair:
    """Two statements of different maps in similar words; ``likeness`` is from 0 to 1."""

    first: Reference
    second: Reference
    likeness: float


def similar_pairs(
    maps: ResolvedMaps, same: Mapping[Reference, Sequence[Reference]] | None = None
) -> tuple[SimilarPair, ...]:
    """Pairs of statements in similar words, the most similar first.

    ``same`` has statements with others in the same words, which are not told again. For every two
    maps, a statement is in one pair at most. The likeness is the mean of two measures: the cosine
    of the words, each weighed by how rare it is in the maps, and RapidFuzz's ``token_sort_ratio``.
    Whether two statements agree does not follow from it: a "not" changes few words.

    >>> from argmap.language import loads
    >>> from argmap.model import ArgumentMap
    >>> one = loads("thesis t: The miller of Halm closed his mill in the frost.")
    >>> other = loads("thesis u: In the frost the miller of Halm had to close it.\\nthesis v: No.")
    >>> found = similar_pairs(ResolvedMaps(ArgumentMap(), {"a": one, "b": other}))
    >>> [(str(pair.first), str(pair.second)) for pair in found]
    [('a.t', 'b.u')]
    """
    known = same or {}
    found = []
    for one, other, likeness in _alike(StatementWords(maps)):
        if not _is_known(one, other, known) and not _is_known(other, one, known):
            found.append(SimilarPair(one, other, likeness))
    found.sort(key=lambda pair: (-pair.likeness, str(pair.first), str(pair.second)))
    return tuple(_paired_once(found))


def _likeness(one: str, other: str, shared: float) -> float:
    """The likeness of two texts, given the share of their words that they have in common."""
    from rapidfuzz.fuzz import token_sort_ratio  # imported late: most commands compare no texts

    first, second = (text[:_LONGEST].casefold() for text in (one, other))
    return (shared + token_sort_ratio(first, second) / 100) / 2


def _words(text: str) -> frozenset[str]:
    return frozenset(form[:_STEM] for form in phrase_forms(text[:_LONGEST]))


class StatementWords:
    """The words of the statements of all maps, each weighed by how rare it is in them.

    The statements are numbered; ``keys``, ``texts`` and ``words`` have them in order.
    """

    def __init__(self, maps: ResolvedMaps) -> None:
        self.keys: list[Reference] = []
        self.texts: list[str] = []
        for name, map in maps.used.items():
            for node in map.statements:
                if node.kind is not Kind.QUESTION:
                    self.keys.append(Reference(name, node.key))
                    self.texts.append(node.text)
        self._numbers = {key: number for number, key in enumerate(self.keys)}
        self.words = [_words(text) for text in self.texts]
        self.count = Counter(word for words in self.words for word in words)
        in_all = len(self.texts) + 1
        self.weights = {word: log(in_all / count) ** 2 for word, count in self.count.items()}
        self.lengths = [sqrt(self._weight(words)) for words in self.words]

    def shared_by(self, one: Reference, other: Reference) -> float:
        """The cosine of the weighed words of two statements; 0 for a question or an argument."""
        if one not in self._numbers or other not in self._numbers:
            return 0.0
        return self.shared(self._numbers[one], self._numbers[other])

    def shared(self, one: int, other: int) -> float:
        """The cosine of the weighed words of two texts."""
        lengths = self.lengths[one] * self.lengths[other]
        return self._weight(self.words[one] & self.words[other]) / lengths if lengths else 0.0

    def _weight(self, words: frozenset[str]) -> float:
        return sum(self.weights[word] for word in words)


def _alike(texts: StatementWords) -> Iterator[tuple[Reference, Reference, float]]:
    """Pairs of statements of two maps with a likeness of at least :data:`LEAST`."""
    having: dict[str, list[int]] = {}
    for number, words in enumerate(texts.words):
        name = texts.keys[number].map
        rare = [word for word in words if 1 < texts.count[word] <= _COMMON]
        weights: dict[int, float] = {}
        for word in rare:
            weight = texts.weights[word]
            for other in having.get(word, ()):
                weights[other] = weights.get(other, 0.0) + weight
            having.setdefault(word, []).append(number)
        enough = _LEAST_RARE * texts.lengths[number]
        for other, weight in weights.items():
            if weight < enough * texts.lengths[other] or texts.keys[other].map == name:
                continue
            shared = texts.shared(other, number)
            if shared < _LEAST_SHARED:
                continue
            found = _likeness(texts.texts[other], texts.texts[number], shared)
            if found >= LEAST:
                yield texts.keys[other], texts.keys[number], round(found, 3)


def _is_known(
    one: Reference, other: Reference, same: Mapping[Reference, Sequence[Reference]]
) -> bool:
    """Whether a statement has the same words as one in the map of the other."""
    return any(key.map == other.map for key in same.get(one, ()))


def _paired_once(pairs: Sequence[SimilarPair]) -> Iterator[SimilarPair]:
    """The pairs without those whose statements are in a better pair of the same two maps."""
    taken: set[tuple[Reference, str]] = set()
    for pair in pairs:
        ends = {(pair.first, pair.second.map), (pair.second, pair.first.map)}
        if taken.isdisjoint(ends):
            taken |= ends
            yield pair

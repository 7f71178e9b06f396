"""Fingerprints, in which phrases of a text can be found but from which it cannot be read.

Each word, in order, is stored as one byte of a hash of its form, and each paragraph as the number
of its first word. With 256 values for tens of thousands of words, the text cannot be restored. A
phrase of a few words is always found where it is, and occasionally where it is not;
:func:`fewest_words` says how many words are needed to be sure.
"""

from __future__ import annotations

import binascii
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

from attrs import Attribute, field

from argmap.frozen_class import frozen
from argmap.sources.paragraphs import ParagraphRule, paragraph_starts
from argmap.sources.tokenization import Words, has_joined_letters

try:
    from _blake2 import blake2b  # same as in hashlib, which also loads OpenSSL
except ImportError:  # another Python than CPython
    from hashlib import blake2b

FORM: Final = 3
"""The version of the rules for fingerprints: those of :mod:`argmap.sources.running_heads` and
:mod:`argmap.sources.tokenization`, and one byte of BLAKE2b (RFC 7693) of the word's form in UTF-8
with a digest size of one byte. If any of these change, this number changes, and older cards must be
created again.

In form 2, signs were ignored and numbers were split at every sign."""

_BYTES_A_LINE: Final = 57  # 76 characters of Base64, as in MIME
_SURE_WITH_THREE: Final = 400
_WORTH_OF_A_WORD: Final = 20


def fewest_words(searched: int) -> int:
    """Return how many words a phrase needs to be reliably found among ``searched`` words.

    This was measured by ``benchmarks/false_hits.py``, which searched for phrases of four essays in
    a fifth, and in manuals of 68,000 to 250,000 words, which do not contain them: at that length,
    at most 3 of 1,000 were found. With as many characters of Chinese, Japanese and Thai, in texts
    of 10,000 to 70,000 characters, it was at most 4. Each additional word is enough for a text
    twenty times as long, not 256 times, because half of all words are common ones.

    >>> [fewest_words(searched) for searched in (400, 8_000, 100_000, 1_000_000)]
    [3, 4, 5, 6]
    """
    fewest, enough = 3, _SURE_WITH_THREE
    while enough < searched:
        fewest, enough = fewest + 1, enough * _WORTH_OF_A_WORD
    return fewest


@frozen
class Fingerprint:
    """One byte for each word of a text, and the number of the first word of each paragraph.

    ``parted`` maps the numbers of words that are hyphenated at a line break to a second byte: that
    of the word with its hyphen. ``hashes`` has the byte of the word without it.

    Raises :class:`ValueError` if the starts of paragraphs are not word numbers in ascending order.

    >>> text = "Old mills grind slowly.\\n\\nYet mills grind."
    >>> fingerprint = Fingerprint.of(text, Words.of(text), ParagraphRule.BLANK_LINE)
    >>> list(fingerprint.find(["mills", "grind"]))
    [1, 5]
    >>> fingerprint.paragraphs(1, 6)
    (1, 2)
    """

    hashes: bytes = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)
    parted: Mapping[int, int] = field(factory=dict, repr=False, hash=False)

    @starts.validator
    def _in_order(self, attribute: Attribute[Any], value: tuple[int, ...]) -> None:
        if not self.hashes:
            fits = not value
        else:
            rising = all(before < after for before, after in pairwise(value))
            fits = value[:1] == (0,) and rising and value[-1] < len(self.hashes)
        if not fits:
            raise ValueError("has paragraph starts that are out of order or are not words of it")

    @parted.validator
    def _are_words(self, attribute: Attribute[Any], value: Mapping[int, int]) -> None:
        if not all(0 <= word < len(self.hashes) for word in value):
            raise ValueError("has hyphens in words it does not contain")

    @classmethod
    def of(cls, text: str, words: Words, rule: ParagraphRule) -> Fingerprint:
        """Create the fingerprint of a text, given its words."""
        parted = {word: _hash(form) for word, form in words.parted.items()}
        return cls(_hashes(words.forms), paragraph_starts(text, words, rule), parted)

    def __len__(self) -> int:
        """The number of words."""
        return len(self.hashes)

    def find(self, forms: Sequence[str], start: int = 0, end: int | None = None) -> Iterator[int]:
        """Return all word numbers at which the phrase may begin, including overlapping matches.

        The whole phrase must be within words ``start`` to ``end`` (exclusive; by default the end of
        the text). There can be false positives, but no false negatives. An empty phrase is never
        found.
        """
        phrase = _hashes(forms)
        if not phrase:
            return iter(())
        if self.parted:
            hyphened = [at for at, form in enumerate(forms) if has_joined_letters(form)]
            if hyphened:
                return self._find_hyphened(phrase, hyphened, start, end)
        return self._find_bytes(phrase, start, end)

    def _find_bytes(self, phrase: bytes, start: int, end: int | None) -> Iterator[int]:
        position = self.hashes.find(phrase, start, end)
        while position >= 0:
            yield position
            position = self.hashes.find(phrase, position + 1, end)

    def _find_hyphened(
        self, phrase: bytes, hyphened: Sequence[int], start: int, end: int | None
    ) -> Iterator[int]:
        """Find a phrase with hyphens that the text may have at line breaks."""
        size, stop = len(phrase), len(self) if end is None else min(end, len(self))
        starts = set(self._find_bytes(phrase, start, stop))
        for at in hyphened:
            starts.update(word - at for word, byte in self.parted.items() if byte == phrase[at])
        for first in sorted(starts):
            if start <= first <= stop - size and all(
                phrase[at] in (self.hashes[first + at], self.parted.get(first + at))
                for at in range(size)
            ):
                yield first

    def fits(self, other: Fingerprint) -> bool:
        """Whether two fingerprints can be of the same text, wrapped at different widths.

        The words must be equal except for hyphens at line breaks.
        """
        if len(self) != len(other):
            return False
        if self.hashes == other.hashes:
            return True
        return all(
            mine == theirs
            or self.parted.get(word) in (theirs, other.parted.get(word, theirs))
            or other.parted.get(word) == mine
            for word, (mine, theirs) in enumerate(zip(self.hashes, other.hashes, strict=True))
        )

    def paragraphs(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and last paragraph (from 1) of a range of words, end exclusive."""
        return bisect_right(self.starts, start), bisect_right(self.starts, end - 1)

    def words_of(self, first: int, last: int) -> tuple[int, int]:
        """Return the range of words of paragraphs ``first`` to ``last`` (from 1), end exclusive.

        Paragraphs beyond the end of the text have no words.
        """
        return self._start_of(first), self._start_of(last + 1)

    def _start_of(self, paragraph: int) -> int:
        beyond = paragraph > len(self.starts)
        return len(self.hashes) if beyond else self.starts[paragraph - 1]

    @property
    def checksum(self) -> str:
        """Eight bytes of BLAKE2b of all other data, in hexadecimal."""
        return _checksum(self.hashes, self.starts, self.parted)

    def lines(self) -> Iterator[str]:
        """Yield the hashes in Base64 (RFC 4648), 57 words per line."""
        return _base64(self.hashes)

    def parted_lines(self) -> Iterator[str]:
        """Yield the values of ``parted`` like :meth:`lines`, in word order."""
        return _base64(bytes(self.parted[word] for word in sorted(self.parted)))

    @classmethod
    def read(
        cls,
        encoded: str,
        starts: Sequence[int],
        checksum: str,
        parted: Sequence[int] = (),
        parted_encoded: str = "",
    ) -> Fingerprint:
        """Create a fingerprint from :meth:`lines`, ``starts`` and :attr:`checksum`.

        The last two arguments are the word numbers of ``parted`` and the output of
        :meth:`parted_lines`. Raises :class:`ValueError`, with the reason, if anything is missing or
        was changed.
        """
        hashes, others = _bytes_of(encoded), _bytes_of(parted_encoded)
        hyphens = dict(zip(parted, others, strict=False))
        if len(hyphens) != max(len(parted), len(others)) or (
            _checksum(hashes, starts, hyphens) != checksum
        ):
            raise ValueError("was cut short or edited: its checksum does not match")
        return cls(hashes, tuple(starts), hyphens)


def _hashes(forms: Iterable[str]) -> bytes:
    return bytes(map(_hash, forms))


@lru_cache(maxsize=2**16)
def _hash(form: str) -> int:
    return blake2b(form.encode("utf-8"), digest_size=1).digest()[0]


def _base64(data: bytes) -> Iterator[str]:
    for place in range(0, len(data), _BYTES_A_LINE):
        piece = data[place : place + _BYTES_A_LINE]
        yield binascii.b2a_base64(piece, newline=False).decode("ascii")


def _bytes_of(encoded: str) -> bytes:
    try:
        whole = b"".join(encoded.encode("ascii").split())
        return binascii.a2b_base64(whole, strict_mode=True)
    except ValueError:
        raise ValueError("has hashes that are not Base64") from None


def _checksum(hashes: bytes, starts: Sequence[int], parted: Mapping[int, int]) -> str:
    digest = blake2b(hashes, digest_size=8)
    digest.update(" ".join(map(str, starts)).encode("ascii"))
    if parted:
        pairs = " ".join(f"{word}:{parted[word]}" for word in sorted(parted))
        digest.update(f"/{pairs}".encode("ascii"))
    return digest.hexdigest()

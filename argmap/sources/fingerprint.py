"""A fingerprint: enough of a text to find a phrase in it, too little to read it.

Each word, in order, is kept as one byte of a hash of its form, and each paragraph as the number
of its first word. With 256 values for tens of thousands of words the text cannot be had back; a
phrase of a few words is found in its place, now and then also where it is not:
:func:`fewest_words` says how many words it takes to be sure.
"""

from __future__ import annotations

import binascii
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

from attrs import Attribute, field, frozen

from argmap.sources.paragraphs import ParagraphRule, paragraph_starts
from argmap.sources.tokenization import Words, has_joined_letters

try:
    from _blake2 import blake2b  # what hashlib hands on, which loads OpenSSL besides
except ImportError:  # another Python than CPython
    from hashlib import blake2b

FORM: Final = 3
"""The version of the rules by which fingerprints are made: those of
:mod:`argmap.sources.running_heads` and :mod:`argmap.sources.tokenization`, and one byte of BLAKE2b
(RFC 7693) of the word's form in UTF-8 with a digest of one byte. If any of these changes, this
number changes, and cards with the old number have to be made again.

In form 2 signs did not count and a number was cut at every sign in it."""

_BYTES_A_LINE: Final = 57  # 76 characters of Base64, as in MIME
_SURE_WITH_THREE: Final = 400
_WORTH_OF_A_WORD: Final = 20


def fewest_words(searched: int) -> int:
    """How many words a phrase needs to be believed where it is found among ``searched`` words.

    Measured by ``benchmarks/false_hits.py`` with phrases of four essays looked for in a fifth, and
    in manuals of 68,000 to 250,000 words, where they are not: with that many words at most 3 of
    1,000 were found. With as many characters of Chinese, Japanese and Thai in texts of 10,000 to
    70,000 characters it was at most 4. One word more is good for twenty times the text and not for
    256, because half of all words are common ones.

    >>> [fewest_words(searched) for searched in (400, 8_000, 100_000, 1_000_000)]
    [3, 4, 5, 6]
    """
    fewest, enough = 3, _SURE_WITH_THREE
    while enough < searched:
        fewest, enough = fewest + 1, enough * _WORTH_OF_A_WORD
    return fewest


@frozen
class Fingerprint:
    """One byte for each word of a text, and the number of the word that begins each paragraph.

    ``parted`` has a second byte for each word that is parted by a hyphen at a line's end, by the
    word's number: that of the word with its hyphen, while ``hashes`` has it without.

    Raises :class:`ValueError` where the paragraphs do not begin at words of the text in order.

    >>> text = "Old mills grind slowly.\\n\\nYet mills grind."
    >>> fingerprint = Fingerprint.of(text, Words.of(text), ParagraphRule.BLANK_LINE)
    >>> list(fingerprint.find(["mills", "grind"]))
    [1, 5]
    >>> fingerprint.paragraph_at(5)
    2
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
        """Make the fingerprint of a text; ``words`` are the text's."""
        parted = {word: _hash(form) for word, form in words.parted.items()}
        return cls(_hashes(words.forms), paragraph_starts(text, words, rule), parted)

    def __len__(self) -> int:
        """The number of words."""
        return len(self.hashes)

    def find(self, forms: Sequence[str], start: int = 0, end: int | None = None) -> Iterator[int]:
        """Yield every word number at which the phrase may stand, overlapping ones too.

        The phrase lies wholly within words ``start`` to ``end`` (exclusive; the text's end where
        that is ``None``). What is yielded may be a false hit, what is not yielded is none at all.
        A phrase without words stands nowhere.
        """
        phrase = _hashes(forms)
        if not phrase:
            return
        hyphened = [at for at, form in enumerate(forms) if has_joined_letters(form)]
        if hyphened and self.parted:
            yield from self._find_hyphened(phrase, hyphened, start, end)
            return
        yield from self._find_bytes(phrase, start, end)

    def _find_bytes(self, phrase: bytes, start: int, end: int | None) -> Iterator[int]:
        position = self.hashes.find(phrase, start, end)
        while position >= 0:
            yield position
            position = self.hashes.find(phrase, position + 1, end)

    def _find_hyphened(
        self, phrase: bytes, hyphened: Sequence[int], start: int, end: int | None
    ) -> Iterator[int]:
        """Find a phrase with hyphens in it, some of which the text may have at a line's end."""
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
        """Whether both may be of one text, wrapped at two widths: the words are the same, but for
        hyphens that one of them has at a line's end.
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

    def paragraph_at(self, word: int) -> int:
        """The number, from 1, of the paragraph that a word stands in."""
        return bisect_right(self.starts, word)

    def words_of(self, first: int, last: int) -> tuple[int, int]:
        """The words from paragraph ``first`` to ``last`` (from 1), as start and exclusive end.

        Paragraphs that the text does not have hold no words.
        """
        return self._start_of(first), self._start_of(last + 1)

    def _start_of(self, paragraph: int) -> int:
        beyond = paragraph > len(self.starts)
        return len(self.hashes) if beyond else self.starts[paragraph - 1]

    @property
    def checksum(self) -> str:
        """Eight bytes of BLAKE2b of all the rest, as hexadecimal digits."""
        return _checksum(self.hashes, self.starts, self.parted)

    def lines(self) -> Iterator[str]:
        """Yield the hashes in Base64 (RFC 4648), a line for every 57 words."""
        return _base64(self.hashes)

    def parted_lines(self) -> Iterator[str]:
        """Yield the values of ``parted`` like :meth:`lines`, in the order of its words."""
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
        """Read back what :meth:`lines`, ``starts`` and :attr:`checksum` gave, and, where it has
        any, the words of ``parted``, in order, and :meth:`parted_lines`.

        Raises :class:`ValueError`, with the reason in plain words, where anything is missing or
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
        lines = encoded.encode("ascii").split()
        return b"".join(binascii.a2b_base64(line, strict_mode=True) for line in lines)
    except ValueError:
        raise ValueError("has hashes that are not Base64") from None


def _checksum(hashes: bytes, starts: Sequence[int], parted: Mapping[int, int]) -> str:
    digest = blake2b(hashes, digest_size=8)
    digest.update(" ".join(map(str, starts)).encode("ascii"))
    if parted:
        pairs = " ".join(f"{word}:{parted[word]}" for word in sorted(parted))
        digest.update(f"/{pairs}".encode("ascii"))
    return digest.hexdigest()

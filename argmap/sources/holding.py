"""What a library holds of one source, and how phrases are found in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from argmap.model.prose import clean
from argmap.sources.card import Card
from argmap.sources.fingerprint import Fingerprint
from argmap.sources.words import Words


@frozen(eq=False)
class Text:
    """A source's text and its words."""

    text: str
    words: Words


@frozen(eq=False)
class Holding:
    """A source's card and, where it is at hand, its text.

    With the text phrases are compared word by word. With the fingerprint alone a phrase of few
    words may be found where it is not.
    """

    card: Card
    text: Text | None = None

    @property
    def fingerprint(self) -> Fingerprint:
        """The card's fingerprint."""
        return self.card.fingerprint

    def find(self, forms: Sequence[str], start: int = 0, end: int | None = None) -> Iterator[int]:
        """Yield every word number at which the phrase stands within words ``start`` to ``end``."""
        hits = self.fingerprint.find(forms, start, end)
        if self.text is None:
            return hits
        known, wanted = self.text.words.forms, tuple(forms)
        return (hit for hit in hits if known[hit : hit + len(wanted)] == wanted)

    def paragraphs(self, start: int, end: int) -> tuple[int, int]:
        """The first and the last paragraph, from 1, of words ``start`` to ``end`` (exclusive)."""
        at = self.fingerprint.paragraph_at
        return at(start), at(end - 1)

    def passage(self, start: int, end: int) -> str:
        """Words ``start`` to ``end`` (exclusive) as the text has them, on one line.

        Empty where the text is not at hand, or there are no such words.
        """
        if self.text is None or start >= end:
            return ""
        words = self.text.words
        return clean(self.text.text[words.starts[start] : words.ends[end - 1]])

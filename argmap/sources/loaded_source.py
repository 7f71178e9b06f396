"""Loaded sources, and finding phrases in them."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from typing import Any, Final

from attrs import field

from argmap.frozen_class import frozen
from argmap.model.clean_text import clean
from argmap.model.type_checks import expect
from argmap.sources.card import Card
from argmap.sources.fingerprint import Fingerprint
from argmap.sources.paragraphs import ParagraphRule
from argmap.sources.tokenization import Words

_END: Final = r"[^\S\n]*\n[^\S\n]*"
_PARTED: Final = (
    rf"(?<=[^\W\d_])[-‐‑‒–]{_END}(?=[^\W\d_])|\u00ad{_END}"  # a hyphen added by the printer
    rf"|(?<=\w[-‐‑‒–]){_END}(?=\w)"  # a hyphen of the word itself, as in 1938-1939
)
"""Text to remove in order to join a word that is split at a line break. A string, which re compiles
when it is first used: few sources have their text."""


def on_one_line(text: str) -> str:
    """Join printed lines to one line, including words that are split at a line break.

    Spaces at the ends are kept, so that the results can be concatenated.

    >>> on_one_line(" kept the ac-\\ncounts,\\nand ")
    ' kept the accounts, and '
    """
    joined = re.sub(_PARTED, "", text)
    line = clean(joined)
    before = " " if joined[:1].isspace() else ""
    after = " " if line and joined[-1:].isspace() else ""
    return f"{before}{line}{after}"


@frozen(eq=False)
class Text:
    """The text of a source, with its words.

    ``text`` has the length of the file, with spaces instead of running heads and page numbers.

    >>> text = Text.of("He kept the ac-\\ncounts.")
    >>> text.printed(2, 4)
    'the accounts'
    """

    text: str
    words: Words

    @classmethod
    def of(cls, raw: str) -> Text:
        """Tokenize the text of a file. Raises :class:`TypeError` if it is not a string."""
        from argmap.sources.running_heads import without_page_heads  # few sources have their text

        expect(raw, str, "raw")
        text = without_page_heads(raw)
        return cls(text, Words.of(text))

    def fingerprint(self, rule: ParagraphRule) -> Fingerprint:
        """Return the fingerprint of the text, with paragraphs by the given rule."""
        return Fingerprint.of(self.text, self.words, rule)

    def has(self, forms: Sequence[str], start: int) -> bool:
        """Whether the words at ``start`` have these forms, ignoring hyphens at line breaks."""
        known, parted = self.words.forms, self.words.parted
        if known[start : start + len(forms)] == tuple(forms):
            return True
        return len(known) - start >= len(forms) and all(
            form in (known[at], parted.get(at)) for at, form in enumerate(forms, start)
        )

    def printed(self, start: int, end: int) -> str:
        """Return words ``start`` to ``end`` (exclusive) as printed, on one line."""
        if start >= end:
            return ""
        return on_one_line(self.text[self.words.starts[start] : self.words.ends[end - 1]]).strip()


@frozen(eq=False)
class LoadedSource:
    """The card of a source, and its text if available.

    With the text, phrases are compared word by word. With only the fingerprint, short phrases may
    have false matches.
    """

    card: Card
    text: Text | None = None
    missing: str = ""
    """A message about where the text was searched for; "" if a file with its name exists."""
    known: dict[Hashable, Any] = field(factory=dict, init=False, repr=False)
    """A cache of verdicts: a map is verified after every change, but its sources stay the same."""

    @property
    def fingerprint(self) -> Fingerprint:
        """The fingerprint of the card."""
        return self.card.fingerprint

    def find(self, forms: Sequence[str], start: int = 0, end: int | None = None) -> Iterator[int]:
        """Yield all word numbers at which the phrase begins within words ``start`` to ``end``."""
        hits = self.fingerprint.find(forms, start, end)
        text = self.text
        if text is None:
            return hits
        return (hit for hit in hits if text.has(forms, hit))

    def has(self, word: int, form: str) -> bool:
        """Whether the word with this number has this form."""
        return next(self.find((form,), word, word + 1), None) is not None

    def paragraphs(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and last paragraph (from 1) of a range of words, end exclusive."""
        return self.fingerprint.paragraphs(start, end)

    def passage(self, start: int, end: int) -> str:
        """Return words ``start`` to ``end`` (exclusive) as printed, on one line.

        Empty if the text is not available, or there are no such words.
        """
        return self.text.printed(start, end) if self.text is not None else ""

"""What a library holds of one source, and how phrases are found in it."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from typing import Any, Final

from attrs import field, frozen

from argmap.model.clean_text import clean
from argmap.model.type_checks import expect
from argmap.sources.card import Card
from argmap.sources.fingerprint import Fingerprint
from argmap.sources.paragraphs import ParagraphRule
from argmap.sources.running_heads import without_page_heads
from argmap.sources.tokenization import Words

_END: Final = r"[^\S\n]*\n[^\S\n]*"
_PARTED: Final = re.compile(
    rf"(?<=[^\W\d_])[-‐‑‒–]{_END}(?=[^\W\d_])|\u00ad{_END}"  # a printer has put this hyphen
    rf"|(?<=\w[-‐‑‒–]){_END}(?=\w)"  # 1938-1939 has it anyway
)
"""What is left out where a word that is parted at a line's end is made whole."""


def on_one_line(text: str) -> str:
    """Printed lines as one, with words joined that were parted at a line's end.

    A space at either end stays, so that stretches can be set one after the other.

    >>> on_one_line(" kept the ac-\\ncounts,\\nand ")
    ' kept the accounts, and '
    """
    joined = _PARTED.sub("", text)
    line = clean(joined)
    before = " " if joined[:1].isspace() else ""
    after = " " if line and joined[-1:].isspace() else ""
    return f"{before}{line}{after}"


@frozen(eq=False)
class Text:
    """A source's text, and its words.

    ``text`` is as long as the file's, with spaces in place of running heads and page numbers.

    >>> text = Text.of("He kept the ac-\\ncounts.")
    >>> text.printed(2, 4)
    'the accounts'
    """

    text: str
    words: Words

    @classmethod
    def of(cls, raw: str) -> Text:
        """The text of a file, taken apart into words."""
        expect(raw, str, "raw")
        text = without_page_heads(raw)
        return cls(text, Words.of(text))

    def fingerprint(self, rule: ParagraphRule) -> Fingerprint:
        """The text's fingerprint, its paragraphs counted by a rule."""
        return Fingerprint.of(self.text, self.words, rule)

    def has(self, forms: Sequence[str], start: int) -> bool:
        """Whether the words from number ``start`` on are these, with or without the hyphens that
        the text has at the ends of lines.
        """
        known, parted = self.words.forms, self.words.parted
        if known[start : start + len(forms)] == tuple(forms):
            return True
        return len(known) - start >= len(forms) and all(
            form in (known[at], parted.get(at)) for at, form in enumerate(forms, start)
        )

    def printed(self, start: int, end: int) -> str:
        """Words ``start`` to ``end`` (exclusive) as they are printed, on one line."""
        if start >= end:
            return ""
        return on_one_line(self.text[self.words.starts[start] : self.words.ends[end - 1]]).strip()


@frozen(eq=False)
class LoadedSource:
    """A source's card and, where it is at hand, its text.

    With the text phrases are compared word by word. With the fingerprint alone a phrase of few
    words may be found where it is not.
    """

    card: Card
    text: Text | None = None
    missing: str = ""
    """Where the text was looked for in vain; empty where a file of its name is there."""
    known: dict[Hashable, Any] = field(factory=dict, init=False, repr=False)
    """What was found before: a source is asked for the same passages after every change of a map
    that cites it, and stays what it is."""

    @property
    def fingerprint(self) -> Fingerprint:
        """The card's fingerprint."""
        return self.card.fingerprint

    def find(self, forms: Sequence[str], start: int = 0, end: int | None = None) -> Iterator[int]:
        """Yield every word number at which the phrase stands within words ``start`` to ``end``."""
        hits = self.fingerprint.find(forms, start, end)
        text = self.text
        if text is None:
            return hits
        return (hit for hit in hits if text.has(forms, hit))

    def has(self, word: int, form: str) -> bool:
        """Whether a word, by its number, has this form."""
        return next(self.find((form,), word, word + 1), None) is not None

    def paragraphs(self, start: int, end: int) -> tuple[int, int]:
        """The first and the last paragraph, from 1, of words ``start`` to ``end`` (exclusive)."""
        at = self.fingerprint.paragraph_at
        return at(start), at(end - 1)

    def passage(self, start: int, end: int) -> str:
        """Words ``start`` to ``end`` (exclusive) as the text has them, on one line.

        Empty where the text is not at hand, or there are no such words.
        """
        return self.text.printed(start, end) if self.text is not None else ""

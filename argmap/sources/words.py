"""A text as a sequence of words that two printings of it have in common.

The rules, in the order in which they apply:

- A word is a run of letters, digits and the marks on them. Everything else parts words, so a
  footnote digit that sticks to a punctuation sign is a word of its own; a raised digit always is.
- A hyphen between letters joins, on one line and across a line break, whether it is hard, soft
  or an en dash: ``bio-logical``, ``bio-`` + line break + ``logical`` and ``biological`` are one
  word and the same. An en dash counts as a hyphen because scanned pages end their lines with it;
  an em dash and a double hyphen part words. Between two digits a hyphen parts too, because
  ``3-4`` is not ``34``.
- Apostrophes of every shape stay within a word, and fall off at its ends, where they are quotes.
- Forms are compared after NFKC and case folding (Unicode Standard Annex 15 and section 5.18), so
  ligatures and letter shapes do not count. A sign that this takes apart (``½``) gives several
  words at one place.

A change of these rules changes every fingerprint: see :data:`argmap.sources.fingerprint.FORM`.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from functools import lru_cache
from typing import Final

from attrs import frozen

from argmap.model.expected import expect

_APOSTROPHES: Final = frozenset("'’‘‛ʼ′`´＇")
_HYPHENS: Final = frozenset("-‐‑‒–−﹣－")
_SOFT_HYPHEN: Final = "\u00ad"


class _Shapes(dict[int, str]):
    """What each character is to a word, one letter for one character, so that places stay.

    ``a`` letter, ``0`` digit, ``m`` mark, ``n`` number sign that stands alone, ``-`` hyphen,
    ``_`` soft hyphen, ``~`` invisible, ``'`` apostrophe, a line feed, and a space for the rest.
    """

    def __missing__(self, code: int) -> str:
        shape = self[code] = _shape(chr(code))
        return shape


def _shape(char: str) -> str:
    if char == "\n":
        return char
    if char == _SOFT_HYPHEN:
        return "_"
    if char in _APOSTROPHES:
        return "'"
    if char in _HYPHENS:
        return "-"
    category = unicodedata.category(char)
    if category in ("Nd", "No", "Cf"):
        return {"Nd": "0", "No": "n", "Cf": "~"}[category]
    return {"L": "a", "N": "a", "M": "m"}.get(category[0], " ")


_SHAPES: Final = _Shapes()

# Every repeat is possessive: nothing is tried twice, so the cost is linear in any text.
_RUN: Final = "[a0][a0m~_]*+"
_BREAK: Final = " *+\n *+"
_WORD: Final = re.compile(
    f"n|{_RUN}(?:(?:'|(?<!0)-(?:{_BREAK})?|-(?:{_BREAK})?(?=a)|(?<=_){_BREAK}){_RUN})*+"
)

# Letters of their own to Unicode, ligatures to a printer.
_LIGATURES: Final = str.maketrans({"æ": "ae", "œ": "oe"})


@frozen(eq=False)
class Words:
    """The words of a text, in order: the form of each, and its place in the text as it stands.

    ``starts`` and ``ends`` are offsets in characters, the end exclusive.

    >>> found = Words.of("A history-making acci-\\ndent; so\\u00adciety;2 and Stalin’s “ﬁst”.")
    >>> found.forms
    ('a', 'historymaking', 'accident', 'society', '2', 'and', "stalin's", 'fist')
    >>> found.starts[2], found.ends[2]
    (17, 27)
    """

    forms: tuple[str, ...]
    starts: array[int]
    ends: array[int]

    @classmethod
    def of(cls, text: str) -> Words:
        """Take a text apart into words, in time linear in its length."""
        expect(text, str, "text")
        forms: list[str] = []
        starts, ends = array("Q"), array("Q")
        for match in _WORD.finditer(text.translate(_SHAPES)):
            start, end = match.span()
            for form in _forms(text[start:end]):
                forms.append(form)
                starts.append(start)
                ends.append(end)
        return cls(tuple(forms), starts, ends)

    def __len__(self) -> int:
        return len(self.forms)


@lru_cache(maxsize=2**14)
def phrase_forms(phrase: str) -> tuple[str, ...]:
    """The forms of a phrase's words; kept, since a citation is looked at from several sides.

    >>> phrase_forms("the Soviet “fist”")
    ('the', 'soviet', 'fist')
    """
    shapes = phrase.translate(_SHAPES)
    return tuple(
        form
        for match in _WORD.finditer(shapes)
        for form in _forms(phrase[match.start() : match.end()])
    )


@lru_cache(maxsize=2**16)
def _forms(raw: str) -> tuple[str, ...]:
    """What a stretch that is one word on the page is compared by: nearly always one form."""
    if raw.isascii() and raw.isalnum():
        return (raw.lower(),)
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", raw).casefold())
    folded = folded.translate(_LIGATURES)
    shapes = folded.translate(_SHAPES)
    return tuple(
        _without_joints(folded[match.start() : match.end()], match.group())
        for match in _WORD.finditer(shapes)
    )


def _without_joints(word: str, shapes: str) -> str:
    kept = "".join(
        "'" if shape == "'" else char
        for char, shape in zip(word, shapes, strict=True)
        if shape in "a0mn'"
    )
    return unicodedata.normalize("NFKC", kept)  # a mark may have moved up to its letter

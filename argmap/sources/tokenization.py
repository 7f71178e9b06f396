"""A text as a sequence of words that two printings of it have in common.

What follows is in the order in which it applies; ``docs/sources.md`` says it for readers.

- A word is a run of letters, digits and the marks on them. In a script that puts no spaces between
  words (Chinese, Japanese, Thai) each character is one.
- A number is one word with all that makes it that number: the signs within it (``12,400``,
  ``1:3``, ``3–6``), in front of it (``-5``, ``<5``, ``£5``, ``.5``) and behind it (``5 %``,
  ``10⁶``). So no part of it can be left out, nor cut off at a phrase's end.
- Between two numbers punctuation is a word of its own: ``12, 400`` is neither ``12,400`` nor
  ``12 400``. Elsewhere punctuation, quotes and brackets only part words.
- Any other sign (``+``, ``&``, ``→``) is a word.
- A hyphen between letters is part of the word: ``re-sign`` is not ``resign``. At a line's end,
  where a printer may have put it, the word is either of the two: see :attr:`Words.parted`. There
  an en dash counts as a hyphen, because scanned pages end their lines with it. An em dash and a
  double hyphen part words.
- Apostrophes of every shape stay within a word, and fall off at its ends, where they are quotes.
- Forms are compared after NFKC and case folding (Unicode Standard Annex 15 and section 5.18), so
  ligatures and letter shapes do not count. What is raised or lowered stays so: ``10²`` is no 102.

A change of these rules changes every fingerprint: see :data:`argmap.sources.fingerprint.FORM`.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Final

from attrs import frozen

from argmap.model.type_checks import expect
from argmap.sources.character_classes import Shapes

_SHAPES: Final = Shapes()

# Patterns of shapes. Every repeat is possessive or bounded: nothing is tried again and again, so
# the cost is linear in any text.
_GAP: Final = r" *+\n?+ *+"  # spaces, and at most one line break among them
_SPACES: Final = r"(?: ++(?:\n *+)?+|\n *+)"
_BREAK: Final = r" *+\n *+"
_RUN: Final = "(?:n|[a0][a0m~_]*+)"
_HYPHEN: Final = "(?<!-)-(?!-)"
_NUMBER: Final = "(?=[0n]|[.]0)"
_SIGNED: Final = (
    # What stands in front of a number, and a point that begins one.
    rf"(?:(?:(?:[s$M]m*+e?+|em++|!e|(?<![a0m'~_u-])-(?!-)){_GAP}|%){{0,4}}+"
    r"(?:(?<![^ \n\"s$Mem%-])[.](?=0))?+(?=[0n]))?+"
)
_OPERATED: Final = (
    # Signs between two numbers: close to both, or with spaces on both sides.
    rf"u*+(?:(?:[s$%&eP/M]m*+|!e|{_HYPHEN}){{1,4}}+{_NUMBER}"
    rf"|(?:[s$%P]m*+){{0,4}}+{_SPACES}(?:(?:[se/M]m*+|!e|{_HYPHEN}){{1,3}}+{_SPACES}){_NUMBER})"
    r"(?:[.](?=0))?+"
)
_JOINT: Final = (
    rf"(?:['P]|-(?:{_BREAK})?+|(?<=_){_BREAK}"
    rf"|(?<=[0n~m])(?:[.,](?=0)|{_GAP}(?=n|0{{1,3}}/0)|(?<!0000){_SPACES}(?=000(?!0))|{_OPERATED}))"
)
_ENDED: Final = rf"(?:(?<=[0n~m])u*+(?:{_GAP}[$%](?!0)|[s$%P]m*+){{0,4}}+)?+"
_WORD: Final = re.compile(
    rf"a++(?![0m~_'P-])|{_SIGNED}{_RUN}(?:{_JOINT}{_RUN})*+{_ENDED}"  # a plain word comes first
    r"|u++"
    r"|c[m~_]*+"
    r"|(?P<between>(?:(?<=[0nu%P])|(?<=[0nu%P][s$]))[ \n\"]*+(?:[,G!]|[.](?!0)|-(?=-)|(?<=-)-)"
    r"(?:[ \n\",G!]|[.](?!0)|-(?=-)|(?<=-)-)*+(?=[s$%M-]?+ *+[.]?+[0n]))"
    r"|(?:[s$%M&e/P]m*+|!(?=e))++"
)

_APOSTROPHES: Final = re.compile("[’‘‛ʼ`´＇]")
_RAISED: Final = re.compile("[^\x00-\x7f]+")
_LIGATURES: Final = str.maketrans({"æ": "ae", "œ": "oe", "⁄": "/", "∕": "/", "∶": ":"})
_SAME_SIGNS: Final = (("+/-", "±"), ("+-", "±"), ("<=", "≤"), (">=", "≥"), ("!=", "≠"))
_DIGIT: Final = frozenset("0n")
_LETTER: Final = frozenset("am~_")


@frozen(eq=False, slots=False)
class Words:
    """The words of a text, in order: the form of each, and its place in the text as it stands.

    ``starts`` and ``ends`` are offsets in characters, the end exclusive. ``parted`` has the words,
    by number, that are parted by a hyphen at a line's end: ``forms`` has them without that hyphen,
    ``parted`` with it.

    >>> found = Words.of("A history-making acci-\\ndent; so\\u00adciety;2 and Stalin’s “ﬁst”.")
    >>> found.forms
    ('a', 'history-making', 'accident', 'society', '2', 'and', "stalin's", 'fist')
    >>> found.starts[2], found.ends[2], found.parted
    (17, 27, {2: 'acci-dent'})
    >>> Words.of("At −5 °C <5% (£12,400) fell ill, 1½ in 10⁶").forms
    ('at', '-5°', 'c', '<5%', '£12,400', 'fell', 'ill', '1 1/2', 'in', '10^6')
    """

    forms: tuple[str, ...]
    starts: array[int]
    ends: array[int]
    parted: Mapping[int, str]

    @classmethod
    def of(cls, text: str) -> Words:
        """Take a text apart into words, in time linear in its length."""
        expect(text, str, "text")
        forms: list[str] = []
        starts, ends = array("Q"), array("Q")
        parted: dict[int, str] = {}
        for match in _WORD.finditer(text.translate(_SHAPES)):
            start, end = match.span()
            raw = text[start:end]
            if match.lastgroup is None:
                found = _forms(raw)
                if "\n" in raw and (other := _whole(raw)) not in found:
                    parted[len(forms)] = other
            else:
                found = (_between(raw),)
            for form in found:
                forms.append(form)
                starts.append(start)
                ends.append(end)
        return cls(tuple(forms), starts, ends, parted)

    def __len__(self) -> int:
        return len(self.forms)

    @cached_property
    def sha256(self) -> str:
        """The SHA-256, in hexadecimal, of the forms in UTF-8, a line for each.

        Hyphens between letters are left out, so that it stays the same where a text is wrapped at
        another width.
        """
        from hashlib import sha256

        plain = _BETWEEN_LETTERS.sub("", "\n".join(self.forms))
        return sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


_BETWEEN_LETTERS: Final = re.compile(r"-(?<=[^\W\d_]-)(?=[^\W\d_])")


@lru_cache(maxsize=2**14)
def phrase_forms(phrase: str) -> tuple[str, ...]:
    """The forms of a phrase's words; kept, since a citation is looked at from several sides.

    >>> phrase_forms("the Soviet “fist”")
    ('the', 'soviet', 'fist')
    """
    return Words.of(phrase).forms


def is_in_characters(text: str) -> bool:
    """Whether most words of a text are characters of a script without spaces between words.

    >>> [is_in_characters(text) for text in ("the Soviet 官", "依赖于 1953 年", "")]
    [False, True, False]
    """
    shapes = text.translate(_SHAPES)
    return 2 * shapes.count("c") > len(_WORD.findall(shapes))


def has_joined_letters(form: str) -> bool:
    """Whether a form has a hyphen between two letters, where a line may have been broken.

    >>> [has_joined_letters(form) for form in ("history-making", "mid-1930s", "making")]
    [True, False, False]
    """
    return "-" in form and _BETWEEN_LETTERS.search(form) is not None


@lru_cache(maxsize=2**16)
def _forms(raw: str) -> tuple[str, ...]:
    """What a stretch that is one word on the page is compared by: nearly always one form."""
    if raw.isascii() and raw.isalnum():
        return (raw.lower(),)
    return tuple(form for form, _ in _pairs(raw))


def _whole(raw: str) -> str:
    """The form of a stretch with the hyphens that it has at the ends of lines."""
    return _pairs(raw)[0][1]


def _pairs(raw: str) -> tuple[tuple[str, str], ...]:
    """Each form of a stretch without the hyphens at the ends of lines, and with them."""
    plain = _RAISED.sub(_told_apart, _APOSTROPHES.sub("'", raw))
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", plain).casefold())
    folded = folded.translate(_LIGATURES)
    found = tuple(
        _form(folded[match.start() : match.end()], match.group())
        for match in _WORD.finditer(folded.translate(_SHAPES))
    )
    return found or ((raw, raw),)  # a sign that comes to nothing is still there


def _between(raw: str) -> str:
    """The punctuation between two numbers as a word."""
    kept = "".join(char for char in raw if _SHAPES[ord(char)] in ".,G!-" and not char.isspace())
    return unicodedata.normalize("NFKC", kept)


def _told_apart(stretch: re.Match[str]) -> str:
    """Raised and lowered characters behind a sign, and fractions behind a space: NFKC makes plain
    digits of both.
    """
    said: list[str] = []
    before, where_before = stretch.string[max(0, stretch.start() - 1) : stretch.start()], ""
    for char in stretch.group():
        where = ""
        shape = _SHAPES[ord(char)]
        if shape == "u":
            where = "ˬ" if unicodedata.decomposition(char).startswith("<sub>") else "^"
            said.append(where if where != where_before else "")
        elif shape == "n" and before and _SHAPES[ord(before)] in _DIGIT:
            said.append(" ")
        said.append(char)
        before, where_before = char, where
    return "".join(said)


def _form(word: str, shapes: str) -> tuple[str, str]:
    """A word's form, and its form with the hyphens that stand at a line's end."""
    kept: list[str] = []
    hyphens: set[int] = set()  # places in ``kept`` of those that a printer may have put
    at, size = 0, len(word)
    while at < size:
        shape, end = shapes[at], at + 1
        if shape in " \n":
            while end < size and shapes[end] in " \n":
                end += 1
            if _parts_digits(shapes, at, end):
                kept.append(" ")  # part of a number: 12 400, 1 1/2
        elif shape == "P":
            kept.append("'" if shapes[end : end + 1] == "a" else "′")
        elif shape in "-M":
            while end < size and shapes[end] in " \n":
                end += 1
            if "\n" in shapes[at:end] and _parts_letters(shapes, at, end):
                hyphens.add(len(kept))
            kept.append("-")
        elif shape not in "~_":
            kept.append(word[at])
        at = end
    other = _composed("".join(kept))
    if not hyphens:
        return other, other
    return _composed("".join(c for at, c in enumerate(kept) if at not in hyphens)), other


def _parts_digits(shapes: str, start: int, end: int) -> bool:
    return start > 0 and shapes[start - 1] in _DIGIT and shapes[end : end + 1] in _DIGIT


def _parts_letters(shapes: str, start: int, end: int) -> bool:
    return start > 0 and shapes[start - 1] in _LETTER and shapes[end : end + 1] in _LETTER


def _composed(form: str) -> str:
    for written, sign in _SAME_SIGNS:
        if written in form:
            form = form.replace(written, sign)
    return unicodedata.normalize("NFKC", form)  # a mark may have moved up to its letter

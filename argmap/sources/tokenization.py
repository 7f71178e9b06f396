"""Tokenize a text into words that are the same in different printings of it.

The rules are listed in the order in which they apply; ``docs/sources.md`` explains them to users.

- A word is a run of letters, digits and their combining marks. In scripts without spaces between
  words (Chinese, Japanese, Thai), each character is a word.
- A number is one word together with all signs that belong to it: inside it (``12,400``, ``1:3``,
  ``3–6``), before it (``-5``, ``<5``, ``£5``, ``.5``) and after it (``5 %``, ``10⁶``). So no part
  of it can be left out or cut off at the end of a phrase.
- Punctuation between two numbers is a separate word: ``12, 400`` is neither ``12,400`` nor
  ``12 400``. Elsewhere, punctuation, quotes and brackets only separate words.
- Any other sign (``+``, ``&``, ``→``) is a word.
- A hyphen between letters is part of the word: ``re-sign`` is not ``resign``. At a line break,
  where the printer may have added it, the word matches with or without it: see
  :attr:`Words.parted`. There, an en dash counts as a hyphen, because scanned pages often have it.
  Em dashes and double hyphens separate words.
- Apostrophes of every shape stay inside a word; at its ends they are quotes and are removed.
- Forms are compared after NFKC and case folding (Unicode Standard Annex 15 and section 5.18), so
  ligatures and letter variants do not matter. Raised and lowered characters are kept distinct:
  ``10²`` is not 102.

Changing these rules changes every fingerprint: see :data:`argmap.sources.fingerprint.FORM`.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Final

from argmap.frozen_class import frozen
from argmap.model.type_checks import expect
from argmap.sources.character_classes import Shapes

_SHAPES: Final = Shapes()

# Patterns of classes. All repeats are possessive or bounded, so there is no backtracking and the
# time is linear in any text. The groups that are repeated are atomic, because Python before 3.11.5
# goes on at the wrong place after another group that is repeated possessively.
_GAP: Final = r" *+\n?+ *+"  # spaces with at most one line break
_SPACES: Final = r"(?: ++(?>\n *+)?+|\n *+)"
_BREAK: Final = r" *+\n *+"
_RUN: Final = "(?:n|[a0][a0m~_]*+)"
_HYPHEN: Final = "(?<!-)-(?!-)"
_NUMBER: Final = "(?=[0n]|[.]0)"
_SIGNED: Final = (
    # Signs before a number, and a point that begins one. The first look is only for speed.
    rf"(?>(?=[s$Me!%.-])(?>(?:[s$M]m*+e?+|em++|!e|(?<![a0m'~_u-])-(?!-)){_GAP}|%){{0,4}}+"
    r"(?>(?<![^ \n\"s$Mem%-])[.](?=0))?+(?=[0n]))?+"
)
_OPERATED: Final = (
    # Signs between two numbers: next to both, or with spaces on both sides.
    rf"u*+(?:(?>[s$%&eP/M]m*+|!e|{_HYPHEN}){{1,4}}+{_NUMBER}"
    rf"|(?>[s$%P]m*+){{0,4}}+{_SPACES}(?:(?>[se/M]m*+|!e|{_HYPHEN}){{1,3}}+{_SPACES}){_NUMBER})"
    r"(?>[.](?=0))?+"
)
_JOINT: Final = (
    rf"(?:['P]|-(?>{_BREAK})?+|(?<=_){_BREAK}"
    rf"|(?<=[0n~m])(?:[.,](?=0)|{_GAP}(?=n|0{{1,3}}/0)|(?<!0000){_SPACES}(?=000(?!0))|{_OPERATED}))"
)
_ENDED: Final = rf"(?>(?<=[0n~m])u*+(?>{_GAP}[$%](?!0)|[s$%P]m*+){{0,4}}+)?+"
_WORD: Final = re.compile(
    rf"a++(?![0m~_'P-])|{_SIGNED}{_RUN}(?>{_JOINT}{_RUN})*+{_ENDED}"  # plain words first, for speed
    r"|u++"
    r"|c[m~_]*+"
    r"|(?P<between>(?:(?<=[0nu%P])|(?<=[0nu%P][s$]))[ \n\"]*+(?:[,G!]|[.](?!0)|-(?=-)|(?<=-)-)"
    r"(?>[ \n\",G!]|[.](?!0)|-(?=-)|(?<=-)-)*+(?=[s$%M-]?+ *+[.]?+[0n]))"
    r"|(?>[s$%M&e/P]m*+|!(?=e))++"
)

_APOSTROPHES: Final = re.compile("[’‘‛ʼ`´＇]")
_RAISED: Final = re.compile("[^\x00-\x7f]+")
_LIGATURES: Final = str.maketrans({"æ": "ae", "œ": "oe", "⁄": "/", "∕": "/", "∶": ":"})
_SAME_SIGNS: Final = (("+/-", "±"), ("+-", "±"), ("<=", "≤"), (">=", "≥"), ("!=", "≠"))
_DIGIT: Final = frozenset("0n")
_LETTER: Final = frozenset("am~_")


@frozen(eq=False, slots=False)
class Words:
    """The words of a text, in order: their forms, and their positions in the text.

    ``starts`` and ``ends`` are offsets in characters, the end exclusive. ``parted`` maps the
    numbers of words that are hyphenated at a line break to their forms with the hyphen; ``forms``
    has them without it.

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
        """Tokenize a text, in linear time. Raises :class:`TypeError` if it is not a string."""
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
        """The SHA-256 of the forms in UTF-8, one per line, in hexadecimal.

        Hyphens between letters are left out, so that wrapping at another width does not change it.
        """
        from hashlib import sha256

        plain = _BETWEEN_LETTERS.sub("", "\n".join(self.forms))
        return sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


_BETWEEN_LETTERS: Final = re.compile(r"-(?<=[^\W\d_]-)(?=[^\W\d_])")


@lru_cache(maxsize=2**14)
def phrase_forms(phrase: str) -> tuple[str, ...]:
    """Return the forms of the words of a phrase; cached, because citations are checked repeatedly.

    >>> phrase_forms("the Soviet “fist”")
    ('the', 'soviet', 'fist')
    """
    plain = phrase.replace(",", " ").replace(".", " ")
    if plain.isascii() and plain.replace(" ", "").isalpha():
        return tuple(plain.lower().split())  # nearly every phrase: the same, in a fifth of the time
    return Words.of(phrase).forms


def is_in_characters(text: str) -> bool:
    """Whether most words of a text are characters of a script without spaces between words.

    >>> [is_in_characters(text) for text in ("the Soviet 官", "依赖于 1953 年", "")]
    [False, True, False]
    """
    shapes = text.translate(_SHAPES)
    return 2 * shapes.count("c") > len(_WORD.findall(shapes))


def has_joined_letters(form: str) -> bool:
    """Whether a form has a hyphen between two letters, where there may have been a line break.

    >>> [has_joined_letters(form) for form in ("history-making", "mid-1930s", "making")]
    [True, False, False]
    """
    return "-" in form and _BETWEEN_LETTERS.search(form) is not None


@lru_cache(maxsize=2**16)
def _forms(raw: str) -> tuple[str, ...]:
    """Return the forms of a printed word; nearly always one."""
    if raw.isascii() and raw.isalnum():
        return (raw.lower(),)
    return tuple(form for form, _ in _pairs(raw))


def _whole(raw: str) -> str:
    """Return the form of a printed word, with its hyphens at line breaks."""
    return _pairs(raw)[0][1]


def _pairs(raw: str) -> tuple[tuple[str, str], ...]:
    """Return each form of a printed word without and with the hyphens at line breaks."""
    plain = _RAISED.sub(_told_apart, _APOSTROPHES.sub("'", raw))
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", plain).casefold())
    folded = folded.translate(_LIGATURES)
    found = tuple(
        _form(folded[match.start() : match.end()], match.group())
        for match in _WORD.finditer(folded.translate(_SHAPES))
    )
    return found or ((raw, raw),)  # keep a character that normalizes to nothing


def _between(raw: str) -> str:
    """Return the punctuation between two numbers as a word."""
    kept = "".join(char for char in raw if _SHAPES[ord(char)] in ".,G!-" and not char.isspace())
    return unicodedata.normalize("NFKC", kept)


def _told_apart(stretch: re.Match[str]) -> str:
    """Mark raised and lowered characters and fractions, which NFKC makes plain digits."""
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
    """Return the form of a word, and its form with the hyphens at line breaks."""
    kept: list[str] = []
    hyphens: set[int] = set()  # indices in ``kept`` of hyphens that the printer may have added
    at, size = 0, len(word)
    while at < size:
        shape, end = shapes[at], at + 1
        if shape in " \n":
            while end < size and shapes[end] in " \n":
                end += 1
            if _parts_digits(shapes, at, end):
                kept.append(" ")  # inside a number: 12 400, 1 1/2
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
    return unicodedata.normalize("NFKC", form)  # a mark may now follow its letter directly

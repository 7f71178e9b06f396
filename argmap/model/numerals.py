"""Parse one number: digits with separators, fractions, English words, multipliers."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from argmap.frozen_class import frozen
from argmap.model.number_words import (
    BILLION,
    MILLION,
    MOST,
    NEXT_WORD,
    SCALES,
    THOUSAND,
    TRILLION,
    NumberWords,
)

VULGAR: Final = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8),
    "⅝": (5, 8), "⅞": (7, 8), "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip
"""Characters that are part of a number, and never of a unit."""

SHORT: Final = {
    "k": THOUSAND, "tsd": THOUSAND, "thsd": THOUSAND, "tys": THOUSAND, "tausend": THOUSAND,
    "mn": MILLION, "mln": MILLION, "mio": MILLION, "millionen": MILLION, "millones": MILLION,
    "miljoen": MILLION, "milioni": MILLION, "bn": BILLION, "bln": BILLION, "mrd": BILLION,
    "mld": BILLION, "mlrd": BILLION, "mia": BILLION, "milliarde": BILLION,
    "milliarden": BILLION, "miljard": BILLION, "miliardi": BILLION, "trn": TRILLION,
    "billionen": TRILLION, "тыс": THOUSAND, "млн": MILLION, "млрд": BILLION,
    "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8,
}  # fmt: skip
"""Abbreviations and foreign words for multipliers that have no other meaning."""

UNSURE: Final = {
    "m": ("million", "metres"), "M": ("million", "thousand"), "MM": ("million", "millimetres"),
    "K": ("thousand", "kelvins"), "b": ("billion", "bits"), "B": ("billion", "bytes"),
    "T": ("thousand", "trillion", "tonnes"), "tn": ("trillion", "tonnes"),
    "TN": ("trillion", "tonnes"), "mil": ("million", "thousand"), "mill": ("million", "mills"),
    "mille": ("thousand", "miles"), "cr": ("crore", "credits"), "Cr": ("crore", "credits"),
    "thou": ("thousand",),
}  # fmt: skip
"""Ambiguous abbreviations, with their possible meanings."""

_WITH_MONEY: Final = {
    "k": THOUSAND, "m": MILLION, "b": BILLION, "t": TRILLION, "tn": TRILLION, "cr": 10**7,
}  # fmt: skip
"""Meanings of abbreviations after a sum of money, in lower case."""

# Only common fractions, because "12/13" may be something else.
_WRITTEN: Final = r"(?:1/2|[12]/3|[13]/4|[1-4]/5|[15]/6|[1357]/8|[1379]/10)"
_GROUPS: Final = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?",
    r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?",  # Indian grouping: 12,34,567
    r"\d{1,3}(?: \d{3})+(?:\.\d+)?",
    r"\d{1,3}(?:['’]\d{3})+(?:\.\d+)?",
)
_CONTINENTAL: Final = r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}\.\d{3},(?:\d{1,2}|\d{4,})"
_DIGITS: Final = re.compile(
    # A lookahead checks the end of the number: "3,5" is not 3, and "12/13" is not 12.
    rf"(?:(?P<continental>{_CONTINENTAL})|(?P<plain>{'|'.join(_GROUPS)})|(?P<over>{_WRITTEN})"
    rf"|(?P<vulgar>\d*[{''.join(VULGAR)}])|(?P<decimal>\d+(?:\.\d+)?))(?![.,/'’:·]*\d|[{''.join(VULGAR)}/⁰¹²³⁴-⁹])"
)
UNSURE_POINT: Final = re.compile(r"(?<![\d.,'’/])([1-9]\d{0,2})\.(\d{3})(?![\d,'’/]|\.\d)")
"""A number whose point may separate thousands or decimals: 35.000."""

_LONGEST: Final = 18  # characters; no count of anything is longer
_SCALE: Final = re.compile(r"(?P<gap>[\s-]*)(?P<word>[^\W\d_]+)(?P<dot>\.?)(?![\w²³/])")
_HALVES: Final = re.compile(
    r"\s+and\s+(?:(?P<half>a\s+half)|a\s+quarter|(?P<three>three[\s-]quarters))\b"
)


@frozen
class Numeral:
    """A number, and where it ends in its text.

    ``head`` is the number before the multiplier, ``scale`` the multiplier or 1; ``written`` is the
    head as written. ``is_fraction`` is set for fractions below one, such as 2/3 and ½.
    """

    head: Fraction
    scale: int
    written: str
    end: int
    is_fraction: bool = False

    @property
    def value(self) -> Fraction:
        """The number, including the multiplier."""
        return self.head * self.scale

    @property
    def has_digits(self) -> bool:
        """Whether the number is written in digits."""
        return self.written[-1:].isnumeric()


def read_numeral(text: str, at: int, *, money: bool = False) -> Numeral | None:
    """Parse the number at a position of a text; ``None`` if there is none or it is ambiguous.

    >>> read_numeral("12,000 men", 0).value, read_numeral("five hundred and six", 0).value
    (Fraction(12000, 1), Fraction(506, 1))
    >>> read_numeral("2½ Mio.", 0).value
    Fraction(2500000, 1)
    """
    digits = _DIGITS.match(text, at)
    if digits is None:
        return _in_words(text, at)
    if len(digits[0]) > _LONGEST:
        return None
    head, end = _of_digits(digits), digits.end()
    is_fraction = head < 1 and digits.lastgroup in ("over", "vulgar")
    if halves := _HALVES.match(text, end):
        head, end = head + _part(halves), halves.end()
    scale, end = _scales(text, end, money)
    return Numeral(head, scale, digits[0], end, is_fraction)


def _of_digits(match: re.Match[str]) -> Fraction:
    written = match[0]
    if match["continental"]:
        return Fraction(written.replace(".", "").replace(",", "."))
    if match["vulgar"]:
        return int(written[:-1] or 0) + Fraction(*VULGAR[written[-1]])
    return Fraction(re.sub("[, '’]", "", written))


def _part(match: re.Match[str]) -> Fraction:
    return Fraction(1, 2) if match["half"] else Fraction(3 if match["three"] else 1, 4)


def _scales(text: str, at: int, money: bool) -> tuple[int, int]:
    """Return the product of the multipliers from ``at``, in ascending order, and their end."""
    scale, last = 1, 1
    while match := _SCALE.match(text, at):
        word, factor = match["word"], None
        lower = word.lower()
        if money and lower in _WITH_MONEY and word not in ("MM", "mm"):
            factor = _WITH_MONEY[lower]
        elif word in UNSURE:
            break
        elif lower in SHORT and (lower != "k" or word == "k"):
            factor = SHORT[lower]
        elif match["gap"]:
            factor = SCALES.get(lower)
        if factor is None or factor < last or scale > MOST:
            break
        scale, last = scale * factor, factor
        at = match.end() if lower in SHORT else match.end("word")
    return scale, at


def _in_words(text: str, at: int) -> Numeral | None:
    """Parse English words: ``two``, ``twenty-five``, ``a hundred and fifty thousand``."""
    words = NumberWords()
    end = at
    while match := NEXT_WORD.match(text, end):
        word = match[1].lower()
        if (end == at and match.start(1) != at) or not words.take(word, text[match.end() :]):
            break
        end = match.end()
    if words.number is None:
        return None
    head, scale = words.number, 1
    if halves := _HALVES.match(text, end):
        if words.scales:
            return None  # unclear whether it is half of the multiplier
        head, end = head + _part(halves), halves.end()
    written = text[at:end]
    if words.scales and words.is_simple:
        head, scale = head / words.scales, words.scales
    elif not words.scales:
        scale, end = _scales(text, end, False)
    return Numeral(head, scale, written, end)

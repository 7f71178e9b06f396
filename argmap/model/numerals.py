"""One number, as it is written: digits with their signs, fractions, English words, multipliers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from attrs import frozen

VULGAR: Final = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8),
    "⅝": (5, 8), "⅞": (7, 8), "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip
"""Signs that are part of a number, and so never of a unit."""

UNITS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS: Final = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_THOUSAND, _MILLION, _BILLION, _TRILLION = 10**3, 10**6, 10**9, 10**12
SCALES: Final = {
    "dozen": 12, "dozens": 12, "score": 20, "hundred": 100, "hundreds": 100, "thousand": _THOUSAND,
    "thousands": _THOUSAND, "million": _MILLION, "millions": _MILLION, "milliard": _BILLION,
    "milliards": _BILLION, "billion": _BILLION, "billions": _BILLION, "trillion": _TRILLION,
    "trillions": _TRILLION, "quadrillion": 10**15, "lakh": 10**5, "lakhs": 10**5, "lac": 10**5,
    "lacs": 10**5, "crore": 10**7, "crores": 10**7,
}  # fmt: skip
"""Multipliers that are words; a billion is the short one, 10⁹."""

SHORT: Final = {
    "k": _THOUSAND, "tsd": _THOUSAND, "thsd": _THOUSAND, "tys": _THOUSAND, "tausend": _THOUSAND,
    "mn": _MILLION, "mln": _MILLION, "mio": _MILLION, "millionen": _MILLION, "millones": _MILLION,
    "miljoen": _MILLION, "milioni": _MILLION, "bn": _BILLION, "bln": _BILLION, "mrd": _BILLION,
    "mld": _BILLION, "mlrd": _BILLION, "mia": _BILLION, "milliarde": _BILLION,
    "milliarden": _BILLION, "miljard": _BILLION, "miliardi": _BILLION, "trn": _TRILLION,
    "billionen": _TRILLION, "тыс": _THOUSAND, "млн": _MILLION, "млрд": _BILLION,
    "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8,
}  # fmt: skip
"""Abbreviations and words of other languages that mean one multiplier and nothing else."""

UNSURE: Final = {
    "m": ("million", "metres"), "M": ("million", "thousand"), "MM": ("million", "millimetres"),
    "K": ("thousand", "kelvins"), "b": ("billion", "bits"), "B": ("billion", "bytes"),
    "T": ("thousand", "trillion", "tonnes"), "tn": ("trillion", "tonnes"),
    "TN": ("trillion", "tonnes"), "mil": ("million", "thousand"), "mill": ("million", "mills"),
    "mille": ("thousand", "miles"), "cr": ("crore", "credits"), "Cr": ("crore", "credits"),
    "thou": ("thousand",),
}  # fmt: skip
"""Abbreviations that mean more than one thing, each with what it may mean."""

_WITH_MONEY: Final = {
    "k": _THOUSAND, "m": _MILLION, "b": _BILLION, "t": _TRILLION, "tn": _TRILLION, "cr": 10**7,
}  # fmt: skip
"""What an abbreviation means after a sum of money, in whatever letters."""

# Of "1/3" the lower number is one of a few: "12/13" may be anything.
_WRITTEN: Final = r"(?:1/2|[12]/3|[13]/4|[1-4]/5|[15]/6|[1357]/8|[1379]/10)"
_GROUPS: Final = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?",
    r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?",  # of India: 12,34,567
    r"\d{1,3}(?: \d{3})+(?:\.\d+)?",
    r"\d{1,3}(?:['’]\d{3})+(?:\.\d+)?",
)
_CONTINENTAL: Final = r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}\.\d{3},(?:\d{1,2}|\d{4,})"
_DIGITS: Final = re.compile(
    # The end of a number is guarded: "3,5" is not 3, and "12/13" is not 12.
    rf"(?:(?P<continental>{_CONTINENTAL})|(?P<plain>{'|'.join(_GROUPS)})|(?P<over>{_WRITTEN})"
    rf"|(?P<vulgar>\d*[{''.join(VULGAR)}])|(?P<decimal>\d+(?:\.\d+)?))(?![.,/'’:·]*\d|[{''.join(VULGAR)}/⁰¹²³⁴-⁹])"
)
UNSURE_POINT: Final = re.compile(r"(?<![\d.,'’/])([1-9]\d{0,2})\.(\d{3})(?![\d,'’/]|\.\d)")
"""A number in which a point parts thousands or decimals: 35.000."""

_LONGEST: Final = 18  # signs; nothing that anybody counted has more
_MOST: Final = 10**18  # beyond which nothing is multiplied
_WORD: Final = re.compile(r"[\s-]*([^\W\d_]+)")
_SCALE: Final = re.compile(r"(?P<gap>[\s-]*)(?P<word>[^\W\d_]+)(?P<dot>\.?)(?![\w²³/])")
_HALVES: Final = re.compile(
    r"\s+and\s+(?:(?P<half>a\s+half)|a\s+quarter|(?P<three>three[\s-]quarters))\b"
)


@frozen
class Numeral:
    """A number and where it ends in its text.

    ``head`` is the number before its multiplier, ``scale`` the multiplier, 1 where there is none;
    ``written`` is the head as it stands. ``is_fraction`` is set for 2/3 and ½, below one.
    """

    head: Fraction
    scale: int
    written: str
    end: int
    is_fraction: bool = False

    @property
    def value(self) -> Fraction:
        """The number."""
        return self.head * self.scale

    @property
    def has_digits(self) -> bool:
        """Whether it is written in digits."""
        return self.written[-1:].isnumeric()


def read_numeral(text: str, at: int, *, money: bool = False) -> Numeral | None:
    """The number that begins at a place of a text; ``None`` where there is none to be trusted.

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
    """The product of the multipliers from a place on, each larger than the one before."""
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
        if factor is None or factor < last or scale > _MOST:
            break
        scale, last = scale * factor, factor
        at = match.end() if lower in SHORT else match.end("word")
    return scale, at


def _in_words(text: str, at: int) -> Numeral | None:
    """A number in English words: ``two``, ``twenty-five``, ``a hundred and fifty thousand``."""
    words = _Words()
    end = at
    while match := _WORD.match(text, end):
        word = match[1].lower()
        if (end == at and match.start(1) != at) or not words.take(word, text[match.end() :]):
            break
        end = match.end()
    if words.number is None:
        return None
    head, scale = words.number, 1
    if halves := _HALVES.match(text, end):
        if words.scales:
            return None  # of what it is the half is not said
        head, end = head + _part(halves), halves.end()
    written = text[at:end]
    if words.scales and words.is_simple:
        head, scale = head / words.scales, words.scales
    elif not words.scales:
        scale, end = _scales(text, end, False)
    return Numeral(head, scale, written, end)


class _Words:
    """Adds up the words of a number as they come."""

    def __init__(self) -> None:
        self._total = 0
        self._group = -1  # below a thousand; negative where none has begun
        self._last = 0  # the least multiplier so far
        self._before = ""
        self.scales = 0
        """The product of the multipliers, 0 for none."""
        self.is_simple = True
        """Whether all multipliers stand together at the end."""

    @property
    def number(self) -> Fraction | None:
        if self._group < 0 and not self._total:
            return None
        return Fraction(self._total + max(self._group, 0))

    def take(self, word: str, after: str) -> bool:
        """Take a word; ``False`` where it does not go on with the number."""
        taken = self._takes(word, after)
        if taken:
            if word in SCALES:
                self.scales = (self.scales or 1) * SCALES[word]
            elif self.scales:
                self.is_simple = False
            self._before = word
        return taken

    def _takes(self, word: str, after: str) -> bool:
        group, rest = self._group, self._group % 100
        is_free = group < 0 or (group > 0 and rest == 0)
        if word in UNITS:
            number = UNITS[word]
            if not (is_free or (rest >= 20 and rest % 10 == 0 and number < 10)):
                return False
            self._group = max(group, 0) + number
        elif word in TENS:
            if not is_free:
                return False
            self._group = max(group, 0) + TENS[word]
        elif word == "zero":
            if self._before:
                return False
            self._group = 0
        elif word in ("a", "an"):
            if self._before or not _begins_with(after, SCALES):
                return False
            self._group = 1
        elif word == "and":
            return self._before in SCALES and _begins_with(after, (*UNITS, *TENS))
        elif word in SCALES:
            return self._multiplies(SCALES[word])
        else:
            return False
        return True

    def _multiplies(self, scale: int) -> bool:
        if scale < _THOUSAND:
            if not 0 < self._group < 100 or (scale != 100 and self._total):
                return False
            self._group *= scale
        elif self._group > 0 and (not self._last or scale < self._last):
            self._total += self._group * scale
            self._group, self._last = -1, scale
        elif self._group < 0 and 0 < self._total < _MOST and self._before in SCALES:
            if scale < self._last:
                return False
            self._total *= scale
        else:
            return False
        return True


def _begins_with(text: str, words: Iterable[str]) -> bool:
    match = _WORD.match(text)
    return match is not None and match[1].lower() in words

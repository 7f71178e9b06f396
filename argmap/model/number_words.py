"""Parse numbers in English words: two, twenty-five, a hundred and fifty thousand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Final

UNITS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS: Final = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
THOUSAND, MILLION, BILLION, TRILLION = 10**3, 10**6, 10**9, 10**12
SCALES: Final = {
    "dozen": 12, "dozens": 12, "score": 20, "hundred": 100, "hundreds": 100, "thousand": THOUSAND,
    "thousands": THOUSAND, "million": MILLION, "millions": MILLION, "milliard": BILLION,
    "milliards": BILLION, "billion": BILLION, "billions": BILLION, "trillion": TRILLION,
    "trillions": TRILLION, "quadrillion": 10**15, "lakh": 10**5, "lakhs": 10**5, "lac": 10**5,
    "lacs": 10**5, "crore": 10**7, "crores": 10**7,
}  # fmt: skip
"""Multipliers in words; a billion is 10⁹."""

MOST: Final = 10**18
"""The number beyond which multipliers are ignored."""

NEXT_WORD: Final = re.compile(r"[\s-]*([^\W\d_]+)")


class NumberWords:
    """Accumulates the words of a number.

    >>> words = NumberWords()
    >>> [words.take(word, "") for word in ("twenty", "five", "men")], words.number
    ([True, True, False], Fraction(25, 1))
    """

    def __init__(self) -> None:
        self._total = 0
        self._group = -1  # below a thousand; negative if there is none yet
        self._last = 0  # the smallest multiplier so far
        self._before = ""
        self.scales = 0
        """The product of the multipliers, or 0 if there are none."""
        self.is_simple = True
        """Whether all multipliers are at the end."""

    @property
    def number(self) -> Fraction | None:
        """The number so far, or ``None``."""
        if self._group < 0 and not self._total:
            return None
        return Fraction(self._total + max(self._group, 0))

    def take(self, word: str, after: str) -> bool:
        """Add a word; return ``False`` if it does not continue the number."""
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
        if scale < THOUSAND:
            if not 0 < self._group < 100 or (scale != 100 and self._total):
                return False
            self._group *= scale
        elif self._group > 0 and (not self._last or scale < self._last):
            self._total += self._group * scale
            self._group, self._last = -1, scale
        elif self._group < 0 and 0 < self._total < MOST and self._before in SCALES:
            if scale < self._last:
                return False
            self._total *= scale
        else:
            return False
        return True


def _begins_with(text: str, words: Iterable[str]) -> bool:
    match = NEXT_WORD.match(text)
    return match is not None and match[1].lower() in words

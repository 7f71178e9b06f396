"""Parse ranges of numbers: 3 to 4, 1939-41, 20-30,000, 2-3 million."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from argmap.frozen_class import frozen
from argmap.model.numerals import Numeral

_ROUND: Final = re.compile(r"(\d{1,3})((?:,000)+)")
_SHORT: Final = re.compile(r"\d{1,3}(?:\.\d)?")
_MONTH: Final = re.compile(r"0[1-9]|1[0-2]")
_FAR: Final = 1000
"""If the ends differ by this factor or more, a dash range may omit the thousands of the first."""

_NEAR: Final = 5
"""Up to this factor between 20 and 30, the 20 in "20-30,000" certainly means 20,000."""


@frozen
class Amount:
    """A number with its sign, currency and per cent sign.

    ``start`` is where the digits begin, ``end`` where the whole amount ends.
    """

    number: Numeral
    start: int
    end: int
    money: str = ""
    percent: str = ""
    sign: int = 1

    @property
    def value(self) -> Fraction:
        """The number with its sign."""
        return self.sign * self.number.value

    @property
    def is_share(self) -> bool:
        """Whether it is a fraction of something, as 2/3 is but 2/3 million is not."""
        is_bare = not self.money and not self.percent and self.sign > 0
        return self.number.is_fraction and self.number.scale == 1 and is_bare


@frozen
class Span:
    """The lowest and highest possible value."""

    low: Fraction
    high: Fraction

    @classmethod
    def of(cls, number: Fraction) -> Span:
        """Return the span of a single number."""
        return cls(number, number)


Ends = tuple[Fraction, Fraction]


def span(first: Amount, join: str, second: Amount) -> Span | list[Ends] | None:
    """Return the range of two amounts, a list of ranges if ambiguous, or ``None``.

    ``join`` is the word or dash between them: "to", "or", "and", "-".
    """
    one, other = first.number, second.number
    is_dash = not join.isalpha()
    if is_dash and not (one.has_digits and other.has_digits):
        return None
    if second.money not in ("", first.money) or first.percent not in ("", second.percent):
        return None
    low, high = first.value, second.value
    if one.scale == 1 and other.scale > 1 and low >= 0:
        if low < other.head:
            low *= other.scale  # 2 to 3 million
        elif low < _FAR <= other.scale:
            return _open(low, high, _FAR)  # 500 to 1 million
    elif one.scale == other.scale == 1:
        if len(one.written) == 4 and len(other.written) == 2 and _are_years(one, other):
            high = Fraction(int(one.written[:2] + other.written))
            if join == "-" and _MONTH.fullmatch(other.written) and low < high:
                return [(low, high)]  # or a month, as in "1905-12"
        elif (round := _ROUND.fullmatch(other.written)) and _SHORT.fullmatch(one.written):
            head, factor = int(round[1]), 10 ** (3 * round[2].count(","))
            if 0 < low < head:
                if head <= _NEAR * low:
                    return Span(low * factor, high)  # 20-30,000
                if is_dash:
                    return _open(low, high, factor)
        if is_dash and low > 0 and low * _FAR <= high:
            return _open(low, high, _FAR)
    return Span(low, high) if low < high else None


def _are_years(one: Numeral, other: Numeral) -> bool:
    return one.written.isdecimal() and other.written.isdecimal()


def _open(low: Fraction, high: Fraction, factor: int) -> list[Ends]:
    """Return the two possible ranges: with the first end multiplied, and as written."""
    ends = [(low * factor, high), (low, high)]
    return [(lower, higher) for lower, higher in ends if lower < higher]

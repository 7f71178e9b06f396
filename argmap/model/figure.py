"""A figure that a source states, and what can be understood of its value."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

from attrs import Attribute, field, frozen

from argmap.model.expected import named
from argmap.model.origin import Origin
from argmap.model.prose import clean

_FRACTIONS: Final = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8),
    "⅝": (5, 8), "⅞": (7, 8), "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip
_VULGAR: Final = "".join(_FRACTIONS)
"""Signs that are part of a number, and so never of a unit."""
# Of "1/3" the lower number is one of a few: "12/13" may be anything.
_WRITTEN: Final = r"(?:1/2|[12]/3|[13]/4|[1-4]/5|[15]/6|[1357]/8|[1379]/10)"
_NUMBER: Final = rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|{_WRITTEN}|\d*[{_VULGAR}]|\d+(?:\.\d+)?"
_HEDGES: Final = {
    "about": "about",
    "c.": "about",
    "ca.": "about",
    "circa": "about",
    "around": "about",
    "some": "about",
    "roughly": "about",
    "approximately": "about",
    "nearly": "about",
    "almost": "about",
    "over": "more than",
    "more than": "more than",
    "at least": "at least",
    "less than": "less than",
    "fewer than": "less than",
    "under": "less than",
    "at most": "at most",
    "up to": "at most",
}
_WORDS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_PARTS: Final = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10}
_SCALES: Final = {
    "dozen": 12, "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9,
}  # fmt: skip


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_PER_CENT: Final = re.compile(r"(?:%|per ?cent\b)", re.IGNORECASE)
_AMOUNT: Final = rf"(?:{_NUMBER}|{_either(_WORDS)})"
# The end of a number is guarded: "3,5" is not 3, and "12/13" is not 12.
_END: Final = r"(?![\w.,/]*\d)"
_DASH: Final = r"\s*[-–]\s*"
# Compiled when the first figure is read: most commands read none.
_VALUE: Final = rf"""(?:(?P<hedge>{_either(_HEDGES)})\s+)?
    (?:(?:(?P<over>an?|{_either(_WORDS)})[\s-]+(?P<part>{_either(_PARTS)})s?|(?P<half>half))
        (?:\s+(?:of|the)\b[^\d=]*)?
      | (?P<money>[£$€])?(?P<low>{_AMOUNT}){_END}
        (?:(?:\s+(?:to|or)\s+|(?<=\d){_DASH}(?=\d))(?P<high>{_AMOUNT}){_END}
          | \s+(?:out\ of|of|in)\s+(?:the\s+)?(?P<whole>{_AMOUNT}){_END})?
        (?:\s+(?P<scale>{_either(_SCALES)})\b)?
        (?:\s*(?P<unit>[%‰](?:\s+of\b[^\d=]*)?|(?<=\s)(?!{_either(_SCALES)})[^\W\d{_VULGAR}][^\d={_VULGAR}]*))?
    )"""


@frozen
class Quantity:
    """The number in a figure's value, as far as it can be understood.

    A single number has ``low == high``; ``whole`` is the 139 of "98 of 139"; ``unit`` is "%",
    a noun, a sign of money, or empty; ``hedge`` is "", "about", "more than", "at least", "less
    than" or "at most". A share such as "half" or "two thirds of them" has the unit "share".
    """

    low: Decimal
    high: Decimal
    whole: Decimal | None = None
    unit: str = ""
    hedge: str = ""

    @classmethod
    def read(cls, text: str) -> Quantity | None:
        """Understand a value, or return ``None`` where it has no number that can be trusted.

        >>> Quantity.read("98 of 139").whole
        Decimal('139')
        >>> Quantity.read("about 60 %")
        Quantity(low=Decimal('60'), high=Decimal('60'), whole=None, unit='%', hedge='about')
        >>> Quantity.read("more than 35,000").low
        Decimal('35000')
        >>> Quantity.read("3 to 4 centuries").high, Quantity.read("1939-41").high
        (Decimal('4'), Decimal('1941'))
        >>> Quantity.read("tens of thousands"), Quantity.read("3,5"), Quantity.read("half a day")
        (None, None, None)
        """
        match = re.fullmatch(_VALUE, clean(text), re.VERBOSE | re.IGNORECASE)
        if match is None:
            return None
        hedge = _HEDGES[match["hedge"].lower()] if match["hedge"] else ""
        unit = (match["unit"] or "").strip()
        unit = "%" if _PER_CENT.match(unit) else unit
        if match["part"] or match["half"]:
            over = (match["over"] or "a").lower()
            share = Decimal(_WORDS.get(over, 1)) / _PARTS[(match["part"] or "half").lower()]
            return cls(share, share, None, "share", hedge)
        scale = _SCALES[match["scale"].lower()] if match["scale"] else 1
        low = _number(match["low"]) * scale
        high = _upper(match["low"], match["high"]) * scale if match["high"] else low
        whole = _number(match["whole"]) * scale if match["whole"] else None
        if match["money"]:
            unit = f"{match['money']} {unit}".strip()
        elif (
            low < 1
            and _is_fraction(match["low"])
            and low == high
            and re.fullmatch(r"(?:of\b.*)?", unit)
        ):
            unit = "" if match["scale"] else "share"
        if high < low:
            return None
        return cls(low, high, whole, unit, hedge)


def _number(text: str) -> Decimal:
    word = _WORDS.get(text.lower())
    if word is not None:
        return Decimal(word)
    if text[-1] in _FRACTIONS:
        over, under = _FRACTIONS[text[-1]]
        return Decimal(text[:-1] or 0) + Decimal(over) / under
    if "/" in text:
        over, under = map(int, text.split("/"))
        return Decimal(over) / under
    return Decimal(text.replace(",", ""))


def _is_fraction(text: str) -> bool:
    return text[-1] in _FRACTIONS or "/" in text


def _upper(low: str, high: str) -> Decimal:
    """The end of a range; that of years may be cut short, as in 1939-41."""
    if len(low) == len("1939") and len(high) == len("41") and (low + high).isdigit():
        high = low[:2] + high
    return _number(high)


@frozen(field_transformer=named)
class Figure:
    """A figure as a source states it: what was counted, which measure of it, and the value.

    Figures of two maps can be held against each other where subject and measure are the same.
    The value is kept as it is written; :attr:`quantity` is what can be understood of it.
    Raises :class:`ValueError` where a part is empty or could not be written down again.

    >>> figure = Figure("Central Committee of 1934", "arrested and shot", "98 of 139")
    >>> figure.quantity.low, str(figure)
    (Decimal('98'), 'Central Committee of 1934 / arrested and shot = 98 of 139')
    """

    subject: str = field(converter=clean)
    measure: str = field(converter=clean)
    value: str = field(converter=clean)
    origin: Origin | None = field(default=None, eq=False, repr=False)

    @subject.validator
    @measure.validator
    @value.validator
    def _can_be_written(self, attribute: Attribute[Any], value: str) -> None:
        forbidden = {"subject": "/=", "measure": "="}.get(attribute.name, "")
        if not value:
            raise ValueError(f"the {attribute.name} of a figure is empty")
        for sign in forbidden:
            if sign in value:
                raise ValueError(f"the {attribute.name} of a figure holds no {sign!r}: {value}")

    @property
    def quantity(self) -> Quantity | None:
        """The number in the value, or ``None`` where it is vague."""
        return Quantity.read(self.value)

    def __str__(self) -> str:
        return f"{self.subject} / {self.measure} = {self.value}"

"""The number in the value of a figure."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from argmap.frozen_class import frozen
from argmap.model.clean_text import clean

_PLAIN: Final = re.compile(r"(\d{1,15})(?: ?(%))?")


@frozen
class Quantity:
    """The number in the value of a figure, with its unit and hedge.

    A single number has ``low == high``; ``whole`` is the 139 of "98 of 139"; ``unit`` is "%", "‰",
    a noun, a currency symbol, or ""; ``hedge`` is "", "about", "more than", "at least", "less than"
    or "at most". A share such as "half" or "two thirds of them" has the unit "share".
    """

    low: Decimal
    high: Decimal
    whole: Decimal | None = None
    unit: str = ""
    hedge: str = ""

    @classmethod
    def read(cls, text: str) -> Quantity | None:
        """Parse a value; ``None`` if it has no number, or an ambiguous one.

        >>> Quantity.read("98 of 139").whole
        Decimal('139')
        >>> Quantity.read("about 60 %")
        Quantity(low=Decimal('60'), high=Decimal('60'), whole=None, unit='%', hedge='about')
        >>> Quantity.read("more than 35,000").low, Quantity.read("2/3 of 30").low
        (Decimal('35000'), Decimal('20'))
        >>> Quantity.read("3 to 4 centuries").high, Quantity.read("1939-41").high
        (Decimal('4'), Decimal('1941'))
        >>> Quantity.read("tens of thousands"), Quantity.read("3,5"), Quantity.read("35.000")
        (None, None, None)
        """
        return _read(clean(text))


@lru_cache(maxsize=1 << 14)
def _read(text: str) -> Quantity | None:
    if plain := _PLAIN.fullmatch(text):
        return Quantity(Decimal(plain[1]), Decimal(plain[1]), None, plain[2] or "")
    from argmap.model.figure_value import read_value  # imported late: most commands need no figures

    return read_value(text)

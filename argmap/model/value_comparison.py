"""Two values held against each other: whether they can both be true, and how far they are apart."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from attrs import evolve

from argmap.model.figure import Figure
from argmap.model.name_matching import normal_form

if TYPE_CHECKING:
    from argmap.model.quantity import Quantity

ABOUT: Final = Decimal("0.1")
"""How far "about 60" reaches to either side, as a share of it."""

_POINT: Final = Decimal(1)
"""How far a share that was counted (98 of 139), or told in words (a third), may lie from another
that was rounded, in points of per cent; of a small share, a tenth of it at most."""

_Bounds = tuple[Decimal | None, Decimal | None]


def can_agree(one: Figure, other: Figure) -> bool:
    """Whether the values of two figures can both be true of one thing.

    "about 60 %" and "60 per cent" can, "more than 35,000" and "40,000" can, and so can "a third"
    and "33 %", since one of them was rounded. Two ranges can only
    where they are the same, since a span of years is one thing and its overlap another. What is
    vague agrees with the same words alone.

    >>> count = Figure("17th Congress", "delegates", "1,966")
    >>> can_agree(count, Figure("17th Congress", "delegates", "nearly 2,000"))
    True
    >>> can_agree(count, Figure("17th Congress", "delegates", "1,108"))
    False
    """
    stated = one.quantity, other.quantity
    pair = _alike(*stated)
    if pair is None:
        is_vague = stated == (None, None)
        return is_vague and normal_form(one.value) == normal_form(other.value)
    left, right = pair
    if _is_range(left) and _is_range(right) and not (left.hedge or right.hedge):
        return (left.low, left.high) == (right.low, right.high)
    (low, high), (other_low, other_high) = _bounds(left), _bounds(right)
    slack = Decimal(0)
    if left is not stated[0] or right is not stated[1]:
        slack = min(_POINT, max(left.high, right.high) * ABOUT)
    return _reaches(high, other_low, slack) and _reaches(other_high, low, slack)


def apart(one: Figure, other: Figure) -> Decimal | None:
    """By how much two values differ, in their unit; ``None`` where that cannot be said.

    >>> apart(Figure("purge", "shot", "98 of 139"), Figure("purge", "shot", "110 of 139"))
    Decimal('12')
    """
    pair = _alike(one.quantity, other.quantity)
    if pair is None:
        return None
    left, right = pair
    return max(abs(left.low - right.low), abs(left.high - right.high))


def common_unit(one: Figure, other: Figure) -> str:
    """The unit that :func:`apart` counts in: "%", a noun as ``one`` has it, or empty.

    >>> common_unit(Figure("purge", "lost", "a fifth"), Figure("purge", "lost", "44 %"))
    '%'
    """
    pair = _alike(one.quantity, other.quantity)
    return pair[0].unit if pair is not None else ""


def _alike(one: Quantity | None, other: Quantity | None) -> tuple[Quantity, Quantity] | None:
    """Both in the same unit; ``None`` where there is none."""
    if one is None or other is None:
        return None
    if one.whole is not None and one.whole == other.whole:
        if _is_whole(one) and _is_whole(other):
            return one, other
    elif one.unit == other.unit == "‰":
        return one, other
    shares = _share(one), _share(other)
    if shares[0] is not None and shares[1] is not None:
        return shares[0], shares[1]
    if one.whole is not None or other.whole is not None:
        return None  # a part of one whole, and of another
    return (one, other) if _unit(one) == _unit(other) else None


def _share(quantity: Quantity) -> Quantity | None:
    """A part of something in per cent."""
    hundred = Decimal(100)
    if quantity.unit == "%":
        return quantity
    factor = {"share": hundred, "‰": 1 / Decimal(10)}.get(quantity.unit)
    if factor is not None:
        return evolve(quantity, low=quantity.low * factor, high=quantity.high * factor, unit="%")
    if quantity.whole:
        low, high = (one * hundred / quantity.whole for one in (quantity.low, quantity.high))
        return evolve(quantity, low=low, high=high, whole=None, unit="%")
    return None


def _unit(quantity: Quantity) -> str:
    """The unit as it is compared: one or many; of symbols such as MW and mW the capitals count."""
    unit = quantity.unit
    words = unit.split()
    if len(words) == 1 and (len(unit) < 3 or (unit[1:] != unit[1:].lower() and not unit.isupper())):
        return unit
    return normal_form(unit).removeprefix("of ").removesuffix("s")


def _is_whole(quantity: Quantity) -> bool:
    return all(one == one.to_integral_value() for one in (quantity.low, quantity.high))


def _is_range(quantity: Quantity) -> bool:
    return quantity.low != quantity.high


def _bounds(quantity: Quantity) -> _Bounds:
    low, high = quantity.low, quantity.high
    if quantity.hedge in ("more than", "at least"):
        return low, None
    if quantity.hedge in ("less than", "at most"):
        return None, high
    if quantity.hedge == "about":
        return low - abs(low) * ABOUT, high + abs(high) * ABOUT
    return low, high


def _reaches(high: Decimal | None, low: Decimal | None, slack: Decimal) -> bool:
    return high is None or low is None or high + slack >= low

"""Compare two figures: whether both can be true, and how much they differ."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from attrs import evolve

from argmap.model.figure import Figure
from argmap.model.name_matching import normal_form

if TYPE_CHECKING:
    from argmap.model.quantity import Quantity

ABOUT: Final = Decimal("0.1")
"""The tolerance of "about 60" in both directions, as a share of the number."""

_POINT: Final = Decimal(1)
"""The tolerance between a counted or spelt-out share (98 of 139, a third) and a rounded one, in
percentage points; for small shares, at most a tenth of the share."""

_Bounds = tuple[Decimal | None, Decimal | None]


def can_agree(one: Figure, other: Figure) -> bool:
    """Whether the values of two figures can both be true of the same thing.

    "about 60 %" and "60 per cent" can, so can "more than 35,000" and "40,000", and so can "a third"
    and "33 %", because one of them was rounded. Two ranges agree only if they are equal, because
    overlapping spans of years, for example, are different claims. Vague values agree only if they
    are the same words.

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
    """Return the difference of two values in their common unit, or ``None`` without one.

    >>> apart(Figure("purge", "shot", "98 of 139"), Figure("purge", "shot", "110 of 139"))
    Decimal('12')
    """
    pair = _alike(one.quantity, other.quantity)
    if pair is None:
        return None
    left, right = pair
    return max(abs(left.low - right.low), abs(left.high - right.high))


def _alike(one: Quantity | None, other: Quantity | None) -> tuple[Quantity, Quantity] | None:
    """Convert two quantities to the same unit; ``None`` if that is impossible."""
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
        return None  # parts of two different wholes
    return (one, other) if _unit(one) == _unit(other) else None


def _share(quantity: Quantity) -> Quantity | None:
    """Convert a share to per cent."""
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
    """Return the unit for comparison: singular, and in lower case except symbols (MW, mW)."""
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

"""Which values can both be true, and how far the others are apart."""

from __future__ import annotations

from decimal import Decimal

import pytest

from argmap.model import Figure
from argmap.model.value_comparison import apart, can_agree


def figures(one: str, other: str) -> tuple[Figure, Figure]:
    return Figure("purge", "lost", one), Figure("purge", "lost", other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a third", "33 %"), ("1/3", "33 %"), ("two thirds", "67 %"), ("98 of 139", "70 %"),
        ("98 of 139", "71 %"), ("98 of 139", "seven tenths"), ("half", "50 %"), ("⅓", "one third"),
        ("1939-41", "1939 to 1941"), ("40-50", "44"), ("about 60 %", "65 %"),
        ("2/3 of 30", "20 of 30"), ("2/3 of 100", "67 of 100"), ("60 % of 30", "18 of 30"),
        ("two thirds of 30", "66 %"), ("20-30,000", "20,000 to 30,000"), ("20-30,000", "25,000"),
        ("5 Mio", "5 million"), ("5 mn", "5,000,000"), ("10k", "10,000"), ("2 crore", "20 million"),
        ("5 ‰", "0.5 %"), ("5 per mille", "5 per 1,000"), ("5 per 1,000", "0.5 %"),
        ("5 millions of men", "5 million men"), ("dozens", "Dozens"), ("5 MW", "5 MW"),
        ("1’000 men", "1 000 men"), ("5 m²", "5 m²"),
    ],
)  # fmt: skip
def test_both_can_be_true(one: str, other: str) -> None:
    assert can_agree(*figures(one, other))
    assert can_agree(*figures(other, one))


@pytest.mark.parametrize(
    ("one", "other", "points"),
    [
        ("98 of 139", "80 %", "9.5"), ("a fifth", "44 %", "24"), ("a third", "40 %", "6.7"),
        ("60 %", "61 %", "1"), ("98 of 139", "110 of 139", "12"), ("10 days", "11 days", "1"),
        ("1348-1350", "1348-1349", "1"), ("40-50 %", "half", "10"), ("5 ‰", "9 ‰", "4"),
        ("2/3 of 30", "25 of 30", "5"), ("20-30,000", "25", "29975"), ("-5 °C", "3 °C", "8"),
        ("5 per 100,000", "0.9 %", "0.9"),
    ],
)  # fmt: skip
def test_how_far_they_are_apart(one: str, other: str, points: str) -> None:
    distance = apart(*figures(one, other))
    assert distance is not None
    assert round(distance, 1) == Decimal(points)
    assert distance == apart(*figures(other, one))


def test_what_differs_by_more_than_rounding_is_a_conflict() -> None:
    assert not can_agree(*figures("a third", "35 %"))
    assert not can_agree(*figures("98 of 139", "72 %"))
    assert not can_agree(*figures("5 per 100,000", "0.9 %"))
    assert not can_agree(*figures("20-30,000", "25"))


def test_values_of_other_units_cannot_be_held_against_each_other() -> None:
    assert apart(*figures("10 days", "10 men")) is None
    assert apart(*figures("3 of 10", "3")) is None
    assert apart(*figures("5 MW", "5 mW")) is None
    assert not can_agree(*figures("5 MW", "5 mW"))
    assert apart(*figures("35.000", "35,000")) is None

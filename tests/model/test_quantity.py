"""Values as historians and analysts write them: read right, or kept as words, never guessed at."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model import Quantity
from argmap.model.figure_value import readings

UNDERSTOOD = [
    # parts of a whole
    ("2/3 of 30", 20, 20, 30, "", ""),
    ("⅔ of the 30 seats", 20, 20, 30, "seats", ""),
    ("two thirds of 30", 20, 20, 30, "", ""),
    ("half of 10", 5, 5, 10, "", ""),
    ("nearly a fifth of 1,000 men", 200, 200, 1000, "men", "about"),
    ("60 % of 30", 18, 18, 30, "", ""),
    ("5 per cent of 200 votes", 10, 10, 200, "votes", ""),
    ("1 in 2 million", 1, 1, 2000000, "", ""),
    ("1 in a million", 1, 1, 1000000, "", ""),
    ("one in five", 1, 1, 5, "", ""),
    ("9 out of every 10", 9, 9, 10, "", ""),
    ("5 per 1,000 births", 5, 5, 1000, "births", ""),
    ("3 per 100,000", 3, 3, 100000, "", ""),
    ("5 per thousand", 5, 5, 1000, "", ""),
    # ranges
    ("20-30,000", 20000, 30000, None, "", ""),
    ("20–30,000 men", 20000, 30000, None, "men", ""),
    ("20 to 30,000", 20000, 30000, None, "", ""),
    ("1.5-2,000", 1500, 2000, None, "", ""),
    ("2-3,000,000", 2000000, 3000000, None, "", ""),
    ("500-1,000", 500, 1000, None, "", ""),
    ("900-1,200", 900, 1200, None, "", ""),
    ("1 to 10,000", 1, 10000, None, "", ""),
    ("0-30,000", 0, 30000, None, "", ""),
    ("10-12k", 10000, 12000, None, "", ""),
    ("10k-12k", 10000, 12000, None, "", ""),
    ("two to three hundred", 200, 300, None, "", ""),
    ("500,000 to 1 million", 500000, 1000000, None, "", ""),
    ("20%-30%", 20, 30, None, "%", ""),
    ("60 % to 70 %", 60, 70, None, "%", ""),
    ("£3-£5", 3, 5, None, "£", ""),
    ("£10-12m", 10000000, 12000000, None, "£", ""),
    ("$3-5 million", 3000000, 5000000, None, "$", ""),
    ("between 20 and 30 men", 20, 30, None, "men", ""),
    ("from 1,000 to 2,000", 1000, 2000, None, "", ""),
    ("-5 to -3 °C", -5, -3, None, "°C", ""),
    ("1812-14", 1812, 1814, None, "", ""),
    ("1905–12", 1905, 1912, None, "", ""),
    # multipliers
    ("5 Mio", 5000000, 5000000, None, "", ""),
    ("5 Mio. Mark", 5000000, 5000000, None, "Mark", ""),
    ("5 mn", 5000000, 5000000, None, "", ""),
    ("2.5bn", 2500000000, 2500000000, None, "", ""),
    ("3 Mrd.", 3000000000, 3000000000, None, "", ""),
    ("3 milliards", 3000000000, 3000000000, None, "", ""),
    ("10k", 10000, 10000, None, "", ""),
    ("12 Tsd. Mann", 12000, 12000, None, "Mann", ""),
    ("5 lakh", 500000, 500000, None, "", ""),
    ("1.2 crore", 12000000, 12000000, None, "", ""),
    ("1 lakh crore", 10**12, 10**12, None, "", ""),
    ("2 trillion", 2 * 10**12, 2 * 10**12, None, "", ""),
    ("3 thousand million", 3000000000, 3000000000, None, "", ""),
    ("5 millions of men", 5000000, 5000000, None, "of men", ""),
    ("£5m", 5000000, 5000000, None, "£", ""),
    ("$5 B", 5000000000, 5000000000, None, "$", ""),
    ("half a million men", 500000, 500000, None, "men", ""),
    ("a quarter of a million", 250000, 250000, None, "", ""),
    ("half a dozen", 6, 6, None, "", ""),
    ("a hundred", 100, 100, None, "", ""),
    ("twenty-five men", 25, 25, None, "men", ""),
    ("one hundred and twenty", 120, 120, None, "", ""),
    ("two thousand five hundred and one", 2501, 2501, None, "", ""),
    ("fifteen hundred", 1500, 1500, None, "", ""),
    ("two and a half million", 2500000, 2500000, None, "", ""),
    ("zero", 0, 0, None, "", ""),
    # digits
    ("1 000 000", 1000000, 1000000, None, "", ""),
    ("12\u202f000 men", 12000, 12000, None, "men", ""),
    ("1’000", 1000, 1000, None, "", ""),
    ("1.234.567", 1234567, 1234567, None, "", ""),
    ("1.234,56", "1234.56", "1234.56", None, "", ""),
    ("12,34,567", 1234567, 1234567, None, "", ""),
    ("0.125", "0.125", "0.125", None, "", ""),
    ("3.1416", "3.1416", "3.1416", None, "", ""),
    ("２０％", 20, 20, None, "%", ""),
    ("-5 °C", -5, -5, None, "°C", ""),
    ("−3", -3, -3, None, "", ""),
    ("minus 5 degrees", -5, -5, None, "degrees", ""),
    # signs and hedges
    ("5 per mille", 5, 5, None, "‰", ""),
    ("60 pct", 60, 60, None, "%", ""),
    ("40 €", 40, 40, None, "€", ""),
    ("£ 40", 40, 40, None, "£", ""),
    ("US$40", 40, 40, None, "US$", ""),
    ("5 m²", 5, 5, None, "m²", ""),
    ("<5%", 5, 5, None, "%", "less than"),
    ("≥ 5 men", 5, 5, None, "men", "at least"),
    ("~60", 60, 60, None, "", "about"),
    ("c.1200", 1200, 1200, None, "", "about"),
    ("30 or more", 30, 30, None, "", "at least"),
    ("30+", 30, 30, None, "", "at least"),
    ("30 men at most", 30, 30, None, "men", "at most"),
    ("30-odd men", 30, 30, None, "men", "about"),
    ("no more than 40", 40, 40, None, "", "at most"),
    ("½ %", "0.5", "0.5", None, "%", ""),
    ("ten or a dozen", 10, 12, None, "", ""),
]


@pytest.mark.slow
@pytest.mark.parametrize(("value", "low", "high", "whole", "unit", "hedge"), UNDERSTOOD)
def test_what_is_understood(
    value: str, low: int | str, high: int | str, whole: int | None, unit: str, hedge: str
) -> None:
    expected = Quantity(
        Decimal(low), Decimal(high), None if whole is None else Decimal(whole), unit, hedge
    )
    assert Quantity.read(value) == expected


WORDS = [
    # another number stands behind it, or something that alters it
    "5 and a bit", "two men and a boy", "five men and three women", "5 million five hundred",
    "30 more than before", "40, perhaps", "10 minus three", "5 (five)", "40 (about)", "5 gross",
    "one of the two or three", "5 million or 6", "2 x 3", "5 to the dozen", "about 40 or so",
    # a part of an hour or of a century is no share of anything
    "a quarter of a century", "over a quarter of a century", "three quarters of an hour",
    "1/2 of a mile", "half of a class",
    # no share: in a year, in a time, of less than itself
    "383 in 1934", "98 in 2001", "3 in 10 days", "5 per 2 weeks", "5 in 3", "5 of 3", "0.5 of 10",
    "0.5 of them", "200 % of 30",
    # a split, a score, odds, a date, a time, a month, powers
    "50-50", "3-1", "5 to 1", "5:1", "12 March", "5 May", "7:30", "1905-12", "1e6", "10⁶", "10^6",
    "none", "nil", "dozens", "twice", "3.5-fold", "threefold", "3x", "a couple of thousand",
    "£3/10/6", "5 ft 10", "5'10\"", "3·5", "20% to 30", "3 to £5", "1" * 50, "5万人", "± 5",
]  # fmt: skip


@pytest.mark.parametrize("value", WORDS)
def test_what_cannot_be_trusted_is_kept_as_words(value: str) -> None:
    assert Quantity.read(value) is None


OPEN = [
    ("35.000", "35,000", "35"),
    ("12.000 men", "12,000 men", "12 men"),
    ("3.142", "3,142", "3.1420"),
    ("about 1.250 million", "about 1,250 million", "about 1.25 million"),
    ("10.000-12.500 men", "10,000-12,500 men", "10-12.5 men"),
    ("£1.250", "£1,250", "£1.25"),
    ("12.000 of 30.000", "12,000 of 30,000", "12 of 30"),
    ("5 m", "5 million", "5 metres"),
    ("5m people", "5 million people", "5 metres people"),
    ("10 K", "10 thousand", "10 kelvins"),
    ("5 mil", "5 million", "5 thousand"),
    ("5 tn", "5 trillion", "5 tonnes"),
    ("5 cr", "5 crore", "5 credits"),
    ("1-10,000", "1,000 to 10,000", "1 to 10,000"),
    ("£20-30,500", "£20,000 to 30,500", "£20 to 30,500"),
    ("500-1 million", "500,000 to 1,000,000", "500 to 1,000,000"),
    ("98 of 139 thousand", "98,000 of 139,000", "98 of 139,000"),
]


@pytest.mark.parametrize(("value", "one", "other"), OPEN)
def test_two_readings_are_told_and_none_is_taken(value: str, one: str, other: str) -> None:
    assert Quantity.read(value) is None
    assert readings(value) == (one, other)
    assert Quantity.read(one) != Quantity.read(other)


@pytest.mark.parametrize(
    ("value", "meant"),
    [("3,5", "3.5"), ("5,5 Mio", "5.5 Mio"), ("5 thou", "5 thousand"), ("1905-12", "1905 to 1912")],
)
def test_one_likely_reading_is_proposed(value: str, meant: str) -> None:
    assert Quantity.read(value) is None
    assert readings(value) == (meant,)


PIECES = [
    "5", "12", "20", "1939", "41", "12.000", "30,000", "3.5", "3,5", "½", "2/3", " ", " ", "-", "–",
    " to ", " of ", " in ", " per ", "about ", " or ", " and a half", "million", "k", "m", "Mio",
    "%", "‰", "£", "€", "men", "thousand", "two", "hundred", "a ", "half", "third", "one", "+",
    "<", "(",
]  # fmt: skip


@pytest.mark.slow
@given(st.lists(st.sampled_from(PIECES), max_size=7).map("".join))
def test_every_reading_is_read_without_doubt(value: str) -> None:
    for one in readings(value):
        assert Quantity.read(one) is not None
        assert readings(one) == ()


@pytest.mark.slow
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=7).map("".join))
def test_what_is_understood_is_in_order(value: str) -> None:
    quantity = Quantity.read(value)
    if quantity is not None:
        assert quantity.low <= quantity.high
        assert quantity.whole is None or 0 <= quantity.low <= quantity.whole
        assert not any(sign.isdecimal() for sign in quantity.unit)


@pytest.mark.slow
@given(st.integers(1, 10**12), st.sampled_from(["men", "", "%", "of them"]))
def test_a_number_is_read_as_it_is_written(number: int, unit: str) -> None:
    for digits in (f"{number:,}", str(number), f"{number:,}".replace(",", " ")):
        quantity = Quantity.read(f"{digits} {unit}")
        assert quantity is not None
        assert quantity.low == quantity.high == number

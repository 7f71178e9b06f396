"""Figures, and what is understood of their values."""

from __future__ import annotations

from decimal import Decimal

import pytest

from argmap.model import Figure, Quantity

UNDERSTOOD = [
    # value, low, high, whole, unit, hedge
    ("7", "7", "7", None, "", ""),
    ("7 days", "7", "7", None, "days", ""),
    ("3.5", "3.5", "3.5", None, "", ""),
    ("0.5", "0.5", "0.5", None, "", ""),
    ("35,000", "35000", "35000", None, "", ""),
    ("1,234,567.5 pounds", "1234567.5", "1234567.5", None, "pounds", ""),
    ("1917", "1917", "1917", None, "", ""),
    ("one", "1", "1", None, "", ""),
    ("Twelve apostles", "12", "12", None, "apostles", ""),
    ("98 of 139", "98", "98", "139", "", ""),
    ("98 out of 139", "98", "98", "139", "", ""),
    ("2 in 3", "2", "2", "3", "", ""),
    ("98 of the 139 seats", "98", "98", "139", "seats", ""),
    ("three to four centuries", "3", "4", None, "centuries", ""),
    ("two or 3 boats", "2", "3", None, "boats", ""),
    ("1939 to 1941", "1939", "1941", None, "", ""),
    ("1348-1350", "1348", "1350", None, "", ""),
    ("1939–41", "1939", "1941", None, "", ""),
    ("about 40-50 men", "40", "50", None, "men", "about"),
    ("40 – 50 %", "40", "50", None, "%", ""),
    ("3-4 million", "3000000", "4000000", None, "", ""),
    ("1/4", "0.25", "0.25", None, "share", ""),
    ("3/4 of the seats", "0.75", "0.75", None, "share", ""),
    ("1/2 mile", "0.5", "0.5", None, "mile", ""),
    ("⅛", "0.125", "0.125", None, "share", ""),
    ("3⅕ days", "3.2", "3.2", None, "days", ""),
    ("60 %", "60", "60", None, "%", ""),
    ("60%", "60", "60", None, "%", ""),
    ("60 per cent", "60", "60", None, "%", ""),
    ("60 Percent of the seats", "60", "60", None, "%", ""),
    ("60 % of the seats", "60", "60", None, "%", ""),
    ("60 to 70 %", "60", "70", None, "%", ""),
    ("5 ‰", "5", "5", None, "‰", ""),
    ("2 million", "2000000", "2000000", None, "", ""),
    ("3 to 4 million people", "3000000", "4000000", None, "people", ""),
    ("seven hundred", "700", "700", None, "", ""),
    ("two dozen boats", "24", "24", None, "boats", ""),
    ("about 60 %", "60", "60", None, "%", "about"),
    ("some 44 per cent", "44", "44", None, "%", "about"),
    ("nearly 5", "5", "5", None, "", "about"),
    ("more than 35,000", "35000", "35000", None, "", "more than"),
    ("over 35,000 men", "35000", "35000", None, "men", "more than"),
    ("at least 500 years", "500", "500", None, "years", "at least"),
    ("fewer than 3", "3", "3", None, "", "less than"),
    ("under 5", "5", "5", None, "", "less than"),
    ("up to 12 boats", "12", "12", None, "boats", "at most"),
    ("half", "0.5", "0.5", None, "share", ""),
    ("More than half of them", "0.5", "0.5", None, "share", "more than"),
    ("half the seats", "0.5", "0.5", None, "share", ""),
    ("a quarter", "0.25", "0.25", None, "share", ""),
    ("nearly a tenth", "0.1", "0.1", None, "share", "about"),
    ("three quarters of the crew", "0.75", "0.75", None, "share", ""),
    ("one-half", "0.5", "0.5", None, "share", ""),
    ("2½ pence", "2.5", "2.5", None, "pence", ""),
    ("1¾ to 2½ miles", "1.75", "2.5", None, "miles", ""),
    ("½ mile", "0.5", "0.5", None, "mile", ""),
    ("½", "0.5", "0.5", None, "share", ""),
    ("c. ½ of them", "0.5", "0.5", None, "share", "about"),
    ("£40", "40", "40", None, "£", ""),
    ("more than $2.5 million", "2500000", "2500000", None, "$", "more than"),
    ("€40 a day", "40", "40", None, "€ a day", ""),
    ("ca. 60 %", "60", "60", None, "%", "about"),
    ("circa 1,200 men", "1200", "1200", None, "men", "about"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "low", "high", "whole", "unit", "hedge"), UNDERSTOOD)
def test_what_is_understood(
    value: str, low: str, high: str, whole: str | None, unit: str, hedge: str
) -> None:
    expected = Quantity(Decimal(low), Decimal(high), whole and Decimal(whole), unit, hedge)
    assert Quantity.read(value) == expected


@pytest.mark.parametrize(
    "value", ["a third", "one third", "two-thirds of the seats", "two sixths", "⅓", "1/3 of them"]
)
def test_a_share_that_has_no_end_of_digits(value: str) -> None:
    quantity = Quantity.read(value)
    assert quantity is not None
    assert quantity.unit == "share"
    assert round(quantity.low, 3) == Decimal("0.667" if "two-" in value else "0.333")


REFUSED = [
    "5 ½", "5 days ½", "2½d.", "£3 10s.", "1.5½",
    "", "many", "all", "thousands", "tens of thousands", "several centuries", "a few months",
    "about", "%", ".5", "3,5", "35,0000", "1,23", "3.5.1", "3 4", "17th", "7days", "1990s",
    "1999-02", "10-4", "3-", "1939-1941-1945", "three-four", "12/13", "1/3/5", "2 1/2", "4/3",
    "1917 and 1918", "5 = 5", "5 to 6 of 7",
    "10 to 5", "half a decade", "half an hour", "half-hour",
    "a quarter century", "third", "the third", "third place", "halves", "1 of 2 thousand",
    "oneman", "40 years (1917 to 1957)", "about about 5",
]  # fmt: skip


@pytest.mark.parametrize("value", REFUSED)
def test_what_cannot_be_trusted_is_refused(value: str) -> None:
    assert Quantity.read(value) is None


def test_a_figure_keeps_its_value_as_written() -> None:
    figure = Figure(" wheels ", "sold  in 1880", "some 10 of\n11")
    assert str(figure) == "wheels / sold in 1880 = some 10 of 11"
    assert figure.quantity == Quantity(Decimal(10), Decimal(10), Decimal(11), "", "about")
    assert Figure("wheels", "sold", "many").quantity is None


@pytest.mark.parametrize(
    "parts",
    [
        ("", "sold", "1"), ("wheels", " ", "1"), ("wheels", "sold", "\n"),
        ("in/out", "sold", "1"), ("a=b", "sold", "1"), ("wheels", "a=b", "1"),
    ],
)  # fmt: skip
def test_a_figure_that_could_not_be_written_down_is_refused(parts: tuple[str, str, str]) -> None:
    with pytest.raises(ValueError, match="of a figure"):
        Figure(*parts)


def test_a_slash_in_the_measure_and_an_equals_sign_in_the_value_are_fine() -> None:
    assert str(Figure("a", "b / c", "d = e")) == "a / b / c = d = e"

"""The id that was most likely meant."""

from __future__ import annotations

import pytest

from argmap.model.closest_id import Nearest

IDS = ["enduring-kind", "soviet-kind", "heritage", "heirs", "law", "law-no-limit", "1917", "a"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("enduring-knid", "enduring-kind"),
        ("soviet-kinds", "soviet-kind"),
        ("heritge", "heritage"),
        ("laws", "law"),
        ("lawnolimit", "law-no-limit"),
        ("1971", "1917"),
        ("ostrich", ""),
        ("b", ""),
        ("", ""),
    ],
)
def test_the_nearest(written: str, meant: str) -> None:
    assert Nearest(IDS).to(written) == meant


def test_among_none() -> None:
    assert Nearest([]).to("law") == ""


def test_the_first_of_equals_whatever_the_order_of_sets() -> None:
    assert {Nearest(["ab-1", "ab-2", "ab-3"]).to("ab-4") for _ in range(5)} == {"ab-3"}


def test_a_map_of_strangers_is_not_looked_up_for_ever() -> None:
    nearest = Nearest(["heritage"])
    found = [nearest.to("heritag") for _ in range(60)]
    assert found == ["heritage"] * 50 + [""] * 10

"""The data for the page's script: the tree of cards, and what each opens."""

from __future__ import annotations

from typing import Any

from argmap.language import loads
from argmap.page.script_data import outline
from argmap.page.statement_entries import entries
from tests.page.mill import mill


def data(text: str = "") -> Any:
    map = loads(text) if text else mill()
    return outline(map, entries(map, ()), ())


def test_the_roots_come_in_the_order_of_the_map() -> None:
    assert data()["roots"] == ["s-silent", "s-still"]


def test_a_card_has_what_hangs_on_it_and_opens_its_own_entry() -> None:
    assert data()["boxes"]["a-cheaper"] == {"to": ["s-flour", "s-corn", "s-trade-feeds", "s-habit"]}


def test_a_card_that_refers_to_a_statement_opens_that() -> None:
    (name,) = data()["boxes"]["s-habit"]["to"]
    assert data()["boxes"][name] == {"to": [], "entry": "s-corn"}


def test_a_card_of_what_the_map_lacks_opens_nothing() -> None:
    boxes = data("use o.argmap as o\nclaim a: It is so.\n\na agrees-with o.b\n")["boxes"]
    assert boxes["s-o.b"]["entry"] is None


def test_entries_have_what_they_are_filtered_by() -> None:
    assert data()["holder"] == "A. Walker" and data()["entries"]["s-bees"] == {"kind": "claim"}
    assert data()["entries"]["s-lazy"] == {
        "kind": "objection", "holder": "the mill-wright", "tags": ("river", "water"),
    }  # fmt: skip

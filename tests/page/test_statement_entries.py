"""What a page tells of each statement."""

from __future__ import annotations

from pathlib import Path

from argmap.page.statement_entries import Entry, entries
from argmap.sources import verify
from tests.page.mill import mill, project


def told(folder: Path) -> dict[str, Entry]:
    map = mill()
    return {one.name: one for one in entries(map, verify(map, project(folder, text=False)))}


def test_every_statement_and_step_has_one_in_the_order_of_the_outline(tmp_path: Path) -> None:
    assert list(told(tmp_path)) == [
        "s-silent", "a-cheaper", "s-flour", "s-corn", "s-trade-feeds", "s-habit", "s-bees",
        "s-lazy", "s-watched", "s-still", "s-stones",
    ]  # fmt: skip


def test_it_tells_who_holds_it_and_with_what_hedge(tmp_path: Path) -> None:
    found = told(tmp_path)
    assert found["s-lazy"].facts == (
        ("held by", "the mill-wright"),
        ("granted", "in part, in dry years"),
        ("tags", "river, water"),
    )
    assert ("held by", "A. Walker") in found["s-silent"].facts
    assert ("qualifier", "after the frost") in found["s-bees"].facts
    assert ("note", "Said of a tenant.") in found["s-watched"].facts
    assert ("figure", "corn / share of the upper farms = 44 %") in found["s-corn"].facts
    assert ("scheme", "argument from cause to effect") in found["a-cheaper"].facts


def test_a_citation_has_its_place_and_its_standing(tmp_path: Path) -> None:
    (cited,) = told(tmp_path)["s-corn"].citations
    assert (cited.mark.text, cited.mark.status) == ("¶4 verified", "verified")
    assert cited.words == "“In the first decade 44 per cent” … “barely a tenth”"


def test_only_an_address_of_the_web_is_a_link(tmp_path: Path) -> None:
    links = told(tmp_path)["s-corn"].links
    assert [(link.address, link.safe) for link in links] == [
        ("https://example.org/corn", True),
        ("javascript:alert(1)", False),
    ]

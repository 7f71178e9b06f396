"""What a page tells of each statement."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.language import loads
from argmap.page import page
from argmap.page.statement_entries import Entry, entries
from argmap.sources import verify
from tests.page.mill import MAP, mill, project


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


@pytest.mark.slow
def test_a_qualifier_that_is_not_in_the_source_is_marked(tmp_path: Path) -> None:
    library = project(tmp_path, text=True)
    bees = "claim bees: Its last miller kept bees.\n    qualifier: "
    for qualifier, told in [
        ("after the frost", "after the frost (not found in its source)"),
        ("after the; once", "after the; once (“after the” not found in its source)"),
        ("once; after that", "once; after that"),
    ]:
        map = loads(MAP.replace(f"{bees}after the frost", f"{bees}{qualifier}"))
        found = {one.name: one for one in entries(map, verify(map, library), None, library)}
        assert ("qualifier", told) in found["s-bees"].facts
        assert f"<dd>{told}</dd>" in page(map, library=library).html


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

"""What an SVG says holds for itself alone, whatever else stands in the same page."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from argmap.model import ArgumentMap, MapBuilder
from argmap.render import THEMES, render
from tests.render import samples


def ids(svg: str) -> set[str]:
    return set(re.findall(r'\bid="([^"]*)"', svg))


def selectors(svg: str) -> list[str]:
    sheet = "".join(re.findall(r"<style>(.*?)</style>", svg, re.S))
    found = re.findall(r"(?:^|[{}])([^{}@]+)\{", sheet)
    assert found
    return [one for one in found if one.strip()]


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("id_prefix", [None, "", "a-"])
@pytest.mark.parametrize("sample", [samples.tiny, samples.sections, samples.hostile])
def test_every_rule_holds_within_its_own_picture(
    sample: Callable[[], ArgumentMap], id_prefix: str | None, theme: str
) -> None:
    svg = render(sample(), theme=theme, id_prefix=id_prefix).decode()
    (root,) = re.findall(r'<svg [^>]*?\bid="([^"]*)"', svg)
    for selector in selectors(svg):
        assert all(one.strip().startswith(f"#{root} ") for one in selector.split(","))


def titled(title: str, text: str = "It is so.") -> ArgumentMap:
    at = MapBuilder(title)
    at.thesis(text, id="t")
    at.section("More")
    at.thesis("Also.", id="other")
    return at.build()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (titled("A"), titled("B")),
        (titled("A"), titled("A", "It is not so.")),
        (titled(""), titled("", "No title.")),
    ],
)
def test_of_two_maps_only_what_stands_for_a_statement_may_have_the_same_id(
    one: ArgumentMap, other: ArgumentMap
) -> None:
    first, second = (ids(render(map).decode()) for map in (one, other))
    assert first & second == {"s-t", "s-other"}


def test_with_a_prefix_no_id_is_the_same() -> None:
    map = samples.sections()
    first, second = (ids(render(map, id_prefix=prefix).decode()) for prefix in ("a-", "b-"))
    assert not first & second
    assert {one.removeprefix("a-") for one in first} == {one.removeprefix("b-") for one in second}


@pytest.mark.slow
@pytest.mark.parametrize("id_prefix", [None, "", "x_1-"])
@pytest.mark.parametrize("sample", [samples.sections, samples.library, samples.comparison])
def test_links_and_labels_lead_to_parts_of_the_same_picture(
    sample: Callable[[], ArgumentMap], id_prefix: str | None
) -> None:
    svg = render(sample(), id_prefix=id_prefix).decode()
    known = ids(svg)
    for link in re.findall(r'xlink:href="#([^"]*)"', svg):
        assert link in known
    (labels,) = re.findall(r'aria-labelledby="([^"]*)"', svg)
    assert set(labels.split()) <= known


def test_a_statement_keeps_the_id_that_links_from_elsewhere_name() -> None:
    assert '<g id="s-t" class="card thesis"' in render(titled("A")).decode()


def test_the_same_map_has_the_same_ids() -> None:
    assert render(titled("A")) == render(titled("A"))


@pytest.mark.parametrize("prefix", ["1", "a b", "ä", 'x"', "-", "a.b", "a>"])
def test_what_begins_no_id_is_refused(prefix: str) -> None:
    with pytest.raises(ValueError, match="an id prefix is letters"):
        render(titled("A"), id_prefix=prefix)

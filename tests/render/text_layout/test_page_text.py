"""Title, sections and legend."""

from __future__ import annotations

from argmap.model import MapBuilder
from argmap.render.text_layout.caption import Caption
from argmap.render.text_layout.page_text import Page
from argmap.render.theme.theme import LIGHT
from tests.render import samples


def drawn(caption: Caption | None) -> list[str]:
    assert caption is not None
    return [run.text for run in caption.runs]


def test_the_title_is_followed_by_the_author_without_ids_of_sources() -> None:
    page = Page(samples.library(), LIGHT, 2000)
    assert drawn(page.title()) == [
        "Should the town library open at night?",
        "Ines Falk",
    ]


def test_a_map_without_title_and_author_has_no_heading() -> None:
    assert Page(MapBuilder("").build(), LIGHT, 100).title() is None


def test_a_title_is_wrapped_to_the_map_but_not_to_less_than_a_column() -> None:
    title = "A title of very many words " * 4
    narrow = drawn(Page(MapBuilder(title).build(), LIGHT, 10).title())
    assert len(narrow) == 3
    assert len(drawn(Page(MapBuilder(title).build(), LIGHT, 2000).title())) == 1


def test_a_page_is_never_wider_than_the_engine_allows() -> None:
    assert Page(MapBuilder("").build(), LIGHT, 10**6).measure < 65_536


def test_a_section_stands_below_a_rule() -> None:
    section = Page(MapBuilder("").build(), LIGHT, 500).section("Law")
    assert section.rule == LIGHT.hairline
    assert drawn(section) == ["Law"]


def test_the_title_of_a_subsection_is_smaller_and_has_no_rule() -> None:
    page = Page(MapBuilder("").build(), LIGHT, 500)
    section, inner = page.section("Law"), page.section("Of the land", level=2)
    assert drawn(inner) == ["Of the land"]
    assert inner.rule == ""
    assert inner.runs[0].face.size < section.runs[0].face.size


def test_a_page_without_signs_has_no_legend() -> None:
    assert Page(MapBuilder("").build(), LIGHT, 500).legend([]) is None

"""What stands on a card."""

from __future__ import annotations

import pytest

from argmap.model import ArgumentMap, Kind, MapBuilder, Section
from argmap.render.diagram.cards import Cards
from argmap.render.diagram.scene_builder import build_scene
from argmap.render.text_layout.card_layout import Card
from argmap.render.text_layout.card_marks import NO_MARKS
from argmap.render.text_layout.text_blocks import Block, Line
from argmap.render.theme.measures import USUAL
from argmap.render.theme.theme import LIGHT
from tests.render import samples


def text(line: Line) -> str:
    return "".join(run.text for run in line)


def lines(blocks: tuple[Block, ...]) -> list[str]:
    return [text(line) for block in blocks for line in block.lines]


def card(map: ArgumentMap, name: str) -> Card:
    made = Cards(map, LIGHT, NO_MARKS).card(build_scene(map).boxes[name])
    assert made is not None
    return made


def test_a_statement_shows_its_kind_its_id_and_its_text() -> None:
    made = card(samples.despotism(), "s-one-centre")
    assert text(made.head) == "CLAIM"
    assert text(made.corner) == "one-centre"
    assert lines(made.blocks) == [
        "Power with a single centre and no",
        "independent bodies rebuilds its framework",
        "after every breach.",
    ]


def test_a_statement_without_an_id_shows_none() -> None:
    assert card(samples.despotism(), "s-like-cases_1").corner == ()


def test_who_holds_a_statement_is_told_where_it_is_not_the_author() -> None:
    map = samples.despotism()
    assert text(card(map, "s-mellowing").head) == "OBJECTION by Western observers"
    assert text(card(map, "s-purge-stays").head) == "REBUTTAL"


def test_a_long_name_moves_below_the_text() -> None:
    at = MapBuilder("", author="A.")
    at.claim("A claim.", id="c", by="the Society for the Promotion of Long and Very Long Names")
    made = card(at.build(), "s-c")
    assert text(made.head) == "CLAIM"
    assert lines(made.blocks)[1].startswith("held by the Society for the Promotion of Long and")


def test_a_long_id_leaves_room_for_the_kind() -> None:
    at = MapBuilder("")
    at.claim("A claim.", id="-".join(["long"] * 40))
    corner = card(at.build(), f"s-{'-'.join(['long'] * 40)}").corner
    assert text(corner).endswith(" …")
    assert sum(run.width for run in corner) <= USUAL.card_width / 2


def test_a_thesis_is_heavy_and_an_assumption_dashed() -> None:
    map = samples.library()
    assert card(map, "s-open").heavy
    assert card(map, "s-walk").dashed
    assert not card(map, "s-workers").heavy


def test_a_step_shows_its_scheme_its_strength_and_its_gist() -> None:
    at = MapBuilder("")
    at.thesis("A thesis.", id="t")
    at.argument("The gist.", under="t", id="a", scheme="argument from sign", strength=0.25, by="B.")
    made = card(at.build(), "a-a")
    assert lines(made.blocks) == [
        "argument from sign,",
        "strength 0.25",
        "The gist.",
        "held by B.",
    ]


def test_a_step_that_says_nothing_has_no_card() -> None:
    at = MapBuilder("")
    at.thesis("A thesis.", id="t")
    at.argument(under="t", id="a")
    map = at.build()
    assert Cards(map, LIGHT, NO_MARKS).card(build_scene(map).boxes["a-a"]) is None


def test_a_step_that_is_undercut_has_a_card_whatever_it_says() -> None:
    at = MapBuilder("")
    at.thesis("A thesis.", id="t")
    at.argument(under="t", id="a")
    at.claim("A claim.", under="a")
    at.undercut("It does not follow.", under="a")
    found = card(at.build(), "a-a")
    assert lines(found.blocks) == ["inference"]
    assert found.rounded


def test_a_reference_shows_where_the_statement_stands_and_why_it_is_here() -> None:
    made = card(samples.library(), "see-s-cafes--workers")
    assert text(made.head) == "CLAIM"
    assert text(made.corner) == "see workers"
    assert lines(made.blocks) == [
        "A library that closes at six is closed to those who work",
        "by day.",
        "they are the cafés' guests too",
    ]


def test_a_reference_in_a_relation_shows_that() -> None:
    made = card(samples.library(), "see-s-rooms--saturday-only")
    assert text(made.head) == "IN TENSION WITH"


def test_a_reference_to_another_map_is_the_text_itself() -> None:
    made = card(samples.comparison(), "s-wolfe.purge-stays")
    assert text(made.head) == "STATEMENT"
    assert made.corner == ()
    assert lines(made.blocks) == ["wolfe.purge-stays"]


def test_a_relation_between_neighbours_shows_its_reason() -> None:
    made = card(samples.comparison(), "rel-s-wolfe.durability--s-trotsky.breakdown")
    assert lines(made.blocks)[0] == "contradicts"
    assert " ".join(lines(made.blocks)[1:]) == "Repression either keeps the frame or wears it out."
    assert lines(card(samples.comparison(), "rel-s-wolfe.one-centre--s-trotsky.bonapartism").blocks)


@pytest.mark.parametrize(("title", "said"), [("Law", "more in: Law"), ("", "more below")])
def test_a_statement_that_a_section_takes_up_says_so(title: str, said: str) -> None:
    map = samples.sections()
    map = ArgumentMap(
        "", [Section(title) if isinstance(item, Section) else item for item in map.items]
    )
    last = card(map, "s-whole").blocks[-1]
    assert (lines((last,)), last.link) == ([said], "#more-whole")


def test_a_recalled_statement_is_said_again() -> None:
    made = card(samples.sections(), "more-whole")
    assert (text(made.head), text(made.corner)) == ("THESIS", "see whole")
    assert lines(made.blocks) == ["The whole holds."]
    assert made.accent.bar == LIGHT.kinds[Kind.THESIS].bar

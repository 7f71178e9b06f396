"""What stands on a card."""

from __future__ import annotations

import pytest

from argmap.language import loads
from argmap.model import Argument, ArgumentMap, Kind, MapBuilder
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


def card(map: ArgumentMap, name: str, **looks: bool) -> Card:
    scene = build_scene(map)._replace(**looks)
    return Cards(map, LIGHT, NO_MARKS, scene).card(scene.boxes[name])


def test_a_statement_shows_its_kind_its_number_and_its_text() -> None:
    made = card(samples.despotism(), "s-one-centre")
    assert text(made.head) == "CLAIM"
    assert text(made.corner) == "2"
    assert lines(made.blocks) == [
        "Power with a single centre and no",
        "independent bodies rebuilds its framework",
        "after every breach.",
    ]


@pytest.mark.slow
def test_every_card_has_its_own_number_with_the_letter_of_its_section() -> None:
    map = samples.sections()
    shown = [text(card(map, name).corner) for name in ("s-whole", "a-step", "s-two", "s-carry")]
    assert shown == ["1", "2", "A2", "B2"]
    boxes = build_scene(samples.library()).boxes
    own = [name for name in boxes if name.startswith(("s-", "a-"))]
    assert len({text(card(samples.library(), name).corner) for name in own}) == len(own)


def test_ids_are_shown_instead_of_numbers_on_request() -> None:
    map = samples.library()
    assert text(card(map, "s-workers", ids=True).corner) == "workers"
    assert text(card(map, "a-quiet-room", ids=True).corner) == "quiet-room"
    assert text(card(map, "see-s-cafes--workers", ids=True).corner) == "see workers"


def test_a_statement_without_an_id_shows_none() -> None:
    assert card(samples.despotism(), "s-like-cases_1", ids=True).corner == ()


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
    corner = card(at.build(), f"s-{'-'.join(['long'] * 40)}", ids=True).corner
    assert text(corner).endswith(" …")
    assert sum(run.width for run in corner) <= USUAL.card_width / 2


def test_a_thesis_is_heavy_and_an_assumption_dashed() -> None:
    map = samples.library()
    assert card(map, "s-open").heavy
    assert card(map, "s-walk").dashed
    assert not card(map, "s-workers").heavy


def test_an_argument_shows_its_scheme_its_strength_and_its_text() -> None:
    at = MapBuilder("")
    at.thesis("A thesis.", id="t")
    at.argument("The gist.", under="t", id="a", scheme="argument from sign", strength=0.25, by="B.")
    made = card(at.build(), "a-a")
    assert text(made.head) == "ARGUMENT from sign, strength 0.25"
    assert text(made.corner) == "2"
    assert lines(made.blocks) == ["The gist.", "held by B."]


def test_a_long_scheme_moves_below_the_kind() -> None:
    at = MapBuilder("")
    at.thesis("A thesis.", id="t")
    scheme = "the weight of the testimony of many witnesses"
    at.argument("The gist.", under="t", id="a", scheme=scheme)
    made = card(at.build(), "a-a")
    assert (text(made.head), lines(made.blocks)) == ("ARGUMENT", [scheme, "The gist."])


@pytest.mark.parametrize("is_undercut", [False, True])
def test_an_argument_that_says_nothing_has_a_card_as_well(is_undercut: bool) -> None:
    at = MapBuilder("")
    at.thesis("A thesis.", id="t")
    at.argument(under="t", id="a")
    at.claim("A claim.", under="a")
    if is_undercut:
        at.undercut("It does not follow.", under="a")
    made = card(at.build(), "a-a")
    assert (text(made.head), text(made.corner), made.blocks) == ("ARGUMENT", "2", ())


def test_a_premise_has_the_border_of_the_frame_of_its_argument() -> None:
    text = "thesis t: T.\n  argument a:\n    claim c: C.\n  counter b:\n    claim d: D.\n"
    map = loads(text)
    scene = build_scene(map)
    cards = Cards(map, LIGHT, NO_MARKS, scene)
    for argument, premise, colour in (("a", "c", LIGHT.support), ("b", "d", LIGHT.attack)):
        content = scene.boxes[f"a-{argument}"].content
        assert isinstance(content, Argument)
        framed = cards.framed(cards.card(scene.boxes[f"s-{premise}"]), content)
        assert framed.accent.border == cards.card(scene.boxes[f"a-{argument}"]).accent.border
        assert framed.accent.border == colour


def tinted(map: ArgumentMap) -> set[str]:
    """The boxes whose cards have the background of what speaks against the thesis."""
    against = LIGHT.kinds[Kind.OBJECTION].ground
    return {name for name in build_scene(map).boxes if card(map, name).accent.ground == against}


def test_what_speaks_against_the_thesis_is_tinted_and_answers_to_it_are_not() -> None:
    map = loads(
        "thesis t: T.\n  objection o: O.\n    claim c: C.\n    rebuttal r: R.\n"
        "      rebuttal p: P.\n  argument a:\n    claim d: D.\n      objection q: Q.\n"
        "    undercut u: U.\n  counter b:\n    claim e: E.\n      objection f: F.\n"
    )
    assert tinted(map) == {"s-o", "s-c", "s-p", "s-q", "s-u", "a-b", "s-e"}


def test_a_theme_can_give_a_kind_a_background_which_the_tint_covers() -> None:
    theme = LIGHT.with_colours({"evidence.ground": "#eeffee", "objection.ground": "#ffeeee"})
    map = loads(
        "thesis t: T.\n  evidence e: E.\n  objection o: O.\n    evidence f: F.\n"
        "      objection p: P.\n"
    )
    scene = build_scene(map)
    cards = Cards(map, theme, NO_MARKS, scene)
    grounds = {name: cards.card(box).accent.ground for name, box in scene.boxes.items()}
    assert grounds == {
        "s-t": theme.kinds[Kind.THESIS].ground,
        "s-e": "#eeffee",
        "s-o": "#ffeeee",
        "s-f": "#ffeeee",
        "s-p": theme.kinds[Kind.CLAIM].ground,
    }


def test_what_a_section_adds_has_the_tint_and_the_type_of_its_statement() -> None:
    map = loads(
        "thesis t: T.\n  objection o: O.\n    rebuttal r: R.\n\nsection: More\n\n"
        "@o\n  claim c: C.\n    claim d: D.\n"
    )
    assert tinted(map) == {"s-o", "s-c", "s-d"}
    assert [card(map, f"s-{key}").blocks[0].lines[0][0].face.size for key in "cd"] == [11, 10]


def test_type_is_smaller_from_the_third_level_on() -> None:
    map = loads(
        "thesis t: T.\n  argument a: A.\n    claim c: C.\n      evidence e: E.\n"
        "        objection o: O.\n          argument b: B.\n            claim d: D.\n"
    )
    sizes = {
        name: card(map, name).blocks[0].lines[0][0].face.size for name in build_scene(map).boxes
    }
    assert sizes == {"s-t": 13, "a-a": 11, "s-c": 11, "s-e": 11, "s-o": 10, "a-b": 10, "s-d": 10}


def test_a_reference_shows_where_the_statement_stands_and_why_it_is_here() -> None:
    made = card(samples.library(), "see-s-cafes--workers")
    assert text(made.head) == "CLAIM"
    assert text(made.corner) == "see A2"
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


def test_a_relation_between_neighbours_shows_its_name_and_its_reason() -> None:
    made = card(samples.comparison(), "rel-s-wolfe.durability--s-trotsky.breakdown")
    assert text(made.head) == "CONTRADICTS"
    assert lines(made.blocks) == ["Repression either keeps the frame or wears it out."]
    bare = card(samples.comparison(), "rel-s-wolfe.one-centre--s-trotsky.bonapartism")
    assert (text(bare.head), bare.blocks) == ("SAME AS", ())


@pytest.mark.parametrize(
    ("below", "said"),
    [
        ("claim a: A.", "1 reason: A1"),
        ("claim a: A.\n  evidence b: B.", "2 reasons: A1, A2"),
        ("argument a:\n    claim b: B.\n    claim c: C.", "1 reason: A1"),
        ("objection a: A.", "1 unanswered objection: A1"),
        ("objection a: A.\n    rebuttal b: B.", "1 answered objection: A1"),
        ("objection a: A.\n    claim b: B.", "1 unanswered objection: A1"),
        (
            "objection a: A.\n    rebuttal b: B.\n  objection c: C.",
            "1 answered objection: A1 · 1 unanswered objection: A3",
        ),
        (
            "claim a: A.\n  objection b: B.\n  evidence c: C.",
            "2 reasons: A1, A3 · 1 unanswered objection: A2",
        ),
        ("claim a: A.\n  claim b: B.\n  claim c: C.\n  claim d: D.", "4 reasons: A1–A4"),
    ],
)
def test_a_statement_says_what_a_section_adds_to_it(below: str, said: str) -> None:
    made = card(loads(f"claim t: T.\n\nsection: More\n\n@t\n  {below}\n"), "s-t")
    assert lines(made.blocks)[0] == "T." and " ".join(lines(made.blocks)[1:]) == said
    assert made.blocks[-1].link == "#more-t"


def test_a_thesis_names_the_objections_that_sections_raise() -> None:
    text = (
        "thesis t: T.\n\nsection: More\n\n@t\n  objection a: It costs.\n    title: The cost\n"
        "    rebuttal b: No.\n\nsection: Others\n\n@t\n  objection c: It is loud.\n  claim d: D.\n"
    )
    said = " ".join(lines(card(loads(text), "s-t").blocks))
    assert "1 answered objection: A1 The cost" in said
    assert "1 reason: B2 · 1 unanswered objection: B1 It is loud." in said
    many = "".join(f"  objection o{n}: {'long ' * 40}\n" for n in range(1_000))
    map = loads(f"thesis t: T.\n\nsection: S\n\n@t\n{many}")
    said = " ".join(lines(card(map, "s-t").blocks))
    assert "1,000 unanswered objections: A1 long" in said and said.endswith("995 more")


def test_each_section_that_adds_to_a_statement_has_its_own_line_on_it() -> None:
    map = loads(
        "thesis t: T.\n\nsection: One\n\n@t\n  claim a: A.\n\n"
        "section: Two\n\n@t\n  objection b: B.\n"
    )
    assert lines(card(map, "s-t").blocks) == [
        "T.",
        "1 reason: A1",
        "1 unanswered objection: B1 B.",
    ]
    assert lines(card(map, "s-t", brief=True).blocks) == ["T."]


def test_added_objections_have_the_colour_of_objections_and_reasons_that_of_links() -> None:
    map = loads(
        "thesis t: T.\n\nsection: One\n\n@t\n  claim a: A.\n\n"
        "section: Two\n\n@t\n  objection b: B.\n"
    )
    reasons, objections = card(map, "s-t").blocks[1:]
    assert {run.colour for line in reasons.lines for run in line} == {LIGHT.link}
    orange = LIGHT.kinds[Kind.OBJECTION].name
    assert {run.colour for line in objections.lines for run in line} == {orange}


def test_a_recalled_statement_is_said_again() -> None:
    made = card(samples.sections(), "more-whole")
    assert (text(made.head), text(made.corner)) == ("THESIS", "see 1")
    assert lines(made.blocks) == ["The whole holds."]
    assert made.accent.bar == LIGHT.kinds[Kind.THESIS].bar


def test_the_reason_of_a_mutual_relation_is_told_once() -> None:
    map = loads(
        "thesis t: T.\n  claim a: A.\n    claim b: B.\n  claim c: C.\n"
        "t in-tension-with b: One cannot have both.\n"
    )
    scene = build_scene(map)
    cards = Cards(map, LIGHT, NO_MARKS, scene)
    said = {name: lines(cards.card(box).blocks) for name, box in scene.boxes.items()}
    told = [name for name, found in said.items() if "One cannot have both." in found]
    assert told == ["see-s-b--t"]
    assert "B." in said["see-s-t--b"]


def test_a_reason_is_not_lost_where_only_one_of_two_related_statements_is_drawn() -> None:
    map = loads(
        "thesis t: T.\n  claim a: A.\n    claim b: B.\nthesis u: U.\n"
        "t in-tension-with b: One cannot have both.\n"
    )
    scene = build_scene(map)
    del scene.boxes["see-s-t--b"]
    edges = scene.boxes["s-t"].edges
    edges[:] = [edge for edge in edges if edge.to in scene.boxes]
    cards = Cards(map, LIGHT, NO_MARKS, scene)
    assert "One cannot have both." in lines(cards.card(scene.boxes["see-s-b--t"]).blocks)

"""What goes where in a picture."""

from __future__ import annotations

import pytest

from argmap.language import loads
from argmap.model import (
    Argument,
    ArgumentMap,
    Kind,
    MapBuilder,
    Relation,
    RelationKind,
    Reopening,
    Reuse,
    Section,
    Statement,
)
from argmap.render.diagram.scene import Reappearance, ReferenceCard, Scene, SceneRelation
from argmap.render.diagram.scene_builder import build_scene
from tests.render import samples


def edges(scene: Scene, name: str) -> list[tuple[str, str]]:
    return [(str(edge.sort), edge.to) for edge in scene.boxes[name].edges]


def test_an_argument_is_a_step_between_its_premises_and_its_conclusion() -> None:
    scene = build_scene(samples.library())
    assert edges(scene, "s-open")[:2] == [("support", "s-workers"), ("support", "a-quiet-room")]
    assert edges(scene, "a-quiet-room") == [
        ("premise", "s-quiet-room_1"),
        ("premise", "s-rooms"),
        ("premise", "s-walk"),
        ("warrant", "s-owes"),
        ("attack", "s-hall"),
    ]


def test_a_reused_statement_is_referred_to() -> None:
    scene = build_scene(samples.library())
    assert edges(scene, "s-cafes")[-1] == ("support", "see-s-cafes--workers")
    assert scene.boxes["see-s-cafes--workers"].content == ReferenceCard(
        "workers", Kind.CLAIM, "they are the cafés' guests too"
    )


@pytest.mark.parametrize("reason", ["", "it is the same ground"])
@pytest.mark.parametrize("is_first", [False, True])
def test_a_premise_that_is_a_neighbour_as_well_is_referred_to_in_the_frame(
    reason: str, is_first: bool
) -> None:
    at = MapBuilder("")
    at.thesis("A thesis.", id="t")
    if is_first:
        at.claim("A claim.", under="t", id="c")
    step = at.argument(under="t", id="a")
    at.reuse("claim", "c", under=step, reason=reason)
    if not is_first:
        at.claim("A claim.", under="t", id="c")
    scene = build_scene(at.build())
    assert edges(scene, "a-a") == [("premise", "see-a-a--c")]
    assert scene.boxes["see-a-a--c"].content == ReferenceCard("c", Kind.CLAIM, reason)


def test_what_supports_a_statement_is_drawn_before_what_attacks_it() -> None:
    text = "thesis t: T.\n  objection o: O.\n  claim c: C.\n  objection p: P.\n  evidence e: E.\n"
    scene = build_scene(loads(text))
    assert [edge.to for edge in scene.boxes["s-t"].edges] == ["s-c", "s-e", "s-o", "s-p"]


def test_what_the_map_lacks_gets_one_card_and_references_to_it() -> None:
    scene = build_scene(samples.comparison())
    assert scene.boxes["s-wolfe.durability"].content == ReferenceCard(
        "wolfe.durability", Kind.ANSWER, "the frame outlasts any despot"
    )
    assert scene.boxes["see-s-trotsky.breakdown--wolfe.new-class"].content == ReferenceCard(
        "wolfe.new-class", RelationKind.REBUTS
    )


def test_related_neighbours_are_bonded_between_the_rest_of_what_bears_on_them() -> None:
    scene = build_scene(samples.library())
    box = "rel-s-six-to-ten--s-saturday-only"
    assert isinstance(scene.boxes[box].content, SceneRelation)
    assert edges(scene, "s-six-to-ten")[-1] == ("contradicts", box)
    assert edges(scene, "s-saturday-only")[0] == ("contradicts", box)


def test_a_bond_stands_between_all_else_of_two_neighbours_in_whatever_order_it_is_said() -> None:
    text = """\
thesis a: A.
thesis b: B.
thesis c: C.

a contradicts b
a contradicts c
"""
    assert edges(build_scene(loads(text)), "s-a")[-1] == ("contradicts", "rel-s-a--s-b")


def test_statements_further_apart_refer_to_each_other() -> None:
    scene = build_scene(samples.library())
    assert ("in-tension-with", "see-s-rooms--saturday-only") in edges(scene, "s-rooms")
    assert ("in-tension-with", "see-s-saturday-only--rooms") in edges(scene, "s-saturday-only")


def test_two_relations_of_the_same_neighbours_do_not_cross() -> None:
    items = [Statement(Kind.CLAIM, f"{key}.", key=key) for key in "ab"]
    relations = [
        Relation("a", RelationKind.CONTRADICTS, "b"),
        Relation("b", RelationKind.SAME, "a"),
    ]
    scene = build_scene(ArgumentMap("", [*items, *relations]))
    assert [edge.to for edge in scene.boxes["s-a"].edges] == ["rel-s-a--s-b", "rel-s-a--s-b--2"]
    assert [edge.to for edge in scene.boxes["s-b"].edges] == ["rel-s-a--s-b", "rel-s-a--s-b--2"]
    assert [band.roots for band in scene.bands] == [("s-a", "s-b")]


def test_a_statement_that_contradicts_itself_is_no_neighbour() -> None:
    items = [
        Statement(Kind.CLAIM, "a.", key="a"),
        Relation("a", RelationKind.CONTRADICTS, "a"),
    ]
    scene = build_scene(ArgumentMap("", items))
    assert [edge.to for edge in scene.boxes["s-a"].edges] == ["see-s-a--a", "see-s-a--a--2"]


def test_directed_relations_hang_a_reference_under_what_they_bear_on() -> None:
    at = MapBuilder("")
    at.thesis("A thesis.", id="t")
    at.argument(under="t", id="step")
    at.claim("A claim.", id="c")
    for kind, target in (("supports", "t"), ("rebuts", "t"), ("undercuts", "step")):
        at.relate("c", kind, target)
    scene = build_scene(at.build())
    assert edges(scene, "s-t")[1:] == [("support", "see-s-t--c"), ("attack", "see-s-t--c--2")]
    assert edges(scene, "a-step") == [("attack", "see-a-step--c")]


def test_a_section_recalls_what_it_takes_up_again() -> None:
    scene = build_scene(samples.sections())
    assert [(band.title, band.roots) for band in scene.bands] == [
        ("", ("s-whole",)),
        ("First", ("more-whole",)),
        ("Second", ("more-ground",)),
    ]
    assert scene.boxes["more-whole"].content == Reappearance("whole")
    assert [edge.to for edge in scene.boxes["more-whole"].edges] == ["s-one", "s-two"]
    assert scene.boxes["s-whole"].more == [("2 reasons: A1, A2", "more-whole", False)]
    assert [band.heading for band in scene.bands] == ["", "A  First", "B  Second"]


def test_what_is_taken_up_in_its_own_section_stays_where_it_is() -> None:
    scene = build_scene(samples.sections())
    assert [edge.to for edge in scene.boxes["s-there"].edges] == ["s-was"]


def test_a_step_is_never_recalled() -> None:
    scene = build_scene(samples.sections())
    assert [edge.to for edge in scene.boxes["a-step"].edges] == ["s-ground", "s-carry"]


def test_what_is_taken_up_before_it_stands_there_is_hung_on_it() -> None:
    items = [
        Reopening("late"),
        Statement(Kind.CLAIM, "Early.", key="early", under="late"),
        Section("Later"),
        Statement(Kind.THESIS, "Late.", key="late"),
    ]
    scene = build_scene(ArgumentMap("", items))
    assert edges(scene, "s-late") == [("support", "s-early")]


def test_what_is_taken_up_and_unknown_gets_a_card() -> None:
    items = [
        Section("First"),
        Reopening("wolfe.durability"),
        Statement(Kind.CLAIM, "More.", key="more", under="wolfe.durability"),
        Section("Second"),
        Reopening("wolfe.durability"),
        Statement(Kind.CLAIM, "Still more.", key="still", under="wolfe.durability"),
    ]
    scene = build_scene(ArgumentMap("", items))
    assert [edge.to for edge in scene.boxes["s-wolfe.durability"].edges] == ["s-more", "s-still"]


def test_a_section_without_anything_keeps_its_title() -> None:
    scene = build_scene(ArgumentMap("", [Section("Nothing yet")]))
    assert [(band.title, band.roots) for band in scene.bands] == [("Nothing yet", ())]


def test_the_title_of_a_section_stands_above_that_of_its_first_subsection() -> None:
    scene = build_scene(samples.subsections())
    assert [(band.title, band.level, band.roots) for band in scene.bands] == [
        ("", 1, ("s-whole",)),
        ("First", 1, ()),
        ("Of one", 2, ("s-one",)),
        ("", 1, ("s-more",)),
        ("Of two", 2, ("more-whole",)),
        ("Second", 1, ("s-three",)),
        ("Of four", 2, ("s-four",)),
    ]
    assert scene.boxes["s-whole"].more == [("1 reason: A3", "more-whole", False)]
    assert [band.heading for band in scene.bands if band.title] == [
        "A  First",
        "Of one",
        "Of two",
        "B  Second",
        "Of four",
    ]


@pytest.mark.parametrize(
    ("kind", "sort"),
    [
        (Kind.CLAIM, "support"),
        (Kind.EVIDENCE, "support"),
        (Kind.OBJECTION, "attack"),
        (Kind.REBUTTAL, "attack"),
        (Kind.ANSWER, "answer"),
        (Kind.WARRANT, "warrant"),
    ],
)
def test_the_sort_of_a_tie_is_told_by_the_kind_below_it(kind: Kind, sort: str) -> None:
    items = [Statement(Kind.CLAIM, "a.", key="a"), Reuse(kind, "b", "a")]
    assert [edge[0] for edge in edges(build_scene(ArgumentMap("", items)), "s-a")] == [sort]


def test_a_misplaced_argument_is_drawn_as_well() -> None:
    items = [Argument(key="a"), Argument(key="b", under="a")]
    assert edges(build_scene(ArgumentMap("", items)), "a-a") == [("support", "a-b")]

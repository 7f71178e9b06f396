"""What a view leaves of a plan, and the counts of what it leaves out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.language import loads
from argmap.model import ArgumentMap, MapBuilder, RelationKind, Reuse, Statement
from argmap.render.diagram.folding import folded, in_rows
from argmap.render.diagram.scene import Reappearance, ReferenceCard, Scene, SceneRelation
from argmap.render.diagram.scene_builder import build_scene
from argmap.render.diagram.view import View
from tests.render import samples
from tests.strategies import maps


def seen(map: ArgumentMap, **view: object) -> Scene:
    return folded(build_scene(map), View(**view))  # type: ignore[arg-type]


def statements(scene: Scene) -> list[str]:
    return [box.content.key for box in scene.boxes.values() if isinstance(box.content, Statement)]


def hidden(scene: Scene) -> dict[str, int]:
    return {name: box.hidden for name, box in scene.boxes.items() if box.hidden}


def test_a_whole_view_is_the_plan_itself() -> None:
    scene = build_scene(samples.library())
    assert folded(scene, View()) is scene


def test_a_depth_counts_statements_and_keeps_steps_with_their_premises() -> None:
    scene = seen(samples.despotism(), depth=1)
    assert statements(scene) == [
        *("durability", "one-centre", "undivided", "like-cases~1", "industry", "mellowing")
    ]
    assert hidden(scene) == {"s-one-centre": 2, "s-industry": 1, "s-mellowing": 2}
    assert hidden(seen(samples.despotism(), depth=0)) == {"s-durability": 10}


def test_a_fold_hides_what_bears_on_a_statement_and_counts_it() -> None:
    scene = seen(samples.library(), fold=["cannot-pay", "quiet-room"])
    assert "s-cannot-pay" in scene.boxes
    assert "s-four-more" not in scene.boxes
    # Below the step stand ten statements; two more are referred to where they relate to one.
    assert hidden(scene) == {"s-cannot-pay": 7, "a-quiet-room": 12}


def test_a_reused_statement_counts_once_wherever_it_is_referred_to() -> None:
    at = MapBuilder("")
    at.thesis("A thesis.", id="t")
    at.claim("One.", id="one", under="t")
    at.claim("Two.", id="two", under="t")
    at.evidence("Both rest on it.", id="base", under="one")
    at.reuse("evidence", "base", under="two")
    assert hidden(seen(at.build(), fold=["one", "two"])) == {"s-one": 1, "s-two": 1}
    assert hidden(seen(at.build(), depth=0)) == {"s-t": 3}


def test_a_focus_shows_what_bears_on_it_and_its_way_up() -> None:
    scene = seen(samples.despotism(), focus="mellowing")
    assert statements(scene) == ["durability", "mellowing", "purge-stays", "cc-1956"]
    assert hidden(scene) == {"s-durability": 7}


def test_a_depth_counts_from_the_focus() -> None:
    scene = seen(samples.despotism(), focus="mellowing", depth=1)
    assert statements(scene) == ["durability", "mellowing", "purge-stays"]
    assert hidden(scene) == {"s-durability": 7, "s-purge-stays": 1}


def test_a_step_on_the_way_up_keeps_its_premises_and_counts_its_undercuts() -> None:
    scene = seen(samples.despotism(), focus="undivided")
    assert statements(scene) == ["durability", "undivided", "like-cases~1"]
    assert "see-a-like-cases--one-centre" in scene.boxes
    assert hidden(scene) == {"s-durability": 6, "a-like-cases": 2}


def test_a_focus_brings_together_what_sections_hang_on_a_statement() -> None:
    scene = seen(samples.sections(), focus="there")
    assert not any(isinstance(box.content, Reappearance) for box in scene.boxes.values())
    assert [(band.title, band.roots) for band in scene.bands] == [("", ("s-whole",))]
    assert statements(scene) == ["whole", "ground", "there", "carry", "was"]
    assert hidden(scene) == {"s-whole": 2}


def test_what_a_section_hangs_on_a_folded_statement_is_counted_on_it() -> None:
    scene = seen(samples.sections(), fold=["ground"])
    assert hidden(scene) == {"s-ground": 2}
    assert [band.title for band in scene.bands] == ["", "First"]
    assert scene.boxes["s-ground"].more == []


def test_a_statement_is_not_recalled_for_nothing() -> None:
    scene = seen(samples.sections(), depth=1)
    assert "more-ground" not in scene.boxes
    assert "more-whole" in scene.boxes


def test_tags_show_what_bears_them_with_the_ways_up() -> None:
    scene = seen(samples.tagged(), tags=["history"])
    assert statements(scene) == ["t", "a", "b", "c"]
    assert hidden(scene) == {"s-t": 1, "s-b": 1}


def test_a_relation_is_drawn_only_between_two_statements_that_are() -> None:
    def bonds(scene: Scene) -> int:
        return sum(isinstance(box.content, SceneRelation) for box in scene.boxes.values())

    assert bonds(seen(samples.library(), fold=["six-to-ten"])) == 1
    assert bonds(seen(samples.library(), focus="six-to-ten")) == 0


def test_sections_of_which_nothing_is_left_lose_their_titles() -> None:
    scene = seen(samples.library(), tags=["none"], depth=0)
    assert scene.bands == ()


def titled(scene: Scene) -> list[tuple[str, int, tuple[str, ...]]]:
    return [(band.title, band.level, band.roots) for band in scene.bands]


def test_a_section_keeps_its_title_where_only_a_subsection_of_it_is_left() -> None:
    assert titled(seen(samples.subsections(), tags=["odd"])) == [
        ("First", 1, ()),
        ("Of one", 2, ("s-one",)),
        ("Second", 1, ("s-three",)),
    ]
    assert titled(seen(samples.subsections(), tags=["even"])) == [
        ("", 1, ("s-whole",)),
        ("First", 1, ()),
        ("Of two", 2, ("more-whole",)),
        ("Second", 1, ()),
        ("Of four", 2, ("s-four",)),
    ]
    without = seen(samples.subsections(), without=["one"])
    assert titled(without)[1:3] == [("First", 1, ()), ("Of one", 2, ("s-more",))]


@pytest.mark.slow
@settings(max_examples=50, deadline=None)
@given(maps(), st.integers(0, 3))
def test_every_statement_is_drawn_or_counted_on_a_card_above_it(
    map: ArgumentMap, depth: int
) -> None:
    whole, scene = build_scene(map), seen(map, depth=depth)
    drawn = set(statements(scene))
    for key in statements(whole):
        if key in drawn:
            continue
        above = map.parent(key)
        while above is not None and above.key not in drawn and f"a-{above.key}" not in scene.boxes:
            above = map.parent(above.key)
        if above is not None:
            name = ("s-" if above.key in drawn else "a-") + above.key.replace("~", "_")
            assert scene.boxes[name].hidden > 0


@pytest.mark.slow
@settings(max_examples=50, deadline=None)
@given(maps(), st.data())
def test_a_fold_counts_what_the_outline_has_below(map: ArgumentMap, data: st.DataObject) -> None:
    if not map.nodes:
        return
    key = data.draw(st.sampled_from(sorted(map.nodes)))
    scene = seen(map, fold=[key])
    name = ("s-" if isinstance(map[key], Statement) else "a-") + key.replace("~", "_")
    below = {
        part.target if isinstance(part, Reuse) else part.key
        for depth, part in map.walk(key)
        if depth and isinstance(part, (Reuse, Statement))
    }
    stubs = [
        box.content
        for box in build_scene(map).boxes.values()
        if isinstance(box.content, ReferenceCard)
    ]
    if not any(
        isinstance(reference_card.role, RelationKind) for reference_card in stubs
    ):  # they hang there too
        assert scene.boxes[name].hidden == len(below)
    ends = {edge.to for box in scene.boxes.values() for edge in box.edges}
    assert ends <= set(scene.boxes)


def test_strips_side_by_side() -> None:
    map = loads(
        "thesis a: A.\nthesis b: B.\nsection: S\nthesis c: C.\nthesis d: D.\nthesis e: E.\n"
    )
    bands = in_rows(build_scene(map), 2).bands
    assert [(band.roots, band.title) for band in bands] == [
        (("s-a", "s-b"), ""),
        (("s-c", "s-d"), "S"),
        (("s-e",), ""),
    ]
    rows = in_rows(build_scene(samples.subsections()), 2)
    assert titled(rows)[1:4] == [
        ("First", 1, ()),
        ("Of one", 2, ("s-one", "s-more")),
        ("Of two", 2, ("more-whole",)),
    ]


def test_what_is_left_out_is_counted_on_what_it_hangs_on() -> None:
    whole = build_scene(loads("thesis a: A.\n  claim b: B.\n    claim c: C.\n  claim d: D.\n"))
    left = folded(whole, View(without=["b"]))
    assert set(left.boxes) == {"s-a", "s-d"}
    assert left.boxes["s-a"].hidden == 2

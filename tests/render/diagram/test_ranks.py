"""Which boxes stand in one column."""

from __future__ import annotations

from argmap.language import loads
from argmap.render.diagram.ranks import lines, premises, rows
from argmap.render.diagram.scene_builder import build_scene
from tests.render import samples


def test_an_argument_stands_in_one_column_with_its_premises() -> None:
    scene = build_scene(samples.despotism())
    found = rows(scene, ["s-durability"], lambda name: 1.0 if name.startswith("a-") else 2.0)
    assert found == [[2], [2, 1, 2], [2, 2, 2, 2], [2, 2]]


def test_premises_are_in_the_frame_and_attacks_on_the_inference_are_lines() -> None:
    box = build_scene(samples.library()).boxes["a-quiet-room"]
    assert premises(box) == ["s-quiet-room_1", "s-rooms", "s-walk", "s-owes"]
    assert [edge.to for edge in lines(box)] == ["s-hall"]


def test_what_is_below_a_premise_is_in_the_next_column() -> None:
    scene = build_scene(loads("thesis t: T.\n  argument a:\n    claim c: C.\n      claim d: D.\n"))
    assert rows(scene, ["s-t"], lambda name: len(name)) == [[3], [3], [3]]


def test_a_band_without_boxes_has_no_columns() -> None:
    assert rows(build_scene(samples.empty()), [], lambda name: 1.0) == []

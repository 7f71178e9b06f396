"""Which boxes stand in one column."""

from __future__ import annotations

from argmap.render.diagram.ranks import distance, rows
from argmap.render.diagram.scene_builder import build_scene
from tests.render import samples


def test_statements_stand_on_even_ranks_and_steps_between_them() -> None:
    scene = build_scene(samples.despotism())
    found = rows(scene, ["s-durability"], lambda name: 1.0 if name.startswith("a-") else 2.0)
    assert found == [[2], [1], [2] * 5, [], [2] * 4, [], [2]]


def test_a_step_is_one_rank_from_a_statement() -> None:
    boxes = build_scene(samples.despotism()).boxes
    assert distance(boxes["s-durability"], boxes["a-like-cases"]) == 1
    assert distance(boxes["s-durability"], boxes["s-one-centre"]) == 2


def test_a_strip_without_boxes_has_no_ranks() -> None:
    assert rows(build_scene(samples.empty()), [], lambda name: 1.0) == []

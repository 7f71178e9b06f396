"""What of a map is unfolded to fill a sheet, and in which order."""

from __future__ import annotations

from argmap.language import loads
from argmap.render.diagram.scene_builder import build_scene
from argmap.render.diagram.unfolding import Unfolding, unfoldings
from argmap.render.diagram.view import View

MAP = loads("""\
thesis one: One.
  claim a: A.
    claim a-deep: Deeper.
  argument step:
    claim p: P.
    claim q: Q.
thesis two: Two.
  claim b: B.
thesis bare: Bare.
""")


def folds(room: int, view: View | None = None) -> list[tuple[str, ...]]:
    """What is folded in each view that comes about with room for so many boxes."""
    filling = Unfolding(build_scene(MAP), view or View())
    found = unfoldings(filling, lambda view: len(filling.plan_of(view).boxes) <= room)
    return [one.fold for one in found]


def test_it_begins_with_the_theses_alone() -> None:
    assert folds(0) == [("one", "two")]


def test_a_level_comes_before_the_next_and_a_steps_premises_before_other_statements() -> None:
    assert folds(99) == [
        ("one", "two"),
        ("two", "a", "step"),
        ("a", "step"),
        ("a",),
        (),
    ]


def test_what_has_no_room_is_passed_over() -> None:
    assert folds(4) == [("one", "two"), ("one",)]


def test_what_is_to_be_folded_stays_so() -> None:
    assert folds(99, View(fold=("one",)))[-1] == ("one",)


def test_a_thesis_that_has_no_room_in_full_shows_what_weighs_most() -> None:
    map = loads(
        "thesis one: One.\n  claim light: L.\n  claim some: S.\n    claim s: S.\n"
        "  claim heavy: H.\n    claim h: H.\n    claim i: I.\n  claim last: L.\n"
    )
    filling = Unfolding(build_scene(map), View())
    view = unfoldings(filling, lambda view: len(filling.plan_of(view).boxes) <= 3)[-1]
    assert view.without == ("light", "last")
    assert {"s-one", "s-some", "s-heavy"} == set(filling.plan_of(view).boxes)
    assert filling.plan_of(view).boxes["s-one"].hidden == 2

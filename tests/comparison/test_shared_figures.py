"""Figures that several maps state for one measure, each figure once."""

from __future__ import annotations

from argmap.comparison import compare
from argmap.comparison.shared_figures import SharedFigure, shared_figures
from argmap.language import loads


def shared(*figures: tuple[str, str]) -> list[SharedFigure]:
    """The shared figures of maps with one figure each, given as its name and its value."""
    used = {
        name: loads(f"thesis t: It is so.\n  figure: {what} = {value}\n")
        for name, (what, value) in zip("abcdef", figures, strict=False)
    }
    return list(shared_figures(compare(used).figures))


def values(one: SharedFigure) -> list[tuple[str, str]]:
    return sorted((stated.key.map, stated.figure.value) for stated in one.stated)


def test_each_figure_is_there_once_however_many_maps_state_it() -> None:
    (one,) = shared(("mills / left", "3"), ("Mills / left", "3"), ("mills / left", "5"))
    assert values(one) == [("a", "3"), ("b", "3"), ("c", "5")]
    assert one.differ


def test_figures_that_can_both_be_true_agree() -> None:
    (one,) = shared(("mills / left", "about 100"), ("mills / left", "98"))
    assert not one.differ


def test_other_measures_and_words_without_a_number_are_left_out() -> None:
    assert shared(("mills / left", "3"), ("mills / closed", "3")) == []
    assert shared(("mills / left", "many"), ("mills / left", "3")) == []


def test_what_differs_comes_first() -> None:
    text = "thesis t: It is so.\n  figure: mills / left = 3\n  figure: weirs / left = {}\n"
    used = {"a": loads(text.format(7)), "b": loads(text.format(9))}
    found = shared_figures(compare(used).figures)
    assert [(one.subject, one.differ) for one in found] == [("weirs", True), ("mills", False)]

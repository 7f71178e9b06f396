"""Which part of a map is to be drawn."""

from __future__ import annotations

import pytest

from argmap.model import ArgmapError
from argmap.render import View, render, to_dot
from tests.render import samples


def test_one_tag_may_be_given_as_a_text() -> None:
    assert View(tags="a", fold="b") == View(tags=["a"], fold=["b"])


def test_a_negative_depth_is_refused() -> None:
    with pytest.raises(ValueError, match="0 or more, not -1"):
        View(depth=-1)


def test_ids_that_the_map_lacks_are_told_with_the_nearest() -> None:
    with pytest.raises(ArgmapError) as caught:
        to_dot(samples.library(), view=View(focus="opne", fold=["workers", "nowhere-at-all-xyz"]))
    first, second = caught.value.diagnostics
    assert (first.code, first.hint) == ("no-such-id", "did you mean 'open'?")
    assert second.message == "the map has no statement 'nowhere-at-all-xyz'"


@pytest.mark.parametrize(
    ("tags", "hint"), [(["law"], "tags in this map: history"), ([], "this map has no tags")]
)
def test_tags_that_nothing_bears_are_told(tags: list[str], hint: str) -> None:
    map = samples.tagged() if tags else samples.tiny()
    with pytest.raises(ArgmapError) as caught:
        render(map, view=View(tags=["low"]))
    assert caught.value.diagnostics[0].code == "no-such-tag"
    assert hint.partition(" tags")[0] in caught.value.diagnostics[0].hint

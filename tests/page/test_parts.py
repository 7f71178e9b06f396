"""The parts of pages, and the steps from one to another."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.page.fragments import Fragments
from tests.page.mill import mill_page
from tests.page.weirs import weirs_page

TEXTS = st.lists(st.sampled_from("abcdef"), max_size=12).map(tuple)


@pytest.mark.slow
@given(TEXTS, TEXTS)
def test_the_steps_lead_from_the_one_to_the_other(before: tuple[str], after: tuple[str]) -> None:
    steps = (
        Fragments(groups=after).since(Fragments(groups=before)).get("groups", [[0, len(before)]])
    )
    made: list[str] = []
    used: list[int] = []
    for step in steps:
        if isinstance(step, str):
            made.append(step)
        else:
            made += before[slice(*step)]
            used += range(*step)
    assert tuple(made) == after
    assert len(used) == len(set(used)), "an element cannot stand in two places"


def test_to_a_page_that_nothing_is_known_of_everything_is_told() -> None:
    told = Fragments(title="A").since(None)
    assert told["essay"] == ""
    assert set(told) == {"title", "styles", "head", "essay", "help", "data", "frame", "groups",
                         "entries", "overview", "outline"}  # fmt: skip


@pytest.mark.parametrize("compared", [False, True])
def test_the_parts_of_a_picture_are_elements_and_all_that_is_in_it(
    compared: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    page = weirs_page() if compared else mill_page(tmp_path_factory.mktemp("mill"))
    frame, groups = page.picture.frame, page.picture.elements
    root = ET.fromstring(page.picture.inline)
    drawn = next(one for one in root if one.tag.endswith("}g"))
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    parsed = [list(ET.fromstring(f"<svg {space}>{one}</svg>")) for one in groups]
    assert [len(one) for one in parsed] == [1] * len(list(drawn))
    assert [one[0].get("id") for one in parsed] == [one.get("id") for one in drawn]
    assert list(ET.fromstring(frame)[-1]) == []

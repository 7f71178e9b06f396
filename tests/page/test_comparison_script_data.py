"""What the script of a comparison's page knows."""

from __future__ import annotations

import re

import pytest

from argmap.page.comparison_entries import sheet_entries
from argmap.page.comparison_script_data import ScriptData, comparison_script_data
from argmap.render.comparison_sheet.plan import plan_sheet
from tests.page.weirs import weirs, weirs_page


def known() -> ScriptData:
    found = weirs()
    plan = plan_sheet(found)
    return comparison_script_data(plan, sheet_entries(found, plan))


@pytest.mark.slow
def test_every_box_and_every_line_is_in_the_picture() -> None:
    ids = set(re.findall(r'id="([^"]*)"', weirs_page().picture.svg))
    boxes = known()["boxes"]
    assert set(boxes) <= ids
    lines = {f"e-{near}--{far}" for near, box in boxes.items() for far in box["to"]}  # type: ignore[attr-defined]
    drawn = {one for one in ids if one.startswith("e-s-")}
    assert drawn and drawn <= lines


def test_a_question_opens_on_its_answers_and_relations() -> None:
    shown = known()["questions"]["s-why"]
    assert {
        "s-why", "s-walker--silent", "s-smith--dried", "s-walker--corn", "s-smith--busy",
        "s-smith--busy-contradicts-walker--corn", "s-why-contradictions", "s-why-tensions",
    } < set(shown)  # fmt: skip
    assert "s-kept" not in shown


def test_the_relations_of_a_group_are_below_its_heading() -> None:
    boxes = known()["boxes"]
    to = boxes["s-why"]["to"]
    assert isinstance(to, list)
    assert to[:4] == [
        "s-walker--silent",
        "s-smith--dried",
        "s-why-contradictions",
        "s-why-tensions",
    ]
    assert boxes["s-why-contradictions"]["to"] == ["s-walker--corn", "s-smith--busy"]


def test_a_statement_that_stands_again_opens_its_one_entry() -> None:
    again = {name: box for name, box in known()["boxes"].items() if box.get("again")}
    assert "s-walker--silent__2" in again
    for name, box in again.items():
        assert name.startswith(f"{box['entry']}__")

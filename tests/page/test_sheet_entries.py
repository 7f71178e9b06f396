"""What a comparison's page tells of each part of its sheet."""

from __future__ import annotations

from argmap.page.entries import Entry
from argmap.page.sheet_entries import sheet_entries
from argmap.render.sheet.plan import plan_sheet
from tests.page.weirs import weirs


def told() -> dict[str, Entry]:
    found = weirs()
    return {one.name: one for one in sheet_entries(found, plan_sheet(found))}


def lines(entry: Entry, heading: str) -> list[tuple[str, str]]:
    """The relation and the statement of each line below a heading that leads across."""
    (bearing,) = (one for one in entry.bearings if one.heading == heading)
    return [
        (group.step.name if group.step else "", group.references[0].name)
        for group in bearing.groups
    ]


def test_a_statement_has_what_its_map_says_and_what_is_said_across() -> None:
    corn = told()["s-walker--corn"]
    assert corn.maps == ("A. Walker",)
    assert ("essay", "A. Walker") in corn.facts and ("held by", "the reeve") in corn.facts
    assert corn.citations[0].words == "“less and less corn”"
    assert lines(corn, "Across the essays: contradicts") == [
        ("s-smith--busy-contradicts-walker--corn", "s-smith--busy")
    ]
    assert lines(corn, "Supported by") == [("", "s-walker--roads")]


def test_what_is_not_on_the_sheet_is_told_and_leads_nowhere() -> None:
    (bearing,) = (one for one in told()["s-walker--silent"].bearings if "Supported" in one.heading)
    named = {group.references[0].text: group.references[0].name for group in bearing.groups}
    assert named["Nobody spoke of it."] == ""
    assert named["The upper farms sent less corn."] == "s-walker--corn"


def test_a_relation_leads_to_both_ends_and_gives_its_reason() -> None:
    link = told()["s-smith--busy-contradicts-walker--corn"]
    assert (link.kind, link.text) == ("contradicts", "Either they sent less or they did not.")
    assert link.ends == ("s-smith--busy", "s-walker--corn")
    assert [group.references[0].whose for group in link.bearings[0].groups] == [
        "B. Smith", "the reeve, as A. Walker reports",
    ]  # fmt: skip


def test_a_question_says_who_answers_what_on_what_grounds_and_who_is_silent() -> None:
    found = told()
    (answers,) = found["s-why"].bearings
    said = [
        (group.step.whose, group.step.reason, [one.text for one in group.references])
        for group in answers.groups
        if group.step is not None
    ]
    assert said == [
        ("A. Walker", "For want of trade.",
         ["The upper farms sent less corn.", "Nobody spoke of it."]),
        ("B. Smith", "For want of water.",
         ["One walked across on stones.", "The farms sent as much corn as ever."]),
    ]  # fmt: skip
    assert ("silent", "A. Walker") in found["s-kept"].facts


def test_figures_of_one_thing_are_told_with_who_states_them() -> None:
    table = told()["s-figure"]
    assert table.text == "corn"
    whose = {group.references[0].whose for group in table.bearings[0].groups}
    assert whose == {"the reeve, as A. Walker reports", "B. Smith"}

"""What a comparison's page tells of each part of its sheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.comparison import compare
from argmap.language import loads
from argmap.page import sheet_page
from argmap.page.comparison_entries import sheet_entries
from argmap.page.statement_entries import Entry
from argmap.render.comparison_sheet.plan import plan_sheet
from argmap.render.diagram.view import WHOLE, View
from tests.page.mill import project
from tests.page.weirs import BOTH, SMITH, WALKER, weirs


def told() -> dict[str, Entry]:
    found = weirs()
    return {one.name: one for one in sheet_entries(found, plan_sheet(found))}


@pytest.mark.slow
def test_a_qualifier_that_is_not_in_the_source_of_its_map_is_marked(tmp_path: Path) -> None:
    library = project(tmp_path, text=True)
    hedged = WALKER.replace(
        "    by: the reeve\n", "    by: the reeve\n    qualifier: once; perhaps\n"
    )
    smith = SMITH.replace("ever.\n", "ever.\n    qualifier: perhaps\n")
    found = compare({"walker": loads(hedged), "smith": loads(smith)}, loads(BOTH))
    entries = {one.name: one for one in sheet_entries(found, plan_sheet(found), library)}
    told = [value for one in entries.values() for name, value in one.facts if name == "qualifier"]
    assert sorted(told) == ["once; perhaps (“perhaps” not found in its source)", "perhaps"]
    assert "once; perhaps (“perhaps” not found" in sheet_page(found, library=library).html
    assert "once; perhaps (" not in sheet_page(found).html


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
    silence = "No answer, though something on the map is relevant: A. Walker."
    assert ("silent", silence) in found["s-kept"].facts


def test_figures_of_one_thing_are_told_with_who_states_them() -> None:
    table = told()["s-figure"]
    assert table.text == "corn"
    whose = {group.references[0].whose for group in table.bearings[0].groups}
    assert whose == {"the reeve, as A. Walker reports", "B. Smith"}


def page_of(one: str, other: str, *lines: str, view: View = WHOLE) -> dict[str, Entry]:
    uses = "map: By\nuse a.argmap as a\nuse b.argmap as b\n\n"
    by = loads(uses + "\n\n".join(lines) + "\n")
    found = compare({"a": loads(one), "b": loads(other)}, by)
    return {entry.name: entry for entry in sheet_entries(found, plan_sheet(found, view))}


LINKED = """\
map: One
author: Ann

thesis t: It must close.
  argument g:
    claim p: It loses money.
    assumption u: No grant will come.
  claim c: Ships have grown.
"""
OTHER = "map: Other\nauthor: Bob\n\nthesis t: It must stay.\n  claim d: It may lose money.\n"


def test_linked_premises_are_one_ground_of_an_answer() -> None:
    asked = "question f: Which?\n  answer @a.t\n  answer @b.t"
    entries = page_of(LINKED, OTHER, asked, "b.d undercuts a.g: No.", view=View(depth=1))
    (answers,) = entries["s-f"].bearings
    first = answers.groups[0]
    assert [one.text for one in first.references] == ["Ships have grown."]
    (step,) = first.groups
    assert step.step is not None and step.step.name == "s-a--g"
    assert [(one.text, one.whose) for one in step.references] == [
        ("It loses money.", ""),
        ("No grant will come.", "unstated, supplied by the mapper"),
    ]
    assert lines(entries["s-a--g"], "Across the essays: undercut by") == [
        ("s-b--d-undercuts-a--g", "s-b--d")
    ]
    assert "Across the essays: undercut by" not in [
        one.heading for one in entries["s-a--t"].bearings
    ]
    assert ("held by", "nobody: unstated, supplied by the mapper") in entries["s-a--u"].facts
    assert entries["s-a--u"].holder == ""


def test_what_the_comparison_adds_is_told_with_what_it_is_added_to() -> None:
    entries = page_of(LINKED, OTHER, "a.t contradicts b.t", "@a.t\n  objection mine: I saw it pay.")
    (attacked,) = (one for one in entries["s-a--t"].bearings if one.heading == "Attacked by")
    (group,) = attacked.groups
    assert [(one.name, one.whose) for one in group.references] == [
        ("s-mine", "added by this comparison")
    ]
    (attacks,) = (one for one in entries["s-mine"].bearings if one.heading == "Attacks")
    assert attacks.groups[0].references[0].name == "s-a--t"


def test_a_report_beside_the_original_is_told_as_one() -> None:
    one = LINKED.replace("  claim c: Ships have grown.\n", "  claim c: It may.\n    by: Bob\n")
    entries = page_of(one, OTHER, "a.c same-as b.d")
    link = entries["s-a--c-same-as-b--d"]
    assert ("between", "a report and what the same person says elsewhere") in link.facts
    assert [group.references[0].whose for group in link.bearings[0].groups] == [
        "Bob, as Ann reports", "Bob",
    ]  # fmt: skip

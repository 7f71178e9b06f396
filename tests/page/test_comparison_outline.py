"""The outline of a comparison has everything that its sheet has."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.comparison import Comparison, compare
from argmap.language import load, loads
from argmap.page.comparison_entries import sheet_entries
from argmap.page.comparison_outline import ComparisonRow, comparison_outline
from argmap.page.outline_parts import OutlineSection
from argmap.render.comparison_sheet.plan import plan_sheet
from tests.page.weirs import weirs

MAPS = Path(__file__).parents[2] / "maps"


def outline(comparison: Comparison) -> tuple[OutlineSection, ...]:
    plan = plan_sheet(comparison)
    return comparison_outline(comparison, plan, sheet_entries(comparison, plan))


def test_each_question_has_its_answers_then_the_relations_between_them() -> None:
    first, figures = outline(weirs())
    said = [(row.depth, row.kind, row.holder) for row in first.rows if row.depth < 2]
    assert said == [
        (0, "question", ""),
        (1, "answer", "Walker"),
        (1, "answer", "Smith"),
        (1, "contradicts", ""),
        (1, "relations", ""),
        (0, "question", ""),
        (1, "answer", "Smith"),
        (1, "no answer", ""),
    ]
    question = first.rows[0]
    assert str(question.summary) == "2 answers"
    (relations,) = (row for row in first.rows if row.kind == "relations")
    assert str(relations.summary) == "1 contradiction, 1 tension, 1 agreement"
    assert figures.title == "Figures for the same things"
    assert [row.reason.partition(" = ")[2] for row in figures.rows[1:]] == ["60 %", "44 %"]


def test_an_answer_is_short_and_in_the_colour_of_its_column() -> None:
    first, _ = outline(weirs())
    answers = [row for row in first.rows if isinstance(row, ComparisonRow) and row.kind == "answer"]
    assert [(row.title, row.text, row.column) for row in answers] == [
        ("For want of trade.", "The trade had left the weir.", 0),
        ("For want of water.", "The river had dried up.", 1),
        ("It was.", "The weir was well kept.", 1),
    ]


def test_a_relation_names_both_of_its_statements() -> None:
    first, _ = outline(weirs())
    rows = [row for row in first.rows if isinstance(row, ComparisonRow) and row.partners]
    named = {row.kind: [(one.whose, one.text, one.entry) for one in row.partners] for row in rows}
    assert named["contradicts"] == [
        ("Smith", "The farms sent as much corn as ever.", "s-smith--busy"),
        ("The reeve, as Walker reports", "The upper farms sent less corn.", "s-walker--corn"),
    ]
    assert len(named) == 3 and all(len(ends) == 2 for ends in named.values())
    (contradiction,) = (row for row in rows if row.kind == "contradicts")
    assert [one.is_reported for one in contradiction.partners] == [False, True]


def test_the_end_of_an_objection_says_against_what_it_is() -> None:
    maps = {name: loads(f"author: {name}\nthesis t: T.\n") for name in ("ann", "bob")}
    asked = "question q: Q?\n  answer @ann.t\n  answer @bob.t\n\nbob.t rebuts ann.t: So.\n"
    main = loads(f"use ann as ann\nuse bob as bob\n{asked}")
    rows = [row for row in outline(compare(maps, main))[0].rows if isinstance(row, ComparisonRow)]
    ((first, second),) = (row.partners for row in rows if row.partners)
    assert (first.whose, first.before) == ("Bob", "") and second.before == "against"


def test_the_sharpest_clash_is_told_before_the_count_of_relations() -> None:
    first, _ = outline(weirs())
    rows = [row for row in first.rows if isinstance(row, ComparisonRow)]
    [clash] = [row for row in rows if row.is_clash]
    [whole] = [row for row in rows if row.partners and row.kind == "contradicts"]
    assert clash.entry == whole.entry and clash.is_reference
    assert clash.text.startswith("The reeve, as Walker reports · Smith: ")
    assert len(clash.text) < 151


def test_a_clash_between_answers_is_told_rather_than_one_of_reasons() -> None:
    ann = loads("author: Ann\nthesis t: T.\n  claim why: Why.\n")
    bob = loads("author: Bob\nthesis t: U.\n  claim why: Else.\nclaim v: V.\n")
    main = loads(
        "use a as a\nuse b as b\nquestion q: Q?\n  answer @a.t\n  answer @b.t\n  answer @b.v\n\n"
        "b.why rebuts a.why: They part on the reason.\n"
        "b.v contradicts a.t: They part on the answer.\n"
    )
    found = outline(compare({"a": ann, "b": bob}, main))[0].rows
    [said] = [row.text for row in found if isinstance(row, ComparisonRow) and row.is_clash]
    assert "They part on the answer." in said


def test_a_clash_without_a_reason_quotes_its_statements_and_is_cut_between_words() -> None:
    long = (
        "The water of the river is in most summers far too shallow for any of the boats"
        + " on it" * 5
    )
    ann, bob = (loads(f"author: {name}\nthesis t: {long} of {name}.\n") for name in ("Ann", "Bob"))
    asked = "question q: Q?\n  answer @a.t\n  answer @b.t\n\na.t contradicts b.t\n"
    main = loads(f"use a as a\nuse b as b\n{asked}")
    found = outline(compare({"a": ann, "b": bob}, main))[0].rows
    [said] = [row.text for row in found if isinstance(row, ComparisonRow) and row.is_clash]
    assert said.startswith(f"Ann · Bob: “{long} of Ann” · “The water") and said.endswith("…")
    assert f"“{long}”".startswith(said.rpartition(" · ")[2][:-1] + " ")


def test_a_question_without_clashes_tells_its_main_tension() -> None:
    text = "use a as a\nuse b as b\nquestion q: Q?\n  answer @a.t\n  answer @b.t\n\n"
    maps = {name: loads("thesis t: T.\nclaim c: C.\n") for name in ("a", "b")}
    related = "a.c in-tension-with b.c: Below.\na.t in-tension-with b.t: Between the answers.\n"
    found = outline(compare(maps, loads(f"{text}{related}")))[0].rows
    [row] = [row for row in found if isinstance(row, ComparisonRow) and row.is_clash]
    assert (row.word, row.text) == ("tension", "A · b: Between the answers.")


def test_a_question_without_clashes_and_tensions_tells_none() -> None:
    text = "use a as a\nuse b as b\nquestion q: Q?\n  answer @a.t\n  answer @b.t\n\n"
    maps = {name: loads("thesis t: T.\n") for name in ("a", "b")}
    found = outline(compare(maps, loads(f"{text}a.t agrees-with b.t\n")))[0].rows
    assert not any(isinstance(row, ComparisonRow) and row.is_clash for row in found)


def test_linked_reasons_are_below_their_argument() -> None:
    text = "thesis t: T.\n  argument a: Both.\n    claim b: B.\n    claim c: C.\n  claim d: D.\n"
    asked = loads(
        "use a as a\nuse b as b\nquestion q: Q?\n  answer @a.t: Yes.\n  answer @b.t: No.\n"
    )
    rows = outline(compare({"a": loads(text), "b": loads("thesis t: U.\n")}, asked))[0].rows
    depths = {row.text: row.depth for row in rows}
    assert (depths["T."], depths["Both."], depths["B."], depths["C."]) == (1, 2, 3, 3)
    assert depths["D."] == 2 and depths["U."] == 1


@pytest.mark.slow
@pytest.mark.parametrize("name", ["whose-guilt", "durability-or-breakdown"])
def test_every_entry_of_a_sheet_is_in_its_outline_and_all_lists_end(name: str) -> None:
    main = load(MAPS / f"{name}.argmap")
    used = {one.name: load(MAPS / one.path) for one in main.uses}
    comparison = compare(used, main)
    plan = plan_sheet(comparison)
    entries = sheet_entries(comparison, plan)
    sections = comparison_outline(comparison, plan, entries)
    rows = [row for section in sections for row in section.rows]
    assert {one.name for one in entries} <= {row.entry for row in rows}
    for section in sections:
        opened = sum(bool(row.below) for row in section.rows)
        assert opened == sum(row.ends for row in section.rows)

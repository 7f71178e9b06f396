"""The outline of a comparison has everything that its sheet has."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.comparison import Comparison, compare
from argmap.language import load, loads
from argmap.page.comparison_entries import sheet_entries
from argmap.page.comparison_outline import comparison_outline
from argmap.page.outline_rows import OutlineSection
from argmap.render.comparison_sheet.plan import plan_sheet
from tests.page.weirs import weirs

MAPS = Path(__file__).parents[2] / "maps"


def outline(comparison: Comparison) -> tuple[OutlineSection, ...]:
    plan = plan_sheet(comparison)
    return comparison_outline(plan, sheet_entries(comparison, plan))


def test_each_question_has_its_answers_then_the_relations_between_them() -> None:
    first, figures = outline(weirs())
    said = [(row.depth, row.kind, row.holder) for row in first.rows if row.depth < 2]
    assert said == [
        (0, "question", ""),
        (1, "answer", "A. Walker"),
        (1, "answer", "B. Smith"),
        (1, "contradicts", "B. Smith and A. Walker"),
        (1, "in tension with", "B. Smith and A. Walker"),
        (1, "agrees with", "B. Smith and A. Walker"),
        (0, "question", ""),
        (1, "answer", "B. Smith"),
        (1, "no answer", ""),
    ]
    question = first.rows[0]
    assert str(question.summary) == "2 answers, 1 contradiction, 1 tension, 1 agreement"
    assert figures.title == "Figures for the same things"
    assert [row.reason.partition(" = ")[2] for row in figures.rows[1:]] == ["60 %", "44 %"]


def test_linked_reasons_are_below_their_argument() -> None:
    text = "thesis t: T.\n  argument a: Both.\n    claim b: B.\n    claim c: C.\n  claim d: D.\n"
    asked = loads(
        "use a as a\nuse b as b\nquestion q: Q?\n  answer @a.t: Yes.\n  answer @b.t: No.\n"
    )
    rows = outline(compare({"a": loads(text), "b": loads("thesis t: U.\n")}, asked))[0].rows
    depths = {row.text: row.depth for row in rows}
    assert (depths["T."], depths["Both."], depths["B."], depths["C."]) == (1, 2, 3, 3)
    assert depths["D."] == 2 and depths["U."] == 1


@pytest.mark.parametrize("name", ["whose-guilt", "durability-or-breakdown"])
def test_every_entry_of_a_sheet_is_in_its_outline_and_all_lists_end(name: str) -> None:
    main = load(MAPS / f"{name}.argmap")
    used = {one.name: load(MAPS / one.path) for one in main.uses}
    comparison = compare(used, main)
    plan = plan_sheet(comparison)
    entries = sheet_entries(comparison, plan)
    sections = comparison_outline(plan, entries)
    rows = [row for section in sections for row in section.rows]
    assert {one.name for one in entries} <= {row.entry for row in rows}
    for section in sections:
        opened = sum(bool(row.below) for row in section.rows)
        assert opened == sum(row.ends for row in section.rows)

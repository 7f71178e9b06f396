"""The rows of the outline: what is below each, what later sections add, and how attacks are met."""

from __future__ import annotations

from argmap.language import loads
from argmap.page.outline_rows import OutlineRow, outline_sections

REOPENED = """\
thesis keep: Keep the weir.
  argument cheap: It is cheap.
    claim paid: It is paid for.
      evidence bill: Here is the bill.
    claim sound: It is sound.
  objection lazy: The river is lazy.
    by: the mill-wright

section: The river

@keep
  objection silt: Silt fills it.
    title: Silt
    conceded: in part
    rebuttal dredge: It is dredged.
  objection fish: No fish passes.

section: The fish

@fish
  rebuttal ladder: There is a ladder.
"""


def rows(text: str) -> dict[str, OutlineRow]:
    return {row.box: row for section in outline_sections(loads(text)) for row in section.rows}


def test_a_row_sums_up_what_is_directly_below_it_and_counts_all_of_it() -> None:
    found = rows(REOPENED)
    assert str(found["s-keep"].summary) == "1 reason, 1 unanswered objection"
    assert str(found["a-cheap"].summary) == "2 premises"
    assert (found["a-cheap"].direct, found["a-cheap"].below) == (2, 3)
    assert str(found["s-paid"].summary) == "1 reason"
    assert str(found["s-silt"].summary) == "1 rebuttal"
    assert str(found["s-bill"].summary) == ""


def test_an_attack_says_whether_it_is_answered_wherever_its_answer_is() -> None:
    found = rows(REOPENED)
    assert found["s-lazy"].state == "unanswered" and found["s-lazy"].is_open
    assert found["s-silt"].state == "granted in part, answered"
    assert found["s-fish"].state == "answered"
    assert found["s-dredge"].state == "" and found["s-keep"].state == ""


def test_a_statement_names_the_objections_of_later_sections_and_the_row_that_has_them() -> None:
    found = rows(REOPENED)
    [added] = found["s-keep"].added
    assert str(added.summary) == "2 answered objections: A1, A3"
    assert found[added.box].is_continued and found[added.box].is_reference
    assert [(one.entry, one.number, one.text, one.state) for one in added.objections] == [
        ("s-silt", "A1", "Silt", "granted in part, answered"),
        ("s-fish", "A3", "No fish passes.", "answered"),
    ]
    [answers] = found["s-fish"].added
    assert str(answers.summary) == "1 rebuttal: B1" and answers.objections == ()


def test_a_statement_at_the_top_names_its_own_objections_if_many_rows_come_before() -> None:
    few = "thesis t: T.\n" + "  claim: So.\n" * 2 + "  objection o: No.\n"
    assert rows(few)["s-t"].added == ()
    many = "thesis t: T.\n" + "  claim: So.\n" * 3 + "  objection o: No.\n    rebuttal: Yes.\n"
    [named] = rows(many)["s-t"].added
    assert named.box == "s-o" and str(named.summary) == "1 answered objection: 5"
    assert [one.text for one in named.objections] == ["No."]


def test_the_reason_of_a_tension_is_told_once_at_the_first_of_its_two_rows() -> None:
    text = "thesis t: T.\n  claim a: A.\n    claim b: B.\nt in-tension-with b: Neither helps.\n"
    told = [(row.text, row.reason) for row in rows(text).values() if row.kind == "in tension with"]
    assert told == [("T.", "Neither helps."), ("B.", "")]


def test_a_relation_between_neighbours_names_the_other_one_with_its_number() -> None:
    text = "thesis t: T.\n\nclaim a: It is high.\n  title: High\n\nclaim b: It is low.\n"
    found = rows(f"{text}b in-tension-with a: By the tide.\n")
    [row] = [one for one in found.values() if one.kind == "in tension with"]
    assert (row.entry, row.number, row.text, row.reason) == (
        "s-b",
        "3",
        "It is low.",
        "By the tide.",
    )
    assert row.is_reference


def test_an_objection_that_is_named_elsewhere_has_its_author() -> None:
    text = "author: Ay\n\nthesis t: T.\n" + "  claim: So.\n" * 3
    by = ("", "    by: Bo Bee\n", "    by: unnamed\n")
    [named] = rows(text + "".join(f"  objection: No.\n{one}" for one in by))["s-t"].added
    assert [one.holder for one in named.objections] == ["", "Bo Bee", "someone unnamed"]
    assert named.is_told


def test_what_has_more_than_the_objections_that_are_named_says_so() -> None:
    text = "thesis t: T.\n\nsection: More\n\n@t\n  claim: So.\n  objection: No.\n"
    [added] = rows(text)["s-t"].added
    assert not added.is_told and len(added.objections) == 1


LONG = (
    "The farmers of the upper valley had by then found cheaper flour in the market town, "
    "and nobody brought any grain to the mill."
)


def test_texts_are_cut_between_words() -> None:
    text = f"thesis t: T.\n  claim a: {LONG}\n    claim b: B.\nt in-tension-with b: Why.\n"
    found = rows(f"{text}t in-tension-with a: So.\n")
    start, rest = found["s-a"].text_in_two
    assert start + rest == LONG and rest.startswith(" ") and 50 < len(start) < 65
    [again] = [one.text for one in found.values() if one.text.endswith("…")]
    assert LONG.startswith((f"{again[:-1]} ", f"{again[:-1]},"))


def test_formulas_are_not_cut() -> None:
    said = rows(f"thesis t: T.\n  claim a: ${LONG}$ is what they had found.\n")["s-a"]
    assert said.text_in_two == (f"${LONG}$", " is what they had found.")


def test_a_row_in_short_has_its_title_or_its_first_words_and_a_thesis_all_of_it() -> None:
    found = rows(f"thesis t: {LONG}\n  title: Flour\n  claim a: {LONG}\n    title: Mill\n")
    assert found["s-t"].text_in_two == (LONG, "")
    assert found["s-a"].text_in_two == ("", f" {LONG}")


def test_where_there_is_no_thesis_every_statement_at_the_top_is_whole() -> None:
    assert rows(f"claim a: {LONG}\n")["s-a"].text_in_two == (LONG, "")
    assert rows(f"thesis t: T.\n\nclaim a: {LONG}\n")["s-a"].text_in_two[1]

"""The rows of the outline: what is below each, what later sections add, and how attacks are met."""

from __future__ import annotations

from argmap.language import loads
from argmap.page.outline_parts import OutlineRow, listed_theses
from argmap.page.outline_rows import outline_sections

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
    assert found["s-silt"].state == "granted in part, but answered"
    assert found["s-fish"].state == "answered"
    assert found["s-dredge"].state == "" and found["s-keep"].state == ""


def test_a_statement_names_the_objections_of_later_sections_and_the_row_that_has_them() -> None:
    found = rows(REOPENED)
    [added] = found["s-keep"].added
    assert str(added.summary) == "2 answered objections: A1, A3"
    assert found[added.box].is_continued and found[added.box].is_reference
    assert [(one.entry, one.number, one.text, one.state) for one in added.objections] == [
        ("s-silt", "A1", "Silt", "granted in part, but answered"),
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
    assert start + rest == LONG and rest.startswith(" ") and 80 < len(start) < 112
    [again] = [one.text for one in found.values() if one.text.endswith("…")]
    assert LONG.startswith((f"{again[:-1]} ", f"{again[:-1]},"))


def test_formulas_are_not_cut() -> None:
    said = rows(f"thesis t: T.\n  claim a: ${LONG} {LONG}$ is what they had found.\n")["s-a"]
    assert said.text_in_two == (f"${LONG} {LONG}$", " is what they had found.")


def test_a_row_in_short_has_its_title_or_its_first_words_and_a_thesis_all_of_it() -> None:
    found = rows(f"thesis t: {LONG}\n  title: Flour\n  claim a: {LONG}\n    title: Mill\n")
    assert found["s-t"].text_in_two == (LONG, "")
    start, rest = found["s-a"].text_in_two
    assert start + rest == LONG and 60 < len(start) < 90


def test_a_long_title_leaves_no_room_for_the_text() -> None:
    title = "The farmers went to the market town for their flour, and not to the mill"
    said = rows(f"thesis t: T.\n  claim a: {LONG}\n    title: {title}\n    claim b: B.\n")["s-a"]
    assert said.text_in_two == ("", f" {LONG}")


def test_a_row_without_a_title_has_a_line_more() -> None:
    long = f"{LONG} {LONG}"
    found = rows(f"thesis t: T.\n  claim a: {long}\n    title: Mill\n  claim b: {long}\n")
    assert len(found["s-b"].text_in_two[0]) > len(found["s-a"].text_in_two[0]) + 20


def test_a_row_of_an_objection_tells_how_the_first_answer_begins() -> None:
    text = f"thesis t: T.\n  objection o: No.\n    rebuttal: {LONG}\n    rebuttal: B.\n"
    told = rows(text)["s-o"].reply
    assert told.startswith("Answer: The farmers of the upper") and told.endswith("…")
    assert rows("thesis t: T.\n  objection o: No.\n")["s-o"].reply == ""


def test_the_main_objections_to_the_reasons_are_below_a_thesis_without_its_own() -> None:
    attacks = "".join(f"    objection a{n}: Against A.\n" for n in range(4))
    text = f"thesis t: T.\n  claim a: A.\n{attacks}  claim b: B.\n    objection o: Against B.\n"
    headings = [group for group, *_ in below(text, "s-t") if group]
    assert headings == ["WHY", "AGAINST ITS REASONS"]
    again = [number for _, number, _, is_again in below(text, "s-t") if is_again]
    assert again == ["3", "8", "4", "5", "6"]  # the first one to each reason comes first
    own = below(f"{text}  objection: Against T.\n", "s-t")
    assert [group for group, *_ in own if group] == ["WHY", "AGAINST"]


def test_objections_to_the_reasons_after_the_fourth_are_put_by_their_titles() -> None:
    attack = "    objection: It costs.\n      title: Costs {0}\n      rebuttal: It pays.\n"
    text = "thesis t: T.\n  claim a: A.\n" + "".join(attack.format(n) for n in range(9))
    rows = [row for section in outline_sections(loads(text)) for row in section.rows]
    repeated = [row for row in rows if row.is_repeated]
    assert repeated[0].group == "AGAINST ITS REASONS (8 of 9)"
    assert [row.title for row in repeated] == [f"Costs {n}" for n in range(8)]
    assert [bool(row.text) for row in repeated] == [True] * 4 + [False] * 4
    assert [bool(row.reply) for row in repeated] == [True] * 4 + [False] * 4


def below(text: str, entry: str) -> list[tuple[str, str, str, bool]]:
    """The rows directly below a thesis: the heading before them, number, state; if repeated."""
    all_rows = [row for section in outline_sections(loads(text)) for row in section.rows]
    after = all_rows[[row.entry for row in all_rows].index(entry) + 1 :]
    end = next((n for n, row in enumerate(after) if row.depth == 0), len(after))
    found = [row for row in after[:end] if row.depth == 1]
    return [(row.group, row.number, row.state, row.is_repeated) for row in found]


def test_below_a_thesis_come_the_reasons_then_the_objections_also_those_of_later_sections() -> None:
    assert below(f"{REOPENED}\n@keep\n  claim late: It came late.\n", "s-keep") == [
        ("WHY", "2", "", False),
        ("", "B2", "", True),
        ("AGAINST", "6", "unanswered", False),
        ("", "A1", "granted in part, but answered", True),
        ("", "A3", "answered", True),
    ]


def test_reasons_come_before_objections_and_these_before_relations() -> None:
    text = "thesis t: T.\n  objection o: No.\n  claim c: So.\nt in-tension-with c: Hm.\n"
    assert [(group, number) for group, number, *_ in below(text, "s-t")] == [
        ("WHY", "3"),
        ("AGAINST", "2"),
        ("RELATED", "3"),
    ]


def test_a_thesis_that_only_later_sections_support_has_their_reasons_below_it() -> None:
    text = "thesis t: T.\n\nsection: More\n\n@t\n  claim: So.\n    claim: Thus.\n"
    assert below(text, "s-t") == [("WHY", "A1", "", True)]
    assert rows(text)["s-t"].below == 0


def test_theses_are_listed_if_they_do_not_fit_on_the_first_screen() -> None:
    def listed(claims: int) -> list[str]:
        text = "thesis t: T.\n" + "  claim: So.\n" * claims + "thesis u: U.\n"
        return [row.entry for row in listed_theses(outline_sections(loads(text)))]

    assert listed(4) == [] and listed(14) == ["s-t", "s-u"]


def test_where_there_is_no_thesis_every_statement_at_the_top_is_whole() -> None:
    assert rows(f"claim a: {LONG}\n")["s-a"].text_in_two == (LONG, "")
    assert rows(f"thesis t: T.\n\nclaim a: {LONG} {LONG}\n")["s-a"].text_in_two[1]

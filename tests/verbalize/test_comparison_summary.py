"""The summary of a comparison: short, in the order of time, and fair to whose view is whose."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import compare_file
from argmap.comparison import Comparison, compare
from argmap.comparison.chronology import in_order_of_time
from argmap.language import loads
from argmap.verbalize.comparison_report import markdown, text
from argmap.verbalize.comparison_summary import Part, summary
from argmap.verbalize.fitted_lines import main_clause
from argmap.verbalize.short_answers import short_answers

ALSO = "Also asked (--full has the answers)"
MAPS = Path(__file__).parents[2] / "maps"
COMPARISONS = [
    path for path in sorted(MAPS.glob("*.argmap")) if "\nuse " in path.read_text("utf-8")
]

OLD = """map: Old
author: Ann Ay
date: 1939

thesis lasts: It lasts.
  argument why: It is of a kind that lasts.
    claim firm: It is firm.
    assumption like: What was firm stays firm.
  claim rich: It is rich.
"""
NEW = """map: New
author: Bo Bee
date: June 1921

thesis ends: It ends.
  claim soft: It is soft.
  claim poor: It is poor.
    by: Cy Cee
"""
BOTH = """map: Both
use old as old
use new as new
question q: Will it last?
  answer @old.lasts: Yes.
  answer @new.ends: No.
  answer @new.poor: It is too poor.
"""


def compared(relations: str = "") -> Comparison:
    return compare({"old": loads(OLD), "new": loads(NEW)}, loads(BOTH + relations))


def part(title: str, found: tuple[Part, ...]) -> tuple[str, ...]:
    return next((one.lines for one in found if one.title == title), ())


@pytest.mark.slow
@pytest.mark.parametrize("path", COMPARISONS, ids=lambda path: path.stem)
def test_the_summary_of_a_comparison_takes_forty_lines(path: Path) -> None:
    lines = text(compare_file(path), full=False).splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 100
    assert {"Where they clash most", "What they agree on"} <= set(lines)


@pytest.mark.slow
@pytest.mark.parametrize("width", [80, 100, 120])
@pytest.mark.parametrize("path", COMPARISONS, ids=lambda path: path.stem)
def test_no_sentence_of_the_projects_summaries_is_broken_off(path: Path, width: int) -> None:
    assert "…" not in text(compare_file(path), width, full=False)


@pytest.mark.slow
@pytest.mark.parametrize("path", COMPARISONS, ids=lambda path: path.stem)
def test_every_question_has_all_its_answers(path: Path) -> None:
    found = compare_file(path)
    told = summary(found)
    for table in found.questions:
        lines = " ".join(line.strip() for line in part(table.text, told))
        for answer in short_answers(table, found):
            assert f"{answer.who}: " in lines or f"{answer.who} (" in lines
            assert main_clause(answer.said) in lines or answer.said in lines


def test_answers_come_in_the_order_of_time_and_reports_are_nobodys_answer() -> None:
    found = compared()
    assert in_order_of_time(found.maps) == ("new", "old")
    (asked, *_) = summary(found)
    assert asked == Part("Will it last?", ("Bee (June 1921): No.", "Ay (1939): Yes."))


def test_questions_that_do_not_fit_are_named_and_the_rest_is_told() -> None:
    asked = "".join(
        f"question q{one}: Question {one}?\n  answer @old.lasts: Yes.\n  answer @new.ends: No.\n"
        for one in range(24)
    )
    found = compared(f"\n{asked}\nold.lasts contradicts new.ends\n")
    lines = text(found, full=False).splitlines()
    assert len(lines) <= 40
    assert "Question 1?" in lines and "Question 23?" in " ".join(lines).partition(ALSO)[2]
    assert {ALSO, "Where they clash most"} <= set(lines)


def test_a_report_in_the_words_of_the_comparison_is_nobodys_answer() -> None:
    found = compared()
    both = BOTH + "  answer k: Perhaps.\n    by: Cy Cee\n  answer l: Surely.\n    by: Bo Bee\n"
    (asked, *_) = summary(compare(dict(found.maps.used), loads(both)))
    assert asked.lines == ("Bee (June 1921): No.", "Bee: Surely.", "Ay (1939): Yes.")


def test_the_sharper_contradiction_comes_first_with_what_rests_on_it() -> None:
    found = compared("\nold.rich contradicts new.soft\n\nold.lasts contradicts new.ends\n")
    assert part("Where they clash most", summary(found)) == (
        "Bee: It ends.",
        "  This contradicts Ay: It lasts.",
        "Bee: It is soft. (Half of Bee's case rests on it.)",
        "  This contradicts Ay: It is rich. (Half of Ay's case rests on it.)",
    )


def test_neither_a_report_nor_an_unstated_premise_clashes() -> None:
    found = compared("\nold.rich contradicts new.poor\n\nnew.soft contradicts old.like\n")
    assert part("Where they clash most", summary(found)) == ()


def test_an_unstated_premise_is_what_nobody_says() -> None:
    told = part("What they leave unsaid", summary(compared()))
    assert told == ("Ay presumes: What was firm stays firm.",)


def test_an_unstated_premise_of_what_no_question_asks_about_is_left_out() -> None:
    old = loads(OLD.replace("thesis lasts", "thesis other: It shines.\n\nthesis lasts"))
    by = loads(BOTH.replace("@old.lasts", "@old.other"))
    assert (
        part("What they leave unsaid", summary(compare({"old": old, "new": loads(NEW)}, by))) == ()
    )


def test_a_statement_that_is_too_long_ends_with_a_clause() -> None:
    found = compared().maps
    old = loads(
        OLD.replace("It lasts.", "It lasts and lasts; so " + "on and on " * 20 + "for ever.")
    )
    lines = summary(
        compare(
            {"old": old, "new": found.used["new"]},
            loads(BOTH.replace("@old.lasts: Yes.", "@old.lasts")),
        ),
        width=60,
    )[0].lines
    assert lines[1] == "Ay (1939): It lasts and lasts…"
    assert all(len(line) <= 60 for line in lines)


def test_in_markdown_a_clash_is_one_entry() -> None:
    found = compared("\nold.lasts contradicts new.ends\n")
    told = markdown(found, full=False)
    assert "- Bee: It ends. This contradicts Ay: It lasts." in told.splitlines()


def test_what_each_says_of_a_point_on_which_they_agree_is_not_told_as_what_both_say() -> None:
    agreed = part("What they agree on", summary(compared("\nold.rich agrees-with new.soft\n")))
    assert agreed == ("Bee: It is soft.", "  This agrees with Ay: It is rich.")
    why = "\nold.rich agrees-with new.soft: Both know it.\n"
    assert part("What they agree on", summary(compared(why))) == ("Bee and Ay: Both know it.",)
    same = part("What they agree on", summary(compared("\nold.rich same-as new.soft: So.\n")))
    assert same == ("Bee and Ay: It is soft.",)


def test_an_answer_that_its_author_only_presumes_is_marked() -> None:
    by = loads(BOTH.replace("@old.lasts: Yes.", "@old.like: It stays."))
    (asked, *_) = summary(compare({"old": loads(OLD), "new": loads(NEW)}, by))
    assert "Ay (1939, without saying so): It stays." in asked.lines


def test_the_questions_that_do_not_fit_are_one_entry_in_markdown() -> None:
    asked = "".join(
        f"question q{one}: What about the {one}th thing?\n  answer @old.lasts: Yes.\n"
        for one in range(24)
    )
    told = markdown(compared(f"\n{asked}"), full=False)
    entries = told.partition(ALSO)[2].partition("##")[0].strip().splitlines()
    assert len(entries) == 1
    assert entries[0].endswith("What about the 23th thing?")


def test_a_thousand_questions_are_counted() -> None:
    asked = "".join(
        f"question q{one}: What about the {one}th thing?\n  answer @old.lasts: Yes.\n"
        for one in range(1000)
    )
    lines = text(compared(f"\n{asked}"), full=False).splitlines()
    assert len(lines) <= 40
    assert "more questions; see --full" in lines[-1] or any("more questions" in x for x in lines)


clauses = st.lists(
    st.sampled_from(["it lasts", "so they say", "the mill is old", "nobody knows how long"]),
    min_size=1,
    max_size=6,
)
sentences = st.tuples(clauses, st.sampled_from(["; ", ", ", " and ", ". It is said: "])).map(
    lambda drawn: f"{drawn[1].join(drawn[0]).capitalize()}."
)


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """Up to five authors, with up to seven questions that all of them answer in short."""
    names = [f"m{one}" for one in range(draw(st.integers(2, 5)))]
    asked = range(draw(st.integers(1, 7)))
    used = {
        name: loads(
            f"author: A{name}\ndate: {draw(st.integers(1900, 1950))}\n\n"
            + "".join(
                f"thesis t{at}: {draw(sentences)}\n  claim c{at}: {draw(sentences)}\n"
                f"  argument:\n    claim d{at}: {draw(sentences)}\n"
                f"    assumption e{at}: {draw(sentences)}\n"
                for at in asked
            )
        )
        for name in names
    }
    by = "".join(f"use {name} as {name}\n" for name in names)
    for at in asked:
        by += f"question q{at}: {draw(sentences)}\n"
        by += "".join(f"  answer @{name}.t{at}: Yes; {draw(sentences)}\n" for name in names)
    verbs = st.sampled_from(["contradicts", "agrees-with", "same-as"])
    for at in asked:
        by += f"\nm0.{draw(st.sampled_from('tcd'))}{at} {draw(verbs)} m1.t{at}\n"
    return compare(used, loads(by))


@pytest.mark.slow
@given(comparisons())
def test_with_short_answers_any_summary_fits_and_nothing_is_broken_off(found: Comparison) -> None:
    told = text(found, full=False)
    lines = told.splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 100
    assert "…" not in told
    assert ALSO not in told


def test_a_full_report_says_once_that_something_is_unstated() -> None:
    related = "\nold.like in-tension-with new.soft\n\nold.like in-tension-with new.ends\n"
    told = " ".join(text(compared(related)).split())
    assert "[unstated] What was firm stays firm." in told
    assert told.count("is in tension with what Ay leaves unstated: “What was firm stays firm”") == 2
    assert "(unstated)" not in told

"""The summary of a comparison: short, in the order of time, and fair to whose view is whose."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.comparison import Comparison, compare
from argmap.comparison.chronology import in_order_of_time
from argmap.evaluation.evaluation import evaluate
from argmap.evaluation.main_relations import MainRelations
from argmap.language import loads
from argmap.model import Reference
from argmap.model.vocabulary import TO_BE_WRITTEN, Label
from argmap.verbalize.comparison_report import markdown, text
from argmap.verbalize.comparison_summary import Part, summary
from argmap.verbalize.dependent_answers import DependentAnswers
from argmap.verbalize.fitted_lines import main_clause
from argmap.verbalize.phrases import capital, short_name, within
from argmap.verbalize.short_answers import short_answers
from argmap.verbalize.speakers import speaker

ALSO = "Also asked (--full has the answers)"
MAPS = Path(__file__).parents[2] / "maps"
COMPARISONS = [
    path for path in sorted(MAPS.glob("*.argmap")) if "\nuse " in path.read_text("utf-8")
]


@cache
def compare_file(path: Path) -> Comparison:
    return argmap.compare_file(path)


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
def test_three_clashes_an_agreement_and_what_nobody_says_are_told(path: Path) -> None:
    told = summary(compare_file(path))
    clashes = part("Where they clash most", told)
    assert len([line for line in clashes if not line.startswith(" ")]) >= 3
    assert part("What they agree on", told)
    assert part("What they leave unsaid", told)


@pytest.mark.slow
@pytest.mark.parametrize("path", COMPARISONS, ids=lambda path: path.stem)
def test_every_question_has_all_its_answers(path: Path) -> None:
    found = compare_file(path)
    told = summary(found)
    for table in found.questions:
        number = found.questions.index(table) + 1
        lines = " ".join(line.strip() for line in part(f"{number}. {table.text}", told))
        for answer in short_answers(table, found):
            presumes = " presumes" if answer.is_unsaid else ""
            assert f"{answer.who}{presumes}: " in lines or f"{answer.who} (" in lines
            assert main_clause(answer.said) in lines or answer.said in lines


def test_answers_come_in_the_order_of_time_and_reports_are_nobodys_answer() -> None:
    found = compared()
    assert in_order_of_time(found.maps) == ("new", "old")
    (asked, *_) = summary(found)
    assert asked.title == "Will it last?"
    assert asked.lines == asked.answers == ("Bee (June 1921): No.", "Ay (1939): Yes.")


def test_questions_that_do_not_fit_are_named_and_the_rest_is_told() -> None:
    asked = "".join(
        f"question q{one}: Question {one}?\n  answer @old.lasts: Yes.\n  answer @new.ends: No.\n"
        for one in range(24)
    )
    found = compared(f"\n{asked}\nold.lasts contradicts new.ends\n")
    lines = text(found, full=False).splitlines()
    assert len(lines) <= 40
    assert "3. Question 1?" in lines and "Question 23?" in " ".join(lines).partition(ALSO)[2]
    assert {ALSO, "Where they clash most"} <= set(lines)


def test_a_report_in_the_words_of_the_comparison_is_nobodys_answer() -> None:
    found = compared()
    both = BOTH + "  answer k: Perhaps.\n    by: Cy Cee\n  answer l: Surely.\n    by: Bo Bee\n"
    (asked, *_) = summary(compare(dict(found.maps.used), loads(both)))
    assert asked.lines == ("Bee (June 1921): No.", "Bee: Surely.", "Ay (1939): Yes.")


def test_the_sharper_contradiction_comes_first_with_what_depends_on_it() -> None:
    found = compared("\nold.rich contradicts new.soft\n\nold.lasts contradicts new.ends\n")
    assert part("Where they clash most", summary(found)) == (
        "Bee: It ends.",
        "  This contradicts Ay: It lasts. (At stake: both their answers.)",
        "Bee: It is soft.",
        "  This contradicts Ay: It is rich. (No answer depends on it.)",
    )


def test_a_contradiction_between_two_answers_comes_first_and_three_are_told() -> None:
    alone = OLD.replace("  claim rich: It is rich.\n", "")
    used = {
        "old": loads(alone),
        "new": loads(NEW.replace("  claim poor: It is poor.\n    by: Cy Cee\n", "")),
    }
    by = "\nnew.soft rebuts old.lasts: A.\n\nold.firm rebuts new.ends: B.\n"
    by += "\nold.lasts contradicts new.ends: C.\n"
    main = BOTH.replace("  answer @new.poor: It is too poor.\n", "")
    found = compare(used, loads(main + by))
    told = [
        line.strip() for line in part("Where they clash most", summary(found)) if "Why:" in line
    ]
    assert told[0] == "Why: C."
    assert sorted(told) == ["Why: A.", "Why: B.", "Why: C."]


def test_what_falls_with_a_statement_is_told() -> None:
    assert _falls(compared(), "old.firm") == "Ay's answer stands without it."
    alone = {"old": loads(OLD.replace("  claim rich: It is rich.\n", "")), "new": loads(NEW)}
    more = BOTH + "question r: Is it old?\n  answer @old.lasts: Yes.\n  answer @old.firm: Yes.\n"
    assert _falls(compare(alone, loads(BOTH)), "old.firm") == "Ay's answer falls with it."
    told = "Two of Ay's three answers fall with it."
    assert _falls(compare(alone, loads(more)), "old.like") == told
    assert _falls(compared(), "old.lasts") == ""  # it is the answer itself


def test_no_answer_is_said_to_stand_that_does_not_stand_anyway() -> None:
    doubted = OLD.replace("  claim rich", "  objection dear: It is dear.\n  claim rich")
    more = "thesis other: The weir is good.\n"
    asked = "question r: Is the weir good?\n  answer @old.other: Yes.\n"
    used = {"old": loads(doubted + more), "new": loads(NEW)}
    found = compare(used, loads(BOTH + asked))
    assert _falls(found, "old.lasts") == ""  # it is an answer itself, and does not stand
    assert _falls(found, "old.firm") == ""  # what it supports does not stand either
    sound = compare({**used, "old": loads(OLD + more)}, loads(BOTH + asked))
    assert _falls(sound, "old.firm") == "All of Ay's answers stand without it."


def _falls(found: Comparison, key: str) -> str:
    at = found.maps.reference(key)
    return DependentAnswers([at], found, MainRelations(found).weights).phrase(at)


def _as_evaluated(found: Comparison, keys: Sequence[Reference]) -> None:
    """What is said to fall with statements is what an evaluation of their map finds."""
    dependents = MainRelations(found).weights.dependents(keys)
    evaluations = {name: evaluate(map) for name, map in found.maps.used.items()}
    for key in keys:
        before = evaluations[key.map]
        after = evaluate(found.maps.used[key.map], reject=[key.key])
        asked = {one.key for table in found.questions for one in table.answers}
        own = {one for one in asked if one.map == key.map and before[one.key].label is Label.IN}
        fallen = {one for one in own if after[one.key].label is not Label.IN}
        told = dependents[key]
        assert {one for one in told.falling if one.map} == fallen
        assert {one for one in told.standing if one.map} == own - fallen


@pytest.mark.slow
@pytest.mark.parametrize("path", COMPARISONS, ids=lambda path: path.stem)
def test_what_falls_with_a_statement_falls_when_its_map_is_evaluated(path: Path) -> None:
    found = compare_file(path)
    ends = [key for one in found.disagreements.contradictions for key in one.ends if key.map]
    assert ends
    _as_evaluated(found, ends)


def test_which_answers_are_at_stake_in_a_clash_is_told_by_the_numbers_of_their_questions() -> None:
    alone = {"old": loads(OLD.replace("  claim rich: It is rich.\n", "")), "new": loads(NEW)}
    more = "question r: Is it old?\n  answer @old.lasts: Yes.\n  answer @old.firm: Yes.\n"
    found = compare(alone, loads(f"{BOTH}{more}"))
    assert (
        _stake(found, "old.like", "new.soft")
        == "At stake: Ay's answers to questions 1 and 2, but not Bee's."
    )
    assert _stake(found, "old.firm", "new.ends") == (
        "At stake: Ay's answers to questions 1 and 2 and Bee's answer to question 1."
    )
    one = compare(alone, loads(BOTH))
    assert _stake(one, "old.lasts", "new.ends") == "At stake: both their answers."
    assert _stake(one, "old.firm", "new.soft") == "At stake: Ay's answer, but not Bee's."
    assert _stake(compared(), "old.rich", "new.soft") == "No answer depends on it."
    unasked = "use old as old\nuse new as new\n\nold.lasts contradicts new.ends: C.\n"
    theses = compare(alone, loads(unasked))
    assert _stake(theses, "old.lasts", "new.ends") == "At stake: both their theses."


def _stake(found: Comparison, *ends: str) -> str:
    keys = [found.maps.reference(end) for end in ends]
    return DependentAnswers(keys, found, MainRelations(found).weights).at_stake(keys)


@pytest.mark.slow
@pytest.mark.parametrize("width", [80, 100, 120])
@pytest.mark.parametrize("path", COMPARISONS, ids=lambda path: path.stem)
def test_each_clash_of_the_projects_summaries_says_what_depends_on_it(
    path: Path, width: int
) -> None:
    clashes = part("Where they clash most", summary(compare_file(path), width=width - 2))
    told = " ".join(line.strip() for line in clashes)
    count = len([line for line in clashes if not line.startswith(" ")])
    assert count >= (3 if width >= 100 else 1)
    assert told.count("(At stake: ") + told.count("(No answer depends on it.)") == count


@pytest.mark.slow
@pytest.mark.parametrize("path", COMPARISONS, ids=lambda path: path.stem)
def test_what_is_said_to_be_at_stake_falls_when_its_map_is_evaluated(path: Path) -> None:
    found = compare_file(path)
    main = MainRelations(found)
    shown = [one.link.ends for one in main.clashes]
    dependent = DependentAnswers([key for ends in shown for key in ends], found, main.weights)
    evaluations = {name: evaluate(map) for name, map in found.maps.used.items()}
    for ends in shown:
        told = dependent.at_stake(ends)
        for key in ends:
            if not key.map:
                continue
            before = evaluations[key.map]
            after = evaluate(found.maps.used[key.map], reject=[key.key])
            whose = short_name(found.maps.author(key.map) or key.map)
            for number, table in enumerate(found.questions, 1):
                for one in table.answers:
                    if one.key.map != key.map or before[one.key.key].label is not Label.IN:
                        continue
                    fallen = after[one.key.key].label is not Label.IN
                    if fallen and speaker(one.key, found.maps) == whose:
                        assert str(number) in told, (ends, one.key, told)


def test_a_contradiction_is_told_with_its_reason() -> None:
    found = compared("\nold.lasts contradicts new.ends: What ends does not last.\n")
    assert part("Where they clash most", summary(found)) == (
        "Bee: It ends.",
        "  This contradicts Ay: It lasts. (At stake: both their answers.)",
        "  Why: What ends does not last.",
    )


def test_a_reason_that_would_be_broken_off_is_left_out() -> None:
    found = compared(f"\nold.lasts contradicts new.ends: What {'ever ' * 90}ends.\n")
    assert part("Where they clash most", summary(found)) == (
        "Bee: It ends.",
        "  This contradicts Ay: It lasts. (At stake: both their answers.)",
    )


OLD_FIGURE = OLD.replace("It is rich.", "It is rich.\n    figure: mills / left = half")
NEW_FIGURE = NEW.replace("It is soft.", "It is soft.\n    figure: mills / left = a tenth")


def test_figures_of_a_case_for_an_answer_that_differ_are_told() -> None:
    found = compare({"old": loads(OLD_FIGURE), "new": loads(NEW_FIGURE)}, loads(BOTH))
    told = ("mills, left: a tenth (Bee) against half (Ay)",)
    assert part("Figures that differ", summary(found)) == told
    same = {"old": loads(OLD_FIGURE), "new": loads(NEW_FIGURE.replace("a tenth", "half"))}
    assert part("Figures that differ", summary(compare(same, loads(BOTH)))) == ()


def test_whoever_gives_another_figure_has_answered() -> None:
    used = {"old": loads(OLD_FIGURE), "new": loads(NEW_FIGURE)}
    by = f"{BOTH}\nold.lasts contradicts new.ends: Why.\n"
    told = text(compare(used, loads(by)))
    assert "They cannot both be true; the comparison does not relate the statements." in told
    unanswered = told.partition("Not answered")[2].partition("Figures\n")[0]
    assert "rich" not in unanswered and "soft" not in unanswered
    related = text(compare(used, loads(f"{by}\nold.rich contradicts new.soft\n")))
    assert "They cannot both be true.\n" in related


def test_a_question_that_a_draft_leaves_to_be_written_is_left_out_and_counted() -> None:
    found = compared(f"\nquestion r: {TO_BE_WRITTEN} which?\n  answer @old.lasts\n")
    for full in (False, True):
        told = text(found, full=full)
        assert "Left out\n  One question that is still to be written\n" in told
        assert TO_BE_WRITTEN not in told


def test_what_is_only_reported_clashes_under_the_name_of_who_said_it() -> None:
    found = compared("\nold.rich contradicts new.poor\n\nnew.soft contradicts old.like\n")
    assert part("Where they clash most", summary(found)) == (
        "Cee, as Bee reports: It is poor.",
        "  This contradicts Ay: It is rich. (No answer depends on it.)",
    )  # and nobody contradicts what Ay leaves unstated


def test_what_is_only_reported_is_left_out_where_authors_clash_three_times() -> None:
    claims = "".join(f"  claim c{one}: Part {one} lasts.\n" for one in range(3))
    used = {"old": loads(OLD + claims), "new": loads(NEW + claims)}
    relations = ["old.rich contradicts new.poor: It is not.\n"]
    relations += [f"old.c{one} contradicts new.c{one}: Not so {one}.\n" for one in range(3)]
    for most, is_told in ((2, True), (3, False)):
        found = compare(used, loads(f"{BOTH}\n" + "\n".join(relations[: most + 1])))
        told = " ".join(part("Where they clash most", summary(found)))
        assert f"Not so {most - 1}." in told
        assert ("Cee, as Bee reports" in told) is is_told


@pytest.mark.parametrize(
    ("holder", "below", "told"),
    [
        ("Cee", "evidence @new.poor", "Cee, as Bee reports (June 1921): It was never rich."),
        ("Cee", "evidence @new.cee-says", "Cee, as Bee reports (June 1921): It was never rich."),
        ("Cee", "evidence @new.soft", "Cee: It was never rich."),
        ("Cee", "evidence @new.poor\n    evidence @old.like", "Cee: It was never rich."),
        ("Cee", "evidence @new.poor\n    evidence: So they say.", "Cee: It was never rich."),
        ("Cee", "", "Cee: It was never rich."),
        ("Bo Bee", "evidence @new.soft", "Bee (June 1921): It was never rich."),
    ],
)
def test_what_somebody_says_who_wrote_no_map_is_told_with_its_reporter(
    holder: str, below: str, told: str
) -> None:
    asked = "question r: Was it rich?\n  answer never: It was never rich.\n"
    said = "  claim cee-says: In a letter, Cee denied that.\n"
    used = {"old": loads(OLD), "new": loads(NEW + said)}
    found = compare(used, loads(f"{BOTH}\n{asked}    by: {holder}\n    {below}\n"))
    assert f"- {told}\n" in text(found, full=True)


@pytest.mark.slow
def test_contradictions_without_room_for_both_statements_are_told_by_their_reasons() -> None:
    asked = "".join(
        f"question q{one}: Question {one}?\n  answer @old.lasts: Yes.\n  answer @new.ends: No.\n"
        for one in range(15)
    )
    claims = "".join(f"  claim c{one}: Part {one} lasts.\n    title: Part {one}\n" for one in "ab")
    used = {"old": loads(OLD + claims), "new": loads(NEW + claims)}
    why = "\nold.ca contradicts new.ca: What ends does not last.\n\nnew.cb rebuts old.cb\n"
    found = compare(used, loads(f"{BOTH}\n{asked}{why}"))
    assert part("Where they clash most", summary(found)) == (
        "Bee: Part a. Ay: Part a. Why: What ends does not last. (No answer depends on it.)",
        "Bee: Part b.",
        "  This counts against Ay: Part b. (No answer depends on it.)",
    )
    untitled = {
        name: loads(f"{text}{claims.replace('    title: ', '    note: ')}")
        for name, text in (("old", OLD), ("new", NEW))
    }
    for reason, told in (
        ("What ends does not last.", "Bee against Ay: What ends does not last."),
        ("Ay's part lasts; Bee's ends.", "Ay's part lasts; Bee's ends."),
        ("Ay's lasts, as in Beeford.", "Bee against Ay: Ay's lasts, as in Beeford."),
        ("Bee ends. Ay lasts.", "Bee ends. Ay lasts."),
    ):
        by = loads(f"{BOTH}\n{asked}\nold.ca contradicts new.ca: {reason}\n")
        stake = " (No answer depends on it.)"
        assert part("Where they clash most", summary(compare(untitled, by))) == (told + stake,)


@pytest.mark.slow
@pytest.mark.parametrize("path", COMPARISONS, ids=lambda path: path.stem)
def test_each_reason_against_something_says_who_holds_what(path: Path) -> None:
    found = compare_file(path)
    for link in found.disagreements.contradictions:
        for key in link.ends:
            author = found.maps.author(key.map) if key.map else None
            who = short_name(author) if author else speaker(key, found.maps)
            assert within(who) in link.reason or capital(who) in link.reason, (link, who)


def test_what_two_both_say_and_dispute_is_no_shared_evidence() -> None:
    by = "\nold.lasts contradicts new.ends: C.\n\nold.rich agrees-with new.soft: A.\n"
    shared = "The same evidence, for opposite conclusions"
    assert shared in text(compared(by))
    assert shared not in text(compared(f"{by}\nold.rich contradicts new.soft: B.\n"))


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
    entry = "- Bee: It ends. This contradicts Ay: It lasts. (At stake: both their answers.)"
    assert entry in told.splitlines()


def test_in_markdown_questions_are_a_numbered_list_with_every_answer_whole() -> None:
    more = "\nquestion soft: Is *it* soft?\n  answer @old.lasts: No; it is firm.\n"
    told = markdown(compared(more), full=False)
    assert "\n1. **Will it last?**\n\n   - Bee (June 1921): No." in told
    assert "\n2. **Is \\*it\\* soft?**\n\n   - Ay: No; it is firm.\n" in told
    assert "## " not in told.partition("2. **")[0]


@pytest.mark.slow
def test_no_line_ends_between_at_and_stake() -> None:
    found = compared("\nold.lasts contradicts new.ends: Bee says that it ends, Ay that it lasts.\n")
    for width in range(36, 80):
        lines = [line for one in summary(found, width=width) for line in one.lines]
        assert any("(At stake:" in line for line in lines), width


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
    assert "Ay (1939) presumes: It stays." in asked.lines


def test_the_questions_that_do_not_fit_are_one_entry_in_markdown() -> None:
    asked = "".join(
        f"question q{one}: What about the {one}th thing?\n  answer @old.lasts: Yes.\n"
        for one in range(24)
    )
    told = markdown(compared(f"\n{asked}"), full=False)
    entries = told.partition(ALSO)[2].partition("##")[0].strip().splitlines()
    assert len(entries) == 1
    assert entries[0].endswith("What about the 23th thing?")


@pytest.mark.slow
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
@settings(max_examples=50)
@given(comparisons())
def test_with_short_answers_any_summary_fits_and_nothing_is_broken_off(found: Comparison) -> None:
    told = text(found, full=False)
    lines = told.splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 100
    assert "…" not in told
    assert ALSO not in told


@pytest.mark.slow
@settings(max_examples=50)
@given(comparisons())
def test_what_falls_is_what_an_evaluation_of_one_map_alone_says(found: Comparison) -> None:
    _as_evaluated(found, [key for key in found.graph.statements if key.map])


def test_a_full_report_says_once_that_something_is_unstated() -> None:
    related = "\nold.like in-tension-with new.soft\n\nold.like in-tension-with new.ends\n"
    told = " ".join(text(compared(related)).split())
    assert "[unstated] What was firm stays firm." in told
    assert told.count("is in tension with what Ay leaves unstated: “What was firm stays firm”") == 2
    assert "(unstated)" not in told

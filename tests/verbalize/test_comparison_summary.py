"""The summary of a comparison: short, in the order of time, and fair to whose view is whose."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap import compare_file
from argmap.comparison import Comparison, compare
from argmap.comparison.chronology import in_order_of_time
from argmap.language import loads
from argmap.verbalize.comparison_report import markdown, text
from argmap.verbalize.comparison_summary import Part, summary

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
    assert max(map(len, lines)) <= 88
    assert {"Where they clash most", "What nobody says"} <= set(lines)


def test_answers_come_in_the_order_of_time_and_reports_are_nobodys_answer() -> None:
    found = compared()
    assert in_order_of_time(found.maps) == ("new", "old")
    (asked, *_) = summary(found)
    assert asked == Part("Will it last?", ("Bee (June 1921): No.", "Ay (1939): Yes."))


def test_questions_that_do_not_fit_are_named_and_the_rest_is_told() -> None:
    asked = "".join(
        f"question q{one}: Question {one}?\n  answer @old.lasts: Yes.\n  answer @new.ends: No.\n"
        for one in range(12)
    )
    found = compared(f"\n{asked}\nold.lasts contradicts new.ends\n")
    lines = text(found, full=False).splitlines()
    assert len(lines) <= 40
    assert "Question 1?" in lines and "Question 11?" in " ".join(lines).partition(ALSO)[2]
    assert {ALSO, "Where they clash most", "What nobody says"} <= set(lines)


def test_a_report_in_the_words_of_the_comparison_is_nobodys_answer() -> None:
    found = compared()
    both = BOTH + "  answer k: Perhaps.\n    by: Cy Cee\n  answer l: Surely.\n    by: Bo Bee\n"
    (asked, *_) = summary(compare(dict(found.maps.used), loads(both)))
    assert asked.lines == ("Bee (June 1921): No.", "Bee (June 1921): Surely.", "Ay (1939): Yes.")


def test_the_sharper_contradiction_comes_first_with_what_rests_on_it() -> None:
    found = compared("\nold.rich contradicts new.soft\n\nold.lasts contradicts new.ends\n")
    assert part("Where they clash most", summary(found)) == (
        "Bee: “It ends”",
        "  contradicts Ay: “It lasts”",
        "Bee: “It is soft” (half of Bee's case)",
        "  contradicts Ay: “It is rich” (half of Ay's case)",
    )


def test_neither_a_report_nor_an_unstated_premise_clashes() -> None:
    found = compared("\nold.rich contradicts new.poor\n\nnew.soft contradicts old.like\n")
    assert part("Where they clash most", summary(found)) == ()


def test_an_unstated_premise_is_what_nobody_says() -> None:
    told = part("What nobody says", summary(compared()))
    assert told == ("Ay presumes, without saying so: “What was firm stays firm”",)


def test_an_unstated_premise_of_what_no_question_asks_about_is_left_out() -> None:
    old = loads(OLD.replace("thesis lasts", "thesis other: It shines.\n\nthesis lasts"))
    by = loads(BOTH.replace("@old.lasts", "@old.other"))
    assert part("What nobody says", summary(compare({"old": old, "new": loads(NEW)}, by))) == ()


def test_long_words_are_cut_to_the_line() -> None:
    found = compared().maps
    old = loads(OLD.replace("It lasts.", "It lasts and lasts " + "on and on " * 20 + "for ever."))
    lines = summary(
        compare(
            {"old": old, "new": found.used["new"]},
            loads(BOTH.replace("@old.lasts: Yes.", "@old.lasts")),
        ),
        width=60,
    )[0].lines
    assert lines[1].startswith("Ay (1939): It lasts and")
    assert lines[1].endswith("…")
    assert all(len(line) <= 60 for line in lines)


def test_in_markdown_a_clash_is_one_entry() -> None:
    found = compared("\nold.lasts contradicts new.ends\n")
    told = markdown(found, full=False)
    assert "- Bee: “It ends” contradicts Ay: “It lasts”" in told.splitlines()

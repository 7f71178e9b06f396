"""What is said of an evaluation: the files beside this one say it in full."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from argmap.comparison import compare
from argmap.evaluation import evaluate
from argmap.language import loads, parse_file
from argmap.verbalize.evaluation_report import Contents, markdown, text

CASES = Path(__file__).parent / "evaluation"
READING = Path(__file__).parent / "reading"


def is_golden(path: Path, said: str) -> bool:
    if "ARGMAP_UPDATE" in os.environ:
        path.parent.mkdir(exist_ok=True)
        path.write_text(said, encoding="utf-8")
    return said == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["dyke", "voices", "wolfe-example"])
def test_a_map_is_evaluated_as_the_file_says(name: str) -> None:
    map = parse_file(READING / f"{name}.argmap").map
    assert is_golden(CASES / f"{name}.txt", text(evaluate(map), Contents(ids=True)))


FERRY = """\
map: Keep it
author: Mira Holm

thesis keep: The town should keep its ferry.
  argument storms: Gusts close the bridge.
    claim days: The bridge is closed on 40 days a year.
    claim doctor: The doctor lives on the far bank.
  objection cost: The ferry costs money.
    by: Jonas Brandt
    rebuttal bridge: So does the bridge.
"""
BRIDGE = """\
map: Stop it
author: Jonas Brandt

thesis stop: The town should stop its ferry.
  claim wind: A wind that closes a bridge stops a boat.
  claim money: The ferry costs money.
"""
BOTH = """\
map: The ferry
use keep.argmap as keep
use stop.argmap as stop

question ferry: Should the town keep its ferry?
  answer @keep.keep
  answer @stop.stop

keep.keep contradicts stop.stop
stop.wind undercuts keep.storms
"""


def test_a_comparison_is_evaluated_as_the_file_says() -> None:
    comparison = compare({"keep": loads(FERRY), "stop": loads(BRIDGE)}, loads(BOTH))
    assert is_golden(CASES / "ferry.txt", text(evaluate(comparison), Contents(chance=True)))
    rejected = evaluate(comparison, reject=["stop.wind"])
    assert is_golden(CASES / "ferry-rejected.md", markdown(rejected))


def test_an_objection_whose_support_fails_is_not_called_answered() -> None:
    map = loads("""\
thesis keep: Keep it.
  objection empty: Nobody will take it.
    claim cars: Everybody has a car.
      objection count: More than half have none.
""")
    assert "- The objection “Nobody will take it” does not stand." in text(evaluate(map))


def test_answers_that_both_stand_in_tension_are_told_together() -> None:
    maps = {
        "old": loads("author: Ann Ay\ndate: 1939\nthesis t: It ends.\nthesis u: It rots.\n"),
        "new": loads("author: Bo Bee\ndate: 1957\nthesis t: It lasts.\nclaim c: It grows.\n"),
    }
    by = loads(
        "map: C\nuse old.argmap as old\nuse new.argmap as new\nquestion q: Will it last?\n"
        "  answer @old.t\n  answer @new.t\n  answer @old.u\n"
        "old.t in-tension-with new.t: It is eased.\n@old.u\n  objection @new.c\n"
    )
    told = text(evaluate(compare(maps, by)))
    assert "It is in tension with Bee: “It lasts”, which stands as well." in told
    assert "It is in tension with Ay: “It ends”, which stands as well." in told
    said = " ".join(told.split())
    assert "Bee: “It grows” stands, because the map has no answer to it; it came later." in said


def test_a_view_without_a_holder_is_not_that_of_the_author_who_answers_it() -> None:
    essay = loads(
        "author: Ann Ay\nthesis t: T.\n  objection halfway: Only half.\n    rebuttal r: R.\n"
    )
    by = loads("use a as a\nuse b as b\nquestion q: Q?\n  answer @a.halfway\n  answer @b.u\n")
    other = loads("author: Bo Bee\nthesis u: U.\n")
    told = text(evaluate(compare({"a": essay, "b": other}, by)))
    assert "Someone Ay does not name: Only half." in told and "Ay: Only" not in told


def test_the_questions_of_a_single_map_are_its_headings() -> None:
    map = loads("thesis t: T.\n  claim a: A.\nquestion q: Q?\n  answer x: X.\n")
    told = text(evaluate(map))
    assert "Q?\n--\n\nX.\n" in told and "compares" not in told
    assert "Other theses\n------------\n\nT.\n\n- Stands on this map.\n" in told


def test_answers_that_are_not_named_are_counted() -> None:
    answers = "".join(f"    rebuttal: R{one}.\n" for one in range(6))
    told = text(evaluate(loads(f"thesis t: T.\n  objection o: O.\n{answers}")))
    assert "is answered by “R0”, “R1”, “R2”, “R3” and 2 more." in told


def test_an_argument_that_fails_while_its_statement_stands_is_told() -> None:
    map = loads("thesis t: T.\n  claim a: A.\n    evidence e: E.\n  claim b: B.\n")
    told = text(evaluate(map, reject=["e"]))
    assert "- “A” does not stand on this map.\n- The argument “A” for “T” fails.\n" in told


def test_a_text_is_quoted_in_full_once_and_then_by_its_first_words() -> None:
    long = "word " * 30 + "end."
    map = loads(f"thesis t: T.\n  claim a: {long}\n    title: A heading\n  claim b: B.\n")
    told = " ".join(text(evaluate(map)).split())
    assert told.count("word end") == 1 and "word…”" in told and "A heading" not in told


def test_an_example_of_two_is_looked_for_only_where_there_are_not_too_many_pairs() -> None:
    def told(claims: int) -> str:
        map = loads("thesis t: T.\n" + "".join(f"  claim: C{one}.\n" for one in range(claims)))
        return " ".join(text(evaluate(map)).split())

    needed = "It does not depend on any single statement or argument."
    assert f"{needed} It falls, for example, for a reader who rejects both" in told(2)
    assert needed in told(500) and "for example" not in told(500)


def test_text_of_a_map_is_no_markup() -> None:
    map = loads("map: *M* <b>\nthesis t: It is `code` [and](a link).\n")
    assert "\\*M\\* \\<b\\>" in markdown(evaluate(map))
    assert "\\`code\\` \\[and\\](a link)" in markdown(evaluate(map))


def test_a_map_without_a_thesis_says_so() -> None:
    assert "no thesis" in text(evaluate(loads("claim c: C.\n")))

"""A comparison map to begin with is in order, complete or not, whatever the maps are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import load
from argmap.comparison import compare
from argmap.comparison.resolved_maps import ResolvedMaps
from argmap.language import ParseResult, dumps, loads, parse
from argmap.model import ArgumentMap, Severity
from argmap.sources import Library
from argmap.verbalize.comparison_draft import Draft, draft
from argmap.workspace import examine
from tests.strategies import maps

MAPS = Path(__file__).parents[2] / "maps"
ESSAYS = ("wolfe-1957", "deutscher-1956", "trotsky-1939", "rahv-1952", "guardians")
CANDIDATE = re.compile(
    r"^# ([a-z0-9.-]+ (?:contradicts|agrees-with|same-as) [a-z0-9.-]+(?:: .*)?)$", re.M
)

OLD = """map: Old
author: Ann Ay
date: 1939

thesis lasts: The mill by the weir will last.
  figure: mills / left = 4
  claim: It is firm.
thesis: It has no id.
thesis worth: The ferry is worth its costs.
  claim poor: The town is too poor to mend its ferry.
"""
NEW = """map: New
author: Bo Bee
date: 1941

thesis unworth: The ferry of the town is not worth its costs any more.
  figure: mills / left = 3
  claim poor: The town is too poor to mend its ferry.
    by: Cy Cee
thesis ends: The mill at the weir will end.
"""


def drafted(**texts: str) -> Draft:
    used = {name: loads(text) for name, text in texts.items()}
    return draft(compare(used), {name: f"{name}.argmap" for name in used})


def problems(text: str, used: dict[str, ArgumentMap]) -> list[str]:
    """The errors and warnings of a comparison map of these maps, which are at ``NAME.argmap``."""

    def read(path: Path) -> ParseResult:
        if path.stem not in used:
            raise OSError(2, "no such file")
        return ParseResult(used[path.stem], ())

    found = examine(parse(text), Library("/nowhere"), "/nowhere", read)
    unrelated = {"used-map-circle", "used-map-outside", "unwritten-question"}
    return [
        f"{one.severity} {one.code}: {one.message}"
        for one in found.diagnostics
        if one.severity is not Severity.INFO and one.code not in unrelated
    ]


def test_each_thesis_answers_a_question_beside_the_closest_of_the_other() -> None:
    map = loads(drafted(old=OLD, new=NEW).text)
    asked = [map.answers(one.key) for one in map.statements]
    assert asked == [("old.lasts", "new.ends"), ("old.worth", "new.unworth")]
    assert all(one.text.startswith("To be written") for one in map.statements)


def test_a_thesis_that_is_left_has_a_question_of_its_own() -> None:
    made = drafted(old=OLD, new="author: Bo Bee\nthesis ends: The mill will end.\n")
    assert made.questions == 2
    assert "which question does this thesis answer?" in made.text


def test_a_thesis_without_an_id_is_named_in_a_comment() -> None:
    text = drafted(old=OLD, new=NEW).text
    assert "# Without an id, this thesis cannot be an answer. Ay: It has no id.\n" in text


def test_candidates_come_with_the_words_of_both_and_whose_they_are() -> None:
    made = drafted(old=OLD, new=NEW)
    assert made.candidates == 4
    assert (
        "# old.lasts contradicts new.unworth: mills, left: 4 (Ay) against 3 (Bee)\n"
        "#   Ay: The mill by the weir will last.\n"
        "#   Bee: The ferry of the town is not worth its costs any more.\n"
    ) in made.text
    assert (
        "# old.poor same-as new.poor\n#   In the same words.\n"
        "#   Ay: The town is too poor to mend its ferry.\n"
        "#   Cee, as Bee reports: The town is too poor to mend its ferry.\n"
    ) in made.text
    assert made.text.count("old.lasts contradicts") == 1


def test_what_two_statements_have_in_common_is_not_given_as_the_reason() -> None:
    """It would stay there if a person finds that they contradict each other."""
    text = drafted(old=OLD, new=NEW).text
    assert "# old.lasts agrees-with new.ends\n#   In similar words.\n" in text
    given = [one.partition(": ")[2] for one in CANDIDATE.findall(text)]
    assert [one for one in given if one] == ["mills, left: 4 (Ay) against 3 (Bee)"]


def test_a_candidate_with_words_that_look_like_syntax_is_a_relation() -> None:
    text = "thesis t{0}: It is so.\n  figure: Mills. claim two: weirs / left = {0}\n"
    used = {"a": loads(text.format(3)), "b": loads(text.format(4))}
    made = draft(compare(used), {name: f"{name}.argmap" for name in used})
    assert made.candidates == 1
    assert problems(CANDIDATE.sub(r"\1", made.text), used) == []


def test_maps_come_in_the_order_of_time_with_their_paths() -> None:
    text = drafted(new=NEW, old=OLD).text
    assert "map: Ay (1939) and Bee (1941)\nuse old.argmap as old\nuse new.argmap as new\n" in text


def test_without_anything_in_common_the_map_says_how_to_relate() -> None:
    made = drafted(a="thesis t: It lasts.", b="thesis u: Nobody knows who came.")
    assert made.candidates == 0
    assert "No candidates for relations were found" in made.text


@pytest.mark.slow
def test_many_candidates_are_counted() -> None:
    text = "".join(f"thesis t{n}: Number {n} of the many is {n * 7}.\n" for n in range(60))
    made = drafted(a=text, b=text)
    assert made.candidates == 40
    assert "# There are 20 more: see argmap compare --full.\n" in made.text


@pytest.mark.slow
@pytest.mark.parametrize("number", [2, 3, 5, 10])
def test_the_projects_maps_are_drafted_without_a_problem(number: int) -> None:
    used = {f"map-{at}": load(MAPS / f"{ESSAYS[at % len(ESSAYS)]}.argmap") for at in range(number)}
    made = draft(compare(used), {name: f"{name}.argmap" for name in used})
    assert made.questions >= 3
    assert problems(made.text, used) == []
    assert problems(CANDIDATE.sub(r"\1", made.text), used) == []


@pytest.mark.slow
@settings(max_examples=50, deadline=None)
@given(st.lists(maps(), min_size=2, max_size=4), st.booleans())
def test_a_draft_of_any_maps_is_in_order(given_maps: list[ArgumentMap], twice: bool) -> None:
    if twice:  # so that they have much in common
        given_maps = [given_maps[0], *given_maps]
    used = {f"m{at}": map for at, map in enumerate(given_maps)}
    made = draft(compare(used), {name: f"{name}.argmap" for name in used})
    assert dumps(loads(made.text)) == made.text
    assert problems(made.text, used) == []
    assert ResolvedMaps(loads(made.text), used).is_comparison
    # A candidate is a valid relation once its "#" is gone.
    assert problems(CANDIDATE.sub(r"\1", made.text), used) == []
    assert made.text.count("\nquestion ") == made.questions
    assert len(CANDIDATE.findall(made.text)) == made.candidates

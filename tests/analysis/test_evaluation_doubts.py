"""What an evaluation shows to be odd about a map, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.analysis.evaluation_doubts import evaluation_doubts
from argmap.comparison import ResolvedMaps
from argmap.language import load, loads
from argmap.model import Code, Diagnostic

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.argmap"))
ESSAY = "map: The ferry\nauthor: Mira Holm\n\n"


def found(text: str) -> list[tuple[Code | str, int]]:
    """The code and the line of each doubt about an essay of Mira Holm's."""
    return [(one.code, line(one)) for one in evaluation_doubts(loads(ESSAY + text))]


def line(one: Diagnostic) -> int:
    assert one.span
    return one.span.line - ESSAY.count("\n")


def test_a_thesis_without_an_argument_that_carries_is_told() -> None:
    text = "thesis keep: Keep it.\n  claim pays: It pays.\n    objection old: It never paid.\n"
    assert found(text) == [(Code.FALLEN_THESIS, 1), (Code.OPEN_ATTACK, 3)]
    (thesis, _) = evaluation_doubts(loads(ESSAY + text))
    assert "no argument for it succeeds" in thesis.message


def test_what_is_open_because_of_a_contradiction_is_no_open_attack() -> None:
    text = "thesis keep: Keep it.\n\nthesis sell: Sell it.\n\nkeep contradicts sell\n"
    assert found(text) == [(Code.FALLEN_THESIS, 1), (Code.FALLEN_THESIS, 3)]


@pytest.mark.parametrize("extent", ["wholly", "for the sake of argument"])
def test_a_granted_attack_needs_an_answer(extent: str) -> None:
    text = (
        "thesis keep: Keep it.\n  claim pays: It pays.\n    objection old: It is old.\n"
        f"      conceded: {extent}\n"
    )
    more = "  claim loved: It is loved.\n"
    assert found(text + more) == [(Code.GRANTED_ATTACK, 3)]
    assert found(f"{text}      rebuttal young: Not very.\n{more}") == []


def test_a_point_granted_in_part_is_left_open_for_the_rest() -> None:
    text = "thesis keep: Keep it.\n  objection old: It is old.\n    conceded: in part\n"
    assert found(text) == [(Code.FALLEN_THESIS, 1), (Code.OPEN_ATTACK, 2)]


def test_the_authors_own_last_word_is_not_an_open_attack() -> None:
    text = (
        "thesis keep: Keep it.\n  objection costs: It costs money.\n    by: Jonas Brandt\n"
        "    rebuttal bridge: So does the bridge.\n"
    )
    assert found(text) == []


def test_what_somebody_else_leaves_open_is_not_the_authors_affair() -> None:
    text = (
        "thesis keep: Keep it.\n\nclaim sell: Sell it.\n  by: Jonas Brandt\n"
        "  objection loved: It is loved.\n    by: Mira Holm\n"
    )
    assert found(text) == []


def test_an_exception_that_is_only_held_open_is_not_told() -> None:
    text = (
        "thesis keep: Keep it.\n  argument a: It is needed.\n    claim far: The bridge is far.\n"
        "    unless near: A nearer bridge is built.\n"
    )
    assert found(text) == []


def test_in_a_map_without_an_author_objections_are_raised_by_others() -> None:
    text = "map: M\nthesis t: T.\n  objection o: O.\n"
    told = [one.code for one in evaluation_doubts(loads(text))]
    assert told == [Code.FALLEN_THESIS, Code.OPEN_ATTACK]
    assert evaluation_doubts(loads(f"{text}    rebuttal r: R.\n")) == []


def test_theses_and_attacks_of_used_maps_are_not_this_maps_affair() -> None:
    used = loads("map: A\nauthor: A\nthesis t: T.\n  objection o: O.\n")
    main = loads("map: M\nuse a.argmap as a\nquestion q: Q?\n  answer @a.t\n")
    assert evaluation_doubts(ResolvedMaps(main, {"a": used})) == []


def test_a_circle_is_told_at_the_relation_that_closes_it() -> None:
    maps = {
        "a": loads("map: A\nthesis t: T.\n  claim x: X.\n"),
        "b": loads("map: B\nthesis u: U.\n  claim y: Y.\n"),
    }
    main = loads("map: M\nuse a as a\nuse b as b\na.t supports b.y\n\nb.u supports a.x\n")
    (one,) = evaluation_doubts(ResolvedMaps(main, maps))
    assert one.code == Code.CIRCLE_ACROSS_MAPS and one.span and one.span.line == 6
    assert "'a.t'" in one.message and "across maps" in one.message


def test_a_confidence_is_compared_with_what_the_grounds_give() -> None:
    text = "thesis t: T.\n  confidence: {}\n  claim c: C.\n    confidence: 0.5\n"
    assert found(text.format("0.9")) == [(Code.CONFIDENCE_GAP, 1)]
    assert found(text.format("0.7")) == []
    # where no ground has a confidence, there is nothing to compare
    assert found("thesis t: T.\n  confidence: 0.5\n  claim c: C.\n") == []


@pytest.mark.slow
@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_the_maps_of_the_project_leave_no_doubt(path: Path) -> None:
    map = load(path)
    used = {use.name: load(path.parent / use.path) for use in map.uses}
    assert evaluation_doubts(ResolvedMaps(map, used)) == []

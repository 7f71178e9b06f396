"""Maps that no map relates: the statements that match by id, by words, or by what they cite."""

from __future__ import annotations

import pytest
from hypothesis import given

from argmap.comparison import compare
from argmap.comparison.to_json import as_data
from argmap.language import loads
from argmap.model import ArgumentMap
from argmap.verbalize.comparison_report import text
from tests.strategies import maps
from tests.texts import texts


def matched(one: str, other: str) -> list[tuple[tuple[str, ...], bool, bool]]:
    found = compare({"a": loads(one), "b": loads(other)}).matches
    return [(texts(match.keys), match.same_id, match.same_words) for match in found.statements]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("It lasts.", "It  lasts", True),
        ("It lasts.", "IT LASTS.", True),
        ("It “lasts”.", 'It "lasts".', True),
        ("The dockers' union.", "The dockers’ union.", True),
        ("It caf\u00e9s.", "It cafe\u0301s.", True),
        ("It lasts.", "It does not last.", False),
        ("It cost £12.", "It cost $12.", False),
        ("It fell by 3%.", "It fell by 3.", False),
        ("It lasts.", "It lasts?", False),
        ("1.3 of them", "1,3 of them", False),
    ],
)
def test_what_is_the_same_in_words(one: str, other: str, same: bool) -> None:
    found = matched(f"thesis t: {one}", f"thesis u: {other}")
    assert found == ([(("a.t", "b.u"), False, True)] if same else [])


def test_an_id_matches_whatever_is_said() -> None:
    found = matched("thesis t: It lasts.", "thesis t: It ends.")
    assert found == [(("a.t", "b.t"), True, False)]
    assert matched("thesis t: It lasts.", "thesis t: It lasts") == [(("a.t", "b.t"), True, True)]


def test_what_a_student_made_of_a_claim_is_told() -> None:
    one = "map: M\nauthor: Hume\nthesis t: T.\n  claim c: It moves.\n  claim d: Left out.\n"
    other = "map: S\nauthor: Hume\nthesis t: T.\n  objection x: It moves\n"
    comparison = compare({"model": loads(one), "student": loads(other)})
    report = " ".join(text(comparison).split())
    unnamed = "Someone Hume does not name (student.x), an objection"
    assert f"It moves. Hume (model.c), a claim {unnamed}" in report
    assert "model: 1 of 3 statements" in report
    data = as_data(comparison)["matches"]
    assert [one["key"] for one in data["unmatched"]["model"]] == ["model.d"]
    assert data["statements"][0]["same_words"]


def test_three_maps_are_matched_together() -> None:
    maps = {name: loads("thesis t: It lasts.") for name in ("a", "b", "c")}
    (match,) = compare(maps).matches.statements
    assert texts(match.keys) == ("a.t", "b.t", "c.t")


def test_a_map_that_relates_others_leaves_matches_aside() -> None:
    by = loads("map: By\nuse a.argmap as a\nuse b.argmap as b\n\na.t same-as b.t\n")
    maps = {name: loads("thesis t: It lasts.") for name in ("a", "b")}
    assert compare(maps, by).matches.statements == ()


@pytest.mark.slow
@given(maps(), maps())
def test_every_statement_is_matched_or_is_not(one: ArgumentMap, other: ArgumentMap) -> None:
    found = compare({"a": one, "b": other}).matches
    matched = {key for match in found.statements for key in match.keys}
    left = {key for _, keys in found.unmatched for key in keys}
    assert not matched & left
    assert len(matched | left) == len(one) + len(other)
    assert all(match.same_id or match.same_words for match in found.statements)


def test_equal_statements_are_told_once_whatever_else_they_have_in_common() -> None:
    maps = {name: loads("thesis t: It lasts.") for name in ("a", "b")}
    maps["c"] = loads("thesis u: It lasts.")
    (match,) = compare(maps).matches.statements
    assert texts(match.keys) == ("a.t", "b.t", "c.u")

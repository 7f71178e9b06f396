"""Statements in similar words: what is shown is nearly always right, and cheap to find."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from argmap import load
from argmap.comparison import ResolvedMaps
from argmap.comparison.similar_wording import LEAST, similar_pairs
from argmap.language import loads
from argmap.model import ArgumentMap, MapBuilder

MAPS = Path(__file__).parents[2] / "maps"
ESSAYS = ("wolfe-1957", "deutscher-1956", "trotsky-1939", "rahv-1952", "guardians")


def found(*maps: ArgumentMap) -> list[tuple[str, str]]:
    names = "abcdefgh"
    used = dict(zip(names, maps, strict=False))
    pairs = similar_pairs(ResolvedMaps(ArgumentMap(), used))
    assert all(LEAST <= pair.likeness <= 1 for pair in pairs)
    return [(str(pair.first), str(pair.second)) for pair in pairs]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Most passengers walk, and for them the bridge is too far away.",
            "The bridge is too far for the passengers, most of whom walk.",
        ),
        (
            "Of the 139 elected to the committee, 98 were arrested and shot.",
            "98 of the committee's 139 members were shot after their arrest.",
        ),
        ("Die Mühle wurde im Frost geschlossen.", "Im Frost wurde die alte Mühle geschlossen."),
        ("官僚依靠国家的权力统治社会。", "官僚依靠国家权力来统治社会。"),
    ],
)
def test_what_is_said_in_similar_words_is_found(one: str, other: str) -> None:
    maps = (
        loads(f"thesis t: {one}\nthesis v: It has nothing to do with the price of fish.\n"),
        loads(f"thesis u: {other}\nthesis w: Nobody remembers who had asked for it.\n"),
    )
    assert found(*maps) == [("a.t", "b.u")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It lasts.", "It ends."),
        ("The town should keep its ferry.", "Gusts will close the bridge."),
        ("He was the first to say that it was so.", "It was said that he was not so tall."),
        ("?", "!"),
    ],
)
def test_little_in_common_is_not_enough(one: str, other: str) -> None:
    assert found(loads(f"thesis t: {one}"), loads(f"thesis u: {other}")) == []


def test_a_statement_is_in_one_pair_of_two_maps_with_the_closest() -> None:
    one = loads("thesis t: The ferry loses money in every year.")
    other = loads(
        "thesis far: The old ferry of the town has lost money in every single year.\n"
        "thesis near: The ferry loses money every year.\n"
    )
    assert found(one, other) == [("a.t", "b.near")]
    third = loads("thesis u: In every year the ferry loses money.")
    assert {("a.t", "b.near"), ("a.t", "c.u")} <= set(found(one, other, third))


def test_questions_are_no_statements() -> None:
    text = "question q: Should the town keep its ferry?\n  answer a: {} should.\n"
    assert found(loads(text.format("Yes, it")), loads(text.format("No, nobody"))) == []


@pytest.mark.slow
def test_between_the_projects_essays_hardly_any_pair_is_found() -> None:
    used = {name: load(MAPS / f"{name}.argmap") for name in ESSAYS}
    pairs = similar_pairs(ResolvedMaps(ArgumentMap(), used))
    assert ("deutscher-1956.committee-1934", "guardians.cc-1934") in [
        (str(one.first), str(one.second)) for one in pairs
    ]
    assert len(pairs) <= 3  # of some 90,000


def of_many_words(number: int, offset: int) -> ArgumentMap:
    building = MapBuilder("Many")
    thesis = building.thesis("They are many.", id="t")
    for at in range(number):
        words = " ".join(f"w{(at * 7 + step * (13 + offset)) % (4 * number)}" for step in range(12))
        building.claim(f"It was said that {words}.", under=thesis)
    return building.build()


@pytest.mark.slow
def test_the_cost_grows_with_the_maps_and_not_with_the_square() -> None:
    def cost(number: int) -> float:
        used = {"a": of_many_words(number, 0), "b": of_many_words(number, 1)}
        maps = ResolvedMaps(ArgumentMap(), used)
        start = process_time()
        similar_pairs(maps)
        return process_time() - start

    cost(250)
    few = min(cost(250) for _ in range(3))
    assert cost(2_000) < 40 * few

"""Graphs of other programs become outlines."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import ArgumentMap, Concession, Extent, Relation, dumps, loads, parse
from argmap.formats.graph_nesting import GraphNesting, Step
from argmap.model.vocabulary import ArgumentKind

FOR, AGAINST = ArgumentKind.ARGUMENT, ArgumentKind.COUNTER


def graph(names: Iterable[str], *steps: Step) -> GraphNesting:
    made = GraphNesting()
    for name in names:
        made.statements[name] = {"text": f"{name.upper()}."}
    made.steps += steps
    return made


def text(nesting: GraphNesting) -> str:
    return dumps(ArgumentMap("", nesting.items()))


def test_support_and_attacks_are_below_what_they_are_about() -> None:
    made = graph(
        "tcdore",
        Step("s1", ["c"], "t"),
        Step("s2", ["d", "e"], "t"),
        Step("a1", ["o"], "t", AGAINST),
        Step("a2", ["r"], "o", AGAINST),
    )
    assert text(made) == (
        "thesis t: T.\n  claim c: C.\n  argument:\n    claim d: D.\n    claim e: E.\n"
        "  objection o: O.\n    rebuttal r: R.\n"
    )


def test_attacks_on_steps_and_on_attacks() -> None:
    made = graph(
        "tcouv",
        Step("s", ["c"], "t"),
        Step("a", ["o"], "t", AGAINST),
        Step("u", ["u"], "s", AGAINST),
        Step("v", ["v"], "a", AGAINST),
    )
    assert text(made) == (
        "thesis t: T.\n  argument:\n    claim c: C.\n    undercut u: U.\n"
        "  counter:\n    claim o: O.\n    undercut v: V.\n"
    )


def test_what_has_two_places_is_used_again_and_a_circle_begins_somewhere() -> None:
    made = graph("tab", Step("1", ["a"], "t"), Step("2", ["b"], "t"), Step("3", ["a"], "b"))
    assert text(made) == "thesis t: T.\n  claim a: A.\n  claim b: B.\n    claim @a\n"
    made = graph("ab", Step("1", ["a"], "b"), Step("2", ["b"], "a"))
    assert text(made) == "thesis a: A.\n  claim b: B.\n    claim @a\n"


def test_kinds_of_premises() -> None:
    made = graph("tea", Step("1", ["e"], "t"), Step("2", ["a"], "t"))
    made.statements["e"]["kind"] = "evidence"
    made.statements["a"]["kind"] = "assumption"
    assert text(made) == "thesis t: T.\n  evidence e: E.\n  argument:\n    assumption a: A.\n"


def test_questions_warrants_exceptions_and_relations() -> None:
    made = graph("qtcwx", Step("s", ["c"], "t"))
    made.statements["q"]["kind"] = "question"
    made.answers["q"] = ["t"]
    made.warrants["s"] = ["w"]
    made.exceptions["s"] = ["x"]
    made.relations.append(Relation("c", "same-as", "t"))
    assert text(made) == (
        "question q: Q.\n  answer t: T.\n    argument:\n      claim c: C.\n"
        "      warrant w: W.\n      unless x: X.\n\nc same-as t\n"
    )


def test_a_concession_is_an_acceptance_where_the_language_has_none() -> None:
    made = graph("tor", Step("1", ["o"], "t", AGAINST), Step("2", ["r"], "o", AGAINST))
    for id in "or":
        made.statements[id]["concession"] = Concession(Extent.WHOLLY)
    assert "objection o: O.\n    conceded: wholly" in text(made)
    assert "rebuttal r: R.\n      accepted: wholly" in text(made)


def test_steps_that_a_map_cannot_have_are_told() -> None:
    lost = [
        Step("1", [], "t"),
        Step("2", ["nobody"], "t"),
        Step("3", ["t"], "nowhere"),
        Step("4", ["t", "a"], "t"),
        Step("6", ["a", "b"], "5"),
    ]
    made = graph("tab", *lost, Step("5", ["a"], "t"), Step("7", ["b"], "5", is_named=True))
    assert [one.step for one in made.lost_steps()] == lost
    assert [one.reason for one in made.lost_steps()] == [
        "nothing leads to it",
        "a premise is not in the file",
        "what it leads to is not in the file",
        "it leads from a statement to itself",
        "several premises together lead to another step",
    ]
    assert text(made).endswith("  argument 5:\n    claim a: A.\n\nclaim b: B.\n\nb supports 5\n")


@pytest.mark.slow
@given(
    st.lists(
        st.tuples(
            st.lists(st.integers(0, 5), min_size=1, max_size=3, unique=True),
            st.integers(0, 11),
            st.sampled_from([FOR, AGAINST]),
            st.booleans(),
        ),
        max_size=6,
    )
)
def test_any_graph_becomes_a_map_without_mistakes_that_has_the_graph(
    drawn: list[tuple[list[int], int, ArgumentKind, bool]],
) -> None:
    ids = [*"abcdef", *(f"s{number}" for number in range(6))]
    made = graph("abcdef")
    for number, (premises, target, kind, is_named) in enumerate(drawn):
        names = [ids[one] for one in premises]
        made.steps.append(Step(f"s{number}", names, ids[target], kind, is_named))
    map = ArgumentMap("Graph", made.items(), extra=[("imported", "test")])
    written = dumps(map)
    assert loads(written) == map
    assert not parse(written).has_errors
    lost = [one.step for one in made.lost_steps()]
    kept = [one for one in made.steps if one not in lost]
    supports = {
        (one.premises, one.target)
        for one in kept
        if not one.kind.attacks and one.target in made.statements
    }
    assert {(one.premises, one.conclusion) for one in map.inferences} >= supports
    attacks = {one.premises for one in kept if one.kind.attacks and one.target in made.statements}
    assert {one.attackers for one in map.conflicts} >= attacks
    assert {one.key for one in map.statements} == set("abcdef")

"""What an overview shows of a map, and how it counts what it does not show."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.evaluation import evaluate
from argmap.language import loads
from argmap.model import ArgumentMap, MapBuilder
from argmap.render.overview.argument_tree import AttackState, build_tree
from argmap.render.overview.plan import Plan
from argmap.render.overview.planner import Planner
from argmap.render.overview.priorities import by_importance
from argmap.render.text_layout.card_marks import signs_of
from argmap.verbalize.evaluation_report import text
from tests.render.overview.plan_text import counted, entries, plan_text
from tests.strategies import maps

HERE = Path(__file__).parent
FERRY = loads((HERE / "ferry.argmap").read_text("utf-8"))


def planned(map: ArgumentMap, count: int) -> Plan:
    tree = build_tree(map)
    return Planner(tree).plan(by_importance(tree).parts[:count])


@pytest.mark.parametrize("count", [1, 6, 99])
def test_the_plan_of_a_map(count: int) -> None:
    golden = HERE / "golden" / f"ferry-{count}.txt"
    said = plan_text(planned(FERRY, count))
    if "ARGMAP_UPDATE" in os.environ:
        golden.write_text(said, "utf-8")
    assert said == golden.read_text("utf-8")


@pytest.mark.slow
@given(maps(), st.integers(0, 30))
def test_each_statement_is_shown_or_counted_once(map: ArgumentMap, count: int) -> None:
    plan = planned(map, count)
    keys = [aim.key for aim in plan.aims] + [one.key for one in entries(plan) if not one.is_again]
    own = [key for key in keys if key in {one.key for one in map}]
    assert len(own) == len(set(own)) == plan.shown
    assert plan.shown + counted(plan) == plan.total == len(map)


@pytest.mark.slow
@given(maps())
def test_what_is_above_a_part_is_more_important(map: ArgumentMap) -> None:
    tree = build_tree(map)
    planner, seen = Planner(tree), set[int]()
    for part in by_importance(tree).parts:
        above = planner.above(part)
        assert above is None or id(above) in seen
        seen.add(id(part))


def test_a_thesis_that_is_a_premise_of_another_is_shown_once() -> None:
    map = loads("thesis a: One.\n  claim @b\nthesis b: Two.\n  claim c: Three.\n")
    plan = planned(map, 9)
    assert [aim.key for aim in plan.aims] == ["a", "b"]
    [again] = [entry for entry in entries(plan) if entry.is_again]
    assert again.key == "b" and not again.groups


def test_statements_that_only_support_each_other_are_not_lost() -> None:
    at = MapBuilder("A circle")
    at.use("other.argmap", "other")
    thesis = at.thesis("Nothing to do with it.", id="t")
    for far in ("other.one", "other.two"):
        at.reuse("claim", far, under=thesis)
    at.claim("One.", id="a")
    at.claim("Two.", id="b")
    at.relate("b", "supports", "a")
    at.relate("a", "supports", "b")
    plan = planned(at.build(), 99)
    assert plan.shown == plan.total == 3


def test_reasons_are_chosen_by_weight_and_shown_in_the_order_of_the_map() -> None:
    map = loads(
        "thesis t: T.\n  claim light: A.\n  claim heavy: B.\n    claim: C.\n    claim: D.\n"
        "thesis u: U.\n  claim v: V.\n"
    )
    [first, second] = planned(map, 99).aims
    assert [group.entries[0].key for group in first.support.groups] == ["light", "heavy"]
    few = planned(map, 3)
    assert [aim.key for aim in few.aims] == ["t", "u"]
    assert [group.entries[0].key for group in few.aims[0].support.groups] == ["heavy"]
    assert second.key == "u"


def test_an_answer_that_is_itself_not_attacked_is_no_open_objection() -> None:
    plan = planned(FERRY, 99)
    against = plan.aims[0].attacks
    assert (against.tally.total, against.tally.open, against.tally.conceded) == (3, 1, 1)
    states = {group.entries[0].key: group.state for group in against.groups}
    assert states == {
        "noise": AttackState.UNANSWERED,
        "costs": AttackState.ANSWERED,
        "old": AttackState.CONCEDED,
    }
    assert [group.entries[0].key for group in against.groups] == ["costs", "old", "noise"]


def test_what_is_granted_is_called_answered_only_with_an_answer() -> None:
    """With or without an evaluation, whose report says the same of each."""
    map = loads(
        "thesis t: T.\n  objection o: O.\n    conceded: wholly\n    rebuttal r: R.\n"
        "  objection p: P.\n    conceded: in part\n    rebuttal q: Q.\n"
        "  objection v: V.\n    conceded: wholly\n"
    )
    for signs in (None, signs_of(evaluate(map))[""]):
        [root] = build_tree(map, signs).roots
        states = [group.state for group in root.attacks]
        assert states == [AttackState.ANSWERED, AttackState.ANSWERED, AttackState.CONCEDED]
    report = " ".join(text(evaluate(map)).split())
    assert "“O”, granted wholly, is answered by “R”" in report
    assert "“P”, granted in part, is answered by “Q”" in report


def test_an_answer_that_fails_does_not_answer_what_is_granted() -> None:
    map = loads(
        "thesis t: T.\n  objection o: O.\n    conceded: wholly\n    rebuttal r: R.\n"
        "      rebuttal p: P.\n"
    )
    [root] = build_tree(map, signs_of(evaluate(map))[""]).roots
    assert root.attacks[0].state is AttackState.CONCEDED


def shown_first(text: str) -> list[tuple[str, ...]]:
    """The statements of the groups that are named before the grounds of any."""
    parts, named, _ = by_importance(build_tree(loads(text)))
    return [part.keys for part in parts[:named]]


def test_all_reasons_and_objections_come_before_what_is_below_any() -> None:
    reasons = "".join(f"  claim c{n}: C.\n    claim d{n}: D.\n" for n in range(9))
    found = shown_first(f"thesis t: T.\n{reasons}  objection o: O.\n    rebuttal r: R.\n")
    assert {key for keys in found for key in keys} == {"t", "o", *(f"c{n}" for n in range(9))}


def test_the_grounds_of_a_single_reason_come_at_once() -> None:
    found = shown_first("thesis t: T.\n  claim a: A.\n    claim b: B.\n      claim c: C.\n")
    assert found == [("t",), ("a",), ("b",)]


def test_the_weightiest_objection_to_each_reason_counts_where_the_thesis_has_none() -> None:
    below = "".join(f"    objection {key}: O.\n" for key in "op") + "      rebuttal r: R.\n"
    reasons = f"  claim a: A.\n{below}  claim b: B.\n"
    assert ("p",) not in shown_first(f"thesis t: T.\n{reasons}  objection q: Q.\n")
    assert shown_first(f"thesis t: T.\n{reasons}") == [("t",), ("a",), ("b",), ("o",)]


def test_an_argument_put_by_its_gist_counts_its_premises() -> None:
    map = loads(
        "thesis t: T.\n  argument a: By both.\n    claim c: C.\n      claim e: E.\n"
        "    claim d: D.\n"
    )
    tree = build_tree(map)
    plan = Planner(tree).plan(by_importance(tree).parts[:2], gists={"a"})
    [group] = plan.aims[0].support.groups
    assert not group.entries and group.left_out.statements == 3
    assert plan.shown == 1 and plan.shown + counted(plan) == plan.total


def test_an_evaluation_says_whether_an_objection_is_answered() -> None:
    map = loads("thesis t: T.\n  objection o: O.\n    rebuttal r: R.\n      rebuttal p: P.\n")
    signs = signs_of(evaluate(map))[""]
    [root] = build_tree(map, signs).roots
    assert root.attacks[0].state is AttackState.UNANSWERED
    [root] = build_tree(map).roots
    assert root.attacks[0].state is AttackState.ANSWERED


def test_letters_of_neighbouring_sections_are_a_range() -> None:
    sections = "".join(f"section: S{n}\n\nclaim c{n}: C.\n\nc{n} supports t\n\n" for n in range(9))
    plan = planned(loads(f"thesis t: T.\n\n{sections}"), 1)
    assert plan.aims[0].hidden.letters == "A–I"
    planner = Planner(build_tree(loads(f"thesis t: T.\n\n{sections}")))
    assert planner.letters([1, 2, 4, 5, 6]) == "A, B, D–F"
    assert planner.letters([1, 3, 5, 7]) == "A to G"
    assert planner.letters([0]) == ""

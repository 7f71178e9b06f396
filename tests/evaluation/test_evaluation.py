"""What stands in a map, and what a thesis hangs on."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap.comparison import compare
from argmap.evaluation import Evaluation, Label, Role, Word, evaluate
from argmap.evaluation.fixed_point import solve
from argmap.evaluation.frameworks import grounded
from argmap.evaluation.net import Net, Sort
from argmap.evaluation.to_json import as_data
from argmap.language import loads, parse_file
from argmap.model import ArgumentMap, structure_problems
from argmap.model.codes import Code
from argmap.verbalize.evaluation_report import Contents, markdown
from argmap.verbalize.evaluation_report import text as report
from tests.strategies import maps
from tests.test_maps import MAPS


def words(evaluation: Evaluation) -> dict[str, str]:
    return {
        one.name: str(one.word) for one in evaluation.judgements() if one.sort is Sort.STATEMENT
    }


def test_an_exception_is_not_asserted_and_defeats_nothing_until_something_speaks_for_it() -> None:
    text = "thesis t: T.\n  argument a:\n    claim c: C.\n    unless u: U.\n"
    evaluation = evaluate(loads(text))
    assert words(evaluation) == {"t": "stands", "c": "stands", "u": "not asserted"}
    assert words(evaluate(loads(text), accept=["u"]))["t"] == "without ground"
    shown = evaluate(loads(f"{text}      evidence e: E.\n"))
    assert (shown["u"].word, shown["t"].word) == (Word.STANDS, Word.WITHOUT_GROUND)


COUNTER = """\
thesis t: T.
  counter k: K.
    claim p: P.
    claim q: Q.
"""


def test_the_premises_of_a_counter_attack_together() -> None:
    assert evaluate(loads(COUNTER))["t"].word is Word.CONTESTED
    assert evaluate(loads(COUNTER), reject=["q"])["t"].word is Word.STANDS
    undercut = loads(f"{COUNTER}    undercut u: U.\n")
    assert evaluate(undercut)["t"].word is Word.STANDS
    rebutted = loads(f"{COUNTER}    rebuttal r: R.\n")
    assert evaluate(rebutted)["t"].word is Word.STANDS
    assert evaluate(rebutted)["k"].word is Word.ANSWERED


def test_an_argument_may_attack_and_support_by_a_relation() -> None:
    text = "thesis t: T.\n  argument a:\n    claim c: C.\n\nthesis u: U.\n"
    assert evaluate(loads(f"{text}\na rebuts u\n"))["u"].word is Word.CONTESTED
    assert evaluate(loads(f"{text}\na supports u\n"), reject=["c"])["u"].word is (
        Word.WITHOUT_GROUND
    )
    backed = loads(f"{text}\nclaim b: B.\nb supports a\n")
    assert evaluate(backed)["t"].word is Word.STANDS
    assert evaluate(backed, reject=["b"])["t"].word is Word.WITHOUT_GROUND


def test_a_question_supports_nothing() -> None:
    map = loads("map: M\nquestion q: What?\nthesis t: It lasts.\nq supports t\n")
    found = evaluate(map)
    assert found["t"].word is Word.STANDS
    assert [node.name for node in found.net.nodes] == ["t"]


def test_cruxes_say_what_they_do_and_are_nested() -> None:
    map = loads(
        "thesis t: T.\n  argument a:\n    claim c: C.\n      evidence e: E.\n    claim d: D.\n"
        "  objection o: O.\n    rebuttal r: R.\n"
    )
    assert [(one.depth, one.name, one.role, one.of) for one in evaluate(map).cruxes("t")] == [
        (0, "a", Role.GROUND, "t"),
        (1, "c", Role.PREMISE, "a"),
        (2, "e", Role.GROUND, "c"),
        (1, "d", Role.PREMISE, "a"),
        (0, "r", Role.ANSWER, "o"),
    ]
    assert evaluate(map, reject=["d"]).cruxes("t") == ()


def test_the_reader_can_accept_and_reject() -> None:
    map = loads("thesis t: T.\n  claim c: C.\n  objection o: O.\n")
    assert evaluate(map)["t"].word is Word.CONTESTED
    assert evaluate(map, reject=["c"])["t"].word is Word.REFUTED
    assert evaluate(map, accept=["t"])["t"].word is Word.STANDS
    with pytest.raises(KeyError, match="did you mean 'c'"):
        evaluate(map, reject=["cc"])
    with pytest.raises(ValueError, match="both"):
        evaluate(map, accept=["c"], reject=["c"])


def test_a_comparison_is_seen_through_each_side_s_eyes() -> None:
    one = loads("author: Ann\n\nthesis t: T.\n")
    other = loads("author: Bob\n\nthesis t: U.\n")
    by = loads("use a.argmap as a\nuse b.argmap as b\n\na.t contradicts b.t\n")
    evaluation = evaluate(compare({"a": one, "b": other}, by))
    assert words(evaluation) == {"a.t": "open", "b.t": "open"}
    assert evaluation.eyes("Ann")["a.t"].label is Label.IN
    assert evaluation.eyes("Bob")["a.t"].label is Label.OUT


def test_the_chance_of_many_uncertain_parts_is_drawn_with_its_error() -> None:
    few = "thesis t: T.\n  argument:\n" + "".join(
        f"    claim c{n}: C.\n      confidence: 0.9\n" for n in range(3)
    )
    exact = evaluate(loads(few)).chance("t")
    assert exact.is_exact
    assert exact.value == pytest.approx(0.9**3)
    assert exact.decisive["c0"] == pytest.approx(0.81)
    many = "thesis t: T.\n  argument:\n" + "".join(
        f"    claim c{n}: C.\n      confidence: 0.98\n" for n in range(20)
    )
    drawn = evaluate(loads(many)).chance("t")
    assert not drawn.is_exact
    assert drawn.value == pytest.approx(0.98**20, abs=5 * drawn.error)


@pytest.mark.slow
def test_a_chain_of_thousands_is_no_matter() -> None:
    text = "thesis c0: C.\n" + "".join(f"\n@c{n}\n  claim c{n + 1}: C.\n" for n in range(4000))
    evaluation = evaluate(loads(text))
    cruxes = evaluation.cruxes("c0")
    assert [one.depth for one in cruxes] == list(range(4000))
    assert len(report(evaluation).splitlines()) > 4000
    assert len(json.dumps(as_data(evaluation))) > 4000


# Properties


@pytest.mark.slow
@given(maps())
@settings(max_examples=50, deadline=None)
def test_of_any_map_a_report_is_made(map: ArgumentMap) -> None:
    evaluation = evaluate(map)
    assert report(evaluation, Contents(True, True, True, True))
    assert markdown(evaluation)
    assert json.dumps(as_data(evaluation))


def alternating(net: Net) -> tuple[set[int], set[int]]:
    """The well-founded model by alternating fixed points (Van Gelder 1989), node by node."""

    def least(assumed: set[int]) -> set[int]:
        """What is in if the attacks in ``assumed`` are the ones that may succeed."""
        found: set[int] = set()
        while True:
            more = {
                number
                for number, node in enumerate(net.nodes)
                if all(one in found for one in node.needs)
                and (
                    node.sort is Sort.ATTACK
                    or node.is_given
                    or (node.sort is Sort.STEP and not node.grounds)
                    or any(one in found for one in node.grounds)
                )
                and not any(one in assumed for one in node.hits)
            }
            if more == found:
                return found
            found = more

    every = set(range(len(net.nodes)))
    low, high = set[int](), every
    while True:
        new_high = least(low)
        new_low = least(new_high)
        if (new_low, new_high) == (low, high):
            return low, every - high
        low, high = new_low, new_high


@pytest.mark.slow
@given(maps())
@settings(max_examples=100, deadline=None)
def test_the_verdict_is_that_of_an_alternating_fixed_point(map: ArgumentMap) -> None:
    evaluation = evaluate(map)
    ins, outs = alternating(evaluation.net)
    labels = solve(evaluation.net)
    numbers = range(len(evaluation.net.nodes))
    assert {n for n in numbers if labels.ins[n]} == ins
    assert {n for n in numbers if labels.outs[n]} == outs


@pytest.mark.slow
@given(maps())
@settings(max_examples=75, deadline=None)
def test_the_verdict_is_the_grounded_extension_of_the_framework(map: ArgumentMap) -> None:
    assume(all(one.code != Code.CIRCULAR_SUPPORT for one in structure_problems(map)))
    evaluation = evaluate(map)
    extension = grounded(evaluation.to_framework())
    assert {one.name for one in evaluation.judgements() if one.label is Label.IN} == {
        one.name for one in evaluation.judgements() if one.name in extension
    }


@pytest.mark.slow
@given(maps(), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_scenarios_at_once_are_scenarios_one_by_one(map: ArgumentMap, random: Random) -> None:
    evaluation = evaluate(map)
    net = evaluation.net
    for thesis, node in enumerate(net.nodes):
        if node.sort is not Sort.STATEMENT or evaluation.label(thesis) is not Label.IN:
            continue
        single = {
            one.name
            for one in net.nodes
            if one.sort is Sort.STATEMENT
            and one.name != node.name
            and evaluate(map, reject=[one.name]).label(thesis) is not Label.IN
        }
        assert {one for (one,) in evaluation.falls_with(node.name, size=1)} == single


@pytest.mark.slow
@given(maps())
@settings(max_examples=50, deadline=None)
def test_rejecting_what_is_out_changes_nothing(map: ArgumentMap) -> None:
    evaluation = evaluate(map)
    out = [
        one.name
        for one in evaluation.judgements()
        if one.sort is Sort.STATEMENT and one.label is Label.OUT
    ]
    again = evaluate(map, reject=out)
    assert [one.label for one in again.judgements()] == [
        one.label for one in evaluation.judgements()
    ]


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_nearly_everything_that_an_author_wants_stands_in_his_essay(path: object) -> None:
    map = parse_file(path).map  # type: ignore[arg-type]
    if map.uses:
        pytest.skip("a comparison")
    evaluation = evaluate(map)
    assert [evaluation[one.key].word for one in map.theses] == [Word.STANDS] * len(map.theses)

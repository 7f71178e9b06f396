"""What other programs get of an evaluated map."""

from __future__ import annotations

import re
from itertools import count

import pytest
from hypothesis import assume, given, settings

from argmap.evaluation import Label, evaluate
from argmap.evaluation.exports import EXPORTS, export
from argmap.evaluation.frameworks import (
    GradualModel,
    Qbaf,
    grounded,
    read_af,
    read_apx,
    read_bag,
    read_tgf,
    strengths,
    write_bag,
)
from argmap.language import loads
from argmap.model import ArgmapError, ArgumentMap, structure_problems
from argmap.model.codes import Code
from tests.strategies import maps

FERRY = loads("""map: Keep the ferry
thesis keep: Keep it.
  argument storms: The bridge is not enough.
    claim days: Gusts close it.
      confidence: 0.6
    claim doctor: The doctor lives there.
      confidence: 0.9
  objection cost: It costs money.
    rebuttal bridge: So does the bridge.
""")
RULE = re.compile(r'in\("((?:[^"\\]|\\.)*)"\)(?: :- (.*))?\.')
LITERAL = re.compile(r'(not )?in\("((?:[^"\\]|\\.)*)"\)')


def well_founded(program: str) -> tuple[set[str], set[str]]:
    """What is in, and what is not out, in a logic program: an alternating fixed point."""
    rules = []
    for line in program.splitlines():
        rule = RULE.fullmatch(line)
        assert rule, line
        body = LITERAL.findall(rule[2] or "")
        needs = {atom for negation, atom in body if not negation}
        rules.append((rule[1], needs, {atom for negation, atom in body if negation}))

    def derived(assumed: set[str]) -> set[str]:
        found: set[str] = set()
        for _ in count():
            more = {head for head, needs, hits in rules if needs <= found and not hits & assumed}
            if more == found:
                break
            found = more
        return found

    low: set[str] = set()
    while True:
        high = derived(low)
        if derived(high) == low:
            return low, high
        low = derived(high)


@pytest.mark.slow
@given(maps())
@settings(max_examples=100, deadline=None)
def test_the_verdict_is_the_well_founded_model_of_the_program(map: ArgumentMap) -> None:
    evaluation = evaluate(map)
    low, high = well_founded(evaluation.to_logic_program())
    assert low == {one.name for one in evaluation.judgements() if one.label is Label.IN}
    assert high == {one.name for one in evaluation.judgements() if one.label is not Label.OUT}


def test_a_program_has_what_the_reader_chooses() -> None:
    chosen = evaluate(FERRY, reject=["days"], accept=["cost"])
    program = chosen.to_logic_program()
    assert 'in("cost").' in program.splitlines()
    assert not any(line.startswith('in("days")') for line in program.splitlines())
    low, _ = well_founded(program)
    assert "keep" not in low


@pytest.mark.parametrize(("form", "read"), [("apx", read_apx), ("tgf", read_tgf), ("af", read_af)])
def test_a_framework_comes_back(form: str, read: object) -> None:
    evaluation = evaluate(FERRY)
    found = read(export(evaluation, form).text)  # type: ignore[operator]
    framework = evaluation.to_framework()
    assert len(found.arguments) == len(framework.arguments)
    assert len(found.attacks) == len(framework.attacks)
    if form != "af":  # which has no names
        assert grounded(found) == grounded(framework)


@pytest.mark.slow
@given(maps())
@settings(max_examples=50, deadline=None)
def test_every_map_can_be_written_in_every_format(map: ArgumentMap) -> None:
    assume(all(one.code != Code.CIRCULAR_SUPPORT for one in structure_problems(map)))
    evaluation = evaluate(map)
    for form in EXPORTS:
        assert export(evaluation, form).losses
    assert len(read_bag(export(evaluation, "bag").text).base) == len(evaluation.net.nodes)


def test_what_is_lost_is_told() -> None:
    told = {form: [one.message for one in export(evaluate(FERRY), form).losses] for form in EXPORTS}
    assert all("not their texts" in messages[0] for messages in told.values())
    assert "1 argument has linked premises" in told["bag"][1]
    assert len(told["lp"]) == 1
    both = loads("thesis a: A.\n\nthesis b: B.\n\na contradicts b\n")
    assert "open" in export(evaluate(both), "lp").losses[1].message
    with pytest.raises(ValueError, match="form is 'aif', not one of af, apx"):
        export(evaluate(FERRY), "aif")


def test_a_graph_with_scores_has_the_confidences_and_every_part() -> None:
    qbaf = evaluate(FERRY).to_qbaf()
    assert (qbaf.base["days"], qbaf.base["doctor"], qbaf.base["keep"]) == (0.6, 0.9, 0.5)
    assert set(qbaf.supports) >= {("days", "storms"), ("doctor", "storms"), ("storms", "keep")}
    assert set(qbaf.attacks) >= {("cost⇢keep", "keep"), ("bridge⇢cost", "cost")}


def test_linked_premises_are_as_strong_as_the_weakest() -> None:
    found = evaluate(FERRY).strengths("df-quad")
    assert found["storms"] == pytest.approx(0.6)
    apart = strengths(evaluate(FERRY).to_qbaf(), "df-quad")
    assert apart["storms"] == 1  # where each supports by itself
    weak = evaluate(FERRY, reject=["doctor"]).strengths("df-quad")
    assert weak["storms"] == 0
    with pytest.raises(ValueError, match="model is 'best', not one of"):
        evaluate(FERRY).strengths("best")
    with pytest.raises(ValueError, match="supports have no meaning"):
        evaluate(FERRY).strengths(GradualModel.H_CATEGORISER)


def test_a_bag_file_comes_back_but_for_its_names() -> None:
    qbaf = Qbaf({"a b": 0.25, "a_b": 1, "c": 0}, [("a b", "c")], [("a_b", "c")])
    found = read_bag(write_bag(qbaf))
    assert found == Qbaf({"a_b": 0.25, "a_b_2": 1, "c": 0}, [("a_b", "c")], [("a_b_2", "c")])


def test_every_problem_of_a_bag_file_is_told_with_its_line() -> None:
    text = "arg(a,0.5)\narg(a,0.5)\narg(b,2)\natt(a,x)\nrain\n"
    with pytest.raises(ArgmapError) as caught:
        read_bag(text, "x.bag")
    told = [(one.span.line, one.message) for one in caught.value.diagnostics if one.span]
    assert sorted(told) == [
        (2, "the argument 'a' is given twice"),
        (3, "'2' is no base score"),
        (4, "'x' is not one of the arguments"),
        (5, "this is no argument, attack or support"),
    ]

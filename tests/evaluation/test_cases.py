"""Maps and comparisons whose verdicts are known, from a folder that may lie beside the project."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest

from argmap.comparison import compare
from argmap.evaluation import Evaluation, Label, Word, evaluate
from argmap.language import parse

CASES = Path(__file__).parents[3] / "shared" / "cases" / "evaluation"

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason=f"no cases here: {CASES}")


def cases(group: str) -> list[Any]:
    return [pytest.param(path, id=path.stem) for path in sorted((CASES / group).glob("*.json"))]


def labels(evaluation: Evaluation, names: Mapping[str, object]) -> dict[str, str]:
    return {name: str(evaluation[name].label) for name in names}


@pytest.mark.parametrize("path", cases("maps"))
def test_a_map_is_judged_as_it_should_be(path: Path) -> None:
    case = json.loads(path.read_text("utf-8"))
    evaluation = evaluate(parse(case["map"]).map)
    for group in ("verdicts", "steps", "attacks"):
        assert labels(evaluation, case[group]) == case[group]
    for name, word in case["why"].items():
        told = evaluation[name].word
        assert told == word or (told is Word.ANSWERED and word in ("contested", "refuted"))
    for thesis, sets in case["falls_with"].items():
        assert sorted(map(sorted, evaluation.falls_with(thesis))) == sorted(map(sorted, sets))
    for thesis, ways in case["rises_with"].items():
        told_ways = {how: sorted(names) for how, names in evaluation.rises_with(thesis).items()}
        assert told_ways == {how: sorted(names) for how, names in ways.items()}
    positions = evaluation.positions()
    found = {frozenset(positions.settled).union(*choice) for choice in product(*positions.matters)}
    assert found == set(map(frozenset, case["positions"]))
    for thesis, chance in case.get("chance", {}).items():
        assert evaluation.chance(thesis).value == pytest.approx(chance)
    for holder, verdicts in case.get("eyes", {}).items():
        assert labels(evaluation.eyes(holder), verdicts) == verdicts


@pytest.mark.parametrize("path", cases("comparisons"))
def test_a_comparison_is_judged_as_it_should_be(path: Path) -> None:
    case = json.loads(path.read_text("utf-8"))
    maps = {name: parse(text).map for name, text in case["files"].items()}
    main = maps.pop("main")
    evaluation = evaluate(compare(maps, main))
    assert labels(evaluation, case["verdicts"]) == case["verdicts"]
    for holder, verdicts in case["eyes"].items():
        assert labels(evaluation.eyes(holder), verdicts) == verdicts


def from_carneades(case: Mapping[str, Any]) -> tuple[str, dict[str, str], list[str], list[str]]:
    """A Carneades graph as a map, the id of each statement, and what to accept and to reject.

    A statement is accepted if it is assumed although it is argued for; one that is neither assumed
    nor argued for is rejected, since a map takes its leaves at their word.
    """
    ids = {name: f"s{number}" for number, name in enumerate(case["statements"])}
    below: dict[str, list[str]] = {name: [] for name in ids}
    relations = []
    for number, argument in enumerate(case["arguments"]):
        below[argument["conclusion"]] += [
            f"  argument a{number}: An argument.",
            *(f"    claim @{ids[premise]}" for premise in argument["premises"]),
            *([] if argument["premises"] else [f"    claim given{number}: Given."]),
        ]
        if argument["undercutter"] in ids:
            relations.append(f"{ids[argument['undercutter']]} undercuts a{number}")
    for issue in case["issues"]:
        pairs = combinations(issue["positions"], 2)
        relations += [f"{ids[one]} contradicts {ids[other]}" for one, other in pairs]
    lines = ["map: A graph", "x-imported: Carneades"]
    for name, text in case["statements"].items():
        lines += [f"claim {ids[name]}: {text}", *below[name]]
    argued = {argument["conclusion"] for argument in case["arguments"]}
    accept = [ids[name] for name in case["assumed"] if name in argued]
    reject = [ids[name] for name in ids if name not in argued and name not in case["assumed"]]
    return "\n".join([*lines, *relations, ""]), ids, accept, reject


@pytest.mark.parametrize("path", cases("carneades"))
def test_what_carneades_accepts_without_schemes_and_weights_stands(path: Path) -> None:
    case = json.loads(path.read_text("utf-8"))
    if not case["reproduced_by_plain_rules"]:
        pytest.skip("it uses schemes or weights")
    text, ids, accept, reject = from_carneades(case)
    evaluation = evaluate(parse(text).map, accept=accept, reject=reject)
    stands = {name for name in case["expected"] if evaluation[ids[name]].label is Label.IN}
    assert stands == {name for name, label in case["expected"].items() if label == "in"}

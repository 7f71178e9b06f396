"""The page's script gives the same verdicts and the same cruxes as :mod:`argmap.evaluation`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import islice
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from argmap.comparison import compare
from argmap.evaluation import Evaluation, evaluate
from argmap.evaluation.net import Sort
from argmap.evaluation.net_json import net_data
from argmap.language import parse, parse_file
from argmap.page.evaluation_data import evaluation_data
from argmap.verbalize.evaluation_quotes import Quotes
from argmap.verbalize.thesis_account import ThesisAccount
from argmap.workspace import compare_file
from tests.page.random_nets import random_evaluation
from tests.test_maps import COMPARISONS, ESSAYS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

CASES = Path(__file__).parents[3] / "shared" / "cases" / "evaluation"

with_cases = pytest.mark.skipif(not CASES.is_dir(), reason=f"no cases here: {CASES}")

RUN = """
return given.map(({ net: data, accepted, rejected }) => {
  const net = Net(data);
  const cruxes = Cruxes(net);
  const choices = { accepted, rejected };
  const labels = net.verdict(accepted, rejected);
  const every = data.names.map((_, node) => node).filter(net.isStatement);
  const found = cruxes.finish(cruxes.find(every, choices, labels));
  const nested = every.map((one) => cruxes.nest(one, found.get(one) || [], choices, labels)
    .map(({ node, role, of, depth }) => [node, role, of, depth]));
  const words = [...labels].map((_, node) => net.word(node, labels));
  return { labels: [...labels], words, nested };
});
"""


SAY = """
const { net: data, words, quotes, theses } = given;
const net = Net(data);
const labels = net.verdict();
const reasons = Reasons(net, words, { accepted: [], rejected: [] }, labels);
const said = (one) => (typeof one === "string" ? one : quotes[one.node]);
const written = (sentence) => sentence.map(said).join("");
const every = data.names.map((_, node) => node);
return { theses: theses.map((node) => reasons.all(node).map(written)),
         every: every.flatMap((node) => [...reasons.all(node), reasons.short(node)].map(written)) };
"""


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.set_default_timeout(60_000)
    yield page
    page.close()


def script(*names: str) -> str:
    folder = files("argmap.page").joinpath("script")
    return "\n".join(folder.joinpath(f"{name}.js").read_text("utf-8") for name in names)


def by_script(page: Page, evaluations: Sequence[Evaluation]) -> Any:
    """What the script makes of some nets: labels, words, and the cruxes of every statement."""
    given = [
        {
            "net": json.loads(json.dumps(net_data(one))),
            "accepted": sorted(one.accepted),
            "rejected": sorted(one.rejected),
        }
        for one in evaluations
    ]
    return page.evaluate(f"(given) => {{ {script('net', 'cruxes')} {RUN} }}", given)


def by_python(evaluation: Evaluation) -> dict[str, Any]:
    """The same, by :mod:`argmap.evaluation`."""
    judgements = list(evaluation.judgements())
    numbers = {node.name: at for at, node in enumerate(evaluation.net.nodes)}
    return {
        "labels": [("open", "in", "out").index(one.label) for one in judgements],
        "words": [str(one.word) for one in judgements],
        "nested": [
            [
                [numbers[crux.name], str(crux.role), numbers[crux.of], crux.depth]
                for crux in evaluation.cruxes(one.name)
            ]
            for one in judgements
            if one.sort is Sort.STATEMENT
        ],
    }


def chosen(evaluation: Evaluation, random: Random) -> Evaluation:
    """The evaluation of a reader who accepts and rejects a few statements and arguments."""
    nodes = evaluation.net.nodes
    some = [at for at, node in enumerate(nodes) if node.members]
    picked = random.sample(some, min(len(some), random.randint(1, 4)))
    accepted = frozenset(one for one in picked if random.random() < 0.4)
    rejected = frozenset(picked) - accepted
    return Evaluation(evaluation.graph, evaluation.net, accepted, rejected)


def cases(group: str) -> Sequence[Path]:
    """The cases of a group, all of those that the manifest lists."""
    listed = json.loads((CASES / "manifest.json").read_text("utf-8"))
    return [CASES / one["file"] for one in listed if one["group"] == group]


def agree(page: Page, evaluations: Sequence[Evaluation]) -> None:
    for evaluation, found in zip(evaluations, by_script(page, evaluations), strict=True):
        assert found == by_python(evaluation)


@pytest.mark.parametrize("path", [*ESSAYS, *COMPARISONS], ids=lambda path: path.stem)
def test_the_project_s_maps(blank: Page, path: Path) -> None:
    map = parse_file(path).map
    evaluation = evaluate(compare_file(path) if map.uses else map)
    random = Random(path.stem)
    agree(blank, [evaluation, chosen(evaluation, random), chosen(evaluation, random)])


@with_cases
def test_the_maps_of_the_cases(blank: Page) -> None:
    evaluations = []
    for path in cases("maps"):
        case = json.loads(path.read_text("utf-8"))
        evaluation = evaluate(parse(case["map"]).map)
        evaluations += [evaluation, chosen(evaluation, Random(path.stem))]
    agree(blank, evaluations)


@with_cases
def test_the_comparisons_of_the_cases(blank: Page) -> None:
    evaluations = []
    for path in cases("comparisons"):
        case = json.loads(path.read_text("utf-8"))
        maps = {name: parse(text).map for name, text in case["files"].items()}
        main = maps.pop("main")
        evaluation = evaluate(compare(maps, main))
        evaluations += [evaluation, chosen(evaluation, Random(path.stem))]
    agree(blank, evaluations)


def test_a_thousand_random_nets(blank: Page) -> None:
    random = Random(1957)
    nets = (random_evaluation(random) for _ in range(1000))
    while part := list(islice(nets, 100)):
        agree(blank, part)


class Numbered(Quotes):
    """Quotes each part by its number, always in the same way."""

    def quote(self, number: int) -> str:
        node = self.evaluation.net.nodes[number]
        return self.quote(node.needs[0]) if not node.members and node.needs else f"“{number}”"


@pytest.mark.parametrize("path", [*ESSAYS, *COMPARISONS], ids=lambda path: path.stem)
def test_the_reasons_are_those_of_the_report(blank: Page, path: Path) -> None:
    map = parse_file(path).map
    evaluation = evaluate(compare_file(path) if map.uses else map)
    words = json.loads(json.dumps(evaluation_data(evaluation.graph, {}, ())))
    parts = [node for node in evaluation.net.nodes if node.sort is not Sort.ATTACK]
    net = net_data(evaluation)
    numbered = Numbered(evaluation)
    quotes = [numbered.quote(at) for at in range(len(parts))]
    given = {"net": net, "words": words, "quotes": quotes, "theses": net["theses"]}
    found = blank.evaluate(f"(given) => {{ {script('net', 'reasons')} {SAY} }}", given)
    account = ThesisAccount(evaluation, numbered)
    compared = 0
    for at, sentences in zip(net["theses"], found["theses"], strict=True):
        told = [entry.text for entry in account.whole(parts[at].members[0])]
        for sentence in sentences:
            if "is answered by" in sentence or "stands, because" in sentence:
                assert sentence in told
                compared += 1
    assert compared
    assert not any("undefined" in one or "null" in one for one in found["every"])

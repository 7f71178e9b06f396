"""Pictures of an evaluated map: a sign for each verdict, broken lines, stars, and the legend."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from html import unescape

import pytest

from argmap.comparison import compare
from argmap.evaluation import evaluate
from argmap.language import loads
from argmap.model.vocabulary import Word
from argmap.render import EngineWarning, Paper, render, render_sheet, to_dot
from argmap.wording.verdicts import CRUX, SIGNS

FERRY = loads("""map: Keep the ferry
author: Mira Holm

thesis keep: The town should keep its ferry.
  argument storms: The bridge alone is not enough.
    claim days: Gusts close the bridge on 40 days a year.
      objection calm: Last year had none.
    claim doctor: The doctor lives on the far bank.
  claim tourists: Visitors love it.
  objection cost: The ferry costs money.
    rebuttal bridge: So does the bridge.

thesis wait: The town should wait.
  claim poor: It is poor.
    objection rich: It is not.
  objection urgent: It cannot.
""")


def dot(**choices: list[str]) -> str:
    return to_dot(FERRY, evaluation=evaluate(FERRY, **choices))


def tips(svg: bytes) -> dict[str, str]:
    """The tooltip of each part, by its id."""
    titled = r'<g id="([\w-]+)"(?:(?!<g ).)*?<title>(.*?)</title>'
    found = re.findall(titled, svg.decode(), re.DOTALL)
    return {name: unescape(tip) for name, tip in found}


def lines_of(source: str) -> Iterator[tuple[str, str]]:
    """The id and the style of each line of a DOT file."""
    for line in source.splitlines():
        if " -> " in line:
            name = re.search(r'id="([^"]+)"', line)
            style = re.search(r'style="?(\w+)', line)
            assert name
            yield name[1], style[1] if style else "solid"


def card_of(name: str, source: str) -> str:
    """The label of a card in a DOT file."""
    if f' ID="{name}"' in source:  # a cell of the frame of an argument
        return source.partition(f' ID="{name}"')[2].partition("</TABLE></TD>")[0]
    start = source.index(f'id="{name}"')
    return source[source.rindex("label=<", 0, start) : start]


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("s-keep", Word.STANDS),
        ("s-days", Word.CONTESTED),
        ("s-cost", Word.ANSWERED),
        ("s-wait", Word.REFUTED),
        ("a-storms", Word.WITHOUT_GROUND),
    ],
)
def test_each_card_has_the_sign_of_its_verdict(name: str, word: Word) -> None:
    assert SIGNS[word] in card_of(name, dot())
    assert f"verdict: {word}" in tips(render(FERRY, evaluation=evaluate(FERRY)))[name]


def test_what_is_open_has_a_sign_of_its_own() -> None:
    both = loads("thesis a: A.\n\nthesis b: B.\n\na contradicts b\n")
    assert SIGNS[Word.OPEN] in to_dot(both, evaluation=evaluate(both))


def test_a_crux_has_a_star_and_says_for_which_thesis() -> None:
    assert CRUX in card_of("s-tourists", dot())
    assert CRUX not in card_of("s-doctor", dot())
    told = tips(render(FERRY, evaluation=evaluate(FERRY)))["s-tourists"]
    assert "keep does not stand without it" in told


def test_only_the_line_of_an_argument_that_does_not_carry_is_broken() -> None:
    styles = dict(lines_of(dot()))
    assert styles["e-s-keep--a-storms"] == styles["e-s-wait--s-poor"] == "dashed"
    assert styles["e-s-keep--s-tourists"] == "solid"
    whole = dict(lines_of(dot(reject=["calm"])))
    assert whole["e-s-keep--a-storms"] == "solid"


def test_the_legend_explains_the_signs_that_occur_and_no_others() -> None:
    legend = dot().partition("legend")[2].partition("];")[0]
    for said in (
        "stands",
        "contested",
        "refuted; an objection: answered",
        "does not stand without it",
    ):
        assert said in legend
    assert ">open<" not in legend
    small = loads("thesis t: T.")
    source = to_dot(small, evaluation=evaluate(small))
    assert "stands" in source and "argument that fails" not in source and CRUX not in source


def test_without_an_evaluation_there_are_no_signs() -> None:
    source = to_dot(FERRY)
    assert not any(sign in source for sign in (*SIGNS.values(), CRUX))
    assert "dashed" not in dict(lines_of(source))["e-s-keep--a-storms"]


@pytest.mark.slow
def test_signs_are_shapes_that_need_no_font() -> None:
    svg = render(FERRY, evaluation=evaluate(FERRY)).decode()
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    assert not any(sign in text for sign in (*SIGNS.values(), CRUX) for text in texts)
    with warnings.catch_warnings():
        warnings.simplefilter("error", EngineWarning)
        assert render(FERRY, "png", evaluation=evaluate(FERRY)).startswith(b"\x89PNG")


@pytest.mark.slow
def test_signs_are_drawn_on_paper_and_in_a_comparison() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", EngineWarning)
        drawn = render(FERRY, evaluation=evaluate(FERRY), paper=Paper.of("a4"))
    assert "verdict: stands" in tips(drawn)["o-keep"]
    maps = {
        "a": loads("thesis t: It lasts.\n  claim c: It is firm.\n"),
        "b": loads("thesis u: It ends."),
    }
    by = "use a as a\nuse b as b\nquestion q: Will it?\n  answer @a.t: Yes.\n  answer @b.u: No.\n"
    found = compare(maps, loads(f"{by}b.u rebuts a.c\n"))
    told = tips(render_sheet(found, evaluation=evaluate(found)))
    assert "verdict: without ground" in told["s-a--t"]
    assert "verdict: stands" in told["s-b--u"]

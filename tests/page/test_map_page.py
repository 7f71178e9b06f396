"""A page as a file: what is in it, what is not, and what a browser will let it do."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest

from argmap.comparison import CombinedGraph, Edge, compare
from argmap.language import loads
from argmap.model import Reference
from argmap.page import page, sheet_page
from argmap.render.comparison_sheet.plan import SheetPlan, _Planner
from argmap.sources import verify
from tests.page.mill import TEXT, mill, mill_page, project
from tests.page.weirs import weirs


def policy(html: str) -> str:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert found is not None
    return unescape(found[1])


@pytest.mark.slow
def test_nothing_may_run_or_load_but_what_the_policy_names_by_its_hash(tmp_path: Path) -> None:
    html = mill_page(tmp_path).html
    rules = policy(html)
    assert "unsafe" not in rules and "default-src 'none'" in rules
    own = re.findall(r"<(style|script)>(.*?)</\1>", html, re.DOTALL)
    assert {kind for kind, _ in own} == {"style", "script"}
    for kind, text in own:
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in rules, kind
    assert rules.count("sha256-") == len(own)


def test_it_asks_for_nothing(tmp_path: Path) -> None:
    html = mill_page(tmp_path, with_source=True).html
    assert not re.search(r"<(?:img|iframe|object|embed|base|form action)\b", html)
    assert re.findall(r"<link [^>]*>", html) == ['<link rel="icon" href="data:,">']
    assert not re.search(r"\bsrc=|@import|url\(", html)


def test_the_data_can_be_read_back(tmp_path: Path) -> None:
    html = mill_page(tmp_path, with_source=True).html
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html)
    assert found is not None
    data = json.loads(found[1])
    assert data["passages"]["1"] == ["s-stones"]
    assert "<" not in found[1] and "&" not in found[1]


@pytest.mark.slow
def test_without_the_source_not_a_word_of_it_is_told_beyond_the_citations(tmp_path: Path) -> None:
    at_hand, not_at_hand = (
        mill_page(tmp_path / str(text), text=text).html for text in (True, False)
    )
    assert at_hand == not_at_hand
    for words in ("towpath", "biscuit", "heron", "of the corn came from the upper"):
        assert words in TEXT.read_text("utf-8") and words not in at_hand


def test_with_the_source_the_whole_of_it_is_there(tmp_path: Path) -> None:
    made = mill_page(tmp_path, with_source=True)
    assert made.missing == ()
    assert "biscuit tin" in made.html
    assert '<div class="paragraph uncited" id="p-miller-5">' in made.html
    assert "3 of 5 paragraphs cited" in made.html


@pytest.mark.slow
@pytest.mark.parametrize("library", [True, False])
def test_a_source_that_is_not_at_hand_is_told_of(tmp_path: Path, library: bool) -> None:
    at_hand = project(tmp_path, text=False) if library else None
    made = page(mill(), library=at_hand, with_source=True)
    assert made.missing == ("miller",)
    assert 'id="essay"' not in made.html


def test_every_entry_and_every_reference_leads_somewhere(tmp_path: Path) -> None:
    html = mill_page(tmp_path, with_source=True).html
    ids = re.findall(r'\bid="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', html)) <= set(ids)


def test_the_same_map_gives_the_same_page(tmp_path: Path) -> None:
    library = project(tmp_path, text=True)
    map = mill()
    verdicts = verify(map, library)
    pages = {page(map, verdicts=verdicts, library=library).html for _ in range(2)}
    assert len(pages) == 1


def test_a_comparison_is_planned_once_and_its_graph_built_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plans, graphs = [], []
    planned, built = _Planner.plan, CombinedGraph._edges

    def counted_plan(planner: _Planner) -> SheetPlan:
        plans.append(planner)
        return planned(planner)

    def counted_graph(graph: CombinedGraph) -> Iterator[tuple[Reference, Edge]]:
        graphs.append(graph)
        return built(graph)

    monkeypatch.setattr(_Planner, "plan", counted_plan)
    monkeypatch.setattr(CombinedGraph, "_edges", counted_graph)
    sheet_page(weirs())
    assert len(plans) == 1
    assert len({id(graph) for graph in graphs}) == 1


def test_no_text_is_written_out_more_often_than_the_page_needs_it() -> None:
    """In full it is in the outline and in its entry, and in the tooltip of the overview."""
    said = "The farmers of the upper valley had by then found cheaper flour in the market town"
    lines = [f"  claim c{n}: {said} for the {n}th time.\n" for n in range(40)]
    html = page(loads("thesis t: It fell silent.\n" + "".join(lines))).html
    shown = html.partition('id="canvas"')[0].count("<title>claim c39: ")
    whole = html.replace('<span class="cut">', "").replace(
        "</span>", ""
    )  # a row in short leaves out a part
    assert whole.count(f"{said} for the 39th time.") == 2 + shown
    assert html.count(said[:55]) <= 40 * 6


DRAFTED = "use a.argmap as a\nuse b.argmap as b\n{0}"
QUESTION = "question q: {0}\n  answer @a.t\n  answer @b.t\n"


@pytest.mark.parametrize(
    ("questions", "told"),
    [
        ("", "This comparison has no questions yet"),
        (QUESTION.format("To be written: which?"), "One question is still to be written."),
        (QUESTION.format("Does it last?"), ""),
    ],
)
def test_a_comparison_of_which_nothing_is_shown_says_what_it_lacks(
    questions: str, told: str
) -> None:
    maps = {"a": loads("thesis t: It lasts."), "b": loads("thesis t: It ends.")}
    html = sheet_page(compare(maps, loads(DRAFTED.format(questions)))).html
    said = html.partition('<p class="missing">')[2].partition("</p>")[0]
    assert said.startswith(told) and bool(said) == bool(told)


def test_an_overview_of_several_theses_lists_them_with_links_to_their_cards() -> None:
    def titled(id: str) -> str:
        return f"thesis {id}: It is {id}.\n  title: So {id} & more\n  claim: Because.\n"

    html = page(loads(titled("a") + titled("b"))).html
    shown = re.search(r'<nav class="headlines".*?</nav>', html, re.DOTALL)
    assert shown is not None
    links = re.findall(r'<a href="#([^"]+)"><i>(\d+)</i> ([^<]+)</a>', shown[0])
    assert links == [("s-a", "1", "So a &amp; more"), ("s-b", "3", "So b &amp; more")]
    assert all(f'id="{id}"' in html for id, _, _ in links)
    assert 'headlines"' not in page(loads(titled("a"))).html


def test_the_picture_of_a_comparison_has_no_second_title() -> None:
    made = sheet_page(weirs())
    assert made.html.count("<h1") == 1 and "Trade or river?</h1>" in made.html
    assert ">Trade or river?</text>" not in made.picture.inline
    assert ">A. Walker</text>" in made.picture.inline  # the head of a column stays


def test_the_questions_of_a_comparison_are_listed_with_links() -> None:
    html = sheet_page(weirs()).html
    shown = re.findall(r'<nav class="headlines".*?</nav>', html, re.DOTALL)
    assert len(shown) == 2  # above the sheet, and on a small screen above the outline
    for listed in shown:
        links = re.findall(r'<a href="#([^"]+)">([^<]+)</a>', listed)
        assert len(links) > 1
        assert all(f'<option value="{name}">' in html for name, _ in links)

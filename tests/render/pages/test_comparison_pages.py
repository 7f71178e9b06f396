"""Comparisons on pages: the answers first, then each question with all its relations."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from argmap.comparison import Comparison
from argmap.render import View
from argmap.render.comparison_sheet.plan import plan_sheet
from argmap.render.pages.booklet import Booklet
from argmap.render.text_layout.card_layout import Card
from argmap.workspace import compare_file
from tests.page.weirs import weirs
from tests.render.pages.reading import booklet, is_on_paper, names, pages_of, references, words

MAPS = Path(__file__).parents[3] / "maps"
A4 = (595.28, 841.89)


@cache
def whole(name: str) -> tuple[Comparison, Booklet, list[str]]:
    """A comparison of the project, its pages, and what is told of them."""
    comparison = compare_file(MAPS / f"{name}.argmap")
    return comparison, *booklet(comparison)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["durability-or-breakdown", "whose-guilt"])
def test_a_comparison_is_complete_on_its_pages(name: str) -> None:
    comparison, found, told = whole(name)
    plan = plan_sheet(comparison)
    relations = [
        node.name
        for sheet in found.sheets
        for node in sheet.graph.nodes()
        if node.sort.startswith("relation") and isinstance(node.panel, Card)
    ]
    pairs = [pair for block in plan.blocks for pair in block.pairs()]
    assert len(set(relations)) >= len(pairs)
    assert all(is_on_paper(sheet, A4) for sheet in found.sheets)
    pages = pages_of(found)
    count = 0
    for sheet in found.sheets:
        for page, link in references(sheet):
            assert pages[link] == page
            count += 1
    assert count
    assert [line.partition(":")[0] for line in told] == ["info"]


@pytest.mark.slow
def test_each_question_starts_a_page_that_the_answers_name() -> None:
    comparison, found, _ = whole("durability-or-breakdown")
    asked = [table.key for table in comparison.questions]
    pages = pages_of(found)
    answers = found.sheets[: pages[f"s-{asked[0]}"] - 1]
    assert 1 <= len(answers) <= 2
    asked_on = [sum(f"band-{key}" in names(sheet) for key in asked) for sheet in answers]
    assert sum(asked_on) == len(asked) and min(asked_on) > 1, "a question alone on a page"
    assert not any(sheet.section == "Legend" for sheet in found.sheets)
    told = " ".join(map(words, answers))
    for key in asked:
        assert f"p. {pages[f's-{key}']}" in told
        assert f"s-{key}" in names(found.sheets[pages[f"s-{key}"] - 1])
    links = {node.link for sheet in answers for node in sheet.graph.nodes() if node.link}
    assert {f"#s-{key}" for key in asked} <= links
    titles = [title for sheet in found.sheets for title in sheet.bookmarks]
    assert titles[0] == "Answers"
    assert len(titles) >= 1 + len(asked)


def test_the_legend_is_on_the_first_page_with_room() -> None:
    found, _ = booklet(weirs())
    assert len(found.sheets) > 1
    assert [n for n, one in enumerate(found.sheets, 1) if "legend" in names(one)] == [1]


def test_figures_are_on_pages_too() -> None:
    found, _ = booklet(weirs())
    assert any("s-figure" in names(sheet) for sheet in found.sheets)


@pytest.mark.slow
def test_one_question_alone() -> None:
    comparison = compare_file(MAPS / "durability-or-breakdown.argmap")
    key = comparison.questions[0].key
    found, _ = booklet(comparison, view=View(question=key))
    assert {sheet.section for sheet in found.sheets} - {"Legend"} == {found.sheets[0].section}
    assert f"s-{key}" in names(found.sheets[0])


@pytest.mark.slow
def test_what_is_outside_any_question_shares_the_last_page() -> None:
    _, found, told = whole("what-was-the-purge-for")
    last, title = found.sheets[-1], "Figures for the same things"
    assert last.bookmarks == (title,) and last.section != title
    assert title in words(last) and is_on_paper(last, A4)
    assert [line.partition(":")[0] for line in told] == ["info"]

"""A comparison on a page or a slide: as much as can be read, and what is left out is told."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from warnings import catch_warnings, simplefilter

import pytest

from argmap.comparison import Comparison, Link
from argmap.page.comparison_entries import sheet_entries
from argmap.page.comparison_outline import ComparisonRow, comparison_outline
from argmap.render import EngineWarning, Paper, View, render_sheet
from argmap.render.comparison_sheet.element_ids import lane_name, name_sheet
from argmap.render.comparison_sheet.paper_fit import PaperFit
from argmap.render.comparison_sheet.plan import plan_sheet
from argmap.render.output.graphviz import find_engine
from argmap.render.theme.theme import LIGHT
from argmap.workspace import compare_file
from tests.page.weirs import weirs

MAPS = Path(__file__).parents[3] / "maps"


@cache
def compared(name: str) -> Comparison:
    return compare_file(MAPS / f"{name}.argmap")


@cache
def whole(name: str, paper: str) -> tuple[str, str]:
    """The picture of a whole comparison, and what is told of it."""
    return fitted(compared(name), paper, View())


def fitted(comparison: Comparison, paper: str, view: View) -> tuple[str, str]:
    """The picture, and what is told of it."""
    with catch_warnings(record=True) as caught:
        simplefilter("always", EngineWarning)
        svg = render_sheet(comparison, paper=Paper.of(paper), view=view).decode()
    (told,) = caught
    return svg, str(told.message)


def words(svg: str) -> str:
    """What one reads on a picture, without its tooltips."""
    return " ".join(re.findall(r"<text[^>]*>([^<]*)", svg))


@pytest.mark.slow
def test_a_small_comparison_fills_a_page() -> None:
    svg, told = fitted(weirs(), "a4", View())
    assert "the whole comparison, text at" in told
    assert 'width="595pt" height="842pt"' in svg or 'width="842pt" height="595pt"' in svg
    assert 'id="s-figure"' in svg


@pytest.mark.slow
@pytest.mark.parametrize(("paper", "least"), [("a4", 3), ("16:9", 2)])
def test_a_question_with_many_relations_shows_the_sharpest(paper: str, least: int) -> None:
    comparison = compared("whose-guilt")
    svg, told = fitted(comparison, paper, View(question="bolshevism"))
    shown = svg.count('class="relation')
    assert shown >= least and f": {shown} of 24 relations, text at" in told
    assert svg.count('class="relation contradicts') == min(shown, 4)
    assert 'id="s-bolshevism"' in svg
    # What there is no room for is told, and what there is room for is told in short.
    told = words(svg)
    assert "Not shown: objections 2, tensions 12, common ground 6" in told
    assert re.search("CONTRADICTIONS +([23] OF )?4", told)
    assert " more" not in told and "verified" not in told


@pytest.mark.slow
def test_the_largest_paper_shows_the_sharpest_relations_of_all_questions() -> None:
    comparison = compared("whose-guilt")
    svg, told = fitted(comparison, "a2", View())
    assert 'width="1191pt" height="1684pt"' in svg or 'width="1684pt" height="1191pt"' in svg
    assert svg.count('class="relation contradicts') >= 5
    for key, link in sharpest_on_phones(comparison).items():
        assert f'id="{lane_name(key, link).replace(f"band-{key}-", "s-")}"' in svg
    points = re.search(r"A2 .*: \d+ of 67 relations, text at ([\d.]+) points", told)
    assert points and float(points[1]) >= 8
    assert svg.count('class="card question"') == 6


@pytest.mark.slow
def test_smaller_paper_shows_the_band_with_the_main_relations() -> None:
    svg, told = fitted(compared("whose-guilt"), "a3", View())
    assert "the answers and 18 of 67 relations, text at" in told
    assert 'class="relation' not in svg and 'id="band-whose-rahv"' in svg


COMPARISONS = ("durability-or-breakdown", "what-was-the-purge-for", "whose-guilt")


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["a4", "16:9"])
@pytest.mark.parametrize("name", COMPARISONS)
def test_the_strongest_relations_are_on_paper(name: str, paper: str) -> None:
    comparison = compared(name)
    svg, _ = whole(name, paper)
    band = plan_sheet(comparison).band
    assert band is not None
    questions = sum(f'id="band-{row.key}"' in svg for row in band.rows)
    part = band.with_most(questions, len(band.ranking))
    names = {link: lane_name(row.key, link) for row in part.rows for link in row.ends}
    names |= {link: lane_name(row.key, link) for row in part.rows for link in row.beneath}
    ranking = [link for link in band.ranking if link in names]
    shown = [link for link in ranking if f'id="{names[link]}"' in svg]
    assert shown == ranking[: len(shown)]


def sharpest_on_phones(comparison: Comparison) -> dict[str, Link]:
    """The disagreement that the outline of a page tells at each question."""
    plan = plan_sheet(comparison)
    outline, *_ = comparison_outline(comparison, plan, sheet_entries(comparison, plan))
    told = {row.entry for row in outline.rows if isinstance(row, ComparisonRow) and row.is_clash}
    return {
        block.key: pair.link
        for block, names in zip(plan.blocks, name_sheet(plan), strict=True)
        for name, pair in zip(names.links(), block.pairs(), strict=True)
        if name in told
    }


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["a4", "16:9", ""])
@pytest.mark.parametrize("name", COMPARISONS)
def test_every_question_shows_the_disagreement_that_phones_show(name: str, paper: str) -> None:
    comparison = compared(name)
    if paper:
        svg, _ = whole(name, paper)
    else:
        svg = render_sheet(comparison).decode()
    plan, found = plan_sheet(comparison), sharpest_on_phones(comparison)
    for block in plan.blocks:
        is_disputed = any(
            group.heading in ("contradictions", "objections", "tensions") for group in block.groups
        )
        assert is_disputed == (block.key in found) or not block.key
    drawn = {key: link for key, link in found.items() if f'id="band-{key}"' in svg}
    assert len(drawn) > 2
    for key, link in drawn.items():
        assert f'id="{lane_name(key, link)}"' in svg, key


@pytest.mark.slow
def test_questions_for_which_there_is_no_room_are_named() -> None:
    svg, told = whole("whose-guilt", "a4")
    said = " ".join(re.sub("<[^>]*>", " ", svg).split())
    assert "4 of 6 questions" in told
    assert "not shown: How much can one man do in history? Could Stalin have been" in said


def test_a_brief_sheet_shows_only_the_texts() -> None:
    told = words(render_sheet(weirs(), view=View(brief=True)).decode())
    assert "The upper farms sent less corn." in told and "For want of trade." in told
    assert "The trade had left the weir." not in told  # the answer is there in short
    assert " corn  " not in told and "below it" not in told and "not found" not in told


@pytest.mark.slow
def test_what_is_drawn_lies_within_the_page() -> None:
    fit = PaperFit(
        compared("durability-or-breakdown"),
        View(question="who"), Paper.of("a4"), LIGHT, find_engine(), {},
    )  # fmt: skip
    with catch_warnings():
        simplefilter("ignore", EngineWarning)
        graph, places = fit.fit()
    wide, high = map(float, places.size)
    for number, node in enumerate(graph.nodes()):
        x, y = places.seen(places.corners[number])
        scale = places.scale[0]
        assert x >= 0 and x + node.size[0] * scale <= wide
        assert y >= 0 and y + node.size[1] * scale <= high

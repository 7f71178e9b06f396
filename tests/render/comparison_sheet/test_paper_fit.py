"""A comparison on a page or a slide: as much as can be read, and what is left out is told."""

from __future__ import annotations

from pathlib import Path
from warnings import catch_warnings, simplefilter

import pytest

from argmap.comparison import Comparison
from argmap.render import EngineWarning, Paper, View, render_sheet
from argmap.render.comparison_sheet.paper_fit import PaperFit
from argmap.render.output.graphviz import find_engine
from argmap.render.theme.theme import LIGHT
from argmap.workspace import compare_file
from tests.page.weirs import weirs

MAPS = Path(__file__).parents[3] / "maps"


def fitted(comparison: Comparison, paper: str, view: View) -> tuple[str, str]:
    """The picture, and what is told of it."""
    with catch_warnings(record=True) as caught:
        simplefilter("always", EngineWarning)
        svg = render_sheet(comparison, paper=Paper.of(paper), view=view).decode()
    (told,) = caught
    return svg, str(told.message)


@pytest.mark.slow
def test_a_small_comparison_fills_a_page() -> None:
    svg, told = fitted(weirs(), "a4", View())
    assert "the whole comparison, text at" in told
    assert 'width="595pt" height="842pt"' in svg or 'width="842pt" height="595pt"' in svg
    assert 'id="s-figure"' in svg


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["a4", "16:9"])
def test_a_question_with_many_relations_shows_the_sharpest(paper: str) -> None:
    comparison = compare_file(MAPS / "whose-guilt.argmap")
    svg, told = fitted(comparison, paper, View(question="bolshevism"))
    assert "relations, text at" in told or "the answers only" in told
    shown = svg.count('class="relation')
    assert svg.count('class="relation contradicts') == min(shown, 4)
    assert 'id="s-bolshevism"' in svg


@pytest.mark.slow
def test_what_is_drawn_lies_within_the_page() -> None:
    fit = PaperFit(
        compare_file(MAPS / "durability-or-breakdown.argmap"),
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

"""The colours and borders of cards are alike in all pictures, and their legends explain them."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from argmap.language import load, loads
from argmap.model import ArgumentMap
from argmap.render import EngineWarning, Paper, Theme, View
from argmap.render.drawings import booklet_of, drawing_of_map, drawing_of_overview, drawing_of_sheet
from argmap.render.output.picture_graph import Graph
from argmap.render.text_layout.caption import Caption
from argmap.render.text_layout.card_layout import Card
from argmap.render.text_layout.legend_samples import StrokeSample, Swatch
from argmap.render.theme.theme import DARK, LIGHT
from argmap.workspace import compare_file
from tests.render import samples

MAPS = Path(__file__).parents[2] / "maps"
ESSAYS = ("wolfe-1957", "deutscher-1956", "guardians", "rahv-1952", "trotsky-1939")
COMPARISONS = ("durability-or-breakdown", "what-was-the-purge-for", "whose-guilt")

EVERY = """
thesis t: T.
  claim a: A.
    objection m: M.
      rebuttal s: S.
  evidence b: B.
  argument c:
    claim d: D.
    assumption e: E.
    unless f: F.
    warrant w: W.
    undercut n: N.
  counter g:
    claim h: H.
    assumption p: P.
  objection i: I.
    rebuttal j: J.
    counter k:
      claim l: L.
      claim o: O.
question q: Q?
  answer r: R.
"""
"""A map with every kind of statement."""


class Signs(NamedTuple):
    """The bars, the backgrounds other than the usual one, and the dashed borders of some cards."""

    bars: set[str]
    grounds: set[str]
    dashed: set[str]


def is_usual(ground: str) -> bool:
    return ground in (LIGHT.page, *(theme.kinds["claim"].ground for theme in (LIGHT, DARK)))


def cards(graph: Graph) -> Iterator[Card]:
    """All cards but those of relations, which name what they are."""
    for node in graph.nodes():
        if isinstance(node.panel, Card) and not node.panel.rounded:
            is_frame = not any(row.lines for row in node.panel.rows)
            if not is_frame:
                yield node.panel


def on_cards(graph: Graph) -> Signs:
    found = [*cards(graph)]
    return Signs(
        {card.accent.bar for card in found if card.bar},
        {card.accent.ground for card in found if not is_usual(card.accent.ground)},
        {card.accent.border for card in found if card.dashed},
    )


def has_legend(graph: Graph) -> bool:
    """Whether a picture has a legend."""
    return any(node.name == "legend" for node in graph.nodes())


def in_legend(graph: Graph) -> tuple[Signs, set[str]]:
    """The signs in a legend, and the colours of the lines in it."""
    [legend] = [node.panel for node in graph.nodes() if node.name == "legend"]
    assert isinstance(legend, Caption) and legend.key is not None
    shown = [entry.sample for entry in legend.key.entries]
    swatches = [one for one in shown if isinstance(one, Swatch)]
    lines = {one.stroke.colour.partition(":")[0] for one in shown if isinstance(one, StrokeSample)}
    signs = Signs(
        {one.bar for one in swatches if one.bar},
        {one.ground for one in swatches if not is_usual(one.ground)},
        {one.border for one in swatches if one.dash != "solid"},
    )
    return signs, lines


def assert_explained(graph: Graph) -> None:
    """The legend has the signs that are on cards, and no others."""
    used, (explained, lines) = on_cards(graph), in_legend(graph)
    assert explained.bars <= used.bars <= explained.bars | lines
    assert explained.grounds == used.grounds
    assert explained.dashed == used.dashed


def everything() -> ArgumentMap:
    return loads(EVERY)


def cases() -> list[ArgumentMap]:
    return [everything(), samples.library(), samples.despotism(), samples.sections()]


@pytest.mark.slow
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", ["every", "library", "despotism", "sections", *ESSAYS])
@pytest.mark.parametrize("kind", ["map", "overview", "a4", "16:9"])
def test_a_legend_has_the_signs_on_the_cards_and_no_others(
    name: str, kind: str, theme: Theme
) -> None:
    small = dict(zip(("every", "library", "despotism", "sections"), cases(), strict=True))
    map = small[name] if name in small else load(MAPS / f"{name}.argmap")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", EngineWarning)
        if kind == "map":
            assert_explained(drawing_of_map(map, theme=theme).graph)
        else:
            paper = None if kind == "overview" else Paper.of(kind)
            assert_explained(drawing_of_overview(map, theme, paper=paper).graph)


def look(graph: Graph, name: str) -> tuple[str, str]:
    [node] = [node for node in graph.nodes() if node.name == name]
    assert isinstance(node.panel, Card)
    return node.panel.accent.bar, node.panel.accent.ground


def test_a_statement_has_the_same_bar_and_background_in_the_map_and_the_overview() -> None:
    map = everything()
    whole, summary = drawing_of_map(map).graph, drawing_of_overview(map).graph
    keys = [one.key for one in map.statements]
    assert {"j", "e", "b", "f", "h", "l"} <= {*keys}
    for key in keys:
        assert look(whole, f"s-{key}") == look(summary, f"o-{key}"), key


@pytest.mark.slow
@pytest.mark.parametrize("name", ["rahv-1952"])
def test_the_legend_of_a_booklet_has_all_signs_of_its_pages(name: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", EngineWarning)
        first, *pages = booklet_of(load(MAPS / f"{name}.argmap"), Paper.of("a4")).sheets
    assert_explained(first.graph)
    used = [on_cards(page.graph) for page in pages]
    [page] = [page for page in pages if has_legend(page.graph)]
    explained, lines = in_legend(page.graph)
    assert set().union(*(one.bars for one in used)) <= explained.bars | lines
    assert set().union(*(one.grounds for one in used)) == explained.grounds
    assert set().union(*(one.dashed for one in used)) == explained.dashed


@pytest.mark.slow
@pytest.mark.parametrize("name", COMPARISONS)
@pytest.mark.parametrize("depth", [0, 2])
def test_the_legend_of_a_comparison_explains_dashed_borders_and_grey_cards(
    name: str, depth: int
) -> None:
    comparison = compare_file(MAPS / f"{name}.argmap")
    graph = drawing_of_sheet(comparison, view=View(depth=depth)).graph
    used, (explained, _) = on_cards(graph), in_legend(graph)
    assert used.dashed == explained.dashed
    assert {LIGHT.ghost} & used.grounds <= explained.grounds

"""Whole maps on pages: everything is there once, can be read, and is found by its page number."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from warnings import catch_warnings, simplefilter

import pytest
from hypothesis import HealthCheck, given, settings

from argmap.evaluation import evaluate
from argmap.language import load, loads
from argmap.model import ArgumentMap, Statement
from argmap.render import EngineWarning, Paper, View
from argmap.render.diagram.scene_builder import box_name
from argmap.render.drawings import booklet_of
from argmap.render.pages.booklet import Booklet
from argmap.render.text_layout.caption import Caption
from argmap.render.text_layout.card_layout import Card
from argmap.render.theme.measures import ARIAL
from tests.render import samples
from tests.render.pages.reading import (
    booklet,
    is_on_paper,
    names,
    pages_of,
    references,
    words,
)
from tests.strategies import maps

MAPS = Path(__file__).parents[3] / "maps"
ESSAYS = ("deutscher-1956", "guardians", "rahv-1952", "trotsky-1939", "wolfe-1957")
A4 = (595.28, 841.89)


@cache
def essay(name: str) -> tuple[ArgumentMap, Booklet, list[str]]:
    """A map of the project, its pages, and what is told of them."""
    map = load(MAPS / f"{name}.argmap")
    return map, *booklet(map)


def drawn(found: Booklet) -> list[str]:
    return [name for sheet in found.sheets for name in names(sheet)]


def assert_complete(map: ArgumentMap, found: Booklet) -> None:
    """Every statement and argument is drawn once, beside the overview and references."""
    boxes = drawn(found)
    for key in map.nodes:
        assert boxes.count(box_name(map, key)) == 1, key
    lines = {edge.id for sheet in found.sheets for edge in sheet.graph.edges()}
    assert sum(len([*sheet.graph.edges()]) for sheet in found.sheets) == len(lines)


def assert_true_references(found: Booklet) -> None:
    pages = pages_of(found)
    for sheet in found.sheets:
        told = [*references(sheet)]
        for page, link in told:
            assert pages[link] == page
        led = [node for node in sheet.graph.nodes() if node.sort.startswith("stub") and node.link]
        wanted = {node.link.removeprefix("#") for node in led} - {*names(sheet)}
        assert wanted <= {link for _, link in told}
        assert not {link for _, link in told} & {*names(sheet)}, "a page number on its own page"


def small(found: Booklet) -> list[float]:
    """The sizes of the texts of statements that are smaller than 8 points."""
    sizes = []
    for sheet in found.sheets[1:]:
        for node in sheet.graph.nodes():
            if node.sort.startswith("card") and isinstance(node.panel, Card):
                faces = {
                    run.face for block in node.panel.blocks for line in block.lines for run in line
                }
                texts = [face.size for face in faces if face in (ARIAL.text, ARIAL.deep)]
                sizes += [size * sheet.places.scale[1] for size in texts]
    return [size for size in sizes if size < 8 - 1e-6]


@pytest.mark.slow
@pytest.mark.parametrize("name", ESSAYS)
def test_an_essay_is_complete_and_readable_on_its_pages(name: str) -> None:
    map, found, told = essay(name)
    assert_complete(map, found)
    assert_true_references(found)
    assert not small(found)
    assert len({sheet.places.scale for sheet in found.sheets[1:]}) == 1
    assert all(is_on_paper(sheet, A4) for sheet in found.sheets)
    assert [line.partition(":")[0] for line in told] == ["info"]
    assert f"{len(found.sheets)} pages, text at 8.0 points" in told[0]


@pytest.mark.slow
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(maps())
def test_any_map_is_complete_on_its_pages(map: ArgumentMap) -> None:
    found, _ = booklet(map)
    assert_complete(map, found)
    assert_true_references(found)


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["letter", "16:9"])
@pytest.mark.parametrize(
    "map",
    [
        samples.library(),
        samples.sections(),
        samples.subsections(),
        samples.comparison(),
        samples.deep(),
        samples.wide(),
        samples.hostile(),
        samples.scripts(),
    ],
    ids=lambda map: map.title,
)
def test_small_maps_are_complete_on_all_paper(map: ArgumentMap, paper: str) -> None:
    found, _ = booklet(map, paper)
    assert_complete(map, found)
    assert_true_references(found)
    sheet = Paper.of(paper)
    assert all(is_on_paper(one, (sheet.width, sheet.height)) for one in found.sheets)


BRIDGES = (
    "map: Bridges\n\nthesis t: Keep it.\n\nsection: Costs\n\n@t\n  objection o: It costs.\n"
    "    rebuttal r: Little.\n\nsection: Use\n\n@t\n  claim u: It is used.\n"
)


@pytest.mark.slow
def test_short_sections_share_a_page_that_names_them() -> None:
    found, _ = booklet(loads(BRIDGES))
    assert [sheet.section for sheet in found.sheets] == ["", "A  Costs · B  Use"]
    assert [sheet.bookmarks for sheet in found.sheets] == [
        ("Overview",),
        ("Bridges", "A  Costs", "B  Use"),
    ]
    said = words(found.sheets[1])
    corners = found.sheets[1].places.corners
    tops = {node.name: corners[at][1] for at, node in enumerate(found.sheets[1].graph.nodes())}
    costs, use = sorted(name for name in tops if name.startswith("section-"))
    assert tops["s-t"] < tops[costs] < tops["s-o"] and tops[costs] <= tops[use] < tops["s-u"]
    assert "1 answered objection: A1" in said and "1 reason: B1" in said
    assert "p. 2" not in said
    heads = [node for node in found.sheets[1].graph.nodes() if node.name.startswith("section-")]
    widths = {node.panel.width for node in heads if isinstance(node.panel, Caption)}
    assert len(heads) == 2 and len(widths) == 1


@pytest.mark.slow
def test_a_section_for_which_there_is_no_room_starts_a_page() -> None:
    many = "".join(f"  claim: {'It is used by very many people. ' * 5}\n" for _ in range(24))
    found, _ = booklet(loads(f"{BRIDGES}\nsection: Users\n\n@t\n{many}"))
    assert [sheet.section for sheet in found.sheets][:3] == ["", "A  Costs · B  Use", "C  Users"]
    assert [sheet.bookmarks for sheet in found.sheets][2] == ("C  Users",)
    nodes = [*found.sheets[2].graph.nodes()]
    [heading] = [node for node in nodes if node.name == "section-1"]
    assert isinstance(heading.panel, Caption) and not heading.panel.rule
    assert any(node.sort.startswith("card") for node in nodes)


LONG = "It is used by very many people. " * 5


@pytest.mark.slow
def test_the_legend_is_on_the_first_page_with_room() -> None:
    many = "".join(f"  claim: {LONG}\n" for _ in range(70))
    found, _ = booklet(loads(f"{BRIDGES}\nsection: Users\n\n@t\n{many}"))
    assert len(found.sheets) > 4
    with_legend = [number for number, sheet in enumerate(found.sheets) if "legend" in names(sheet)]
    assert with_legend == [0, 1]  # that of the overview is for its own signs


@pytest.mark.slow
def test_no_page_of_an_essay_has_the_legend_alone() -> None:
    _, found, _ = essay("guardians")
    assert all(len(names(sheet)) > 1 for sheet in found.sheets)


def joined(first: int, second: int) -> ArgumentMap:
    """A map of two theses in tension, with so many reasons each."""
    reasons = [
        "".join(f"  claim {key}{n}: {LONG}\n" for n in range(count))
        for key, count in (("a", first), ("b", second))
    ]
    return loads(f"thesis t: T.\n{reasons[0]}thesis u: U.\n{reasons[1]}t in-tension-with u: So.\n")


@pytest.mark.slow
def test_theses_that_are_related_share_a_page_if_there_is_room() -> None:
    found, _ = booklet(joined(2, 2))
    assert "rel-s-t--s-u" in names(found.sheets[1])


@pytest.mark.slow
def test_theses_that_are_related_are_set_apart_if_they_do_not_fit_on_a_page() -> None:
    found, _ = booklet(joined(20, 20))
    assert_true_references(found)
    pages = pages_of(found)
    assert pages["s-t"] < pages["s-u"]
    for thesis, reason in (("s-t", "s-a0"), ("s-u", "s-b0")):
        assert pages[thesis] == pages[reason]
    assert "IN TENSION WITH" in words(found.sheets[pages["s-t"] - 1])
    assert f"see 22, p. {pages['s-u']}" in words(found.sheets[pages["s-t"] - 1])
    assert f"see 1, p. {pages['s-t']}" in words(found.sheets[pages["s-u"] - 1])


@pytest.mark.slow
def test_a_large_branch_is_continued_rather_than_the_small_ones_beside_it() -> None:
    deep = "".join(f"    claim a{n}: {LONG}\n" for n in range(60))
    found, _ = booklet(loads(f"thesis t: T.\n  claim a: A.\n{deep}  claim b: B.\n  claim c: C.\n"))
    assert {"s-t", "s-a", "s-a0", "s-b", "s-c"} <= {*names(found.sheets[1])}
    assert "CLAIM CONTINUED" in words(found.sheets[2])
    assert not any("THESIS CONTINUED" in words(sheet) for sheet in found.sheets)


def test_an_empty_map_is_one_page() -> None:
    found, _ = booklet(samples.empty())
    assert len(found.sheets) == 1


def test_a_map_without_sections_follows_its_overview() -> None:
    found, _ = booklet(samples.tiny())
    assert [sheet.section for sheet in found.sheets] == ["", ""]


def test_the_overview_leads_to_the_statements() -> None:
    found, _ = booklet(samples.tiny())
    links = {node.link for node in found.sheets[0].graph.nodes() if node.link}
    assert links and links <= {f"#{name}" for name in drawn(found)}


def test_references_of_the_overview_have_the_pages_to_which_they_lead() -> None:
    map = loads(
        "thesis t: T.\n  objection o: O.\n    rebuttal @a\nsection: Grounds\nthesis u: U.\n"
        "  argument:\n    claim a: A.\n    claim b: B.\n"
    )
    found, _ = booklet(map)
    (page,) = [at for at, sheet in enumerate(found.sheets, 1) if "s-a" in names(sheet)]
    assert f"see A3, p. {page}" in words(found.sheets[0]).replace("\xa0", " ")


@pytest.mark.slow
def test_what_is_too_wide_is_continued_between_its_branches() -> None:
    text = "thesis t: It stays.\n" + "".join(f"  claim c{n}: Reason {n}.\n" for n in range(120))
    map = loads(text)
    found, _ = booklet(map)
    assert len(found.sheets) > 3
    assert_complete(map, found)
    assert "reasons: 53–121, pp. 3–4" in words(found.sheets[1])
    first, *others = (sheet for sheet in found.sheets[1:] if "legend" not in names(sheet)[:1])
    assert "s-t" in names(first)
    for sheet in others:
        assert "THESIS CONTINUED" in words(sheet)
        assert "see 1, p. 2" in words(sheet)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["guardians", "wolfe-1957"])
def test_all_that_is_told_to_be_on_a_page_is_there(name: str) -> None:
    _, found, _ = essay(name)
    said_on = ["", *(words(sheet) for sheet in found.sheets)]
    told = 0
    for sheet in found.sheets[1:]:
        said = words(sheet)
        for where, first, last in re.findall(r": ([A-Z0-9–, ]+), pp?\. (\d+)(?:–(\d+))?", said):
            there = " ".join(said_on[int(first) : int(last or first) + 1])
            for number in re.findall(r"[A-Z]*\d+", where):
                assert re.search(rf"\b{number}\b", there), (where, first, last)
                told += 1
    assert told > 10


@pytest.mark.slow
def test_what_is_too_deep_is_continued_below() -> None:
    map = samples.deep()
    found, told = booklet(map)
    assert_complete(map, found)
    assert not small(found)
    assert len(told) == 1


@pytest.mark.slow
def test_a_card_that_is_too_large_is_scaled_down_and_told() -> None:
    map = loads("thesis t: Short.\n  claim c: " + "many words " * 900 + "\n    claim d: Short.\n")
    found, told = booklet(map)
    assert_complete(map, found)
    assert all(is_on_paper(sheet, A4) for sheet in found.sheets)
    page = pages_of(found)["s-c"]
    assert any(f"page {page}: a part too large for a page is scaled down" in one for one in told)
    others = [sheet for number, sheet in enumerate(found.sheets, 1) if number not in (1, page)]
    assert len({sheet.places.scale for sheet in others}) == 1


@pytest.mark.slow
def test_no_words_of_a_reference_overlap_its_page_number() -> None:
    map = load(MAPS / "wolfe-1957.argmap")
    with catch_warnings():
        simplefilter("ignore", EngineWarning)
        found = booklet_of(map, Paper.of("a4"), evaluation=evaluate(map))
    cards = [node.panel for sheet in found.sheets for node in sheet.graph.nodes()]
    for card in cards:
        if isinstance(card, Card):
            assert sum(run.width for run in (*card.head, *card.corner)) <= card.measure


@pytest.mark.slow
def test_neighbours_that_are_related_stay_together() -> None:
    map = loads(
        "thesis t: T.\n"
        + "".join(f"  claim a{n}: Reason {n}.\n" for n in range(60))
        + "\n"
        + "".join(f"a{n} in-tension-with a{n + 1}: So.\n" for n in range(0, 60, 2))
    )
    found, _ = booklet(map)
    assert_complete(map, found)
    pages = pages_of(found)
    relations = [one for one in pages if one.startswith("rel-")]
    for name in relations:
        first, second = name.removeprefix("rel-").split("--")
        assert pages[first] == pages[second] == pages[name]


@pytest.mark.slow
def test_a_part_of_a_map_has_no_overview() -> None:
    found, _ = booklet(samples.library(), view=View(depth=1))
    assert "Overview" not in found.sheets[0].bookmarks
    shown = [one for one in samples.library().nodes.values() if isinstance(one, Statement)]
    assert len(drawn(found)) < len(shown) + 40


@pytest.mark.slow
def test_the_same_map_has_the_same_pages() -> None:
    first, _ = booklet(samples.library())
    second, _ = booklet(samples.library())
    assert first == second

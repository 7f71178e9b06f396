"""Nothing is left out in silence: each statement is drawn, or counted as not shown, and read."""

from __future__ import annotations

import re
import warnings
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.language import load, parse
from argmap.model import ArgumentMap, Item, Kind, Reopening, Section, Statement
from argmap.page.statement_entries import entries
from argmap.render import DIRECTIONS, Paper, View, render
from argmap.render.diagram.card_alt_text import share_of
from argmap.render.diagram.folding import folded
from argmap.render.diagram.scene_builder import box_name, build_scene
from argmap.verbalize import read_aloud
from tests.strategies import maps

pytestmark = pytest.mark.slow

MAPS = sorted((Path(__file__).parents[3] / "maps").glob("*.argmap"))
SVG = "{http://www.w3.org/2000/svg}"

CIRCLES = (
    "map: M\nthesis t: T.\n\n@a\n  claim a: A.\n    claim b: B.\n",
    "map: M\nthesis t: T.\n\n@a\n  claim b: B\n\n@b\n  claim a: A\n",
    "map: M\n@a\n  claim b: B\n\nsection: S\n\n@b\n  claim a: A\n    objection: no\n\n@a\n"
    "  claim z: Z",
    "map: M\nthesis t: T.\n\n@s\n  argument s: S.\n    claim b: B.\n",
    "map: M\n@gone\n  claim a: A\n\n@a\n  claim b: B\n",
    "map: M\n@a\n  claim b: B\n\n@c\n  claim a: A\n\n@b\n  claim c: C\n    claim d: D\n",
    "map: M\nquestion q: Q?\n\n@a\n  answer a: A.\n    rebuttal r: R.\n\n@r\n  rebuttal x: X.\n",
)


@st.composite
def tangles(draw: st.DrawFn) -> ArgumentMap:
    """Maps whose statements stand under one another in any order, also under themselves."""
    keys = draw(st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8))
    items: list[Item] = []
    left = list(keys)
    while left:
        if draw(st.integers(0, 5)) == 0:
            level = draw(st.sampled_from((1, 2)))
            items.append(Section(draw(st.sampled_from(("One", "Two"))), level=level))
        start = draw(st.sampled_from((*keys, "", "gone")))
        open_keys: list[str] = []
        if start:
            items.append(Reopening(start))
            open_keys = [start]
        for _ in range(draw(st.integers(0, 3)) + (not start)):
            if not left:
                break
            key = left.pop()
            if open_keys:
                del open_keys[draw(st.integers(1, len(open_keys))) :]
            under = open_keys[-1] if open_keys else None
            kind = draw(st.sampled_from((Kind.CLAIM, Kind.OBJECTION))) if under else Kind.THESIS
            items.append(Statement(kind, f"Said {key}.", key=key, under=under))
            open_keys.append(key)
    return ArgumentMap("M", items)


@st.composite
def views(draw: st.DrawFn, map: ArgumentMap) -> View:
    keys = st.sampled_from([*map.nodes]) if map.nodes else st.nothing()
    return View(
        depth=draw(st.none() | st.integers(0, 3)),
        focus=draw(st.none() | keys),
        fold=draw(st.lists(keys, max_size=2)) if map.nodes else (),
        joined=draw(st.booleans()),
    )


def assert_nothing_is_lost(map: ArgumentMap, svg: bytes) -> None:
    """Every statement has a card, or the picture says how many of them have."""
    root = ElementTree.fromstring(svg)
    drawn = {group.get("id") for group in root.iter(f"{SVG}g")}
    shown = sum(box_name(map, one.key) in drawn for one in map.statements)
    written = " ".join(text.text or "" for text in root.iter(f"{SVG}text"))
    if shown < len(map):
        assert f"{shown:,} of {len(map):,} statements" in written


def assert_all_is_counted(map: ArgumentMap, view: View) -> None:
    found = folded(build_scene(map), view)
    roots = {root for band in found.bands for root in band.roots}
    reached, waiting = set(roots), list(roots)
    while waiting:
        for edge in found.boxes[waiting.pop()].edges:
            if edge.to not in reached:
                reached.add(edge.to)
                waiting.append(edge.to)
    assert reached == set(found.boxes)  # what is planned is drawn
    planned = [one for one in map.statements if box_name(map, one.key) in found.boxes]
    if len(planned) < len(map):
        assert share_of(found, map).startswith(f"{len(planned):,} of {len(map):,} ")
    if view.focus is None:
        hidden = sum(box.hidden for box in found.boxes.values())
        assert hidden >= len(map) - len(planned)


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_the_maps_are_drawn_whole(path: Path, direction: str) -> None:
    map = load(path)
    assert_nothing_is_lost(map, render(map, direction=direction))


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_of_the_maps_what_is_not_drawn_is_counted(path: Path) -> None:
    map = load(path)
    keys = [one.key for one in map.statements if map.children(one.key)][:3]
    for view in (View(depth=0), View(depth=1), View(fold=keys), *(View(focus=k) for k in keys)):
        assert_all_is_counted(map, view)
        assert_nothing_is_lost(map, render(map, view=view))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert_nothing_is_lost(map, render(map, paper=Paper.of("a4"), view=View(depth=1)))


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_the_maps_are_read_and_told_whole(path: Path) -> None:
    assert_is_told(load(path))


def assert_is_told(map: ArgumentMap) -> None:
    heard = " ".join(read_aloud(map).split())
    for statement in map.statements:
        assert " ".join(statement.text.split()) in heard
    told = [one.name for one in entries(map, ())]
    assert sorted(told) == sorted(box_name(map, key) for key in map.nodes)


@pytest.mark.parametrize("text", CIRCLES)
def test_what_holds_itself_is_drawn_read_and_told(text: str) -> None:
    map = parse(text).map
    assert len(map) >= 2
    everything = [View(), View(depth=0), View(depth=1), View(joined=True)]
    for key in map.nodes:
        everything += [View(focus=key), View(fold=key), View(fold=key, joined=True)]
    for view in everything:
        assert_all_is_counted(map, view)
        assert_nothing_is_lost(map, render(map, view=view))
    for direction in DIRECTIONS:
        svg = render(map, direction=direction).decode()
        assert all(f'id="{box_name(map, one.key)}"' in svg for one in map.statements)
    assert_is_told(map)


def test_a_statement_that_holds_itself_is_not_counted_with_what_is_below_it() -> None:
    map = parse(CIRCLES[0]).map
    assert folded(build_scene(map), View(fold="a")).boxes["s-a"].hidden == 1


def test_a_great_many_that_hold_one_another_take_no_longer() -> None:
    several = 3000
    text = "".join(f"@k{n}\n  claim y{n}: Y.\n\n" for n in range(several)) + "@k0\n"
    text += "".join(f"{'  ' * (n + 1)}claim k{n}: K.\n" for n in range(200))
    text += "".join(f"\n@k{n - 1}\n  claim k{n}: K.\n" for n in range(200, several))
    map = parse(text).map
    assert len(map) == 2 * several
    found = build_scene(map)
    assert sum(isinstance(box.content, Statement) for box in found.boxes.values()) == len(map)
    assert len(list(re.finditer("K", read_aloud(map)))) >= several


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_of_any_tangle_nothing_is_lost(data: st.DataObject) -> None:
    map = data.draw(tangles())
    assert_all_is_counted(map, View())
    assert_all_is_counted(map, data.draw(views(map)))
    assert_is_told(map)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_of_any_map_nothing_is_lost(data: st.DataObject) -> None:
    map = data.draw(maps())
    assert_all_is_counted(map, View())
    assert_all_is_counted(map, data.draw(views(map)))
    told = [one.name for one in entries(map, ())]
    assert sorted(told) == sorted(box_name(map, key) for key in map.nodes)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_of_any_tangle_all_is_drawn(data: st.DataObject) -> None:
    map = data.draw(tangles())
    assert_nothing_is_lost(map, render(map, direction=data.draw(st.sampled_from(DIRECTIONS))))
    view = data.draw(views(map))
    assert_nothing_is_lost(map, render(map, view=view))

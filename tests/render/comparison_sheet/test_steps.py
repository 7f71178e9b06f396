"""Steps on a sheet: premises that are linked stand below one step, and an undercut meets that."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.comparison import CombinedGraph, Comparison, compare
from argmap.language import loads
from argmap.model import Argument, ArgumentMap, Relation, RelationKind
from argmap.render import View, render_sheet
from argmap.render.comparison_sheet.plan import plan_sheet
from argmap.render.comparison_sheet.rows import Row
from tests.strategies import maps

ONE = """\
map: One
author: Ann

thesis t: The quay must close.
  argument g:
    claim p: The quay loses money.
    claim q: What loses money must close.
    assumption u: No grant will come.
    warrant w: Accounts decide.
  claim c: Ships have grown.
"""
OTHER = "map: Other\nauthor: Bob\n\nthesis t: It must stay.\n  claim d: It may lose money.\n"
USES = "map: By\nuse a.argmap as a\nuse b.argmap as b\n\n"


def related(*lines: str) -> Comparison:
    return compare({"a": loads(ONE), "b": loads(OTHER)}, loads(USES + "\n\n".join(lines) + "\n"))


def outline(rows: list[Row]) -> list[tuple[str, str, str]]:
    """Each row, what it stands below, and how it bears on that."""
    return [
        (
            str(row.key),
            str(rows[row.under].key) if row.under >= 0 else "",
            row.sort.value if row.depth else "",
        )
        for row in rows
    ]


STEP = [
    ("a.g", "a.t", "support"),
    ("a.p", "a.g", "premise"),
    ("a.q", "a.g", "premise"),
    ("a.u", "a.g", "premise"),
    ("a.w", "a.g", "warrant"),
]


RELATED = "a.t contradicts b.t", "a.q contradicts b.d"
ON_T = View(focus="a.t")


def test_a_step_keeps_all_its_premises_below_it() -> None:
    (block,) = plan_sheet(related(*RELATED), ON_T).blocks
    assert outline(block.trees["a"]) == [("a.t", "", ""), *STEP]


def test_an_undercut_leads_to_the_step() -> None:
    comparison = related("a.t contradicts b.t", "b.d undercuts a.g: It does not follow.")
    svg = render_sheet(comparison).decode()
    card = "s-b--d-undercuts-a--g"
    assert f'id="e-s-a--g--{card}"' in svg
    assert f'id="e-s-a--t--{card}"' not in svg
    step = re.search(r'<g id="s-a--g" class="step".*?</g>', svg, re.S)
    assert step is not None
    words = " ".join(re.findall(r">([^<]+)</text>", step[0]))
    assert "the inference from “The quay loses money”, “What loses money must close”" in words


def test_an_undercut_step_is_a_card_with_its_premises_below() -> None:
    undercut = "b.d undercuts a.g: It does not follow."
    svg = render_sheet(related("a.t contradicts b.t", undercut), view=ON_T).decode()
    assert re.search(r'<g id="s-a--g__2" class="step".*?<text', svg, re.S)
    assert 'id="e-s-a--g__2--s-a--p"' in svg


def test_premises_meet_in_a_dot_where_nothing_is_said_of_their_step() -> None:
    svg = render_sheet(related(*RELATED), view=ON_T).decode()
    step = re.search(r'<g id="s-a--g" class="step".*?</g>', svg, re.S)
    assert step is not None
    assert "<ellipse" in step[0]
    assert 'class="support"' in svg and 'class="premise"' in svg and 'class="warrant"' in svg


def test_an_unsaid_premise_is_marked_as_the_mappers() -> None:
    svg = render_sheet(related(*RELATED), view=ON_T).decode()
    assert "unstated; supplied by the mapper" in svg


def test_an_unsaid_premise_of_a_reported_view_is_not_the_reported_persons() -> None:
    one = ONE.replace("  argument g:\n", "  argument g:\n    by: Cid\n")
    by = loads(f"{USES}a.t contradicts b.t\n\na.p contradicts b.d\n")
    svg = render_sheet(
        compare({"a": loads(one), "b": loads(OTHER)}, by), view=View(depth=1)
    ).decode()
    card = re.search(r'<g id="s-a--u".*?</g>', svg, re.S)
    assert card is not None
    assert "unstated; supplied by the mapper" in card[0]
    assert "Cid" not in card[0]


def test_a_step_stands_on_the_level_of_its_premises() -> None:
    comparison = related("question f: Which?\n  answer @a.t\n  answer @b.t")
    (block,) = plan_sheet(comparison, View(depth=1)).blocks
    assert outline(block.trees["a"]) == [("a.t", "", ""), *STEP, ("a.c", "a.t", "support")]
    (block,) = plan_sheet(comparison).blocks
    assert [(str(row.key), row.hidden) for row in block.answers["a"]] == [("a.t", 5)]
    assert not block.trees


def test_what_supports_across_the_maps_is_a_line_of_its_own() -> None:
    svg = render_sheet(related("a.c supports b.d: So it does.")).decode()
    assert 'class="relation supports"' in svg
    assert "Ann for Bob" in svg


def test_a_report_and_the_original_are_told_apart_from_agreement() -> None:
    one = ONE.replace("  claim c: Ships have grown.\n", "  claim c: It may.\n    by: Bob\n")
    by = loads(f"{USES}a.c same-as b.d\n")
    svg = render_sheet(compare({"a": loads(one), "b": loads(OTHER)}, by)).decode()
    assert "a report, and the original" in svg
    assert "Bob, as Ann reports · Bob" in svg
    assert ">say the same<" not in re.sub(r"(?s)^.*?id=\"[^\"]*legend\".*?</g>", "", svg)


def test_a_deep_tree_stays_in_its_column() -> None:
    deep = "".join(f"{'  ' * (at + 1)}claim c{at}: C.\n" for at in range(60))
    maps = {"a": loads("map: A\nthesis t: T.\n" + deep), "b": loads(OTHER)}
    by = loads(f"{USES}a.c59 contradicts b.d\n\na.t contradicts b.t\n")
    (block,) = plan_sheet(compare(maps, by), ON_T).blocks
    assert len(block.trees["a"]) == 61
    assert max(row.inset for row in block.trees["a"]) <= 100


def test_what_no_line_can_show_stands_on_the_cards() -> None:
    svg = render_sheet(related("a.c same-as a.p: In effect.")).decode()
    assert svg.count("says the same as") == 2


KINDS = st.sampled_from(list(RelationKind))
RELATIONS = st.lists(st.tuples(st.integers(0, 99), KINDS, st.integers(0, 99)), max_size=5)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(maps(), maps(), RELATIONS)
def test_what_is_drawn_is_what_is_written(
    one: ArgumentMap, other: ArgumentMap, drawn: list[tuple[int, RelationKind, int]]
) -> None:
    """Every support and attack between two cards of a tree is drawn, and no other; a step has all
    its premises; and every relation is on the sheet.
    """
    keys = [
        [f"{name}.{statement.key}" for statement in map.statements if statement.id]
        for name, map in (("a", one), ("b", other))
    ]
    if not all(keys):
        return
    relations = [
        Relation(keys[0][first % len(keys[0])], kind, keys[1][second % len(keys[1])])
        for first, kind, second in drawn
        if kind is not RelationKind.UNDERCUTS
    ]
    comparison = compare({"a": one, "b": other}, ArgumentMap("By", relations))
    graph = CombinedGraph(comparison.maps)
    linked = set()
    for block in plan_sheet(comparison).blocks:
        linked |= {frozenset(pair.link.ends) for pair in block.pairs()}
        for pair in block.pairs():
            assert {row.key for row in pair.rows} == set(pair.link.ends)
    assert linked == {
        frozenset(map(comparison.maps.reference, (one.first, one.second))) for one in relations
    }
    for focus in (keys[0][0], keys[1][0]):
        for block in plan_sheet(comparison, View(depth=2, focus=focus)).blocks:
            for name, rows in block.trees.items():
                assert_as_written(name, rows, graph)


def assert_as_written(name: str, rows: list[Row], graph: CombinedGraph) -> None:
    shown = {row.key for row in rows}
    edges = {(rows[row.under].key, row.key) for row in rows if row.under >= 0}
    written = {
        (key, edge.source)
        for key in shown
        for edge in graph.incoming.get(key, ())
        if edge.source in shown and graph.side(edge.source) == name
    }
    assert edges == written
    for key in shown:
        if isinstance(graph.maps[key], Argument) and graph.step_of(key):
            assert {one.source for one in graph.incoming[key] if one.is_support} <= shown

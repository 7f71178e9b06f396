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


def test_a_step_keeps_all_its_premises_below_it() -> None:
    (block,) = plan_sheet(related("a.t contradicts b.t", "a.q contradicts b.d")).blocks
    assert outline(block.columns["a"]) == [("a.t", "", ""), *STEP]


def test_an_undercut_leads_to_the_step() -> None:
    comparison = related("a.t contradicts b.t", "b.d undercuts a.g: It does not follow.")
    svg = render_sheet(comparison).decode()
    card = "s-b--d-undercuts-a--g"
    assert f'id="e-s-a--g--{card}"' in svg
    assert f'id="e-s-a--t--{card}"' not in svg
    assert re.search(r'<g id="s-a--g" class="step".*?the inference from its premises', svg, re.S)


def test_premises_meet_in_a_dot_where_nothing_is_said_of_their_step() -> None:
    svg = render_sheet(related("a.t contradicts b.t", "a.q contradicts b.d")).decode()
    step = re.search(r'<g id="s-a--g" class="step".*?</g>', svg, re.S)
    assert step is not None
    assert "<ellipse" in step[0]
    assert 'class="support"' in svg and 'class="premise"' in svg and 'class="warrant"' in svg


def test_an_unsaid_premise_is_marked_as_the_mappers() -> None:
    svg = render_sheet(related("a.t contradicts b.t", "a.q contradicts b.d")).decode()
    assert "unstated; supplied by the mapper" in svg


def test_an_unsaid_premise_of_a_reported_view_is_not_the_reported_persons() -> None:
    one = ONE.replace("  argument g:\n", "  argument g:\n    by: Cid\n")
    by = loads(f"{USES}a.t contradicts b.t\n\na.p contradicts b.d\n")
    svg = render_sheet(compare({"a": loads(one), "b": loads(OTHER)}, by)).decode()
    card = re.search(r'<g id="s-a--u".*?</g>', svg, re.S)
    assert card is not None
    assert "unstated; supplied by the mapper" in card[0]
    assert "Cid" not in card[0]


def test_a_step_stands_on_the_level_of_its_premises() -> None:
    comparison = related("question f: Which?\n  answer @a.t\n  answer @b.t")
    (block,) = plan_sheet(comparison, View(depth=1)).blocks
    assert outline(block.columns["a"]) == [("a.t", "", ""), *STEP, ("a.c", "a.t", "support")]
    (block,) = plan_sheet(comparison, View(depth=0)).blocks
    assert [(str(row.key), row.hidden) for row in block.columns["a"]] == [("a.t", 5)]


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
    (block,) = plan_sheet(
        compare(maps, loads(f"{USES}a.c59 contradicts b.d\n\na.t contradicts b.t\n"))
    ).blocks
    assert max(row.inset for row in block.columns["a"]) <= 100


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
    """Every support and attack between two cards of a column is drawn, and no other; a step has
    all its premises; and every relation is on the sheet.
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
        linked |= {(str(link.first), link.kind, str(link.second)) for link in block.links}
        for name, rows in block.columns.items():
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
                if isinstance(comparison.maps[key], Argument) and graph.step_of(key):
                    assert {one.source for one in graph.incoming[key] if one.is_support} <= shown
    expected = {
        (*(sorted(ends) if one.kind.is_symmetric else ends),)
        for one in relations
        for ends in [(one.first, one.second)]
    }
    assert {(first, second) for first, _, second in linked} == expected

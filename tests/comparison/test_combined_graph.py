"""The argument graph of several maps: what is in it, and whose it is."""

from __future__ import annotations

import pytest
from hypothesis import given

from argmap.comparison import CombinedGraph, LinkSort, ResolvedMaps, compare, verdicts_of
from argmap.comparison.to_json import as_data
from argmap.language import loads
from argmap.model import ArgumentMap, ConflictMode, Extent, Reference
from argmap.page import sheet_page
from argmap.render import render_sheet
from argmap.sources import Library
from argmap.verbalize.comparison_report import text
from tests.strategies import maps
from tests.texts import texts

USED = """\
map: Used
author: Ann

thesis t: It lasts.
  claim: It is firm.
  objection o: It is old.
    conceded: in part
"""
BY = "map: By\nauthor: Cid\nuse a.argmap as a\n"


def graph_of(by: str, **used: str) -> CombinedGraph:
    return CombinedGraph(
        ResolvedMaps(loads(BY + by), {name: loads(text) for name, text in used.items()})
    )


@pytest.mark.slow
@given(maps())
def test_the_graph_of_one_map_is_that_of_the_map(map: ArgumentMap) -> None:
    graph = CombinedGraph(ResolvedMaps(map, {}))
    assert [texts(step.premises) for step in graph.inferences] == [
        step.premises for step in map.inferences
    ]
    assert [(texts(one.attackers), str(one.target), one.mode) for one in graph.attacks] == [
        (one.attackers, one.target, one.mode) for one in map.conflicts
    ]
    assert {str(key): holder for key, holder in graph.holders.items()} == {
        key: map.holder(key) for key in map.nodes
    }
    assert len(graph.statements) + len(graph.arguments) == len(map.nodes)


def test_the_graph_says_how_far_an_attack_is_conceded() -> None:
    graph = graph_of("@a.o\n  rebuttal r: So it is.\n", a=USED)
    found = {str(one.target): (one.mode, one.conceded) for one in graph.attacks}
    assert found == {
        "a.t": (ConflictMode.REBUT, Extent.IN_PART),
        "a.o": (ConflictMode.REBUT, None),
    }


@pytest.mark.parametrize("used", [USED, USED.replace("claim:", "claim c:")])
def test_what_has_no_id_below_a_statement_of_a_used_map_is_the_maps_own(used: str) -> None:
    """Its key has a dot: ``a.t~1``, as the first part without an id under ``t`` of ``a`` has."""
    by = "question q: Q?\n  answer @a.t\n\n@a.t\n  claim: It stands on rock.\n"
    by += "  objection: It sank.\n"
    comparison = compare({"a": loads(used)}, loads(BY + by))
    own = Reference("", "a.t~1")
    assert comparison.maps[own].text == "It stands on rock."
    assert comparison.maps.holder(own) == "Cid"
    assert comparison.graph.side(own) == "a"
    assert own in comparison.graph.supporting_case(Reference("a", "t"))
    report = text(comparison)
    assert "It stands on rock." in report and "It is firm." in report and "It sank." in report
    assert [one["text"] for one in as_data(comparison)["added"]] == [
        "It stands on rock.",
        "It sank.",
    ]
    drawn = render_sheet(comparison).decode()
    assert "It stands on rock." in drawn and "It sank." in drawn
    assert "It stands on rock." in sheet_page(comparison).html


def test_the_verdict_on_a_citation_is_on_what_cites() -> None:
    """Both parts that cite have the key ``a.t~1`` among all the maps."""
    used = USED.replace("author", "source: s\nauthor").replace(
        "It is firm.", "It is firm.\n    cite: ¶2"
    )
    by = "@a.t\n  claim: It stands on rock.\n    cite: ¶7\n"
    graph = graph_of(f"source: s\n\n{by}", a=used)
    comparison = compare(graph.maps, verdicts=verdicts_of(graph.maps, Library("nowhere")))
    places = {
        (key.map, key.key): str(verdict.citation.place)
        for key, verdicts in comparison.verdicts_by_key.items()
        for verdict in verdicts
    }
    assert places == {("a", "t~1"): "¶2", ("", "a.t~1"): "¶7"}


def test_what_a_map_further_on_has_is_kept_as_it_is_named() -> None:
    graph = graph_of(
        "question q: Q?\n  answer @a.t\n",
        a=USED.replace("author: Ann", "author: Ann\nuse x.argmap as x") + "\nx.y supports t\n",
    )
    assert texts(graph.unresolved(Reference("a", "t"))) == ("a.x.y",)


def test_every_relation_is_in_one_list_by_what_it_amounts_to() -> None:
    other = "map: Other\nauthor: Bob\n\nthesis t: It ends.\n  claim c: It is weak.\n"
    by = loads(
        "map: By\nuse a.argmap as a\nuse b.argmap as b\n\na.t contradicts b.t: 1.\n\n"
        "a.o agrees-with b.c: 2.\n\na.t in-tension-with b.c: 3.\n\nb.c supports b.t: 4.\n"
    )
    one = USED.replace("objection", "claim").replace("    conceded: in part\n", "")
    found = compare({"a": loads(one), "b": loads(other)}, by).disagreements
    assert {sort: [link.reason for link in links] for sort, links in found.links.items()} == {
        LinkSort.CONTRADICTION: ["1."],
        LinkSort.TENSION: ["3."],
        LinkSort.AGREEMENT: ["2."],
        LinkSort.SUPPORT: [],
        LinkSort.REPORT: [],
        LinkSort.WITHIN: ["4."],
    }
    assert [link.reason for link in found.all_links] == ["1.", "3.", "2.", "4."]

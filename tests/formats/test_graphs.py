"""Maps as graphs for other programs."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from argmap import ArgmapError, load, loads
from argmap.formats import encode, to_networkx
from argmap.formats.graphs import Edge, elements
from tests.formats.test_tables import MILL


def test_steps_and_conflicts_are_nodes() -> None:
    nodes, edges = elements(loads(MILL))
    sorts = {node.id: node.attributes["type"] for node in nodes}
    assert (
        sorts["wheel"] == "statement" and sorts["broke"] == "step" and sorts["both"] == "conflict"
    )
    for edge in (
        Edge("wheel", "broke", "premise"),
        Edge("broke", "frost", "conclusion"),
        Edge("rule", "broke", "warrant"),
        Edge("poor", "both", "attacker"),
        Edge("both", "frost", "target"),
        Edge("trade", "why", "answers"),
        Edge("trade", "dear", "in-tension-with"),
    ):
        assert edge in edges
    assert {end for edge in edges for end in edge[:2]} <= {node.id for node in nodes}


def test_an_argument_without_premises_leads_to_its_conclusion() -> None:
    map = loads(
        "thesis t: T.\n  argument:\n    unless d: D.\n  counter c: C.\n    undercut e: E.\n"
    )
    nodes, edges = elements(map)
    sorts = {node.id: node.attributes["type"] for node in nodes}
    assert (sorts["t~1"], sorts["c"]) == ("step", "conflict")
    assert {"argument", "reference"}.isdisjoint(sorts.values())
    assert Edge("t~1", "t", "conclusion") in edges
    assert Edge("c", "t", "target") in edges
    assert Edge("e!c", "c", "target") in edges


@pytest.mark.slow
def test_networkx_has_and_writes_the_graph() -> None:
    networkx = pytest.importorskip("networkx")
    graph = to_networkx(loads(MILL))
    assert graph.nodes["cold"] == {
        "type": "statement",
        "kind": "rebuttal",
        "text": "It was cold in March.",
        "confidence": 0.7,
        "tags": "weather; March",
    }
    assert "frost" in networkx.descendants(graph, "needed")
    networkx.write_graphml(graph, io.BytesIO())


@pytest.mark.slow
def test_graphml_is_what_networkx_reads() -> None:
    networkx = pytest.importorskip("networkx")
    exported = encode(loads(MILL), "graphml")
    read = networkx.read_graphml(io.BytesIO(exported.data), force_multigraph=True)
    graph = to_networkx(loads(MILL))
    assert dict(read.nodes(data=True)) == dict(graph.nodes(data=True))
    assert sorted(read.edges(data="role")) == sorted(graph.edges(data="role"))
    assert read.graph["title"] == "The mill"
    told = " ".join(str(one) for one in exported.losses)
    assert "'cite:'" in told and "'figure:'" in told


def test_a_text_is_never_markup() -> None:
    exported = encode(loads('thesis t: <script>alert("&")</script> ]]>\n'), "graphml")
    assert b"<script>" not in exported.data


@pytest.mark.parametrize("path", sorted(Path(__file__).parents[2].glob("maps/*.argmap")), ids=str)
@pytest.mark.slow
def test_every_map_of_the_project_is_a_graph(path: Path) -> None:
    pytest.importorskip("networkx")
    map = load(path)
    graph = to_networkx(map)
    assert {one.key for one in map.statements} <= set(graph.nodes)
    assert all("type" in data for _, data in graph.nodes(data=True))


def test_without_networkx_one_is_told_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(ArgmapError, match=r"pip install 'argmap\[networkx\]'"):
        to_networkx(loads(MILL))

"""What the engine answers, and that cards stand where it puts them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from argmap.model import ArgmapError, ArgumentMap, MapBuilder
from argmap.render import render
from argmap.render.output.dot import to_source
from argmap.render.output.graphviz import find_engine, lay_out
from argmap.render.output.graphviz_layout import begin, places, read_places
from argmap.render.output.layout_completion import completed
from tests.render import samples
from tests.render.geometry import graph_of

BARE = """\
<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<svg width="260pt" height="66pt"
 viewBox="0.00 0.00 260.00 66.00" xmlns="http://www.w3.org/2000/svg">
<g id="graph0" class="graph" transform="scale(1 1) rotate(0) translate(4 61.8)">
<polygon fill="white" stroke="none" points="-4,4"/>
<!-- 0 -->
<g id="node1" class="node">
<title>0</title>
<polygon fill="none" stroke="black" points="245,-75 0,-75 0,0 245,0 245,-75"/>
</g>
<g id="node2" class="node">
<title>1</title>
<ellipse fill="red" cx="9" cy="-9" rx="3.6" ry="3.6"/>
</g>
</g>
</svg>
"""


def test_the_svg_of_a_bare_graph_is_read() -> None:
    found = read_places(BARE)
    assert found.size == ("260", "66")
    assert found.view == "0.00 0.00 260.00 66.00"
    assert found.transform == "scale(1 1) rotate(0) translate(4 0)"
    assert found.ground == '<polygon fill="white" stroke="none" points="-4,65.8"/>'
    assert found.corners == {
        0: (0, pytest.approx(-13.2)),
        1: (pytest.approx(5.4), pytest.approx(49.2)),
    }
    assert not found.lines


def test_what_an_old_version_writes_otherwise_is_read_as_the_same() -> None:
    # Graphviz 2.43 does not round the view box, and its background has an outline.
    old = BARE.replace("260.00 66.00", "260.00 65.80").replace(
        '"none" points="-4', '"transparent" points="-4'
    )
    assert old.count("transparent") == 1
    assert read_places(old) == read_places(BARE)


@pytest.mark.parametrize("svg", ["", "<svg></svg>", BARE[:-10]])
def test_anything_else_is_refused(svg: str) -> None:
    with pytest.raises(ArgmapError, match="engine-output"):
        read_places(svg)


@pytest.mark.slow
@pytest.mark.parametrize("sample", [one for one in samples.SMALL if one is not samples.wide])
def test_a_bare_graph_is_laid_out_as_the_dot_file_is(sample: Callable[[], ArgumentMap]) -> None:
    # From left to right, and with lists as long as in a wide map, argmap places more by itself.
    graph = graph_of(sample(), "tb")
    bare = places(begin(graph, find_engine()))
    drawn = lay_out(to_source(graph), find_engine()).decode().replace("&#45;", "-")
    graph, found = completed(graph, bare)
    assert found.corners.keys() == set(range(len([*graph.nodes()])))
    assert found.lines.keys() == set(range(len([*graph.edges()])))
    size = re.search(r'<svg width="(\d+)pt" height="(\d+)pt"', drawn)
    assert size is not None
    # argmap then widens captions, and sets unconnected parts side by side.
    for one, other in zip(bare.size, size.groups(), strict=True):
        assert abs(float(one) - float(other)) <= 0.03 * float(other) + 2


def test_what_is_added_below_moves_nothing_above() -> None:
    def drawn(*claims: str) -> list[str]:
        building = MapBuilder("Bridge")
        for claim in claims:
            building.thesis(claim, id=claim)
        return render(building.build()).decode().splitlines()

    short, long = drawn("a", "b"), drawn("a", "b", "c")
    first = next(at for at, line in enumerate(short) if line.startswith('<g id="s-a"'))
    cards = len(short) - 2  # but for the ends of the graph and of the whole
    assert short[first:cards] == long[first:cards]

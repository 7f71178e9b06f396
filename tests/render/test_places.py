"""What the engine answers, and that cards stand where it puts them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from argmap.model import ArgmapError, ArgumentMap
from argmap.render import WHOLE
from argmap.render.dot import to_source
from argmap.render.engine import find_engine, lay_out
from argmap.render.folding import folded
from argmap.render.graph import Graph
from argmap.render.map_graph import map_graph
from argmap.render.paper import Layout
from argmap.render.places import begin, places, read_places
from argmap.render.plan import plan
from argmap.render.setting import Setting
from argmap.render.theme import LIGHT
from tests.render import samples

SKELETON = """\
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
<ellipse fill="red" cx="9" cy="-9"/>
</g>
<g id="0" class="edge">
<title>0:p0:e&#45;&gt;1:w</title>
<path d="M1,2"/>
<polygon points="1,1"/>
</g>
</g>
</svg>
"""


def test_the_svg_of_a_skeleton_is_read() -> None:
    found = read_places(SKELETON)
    assert found.size == ("260", "66")
    assert found.view == "0.00 0.00 260.00 66.00"
    assert found.transform == "scale(1 1) rotate(0) translate(4 61.8)"
    assert found.corners == {0: (0, -75)}
    assert found.dots == {1: '<ellipse fill="red" cx="9" cy="-9"/>\n'}
    assert found.lines == {0: '<path d="M1,2"/>\n<polygon points="1,1"/>\n'}


@pytest.mark.parametrize("svg", ["", "<svg></svg>", SKELETON[:-10]])
def test_anything_else_is_refused(svg: str) -> None:
    with pytest.raises(ArgmapError, match="engine-output"):
        read_places(svg)


def graph_of(map: ArgumentMap, direction: str) -> Graph:
    return map_graph(map, Setting(folded(plan(map), WHOLE), LIGHT, Layout(direction)), {})


@pytest.mark.parametrize("direction", ["lr", "tb"])
@pytest.mark.parametrize("sample", samples.SMALL)
def test_a_skeleton_is_laid_out_as_the_picture_is(
    sample: Callable[[], ArgumentMap], direction: str
) -> None:
    graph = graph_of(sample(), direction)
    found = places(begin(graph, find_engine()))
    drawn = lay_out(to_source(graph), "svg", find_engine()).decode().replace("&#45;", "-")
    assert found.corners.keys() | found.dots.keys() == set(range(len([*graph.nodes()])))
    assert found.lines.keys() == set(range(len([*graph.edges()])))
    size = re.search(r'<svg width="(\d+)pt" height="(\d+)pt"', drawn)
    assert size is not None
    # With ports a card is drawn a point wider, which adds up over the columns.
    for one, other in zip(found.size, size.groups(), strict=True):
        assert abs(float(one) - float(other)) <= 0.01 * float(other) + 2

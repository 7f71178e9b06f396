"""What the engine answers, and that cards stand where it puts them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from argmap.model import ArgmapError, ArgumentMap, MapBuilder
from argmap.render import WHOLE, render
from argmap.render.diagram.drawing_options import DrawingOptions
from argmap.render.diagram.folding import folded
from argmap.render.diagram.graph import map_graph
from argmap.render.diagram.scene_builder import build_scene
from argmap.render.output.dot import to_source
from argmap.render.output.graphviz import find_engine, lay_out
from argmap.render.output.graphviz_layout import begin, places, read_places
from argmap.render.output.paper_sizes import Layout
from argmap.render.output.picture_graph import Graph
from argmap.render.text_layout.card_marks import NO_MARKS
from argmap.render.theme.theme import LIGHT
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
<path stroke-dasharray="5,2" d="M1,-2.25C3,-4 5,-6.5 7,-8"/>
<polygon points="1,-1"/>
</g>
</g>
</svg>
"""


def test_the_svg_of_a_skeleton_is_read() -> None:
    found = read_places(SKELETON)
    assert found.size == ("260", "66")
    assert found.view == "0.00 0.00 260.00 66.00"
    assert found.transform == "scale(1 1) rotate(0) translate(4 0)"
    assert found.ground == '<polygon fill="white" stroke="none" points="-4,65.8"/>'
    assert found.corners == {0: (0, pytest.approx(-13.2))}
    assert found.dots == {1: '<ellipse fill="red" cx="9" cy="52.8"/>\n'}
    assert found.lines == {
        0: '<path stroke-dasharray="5,2" d="M1,59.55C3,57.8 5,55.3 7,53.8"/>\n'
        '<polygon points="1,60.8"/>\n'
    }


@pytest.mark.parametrize("svg", ["", "<svg></svg>", SKELETON[:-10]])
def test_anything_else_is_refused(svg: str) -> None:
    with pytest.raises(ArgmapError, match="engine-output"):
        read_places(svg)


def graph_of(map: ArgumentMap, direction: str) -> Graph:
    return map_graph(
        map, DrawingOptions(folded(build_scene(map), WHOLE), LIGHT, Layout(direction)), NO_MARKS
    )


@pytest.mark.slow
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

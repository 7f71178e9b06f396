"""Engine results for layout candidates; each graph is laid out only once."""

from __future__ import annotations

from typing import NamedTuple

from attrs import evolve

from argmap.model import ArgumentMap
from argmap.render.diagram.drawing_options import DrawingOptions
from argmap.render.diagram.graph import map_graph
from argmap.render.diagram.layout_candidate import LayoutCandidate
from argmap.render.output.bare_graph import to_bare_graph
from argmap.render.output.graphviz import lay_out
from argmap.render.output.graphviz_layout import size_of
from argmap.render.output.paper_sizes import Layout
from argmap.render.output.picture_graph import Graph
from argmap.render.text_layout.card_marks import CardMarks


class TrialLayout(NamedTuple):
    """A layout candidate with its measured size, its graph, and the engine's SVG."""

    choice: LayoutCandidate
    graph: Graph
    svg: str


class TrialLayouts:
    """Runs the engine for layout candidates, without margin and unscaled.

    ``left`` is the number of engine runs that remain.
    """

    def __init__(self, map: ArgumentMap, marks: CardMarks, program: str, most: int) -> None:
        self.left = most
        self._map = map
        self._marks = marks
        self._program = program
        self._known: dict[str, str] = {}

    def lay_out(self, choice: LayoutCandidate) -> TrialLayout:
        """Run the engine for a candidate, unless the same graph has been laid out before."""
        bare = Layout(choice.way.direction, (0.0, 0.0))
        options = DrawingOptions(choice.scene, choice.way.cut.theme, bare)
        graph = map_graph(self._map, options, self._marks)
        dot = to_bare_graph(graph)
        if dot not in self._known:
            self.left -= 1
            made = lay_out(dot, "svg", self._program, graph.options)
            self._known[dot] = made.decode(errors="replace")
        svg = self._known[dot]
        return TrialLayout(evolve(choice, size=size_of(svg)), graph, svg)

"""Engine results for layout candidates; each graph is laid out only once."""

from __future__ import annotations

from typing import NamedTuple

from attrs import evolve

from argmap.model import ArgumentMap
from argmap.render.diagram.drawing_options import DrawingOptions
from argmap.render.diagram.graph import map_graph
from argmap.render.diagram.layout_candidate import LayoutCandidate
from argmap.render.output.bare_graph import to_bare_graph
from argmap.render.output.graphviz import Engine, lay_out
from argmap.render.output.graphviz_layout import Places, read_places
from argmap.render.output.layout_completion import completed
from argmap.render.output.paper_sizes import Layout
from argmap.render.output.picture_graph import Graph
from argmap.render.text_layout.card_marks import CardMarks


class TrialLayout(NamedTuple):
    """A layout candidate with its measured size, and its graph, laid out."""

    choice: LayoutCandidate
    graph: Graph
    places: Places


class TrialLayouts:
    """Runs the engine for layout candidates, without margin and unscaled.

    ``left`` is the number of engine runs that remain.
    """

    def __init__(self, map: ArgumentMap, marks: CardMarks, engine: Engine, most: int) -> None:
        self.left = most
        self._map = map
        self._marks = marks
        self._engine = engine
        self._known: dict[str, str] = {}

    def lay_out(self, choice: LayoutCandidate) -> TrialLayout:
        """Run the engine for a candidate, unless the same graph has been laid out before."""
        bare = Layout(choice.way.direction, (0.0, 0.0))
        options = DrawingOptions(choice.scene, choice.way.cut.theme, bare)
        graph = map_graph(self._map, options, self._marks)
        dot = to_bare_graph(graph)
        if dot not in self._known:
            self.left -= 1
            made = lay_out(dot, self._engine)
            self._known[dot] = made.decode(errors="replace")
        graph, places = completed(graph, read_places(self._known[dot]))
        wide, high = map(float, places.size)
        return TrialLayout(evolve(choice, size=(wide, high)), graph, places)

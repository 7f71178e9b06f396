"""The layout of one page of a map, and its place on the sheet."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, TypeVar

from argmap.frozen_class import frozen
from argmap.model import ArgumentMap
from argmap.render.diagram.drawing_options import DrawingOptions
from argmap.render.diagram.graph import map_graph
from argmap.render.diagram.scene import Scene
from argmap.render.output.graphviz import Engine
from argmap.render.output.graphviz_layout import Places, begin, places
from argmap.render.output.layout_completion import completed
from argmap.render.output.paper_sizes import Layout, Paper
from argmap.render.output.picture_graph import FIXED, Graph, Node
from argmap.render.pages.page_setup import PageSetup, Room
from argmap.render.text_layout.caption import Caption
from argmap.render.text_layout.card_marks import CardMarks
from argmap.render.theme.theme import Theme

_SURROUNDINGS: Final = frozenset({"title", "legend"})
"""What every picture has, but not every page."""
_AT_TOP: Final = "section-1"
"""The heading at the top of a page, if that begins with one."""


T = TypeVar("T")


@frozen
class PageLayout:
    """What is drawn on a page, laid out."""

    graph: Graph
    places: Places

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points of the picture, without a margin."""
        left, top, right, foot = self._frame()
        return right - left, foot - top

    def _frame(self) -> tuple[float, float, float, float]:
        nodes = [*self.graph.nodes()]
        corners = [(*self.places.corners[at], *node.size) for at, node in enumerate(nodes)]
        points = [point for line in self.places.lines.values() for point in line]
        return (
            min([x for x, _, _, _ in corners] + [x for x, _ in points]),
            min([y for _, y, _, _ in corners] + [y for _, y in points]),
            max([x + wide for x, _, wide, _ in corners] + [x for x, _ in points]),
            max([y + high for _, y, _, high in corners] + [y for _, y in points]),
        )

    def with_rules(self, wide: float) -> PageLayout:
        """The page with the rules that end where the picture does extended to a width."""
        left, _, right, _ = self._frame()
        rules = {
            node.name: round(wide - (self.places.corners[at][0] - left))
            for at, node in enumerate(self.graph.nodes())
            if isinstance(node.panel, Caption)
            and node.panel.rule
            and self.places.corners[at][0] + node.size[0] > right - 1
        }

        def extended(part: T) -> T | Node:
            if not isinstance(part, Node) or not isinstance(part.panel, Caption):
                return part
            width = max(part.panel.width, rules.get(part.name, 0))
            return part._replace(panel=part.panel._replace(width=width))

        graph = self.graph._replace(
            stacked=tuple(map(extended, self.graph.stacked)),
            items=tuple(map(extended, self.graph.items)),
        )
        return PageLayout(graph, self.places)

    def with_foot(self, node: Node, height: float) -> PageLayout:
        """The page with a caption at the foot of a ``height`` in points."""
        left, top, _, _ = self._frame()
        number = sum(1 for _ in self.graph.nodes())
        graph = self.graph._replace(
            items=(*self.graph.items, node), reading=(*self.graph.reading, node.name)
        )
        corners = {**self.places.corners, number: (left, top + height - node.size[1])}
        return PageLayout(graph, self.places._replace(corners=corners))

    def on_sheet(self, paper: Paper, scale: float) -> Places:
        """Where everything is on the sheet, at a scale, in its upper left corner."""
        left, top, _, _ = self._frame()
        down = paper.margin / scale - top
        return self.places.on_sheet(
            (paper.width, paper.height), scale, paper.margin / scale - left, down
        )


@frozen
class PageLayouts:
    """Lays out pages of a map; ``engine`` is what lays them out."""

    map: ArgumentMap
    setup: PageSetup
    marks: CardMarks
    engine: Engine

    def lay_out(self, scene: Scene) -> PageLayout:
        """The layout of a scene, without a title or legend; if it must be, as low as it can be."""
        layout = Layout(strips=self.setup.strips, height=self.setup.room.high)
        options = DrawingOptions(scene, self.setup.theme, layout)
        graph = without_surroundings(map_graph(self.map, options, self.marks))
        graph = without_rules(graph, {_AT_TOP})
        found = places(begin(graph, self.engine))
        usual = PageLayout(*completed(graph, found))
        room = self.setup.room
        if room.share(usual.size) == 1:
            return usual.with_rules(room.wide)
        low = PageLayout(*completed(graph._replace(height=0.0), found))
        return max(usual, low, key=lambda one: room.share(one.size)).with_rules(room.wide)


def lay_out(graph: Graph, engine: Engine) -> PageLayout:
    """The layout of a graph on a page of its own."""
    return PageLayout(*completed(graph, places(begin(graph, engine))))


def with_legend(
    layouts: list[PageLayout], legend: Node, room: Room, theme: Theme, engine: Engine
) -> None:
    """Put the legend at the foot of the first page with room or, if there is none, on a page."""
    for number, layout in enumerate(layouts):
        if room.has_foot(layout.size, legend.size[1]):
            layouts[number] = layout.with_foot(legend, room.high)
            return
    graph = Graph(
        items=(legend._replace(place=(0.0, 0.0)),),
        attributes={**FIXED, "bgcolor": theme.page},
        reading=(legend.name,),
    )
    layouts.append(lay_out(graph, engine))


def without_surroundings(graph: Graph) -> Graph:
    """A graph without its title and legend."""
    return without(graph, _SURROUNDINGS)


def without(graph: Graph, names: Collection[str]) -> Graph:
    """A graph without some captions."""
    return graph._replace(
        stacked=tuple(one for one in graph.stacked if not _is_named(one, names)),
        items=tuple(one for one in graph.items if not _is_named(one, names)),
        reading=tuple(id for id in graph.reading if id not in names),
    )


def without_rules(graph: Graph, names: Collection[str] | None = None) -> Graph:
    """A graph without the rules above headings, or some of them: a running head has its own."""
    return graph._replace(
        stacked=tuple(_without_rule(one, names) for one in graph.stacked),
        items=tuple(_without_rule(one, names) for one in graph.items),
    )


def _is_named(part: object, names: Collection[str]) -> bool:
    return isinstance(part, Node) and part.name in names


def _without_rule(part: T, names: Collection[str] | None) -> T | Node:
    if isinstance(part, Node) and isinstance(part.panel, Caption):
        if names is not None and part.name not in names:
            return part
        return part._replace(panel=part.panel._replace(rule=""))
    return part

"""The graph of a map's drawing: stacked parts, and the tree below each root."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from attrs import evolve

from argmap.formulas.plain_text import plain_text
from argmap.model import Argument, ArgumentMap
from argmap.render.diagram.card_alt_text import describe_box, describe_edge, share_of
from argmap.render.diagram.cards import Cards
from argmap.render.diagram.drawing_options import DrawingOptions
from argmap.render.diagram.legend import entries
from argmap.render.diagram.ranks import hung_root, is_across, is_broad, lines, lists, premises, rows
from argmap.render.diagram.reading_order import reading_order
from argmap.render.diagram.scene import (
    REFERENCES,
    Band,
    Box,
    Content,
    Continued,
    Reappearance,
    ReferenceCard,
    SceneEdge,
    SceneRelation,
    key_of,
)
from argmap.render.diagram.scene_builder import box_name
from argmap.render.output.graphviz_attributes import inches
from argmap.render.output.paper_sizes import Layout
from argmap.render.output.picture_graph import (
    BESIDE,
    BETWEEN,
    BORDER,
    Edge,
    Graph,
    Node,
    Rank,
    Stack,
)
from argmap.render.text_layout.card_layout import Card, card_width
from argmap.render.text_layout.card_marks import CardMarks
from argmap.render.text_layout.page_text import Page
from argmap.render.theme.line_styles import Sort, broken, strokes

_STACKED: Final = {"lr": "array_cti1", "tb": "array_i1"}
"""The engine's option for stacking parts in one column, by direction."""


def map_graph(map: ArgumentMap, options: DrawingOptions, marks: CardMarks) -> Graph:
    """Return the graph of a map's drawing, for the scene in ``options``."""
    drawing = _Drawing(map, options, marks)
    layout = options.layout
    return Graph(
        items=tuple(drawing.items()),
        attributes=graph_attributes(layout, options.theme.page),
        common=(str(Sort.SUPPORT), drawing.strokes[Sort.SUPPORT]),
        stacked=tuple(drawing.stacked()),
        is_vertical=drawing.is_vertical,
        columns=layout.columns,
        strips=layout.strips,
        height=layout.height,
        card_width=drawing.card_width,
        reading=tuple(reading_order(options.scene)),
    )


class _Drawing:
    """Makes the nodes and edges of one drawing."""

    def __init__(self, map: ArgumentMap, options: DrawingOptions, marks: CardMarks) -> None:
        self._map = map
        self._scene = options.scene
        self._theme = options.theme
        self._marks = marks
        self.strokes = strokes(options.theme)
        self.is_vertical = options.layout.direction == "tb"
        shapes = options.theme.shapes
        self.card_width = card_width(shapes, shapes.card_width)
        cards = Cards(map, options.theme, marks, options.scene)
        self._cards = {name: cards.card(box) for name, box in options.scene.boxes.items()}
        for box in options.scene.boxes.values():
            if isinstance(box.content, Argument):
                for name in premises(box):
                    self._cards[name] = cards.framed(self._cards[name], box.content)
        self._drawn: set[str] = set()
        self._roots = {root.name for band in self._scene.bands if (root := self._hung(band))}
        broad = cards.broad()
        for name in self._roots:
            if is_broad(options.scene, options.scene.boxes[name]):
                self._cards[name] = broad.card(options.scene.boxes[name])

    # Page

    def stacked(self) -> Iterator[Node | str]:
        """The parts that the engine stacks: title, sections, bands and legend.

        The engine stacks unconnected parts in the order in which their first nodes are declared,
        and in left-to-right layouts from bottom to top.
        """
        parts = [*self._parts()]
        return iter(parts if self.is_vertical else parts[::-1])

    def _parts(self) -> Iterator[Node | str]:
        page = Page(self._map, self._theme, self._breadth(), share_of(self._scene, self._map))
        if title := page.title():
            yield Node("title", "title", title)
        for number, band in enumerate(self._scene.bands, 1):
            if band.title:
                sort = "section" if band.level == 1 else "section subsection"
                panel = page.section(band.heading, band.level)
                tip = "\n".join([band.title, *band.notes]) if band.notes else ""
                yield Node(f"section-{number}", sort, panel, plain_text(tip))
            yield from band.roots[:1]
            if root := self._hung(band):
                yield from (edge.to for edge in lines(root))
        signs = entries(self._scene, self._map, self._theme, self._marks)
        if legend := page.legend(signs):
            yield Node("legend", "legend", legend)

    def _hung(self, band: Band) -> Box | None:
        """The root of a band on which the rest hangs."""
        return None if self.is_vertical else hung_root(self._scene, band)

    def _parts_of(self, box: Box) -> list[Box]:
        """A box and, if it is an argument, its premises."""
        return [box, *(self._scene.boxes[name] for name in premises(box))]

    def _width(self, name: str) -> float:
        return self._cards[name].width

    def _breadth(self) -> float:
        """The width of the widest band in points."""
        widest = 0.0
        inside: set[str] = set()
        for box in self._scene.boxes.values() if self.is_vertical else ():
            inside.update(chain(*(others for _, *others in lists(self._scene, box))))
        for band in self._scene.bands:
            ranks = rows(self._scene, band.roots, self._width, inside)
            if self.is_vertical:
                wide = max((sum(row) + BESIDE * len(row) for row in ranks), default=0.0)
            else:
                strips = len(ranks) - (1 if len(ranks) > 1 and self._hung(band) else 0)
                wide = strips * (self.card_width + BETWEEN)
            widest = max(widest, wide)
        return widest

    # Bands

    def items(self) -> Iterator[Node | Stack | Edge | Rank]:
        """The boxes of all bands and their edges."""
        for band in self._scene.bands:
            for root in band.roots:
                yield from self._outline(root)
            if len(band.roots) > 1:  # roots joined by a relation must not change places
                yield Rank(band.roots)

    def _outline(self, root: str) -> Iterator[Node | Stack | Edge]:
        """A box, then its descendants, in text order."""
        waiting = [root]
        while waiting:
            box = self._scene.boxes[waiting.pop()]
            if box.name in self._drawn:
                continue
            parts = self._parts_of(box)
            self._drawn.update(part.name for part in parts)
            yield self._frame(parts) if isinstance(box.content, Argument) else self._node(box)
            # Top-down, the line from the band of a frame goes down at its right.
            order = [*parts[1:], box] if self.is_vertical else parts
            edges = [(part, edge) for part in order for edge in lines(part)]
            for names in lists(self._scene, box) if self.is_vertical else ():
                self._drawn.update(names)
                leaves = (self._node(self._scene.boxes[name]) for name in names)
                yield Stack(tuple(leaves), is_list=True)
            for part, edge in edges:
                yield self._edge(part, edge)
            waiting += [edge.to for _, edge in reversed(edges)]

    def _frame(self, parts: list[Box]) -> Stack:
        """An argument with its premises: side by side if something is drawn below them."""
        nodes = [self._node(part) for part in parts]
        across = self.is_vertical and is_across(self._scene, parts[0])
        if across:
            highest = max(int(node.size[1]) for node in nodes[1:])
            breadth = sum(node.size[0] - BORDER for node in nodes[1:])
            nodes = [_widened(nodes[0], breadth), *(_heightened(one, highest) for one in nodes[1:])]
        return Stack(tuple(nodes), across=across)

    def _edge(self, box: Box, edge: SceneEdge) -> Edge:
        far = self._scene.boxes[edge.to]
        is_broken = self._is_broken(box.content, far.content)
        stroke = self.strokes[edge.sort]
        # A relation between neighbours is at the edge of all else, so that its line is not one of
        # those to the cards that refer to other statements.
        lane = edge.to if isinstance(far.content, SceneRelation) else str(edge.sort)
        return Edge(
            f"e-{box.name}--{edge.to}",
            box.name,
            edge.to,
            f"{edge.sort} broken" if is_broken else str(edge.sort),
            broken(stroke) if is_broken else stroke,
            describe_edge(box.content, edge.sort, far.content, is_broken=is_broken),
            lane,
            box.name in self._roots,
        )

    def _is_broken(self, near: Content, far: Content) -> bool:
        """Whether the line is that of an argument that does not carry."""
        return (key_of(near), key_of(far)) in self._marks.signs.broken

    def _node(self, box: Box) -> Node:
        content = box.content
        link = ""
        if isinstance(content, REFERENCES):
            home = box_name(self._map, content.target)
            drawn = self._scene.pages or self._scene.boxes
            if content.target in self._map and home in drawn:
                link = f"#{home}"
        tip = describe_box(box, self._map, self._marks)
        return Node(box.name, self._class(content), self._cards[box.name], tip, link)

    def _class(self, content: Content) -> str:
        """CSS classes: the sort of box, its kind or role, and the statuses of its citations."""
        if isinstance(content, ReferenceCard):
            return f"stub {content.role or 'statement'}"
        if isinstance(content, Reappearance):
            return f"stub recall {self._map[content.target].kind}"
        if isinstance(content, Continued):
            return f"stub continued {self._map[content.target].kind}"
        if isinstance(content, SceneRelation):
            return f"relation {content.relation.kind}"
        found = (
            self._marks.verdicts.get((content.key, at)) for at in range(len(content.citations))
        )
        statuses = dict.fromkeys(str(verdict.status) for verdict in found if verdict is not None)
        sort = "step" if isinstance(content, Argument) else f"card {content.kind}"
        return " ".join((sort, *statuses))


def graph_attributes(layout: Layout, ground: str) -> dict[str, str]:
    """Graphviz attributes for the drawing as a whole: its layout and background colour."""
    direction = layout.direction
    found = {
        "bgcolor": ground,
        "nodesep": inches(BESIDE),
        "ordering": "out",
        "pack": "16",
        "packmode": _STACKED[direction],
        "pad": ",".join(dict.fromkeys(inches(length) for length in layout.margin)),
        "rankdir": direction.upper(),
        "ranksep": inches(BETWEEN),
    }
    if layout.size is not None:  # the engine scales to this size, up as well as down
        found["size"] = f"{inches(layout.size[0])},{inches(layout.size[1])}!"
    return found


def _widened(node: Node, breadth: float) -> Node:
    assert isinstance(node.panel, Card), "a frame has a card at its top"
    more = round(breadth + BORDER - node.size[0])
    return node._replace(panel=evolve(node.panel, measure=node.panel.measure + max(0, more)))


def _heightened(node: Node, high: int) -> Node:
    assert isinstance(node.panel, Card), "premises are cards"
    return node._replace(panel=evolve(node.panel, least=high))

"""The graph of a map's drawing: stacked parts, and the tree below each root."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from argmap.formulas.plain_text import plain_text
from argmap.model import Argument, ArgumentMap
from argmap.render.diagram.card_alt_text import describe_box, describe_edge, share_of
from argmap.render.diagram.cards import Cards
from argmap.render.diagram.drawing_options import DrawingOptions
from argmap.render.diagram.legend import entries
from argmap.render.diagram.ranks import distance, rows
from argmap.render.diagram.reading_order import reading_order
from argmap.render.diagram.scene import (
    Box,
    Content,
    Reappearance,
    ReferenceCard,
    SceneRelation,
    key_of,
)
from argmap.render.diagram.scene_builder import box_name
from argmap.render.diagram.size_estimate import BESIDE, BETWEEN
from argmap.render.output.graphviz_attributes import inches
from argmap.render.output.paper_sizes import Layout
from argmap.render.output.picture_graph import JOINT, Edge, Graph, Node, Rank
from argmap.render.text_layout.card_marks import CardMarks
from argmap.render.text_layout.page_text import Page
from argmap.render.theme.line_styles import Sort, broken, strokes

_STACKED: Final = {"lr": "array_cti1", "tb": "array_i1"}
"""The engine's option for stacking parts in one column, by direction."""

_SIDES: Final = {"lr": (":e", ":w"), "tb": (":s", "")}
"""The sides of a box where lines start and end, by direction. In a top-down layout, lines can be
much wider than high and would bulge if they were fixed to the top of a card."""

_MOST_PORTS: Final = 12
"""Maximum number of ports along a card's side; more would be too close together."""


def map_graph(map: ArgumentMap, options: DrawingOptions, marks: CardMarks) -> Graph:
    """Return the graph of a map's drawing, for the scene in ``options``."""
    drawing = _Drawing(map, options, marks)
    layout = options.layout
    return Graph(
        items=tuple(drawing.items()),
        attributes=graph_attributes(layout, options.theme.page),
        joint=options.theme.support,
        common=(str(Sort.SUPPORT), drawing.strokes[Sort.SUPPORT]),
        stacked=tuple(drawing.stacked()),
        sides=_SIDES[layout.direction],
        is_vertical=drawing.is_vertical,
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
        cards = Cards(map, options.theme, marks, brief=options.scene.brief)
        self._cards = {name: cards.card(box) for name, box in options.scene.boxes.items()}
        self._drawn: set[str] = set()

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
                panel = page.section(band.title, band.level)
                tip = "\n".join([band.title, *band.notes]) if band.notes else ""
                yield Node(f"section-{number}", sort, panel, plain_text(tip))
            yield from band.roots[:1]
        joints = any(card is None for card in self._cards.values())
        signs = entries(self._scene, self._theme, self._marks, joints=joints)
        if legend := page.legend(signs):
            yield Node("legend", "legend", legend)

    def _width(self, name: str) -> float:
        card = self._cards[name]
        return card.width if card else JOINT

    def _breadth(self) -> float:
        """The width of the widest band in points."""
        widest = 0.0
        for band in self._scene.bands:
            ranks = rows(self._scene, band.roots, self._width)
            if self.is_vertical:
                wide = max((sum(row) + BESIDE * len(row) for row in ranks), default=0.0)
            else:
                wide = sum(max(row, default=0.0) + BETWEEN["lr"] for row in ranks)
            widest = max(widest, wide)
        return widest

    # Bands

    def items(self) -> Iterator[Node | Edge | Rank]:
        """The boxes of all bands and their edges."""
        for band in self._scene.bands:
            for root in band.roots:
                yield from self._outline(root)
            if len(band.roots) > 1:  # roots joined by a relation must not change places
                yield Rank(band.roots)

    def _outline(self, root: str) -> Iterator[Node | Edge]:
        """A box, then its descendants, in text order."""
        waiting = [root]
        while waiting:
            name = waiting.pop()
            if name in self._drawn:
                continue
            self._drawn.add(name)
            box = self._scene.boxes[name]
            ports = _ports(box)
            several = len(set(ports)) > 1 and self._cards[name] is not None
            yield self._node(box, tuple(dict.fromkeys(ports)) if several else ())
            for edge, port in zip(box.edges, ports, strict=True):
                far = self._scene.boxes[edge.to]
                is_broken = self._is_broken(box.content, far.content)
                yield Edge(
                    f"e-{name}--{edge.to}",
                    name,
                    edge.to,
                    f"{edge.sort} broken" if is_broken else str(edge.sort),
                    broken(self.strokes[edge.sort]) if is_broken else self.strokes[edge.sort],
                    describe_edge(box.content, edge.sort, far.content, is_broken=is_broken),
                    port if several else "",
                    distance(box, far) == 1,
                )
            waiting.extend(edge.to for edge in reversed(box.edges))

    def _is_broken(self, near: Content, far: Content) -> bool:
        """Whether the line is that of an argument that does not carry."""
        return (key_of(near), key_of(far)) in self._marks.signs.broken

    def _node(self, box: Box, ports: tuple[str, ...]) -> Node:
        content = box.content
        link = ""
        if isinstance(content, (ReferenceCard, Reappearance)):
            home = box_name(self._map, content.target)
            if content.target in self._map and home in self._scene.boxes:
                link = f"#{home}"
        tip = describe_box(box, self._map, self._marks)
        return Node(box.name, self._class(content), self._cards[box.name], tip, link, ports)

    def _class(self, content: Content) -> str:
        """CSS classes: the sort of box, its kind or role, and the statuses of its citations."""
        if isinstance(content, ReferenceCard):
            return f"stub {content.role or 'statement'}"
        if isinstance(content, Reappearance):
            return f"stub recall {self._map[content.target].kind}"
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
        "ranksep": inches(BETWEEN[direction]),
    }
    if layout.size is not None:  # the engine scales to this size, up as well as down
        found["size"] = f"{inches(layout.size[0])},{inches(layout.size[1])}!"
    return found


def _ports(box: Box) -> list[str]:
    """The port for each edge of a box.

    The linked premises of a step share a port, and so do its undercuts. If there are very many
    edges, neighbours share one.
    """
    numbers: list[int] = []
    before: Sort | None = None
    for edge in box.edges:
        last = numbers[-1] if numbers else -1
        alike = before is not None and before.is_attack == edge.sort.is_attack
        numbers.append(last if box.is_step and before and alike else last + 1)
        before = edge.sort
    several = numbers[-1] + 1 if numbers else 0
    most = min(several, _MOST_PORTS)
    return [f"p{number * most // several}" for number in numbers]

"""A map as Graphviz DOT: the whole picture, but for what only an SVG can carry."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

import graphviz

from argmap.model import Argument, ArgumentMap
from argmap.render.card import Cards
from argmap.render.citing import Verdicts
from argmap.render.description import describe_box, describe_tie, share_of
from argmap.render.extent import BESIDE, BETWEEN, JOINT
from argmap.render.label import card_label, card_width
from argmap.render.legend import entries
from argmap.render.page import Page
from argmap.render.paper import Layout
from argmap.render.plan import box_name
from argmap.render.ranks import distance, rows
from argmap.render.scene import Bond, Box, Content, Recall, Sort, Strip, Stub
from argmap.render.setting import Setting
from argmap.render.shapes import FONT
from argmap.render.strokes import Stroke, strokes

if TYPE_CHECKING:
    from graphviz import Digraph

_STACKED: Final = {"lr": "array_cti1", "tb": "array_i1"}
"""How the engine stacks the parts of a picture in one column, by direction."""

_SIDES: Final = {"lr": (":e", ":w"), "tb": (":s", "")}
"""Where on a box lines end, from what bears on it and to what it bears on, by direction. From
the top down lines may be much wider than high; held to the top of a card, they would bulge."""

_INCH: Final = 72

_MOST_PORTS: Final = 12
"""At how many places along a card's side lines may end; more would lie too close."""


def draw(map: ArgumentMap, setting: Setting, verdicts: Verdicts) -> str:
    """Return the DOT source of a map's picture, or of the part of it that is planned."""
    drawing = _Drawing(map, setting, verdicts)
    drawing.stack()
    for strip in drawing.plan.strips:
        drawing.strip(strip)
    return str(drawing.graph.source)


class _Drawing:
    """Writes the nodes and edges of one picture."""

    def __init__(self, map: ArgumentMap, setting: Setting, verdicts: Verdicts) -> None:
        self.plan, theme, layout = setting.plan, setting.theme, setting.layout
        direction = layout.direction
        self.graph: Digraph = graphviz.Digraph(
            graph_attr={
                "bgcolor": theme.page,
                "nodesep": _inches(BESIDE),
                "ordering": "out",
                "pack": "16",
                "packmode": _STACKED[direction],
                "pad": _pair(layout.margin),
                "rankdir": direction.upper(),
                "ranksep": _inches(BETWEEN[direction]),
                **_scaled(layout),
            },
            node_attr={"shape": "plain", "fontname": FONT},
            edge_attr={"arrowsize": "0.7", "dir": "back", "minlen": "2"},
        )
        self._map = map
        self._theme = theme
        self._vertical = direction == "tb"
        self._verdicts = verdicts
        self._near, self._far = _SIDES[direction]
        self._looks = {sort: _looks(stroke) for sort, stroke in strokes(theme).items()}
        self.graph.attr("edge", _attributes={"class": Sort.SUPPORT, **self._looks[Sort.SUPPORT]})
        cards = Cards(map, theme, verdicts, brief=self.plan.brief)
        self._cards = {name: cards.card(box) for name, box in self.plan.boxes.items()}
        self._drawn: set[str] = set()

    def _width(self, name: str) -> float:
        card = self._cards[name]
        return card_width(card) if card else JOINT

    # The page

    def stack(self) -> None:
        """Declare what the engine stacks: title, sections, strips and legend.

        It puts parts that do not hang together into a column in the order in which their first
        nodes are declared, and where ranks run from left to right, from the bottom to the top.
        """
        page = Page(self._map, self._theme, self._breadth(), share_of(self.plan, self._map))
        found = entries(self.plan, self._theme, self._verdicts)
        parts = [("title", page.title())]
        for number, strip in enumerate(self.plan.strips, 1):
            parts.append((f"section-{number}", page.section(strip.title) if strip.title else ""))
            parts += [(root, "") for root in strip.roots[:1]]
        parts.append(("legend", page.legend(found) if found else ""))
        for name, label in parts if self._vertical else reversed(parts):
            if label:
                attributes = {"class": name.partition("-")[0], "id": name}
                self.graph.node(name, label, _attributes=attributes)
            elif name in self.plan.boxes:
                self.graph.node(name)

    def _breadth(self) -> float:
        """The width of the widest strip in points."""
        widest = 0.0
        for strip in self.plan.strips:
            ranks = rows(self.plan, strip.roots, self._width)
            if self._vertical:
                wide = max((sum(row) + BESIDE * len(row) for row in ranks), default=0.0)
            else:
                wide = sum(max(row, default=0.0) + BETWEEN["lr"] for row in ranks)
            widest = max(widest, wide)
        return widest

    # The strips

    def strip(self, strip: Strip) -> None:
        """Declare the boxes of a strip and their ties."""
        for root in strip.roots:
            self._outline(root)
        if len(strip.roots) > 1:
            self._hold_order(strip.roots)

    def _outline(self, root: str) -> None:
        """Declare a box, then what hangs on it, in the order of the text."""
        waiting = [root]
        while waiting:
            name = waiting.pop()
            if name in self._drawn:
                continue
            self._drawn.add(name)
            box = self.plan.boxes[name]
            ports = _ports(box)
            several = len(set(ports)) > 1 and self._cards[name] is not None
            self._node(box, tuple(dict.fromkeys(ports)) if several else ())
            for tie, port in zip(box.ties, ports, strict=True):
                start = f"{name}:{port}" if several else name
                self._edge(start, box, self.plan.boxes[tie.to], tie.sort)
            waiting.extend(tie.to for tie in reversed(box.ties))

    def _hold_order(self, roots: tuple[str, ...]) -> None:
        """Keep roots that bonds join from changing places."""
        with self.graph.subgraph(graph_attr={"rank": "same"}) as rank:
            for upper, lower in pairwise(roots):
                rank.edge(upper, lower, style="invis", minlen="1")

    def _node(self, box: Box, ports: tuple[str, ...]) -> None:
        content = box.content
        card = self._cards[box.name]
        attributes = {
            "class": self._class(content),
            "id": box.name,
            "tooltip": _literal(describe_box(box, self._map, self._verdicts)),
        }
        if isinstance(content, (Stub, Recall)):
            home = box_name(self._map, content.target)
            if content.target in self._map and home in self.plan.boxes:
                attributes["URL"] = f"#{home}"
        if card is None:
            attributes |= {"shape": "circle", "style": "filled", "color": self._theme.support}
            attributes |= {"width": _inches(JOINT), "fixedsize": "true"}
        label = card_label(card, ports, self._vertical) if card else ""
        self.graph.node(box.name, label, _attributes=attributes)

    def _class(self, content: Content) -> str:
        """CSS classes: the sort of box, its kind or role, and how its citations fared."""
        if isinstance(content, Stub):
            return f"stub {content.role or 'statement'}"
        if isinstance(content, Recall):
            return f"stub recall {self._map[content.target].kind}"
        if isinstance(content, Bond):
            return f"relation {content.relation.kind}"
        found = (self._verdicts.get((content.key, at)) for at in range(len(content.citations)))
        fared = dict.fromkeys(str(verdict.status) for verdict in found if verdict is not None)
        sort = "step" if isinstance(content, Argument) else f"card {content.kind}"
        return " ".join((sort, *fared))

    def _edge(self, start: str, near: Box, far: Box, sort: Sort) -> None:
        attributes = {
            "edgetooltip": _literal(describe_tie(near.content, sort, far.content)),
            "id": f"e-{near.name}--{far.name}",
        }
        if sort is not Sort.SUPPORT:
            attributes |= {"class": str(sort), **self._looks[sort]}
        if distance(near, far) == 1:
            attributes["minlen"] = "1"
        self.graph.edge(start + self._near, far.name + self._far, _attributes=attributes)


def _inches(points: float) -> str:
    return f"{points / _INCH:.5g}"


def _pair(points: tuple[float, float]) -> str:
    """Two lengths in inches, as one where they are equal."""
    return ",".join(dict.fromkeys(_inches(length) for length in points))


def _scaled(layout: Layout) -> dict[str, str]:
    """What makes the engine scale a picture to a size, up as well as down."""
    if layout.size is None:
        return {}
    return {"size": f"{_inches(layout.size[0])},{_inches(layout.size[1])}!"}


def _looks(stroke: Stroke) -> dict[str, str]:
    return {
        "arrowtail": stroke.end,
        "color": stroke.colour,
        "penwidth": f"{stroke.weight:g}",
        "style": stroke.dash,
    }


def _ports(box: Box) -> list[str]:
    """For each tie of a box the port at which it ends.

    The linked premises of a step share one, and so do its undercuts, and where there are very
    many ties, neighbours do.
    """
    numbers: list[int] = []
    before: Sort | None = None
    for tie in box.ties:
        last = numbers[-1] if numbers else -1
        alike = (before is Sort.ATTACK) == (tie.sort is Sort.ATTACK)
        numbers.append(last if box.is_step and before and alike else last + 1)
        before = tie.sort
    several = numbers[-1] + 1 if numbers else 0
    most = min(several, _MOST_PORTS)
    return [f"p{number * most // several}" for number in numbers]


def _literal(text: str) -> str:
    """Text for a tooltip, in which the engine reads entities, and escapes twice over."""
    return text.replace("&", "&amp;").replace("\\", "\\" * 4).replace("\n", "\\n")

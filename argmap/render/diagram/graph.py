"""The graph of a map's picture: what the engine stacks, and the outline below each root."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from argmap.model import Argument, ArgumentMap
from argmap.render.diagram.card_alt_text import describe_box, describe_tie, share_of
from argmap.render.diagram.cards import Cards
from argmap.render.diagram.drawing_options import Setting
from argmap.render.diagram.legend import entries
from argmap.render.diagram.ranks import distance, rows
from argmap.render.diagram.reading_order import reading_order
from argmap.render.diagram.scene import Bond, Box, Content, Recall, Stub
from argmap.render.diagram.scene_builder import box_name
from argmap.render.diagram.size_estimate import BESIDE, BETWEEN
from argmap.render.output.graphviz_attributes import inches
from argmap.render.output.paper_sizes import Layout
from argmap.render.output.picture_graph import JOINT, Edge, Graph, Node, Rank
from argmap.render.text_layout.citation_lines import Verdicts
from argmap.render.text_layout.page_text import Page
from argmap.render.theme.line_styles import Sort, strokes

_STACKED: Final = {"lr": "array_cti1", "tb": "array_i1"}
"""How the engine stacks the parts of a picture in one column, by direction."""

_SIDES: Final = {"lr": (":e", ":w"), "tb": (":s", "")}
"""Where on a box lines end, from what bears on it and to what it bears on, by direction. From
the top down lines may be much wider than high; held to the top of a card, they would bulge."""

_MOST_PORTS: Final = 12
"""At how many places along a card's side lines may end; more would lie too close."""


def map_graph(map: ArgumentMap, setting: Setting, verdicts: Verdicts) -> Graph:
    """Return the graph of a map's picture, or of the part of it that is planned."""
    drawing = _Drawing(map, setting, verdicts)
    layout = setting.layout
    return Graph(
        items=tuple(drawing.items()),
        attributes=graph_attributes(layout, setting.theme.page),
        joint=setting.theme.support,
        common=(str(Sort.SUPPORT), drawing.strokes[Sort.SUPPORT]),
        stacked=tuple(drawing.stacked()),
        sides=_SIDES[layout.direction],
        is_vertical=drawing.is_vertical,
        reading=tuple(reading_order(setting.plan)),
    )


class _Drawing:
    """Makes the nodes and edges of one picture."""

    def __init__(self, map: ArgumentMap, setting: Setting, verdicts: Verdicts) -> None:
        self._map = map
        self._plan = setting.plan
        self._theme = setting.theme
        self._verdicts = verdicts
        self.strokes = strokes(setting.theme)
        self.is_vertical = setting.layout.direction == "tb"
        cards = Cards(map, setting.theme, verdicts, brief=setting.plan.brief)
        self._cards = {name: cards.card(box) for name, box in setting.plan.boxes.items()}
        self._drawn: set[str] = set()

    # The page

    def stacked(self) -> Iterator[Node | str]:
        """What the engine stacks: title, sections, strips and legend.

        It puts parts that do not hang together into a column in the order in which their first
        nodes are declared, and where ranks run from left to right, from the bottom to the top.
        """
        parts = [*self._parts()]
        return iter(parts if self.is_vertical else parts[::-1])

    def _parts(self) -> Iterator[Node | str]:
        page = Page(self._map, self._theme, self._breadth(), share_of(self._plan, self._map))
        if title := page.title():
            yield Node("title", "title", title)
        for number, strip in enumerate(self._plan.strips, 1):
            if strip.title:
                yield Node(f"section-{number}", "section", page.section(strip.title))
            yield from strip.roots[:1]
        joints = any(card is None for card in self._cards.values())
        signs = entries(self._plan, self._theme, self._verdicts, joints=joints)
        if legend := page.legend(signs):
            yield Node("legend", "legend", legend)

    def _width(self, name: str) -> float:
        card = self._cards[name]
        return card.width if card else JOINT

    def _breadth(self) -> float:
        """The width of the widest strip in points."""
        widest = 0.0
        for strip in self._plan.strips:
            ranks = rows(self._plan, strip.roots, self._width)
            if self.is_vertical:
                wide = max((sum(row) + BESIDE * len(row) for row in ranks), default=0.0)
            else:
                wide = sum(max(row, default=0.0) + BETWEEN["lr"] for row in ranks)
            widest = max(widest, wide)
        return widest

    # The strips

    def items(self) -> Iterator[Node | Edge | Rank]:
        """The boxes of all strips and their ties."""
        for strip in self._plan.strips:
            for root in strip.roots:
                yield from self._outline(root)
            if len(strip.roots) > 1:  # roots that bonds join must not change places
                yield Rank(strip.roots)

    def _outline(self, root: str) -> Iterator[Node | Edge]:
        """A box, then what hangs on it, in the order of the text."""
        waiting = [root]
        while waiting:
            name = waiting.pop()
            if name in self._drawn:
                continue
            self._drawn.add(name)
            box = self._plan.boxes[name]
            ports = _ports(box)
            several = len(set(ports)) > 1 and self._cards[name] is not None
            yield self._node(box, tuple(dict.fromkeys(ports)) if several else ())
            for tie, port in zip(box.ties, ports, strict=True):
                far = self._plan.boxes[tie.to]
                yield Edge(
                    f"e-{name}--{tie.to}",
                    name,
                    tie.to,
                    str(tie.sort),
                    self.strokes[tie.sort],
                    describe_tie(box.content, tie.sort, far.content),
                    port if several else "",
                    distance(box, far) == 1,
                )
            waiting.extend(tie.to for tie in reversed(box.ties))

    def _node(self, box: Box, ports: tuple[str, ...]) -> Node:
        content = box.content
        link = ""
        if isinstance(content, (Stub, Recall)):
            home = box_name(self._map, content.target)
            if content.target in self._map and home in self._plan.boxes:
                link = f"#{home}"
        tip = describe_box(box, self._map, self._verdicts)
        return Node(box.name, self._class(content), self._cards[box.name], tip, link, ports)

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


def graph_attributes(layout: Layout, ground: str) -> dict[str, str]:
    """What Graphviz is to know of a picture as a whole: how it lies, and the colour behind it."""
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
    if layout.size is not None:  # the engine scales to it, up as well as down
        found["size"] = f"{inches(layout.size[0])},{inches(layout.size[1])}!"
    return found


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

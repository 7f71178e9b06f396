"""The graph of an overview: title, bars and columns, and the legend at the foot.

argmap computes all positions; Graphviz only draws them.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from argmap.frozen_class import frozen
from argmap.model import Statement
from argmap.model.items import LOCAL
from argmap.render.diagram.card_alt_text import describe, describe_sign
from argmap.render.diagram.scene_builder import box_name
from argmap.render.output.canvas import Canvas
from argmap.render.output.picture_graph import FIXED, Graph
from argmap.render.overview.blocks import Block, Element
from argmap.render.overview.cards import OverviewCards
from argmap.render.overview.layout import OverviewLayout
from argmap.render.overview.legend import entries
from argmap.render.overview.plan import Plan
from argmap.render.text_layout.caption import Caption
from argmap.render.text_layout.card_layout import Card
from argmap.render.text_layout.citation_lines import Verdicts
from argmap.render.text_layout.page_text import Page
from argmap.verbalize.overview_phrases import share

_GAP: Final = 10
_ABOVE_LEGEND: Final = 12


@frozen
class Overview:
    """An overview that is laid out: its plan, its cards, and its parts from top to bottom."""

    plan: Plan
    cards: OverviewCards
    width: int
    title: Caption | None
    body: Block
    legend: Caption | None

    @property
    def height(self) -> float:
        """Its height in points, if its parts are as close as they may be."""
        high = self.body.height
        if self.title is not None:
            high += self.title.height + _GAP
        if self.legend is not None:
            high += self.legend.height + _ABOVE_LEGEND
        return high


def lay_out(plan: Plan, cards: OverviewCards, width: int) -> Overview:
    """Lay out a plan in a width in points."""
    page = Page(cards.texts.map, cards.theme, width, share(plan.shown, plan.total), narrowest=width)
    body = OverviewLayout(cards, width).lay_out(plan)
    legend = page.legend(entries(cards, body.elements))
    return Overview(plan, cards, width, page.title(), body, legend)


def overview_graph(
    overview: Overview, verdicts: Verdicts, height: float = 0.0, *, is_linked: bool = False
) -> Graph:
    """The graph of an overview, with its legend at the foot of a ``height`` in points.

    Every card has an id. Where a statement is met again, its card is a link to the other one. If
    the overview ``is_linked``, every card is a link to its statement in the drawing of the whole
    map on the same page.
    """
    return _Drawing(overview, verdicts, is_linked).graph(height)


class _Drawing:
    def __init__(self, overview: Overview, verdicts: Verdicts, is_linked: bool) -> None:
        self._overview = overview
        self._map = overview.cards.texts.map
        self._verdicts = verdicts
        self._is_linked = is_linked
        self._canvas = Canvas()
        self._used: Counter[str] = Counter()
        elements = overview.body.elements
        self._shown = {one.key for one in elements if not one.is_again}

    def graph(self, height: float) -> Graph:
        overview, canvas = self._overview, self._canvas
        y = 0.0
        if overview.title is not None:
            canvas.put("title", overview.title, (0, 0), "title")
            y = overview.title.height + _GAP
        for element in overview.body.elements:
            self._put(element, y)
        if overview.legend is not None:
            foot = max(height, overview.height) - overview.legend.height
            canvas.put("legend", overview.legend, (0, foot), "legend")
        return Graph(
            items=tuple(canvas.nodes),
            attributes={
                **FIXED,
                "bgcolor": overview.cards.theme.page,
                "outputorder": "edgesfirst",
                "pad": "0.25",
            },
            joint=overview.cards.theme.support,
            reading=tuple(node.name for node in canvas.nodes),
        )

    def _put(self, element: Element, down: float) -> None:
        place = element.x, element.y + down
        key = element.key
        if not key:
            sort = "frame" if isinstance(element.panel, Card) else "heading"
            self._used[sort] += 1
            self._canvas.put(f"o--{sort}-{self._used[sort]}", element.panel, place, sort)
            return
        name = own = f"o-{key.replace(LOCAL, '_')}"
        if element.is_again:
            self._used[own] += 1
            name = f"{own}--{self._used[own] + 1}"
        node = self._map.nodes.get(key)
        link = ""
        if self._is_linked and node is not None:
            link = f"#{box_name(self._map, key)}"
        elif element.is_again and key in self._shown:
            link = f"#{own}"
        if node is None:
            sort, tip = "stub", key
        else:
            sort = f"card {node.kind}" if isinstance(node, Statement) else "step"
            tip = describe(node, self._map, self._verdicts)
            if sign := self._overview.cards.texts.signs.by_key.get(key):
                tip += f"\n{describe_sign(sign)}"
        self._canvas.put(name, element.panel, place, sort, tip, link)

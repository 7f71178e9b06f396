"""A comparison as one sheet: a column for each essay, and between them what is said across.

All places are worked out here; Graphviz draws what it is told to where it is told to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import graphviz
from attrs import evolve

from argmap.comparison import Comparison, Link, name_of
from argmap.model import ArgumentMap
from argmap.render.card import Card
from argmap.render.description import describe
from argmap.render.label import RULE, card_height, card_label, card_width, page_height, page_label
from argmap.render.legend import legend_height, legend_row, line_entries
from argmap.render.page import Page
from argmap.render.scene import Sort
from argmap.render.shapes import FONT
from argmap.render.sheet_cards import HUES, SORTS, SheetCards
from argmap.render.sheet_layout import BlockLayout, Spot, Widths, lay_out_block
from argmap.render.sheet_plan import Block, SheetPlan, plan_sheet
from argmap.render.strokes import Stroke, strokes
from argmap.render.theme import Theme
from argmap.render.view import View

OPTIONS: Final = ("-Kneato", "-n2")
"""How the engine is told that every place is settled."""

_FEW: Final = 2  # columns that have room on a laptop's screen
_COLUMN: Final = {True: 300, False: 250}
_LINK: Final = {True: 190, False: 176}
_BESIDE: Final = {True: 36, False: 34}
"""By whether there are few columns: points of a column, of a card between two, and beside that."""

_GAP: Final = 14
_BETWEEN: Final = 34
_NEAR: Final = 2
_KEY: Final = 900


def draw_sheet(comparison: Comparison, theme: Theme, view: View) -> str:
    """Return the DOT source of a comparison's sheet."""
    return str(_Sheet(comparison, plan_sheet(comparison, view), theme).drawn().source)


class _Sheet:
    def __init__(self, comparison: Comparison, plan: SheetPlan, theme: Theme) -> None:
        few = len(plan.names) <= _FEW
        self._comparison = comparison
        self._plan = plan
        self._theme = theme
        gutter = _LINK[few] + 2 * _BESIDE[few]
        self._widths = Widths(len(plan.names), _COLUMN[few], gutter)
        self._cards = SheetCards(comparison, theme, _COLUMN[few], _LINK[few])
        self._strokes = _strong(strokes(theme))
        self._ids: dict[str, int] = {}
        self.graph = graphviz.Digraph(
            graph_attr={
                "bgcolor": theme.page,
                "outputorder": "edgesfirst",
                "pad": "0.25",
                "splines": "true",
            },
            node_attr={"shape": "plain", "fontname": FONT},
            edge_attr={"arrowsize": "0.7"},
        )

    def drawn(self) -> graphviz.Digraph:
        """The whole sheet, from the top."""
        wide = max(self._widths.whole, 430)
        page = Page(self._page_map(), self._theme, wide)
        y = 0.0
        if title := page.title_lines():
            spot = Spot(0, y, wide, page_height(title))
            self._put("title", page.title(), spot, **{"class": "title"})
            y += spot.high + _GAP
        y = self._legend(y, wide)
        y = self._headers(y)
        top = y
        for block in self._plan.blocks:
            y = self._block(block, y + _GAP, wide) + _BETWEEN
        self._rules(top, y - _BETWEEN)
        return self.graph

    def _page_map(self) -> ArgumentMap:
        """What stands in the title: the comparison's, and by whom the maps are."""
        main = self._comparison.gathering.main
        authors = " · ".join(self._cards.label(name) for name in self._plan.names)
        return ArgumentMap(main.title, author=main.author or authors)

    # Single parts

    def _put(self, name: str, label: str, spot: Spot, **more: str) -> None:
        """Put a label of a known size in its place."""
        x, y = spot.x + spot.wide / 2, -(spot.y + spot.high / 2)
        attributes = {"id": name, "pos": f"{x:.1f},{y:.1f}", **more}
        self.graph.node(name, label, _attributes=attributes)

    def _card(self, id: str, card: Card, spot: Spot, sort: str, tooltip: str = "") -> None:
        looks = {"class": sort} | ({"tooltip": _literal(tooltip)} if tooltip else {})
        self._put(id, card_label(card, (), False), spot, **looks)

    def _legend(self, y: float, wide: int) -> float:
        """The key, below the title: a poster's foot is far away."""
        sorts = {SORTS[link.kind] for block in self._plan.blocks for link in block.links}
        for block in self._plan.blocks:
            sorts |= {row.sort for rows in block.columns.values() for row in rows if row.under >= 0}
        found = list(line_entries(sorts, self._strokes))
        if not found:
            return y
        near = min(wide, _KEY)
        label = page_label([], wide, "", [legend_row(found, self._theme, near)])
        high = legend_height(found, self._theme, near)
        self._put("legend", label, Spot(0, y, near, high), **{"class": "legend"})
        return y + high + _GAP

    def _section(self, title: str, y: float, wide: int) -> float:
        page = Page(self._page_map(), self._theme, wide)
        runs = page.lines(title, self._theme.fonts.section, self._theme.ink)
        label = page_label(runs, wide, self._theme.hairline)
        spot = Spot(0, y, wide, RULE + page_height(runs))
        self._put(self._id("section"), label, spot, **{"class": "section"})
        return y + spot.high + _GAP

    def _headers(self, top: float) -> float:
        cards = [self._cards.header(name, number) for number, name in enumerate(self._plan.names)]
        high = max(map(card_height, cards), default=0)
        for number, (name, card) in enumerate(zip(self._plan.names, cards, strict=True)):
            spot = Spot(self._widths.left(number), top, self._widths.column, card_height(card))
            self._card(f"map-{name}", card, spot, "essay")
        return top + high

    def _rules(self, top: float, bottom: float) -> None:
        """A line in each column's colour down its left side."""
        for number, name in enumerate(self._plan.names):
            x = self._widths.left(number) - 9
            points = [(x, top), (x, top), (x, bottom), (x, bottom)]
            looks = {"color": f"{HUES[number % len(HUES)]}66", "penwidth": "3", "dir": "none"}
            self._line(f"map-{name}", f"map-{name}", points, looks | {"class": "rule"})

    def _line(
        self,
        first: str,
        second: str,
        points: Iterable[tuple[float, float]],
        attributes: dict[str, str],
        start: tuple[float, float] | None = None,
        end: tuple[float, float] | None = None,
    ) -> None:
        """A line by the control points of its curve; ``start`` and ``end`` are tips of arrows."""
        tips = [f"s,{start[0]:.1f},{-start[1]:.1f}"] if start else []
        tips += [f"e,{end[0]:.1f},{-end[1]:.1f}"] if end else []
        curve = [f"{x:.1f},{-y:.1f}" for x, y in points]
        attributes = {"pos": " ".join([*tips, *curve]), **attributes}
        self.graph.edge(first, second, _attributes=attributes)

    # A block

    def _block(self, block: Block, top: float, wide: int) -> float:
        y = top
        if block.key:
            card = self._cards.question(block.key, wide)
            spot = Spot(0, y, wide, card_height(card))
            self._put(
                f"s-{block.key}", card_label(card, (), False), spot, **{"class": "card question"}
            )
            y += card_height(card) + _GAP
        elif block.tables or block.links:
            title = "Figures of the same things" if block.tables else "Beyond the questions"
            y = self._section(title, y, wide)
        for key in block.own:
            card = self._cards.own(key, wide)
            spot = Spot(0, y, card_width(card), card_height(card))
            self._card(f"s-{key}", card, spot, "card answer")
            y += card_height(card) + _GAP
        cards = {
            row.key: self._cards.row(row)
            for name in self._plan.names
            for row in block.columns[name]
        }
        tables = [self._cards.table(table) for table in block.tables]
        gutters = [min(map(self._plan.names.index, table.names)) for table in block.tables]
        links = {link: self._cards.link(link) for link in block.links}
        if block.key:
            y = self._speakers(block, y)
        layout = lay_out_block(
            block,
            self._plan.names,
            self._widths,
            y,
            lambda _, row: card_height(cards[row.key]),
            lambda link: (self._cards.gutter, card_height(links[link])),
            [
                (gutter, self._cards.gutter, card_height(card))
                for gutter, card in zip(gutters, tables, strict=True)
            ],
        )
        names = {
            (name, number): self._id(row.key)
            for name in self._plan.names
            for number, row in enumerate(block.columns[name])
        }
        for place, id in names.items():
            card = cards[block.columns[place[0]][place[1]].key]
            self._row(place, id, card, block, layout, names)
        for number, link in enumerate(block.links):
            self._link(link, links[link], layout.links[number], block, layout, names)
        for number, card in enumerate(tables):
            name = self._id("figure")
            self._put(
                name, card_label(card, (), False), layout.tables[number], **{"class": "figure"}
            )
        return layout.bottom

    def _speakers(self, block: Block, y: float) -> float:
        """Above each column whose it is, and where there is no answer, that there is none."""
        page = Page(self._page_map(), self._theme, self._widths.column)
        answered = {name for name, rows in block.columns.items() if any(r.is_answer for r in rows)}
        # An answer of several maps is theirs as well.
        for key in block.own:
            grounds = self._cards.web.grounds(key)
            answered |= {name_of(ground) for ground in grounds}
        lowest = y
        for number, name in enumerate(self._plan.names):
            x = self._widths.left(number)
            if name in answered:
                runs = page.lines(
                    self._cards.label(name), self._theme.fonts.mark, HUES[number % len(HUES)]
                )
                spot = Spot(x, y, self._widths.column, page_height(runs))
                label = page_label(runs, self._widths.column)
                self._put(self._id(f"speaker-{name}"), label, spot, **{"class": "speaker"})
                lowest = max(lowest, y + spot.high + _NEAR)
            elif not block.columns[name]:
                card = self._cards.silence(name)
                spot = Spot(x, y, self._widths.column, card_height(card))
                self._card(self._id(f"silent-{name}"), card, spot, "silent")
            else:
                runs = page.lines(
                    f"{self._cards.short(name)}: no answer, but",
                    self._theme.fonts.detail,
                    self._theme.muted,
                )
                spot = Spot(x, y, self._widths.column, page_height(runs))
                label = page_label(runs, self._widths.column)
                self._put(self._id(f"silent-{name}"), label, spot, **{"class": "silent"})
                lowest = max(lowest, y + spot.high + _NEAR)
        return lowest

    def _id(self, key: str) -> str:
        """An id for a part of the picture; that of a statement which comes again has a number."""
        base = f"s-{key.replace('.', '--').replace('~', '_')}"
        self._ids[base] = self._ids.get(base, 0) + 1
        return base if self._ids[base] == 1 else f"{base}__{self._ids[base]}"

    def _row(
        self,
        place: tuple[str, int],
        id: str,
        card: Card,
        block: Block,
        layout: BlockLayout,
        names: dict[tuple[str, int], str],
    ) -> None:
        """A statement, and the line from it to what it bears on, as an outline has it."""
        name, number = place
        row, spot = block.columns[name][number], layout.rows[place]
        gathering = self._comparison.gathering
        node, verdicts = gathering[row.key], self._cards.verdicts(name_of(row.key))
        tip = describe(node, gathering.map_of(row.key), verdicts)
        self._card(id, card, spot, f"card {node.kind}", tip)
        if row.under < 0:
            return
        above = layout.rows[name, row.under]
        x, foot = above.x + 8, above.y + above.high
        stroke = self._strokes[row.sort]
        start, corner, end = (x, foot + 7), (x, spot.middle), (spot.x, spot.middle)
        head = (x, foot + 1)
        points = [start, start, corner, corner, corner, end, end]
        looks = _looks(stroke) | {"dir": "back", "class": str(row.sort)}
        self._line(names[name, row.under], id, points, looks, start=head)

    def _link(
        self,
        link: Link,
        card: Card,
        spot: Spot,
        block: Block,
        layout: BlockLayout,
        names: dict[tuple[str, int], str],
    ) -> None:
        """What is said across two columns, with a line to either statement."""
        sort = SORTS[link.kind]
        id = self._id(f"{link.first}-{link.kind.value}-{link.second}")
        self._card(id, card, spot, f"relation {link.kind.value}", link.reason)
        for end in link.ends:
            there, place = layout.end(block, end), block.place(end)
            points_at = link.kind.is_symmetric or end == link.second
            self._tie(sort, names[place], there, id, spot, points_at)

    def _tie(self, sort: Sort, name: str, card: Spot, id: str, spot: Spot, points_at: bool) -> None:
        left = card.x < spot.x
        tip = (card.x + card.wide + 1 if left else card.x - 1, card.middle)
        back = 8 if left else -8
        start = (tip[0] + back, tip[1])
        end = (spot.x if left else spot.x + spot.wide, spot.middle)
        bend = (end[0] - start[0]) / 2
        points = [start, (start[0] + bend, start[1]), (end[0] - bend, end[1]), end]
        looks = _looks(self._strokes[sort]) | {"dir": "back", "class": str(sort)}
        if not points_at or self._strokes[sort].end == "none":
            looks["dir"] = "none"
            points[0] = tip
        self._line(name, id, points, looks, start=tip if looks["dir"] == "back" else None)


def _strong(given: Mapping[Sort, Stroke]) -> Mapping[Sort, Stroke]:
    """The lines of a sheet: contradictions before all others."""
    found = dict(given)
    found[Sort.CONTRADICTS] = evolve(found[Sort.CONTRADICTS], dash="solid", weight=3.2)
    found[Sort.IN_TENSION] = evolve(found[Sort.IN_TENSION], dash="dashed", weight=1.6)
    return found


def _looks(stroke: Stroke) -> dict[str, str]:
    return {
        "arrowtail": stroke.end,
        "color": stroke.colour,
        "penwidth": f"{stroke.weight:g}",
        "style": stroke.dash,
    }


def _literal(text: str) -> str:
    return text.replace("&", "&amp;").replace("\\", "\\" * 4).replace("\n", "\\n")

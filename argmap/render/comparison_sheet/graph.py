"""The graph of a comparison sheet: one column per map, with relations between the columns.

argmap computes all positions; Graphviz only draws them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from argmap.comparison import Comparison
from argmap.comparison.attribution import is_unsaid
from argmap.formulas.plain_text import plain_text
from argmap.model import Argument, ArgumentMap
from argmap.render.comparison_sheet.cards import HUES, SheetCards
from argmap.render.comparison_sheet.edges import HEAD, SheetEdges
from argmap.render.comparison_sheet.element_ids import BlockNames, line_name, name_sheet
from argmap.render.comparison_sheet.layout import BlockLayout, Widths, lay_out_block
from argmap.render.comparison_sheet.plan import Block, SheetPlan
from argmap.render.comparison_sheet.rows import Row
from argmap.render.diagram.card_alt_text import describe, describe_sign
from argmap.render.output.picture_graph import JOINT, Curve, Edge, Graph, Node, Point
from argmap.render.text_layout.caption import Caption
from argmap.render.text_layout.card_layout import Card
from argmap.render.text_layout.card_marks import EvaluationSigns
from argmap.render.text_layout.legend_entries import (
    fold_entry,
    ground_entries,
    line_entries,
    mark_entries,
    placeholder_entry,
)
from argmap.render.text_layout.legend_layout import Entry, Key
from argmap.render.text_layout.page_text import Page
from argmap.render.text_layout.sign_runs import broken_entry, sign_entries
from argmap.render.text_layout.text_blocks import text_block
from argmap.render.theme.line_styles import Sort, Stroke, broken, strokes
from argmap.render.theme.measures import Face
from argmap.render.theme.theme import Theme

_OPTIONS: Final = ("-Kneato", "-n2")
"""Engine options that keep all positions as given."""

_FEW: Final = 2  # number of columns that fit a laptop screen
_COLUMN: Final = {True: 300, False: 250}
_LINK: Final = {True: 190, False: 176}
_BESIDE: Final = {True: 36, False: 34}
"""Widths in points of a column, of a card between two columns, and of the space beside that card,
by whether there are few columns."""

_GAP: Final = 14
_BETWEEN: Final = 34
_NEAR: Final = 2
_KEY: Final = 900


def sheet_graph(
    comparison: Comparison,
    plan: SheetPlan,
    theme: Theme,
    signs: Mapping[str, EvaluationSigns] = MappingProxyType({}),
) -> Graph:
    """Return the graph of a planned comparison sheet, with all positions fixed.

    ``signs`` are those of an evaluation, by the name of the map.
    """
    sheet = _Sheet(comparison, plan, theme, signs)
    sheet.place()
    return Graph(
        items=(*sheet.nodes, *sheet.edges),
        attributes={
            "bgcolor": theme.page,
            "outputorder": "edgesfirst",
            "pad": "0.25",
            "splines": "true",
        },
        joint=theme.support,
        options=_OPTIONS,
        reading=(*(edge.id for edge in sheet.edges), *(node.name for node in sheet.nodes)),
    )


class _Sheet:
    def __init__(
        self,
        comparison: Comparison,
        plan: SheetPlan,
        theme: Theme,
        signs: Mapping[str, EvaluationSigns],
    ) -> None:
        few = len(plan.names) <= _FEW
        self._comparison = comparison
        self._plan = plan
        self._theme = theme
        gutter = _LINK[few] + 2 * _BESIDE[few]
        self._widths = Widths(len(plan.names), _COLUMN[few], gutter)
        self._cards = SheetCards(comparison, theme, plan.names, _COLUMN[few], _LINK[few], signs)
        self._strokes = _strong(strokes(theme))
        self._made: dict[int, Card | None] = {}
        # how far down the note that a map gives no answer reaches
        self._silent: dict[str, float] = {}
        self.nodes: list[Node] = []
        self.edges: list[Edge] = []

    def place(self) -> None:
        """Place everything, from the top."""
        wide = max(self._widths.whole, 430)
        y = 0.0
        if title := Page(self._page_map(), self._theme, wide).title():
            self._put("title", title, (0, y), "title")
            y += title.height + _GAP
        y = self._legend(y, wide)
        y = self._headers(y)
        top = y
        for block, names in zip(self._plan.blocks, name_sheet(self._plan), strict=True):
            y = self._block(block, names, y + _GAP, wide) + _BETWEEN
        self._rules(top, y - _BETWEEN)

    def _page_map(self) -> ArgumentMap:
        """The text of the page's title: the comparison's title and the authors of the maps."""
        main = self._comparison.maps.main
        authors = " · ".join(self._cards.label(name) for name in self._plan.names)
        return ArgumentMap(main.title, author=main.author or authors)

    # Single parts

    def _put(
        self, name: str, panel: Card | Caption | None, place: Point, sort: str, tip: str = ""
    ) -> None:
        self.nodes.append(Node(name, sort, panel, tip, place=place))

    def _legend(self, y: float, wide: int) -> float:
        """Place the legend below the title: at the foot of a poster it would be too far away."""
        found = self._entries()
        if not found:
            return y
        near = min(wide, _KEY)
        legend = Caption((), near, "", Key(tuple(found), self._theme, near))
        self._put("legend", legend, (0, y), "legend")
        return y + legend.height + _GAP

    def _entries(self) -> list[Entry]:
        """The legend entries for the signs on the sheet."""
        blocks = self._plan.blocks
        rows = [row for rows in self._columns() for row in rows]
        sorts = {Sort.of(link.kind) for block in blocks for link in block.links}
        sorts |= {row.sort for row in rows if row.under >= 0}
        kinds = {self._comparison.maps[row.key].kind for row in rows}
        joints = any(self._card(row) is None for row in rows)
        found = [
            *line_entries(sorts, self._strokes, joints=joints),
            *ground_entries(kinds, self._theme),
        ]
        drawn = [sign for row in rows if (sign := self._cards.sign(row.key)) is not None]
        found += sign_entries(drawn, self._theme)
        if any(self._is_broken(row, rows) for rows in self._columns() for row in rows):
            found.append(broken_entry(self._theme))
        if any(self._cards.reported(row.key) for row in rows):
            found.append(placeholder_entry("reported, not held by the author", self._theme))
        found += mark_entries(self._cards.statuses(rows), self._theme)
        if any(row.hidden for row in rows):
            found.append(fold_entry(self._theme))
        return found

    def _columns(self) -> Iterator[Sequence[Row]]:
        """The rows of each column of each block."""
        for block in self._plan.blocks:
            yield from block.columns.values()

    def _is_broken(self, row: Row, rows: Sequence[Row]) -> bool:
        """Whether the line from a row to the one above it is that of an argument that fails."""
        if row.under < 0:
            return False
        above = rows[row.under].key
        return (above.key, row.key.key) in self._cards.marks(row.key.map).signs.broken

    def _section(self, name: str, title: str, y: float, wide: int) -> float:
        section = Page(self._page_map(), self._theme, wide).section(title)
        self._put(name, section, (0, y), "section")
        return y + section.height + _GAP

    def _headers(self, top: float) -> float:
        cards = [self._cards.header(name, number) for number, name in enumerate(self._plan.names)]
        for number, (name, card) in enumerate(zip(self._plan.names, cards, strict=True)):
            self._put(f"map-{name}", card, (self._widths.left(number), top), "essay")
        return top + max((card.height for card in cards), default=0)

    def _rules(self, top: float, bottom: float) -> None:
        """Draw a line in each column's colour along its left side."""
        for number, name in enumerate(self._plan.names):
            x = self._widths.left(number) - 9
            points = (x, top), (x, top), (x, bottom), (x, bottom)
            stroke = Stroke(f"{HUES[number % len(HUES)]}66", weight=3)
            self._line(f"map-{name}", f"map-{name}", "rule", stroke, Curve(points))

    def _line(self, first: str, second: str, sort: str, stroke: Stroke, curve: Curve) -> None:
        id = line_name(first, second)
        self.edges.append(Edge(id, first, second, sort, stroke, curve=curve))

    # Blocks

    def _card(self, row: Row) -> Card | None:
        if id(row) not in self._made:
            self._made[id(row)] = self._cards.row(row)
        return self._made[id(row)]

    def _height(self, row: Row) -> float:
        card = self._card(row)
        return JOINT if card is None else card.height

    def _block(self, block: Block, names: BlockNames, top: float, wide: int) -> float:
        y = top
        if block.key:
            card = self._cards.question(block.key, wide)
            self._put(names.head, card, (0, y), "card question")
            y += card.height + _GAP
        elif block.tables or block.links:
            title = "Figures for the same things" if block.tables else "Other relations"
            y = self._section(names.head, title, y, wide)
        for key, name in zip(block.own, names.own, strict=True):
            card = self._cards.own(key, wide, block.own_notes[key])
            self._put(name, card, (0, y), "card answer")
            y += card.height + _GAP
        tables = [self._cards.table(table) for table in block.tables]
        gutters = [min(map(self._plan.names.index, table.names)) for table in block.tables]
        links = {link: self._cards.link(link) for link in block.links}
        if block.key:
            y = self._speakers(block, names, y)
        layout = lay_out_block(
            block,
            self._plan.names,
            self._widths,
            y,
            lambda _, row: self._height(row),
            lambda link: (self._cards.gutter, links[link].height),
            [
                (gutter, self._cards.gutter, card.height)
                for gutter, card in zip(gutters, tables, strict=True)
            ],
        )
        for place, id in names.rows.items():
            row = block.columns[place[0]][place[1]]
            self._row(place, id, self._card(row), block, layout, names)
        edges = SheetEdges(block, self._plan.names, self._widths, layout, y, self._silent)
        for number, link in enumerate(block.links):
            self._link(number, names.links[number], links[link], block, edges, names)
        for number, card in enumerate(tables):
            spot = layout.tables[number]
            self._put(names.tables[number], card, (spot.x, spot.y), "figure")
        return max(layout.bottom, edges.bottom)

    def _speakers(self, block: Block, names: BlockNames, y: float) -> float:
        """Label each column with its author, and note where a map gives no answer."""
        answered = {name for name, rows in block.columns.items() if any(r.is_answer for r in rows)}
        # An answer that rests on several maps counts as an answer of each.
        for key in block.own:
            grounds = self._comparison.graph.premises_of(key)
            answered |= {ground.map for ground in grounds}
        lowest = y
        self._silent = {}
        for number, name in enumerate(self._plan.names):
            at = self._widths.left(number), y
            if name in answered:
                whose = self._cards.label(name)
                given = [row.key for row in block.columns[name] if row.is_answer]
                if given and all(map(self._cards.reported, given)):
                    whose = f"{whose} reports"
                label = self._caption(whose, self._theme.fonts.mark, self._theme.ink)
                self._put(f"{names.head}-speaker-{name}", label, at, "speaker")
            elif not block.columns[name]:
                silence = self._cards.silence(name)
                self._put(f"{names.head}-silent-{name}", silence, at, "silent")
                self._silent[name] = y + silence.height
                continue
            else:
                said = f"{self._cards.short(name)}: no answer, but"
                label = self._caption(said, self._theme.fonts.detail, self._theme.muted)
                self._put(f"{names.head}-silent-{name}", label, at, "silent")
            lowest = max(lowest, y + label.height + _NEAR)
        return lowest

    def _caption(self, text: str, face: Face, colour: str) -> Caption:
        """A caption above a column."""
        wide = self._widths.column
        return Caption(tuple(run for (run,) in text_block(text, face, colour, wide).lines), wide)

    def _row(
        self,
        place: tuple[str, int],
        id: str,
        card: Card | None,
        block: Block,
        layout: BlockLayout,
        names: BlockNames,
    ) -> None:
        """Place a statement and the line to its parent in the outline."""
        name, number = place
        row, spot = block.columns[name][number], layout.rows[place]
        maps = self._comparison.maps
        node, marks = maps[row.key], self._cards.marks(row.key.map)
        tip = describe(node, maps.map_of(row.key), marks.verdicts)
        if is_unsaid(row.key, maps):
            kept = (line for line in tip.split("\n") if not line.startswith("held by "))
            tip = "\n".join((*kept, "unstated; supplied by the mapper"))
        if sign := self._cards.sign(row.key):
            tip += f"\n{describe_sign(sign)}"
        sort = "step" if isinstance(node, Argument) else f"card {node.kind}"
        self._put(id, card, (spot.x, spot.y), sort, tip)
        if row.under < 0:
            return
        above, inset = layout.rows[name, row.under], block.columns[name][row.under].inset
        # What attacks and what supports it hang on it side by side.
        side = 0.25 if row.sort.is_attack else 0.69
        x, foot = above.x + side * (row.inset - inset), above.y + above.high
        if above.high == JOINT:
            x = above.x + JOINT / 2
        stroke = self._strokes[row.sort]
        if self._is_broken(row, block.columns[name]):
            stroke = broken(stroke)
        level = spot.y + min(HEAD, spot.high / 2)
        start, corner, end = (x, foot + 7), (x, level), (spot.x, level)
        head = (x, foot + 1)
        if stroke.end == "none":
            start = head
        curve = Curve((start, start, corner, corner, corner, end, end), head)
        self._line(names.rows[name, row.under], id, str(row.sort), stroke, curve)

    def _link(
        self, number: int, id: str, card: Card, block: Block, edges: SheetEdges, names: BlockNames
    ) -> None:
        """Place the card of a relation across columns, with a line to each statement."""
        link, spot = block.links[number], edges.layout.links[number]
        stroke = self._strokes[Sort.of(link.kind)]
        tip = plain_text(link.reason)
        self._put(id, card, (spot.x, spot.y), f"relation {link.kind.value}", tip)
        for end in link.ends:
            points_at = link.kind.is_symmetric or end == link.second
            curve = edges.curve(number, end, stroke, points_at=points_at)
            self._line(names.rows[block.place(end)], id, str(Sort.of(link.kind)), stroke, curve)


def _strong(given: Mapping[Sort, Stroke]) -> Mapping[Sort, Stroke]:
    """The line styles of a sheet, in which contradictions are the strongest."""
    found = dict(given)
    found[Sort.CONTRADICTS] = found[Sort.CONTRADICTS]._replace(dash="solid", weight=3.2)
    found[Sort.IN_TENSION] = found[Sort.IN_TENSION]._replace(dash="dashed", weight=1.6)
    return found

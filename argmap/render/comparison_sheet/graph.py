"""The graph of a comparison sheet: the band with all answers, then a block for each question.

argmap computes all positions; Graphviz only draws them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from argmap.comparison import Comparison
from argmap.frozen_class import frozen
from argmap.model import ArgumentMap, Kind
from argmap.render.comparison_sheet.band_graph import BandGraph, band_stroke
from argmap.render.comparison_sheet.block_graph import BlockGraph
from argmap.render.comparison_sheet.cards import SheetCards
from argmap.render.comparison_sheet.element_ids import name_sheet
from argmap.render.comparison_sheet.plan import SheetPlan
from argmap.render.comparison_sheet.relation_cards import RelationCards
from argmap.render.comparison_sheet.rows import Row
from argmap.render.comparison_sheet.tree_graph import is_broken
from argmap.render.output.canvas import Canvas
from argmap.render.output.picture_graph import FIXED, Graph
from argmap.render.text_layout.caption import Caption
from argmap.render.text_layout.card_marks import EvaluationSigns
from argmap.render.text_layout.legend_entries import (
    border_entries,
    line_entries,
    mark_entries,
    placeholder_entry,
    relation_entries,
)
from argmap.render.text_layout.legend_layout import Entry, Key
from argmap.render.text_layout.page_text import Page
from argmap.render.text_layout.sign_runs import broken_entry, sign_entries
from argmap.render.theme.line_styles import Sort, Stroke, strokes
from argmap.render.theme.theme import Theme
from argmap.verbalize.silences import still_to_write

_FEW: Final = 3
"""Up to so many columns, the text has its usual size."""
_WIDTHS: Final = (700, 1_040, 1_040, 1_224)
"""Widths in points of sheets with one, two, three and four columns."""
_COLUMN: Final = 243
"""Width in points of a column and the space beside it, on sheets with more columns."""

_GAP: Final = 12
_GAP_OF_BAND: Final = 4
"""Points above and below the legend of a band that is alone."""
_BETWEEN: Final = 26
_BETWEEN_BRIEF: Final = 16
"""Points between two blocks, and between two of a brief sheet."""


def width_of(columns: int) -> int:
    """The width in points of a sheet with so many columns, without its margin.

    Two fit a laptop screen at natural size; fitted to the same screen, five can still be read.
    """
    return _WIDTHS[max(columns, 1) - 1] if columns <= len(_WIDTHS) else columns * _COLUMN


@frozen
class Drawn:
    """The graph of a sheet, its width and height in points, and the size of its text."""

    graph: Graph
    size: tuple[float, float]
    text: int


def sheet_graph(
    comparison: Comparison,
    plan: SheetPlan,
    theme: Theme,
    signs: Mapping[str, EvaluationSigns] = MappingProxyType({}),
) -> Graph:
    """Return the graph of a planned comparison sheet, with all positions fixed.

    ``signs`` are those of an evaluation, by the name of the map.
    """
    return draw_sheet(comparison, plan, theme, signs, width_of(len(plan.names))).graph


def draw_sheet(
    comparison: Comparison,
    plan: SheetPlan,
    theme: Theme,
    signs: Mapping[str, EvaluationSigns],
    width: int,
    share: str = "",
) -> Drawn:
    """Draw a planned comparison sheet in a width in points.

    ``share`` says how much of the comparison is drawn, if not all of it.
    """
    sheet = _Sheet(comparison, plan, theme, signs, width, share)
    sheet.place()
    canvas = sheet.canvas
    graph = Graph(
        items=(*canvas.nodes, *canvas.edges),
        attributes={
            **FIXED,
            "bgcolor": theme.page,
            "outputorder": "edgesfirst",
            "pad": "0.25",
            "splines": "true",
        },
        joint=theme.support,
        reading=(*(edge.id for edge in canvas.edges), *(node.name for node in canvas.nodes)),
    )
    return Drawn(graph, canvas.size, sheet.text)


class _Sheet:
    def __init__(
        self,
        comparison: Comparison,
        plan: SheetPlan,
        theme: Theme,
        signs: Mapping[str, EvaluationSigns],
        width: int,
        share: str,
    ) -> None:
        self._comparison = comparison
        self._plan = plan
        self._theme = theme
        self._width = width
        self._share = share
        is_small = len(plan.names) > _FEW
        self._cards = SheetCards(comparison, theme, signs, is_small, plan.is_brief, plan.has_ids)
        self._links = RelationCards(self._cards)
        self._strokes = sheet_strokes(theme)
        self.canvas = Canvas()

    @property
    def text(self) -> int:
        """The size of its text in points."""
        return self._cards.text.size

    def place(self) -> None:
        """Place everything, from the top."""
        y = 0.0
        title = Page(self._page_map(), self._theme, self._width, self._told()).title()
        if title is not None and self._plan.has_title:
            self.canvas.put("title", title, (0, y), "title")
            y += title.height + _GAP
        # The cards of brief blocks say in words what they mean.
        is_brief = self._plan.is_brief
        has_signs = not is_brief or not self._plan.blocks
        y = self._legend(y) if self._plan.has_legend and has_signs else y
        between = _BETWEEN_BRIEF if is_brief else _BETWEEN
        named = list(zip(self._plan.blocks, name_sheet(self._plan), strict=True))
        if self._plan.band is not None:
            heads = {block.key: names.head for block, names in named}
            band = BandGraph(
                self._cards, self._links, self._strokes, self.canvas, self._width, heads
            )
            y = band.draw(self._plan.band, y) + between
        order = [table.key for table in self._comparison.written_questions]
        asked = len(order)
        for block, names in named:
            graph = BlockGraph(
                self._cards, self._links, self._strokes, self.canvas, self._width, block, names
            )
            number = f" {order.index(block.key) + 1} OF {asked}" if block.key else ""
            y = graph.draw(y, number if asked > 1 else "") + between

    def _told(self) -> str:
        """How much of the comparison is drawn, and how many questions are left out."""
        left = still_to_write(self._plan.unwritten)
        return " · ".join(part for part in (self._share, left and f"left out: {left}") if part)

    def _page_map(self) -> ArgumentMap:
        """The text of the page's title: the comparison's title and the authors of the maps."""
        main = self._comparison.maps.main
        authors = " · ".join(self._cards.label(name) for name in self._plan.names)
        if self._plan.is_brief:
            authors = ""  # they are at the top of the columns
        return ArgumentMap(main.title, author=main.author or authors or None)

    # The legend

    def _legend(self, y: float) -> float:
        """Place the legend below the title: at the foot of a poster it would be too far away."""
        is_band = self._plan.band is not None and not self._plan.blocks
        found = [*self._band_entries()] if is_band else self._entries()
        if not found:
            return y
        key = Key(tuple(found), self._theme, self._width, is_line=is_band)
        legend = Caption((), self._width, "", key)
        y -= _GAP - _GAP_OF_BAND if is_band and y else 0
        self.canvas.put("legend", legend, (0, y), "legend")
        return y + legend.height + (_GAP_OF_BAND if is_band else _GAP)

    def _entries(self) -> list[Entry]:
        """The legend entries for the signs on the sheet."""
        blocks = self._plan.blocks
        rows = [row for block in blocks for _, row in block.rows()]
        links = [pair.link for block in blocks for pair in block.pairs()]
        sorts = {Sort.of(link.kind) for link in links}
        sorts |= {row.sort for row in rows if row.under >= 0}
        kinds = {self._comparison.maps[row.key].kind for row in rows}
        found = [
            *line_entries(sorts, self._strokes, joints=any(row.under >= 0 for row in rows)),
            *border_entries(kinds, self._theme),
        ]
        drawn = [sign for row in rows if (sign := self._cards.sign(row.key)) is not None]
        found += sign_entries(drawn, self._theme)
        if any(is_broken(row, rows, self._cards) for rows in self._trees() for row in rows):
            found.append(broken_entry(self._theme))
        if any(map(self._cards.is_report, rows)):
            meaning = "reported, not held by the author"
            found.append(placeholder_entry(meaning, self._theme, has_border=True))
        if any(row.is_again or row.is_short for row in rows):
            found.append(placeholder_entry("shown elsewhere", self._theme))
        found += mark_entries(self._cards.statuses(rows), self._theme, signs=False)
        return found

    def _band_entries(self) -> Iterator[Entry]:
        """The legend entries for the signs in the band, if there is nothing else."""
        band = self._plan.band
        assert band is not None, "only a band is drawn"
        rows = [row for one in band.rows for row in one.answers()]
        sorts = {Sort.of(link.kind) for one in band.rows for link in one.links}
        drawn = {sort: band_stroke(self._strokes[sort]) for sort in sorts}
        yield from relation_entries(sorts, drawn)
        if any(map(self._cards.is_report, rows)):
            meaning = "a view that the author reports"
            yield placeholder_entry(meaning, self._theme, has_border=True)
        kinds = {self._comparison.maps[row.key].kind for row in rows}
        for entry in border_entries({Kind.ASSUMPTION} & kinds, self._theme):
            yield entry._replace(meaning="left unsaid")
        yield from border_entries(kinds - {Kind.ASSUMPTION}, self._theme)

    def _trees(self) -> Iterator[list[Row]]:
        for block in self._plan.blocks:
            yield from block.trees.values()


def sheet_strokes(theme: Theme) -> dict[Sort, Stroke]:
    """The line styles of a sheet: only contradictions across the essays are red."""
    found = dict(strokes(theme))
    for sort in (Sort.ATTACK, Sort.COUNTER):
        found[sort] = found[sort]._replace(colour=theme.ink)
    return found

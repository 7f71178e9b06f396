"""The pages of a comparison: the band with all answers, then each question on its own pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, TypeVar

from attrs import evolve

from argmap.comparison import Comparison
from argmap.formulas.plain_text import plain_text
from argmap.frozen_class import frozen
from argmap.model import Reference
from argmap.render.comparison_sheet.band import BandRow
from argmap.render.comparison_sheet.blocks import Block
from argmap.render.comparison_sheet.element_ids import name_sheet
from argmap.render.comparison_sheet.figure_tables import Table
from argmap.render.comparison_sheet.graph import Drawn, draw_sheet
from argmap.render.comparison_sheet.plan import SheetPlan, plan_sheet
from argmap.render.diagram.view import View
from argmap.render.output.graphviz import Engine
from argmap.render.output.paper_sizes import Paper
from argmap.render.output.picture_graph import Graph, Node
from argmap.render.pages.block_parts import HeadedPair, part_of
from argmap.render.pages.booklet import Booklet, Sheet, tell_pages
from argmap.render.pages.page_layout import (
    PageLayout,
    lay_out,
    with_legend,
    without_rules,
    without_surroundings,
)
from argmap.render.pages.page_references import (
    Home,
    homes_of,
    linked,
    references_of,
    with_page_numbers,
    with_pages,
)
from argmap.render.pages.page_setup import LEAST, Room, sheets
from argmap.render.text_layout.card_marks import EvaluationSigns
from argmap.render.theme.theme import Theme

_TEXT: Final = 8.5
"""The size of the text in points; the smallest on a card is about a fifth smaller."""
_NARROW: Final = 190.0
"""The width in points below which the columns of authors are narrow."""
_SHARES: Final = (0.6, 0.7, 0.8, 0.9)
"""How full pages may be, in the order in which it is tried."""

T = TypeVar("T")


@frozen
class _PagePlan:
    """What is on a page: the title of its question, whether it is the first of it, and its plan.

    ``also`` are the titles of what is outside any question and shares the page.
    """

    title: str
    is_first: bool
    plan: SheetPlan
    also: tuple[str, ...] = ()


@frozen
class ComparisonPages:
    """Sets a comparison on pages; ``engine`` lays them out."""

    comparison: Comparison
    view: View
    paper: Paper
    theme: Theme
    signs: Mapping[str, EvaluationSigns]
    engine: Engine

    def booklet(self) -> Booklet:
        """The pages.

        An :class:`~argmap.render.output.graphviz.EngineWarning` reports how many there are, and
        the size of their type (``page-fit``), or which of them are too small (``small-text``).
        """
        settings = [_Setting(self, paper) for paper in sheets(self.paper)]
        broadest = max(setting.column for setting in settings)
        best = (setting for setting in settings if setting.column == broadest)
        found = [(setting, [*setting.pages()]) for setting in best]
        setting, pages = min(found, key=lambda one: len(one[1]))
        main = self.comparison.maps.main
        title = plain_text(self.comparison.title)
        return Booklet([*setting.sheets(pages)], title, main.byline, self.theme)


class _Setting:
    """Divides a comparison among sheets that are turned or not."""

    def __init__(self, whole: ComparisonPages, paper: Paper) -> None:
        self._whole = whole
        self._paper = paper
        self._plan = plan_sheet(whole.comparison, whole.view)
        text = draw_sheet(whole.comparison, self._empty, whole.theme, whole.signs, 1_000).text
        self._points = max(_TEXT, paper.least)
        self._least = max(LEAST, paper.least)
        self._room = Room.of(paper, self._points / text)

    @property
    def column(self) -> float:
        """The width in points of the columns of the most authors, if they are narrow."""
        most = max((len(block.names) for block in self._plan.blocks if block.key), default=1)
        return min(self._room.wide / max(most, 1), _NARROW)

    @property
    def _empty(self) -> SheetPlan:
        return evolve(self._plan, blocks=(), band=None, has_legend=False)

    # What is on each page

    def pages(self) -> Iterator[_PagePlan]:
        """The band, then the pages of each block."""
        band = self._plan.band
        rows = () if band is None else band.rows
        if band is None and not self._plan.blocks:
            yield _PagePlan("", is_first=True, plan=self._empty)
        for plan in self._even(partial(self._bands, rows)):
            yield _PagePlan("", is_first=self._begins(plan), plan=plan)
        blocks = self._plan.blocks
        asked = [block for block in blocks if block.key]
        rest = [block for block in blocks if not block.key]
        shared = self._shared(asked[-1], rest) if asked and rest else []
        for block in asked[:-1] if shared else blocks:
            yield from self._pages_of(block)
        yield from shared

    def _pages_of(self, block: Block) -> Iterator[_PagePlan]:
        title = self._title(block)
        for number, part in enumerate(self._even(partial(self._parts, block))):
            yield _PagePlan(title, number == 0, self._only(part))

    def _shared(self, block: Block, rest: Sequence[Block]) -> list[_PagePlan]:
        """The pages of a block if what is outside any question has room on the last of them.

        Alone, it would leave a page nearly empty. The page is scaled down if it has to be.
        """
        usual = len([*self._pages_of(block)])
        smaller = self._points / self._least
        for share in (1.0, *_SHARES, smaller):
            *parts, last = self._parts(block, share)
            plan = self._together(last, *rest)
            if len(parts) < usual and self._fits(plan, smaller):
                title = self._title(block)
                plans = [*map(self._only, parts), plan]
                pages = [_PagePlan(title, number == 0, one) for number, one in enumerate(plans)]
                return [*pages[:-1], evolve(pages[-1], also=tuple(map(self._title, rest)))]
        return []

    def _together(self, *blocks: Block) -> SheetPlan:
        """The plan of a page with several blocks."""
        names = {name for block in blocks for name in block.names or self._plan.names}
        return evolve(
            self._empty,
            names=tuple(name for name in self._plan.names if name in names),
            blocks=tuple(map(with_pages, blocks)),
            unwritten=0,
        )

    def _even(self, divided: Callable[[float], Iterator[T]]) -> list[T]:
        """What a function divides among pages, given how much higher a page may be than the room.

        A page is scaled down if that saves one. If not, each is as full as the others.
        """
        usual = [*divided(1.0)]
        if len(usual) == 1:
            return usual
        if len(smaller := [*divided(self._points / self._least)]) < len(usual):
            return smaller
        for share in _SHARES:
            if len(even := [*divided(share)]) == len(usual):
                return even
        return usual

    def _bands(self, rows: tuple[BandRow, ...], share: float) -> Iterator[SheetPlan]:
        """The rows of the band on as many pages as they take."""
        while rows:
            end = self._most(len(rows), partial(self._with_rows, rows), share)
            yield self._with_rows(rows, end)
            rows = rows[end:]

    def _title(self, block: Block) -> str:
        if not block.key:
            return "Figures for the same things" if block.tables else "Other relations"
        node = self._whole.comparison.maps.main[block.key]
        return plain_text(node.title or node.text)

    def _with_rows(self, rows: tuple[BandRow, ...], count: int) -> SheetPlan:
        """The plan of a page with the first of some rows of the band."""
        assert self._plan.band is not None, "only a band has rows"
        return evolve(self._empty, band=evolve(self._plan.band, rows=rows[:count]))

    def _only(self, block: Block) -> SheetPlan:
        """The plan of a page with one block."""
        return self._together(block)

    def _begins(self, plan: SheetPlan) -> bool:
        """Whether a page is the first, which has the title of the comparison."""
        if plan.band is None or self._plan.band is None:
            return not plan.blocks
        return plan.band.rows[0] is self._plan.band.rows[0]

    def _parts(self, block: Block, share: float) -> Iterator[Block]:
        """The parts of a block that fit on a page each, with as many relations as there is room.

        What carries the answers is on the last one.
        """
        pairs = [(group.heading, pair) for group in block.groups for pair in group.pairs]
        part = part_of(block, (), is_first=True)
        if not block.tables:
            while pairs:
                is_first = len(pairs) == sum(len(group.pairs) for group in block.groups)
                plan = partial(self._with_pairs, block, pairs, is_first)
                end = self._most(len(pairs), plan, share)
                part, pairs = part_of(block, pairs[:end], is_first=is_first), pairs[end:]
                if pairs:
                    yield part
            if block.trees and not self._fits(self._only(evolve(part, trees=block.trees)), share):
                yield part
                part = part_of(block, (), is_first=False)
            yield evolve(part, trees=block.trees)
        tables = block.tables
        while tables:
            end = self._most(len(tables), partial(self._with_tables, block, tables), share)
            yield evolve(block, tables=tables[:end])
            tables = tables[end:]

    def _with_pairs(
        self, block: Block, pairs: Sequence[HeadedPair], is_first: bool, count: int
    ) -> SheetPlan:
        return self._only(part_of(block, pairs[:count], is_first=is_first))

    def _with_tables(self, block: Block, tables: list[Table], count: int) -> SheetPlan:
        return self._only(evolve(block, tables=tables[:count]))

    def _most(self, count: int, plan: Callable[[int], SheetPlan], share: float) -> int:
        """How many of so many rows, relations or tables fit on a page; one always does."""
        low, high = min(1, count), count
        while low < high:
            middle = (low + high + 1) // 2
            if self._fits(plan(middle), share):
                low = middle
            else:
                high = middle - 1
        return low

    def _fits(self, plan: SheetPlan, share: float) -> bool:
        """Whether a page, which may be so much higher than the room, has room for a plan."""
        nodes = [(node.place, node.size) for node in self._graph(plan).nodes() if node.place]
        top = min((y for (_, y), _ in nodes), default=0.0)
        foot = max((y + high for (_, y), (_, high) in nodes), default=0.0)
        return foot - top <= share * self._room.high

    def _graph(self, plan: SheetPlan) -> Graph:
        """The graph of a page."""
        graph = self._drawn(plan).graph
        if self._begins(plan):
            return graph
        return without_rules(without_surroundings(graph))

    def _drawn(self, plan: SheetPlan) -> Drawn:
        whole = self._whole
        return draw_sheet(whole.comparison, plan, whole.theme, whole.signs, int(self._room.wide))

    # The pages

    def sheets(self, pages: Sequence[_PagePlan]) -> Iterator[Sheet]:
        """The pages as they are drawn."""
        homes = homes_of([page.plan for page in pages])
        layouts = [self._laid_out(page, pages, homes) for page in pages]
        if (legend := self._legend()) is not None:
            with_legend(layouts, legend, self._room, self._whole.theme, self._whole.engine)
        if len(layouts) > len(pages):
            pages = [*pages, _PagePlan("Legend", True, self._empty)]
        small = {}
        for number, (page, layout) in enumerate(zip(pages, layouts, strict=True), 1):
            share = self._room.share(layout.size)
            if share * self._points < LEAST:
                small[number] = share * self._points
            first = (page.title or "Answers",) if page.is_first else ()
            bookmarks = (*first, *page.also)
            places = layout.on_sheet(self._paper, self._room.scale * share)
            yield Sheet(layout.graph, places, page.title, bookmarks)
        tell_pages(self._paper, len(pages), self._points, small)

    def _laid_out(
        self, page: _PagePlan, pages: Sequence[_PagePlan], homes: Mapping[Reference, Home]
    ) -> PageLayout:
        plan = evolve(
            page.plan, blocks=tuple(with_pages(block, homes) for block in page.plan.blocks)
        )
        graph = self._graph(plan)
        if plan.band is not None:
            graph = with_page_numbers(graph, plan.band, _questions(pages))
        return lay_out(linked(graph, references_of(plan, homes)), self._whole.engine)

    def _legend(self) -> Node | None:
        """The legend for all pages."""
        nodes = self._drawn(self._plan).graph.nodes()
        return next((node._replace(place=None) for node in nodes if node.name == "legend"), None)


def _questions(pages: Sequence[_PagePlan]) -> dict[str, Home]:
    """Where each question starts."""
    return {
        block.key: Home(number, names.head)
        for number, page in enumerate(pages, 1)
        for block, names in zip(page.plan.blocks, name_sheet(page.plan), strict=True)
        if page.is_first and block.key
    }

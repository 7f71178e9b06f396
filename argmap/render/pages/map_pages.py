"""The pages of a map: its overview, then its sections, with a legend on the first with room."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.formulas.plain_text import plain_text
from argmap.frozen_class import frozen
from argmap.model import ArgumentMap
from argmap.render.diagram.folding import folded
from argmap.render.diagram.legend import entries
from argmap.render.diagram.scene_builder import box_name, build_scene
from argmap.render.diagram.view import View
from argmap.render.output.graphviz import Engine
from argmap.render.output.layout_completion import completed
from argmap.render.output.paper_sizes import Paper
from argmap.render.output.picture_graph import Node
from argmap.render.overview.fit import OverviewFit
from argmap.render.overview.text_options import Naming
from argmap.render.pages.booklet import Booklet, Sheet, tell_pages
from argmap.render.pages.branches import Branches
from argmap.render.pages.page_layout import PageLayout, PageLayouts, with_legend
from argmap.render.pages.page_setup import PageSetup, sheets
from argmap.render.pages.pagination import PageContent, Pagination
from argmap.render.text_layout.card_marks import CardMarks
from argmap.render.text_layout.page_text import Page
from argmap.render.theme.theme import Theme


@frozen
class _Division:
    """A map divided among pages in one setup, before they are numbered.

    ``smallest`` is how much the largest part is scaled down.
    """

    setup: PageSetup
    branches: Branches
    pages: Sequence[PageContent]
    smallest: float

    def numbers(self, first: int) -> dict[str, int]:
        """The page of each box, if this is the number of the first one."""
        return {
            name: number
            for number, page in enumerate(self.pages, first)
            for name in self.branches.names(page.bands)
        }


@frozen
class MapPages:
    """Sets a map on pages; ``engine`` lays them out."""

    map: ArgumentMap
    view: View
    paper: Paper
    theme: Theme
    marks: CardMarks
    engine: Engine

    def booklet(self) -> Booklet:
        """The pages.

        An :class:`~argmap.render.output.graphviz.EngineWarning` reports how many there are, and
        the size of their type (``page-fit``), or which of them are too small (``small-text``).
        """
        division = self._best()
        title = plain_text(self.map.title)
        return Booklet(self._sheets(division), title, self.map.byline, self.theme)

    def _best(self) -> _Division:
        """The division that continues least on other pages, on the fewest pages.

        Broad cards are tried only for texts for which there is no room on others.
        """
        ways = sheets(self.paper)
        found = [self._divided(one) for way in ways for one in PageSetup.usual(way, self.theme)]
        best = min(found, key=_cost)
        if best.smallest < 1:
            found += [self._divided(PageSetup.broad(way, self.theme)) for way in ways]
            best = min(found, key=lambda one: (-one.smallest, _cost(one)))
        return best

    def _divided(self, setup: PageSetup) -> _Division:
        scene = folded(build_scene(self.map), self.view)
        branches = Branches(self.map, scene)
        layouts = PageLayouts(self.map, setup, self.marks, self.engine)
        pagination = Pagination(branches, layouts, digits=len(str(len(self.map))))
        pages = pagination.pages(scene.bands)
        return _Division(setup, pagination.branches, pages, pagination.smallest)

    def _sheets(self, division: _Division) -> list[Sheet]:
        setup = division.setup
        found = []
        if self.view.is_whole or not division.pages:
            found.append(self._overview(division))
        first = len(found) + 1
        layouts = self._layouts(division, first)
        legend = self._legend(division)
        if layouts and legend is not None:
            with_legend(layouts, legend, setup.room, setup.theme, self.engine)
        pages = [*division.pages, PageContent(("Legend",), ("Legend",), ())]
        small = {}
        for number, layout in enumerate(layouts):
            page = pages[number]
            share = setup.room.share(layout.size)
            if share < 1:
                small[first + number] = share * setup.points
            bookmarks = tuple(one or plain_text(self.map.title) for one in page.starts)
            places = layout.on_sheet(setup.paper, setup.room.scale * share)
            found.append(Sheet(layout.graph, places, page.heading, bookmarks))
        tell_pages(setup.paper, len(found), setup.points, small)
        return found

    def _overview(self, division: _Division) -> Sheet:
        """The first page, whose references have the numbers of the following ones."""
        homes = {box_name(self.map, key): key for key in self.map.nodes}
        numbers = division.numbers(2)
        pages = {key: numbers[name] for name, key in homes.items() if name in numbers}
        fit = OverviewFit(self.map, self.theme, self.marks, Naming(self.view.ids, pages))
        paper = division.setup.paper
        return Sheet(*completed(*fit.first_page(paper, self.engine)), bookmarks=("Overview",))

    def _layouts(self, division: _Division, first: int) -> list[PageLayout]:
        """The layouts of all pages with their numbers, of which this is the first."""
        branches, setup, numbers = division.branches, division.setup, division.numbers(first)
        layouts = PageLayouts(self.map, setup, self.marks, self.engine)
        return [layouts.lay_out(branches.scene(page.bands, numbers)) for page in division.pages]

    def _legend(self, division: _Division) -> Node | None:
        """The legend for all pages."""
        branches, setup = division.branches, division.setup
        scene = branches.scene([band for page in division.pages for band in page.bands], {})
        page = Page(self.map, setup.theme, setup.room.wide)
        caption = page.legend(entries(scene, self.map, setup.theme, self.marks))
        return None if caption is None else Node("legend", "legend", caption)


def _cost(division: _Division) -> tuple[int, int]:
    continued = sum(name.startswith("next-") for name in division.branches.boxes)
    return continued + len(division.pages), len(division.pages)

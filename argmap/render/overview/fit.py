"""Fit an overview to a page: how large its type is, how much it shows, and in how many words.

At a comfortable size of type, as much is shown as fits, with texts in full. If those are too few
statements for a summary, the type is smaller, and then less important statements are put by their
titles. If even these are too long, they are cut.
"""

from __future__ import annotations

from typing import Final

from attrs import evolve

from argmap.frozen_class import frozen
from argmap.model import ArgumentMap, Severity
from argmap.model.codes import Code
from argmap.render.output.fixed_layout import lay_on_paper
from argmap.render.output.graphviz import Engine, warn
from argmap.render.output.graphviz_layout import Places
from argmap.render.output.paper_sizes import Paper
from argmap.render.output.picture_graph import Graph
from argmap.render.overview.cards import overview_theme
from argmap.render.overview.drafts import Draft, Drafts
from argmap.render.overview.graph import Overview, overview_graph
from argmap.render.overview.plan import Plan
from argmap.render.overview.text_options import NUMBERED, Naming
from argmap.render.text_layout.card_marks import CardMarks
from argmap.render.theme.theme import Theme
from argmap.verbalize.overview_phrases import share

NATURAL: Final = 1080
"""Width in points of an overview without paper."""
_LEAST: Final = 8.0
"""The smallest text on paper or a slide, in points."""
_LARGE: Final = (2.0, 1.75, 1.5, 1.375, 1.25)
"""Sizes of text to try for whole maps, relative to the smallest."""
_COMFORTABLE: Final = 1.125
_BETWEEN: Final = 1.0625
"""Sizes of text to try for parts of maps, relative to the smallest."""
_LARGER: Final = (1.09, 1.06, 1.03)
"""By how much the text is made larger in the end, if there is room."""
ENOUGH: Final = 20
"""So many statements make a summary of a large map."""
_CUTS: Final = (12, 6, 3)
"""How many lines of a text are shown where there is no room for it."""
_NATURAL_PARTS: Final = 40
"""The most parts in an overview without paper."""
_AREA: Final = 6_000
"""The area in square points that a statement takes at the least, with the space around it."""


@frozen
class _Choice:
    """An overview for a sheet."""

    draft: Draft
    overview: Overview

    @property
    def merit(self) -> tuple[float, ...]:
        """What makes it better than one for another sheet."""
        shown, draft = self.overview.plan.shown, self.draft
        points = min(draft.points, _LEAST * _COMFORTABLE)
        filled = self.overview.height * self.overview.width * draft.points**2
        return min(shown, ENOUGH), points, shown, draft.points, filled


class OverviewFit:
    """Makes overviews of one map."""

    def __init__(
        self, map: ArgumentMap, theme: Theme, marks: CardMarks, naming: Naming = NUMBERED
    ) -> None:
        self._verdicts = marks.verdicts
        self._drafts = Drafts(map, overview_theme(theme), marks, naming)
        self._wanted = min(ENOUGH, len(map))

    def natural(self, width: int = NATURAL, *, is_linked: bool = False) -> tuple[Graph, Plan]:
        """The graph of an overview without paper, with a width in points, and its plan.

        It shows the summary proper, and all of a small map, with texts in full.
        """
        parts, _, core = self._drafts.ranking
        count = len(parts) if len(self._drafts.map) <= ENOUGH else min(core, _NATURAL_PARTS)
        draft = self._drafts.first(Draft(Paper.of("a4"), _LEAST), count, is_full=True)
        overview = self._drafts.overview(draft, width)
        return overview_graph(overview, self._verdicts, is_linked=is_linked), overview.plan

    def on_paper(self, paper: Paper, engine: Engine) -> tuple[Graph, Places, Plan]:
        """The graph of an overview on a sheet, laid out, and its plan.

        An :class:`~argmap.render.output.graphviz.EngineWarning` reports the orientation, how many
        statements are shown, and the size of the text (``page-fit``, ``small-text``).
        """
        choice = max(map(self._fitted, paper.ways()), key=lambda one: one.merit)
        graph, places, points = self._laid_out(choice, engine)
        _tell(choice.draft.paper, choice.overview.plan, points)
        return graph, places, choice.overview.plan

    def first_page(self, paper: Paper, engine: Engine) -> tuple[Graph, Places]:
        """The graph of an overview as the first of several pages, laid out.

        Its cards are links to their statements on the other pages. The sheet is not turned.
        """
        graph, places, _ = self._laid_out(self._fitted(paper), engine, is_linked=True)
        return graph, places

    def _laid_out(
        self, best: _Choice, engine: Engine, *, is_linked: bool = False
    ) -> tuple[Graph, Places, float]:
        """The graph of an overview, its layout, and the size of its text in points."""
        draft, overview = best.draft, best.overview
        size = self._drafts.theme.fonts.text.size
        wide, high = self._drafts.room(draft.paper, draft.points)
        scale = draft.points / size
        if overview.height > high:  # not even the first thesis fits
            scale *= high / overview.height
            high = overview.height
        graph = overview_graph(overview, self._verdicts, high, is_linked=is_linked)
        feet = (node.place[1] + node.size[1] for node in graph.nodes() if node.place is not None)
        size_drawn = wide, max(feet, default=0.0)
        return *lay_on_paper(graph, size_drawn, scale, draft.paper, engine), scale * size

    def _fitted(self, paper: Paper) -> _Choice:
        """The best overview on a sheet that is not turned."""
        draft = self._drafts.enlarged(self._draft(paper), _LARGER)
        return _Choice(draft, self._drafts.overview(draft))

    def _draft(self, paper: Paper) -> Draft:
        drafts, least = self._drafts, _LEAST
        every = len(drafts.ranking.parts)
        for size in (*_LARGE, _COMFORTABLE):
            draft = drafts.first(Draft(paper, least * size), every, is_full=True)
            if self._may_fit(draft) and drafts.fits(draft):
                return draft
        named, goal = drafts.ranking.named, self._goal(Draft(paper, least))
        for size in (_COMFORTABLE, _BETWEEN, 1.0):
            draft = Draft(paper, least * size)
            count = drafts.most(draft, goal, is_full=True)
            if count >= goal:
                return drafts.filled(drafts.first(draft, count, is_full=True))
        # Texts of what is nearest to a thesis are worth more than further statements.
        first = drafts.first(Draft(paper, least), named, is_full=False)
        draft = self._in_short(drafts.in_gists(first))
        if drafts.fits(draft) and drafts.shown(draft) >= self._wanted:
            return draft
        other = self._in_short(self._by_title(paper, goal))
        is_better = not drafts.fits(draft) or drafts.shown(other) >= self._wanted
        return other if is_better else draft

    def _in_short(self, titles: Draft) -> Draft:
        """A draft with titles with as many texts, premises and statements as there is room for."""
        drafts = self._drafts
        if not drafts.fits(titles):
            return titles
        objecting = drafts.objecting(titles, self._wanted)
        return drafts.filled(drafts.opened(drafts.worded(objecting)))

    def _by_title(self, paper: Paper, goal: int) -> Draft:
        """A draft with titles, of which texts are cut only if there is no other way."""
        drafts, count = self._drafts, 0
        draft = Draft(paper, _LEAST)
        for most in (0, *_CUTS):
            trial = evolve(draft, most=most)
            found = drafts.most(trial, goal, is_full=False)
            if found > count:
                draft, count = trial, found
            if count >= goal:
                break
        return drafts.first(draft, max(1, min(goal, count)), is_full=False)

    def _may_fit(self, draft: Draft) -> bool:
        """Whether it is worth trying to lay out a draft of a whole map."""
        wide, high = self._drafts.room(draft.paper, draft.points)
        return self._drafts.shown(draft) * _AREA < wide * high

    def _goal(self, draft: Draft) -> int:
        """How many parts there have to be: all that are named, and enough statements."""
        parts, count, _ = self._drafts.ranking
        while count < len(parts):
            if self._drafts.shown(evolve(draft, parts=parts[:count])) >= self._wanted:
                break
            count += 1
        return count


def _tell(paper: Paper, plan: Plan, points: float) -> None:
    turn = (" landscape" if paper.turned else " portrait") if paper.turns else ""
    shown = share(plan.shown, plan.total) or "an empty map"
    message = f"{paper.name.capitalize()}{turn}: {shown}, "
    if points < _LEAST - 0.05:
        message += f"but its text is only {points:.1f} points, too small to read easily"
        warn(Code.SMALL_TEXT, message, "draw part of the map: --focus, --tags or --fold")
    else:
        message += f"text at {points:.1f} points"
        warn(Code.PAGE_FIT, message, severity=Severity.INFO)

"""Fit the sheet of a comparison to paper or a slide: choose its width and how much to draw.

As many relations as can be read are drawn, those of the summary first, then the sharpest and
weightiest; if there is no room for any, only the answers, and if not even for those, only the
band, or as much of it as can be read. Cards are brief if that makes room for considerably more
relations.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from math import ceil
from typing import Final

from attrs import evolve, field, frozen

from argmap.comparison import Comparison, Link
from argmap.evaluation.main_relations import MOST_AGREEMENTS, MainRelations
from argmap.model import Severity
from argmap.model.codes import Code
from argmap.render.comparison_sheet.band import Band
from argmap.render.comparison_sheet.graph import Drawn, draw_sheet, width_of
from argmap.render.comparison_sheet.plan import SheetPlan, plan_sheet
from argmap.render.diagram.view import View
from argmap.render.output.fixed_layout import lay_on_paper
from argmap.render.output.graphviz import Engine, warn
from argmap.render.output.graphviz_layout import Places
from argmap.render.output.paper_sizes import Paper
from argmap.render.output.picture_graph import Graph
from argmap.render.text_layout.card_marks import EvaluationSigns
from argmap.render.theme.theme import Theme
from argmap.wording.relations import GROUPS

_WIDTHS: Final = (0.47, 0.5, 0.55, 0.6, 0.63, 0.7, 0.78, 0.85, 1.0, 1.25, 1.6)
"""Widths of the sheet to try, compared with its usual width."""
_FEWER: Final = ((3, 1), (2, 1), (2, 0), (1, 0))
"""Lines, and relations told in words, at each question of a band for which there is no room."""
_FEW_LINES: Final = (2, 1)
"""Lines at each question if some questions are left out."""
_MOST_QUESTIONS: Final = 0.6
"""The smallest share of the questions with which a band still has lines."""
_STEPS: Final = (1.0, 0.87, 0.9, 0.93, 0.96, 1.04, 1.08, 1.12, 1.16)
"""Widths to try at last, compared with the best of those."""
_NONE: Final = -1
"""Fewer than no relations: only the band; below that, shorter ones."""
_LEAST: Final = 8.0
"""The smallest size of the text in points; some on the cards of a sheet is smaller by a fifth."""


@frozen
class _Choice:
    """A sheet of paper, a width of the sheet that is drawn on it, and whether cards are brief."""

    paper: Paper
    width: int
    brief: bool


@frozen(slots=False)
class PaperFit:
    """Fit the view of a comparison to paper; ``program`` is the engine."""

    comparison: Comparison
    view: View
    paper: Paper
    theme: Theme
    engine: Engine
    signs: Mapping[str, EvaluationSigns]
    _made: dict[tuple[int, int, bool], Drawn] = field(init=False, factory=dict)

    def fit(self) -> tuple[Graph, Places]:
        """The graph of the fullest sheet that can be read, laid out on the paper.

        An :class:`~argmap.render.output.graphviz.EngineWarning` reports the orientation, how many
        relations are drawn, and the size of the text (``page-fit``, ``small-text``).
        """
        count, choice = self._best()
        drawn, paper = self._drawn(count, choice), choice.paper
        scale = self._scale(count, choice)
        self._tell(count, paper, scale * drawn.text)
        return lay_on_paper(drawn.graph, drawn.size, scale, paper, self.engine)

    # How much is drawn

    def _best(self) -> tuple[int, _Choice]:
        """How many relations to draw, and on what."""
        brief = self._fullest(brief=True)
        if self.view.brief:
            return brief
        whole = self._fullest(brief=False)
        is_enough = self._worth(*whole) * self.paper.detail >= self._worth(*brief)
        return whole if is_enough and self._is_legible(*whole) else brief

    def _worth(self, count: int, choice: _Choice) -> int:
        """How many relations are seen: those that are drawn or, if they are more, in the band."""
        return count if count > _NONE and choice.brief else max(count, self._main)

    @cached_property
    def _relations(self) -> MainRelations:
        return MainRelations(self.comparison)

    @cached_property
    def _main(self) -> int:
        """How many of the relations in the band are among those with which a report begins."""
        main = (*self._relations.clashes, *self._relations.agreements[:MOST_AGREEMENTS])
        return len({one.link for one in main}.intersection(self._in_band(_NONE)))

    @cached_property
    def _bands(self) -> list[Band]:
        """The band, then shorter ones."""
        band = self._whole.band
        if band is None:
            return []
        every = len(band.rows)
        fewer = range(every - 1, ceil(every * _MOST_QUESTIONS) - 1, -1)
        return [
            band,
            *(band.with_most(every, lines, beneath) for lines, beneath in _FEWER),
            *(band.with_most(count, lines, 0) for count in fewer for lines in _FEW_LINES),
            *(band.with_most(count, 0, 0) for count in range(every, 0, -1)),
        ]

    def _in_band(self, count: int) -> list[Link]:
        """The relations in the band that is drawn for fewer than no relations."""
        return [*self._band(count).links()] if self._bands else []

    def _fullest(self, *, brief: bool) -> tuple[int, _Choice]:
        """The most relations that can be read, and on what."""
        usual = width_of(len(self._whole.names))
        choices = [
            _Choice(paper, round(usual * share), brief)
            for paper in self.paper.ways()
            for share in _WIDTHS
        ]
        best = _NONE if self._whole.band is not None else 0
        for choice in choices:
            if best < len(self._links) and self._is_legible(best + 1, choice):
                low, high = best + 1, len(self._links)
                while low < high:
                    middle = (low + high + 1) // 2
                    if self._is_legible(middle, choice):
                        low = middle
                    else:
                        high = middle - 1
                best = low
        if best < 0 or (brief and best < self._main):
            best = self._fullest_band(choices) if self._bands else best
        choice = max(choices, key=lambda choice: self._size(best, choice))
        steps = (evolve(choice, width=round(choice.width * share)) for share in _STEPS)
        return best, max(steps, key=lambda choice: self._size(best, choice))

    def _fullest_band(self, choices: Sequence[_Choice]) -> int:
        """The fullest band that can be read well, or else read."""
        every = [_NONE - at for at in range(len(self._bands))]
        for least, counts in ((self._least, every[: 1 + len(_FEWER)]), (_LEAST, every)):
            for count in counts:
                if any(self._size(count, choice) >= least for choice in choices):
                    return count
        return every[-1]

    def _band(self, count: int) -> Band:
        return self._bands[_NONE - count]

    @property
    def _least(self) -> float:
        return max(self.paper.least, _LEAST)

    def _is_legible(self, count: int, choice: _Choice) -> bool:
        return self._size(count, choice) >= self._least

    def _size(self, count: int, choice: _Choice) -> float:
        """The size of the text in points."""
        return self._scale(count, choice) * self._drawn(count, choice).text

    def _scale(self, count: int, choice: _Choice) -> float:
        paper, (wide, high) = choice.paper, self._drawn(count, choice).size
        return min(
            (paper.width - 2 * paper.margin) / wide, (paper.height - 2 * paper.margin) / high
        )

    @cached_property
    def _whole(self) -> SheetPlan:
        return plan_sheet(self.comparison, self.view)

    @cached_property
    def _links(self) -> list[Link]:
        """The relations on the whole sheet: the main ones, then the sharpest and weightiest."""
        main = self._relations
        links = [pair.link for block in self._whole.blocks for pair in block.pairs()]
        order = {kind: number for number, group in enumerate(GROUPS) for kind in group.kinds}
        weighed = sorted(main.weights.in_order(links), key=lambda one: order[one.link.kind])
        first = [one for one in main.clashes if one.link in links]
        return list(dict.fromkeys(one.link for one in (*first, *weighed)))

    def _drawn(self, count: int, choice: _Choice) -> Drawn:
        is_brief = choice.brief or count < 0
        key = count, choice.width, is_brief
        if key not in self._made:
            plan, share = self._whole, ""
            if count < len(self._links):
                plan, share = self._part(count), self._share(count)
            if is_brief and count >= 0:
                # The answers in short, which are in the band, are below each question as well.
                plan = evolve(plan, band=None)
            self._made[key] = draw_sheet(
                self.comparison,
                evolve(plan, is_brief=is_brief),
                self.theme,
                self.signs,
                width=choice.width,
                share=share,
            )
        return self._made[key]

    def _part(self, count: int) -> SheetPlan:
        """The plan with only so many relations, and what each of its blocks omits."""
        if count < 0:
            return evolve(self._whole, blocks=(), band=self._band(count))
        plan = plan_sheet(self.comparison, self.view, frozenset(self._links[:count]))
        whole = {block.key: block for block in self._whole.blocks if block.groups}
        for block in plan.blocks:
            drawn = {group.heading: len(group.pairs) for group in block.groups}
            groups = whole[block.key].groups if block.key in whole else ()
            left = {one.heading: len(one.pairs) - drawn.get(one.heading, 0) for one in groups}
            block.omitted = {heading: more for heading, more in left.items() if more}
        return evolve(plan, band=self._whole.band)

    def _share(self, count: int) -> str:
        total = len(self._links)
        if count < 0 and self._bands:
            told, drawn, asked = len(self._in_band(count)), self._band(count), self._bands[0]
            questions = f"{len(drawn.rows)} of {len(asked.rows)} questions, "
            fewer = questions if len(drawn.rows) < len(asked.rows) else ""
            relations = f" and {told:,} of {total:,} relations" if told else " only"
            return f"{fewer}the answers{relations}"
        if count <= 0 < total:
            return "the answers only"
        return f"{count:,} of {total:,} relations" if count < total else ""

    def _tell(self, count: int, paper: Paper, points: float) -> None:
        turn = (" landscape" if paper.turned else " portrait") if paper.turns else ""
        shown = self._share(count) or (
            "the whole question" if self.view.question else "the whole comparison"
        )
        message = f"{paper.name.capitalize()}{turn}: {shown}, "
        if points < self._least:
            message += f"but its text is only {points:.1f} points, too small to read easily"
            warn(Code.SMALL_TEXT, message, "draw part of it: --question, --focus or --tags")
        else:
            message += f"text at {points:.1f} points"
            warn(Code.PAGE_FIT, message, severity=Severity.INFO)

"""Fit the sheet of a comparison to paper or a slide: choose its width and how much to draw.

As many relations as can be read are drawn, the sharpest about each question first, then those of
the summary, and then the sharpest and weightiest; if there is no room for any, only the answers,
and if not even for those, only the band, or as much of it as can be read: its weakest relations are
left out first, and questions before more than a few of its clashes or the sharpest disagreement
about any of them. Cards are brief if that makes room for considerably more relations.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from math import ceil
from typing import Final

from attrs import evolve, field

from argmap.comparison import Comparison, Link
from argmap.evaluation.main_relations import MainRelations
from argmap.formulas.plain_text import plain_text
from argmap.frozen_class import frozen
from argmap.model import Severity
from argmap.model.codes import Code
from argmap.render.comparison_sheet.band import Band
from argmap.render.comparison_sheet.disagreements import disagreements, sharpness
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

_WIDTHS: Final = (0.48, 0.5, 0.55, 0.6, 0.63, 0.7, 0.78, 0.85, 1.0, 1.25, 1.6)
"""Widths of the sheet to try, compared with its usual width."""
_COLUMN: Final = 281
"""Points of a column from which widths are tried, where a sheet on a screen is narrower."""
_MOST_CLASHES: Final = 1 / 2
"""The share of the clashes in a band for which questions are left out, if need be."""
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
        return len(set(self._relations.told_first).intersection(self._in_band(_NONE)))

    @cached_property
    def _parts(self) -> list[tuple[int, int]]:
        """The numbers of questions and relations that there can be in the band, all first."""
        band = self._whole.band
        if band is None:
            return []
        return [
            (questions, relations)
            for questions in range(len(band.rows), 0, -1)
            for relations in range(self._most_relations(questions), band.fewest(questions) - 1, -1)
        ]

    def _most_relations(self, questions: int) -> int:
        """How many relations there are in the band at the first questions."""
        band = self._whole.band
        assert band is not None, "the sheet has a band"
        return len(set(band.with_most(questions, len(self._links)).links()))

    def _fewest_relations(self, questions: int) -> int:
        """How many relations there must be at the first questions so that most clashes are."""
        band = self._whole.band
        assert band is not None, "the sheet has a band"
        most = self._most_relations(questions)
        clashes = min(
            ceil(len(band.clashes()) * _MOST_CLASHES),
            len(band.with_most(questions, most).clashes()),
        )
        numbers = range(max(band.fewest(questions), min(questions, most)), most)
        enough = (at for at in numbers if len(band.with_most(questions, at).clashes()) >= clashes)
        return next(enough, most)

    def _in_band(self, count: int) -> list[Link]:
        """The relations in the band that is drawn for fewer than no relations."""
        return [*self._band(count).links()] if self._parts else []

    def _fullest(self, *, brief: bool) -> tuple[int, _Choice]:
        """The most relations that can be read, and on what."""
        columns = len(self._whole.names)
        usual = max(width_of(columns), columns * _COLUMN)
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
            best = self._fullest_band(choices) if self._parts else best
        choice = max(choices, key=lambda choice: self._size(best, choice))
        steps = (evolve(choice, width=round(choice.width * share)) for share in _STEPS)
        return best, max(steps, key=lambda choice: self._size(best, choice))

    def _fullest_band(self, choices: Sequence[_Choice]) -> int:
        """The fullest band that can be read well, or else read.

        It has most clashes and as many relations as questions. If there is no room for these, even
        if questions are left out, it has as many relations as can be read.
        """
        band = self._whole.band
        assert band is not None, "the sheet has a band"
        every = len(band.rows)
        numbers = range(every, ceil(every * _MOST_QUESTIONS) - 1, -1)
        for least, some in ((self._least, (every,)), (_LEAST, numbers)):
            for questions in some:
                fewest = self._fewest_relations(questions)
                relations = self._relations_at(questions, fewest, least, choices)
                if relations is not None:
                    return self._count(questions, relations)
        for questions in range(every, 0, -1):
            fewest = band.fewest(questions)
            relations = self._relations_at(questions, fewest, _LEAST, choices)
            if relations is not None:
                return self._count(questions, relations)
        return self._count(1, band.fewest(1))

    def _relations_at(
        self, questions: int, fewest: int, least: float, choices: Sequence[_Choice]
    ) -> int | None:
        """The most relations at the first questions that can be read, if not too few."""
        low, high = fewest, self._most_relations(questions)
        # A choice that has no room for few relations has none for more.
        choices = self._choices_at(self._count(questions, min(low, high)), least, choices)
        if not choices or high < low:
            return None
        while low < high:
            middle = (low + high + 1) // 2
            if found := self._choices_at(self._count(questions, middle), least, choices):
                low, choices = middle, found
            else:
                high = middle - 1
        return low

    def _choices_at(
        self, count: int, least: float, choices: Sequence[_Choice]
    ) -> Sequence[_Choice]:
        """The choices with which so much can be read."""
        return [choice for choice in choices if self._size(count, choice) >= least]

    def _count(self, questions: int, relations: int) -> int:
        """The number that stands for a part of the band: fewer than no relations."""
        return _NONE - self._parts.index((questions, relations))

    def _band(self, count: int) -> Band:
        band = self._whole.band
        assert band is not None, "the sheet has a band"
        return band.with_most(*self._parts[_NONE - count])

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
        """The relations on the whole sheet: the sharpest of each question, then the main ones.

        Then come the sharpest and weightiest.
        """
        main = self._relations
        blocks = self._whole.blocks
        links = [pair.link for block in blocks for pair in block.pairs()]
        found = [disagreements(block, self.comparison, main.weights) for block in blocks]
        sharpest = [one.sharpest for one in found if one.sharpest is not None]
        weighed = sorted(main.weights.in_order(links), key=lambda one: sharpness(one.link))
        first = [one.link for one in main.clashes if one.link in links]
        return list(dict.fromkeys((*sharpest, *first, *(one.link for one in weighed))))

    def _drawn(self, count: int, choice: _Choice) -> Drawn:
        is_brief = choice.brief or count < 0
        key = count, choice.width, is_brief
        if key not in self._made:
            plan, share = self._whole, ""
            if count < len(self._links):
                plan, share = self._part(count), self._share(count) + self._left_out(count)
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
        if count < 0 and self._whole.band is not None:
            told, drawn, asked = len(self._in_band(count)), self._band(count), self._whole.band
            questions = f"{len(drawn.rows)} of {len(asked.rows)} questions, "
            fewer = questions if len(drawn.rows) < len(asked.rows) else ""
            relations = f" and {told:,} of {total:,} relations" if told else " only"
            return f"{fewer}the answers{relations}"
        if count <= 0 < total:
            return "the answers only"
        return f"{count:,} of {total:,} relations" if count < total else ""

    def _left_out(self, count: int) -> str:
        """The questions for which there is no room."""
        if count >= 0 or self._whole.band is None:
            return ""
        drawn = {row.key for row in self._band(count).rows}
        left = [row.key for row in self._whole.band.rows if row.key not in drawn]
        asked = (plain_text(self.comparison.maps.main[key].text) for key in left)
        return f"; not shown: {' '.join(asked)}" if left else ""

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

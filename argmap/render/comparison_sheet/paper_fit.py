"""Fit the sheet of a comparison to paper or a slide: choose its width and how much to draw.

As many relations as can be read are drawn, the sharpest and weightiest first; if there is no room
for any, only the answers, and if not even for those, only the band.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Final

from attrs import evolve, field, frozen

from argmap.comparison import Comparison, Link
from argmap.evaluation import Evaluation
from argmap.evaluation.case_weights import CaseWeights
from argmap.model import Severity
from argmap.model.codes import Code
from argmap.render.comparison_sheet.graph import Drawn, draw_sheet, width_of
from argmap.render.comparison_sheet.plan import SheetPlan, plan_sheet
from argmap.render.diagram.view import View
from argmap.render.output.fixed_layout import lay_on_paper
from argmap.render.output.graphviz import warn
from argmap.render.output.graphviz_layout import Places
from argmap.render.output.paper_sizes import Paper
from argmap.render.output.picture_graph import Graph
from argmap.render.text_layout.card_marks import EvaluationSigns
from argmap.render.theme.theme import Theme
from argmap.wording.relations import GROUPS

_WIDTHS: Final = (0.55, 0.7, 0.85, 1.0, 1.25, 1.6)
"""Widths of the sheet to try, compared with its usual width."""
_NONE: Final = -1
"""Fewer than no relations: only the band."""


@frozen
class _Choice:
    """A sheet of paper, and a width of the sheet that is drawn on it."""

    paper: Paper
    width: int


@frozen(slots=False)
class PaperFit:
    """Fit the view of a comparison to paper; ``program`` is the engine."""

    comparison: Comparison
    view: View
    paper: Paper
    theme: Theme
    program: str
    signs: Mapping[str, EvaluationSigns]
    _made: dict[tuple[int, int], Drawn] = field(init=False, factory=dict)

    def fit(self) -> tuple[Graph, Places]:
        """The graph of the fullest sheet that can be read, laid out on the paper.

        An :class:`~argmap.render.output.graphviz.EngineWarning` reports the orientation, how many
        relations are drawn, and the size of the text (``page-fit``, ``small-text``).
        """
        count, choice = self._fullest()
        drawn, paper = self._drawn(count, choice.width), choice.paper
        scale = self._scale(count, choice)
        self._tell(count, paper, scale * drawn.text)
        return lay_on_paper(drawn.graph, drawn.size, scale, paper, self.program)

    # How much is drawn

    def _fullest(self) -> tuple[int, _Choice]:
        """The most relations that can be read, and on what."""
        usual = width_of(len(self._whole.names))
        choices = [
            _Choice(paper, round(usual * share)) for paper in self.paper.ways() for share in _WIDTHS
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
        return best, max(choices, key=lambda choice: self._size(best, choice))

    def _is_legible(self, count: int, choice: _Choice) -> bool:
        return self._size(count, choice) >= self.paper.least

    def _size(self, count: int, choice: _Choice) -> float:
        """The size of the text in points."""
        return self._scale(count, choice) * self._drawn(count, choice.width).text

    def _scale(self, count: int, choice: _Choice) -> float:
        paper, (wide, high) = choice.paper, self._drawn(count, choice.width).size
        return min(
            (paper.width - 2 * paper.margin) / wide, (paper.height - 2 * paper.margin) / high
        )

    @cached_property
    def _whole(self) -> SheetPlan:
        return plan_sheet(self.comparison, self.view)

    @cached_property
    def _links(self) -> list[Link]:
        """The relations on the whole sheet, the sharpest and weightiest first."""
        weights = CaseWeights(Evaluation.of(self.comparison.graph))
        links = [pair.link for block in self._whole.blocks for pair in block.pairs()]
        order = {kind: number for number, group in enumerate(GROUPS) for kind in group.kinds}
        weighed = sorted(weights.in_order(links), key=lambda one: order[one.link.kind])
        return [one.link for one in weighed]

    def _drawn(self, count: int, width: int) -> Drawn:
        if (count, width) not in self._made:
            plan, share = self._whole, ""
            if count < len(self._links):
                links = frozenset(self._links[: max(count, 0)])
                plan = plan_sheet(self.comparison, self.view, links)
                plan = evolve(plan, band=self._whole.band)
                share = self._share(count)
            if count == _NONE:
                plan = evolve(self._whole, blocks=())
            self._made[count, width] = draw_sheet(
                self.comparison, plan, self.theme, self.signs, width=width, share=share
            )
        return self._made[count, width]

    def _share(self, count: int) -> str:
        total = len(self._links)
        if count <= 0 < total:
            return "the answers only"
        return f"{count:,} of {total:,} relations" if count < total else ""

    def _tell(self, count: int, paper: Paper, points: float) -> None:
        turn = (" landscape" if paper.turned else " portrait") if paper.turns else ""
        shown = self._share(count) or "the whole comparison"
        message = f"{paper.name.capitalize()}{turn}: {shown}, "
        if points < paper.least:
            message += f"but its text is only {points:.1f} points, too small to read easily"
            warn(Code.SMALL_TEXT, message, "draw part of it: --question, --focus or --tags")
        else:
            message += f"text at {points:.1f} points"
            warn(Code.PAGE_FIT, message, severity=Severity.INFO)

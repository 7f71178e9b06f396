"""The places of an overview: bars of theses across the page, and columns below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import ceil
from typing import Final

from argmap.frozen_class import frozen
from argmap.model import Kind
from argmap.render.overview.argument_tree import Bond
from argmap.render.overview.blocks import COLUMNS, GAP, Block, Element, columns, in_row, stacked
from argmap.render.overview.card_roles import aim_role
from argmap.render.overview.cards import OverviewCards
from argmap.render.overview.frames import GroupLayout
from argmap.render.overview.plan import Aim, Plan, Side, Tally
from argmap.render.overview.texts import state_words, words
from argmap.render.text_layout.caption import Caption
from argmap.render.text_layout.text_blocks import STATE, Run
from argmap.verbalize.overview_phrases import (
    AGAINST,
    ANSWERS,
    NOT_SHOWN,
    WHY,
    against_reasons,
    left_out,
    others,
)

_BETWEEN: Final = 16
"""Points between the parts of two theses."""
_CARD: Final = 205
"""The smallest width in points of a card beside another."""
_MOST_CARDS: Final = 3
_FRAME: Final = 300
"""The smallest width in points of a frame beside another."""
_SHARES: Final = (0.3, 0.38, 0.46, 0.54, 0.62, 0.7, 0.78)
"""Shares of the width that the left column may have."""
_NARROWEST: Final = 190
"""The smallest width in points of a column."""
_ABOVE_RULE: Final = 4
"""Points between a note below a heading and the rule."""


@frozen
class OverviewLayout:
    """Lays out plans of one map in one width in points."""

    cards: OverviewCards
    width: int

    @property
    def _groups(self) -> GroupLayout:
        return GroupLayout(self.cards)

    def lay_out(self, plan: Plan) -> Block:
        """All theses of a plan, with what is shown of each."""
        blocks: list[Block] = []
        main, further = plan.aims[:1], plan.aims[1:]
        blocks += (self._aim(aim, is_main=True) for aim in main)
        for is_bare, aims in groupby(further, key=lambda aim: aim.is_bare):
            if is_bare:
                blocks.append(self._bars(list(aims)))
            else:
                blocks += (self._aim(aim, is_main=False) for aim in aims)
        if plan.left:
            blocks.append(self._left(plan))
        return stacked(blocks, _BETWEEN)

    def _left(self, plan: Plan) -> Block:
        """What there is about theses and other roots that are not shown."""
        map = self.cards.texts.map
        are_theses = all(map[key].kind is Kind.THESIS for key in plan.left)
        further = others(len(plan.left), are_theses=are_theses)
        hidden = plan.hidden
        said = left_out(plan.total - plan.shown, further, hidden.statements, hidden.letters)
        said = f"{NOT_SHOWN}: {said} ({self.cards.texts.listed(plan.left)})"
        return Block.of(self.cards.words(said, self.cards.theme.link, self.width))

    # Theses

    def _bars(self, aims: Sequence[Aim]) -> Block:
        """The bars of theses of which nothing else is shown, two beside each other."""
        most = 2 if self.width >= 2 * _CARD else 1
        rows: list[Block] = []
        for start in range(0, len(aims), most):
            row = aims[start : start + most]
            places = zip(row, columns(self.width, len(row), COLUMNS), strict=True)
            rows.append(in_row((self._bar(one, wide), x) for one, (x, wide) in places))
        return stacked(rows, GAP)

    def _bar(self, aim: Aim, width: int, *, is_main: bool = False) -> Block:
        role = aim_role(aim, self.cards.texts.map)
        return Block.of(self.cards.aim(aim, width, is_main=is_main), aim.key, role)

    def _aim(self, aim: Aim, *, is_main: bool) -> Block:
        """A thesis with what is shown for and against it."""
        bar = self._bar(aim, self.width, is_main=is_main)
        return bar if aim.is_bare else stacked([bar, *self._sides(aim)], GAP + 2)

    def _sides(self, aim: Aim) -> Iterator[Block]:
        support, attacks = aim.support.tally.total, aim.attacks.tally.total
        if aim.answers.tally.total:
            yield self._side(aim.answers, self.width)
        if support and attacks:
            yield self._both(aim)
        elif support:
            heading = self._heading(aim.support, self.width, aim)
            yield self._with_heading(heading, aim.support, self.width)
        elif attacks:
            yield self._side(aim.attacks, self.width)

    def _both(self, aim: Aim) -> Block:
        """Both sides of a thesis in columns, whose widths make them about equally high.

        Without room for two columns, one side is below the other.
        """
        room = self.width - COLUMNS
        lefts = [round(room * share) for share in _SHARES]
        lefts = [left for left in lefts if min(left, room - left) >= _NARROWEST]
        if not lefts:
            sides = (aim.support, aim.attacks)
            return stacked([self._side(side, self.width) for side in sides], GAP + 2)
        found: dict[int, tuple[Block, Block]] = {}

        def height(number: int) -> float:
            left = lefts[number]
            found[number] = self._level(aim, left, room - left)
            return max(block.height for block in found[number])

        best = len(lefts) // 2
        least = height(best)
        left, right = found[best]
        step = 1 if left.height > right.height else -1
        while 0 <= best + step < len(lefts) and (next := height(best + step)) < least:
            best, least = best + step, next
        left, right = found[best]
        return Block(least, (*left.elements, *right.moved(lefts[best] + COLUMNS, 0)))

    def _level(self, aim: Aim, left: int, right: int) -> tuple[Block, Block]:
        """Both sides of a thesis, the rules below their headings on one level."""
        sides = (aim.support, left), (aim.attacks, right)
        headings = [self._heading(side, width) for side, width in sides]
        high = max(heading.height for heading in headings)
        first, second = (
            self._with_heading(heading.lowered(high), side, width)
            for heading, (side, width) in zip(headings, sides, strict=True)
        )
        return first, second

    # Sides

    def _side(self, side: Side, width: int) -> Block:
        """A side of a thesis below its heading."""
        return self._with_heading(self._heading(side, width), side, width)

    def _with_heading(self, heading: Block, side: Side, width: int) -> Block:
        """The groups of a side in one column, or in two if they take less room."""
        one = self._column(heading, side, width)
        if width < 2 * _FRAME + COLUMNS or len(side.groups) < 2:
            return one
        beside = self._groups.beside(side.groups, width, 2, is_top=True)
        other = stacked([heading, beside], GAP)
        return min(one, other, key=lambda block: block.height)

    def _column(self, heading: Block, side: Side, width: int) -> Block:
        """The heading of a side and its groups: frames below each other, cards beside."""
        blocks = [heading]
        for is_wide, groups in groupby(side.groups, key=self._groups.is_wide):
            some = list(groups)
            most = 1 if is_wide else min((width + GAP) // (_CARD + GAP), len(some), _MOST_CARDS)
            blocks.append(self._groups.beside(some, width, max(1, most), is_top=True))
        return stacked(blocks, GAP)

    def _heading(self, side: Side, width: int, unopposed: Aim | None = None) -> Block:
        """What a side is, and at the right what is not shown of it, above a rule.

        If nothing is said against a thesis itself, ``unopposed``, what is said against its reasons
        comes before the rule, so that the thesis does not look as if nobody opposed it.
        """
        label, colour, rule = self._label(side.bond)
        tally = side.tally if side.bond is Bond.ATTACK else Tally()
        elements = [*self._titled(f"{label}: {words(side)}", tally, colour, width).elements]
        foot = 0
        if unopposed is not None and unopposed.on_reasons.total:
            elements += self._against_reasons(unopposed, elements[0], width)
            foot = _ABOVE_RULE if unopposed.hidden_on_reasons else 0
        last = elements[-1]
        assert isinstance(last.panel, Caption), "a heading consists of captions"
        high = last.y + last.panel.height + foot
        room = width - last.x - last.panel.runs[-1].width - COLUMNS
        for rest in self.cards.texts.rest(side):
            run = Run(rest, self.cards.texts.bold, colour)
            wide = ceil(run.width)
            if wide <= room:
                beside = Caption((run,), wide)
                elements.append(Element(beside, width - wide, high - beside.height))
                break
        elements.append(Element(Caption((), width, rule), 0, high))
        return Block(high + 1, tuple(elements))

    def _title(self, said: str, colour: str, width: int) -> Caption:
        """A heading in a caption as wide as its words."""
        title = self.cards.words(said, colour, width)
        return title._replace(width=int(max(run.width for run in title.runs)))

    def _against_reasons(self, aim: Aim, beside: Element, width: int) -> list[Element]:
        """How many attacks there are on reasons: beside a heading, or below without room there.

        Those that are not shown below it are named.
        """
        tally = aim.on_reasons
        label, colour, _ = self._label(Bond.ATTACK)
        said = f"{label}: {against_reasons(tally.total, tally.exceptions)}"
        caption = self._title(said, colour, width)
        x, high = beside.panel.width + COLUMNS, beside.panel.height
        is_beside = len(caption.runs) == 1 and x + caption.width <= width
        across, down = (x, 0) if is_beside else (0, high)
        titled = self._titled(said, tally, colour, int(width - across))
        found = [*titled.moved(across, down)]
        if aim.hidden_on_reasons:
            foot = max(one.y + one.panel.height for one in found)
            said = self.cards.texts.named(aim.hidden_on_reasons)
            note = self.cards.note(said, self.cards.theme.muted, width)
            found.append(Element(note, 0, foot))
        return found

    def _titled(self, said: str, tally: Tally, colour: str, width: int) -> Block:
        """A heading and how attacks are met: after it, or below without room there."""
        state = state_words(tally)
        title = self._title(said, colour, width)
        if not state:
            return Block.of(title)
        across = title.runs[-1].width
        run = Run(f", {state}", self.cards.texts.bold, colour, STATE)
        if len(title.runs) == 1 and across + run.width <= width:
            beside = Element(Caption((run,), ceil(run.width)), across, 0)
            return Block(title.height, (Element(title, 0, 0), beside))
        title = self._title(f"{said},", colour, width)
        below = self.cards.words(state, colour, width, STATE)
        return stacked([Block.of(title), Block.of(below)], 0)

    def _label(self, bond: Bond) -> tuple[str, str, str]:
        """What a side is called, and the colours of its heading and of the rule below."""
        theme = self.cards.theme
        if bond is Bond.SUPPORT:
            return WHY, theme.link, theme.support
        accent = theme.kinds[Kind.ANSWER if bond is Bond.ANSWER else Kind.OBJECTION]
        return ANSWERS if bond is Bond.ANSWER else AGAINST, accent.name, accent.bar

"""The cards of an overview: bars of theses, frames and headers of arguments, and statements."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from argmap.frozen_class import frozen
from argmap.model import Argument
from argmap.render.overview.card_roles import (
    aim_role,
    entry_role,
    foot_role,
    frame_role,
    header_role,
)
from argmap.render.overview.plan import Aim, Entry, EntryGroup
from argmap.render.overview.texts import OverviewTexts, apart, is_answer
from argmap.render.text_layout.caption import Caption
from argmap.render.text_layout.card_layout import Card
from argmap.render.text_layout.flowing_text import flowing
from argmap.render.text_layout.text_blocks import Block, Line, Run
from argmap.render.text_layout.text_metrics import wrap
from argmap.render.theme.card_styles import CardRole, Place, card_style
from argmap.render.theme.font_widths import room
from argmap.render.theme.measures import Face, Shapes
from argmap.render.theme.theme import Theme
from argmap.verbalize.overview_phrases import AGAINST_STEP, ANSWER

_SIDES: Final = 20
"""Difference in points between the width of a card without a bar and that of its lines."""
_MAIN, _OTHER = (5, 3), (2,)
"""By how many points the main thesis and the others are larger than a thesis on a card."""
_FEW: Final = 2
"""With more lines than these, the main thesis is somewhat smaller."""
_BROADEST: Final = 12
"""The widest bar of the main thesis, in points."""
_AGAIN: Final = 2
"""The most lines of a statement that is met again."""
_APART: Final = 12
"""The least distance in points between the gist of an argument and its scheme."""


def overview_theme(theme: Theme) -> Theme:
    """The theme with the sizes of type of an overview, where nothing is much smaller than text."""
    fonts, size = theme.fonts, theme.fonts.text.size
    larger = fonts._replace(
        title=fonts.title._replace(size=max(fonts.title.size, size + 8)),
        byline=fonts.byline._replace(size=max(fonts.byline.size, size - 1)),
        legend=fonts.legend._replace(size=max(fonts.legend.size, size - 1)),
    )
    return evolve(theme, fonts=larger)


@frozen
class OverviewCards:
    """Makes the cards of one map in any width, in points."""

    texts: OverviewTexts

    @property
    def theme(self) -> Theme:
        """Their theme."""
        return self.texts.theme

    def aim(self, aim: Aim, width: int, *, is_main: bool) -> Card:
        """The bar of a thesis or another root; it counts what is below it if nothing is shown."""
        theme = self.theme
        shapes = theme.shapes
        if is_main:
            shapes = evolve(shapes, bar=min(_BROADEST, shapes.bar * 2))
        measure = width - shapes.bar - _SIDES
        for larger in _MAIN if is_main else _OTHER:
            face = Face(theme.fonts.thesis.size + larger, bold=True)
            lines = self._flowing(self.texts.aim(aim, face), measure, 2)
            if len(lines.lines) <= _FEW:
                break
        accent, is_heavy, is_dashed = card_style(aim_role(aim, self.texts.map), theme)
        return Card(
            (), (), (lines,), accent, measure, heavy=is_heavy, dashed=is_dashed, shapes=shapes
        )

    # Arguments

    def header(self, group: EntryGroup, width: int) -> Card:
        """The header of an argument: its number and gist, and at the right its scheme."""
        node = self.texts.map.nodes[group.key]
        assert isinstance(node, Argument), "only arguments have headers"
        accent, _, _ = card_style(header_role(group), self.theme)
        corner = self.texts.scheme(node, accent.name)
        said = self.texts.gist(node, ANSWER if is_answer(group) else "")
        left_out = self.texts.below(group.left_out.parts)
        gist = (*said, *(apart(left_out) if corner.text else left_out))
        shapes = self._borderless
        measure = width - shapes.bar - _SIDES
        corners = (corner,) if corner.text else ()
        beside = self._room(measure) - sum(one.width + _APART for one in corners)
        if beside > 0:
            lines = flowing((*said, *left_out), beside).lines
            if len(lines) == 1:
                return Card(lines[0], corners, (), accent, measure, shapes=shapes)
        block = self._flowing((*gist, *corners), measure)
        return Card((), (), (block,), accent, measure, shapes=shapes)

    def frame(self, group: EntryGroup, width: int, height: int) -> Card:
        """The frame of an argument; its cells lie on it, and it shows as lines between them."""
        accent, _, _ = card_style(frame_role(group), self.theme)
        shapes = evolve(self.theme.shapes, bar=0, border=max(1, self.theme.shapes.border))
        measure = width - _SIDES
        return Card((), (), (), accent, measure, shapes=shapes, least=height)

    def foot(self, group: EntryGroup, width: int) -> Card:
        """The foot of a frame, about attacks on its step that are not shown."""
        accent, _, _ = card_style(foot_role(group), self.theme)
        label = Run(AGAINST_STEP, self.texts.bold, accent.name)
        shapes = self._borderless
        measure = width - shapes.bar - _SIDES
        block = self._flowing((label, *self.texts.on_step(group)), measure)
        return Card((), (), (block,), accent, measure, shapes=shapes)

    # Statements

    def cell(self, entry: Entry, group: EntryGroup, width: int, label: str = "") -> Card:
        """A statement in a frame; ``label`` is put before it."""
        runs = self.texts.statement(entry, group, label)
        role = entry_role(entry, group, self.texts.map, Place.CELL)
        return self._statement(entry, role, runs, width, self._borderless)

    def card(self, entry: Entry, group: EntryGroup, width: int, *, is_top: bool) -> Card:
        """A statement by itself; if it is ``is_top``, with its number."""
        on_step = self.texts.on_step(group)  # that step has no frame
        runs = (*self.texts.statement(entry, group, is_top=is_top), *on_step)
        role = entry_role(entry, group, self.texts.map)
        return self._statement(entry, role, runs, width, self.theme.shapes)

    def _statement(
        self, entry: Entry, role: CardRole, runs: Line, width: int, shapes: Shapes
    ) -> Card:
        accent, _, is_dashed = card_style(role, self.theme)
        measure = width - shapes.bar - _SIDES
        if entry.is_again:
            block = flowing(runs, self._room(measure), _AGAIN)
        else:
            block = self._flowing(runs, measure)
        return Card((), (), (block,), accent, measure, dashed=is_dashed, shapes=shapes)

    # Text outside the cards

    def words(self, said: str, colour: str, width: int, sort: str = "") -> Caption:
        """Text on the page, in bold type."""
        return self._caption(Run(said, self.texts.bold, colour, sort), width)

    def note(self, said: str, colour: str, width: int) -> Caption:
        """Text on the page, in the type of statements."""
        return self._caption(Run(said, self.texts.face, colour), width)

    def _caption(self, run: Run, width: int) -> Caption:
        lines = wrap(run.text, self._room(width), run.face.size, run.face.bold)
        return Caption(tuple(run._replace(text=line) for line in lines), width)

    @property
    def _borderless(self) -> Shapes:
        """The shapes of what lies in a frame."""
        return evolve(self.theme.shapes, border=0)

    def _flowing(self, runs: Line, measure: int, times: int = 1) -> Block:
        return flowing(runs, self._room(measure), times * self.texts.brevity.most)

    def _room(self, measure: float) -> float:
        """The measure for text in a font as wide as Arial."""
        return measure / room(self.theme.fonts.family)

"""The cards of relations between two essays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from argmap.comparison import Link
from argmap.comparison.attribution import Views, views_of
from argmap.formulas.plain_text import plain_text
from argmap.frozen_class import frozen
from argmap.model import Kind, Reference, RelationKind
from argmap.render.comparison_sheet.cards import SheetCards
from argmap.render.text_layout.card_layout import Card
from argmap.render.text_layout.text_blocks import Block, Run, text_block
from argmap.render.text_layout.text_metrics import wrap
from argmap.render.theme.line_styles import Sort
from argmap.render.theme.theme import Accent
from argmap.wording.relations import RELATIONS

_FRAME: Final = 20
"""Difference in width between a card without a bar and its lines, in points."""
_LEAST_BESIDE: Final = 0.4
"""The smallest share of a line that must be free for a reason to begin on it."""


@frozen
class RelationCards:
    """Make the cards of relations, in any width; only contradictions are red."""

    cards: SheetCards

    def link(self, link: Link, ends: tuple[Reference, Reference], wide: int) -> Card:
        """The card of a relation between two maps.

        ``ends`` are its statements from left to right.
        """
        theme, measure = self.cards.theme, wide - _FRAME
        strong = self.is_contradiction(link)
        blocks = [*self._name(link, ends, measure)]
        if link.reason:
            blocks = [*blocks[:-1], *self._reason(blocks[-1], link.reason, measure)]
        ground = theme.kinds[Kind.OBJECTION].ground if strong else theme.ghost
        colour, line = self.colours(link)
        accent = Accent(line, colour, ground, line)
        return Card((), (), tuple(blocks), accent, measure, heavy=strong, rounded=True)

    def colours(self, link: Link) -> tuple[str, str]:
        """The colours of a relation's name and of its line."""
        theme = self.cards.theme
        if self.is_contradiction(link):
            return theme.missing, theme.attack
        if Sort.of(link.kind) is Sort.ATTACK:
            return theme.ink, theme.ink
        if link.kind in (RelationKind.IN_TENSION, RelationKind.CONTRADICTS):
            return theme.muted, theme.neutral
        return theme.link, theme.support

    def is_contradiction(self, link: Link) -> bool:
        """Whether a relation is a contradiction, and not one of a report and its original."""
        is_report = views_of(link, self.cards.comparison.maps) is Views.REPORT
        return link.kind is RelationKind.CONTRADICTS and not is_report

    def _reason(self, name: Block, reason: str, measure: int) -> Iterator[Block]:
        """The reason of a relation, which begins on the last line of the name if there is room."""
        face, ink, text = self.cards.small, self.cards.theme.ink, plain_text(reason)
        (*_, last) = name.lines
        *runs, who = last
        who = who._replace(text=f"{who.text}   ")
        room = measure - sum(run.width for run in (*runs, who))
        if room < measure * _LEAST_BESIDE:
            yield name
            yield text_block(text, face, ink, measure)
            return
        start, *others = wrap(text, measure, face.size, face.bold, first=room)
        yield Block((*name.lines[:-1], (*runs, who, Run(start, face, ink))))
        if others:
            yield Block(tuple((Run(line, face, ink),) for line in others))

    def _name(self, link: Link, ends: tuple[Reference, Reference], measure: int) -> list[Block]:
        """What a relation is, and between whom: on one line if there is room."""
        theme, words = self.cards.theme, RELATIONS[link.kind]
        caption = words.caption.upper() if self.is_contradiction(link) else words.caption
        named = ends if link.kind.is_symmetric else link.ends
        between = words.between.join(map(self.cards.speaker, named))
        blocks = []
        if views_of(link, self.cards.comparison.maps) is Views.REPORT:
            both = all(map(self.cards.reported, link.ends))
            told = "two reports" if both else "a report, and the original"
            blocks.append(text_block(told, theme.fonts.mark, theme.muted, measure))
            if not both and words.of_report:
                caption = words.of_report
        colour, _ = self.colours(link)
        name = Run(f"{caption}  ", theme.fonts.mark, colour)
        who = Run(between, theme.fonts.detail, theme.muted)
        if name.width + who.width <= measure:
            return [*blocks, Block(((name, who),))]
        blocks.append(text_block(caption, name.face, colour, measure))
        blocks.append(text_block(between, who.face, who.colour, measure))
        return blocks

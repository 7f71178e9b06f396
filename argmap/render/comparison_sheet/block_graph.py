"""Draw a question of a comparison: the answers in a row, the relations below, packed in columns."""

from __future__ import annotations

from typing import Final

from attrs import define

from argmap.formulas.plain_text import plain_text
from argmap.render.comparison_sheet.blocks import Block, Group
from argmap.render.comparison_sheet.card_tips import sort_of, tip_of
from argmap.render.comparison_sheet.cards import SheetCards
from argmap.render.comparison_sheet.element_ids import (
    BlockNames,
    GroupNames,
    silent_name,
    speaker_name,
)
from argmap.render.comparison_sheet.figure_cards import table_card
from argmap.render.comparison_sheet.heading_cards import (
    no_answer_card,
    question_card,
    strip_cards,
)
from argmap.render.comparison_sheet.layout import APART, GAP, Columns
from argmap.render.comparison_sheet.packing import Fit, pack
from argmap.render.comparison_sheet.pair_graph import PairGraph
from argmap.render.comparison_sheet.relation_cards import RelationCards
from argmap.render.comparison_sheet.rows import Row
from argmap.render.comparison_sheet.tree_graph import TreeGraph
from argmap.render.output.canvas import Canvas
from argmap.render.text_layout.caption import Caption
from argmap.render.text_layout.card_layout import Card
from argmap.render.text_layout.text_blocks import Run, text_block
from argmap.render.theme.line_styles import Sort, Stroke

_TABLE: Final = 290
"""Width in points from one table of figures to the next."""


@define
class BlockGraph:
    """Draw one block of a sheet; ``strokes`` are the styles of its lines."""

    cards: SheetCards
    links: RelationCards
    strokes: dict[Sort, Stroke]
    canvas: Canvas
    width: int
    block: Block
    names: BlockNames

    def draw(self, top: float, number: str) -> float:
        """Draw the block below ``top``, and return how far down it reaches."""
        y = self._head(top, number)
        block = self.block
        for key, name in zip(block.own, self.names.own, strict=True):
            card = self.cards.own(key, self.width, block.own_notes[key])
            self.canvas.put(name, card, (0, y), "card answer", tip_of(key, self.cards))
            y += card.height + GAP
        y = self._answers(y) if block.key else self._strips(y)
        for group, names in zip(self.block.groups, self.names.groups, strict=True):
            y = self._group(group, names, y)
        y = self._omitted(y)
        if self.block.trees:
            y = self._heading(self.names.below, self.block.below, "", y)
            columns = Columns(self.width, len(self.block.names))
            trees = TreeGraph(
                self.cards, self.strokes, self.canvas, columns, self.block, self.names.trees
            )
            y = trees.draw(y) + GAP
        return self._tables(y)

    # The question and its answers

    @property
    def _answer_columns(self) -> Columns:
        """A column for each author."""
        return Columns(self.width, max(1, len(self.block.names)))

    def _head(self, y: float, number: str) -> float:
        block, theme = self.block, self.cards.theme
        if block.key and self.cards.is_brief:
            said = plain_text(self.cards.comparison.maps.main[block.key].text)
            runs = text_block(said, theme.fonts.section, theme.ink, self.width).lines
            caption = Caption(tuple(run for (run,) in runs), self.width)
            self.canvas.put(self.names.head, caption, (0, y), "card question")
            return y + caption.height + GAP
        if block.key:
            wide = self._answer_columns.across(max(1, len(block.names)))
            card = question_card(self.cards, block.key, wide, number, block.silent)
            self.canvas.put(self.names.head, card, (0, y), "card question")
            return y + card.height + GAP
        title = "Figures for the same things" if block.tables else "Other relations"
        runs = text_block(title, theme.fonts.section, theme.ink, self.width).lines
        section = Caption(tuple(run for (run,) in runs), self.width, theme.hairline)
        self.canvas.put(self.names.head, section, (0, y), "section")
        return y + section.height + GAP

    def _strips(self, y: float) -> float:
        """The strips with the authors' names, each on top of its column."""
        if not self.block.names:
            return y
        columns = self._answer_columns
        strips = strip_cards(self.cards, self.block.names, columns.column)
        for at, (name, card) in enumerate(strips.items()):
            id, tip = speaker_name(self.names.head, name), self.cards.essay(name)
            self.canvas.put(id, card, (columns.left(at), y), "speaker", tip)
        high = max(card.height for card in strips.values())
        return y + high + (0 if self.block.key else GAP)

    def _answers(self, y: float) -> float:
        """The answers in a row: each author's in a column, below a strip."""
        if not self.block.names:
            return y
        y = self._strips(y)
        columns = self._answer_columns
        found = {name: self._answer_cards(name, columns.column) for name in self.block.names}
        high = max(sum(card.height for _, _, card in cards) for cards in found.values())
        for at, name in enumerate(self.block.names):
            x, cards, below = columns.left(at), found[name], y
            for id, row, card in cards:
                sort = sort_of(row.key, self.cards) if row is not None else "silent"
                tip = tip_of(row.key, self.cards) if row is not None else ""
                self.canvas.put(id, card, (x, below), sort, tip)
                below += card.height
        return y + high + GAP

    def _answer_cards(self, name: str, wide: int) -> list[tuple[str, Row | None, Card]]:
        rows = self.block.answers.get(name, [])
        found: list[tuple[str, Row | None, Card]] = []
        for number, row in enumerate(rows):
            card = self.cards.row(row, wide)
            assert card is not None, "an answer has a card"
            found.append((self.names.answers[name, number], row, card))
        if not found:
            card = no_answer_card(self.cards, name, wide)
            found.append((silent_name(self.names.head, name), None, card))
        return found

    # Relations

    def _heading(self, name: str, text: str, count: str, y: float) -> float:
        theme = self.cards.theme
        is_sharp = self.block.groups and text == self.block.groups[0].heading
        is_sharp = is_sharp and all(
            self.links.is_contradiction(pair.link) for pair in self.block.groups[0].pairs
        )
        colour = theme.missing if is_sharp else theme.muted
        said = f"{text.upper()}   {count}".rstrip()
        caption = Caption((Run(said, theme.fonts.mark, colour),), self.width)
        self.canvas.put(name, caption, (0, y), "heading")
        return y + caption.height + 2

    def _group(self, group: Group, names: GroupNames, y: float) -> float:
        count, more = len(group.pairs), self.block.omitted.get(group.heading, 0)
        told = f"{count} OF {count + more}" if more else f"{count}"
        y = self._heading(names.head, group.heading, told, y)
        columns = self._answer_columns
        at = {name: place for place, name in enumerate(self.block.names)}
        drawn = [
            PairGraph(self.cards, self.links, self.strokes, self.canvas, pair, columns, at)
            for pair in group.pairs
        ]
        placed, high = pack([one.fits() for one in drawn], columns.number, APART)
        for one, place, link, ends in zip(drawn, placed, names.links, names.ends, strict=True):
            one.draw(place.fit, y + place.top, link, ends)
        return y + high + APART

    def _omitted(self, y: float) -> float:
        """Say which groups there is no room for at all."""
        drawn = {group.heading for group in self.block.groups}
        left = [(text, count) for text, count in self.block.omitted.items() if text not in drawn]
        if not left:
            return y
        theme = self.cards.theme
        said = "Not shown: " + ", ".join(f"{text} {count}" for text, count in left)
        caption = Caption((Run(said, theme.fonts.detail, theme.muted),), self.width)
        self.canvas.put(f"{self.names.head}-omitted", caption, (0, y), "heading")
        return y + caption.height + GAP

    # Figures

    def _tables(self, y: float) -> float:
        if not self.block.tables:
            return y - GAP
        columns = Columns(self.width, max(1, self.width // _TABLE))
        cards = [table_card(self.cards, table, columns.column) for table in self.block.tables]
        ways = [[Fit(at, at + 1, card.height) for at in range(columns.number)] for card in cards]
        placed, high = pack(ways, columns.number, GAP)
        for card, place, name in zip(cards, placed, self.names.tables, strict=True):
            at = columns.left(place.fit.first), y + place.top
            self.canvas.put(name, card, at, "figure")
        return y + high

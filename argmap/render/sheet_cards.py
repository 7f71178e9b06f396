"""The cards of a comparison's sheet: statements, what is said across maps, tables of figures."""

from __future__ import annotations

from typing import Final

from attrs import evolve, frozen

from argmap.comparison import Comparison, FigurePair, Link, StatedFigure, name_of
from argmap.comparison.as_data import cited
from argmap.model import ArgumentMap, Kind, RelationKind, Statement
from argmap.render import theme as style
from argmap.render.blocks import Block, Run, text_block
from argmap.render.card import Card, Cards
from argmap.render.citing import Verdicts
from argmap.render.scene import Sort
from argmap.render.sheet_layout import INDENT
from argmap.render.sheet_plan import Row
from argmap.render.theme import Accent, Face, Theme

FRAME: Final = 24
"""How much wider a statement's card is than its lines, in points."""
_ROUND: Final = 20

_NARROWEST: Final = 120

SORTS: Final = {
    RelationKind.CONTRADICTS: Sort.CONTRADICTS,
    RelationKind.REBUTS: Sort.ATTACK,
    RelationKind.UNDERCUTS: Sort.ATTACK,
    RelationKind.IN_TENSION: Sort.IN_TENSION,
    RelationKind.AGREES: Sort.AGREES,
    RelationKind.SAME: Sort.SAME,
    RelationKind.SUPPORTS: Sort.SUPPORT,
}
_WORDS: Final = {
    RelationKind.CONTRADICTS: "contradict each other",
    RelationKind.IN_TENSION: "in tension",
    RelationKind.AGREES: "agree",
    RelationKind.SAME: "say the same",
    RelationKind.REBUTS: "rebuts",
    RelationKind.UNDERCUTS: "undercuts",
    RelationKind.SUPPORTS: "supports",
}
_FIGURES: Final = {
    "differ": "figures differ",
    "agree": "figures agree",
    "other measures": "other measures",
}

QUESTION: Final = Face(15, bold=True)
LINK: Final = Face(10, bold=True)

HUES: Final = ("#56b4e9", "#cc79a7", "#e69f00", "#009e73", "#0072b2")
"""The colours of the columns, after Okabe and Ito; with more columns they come again. Vermilion is
left to what contradicts."""


@frozen
class SheetCards:
    """Makes the cards of one sheet; ``column`` and ``gutter`` are the widths of their cards."""

    comparison: Comparison
    theme: Theme
    column: int
    gutter: int

    def verdicts(self, name: str) -> Verdicts:
        """The verdicts of one map, by its own keys."""
        prefix = f"{name}." if name else ""
        return {
            (verdict.key.removeprefix(prefix), verdict.index): verdict
            for verdict in self.comparison.verdicts
            if name_of(verdict.key) == name
        }

    def maker(self, name: str, depth: int) -> Cards:
        """What makes the cards of one map that stand ``depth`` steps in."""
        measure = max(_NARROWEST, self.column - FRAME - INDENT * depth)
        return Cards(self._map(name), self.theme, self.verdicts(name), measure)

    def _map(self, name: str) -> ArgumentMap:
        gathering = self.comparison.gathering
        return gathering.used[name] if name else gathering.main

    def row(self, name: str, row: Row) -> Card:
        """The card of a statement in its column."""
        node = self.comparison.gathering[row.key]
        assert isinstance(node, Statement)  # links and steps lead to statements alone
        # All its citations stand in the map itself; here one shows where it is from.
        card = self.maker(name, row.depth).statement(evolve(node, citations=node.citations[:1]))
        if row.hidden:
            more = f"+{row.hidden:,} more"
            block = text_block(more, style.MARK, self.theme.link, card.measure)
            card = evolve(card, blocks=(*card.blocks, block))
        return card

    def question(self, key: str, wide: int) -> Card:
        """A question across the whole sheet."""
        node = self.comparison.gathering.main[key]
        accent, measure = self.theme.kinds[Kind.QUESTION], wide - FRAME
        text = text_block(node.text, QUESTION, self.theme.ink, measure)
        head = (Run("QUESTION", style.KIND, accent.name),)
        return Card(head, (), (text,), accent, measure)

    def own(self, key: str, wide: int) -> Card:
        """An answer of the comparison's own, across the sheet."""
        node = self.comparison.gathering[key]
        assert isinstance(node, Statement)
        map, theme = self.comparison.gathering.main, self.theme
        return Cards(map, theme, self.verdicts(""), wide - FRAME).statement(node)

    def link(self, link: Link) -> Card:
        """What is said across two maps, and why."""
        theme, measure = self.theme, self.gutter - _ROUND
        against = SORTS[link.kind] in (Sort.CONTRADICTS, Sort.ATTACK)
        name, line = (theme.missing, theme.attack) if against else (theme.muted, theme.neutral)
        word = _WORDS[link.kind].upper() if against else _WORDS[link.kind]
        blocks = [text_block(word, LINK if against else style.MARK, name, measure)]
        if link.reason:
            blocks.append(text_block(link.reason, style.DETAIL, theme.ink, measure))
        accent = Accent(line, name, self._ground(against), line)
        return Card((), (), tuple(blocks), accent, measure, heavy=against, rounded=True)

    def table(self, how: str, pair: FigurePair) -> Card:
        """Two figures of one thing from two maps."""
        theme, measure = self.theme, self.gutter - _ROUND
        differ = how == "differ"
        name = theme.missing if differ else theme.muted
        blocks: list[Block] = [
            text_block(
                _FIGURES[how].upper() if differ else _FIGURES[how], style.MARK, name, measure
            ),
            text_block(pair.subject, LINK, theme.ink, measure),
        ]
        for stated in (pair.first, pair.second):
            blocks += self._figure(stated, measure)
        line = theme.attack if differ else theme.neutral
        accent = Accent(line, name, self._ground(differ), line)
        return Card((), (), tuple(blocks), accent, measure, heavy=differ, rounded=True)

    def _ground(self, against: bool) -> str:
        return self.theme.kinds[Kind.OBJECTION].ground if against else self.theme.ghost

    def _figure(self, stated: StatedFigure, measure: int) -> list[Block]:
        said = f"{stated.figure.measure}: {stated.figure.value}"
        whose = ", ".join([self.label(name_of(stated.key)), *self._places(stated.key)])
        return [
            text_block(said, style.DETAIL, self.theme.ink, measure),
            text_block(whose, style.QUOTE, self.theme.muted, measure),
        ]

    def _places(self, key: str) -> list[str]:
        """The places of a statement's citations, without their words."""
        found = (text.partition("“")[0].strip() for text in cited(key, self.comparison))
        return list(dict.fromkeys(place for place in found if place))

    def label(self, name: str) -> str:
        """What a map is called: its author, or the name by which it is used."""
        return self._map(name).author or name

    def header(self, name: str, number: int) -> Card:
        """The head of a column: whose it is, and the title of the map."""
        map, measure = self._map(name), self.column - FRAME
        hue = HUES[number % len(HUES)]
        title = text_block(map.title or name, style.DETAIL, self.theme.ink, measure)
        whose = text_block(self.label(name), QUESTION, self.theme.ink, measure)
        accent = Accent(hue, hue, self.theme.ghost, hue)
        return Card((), (), (whose, title), accent, measure, heavy=True)

"""The cards of a comparison's sheet: statements, what is said across maps, tables of figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import evolve, field, frozen

from argmap.comparison import Comparison, Link, Web, name_of
from argmap.comparison.as_data import cited
from argmap.english.phrases import short_name
from argmap.model import Argument, ArgumentMap, Kind, RelationKind, Statement
from argmap.render.diagram.cards import Cards
from argmap.render.look.strokes import Sort
from argmap.render.look.theme import Accent, Theme
from argmap.render.sheet.layout import INDENT
from argmap.render.sheet.plan import Row, Table
from argmap.render.typeset.blocks import Block, Run, text_block
from argmap.render.typeset.card import Card
from argmap.render.typeset.citing import Verdicts

_FRAME: Final = 20
"""How much wider a card without a bar is than its lines, in points."""
_WIDEST: Final = 600

_NARROWEST: Final = 120
_FEW: Final = 2
"""The most lines of what a card only refers to."""

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
    RelationKind.REBUTS: "objection",
    RelationKind.UNDERCUTS: "undercuts the step",
    RelationKind.SUPPORTS: "supports",
}
_FIGURES: Final = {
    "differ": "figures differ",
    "agree": "figures agree",
    "other measures": "other measures",
    "too many": "too many figures to compare",
}

HUES: Final = ("#7b6fb0", "#8c6d31", "#4f8a8b", "#a05195", "#6b7280")
"""The colours of the columns, none of which says anything of a card or a line; with more columns
they come again."""


@frozen
class SheetCards:
    """Makes the cards of one sheet; ``names`` are the maps from the left, ``column`` and ``gutter``
    the widths of their cards.
    """

    comparison: Comparison
    theme: Theme
    names: tuple[str, ...]
    column: int
    gutter: int
    web: Web = field(init=False)
    _makers: dict[tuple[str, int], Cards] = field(init=False, factory=dict)

    @web.default
    def _web(self) -> Web:
        return Web(self.comparison.gathering)

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
        if (name, depth) not in self._makers:
            measure = max(_NARROWEST, self._measure(self.column) - INDENT * depth)
            maker = Cards(self._map(name), self._wide(measure), self.verdicts(name))
            self._makers[name, depth] = maker
        return self._makers[name, depth]

    def _measure(self, wide: int) -> int:
        """The width of the lines of a card with a bar that is ``wide`` in all."""
        return wide - self.theme.shapes.bar - _FRAME

    def _wide(self, measure: int) -> Theme:
        """The theme with cards of another width."""
        return evolve(self.theme, shapes=evolve(self.theme.shapes, card_width=measure))

    def _map(self, name: str) -> ArgumentMap:
        gathering = self.comparison.gathering
        return gathering.used[name] if name else gathering.main

    def row(self, row: Row) -> Card:
        """The card of a statement in its column."""
        node = self.comparison.gathering[row.key]
        if isinstance(node, Argument):
            return self._step(node, row)
        # All its citations stand in the map itself; here one shows where it is from.
        shown = evolve(node, citations=node.citations[:1])
        card = self.maker(name_of(row.key), row.depth).statement(shown)
        fonts, theme = self.theme.fonts, self.theme
        if self.is_reported(row.key):
            # What an author only reports is not to be taken for his own.
            holder = self.comparison.gathering.holder(row.key)
            told = text_block(f"{holder}, as reported", fonts.mark, theme.muted, card.measure)
            accent = card.accent._replace(ground=theme.ghost)
            card = evolve(card, accent=accent, blocks=(told, *card.blocks))
        if not name_of(row.key) and node.kind is not Kind.ANSWER:
            told = text_block("added by this comparison", fonts.mark, theme.muted, card.measure)
            card = evolve(card, blocks=(told, *card.blocks))
        if isinstance(node, Statement) and node.kind.attacks and row.under < 0:
            card = evolve(card, blocks=(*card.blocks, *self._attacked(row.key, card.measure)))
        if row.reply:
            reply = text_block(row.reply, fonts.section, theme.ink, card.measure)
            card = evolve(card, blocks=(reply, *card.blocks))
        card = evolve(card, heavy=row.is_answer)
        if row.hidden:
            more = f"+{row.hidden:,} more"
            block = text_block(more, self.theme.fonts.mark, self.theme.link, card.measure)
            card = evolve(card, blocks=(*card.blocks, block))
        return card

    def _attacked(self, key: str, measure: int) -> Iterator[Block]:
        """What an attack is against, where no line leads to it."""
        fonts, colour = self.theme.fonts, self.theme.muted
        for target in self.web.attacked(key):
            text = self.comparison.gathering[target].text
            if text and name_of(target) == name_of(key):
                yield text_block(f"against: {text}", fonts.detail, colour, measure, _FEW)

    def is_reported(self, key: str) -> bool:
        """Whether somebody else than the author of its map holds a statement."""
        gathering, name = self.comparison.gathering, name_of(key)
        return bool(name and gathering.holder(key) not in (None, gathering.author(name)))

    def statuses(self, rows: Iterable[Row]) -> set[str]:
        """How the citations fared that the cards of some rows show."""
        shown = {row.key for row in rows}
        return {
            str(verdict.status)
            for verdict in self.comparison.verdicts
            if verdict.key in shown and not verdict.index
        }

    def _step(self, argument: Argument, row: Row) -> Card:
        """The card of a step that something across the maps undercuts."""
        measure = max(_NARROWEST, self.column - _FRAME - INDENT * row.depth)
        theme = evolve(self.theme, shapes=evolve(self.theme.shapes, step_width=measure))
        said = argument if argument.text else evolve(argument, text="the step from its premises")
        card = Cards(self._map(name_of(row.key)), theme, {}).step(evolve(said, citations=()))
        assert card is not None  # it says something
        return card

    def question(self, key: str, wide: int) -> Card:
        """A question across the whole sheet."""
        node = self.comparison.gathering.main[key]
        accent, measure = self.theme.kinds[Kind.QUESTION], self._measure(wide)
        text = text_block(node.text, self.theme.fonts.section, self.theme.ink, measure)
        head = (Run("QUESTION", self.theme.fonts.kind, accent.name),)
        return Card(head, (), (text,), accent, measure)

    def own(self, key: str, wide: int) -> Card:
        """An answer of the comparison's own, across the sheet."""
        node = self.comparison.gathering[key]
        assert isinstance(node, Statement)
        map, theme = self.comparison.gathering.main, self._wide(min(_WIDEST, self._measure(wide)))
        return Cards(map, theme, self.verdicts("")).statement(node)

    def link(self, link: Link) -> Card:
        """What is said across two maps, and why."""
        theme, measure = self.theme, self.gutter - _FRAME
        against = SORTS[link.kind] in (Sort.CONTRADICTS, Sort.ATTACK)
        name, line = (theme.missing, theme.attack) if against else (theme.muted, theme.neutral)
        strong = link.kind is RelationKind.CONTRADICTS
        sides = [self.side(key) for key in link.ends]
        if link.kind.is_symmetric:
            sides.sort(key=self.names.index)
        between = (" · " if link.kind.is_symmetric else " against ").join(map(self.short, sides))
        word = _WORDS[link.kind].upper() if strong else _WORDS[link.kind]
        blocks = [
            text_block(between, theme.fonts.detail, theme.ink, measure),
            text_block(word, theme.fonts.mark, name, measure),
        ]
        if link.reason:
            blocks.append(text_block(link.reason, self.theme.fonts.detail, theme.ink, measure))
        accent = Accent(line, name, self._ground(strong), line)
        return Card((), (), tuple(blocks), accent, measure, heavy=strong, rounded=True)

    def silence(self, name: str) -> Card:
        """What stands in the column of an essay that has no answer."""
        theme, measure = self.theme, self._measure(self.column)
        said = f"{self.short(name)} says nothing of it."
        text = text_block(said, theme.fonts.detail, theme.muted, measure)
        return Card(
            (), (), (text,), Accent(theme.ghost, theme.muted, theme.ghost, theme.ghost), measure
        )

    def table(self, table: Table) -> Card:
        """The figures of one thing from two maps."""
        theme, measure = self.theme, self.gutter - _FRAME
        differ = table.how == "differ"
        name = theme.missing if differ else theme.muted
        word = _FIGURES[table.how].upper() if differ else _FIGURES[table.how]
        subject = table.stated[0].figure.subject
        blocks: list[Block] = [
            text_block(word, theme.fonts.mark, name, measure),
            text_block(subject, theme.fonts.mark, theme.ink, measure),
        ]
        for map, more in zip(table.names, table.more, strict=True):
            blocks.append(text_block(self.label(map), theme.fonts.quote, theme.muted, measure))
            for stated in table.stated:
                if name_of(stated.key) == map:
                    said = f"{stated.figure.measure}: {stated.figure.value}"
                    where = ", ".join(self._places(stated.key))
                    said += f" ({where})" if where else ""
                    blocks.append(text_block(said, theme.fonts.detail, theme.ink, measure))
            if more:
                blocks.append(
                    text_block(f"and {more} more", theme.fonts.mark, theme.muted, measure)
                )
        line = theme.attack if differ else theme.neutral
        accent = Accent(line, name, self._ground(differ), line)
        return Card((), (), tuple(blocks), accent, measure, heavy=differ, rounded=True)

    def _ground(self, against: bool) -> str:
        return self.theme.kinds[Kind.OBJECTION].ground if against else self.theme.ghost

    def _places(self, key: str) -> list[str]:
        """The places of a statement's citations, without their words."""
        found = (text.partition("“")[0].strip() for text in cited(key, self.comparison))
        return list(dict.fromkeys(place for place in found if place))

    def side(self, key: str) -> str:
        """The map to which a statement belongs; see :meth:`argmap.comparison.Web.side`."""
        return self.web.side(key)

    def short(self, name: str) -> str:
        """What a map's author is called in few words."""
        return short_name(self.label(name))

    def label(self, name: str) -> str:
        """What a map is called: its author, or the name by which it is used."""
        return self.comparison.gathering.author(name) or name

    def header(self, name: str, number: int) -> Card:
        """The head of a column: whose it is, and the title of the map."""
        map, measure = self._map(name), self._measure(self.column)
        hue = HUES[number % len(HUES)]
        title = text_block(map.title or name, self.theme.fonts.detail, self.theme.ink, measure)
        whose = text_block(self.label(name), self.theme.fonts.section, self.theme.ink, measure)
        accent = Accent(hue, hue, self.theme.ghost, hue)
        return Card((), (), (whose, title), accent, measure, heavy=True)

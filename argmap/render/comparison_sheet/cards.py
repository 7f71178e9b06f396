"""The cards of a comparison's sheet: statements, what is said across maps, tables of figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import evolve, field, frozen

from argmap.comparison import Comparison, Link
from argmap.comparison.as_data import cited
from argmap.comparison.attribution import Views, is_unsaid, reported, views_of
from argmap.english.phrases import short_name
from argmap.model import Argument, ArgumentMap, Kind, Reference, RelationKind, Statement
from argmap.model.vocabulary import Status
from argmap.render.comparison_sheet.plan import Table, TableSort
from argmap.render.comparison_sheet.rows import Row
from argmap.render.diagram.cards import Cards
from argmap.render.diagram.scene import Stub
from argmap.render.text_layout.blocks import Block, Run, text_block
from argmap.render.text_layout.card import Card
from argmap.render.text_layout.citing import Verdicts
from argmap.render.theme.strokes import Sort
from argmap.render.theme.theme import Accent, Theme
from argmap.wording.relations import RELATIONS

_FRAME: Final = 20
"""How much wider a card without a bar is than its lines, in points."""
_WIDEST: Final = 600

_NARROWEST: Final = 120
_FEW: Final = 2
"""The most lines of what a card only refers to."""

INFERENCE: Final = "the inference from its premises"

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
    _makers: dict[tuple[str, int], Cards] = field(init=False, factory=dict)

    def verdicts(self, name: str) -> Verdicts:
        """The verdicts of one map, by its own keys."""
        return {
            (key.key, verdict.index): verdict
            for key, verdicts in self.comparison.verdicts_by_key.items()
            if key.map == name
            for verdict in verdicts
        }

    def maker(self, name: str, inset: float) -> Cards:
        """What makes the cards of one map that stand so many points in."""
        measure = self._narrowed(self._measure(self.column), inset)
        if (name, measure) not in self._makers:
            maker = Cards(self._map(name), self._wide(measure), self.verdicts(name))
            self._makers[name, measure] = maker
        return self._makers[name, measure]

    def _narrowed(self, measure: int, inset: float) -> int:
        return max(_NARROWEST, int(measure - inset))

    def _measure(self, wide: int) -> int:
        """The width of the lines of a card with a bar that is ``wide`` in all."""
        return wide - self.theme.shapes.bar - _FRAME

    def _wide(self, measure: int) -> Theme:
        """The theme with cards of another width."""
        return evolve(self.theme, shapes=evolve(self.theme.shapes, card_width=measure))

    def _map(self, name: str) -> ArgumentMap:
        maps = self.comparison.maps
        return maps.used[name] if name else maps.main

    def row(self, row: Row) -> Card | None:
        """The card of a statement or a step in its column; ``None`` for a step of which there is
        nothing to say, so that its premises meet in a dot.
        """
        node = self.comparison.maps[row.key]
        maker = self.maker(row.key.map, row.inset)
        if isinstance(node, Argument):
            return self._step(node, row)
        if row.is_again:
            card = maker.stub(Stub(node.key, node.kind))
            return evolve(card, corner=(), blocks=(*card.blocks, self._mark("see above", card)))
        # All its citations stand in the map itself; here one shows where it is from.
        card = maker.statement(evolve(node, citations=node.citations[:1]))
        card = self._attributed(row.key, card)
        if node.kind.attacks and row.under < 0:
            card = evolve(card, blocks=(*card.blocks, *self._attacked(row.key, card.measure)))
        if row.reply:
            reply = text_block(row.reply, self.theme.fonts.section, self.theme.ink, card.measure)
            card = evolve(card, blocks=(reply, *card.blocks))
        return self._noted(evolve(card, heavy=row.is_answer), row)

    def _attributed(self, key: Reference, card: Card) -> Card:
        """A statement's card with whose it is, where it is not the author's own."""
        maps, theme = self.comparison.maps, self.theme
        if is_unsaid(key, maps):
            # Whoever holds what it is needed for has not said it.
            blocks = card.blocks
            holder = maps.holder(key)
            if holder != maps.author(key.map) and len(card.head) == 1:
                blocks = (blocks[0], *blocks[2:])
            card = evolve(card, head=card.head[:1], blocks=blocks)
            told = "unstated; supplied by the mapper"
        elif holder := self.reported(key):
            # What an author only reports is not to be taken for his own.
            card = evolve(card, accent=card.accent._replace(ground=theme.ghost))
            told = f"{holder}, as reported"
        else:
            told = ""
        if self._is_added(key):
            told = f"added by this comparison{told and ', '}{told}"
        return evolve(card, blocks=(self._mark(told, card), *card.blocks)) if told else card

    def _is_added(self, key: Reference) -> bool:
        node = self.comparison.maps[key]
        return not key.map and node.kind is not Kind.ANSWER

    def _mark(self, text: str, card: Card) -> Block:
        return text_block(text, self.theme.fonts.mark, self.theme.muted, card.measure)

    def _noted(self, card: Card, row: Row) -> Card:
        """A card with what is said of its statement that no line shows, and how much is hidden."""
        theme = self.theme
        blocks = [text_block(x, theme.fonts.detail, theme.ink, card.measure) for x in row.notes]
        if row.hidden:
            more = f"+{row.hidden:,} more"
            blocks.append(text_block(more, theme.fonts.mark, theme.link, card.measure))
        return evolve(card, blocks=(*card.blocks, *blocks))

    def _attacked(self, key: Reference, measure: int) -> Iterator[Block]:
        """What an attack is against, where no line leads to it."""
        fonts, colour = self.theme.fonts, self.theme.muted
        for target in self.comparison.graph.targets_of(key):
            text = self.comparison.maps[target].text
            if text and target.map == key.map:
                yield text_block(f"against: {text}", fonts.detail, colour, measure, _FEW)

    def reported(self, key: Reference) -> str | None:
        """Who holds a statement of one of the maps that its author only reports."""
        return reported(key, self.comparison.maps) if key.map else None

    def statuses(self, rows: Iterable[Row]) -> set[Status]:
        """How the citations fared that the cards of some rows show."""
        shown = {row.key for row in rows}
        return {
            verdict.status
            for key, verdicts in self.comparison.verdicts_by_key.items()
            if key in shown
            for verdict in verdicts
            if not verdict.index
        }

    def _step(self, argument: Argument, row: Row) -> Card | None:
        """The card of a step, which has one where it says something or is spoken of."""
        measure = self._narrowed(self.column - _FRAME, row.inset)
        theme = evolve(self.theme, shapes=evolve(self.theme.shapes, step_width=measure))
        maker = Cards(self._map(row.key.map), theme, {})
        is_met = row.hidden or row.notes or row.is_again or row.is_met or self._is_added(row.key)
        card = maker.step(evolve(argument, citations=()))
        if card is None and is_met:
            # At a dot an undercut could not be told from an attack on one of the premises.
            card = maker.step(Argument(key=argument.key, text=INFERENCE))
        if card is None:
            return None
        if self._is_added(row.key):
            told = self._mark("added by this comparison", card)
            card = evolve(card, blocks=(told, *card.blocks))
        if row.is_again:
            return evolve(card, blocks=(*card.blocks, self._mark("see above", card)))
        return self._noted(card, row)

    def question(self, key: str, wide: int) -> Card:
        """A question across the whole sheet."""
        node = self.comparison.maps.main[key]
        accent, measure = self.theme.kinds[Kind.QUESTION], self._measure(wide)
        text = text_block(node.text, self.theme.fonts.section, self.theme.ink, measure)
        head = (Run("QUESTION", self.theme.fonts.kind, accent.name),)
        return Card(head, (), (text,), accent, measure)

    def own(self, key: Reference, wide: int, notes: Iterable[str] = ()) -> Card:
        """An answer of the comparison's own, across the sheet, with what bears on it."""
        node = self.comparison.maps[key]
        assert isinstance(node, Statement)
        map, theme = self.comparison.maps.main, self._wide(min(_WIDEST, self._measure(wide)))
        card = Cards(map, theme, self.verdicts("")).statement(node)
        fonts, ink = self.theme.fonts, self.theme.ink
        more = (text_block(note, fonts.detail, ink, card.measure) for note in notes)
        return evolve(card, blocks=(*card.blocks, *more))

    def link(self, link: Link) -> Card:
        """What is said across two maps, and why."""
        theme, measure = self.theme, self.gutter - _FRAME
        against = Sort.of(link.kind) in (Sort.CONTRADICTS, Sort.ATTACK)
        name, line = (theme.missing, theme.attack) if against else (theme.muted, theme.neutral)
        maps = self.comparison.maps
        is_report = views_of(link, maps) is Views.REPORT
        strong = link.kind is RelationKind.CONTRADICTS and not is_report
        ends = list(link.ends)
        if link.kind.is_symmetric:
            ends.sort(key=lambda key: self.names.index(self.side(key)))
        words = RELATIONS[link.kind]
        between = words.between.join(map(self.speaker, ends))
        word = words.caption.upper() if strong else words.caption
        blocks = [
            text_block(between, theme.fonts.detail, theme.ink, measure),
            text_block(word, theme.fonts.mark, name, measure),
        ]
        if is_report:
            both = all(map(self.reported, ends))
            told = "two reports" if both else "a report, and the original"
            blocks.insert(0, text_block(told, theme.fonts.mark, theme.muted, measure))
            if not both and words.of_report:
                blocks[2] = text_block(words.of_report, theme.fonts.mark, name, measure)
        if link.reason:
            blocks.append(text_block(link.reason, self.theme.fonts.detail, theme.ink, measure))
        accent = Accent(line, name, self._ground(strong), line)
        return Card((), (), tuple(blocks), accent, measure, heavy=strong, rounded=True)

    def silence(self, name: str) -> Card:
        """What stands in the column of an essay that has no answer."""
        theme, measure = self.theme, self._measure(self.column)
        said = f"{self.short(name)} does not mention it."
        text = text_block(said, theme.fonts.detail, theme.muted, measure)
        return Card(
            (), (), (text,), Accent(theme.ghost, theme.muted, theme.ghost, theme.ghost), measure
        )

    def table(self, table: Table) -> Card:
        """The figures of one thing from two maps."""
        theme, measure = self.theme, self.gutter - _FRAME
        differ = table.sort is TableSort.DIFFER
        name = theme.missing if differ else theme.muted
        word = table.sort.caption.upper() if differ else table.sort.caption
        subject = table.stated[0].figure.subject
        blocks: list[Block] = [
            text_block(word, theme.fonts.mark, name, measure),
            text_block(subject, theme.fonts.mark, theme.ink, measure),
        ]
        for map, more in zip(table.names, table.more, strict=True):
            blocks.append(text_block(self.label(map), theme.fonts.quote, theme.muted, measure))
            for stated in table.stated:
                if stated.key.map == map:
                    said = f"{stated.figure.measure}: {stated.figure.value}"
                    if holder := self.reported(stated.key):
                        said = f"{holder}, as reported: {said}"
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

    def _places(self, key: Reference) -> list[str]:
        """The places of a statement's citations, without their words."""
        found = (text.partition("“")[0].strip() for text in cited(key, self.comparison))
        return list(dict.fromkeys(place for place in found if place))

    def side(self, key: Reference) -> str:
        """The map to which a statement belongs; see :meth:`.CombinedGraph.side`."""
        return self.comparison.graph.side(key)

    def speaker(self, key: Reference) -> str:
        """Who says something, in few words: an author, or whom he reports."""
        if not key.map:
            return self.comparison.maps.holder(key) or "this comparison"
        side = self.short(self.side(key))
        holder = self.reported(key)
        if holder is None:
            return f"unstated by {side}" if is_unsaid(key, self.comparison.maps) else side
        return f"{short_name(holder)}, as {side} reports"

    def short(self, name: str) -> str:
        """What a map's author is called in few words."""
        return short_name(self.label(name))

    def label(self, name: str) -> str:
        """What a map is called: its author, or the name by which it is used."""
        return self.comparison.maps.author(name) or name

    def header(self, name: str, number: int) -> Card:
        """The head of a column: whose it is, and the title of the map."""
        map, measure = self._map(name), self._measure(self.column)
        hue = HUES[number % len(HUES)]
        title = text_block(map.title or name, self.theme.fonts.detail, self.theme.ink, measure)
        whose = text_block(self.label(name), self.theme.fonts.section, self.theme.ink, measure)
        accent = Accent(hue, hue, self.theme.ghost, hue)
        return Card((), (), (whose, title), accent, measure, heavy=True)

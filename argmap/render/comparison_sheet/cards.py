"""The cards on a comparison sheet: statements, relations between maps, tables of figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from attrs import evolve, field, frozen

from argmap.comparison import Comparison, Link
from argmap.comparison.attribution import Views, is_unsaid, reported, views_of
from argmap.comparison.to_json import cited
from argmap.formulas.plain_text import plain_text
from argmap.model import Argument, ArgumentMap, Kind, Reference, RelationKind, Statement
from argmap.model.vocabulary import Status
from argmap.render.comparison_sheet.plan import Table, TableSort
from argmap.render.comparison_sheet.rows import Row
from argmap.render.diagram.cards import Cards
from argmap.render.diagram.scene import ReferenceCard
from argmap.render.text_layout.card_layout import Card
from argmap.render.text_layout.card_marks import CardMarks, EvaluationSign, EvaluationSigns
from argmap.render.text_layout.citation_lines import Verdicts
from argmap.render.text_layout.text_blocks import Block, Run, text_block
from argmap.render.theme.line_styles import Sort
from argmap.render.theme.theme import Accent, Theme
from argmap.verbalize.phrases import short_name
from argmap.verbalize.speakers import speaker
from argmap.wording.relations import RELATIONS

_FRAME: Final = 20
"""Difference in width between a card without a bar and its lines, in points."""
_WIDEST: Final = 600

_NARROWEST: Final = 120
_FEW: Final = 2
"""Maximum number of lines on a card that only refers to a statement."""

INFERENCE: Final = "the inference from its premises"

HUES: Final = ("#7b6fb0", "#8c6d31", "#4f8a8b", "#a05195", "#6b7280")
"""Colours of the columns, chosen to differ from all card and line colours; they repeat if there
are more columns."""


@frozen
class SheetCards:
    """Make the cards of one sheet.

    ``names`` are the maps from left to right; ``column`` and ``gutter`` are the widths of their
    cards in points. ``signs`` are those of an evaluation, by the name of the map.
    """

    comparison: Comparison
    theme: Theme
    names: tuple[str, ...]
    column: int
    gutter: int
    signs: Mapping[str, EvaluationSigns] = MappingProxyType({})
    _makers: dict[tuple[str, int], Cards] = field(init=False, factory=dict)
    _marks: dict[str, CardMarks] = field(init=False, factory=dict)

    def marks(self, name: str) -> CardMarks:
        """The marks on the cards of one map, by the map's own keys."""
        if name not in self._marks:
            signs = self.signs.get(name, EvaluationSigns())
            self._marks[name] = CardMarks(self._verdicts(name), signs)
        return self._marks[name]

    def sign(self, key: Reference) -> EvaluationSign | None:
        """What an evaluation gives for a statement or argument, if there is one."""
        return self.marks(key.map).signs.by_key.get(key.key)

    def _verdicts(self, name: str) -> Verdicts:
        return {
            (key.key, verdict.index): verdict
            for key, verdicts in self.comparison.verdicts_by_key.items()
            if key.map == name
            for verdict in verdicts
        }

    def maker(self, name: str, inset: float) -> Cards:
        """The card maker for one map, for cards indented by ``inset`` points."""
        measure = self._narrowed(self._measure(self.column), inset)
        if (name, measure) not in self._makers:
            maker = Cards(self._map(name), self._wide(measure), self.marks(name))
            self._makers[name, measure] = maker
        return self._makers[name, measure]

    def _narrowed(self, measure: int, inset: float) -> int:
        return max(_NARROWEST, int(measure - inset))

    def _measure(self, wide: int) -> int:
        """The text width of a card with a bar that is ``wide`` points wide overall."""
        return wide - self.theme.shapes.bar - _FRAME

    def _wide(self, measure: int) -> Theme:
        """The theme with a different card width."""
        return evolve(self.theme, shapes=evolve(self.theme.shapes, card_width=measure))

    def _map(self, name: str) -> ArgumentMap:
        maps = self.comparison.maps
        return maps.used[name] if name else maps.main

    def row(self, row: Row) -> Card | None:
        """The card of a statement or step in its column.

        ``None`` for a step with nothing to show, whose premises meet in a dot.
        """
        node = self.comparison.maps[row.key]
        maker = self.maker(row.key.map, row.inset)
        if isinstance(node, Argument):
            return self._step(node, row)
        if row.is_again:
            card = maker.reference_card(ReferenceCard(node.key, node.kind))
            return evolve(card, corner=(), blocks=(*card.blocks, self._mark("see above", card)))
        # All citations are in the map's file; on the sheet, the first one shows the source.
        card = maker.statement(evolve(node, citations=node.citations[:1]))
        card = self._attributed(row.key, card)
        if node.kind.attacks and row.under < 0:
            card = evolve(card, blocks=(*card.blocks, *self._attacked(row.key, card.measure)))
        if row.reply:
            face, ink = self.theme.fonts.section, self.theme.ink
            reply = text_block(plain_text(row.reply), face, ink, card.measure)
            card = evolve(card, blocks=(reply, *card.blocks))
        return self._noted(evolve(card, heavy=row.is_answer), row)

    def _attributed(self, key: Reference, card: Card) -> Card:
        """A statement's card, labelled with its holder if that is not the map's author."""
        maps, theme = self.comparison.maps, self.theme
        if is_unsaid(key, maps):
            # The holder of the argument has not stated this premise, so do not name a holder.
            blocks = card.blocks
            holder = maps.holder(key)
            if holder != maps.author(key.map) and len(card.head) == 1:
                blocks = (blocks[0], *blocks[2:])
            card = evolve(card, head=card.head[:1], blocks=blocks)
            told = "unstated; supplied by the mapper"
        elif holder := self.reported(key):
            # Mark views that an author only reports, so that they are not mistaken for his own.
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
        """A card with notes for relations without a line, and the number of hidden statements."""
        theme = self.theme
        blocks = [text_block(x, theme.fonts.detail, theme.ink, card.measure) for x in row.notes]
        if row.hidden:
            more = f"+{row.hidden:,} more"
            blocks.append(text_block(more, theme.fonts.mark, theme.link, card.measure))
        return evolve(card, blocks=(*card.blocks, *blocks))

    def _attacked(self, key: Reference, measure: int) -> Iterator[Block]:
        """Name the target of an attack if no line leads to it."""
        fonts, colour = self.theme.fonts, self.theme.muted
        for target in self.comparison.graph.targets_of(key):
            text = plain_text(self.comparison.maps[target].text)
            if text and target.map == key.map:
                yield text_block(f"against: {text}", fonts.detail, colour, measure, _FEW)

    def reported(self, key: Reference) -> str | None:
        """The holder of a statement that a map's author only reports."""
        return reported(key, self.comparison.maps) if key.map else None

    def statuses(self, rows: Iterable[Row]) -> set[Status]:
        """The citation statuses shown on the cards of some rows."""
        shown = {row.key for row in rows}
        return {
            verdict.status
            for key, verdicts in self.comparison.verdicts_by_key.items()
            if key in shown
            for verdict in verdicts
            if not verdict.index
        }

    def _step(self, argument: Argument, row: Row) -> Card | None:
        """The card of a step; it has one if it has text of its own or is attacked or related."""
        measure = self._narrowed(self.column - _FRAME, row.inset)
        theme = evolve(self.theme, shapes=evolve(self.theme.shapes, step_width=measure))
        maker = Cards(self._map(row.key.map), theme, self.marks(row.key.map))
        is_met = row.hidden or row.notes or row.is_again or row.is_met or self._is_added(row.key)
        card = maker.step(evolve(argument, citations=()))
        if card is None and is_met:
            # If the step were only a dot, an undercut would look like an attack on a premise.
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
        """The card of a question, as wide as the sheet."""
        node = self.comparison.maps.main[key]
        accent, measure = self.theme.kinds[Kind.QUESTION], self._measure(wide)
        face, ink = self.theme.fonts.section, self.theme.ink
        text = text_block(plain_text(node.text), face, ink, measure)
        head = (Run("QUESTION", self.theme.fonts.kind, accent.name),)
        return Card(head, (), (text,), accent, measure)

    def own(self, key: Reference, wide: int, notes: Iterable[str] = ()) -> Card:
        """The card of one of the comparison's own answers, as wide as the sheet.

        ``notes`` describe its support and attacks.
        """
        node = self.comparison.maps[key]
        assert isinstance(node, Statement)
        map, theme = self.comparison.maps.main, self._wide(min(_WIDEST, self._measure(wide)))
        card = Cards(map, theme, self.marks("")).statement(node)
        fonts, ink = self.theme.fonts, self.theme.ink
        more = (text_block(note, fonts.detail, ink, card.measure) for note in notes)
        return evolve(card, blocks=(*card.blocks, *more))

    def link(self, link: Link) -> Card:
        """The card of a relation between two maps, with its reason."""
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
            reason = plain_text(link.reason)
            blocks.append(text_block(reason, theme.fonts.detail, theme.ink, measure))
        accent = Accent(line, name, self._ground(strong), line)
        return Card((), (), tuple(blocks), accent, measure, heavy=strong, rounded=True)

    def silence(self, name: str) -> Card:
        """The card in the column of a map that does not answer the question."""
        theme, measure = self.theme, self._measure(self.column)
        said = f"{self.short(name)} does not mention it."
        text = text_block(said, theme.fonts.detail, theme.muted, measure)
        return Card(
            (), (), (text,), Accent(theme.ghost, theme.muted, theme.ghost, theme.ghost), measure
        )

    def table(self, table: Table) -> Card:
        """The table of two maps' figures for one subject."""
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
        """The places of a statement's citations, without the quoted words."""
        found = (text.partition("“")[0].strip() for text in cited(key, self.comparison))
        return list(dict.fromkeys(place for place in found if place))

    def side(self, key: Reference) -> str:
        """The map that a statement belongs to; see :meth:`.CombinedGraph.side`."""
        return self.comparison.graph.side(key)

    def speaker(self, key: Reference) -> str:
        """Whose view a statement is, by short name."""
        return speaker(key, self.comparison.maps)

    def short(self, name: str) -> str:
        """Short name of a map's author."""
        return short_name(self.label(name))

    def label(self, name: str) -> str:
        """Label of a map: its author, or the name under which it is used."""
        return self.comparison.maps.author(name) or name

    def header(self, name: str, number: int) -> Card:
        """The header card of a column: the author and title of the map."""
        map, measure = self._map(name), self._measure(self.column)
        hue = HUES[number % len(HUES)]
        fonts, ink = self.theme.fonts, self.theme.ink
        title = text_block(plain_text(map.title) or name, fonts.detail, ink, measure)
        whose = text_block(self.comparison.maps.byline(name), fonts.section, ink, measure)
        accent = Accent(hue, hue, self.theme.ghost, hue)
        return Card((), (), (whose, title), accent, measure, heavy=True)

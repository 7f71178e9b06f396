"""The cards on a comparison sheet: answers, statements, steps, and relations between maps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from attrs import evolve, field

from argmap.comparison import Comparison
from argmap.comparison.attribution import is_unsaid, reported
from argmap.formulas.plain_text import plain_text
from argmap.frozen_class import frozen
from argmap.model import Argument, ArgumentMap, Kind, Reference, Statement
from argmap.model.vocabulary import Status
from argmap.render.comparison_sheet.card_captions import ended, tail_of, where_shown, whose
from argmap.render.comparison_sheet.hues import hues_of
from argmap.render.comparison_sheet.rows import Row, is_anothers
from argmap.render.text_layout.card_details import details
from argmap.render.text_layout.card_layout import Card
from argmap.render.text_layout.card_marks import CardMarks, EvaluationSign, EvaluationSigns
from argmap.render.text_layout.citation_lines import Verdicts
from argmap.render.text_layout.text_blocks import Block, text_block
from argmap.render.theme.card_styles import CardRole, card_style
from argmap.render.theme.measures import Face
from argmap.render.theme.theme import Accent, Theme
from argmap.verbalize.below_phrases import how_many_below, how_many_hidden
from argmap.verbalize.mentions import inference
from argmap.verbalize.phrases import closed, short_name
from argmap.verbalize.speakers import speaker
from argmap.wording.inferences import inference_from

_FRAME: Final = 20
"""Difference in width between a card without a bar and its lines, in points."""
_FEW: Final = 2
"""Maximum number of lines on a card that only refers to a statement."""
_SHORT: Final = 3
"""Maximum number of lines of a statement that a brief card has below its title."""

INFERENCE: Final = inference_from("its premises")


@frozen
class SheetCards:
    """Make the cards of one sheet, each in any width.

    ``signs`` are those of an evaluation, by the name of the map. ``is_small`` says whether the text
    is a point smaller, for many columns; ``is_brief`` whether cards show only the text: that of an
    answer in short, and instead of a long statement its title, if it has one; ``has_ids`` whether
    cards show the ids of statements.
    """

    comparison: Comparison
    theme: Theme
    signs: Mapping[str, EvaluationSigns] = MappingProxyType({})
    is_small: bool = False
    is_brief: bool = False
    has_ids: bool = False
    hues: Mapping[str, str] = field(init=False)
    _marks: dict[str, CardMarks] = field(init=False, factory=dict)
    _linked: Mapping[Reference, tuple[Reference, ...]] = field(init=False)

    @_linked.default
    def _linked_premises(self) -> Mapping[Reference, tuple[Reference, ...]]:
        found: dict[Reference, tuple[Reference, ...]] = {}
        for step in self.comparison.graph.inferences:
            for key in step.premises:
                if others := tuple(one for one in step.premises if one != key):
                    found.setdefault(key, others)
        return found

    @hues.default
    def _hues(self) -> Mapping[str, str]:
        return hues_of(self.comparison.maps)

    # Faces and colours

    @property
    def text(self) -> Face:
        """The face of a statement."""
        face = self.theme.fonts.text
        return face._replace(size=face.size - self.is_small)

    @property
    def small(self) -> Face:
        """The face of reasons, and of what follows a short answer."""
        face = self.theme.fonts.text
        return face._replace(size=face.size - 1)

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

    def measure(self, wide: int) -> int:
        """The text width of a card with a bar that is ``wide`` points wide overall."""
        return wide - self.theme.shapes.bar - _FRAME

    def map_of(self, name: str) -> ArgumentMap:
        maps = self.comparison.maps
        return maps.used[name] if name else maps.main

    def accent(self, row: Row, ground: str = "") -> Accent:
        """The colours of a statement; without a ``ground``, on that of what is shown in full."""
        theme, ground = self.theme, ground or self._ground(row)
        hue = self.hues.get(row.side, theme.neutral)
        if is_anothers(row, self.comparison.maps):
            hue = theme.hairline
        own, _, is_dashed = card_style(CardRole(self.comparison.maps[row.key].kind), theme)
        return Accent(hue, theme.ink, ground, own.border if is_dashed else theme.hairline)

    def _ground(self, row: Row) -> str:
        """The background of a card: another one for views that an author only reports."""
        return self.theme.ghost if self.is_report(row) else self.theme.kinds[Kind.CLAIM].ground

    def is_report(self, row: Row) -> bool:
        """Whether a row is the view of somebody else than the author of its column."""
        maps = self.comparison.maps
        if self.is_added(row.key) or is_unsaid(row.key, maps) or not is_anothers(row, maps):
            return False
        return bool(row.key.map) or maps.holder(row.key) is not None

    # Statements and steps

    def row(self, row: Row, wide: int, room: float = 0) -> Card | None:
        """The card of a statement or step.

        ``None`` for a step with nothing to show, whose premises meet in a dot. ``room`` is a height
        in points that a brief card may fill with a long statement below its title.
        """
        node = self.comparison.maps[row.key]
        if isinstance(node, Argument):
            return self._step(node, row, wide)
        if row.is_again or row.is_short:
            return self._short(node, row, wide)
        measure = self.measure(wide)
        said = [*self._said(node, row, measure)]
        card = self._statement(node, row, measure, said)
        is_long = self.is_brief and len(said) > 1 and len(said[-1].lines) > _SHORT
        if is_long and card.height > room:
            card = self._statement(node, row, measure, said[:-1])
        return card

    def _statement(self, node: Statement, row: Row, measure: int, said: list[Block]) -> Card:
        """The card of a statement with this wording."""
        last = ended(said[-1], tail_of(self, node, row.key, measure), measure)
        blocks = [*whose(self, row.key, row.side, measure), *said[:-1], last]
        blocks += () if self.is_brief else self._details(node, row, measure)
        blocks += self._notes(row, measure)
        return Card(
            (),
            (),
            tuple(blocks),
            self.accent(row),
            measure,
            dashed=card_style(CardRole(node.kind), self.theme).is_dashed,
            shapes=self.theme.shapes,
        )

    def _details(self, node: Statement, row: Row, measure: int) -> Iterator[Block]:
        """What is below the text in small type."""
        if node.kind.attacks and row.under < 0:
            yield from self._attacked(row.key, measure)
        # All citations are in the map's file; on the sheet, the place of the first is in the tail.
        figures = node.figures if row.under >= 0 else ()
        yield from details(
            evolve(node, citations=(), figures=figures), self.theme, measure, {}, None
        )
        if row.under < 0 and not row.is_answer:
            yield from self._linked_with(row.key, measure)

    def _said(self, node: Statement, row: Row, measure: int) -> Iterator[Block]:
        """The text of a statement; of an answer, first what it says in short."""
        ink, muted, bold = self.theme.ink, self.theme.muted, self.text._replace(bold=True)
        lead = row.reply or node.title or ""
        text = plain_text(node.text)
        if row.is_answer:
            is_plain = self.is_brief and is_anothers(row, self.comparison.maps)
            face = self.text if is_plain else bold
            yield text_block(closed(plain_text(lead)) if lead else text, face, ink, measure)
            if lead and text and not self.is_brief:
                yield text_block(text, self.small, muted, measure)
            return
        if node.title:
            yield text_block(plain_text(node.title), bold, ink, measure)
        yield text_block(text, self.text, ink, measure)

    def _linked_with(self, key: Reference, measure: int) -> Iterator[Block]:
        """The premises with which a statement is linked, since it is no ground without them."""
        fonts, colour = self.theme.fonts, self.theme.muted
        joint = "together with"
        for other in self._linked.get(key, ()):
            said = f"{joint} “{self._in_short(other)}”"
            yield text_block(said, fonts.detail, colour, measure, 1)
            joint = "and"

    def _in_short(self, key: Reference) -> str:
        """A statement by its title, or else its text, without the full stop."""
        node = self.comparison.maps[key]
        return plain_text(node.title or node.text).removesuffix(".")

    def _short(self, node: Statement, row: Row, wide: int) -> Card:
        """A card without a border, for a statement that is drawn in full elsewhere.

        An answer is repeated in the few words in which it is given above.
        """
        theme, measure = self.theme, self.measure(wide)
        reply = closed(plain_text(row.reply)) if row.reply else ""
        text = reply or plain_text(node.title or node.text)
        said = text_block(text, self.small, theme.muted, measure, _FEW)
        said = said if self.is_brief else ended(said, where_shown(self, row, measure), measure)
        blocks = [*whose(self, row.key, row.side, measure), said]
        accent = self.accent(row, theme.ghost)._replace(border=theme.ghost)
        blocks += self._notes(row, measure)
        return Card((), (), tuple(blocks), accent, measure, shapes=theme.shapes)

    def is_added(self, key: Reference) -> bool:
        """Whether the comparison adds a statement to one of an essay."""
        return not key.map and self.comparison.maps[key].kind is not Kind.ANSWER

    def holder_of_added(self, key: Reference) -> str:
        holder = self.comparison.maps.holder(key)
        return f", {short_name(holder)}" if holder else ""

    def _notes(self, row: Row, measure: int) -> Iterator[Block]:
        """Notes for relations without a line, and the number of hidden statements."""
        theme = self.theme
        for note in row.notes:
            yield text_block(note, theme.fonts.detail, theme.ink, measure)
        if row.hidden and not self.is_brief:
            told = how_many_below if row.is_answer else how_many_hidden
            yield text_block(told(row.hidden), theme.fonts.mark, theme.link, measure)

    def _attacked(self, key: Reference, measure: int) -> Iterator[Block]:
        """Name the target of an attack if no line leads to it."""
        fonts, colour = self.theme.fonts, self.theme.muted
        for target in self.comparison.graph.targets_of(key):
            text = plain_text(self.comparison.maps[target].text)
            if text and target.map == key.map:
                yield text_block(f"against: {text}", fonts.detail, colour, measure, 1)

    def reported(self, key: Reference) -> str | None:
        """The holder of a statement that a map's author only reports."""
        return reported(key, self.comparison.maps) if key.map else None

    def statuses(self, rows: Iterable[Row]) -> set[Status]:
        """The citation statuses shown on the cards of some rows."""
        if self.is_brief:
            return set()
        shown = {row.key for row in rows if not row.is_again and not row.is_short}
        return {
            verdict.status
            for key, verdicts in self.comparison.verdicts_by_key.items()
            if key in shown
            for verdict in verdicts
            if not verdict.index
        }

    def _step(self, argument: Argument, row: Row, wide: int) -> Card | None:
        """The card of a step; it has one if it has text of its own or is attacked or related."""
        theme, measure = self.theme, wide - _FRAME
        text = plain_text(argument.text)
        is_met = row.hidden or row.notes or row.is_again or row.is_met or self.is_added(row.key)
        if not (text or argument.title or argument.scheme or is_met):
            return None
        blocks = [*whose(self, row.key, row.side, measure)]
        if argument.scheme or argument.strength is not None:
            parts = (argument.scheme, argument.strength and f"strength {argument.strength}")
            said = ", ".join(str(part) for part in parts if part)
            blocks.append(text_block(said, theme.fonts.mark, theme.link, measure))
        most = _FEW if row.is_again or row.is_short else 0
        if argument.title:
            title = plain_text(argument.title)
            blocks.append(text_block(title, self.text._replace(bold=True), theme.ink, measure))
        # If the step were only a dot, an undercut would look like an attack on a premise.
        said = text or self._premises(row)
        wording = text_block(said, self.text, theme.ink, measure, most)
        blocks.append(ended(wording, tail_of(self, argument, row.key, measure), measure))
        blocks += self._notes(row, measure)
        ground = theme.ghost if most else theme.step
        accent = Accent(theme.support, theme.link, ground, self.hues.get(row.side, theme.neutral))
        return Card((), (), tuple(blocks), accent, measure, rounded=True, shapes=theme.shapes)

    def _premises(self, row: Row) -> str:
        """An inference without words of its own, by its premises if these are not drawn below."""
        if row.under >= 0:
            return INFERENCE
        return inference(row.key, self.comparison.graph, self._quoted)

    def _quoted(self, key: Reference) -> str:
        return f"“{self._in_short(key)}”"

    # Answers

    def own(self, key: Reference, wide: int, notes: Iterable[str] = ()) -> Card:
        """The card of one of the comparison's own answers, as wide as the sheet.

        ``notes`` describe its support and attacks.
        """
        card = self.row(Row(key, 0, is_answer=True, notes=list(notes)), wide)
        assert card is not None, "an answer is a statement"
        return evolve(card, accent=self.theme.kinds[Kind.ANSWER])

    def short(self, name: str) -> str:
        """Short name of a map's author."""
        return short_name(self.label(name))

    def label(self, name: str) -> str:
        """Label of a map: its author, or the name under which it is used."""
        return self.comparison.maps.author(name) or name

    def essay(self, name: str) -> str:
        """An essay by its author, date and title, for a tooltip."""
        title = plain_text(self.comparison.maps.used[name].title)
        return f"{self.dated(name)}: {title}" if title else self.dated(name)

    def dated(self, name: str) -> str:
        """Label of a map with its date."""
        date = self.date(name)
        return f"{self.label(name)}, {date}" if date else self.label(name)

    def date(self, name: str) -> str:
        """The date of a map, if it has one."""
        return str(self.comparison.maps.used[name].date or "")

    def speaker(self, key: Reference) -> str:
        """Whose view a statement is, by short name."""
        return speaker(key, self.comparison.maps)

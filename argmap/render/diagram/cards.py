"""The cards of a map as lines of type, independent of any output format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import evolve

from argmap.formulas.plain_text import plain_text
from argmap.model import Argument, ArgumentMap, Kind, RelationKind, Statement
from argmap.model.vocabulary import Word
from argmap.render.diagram.scene import Box, Reappearance, ReferenceCard, SceneRelation
from argmap.render.text_layout.card_details import details
from argmap.render.text_layout.card_layout import Card
from argmap.render.text_layout.card_marks import CardMarks
from argmap.render.text_layout.sign_runs import sign_runs
from argmap.render.text_layout.text_blocks import Block, Line, Run, clipped, text_block
from argmap.render.theme.font_widths import room
from argmap.render.theme.measures import Face
from argmap.render.theme.theme import Accent, Theme

_STUB_LINES: Final = 2
_APART: Final = 12
"""Minimum distance in points between the left and right part of a card's head."""

_LIKE: Final = {
    RelationKind.SUPPORTS: Kind.CLAIM,
    RelationKind.REBUTS: Kind.OBJECTION,
    RelationKind.UNDERCUTS: Kind.UNDERCUT,
    RelationKind.CONTRADICTS: Kind.OBJECTION,
}
"""The kind whose colours the card of a relation takes."""


class Cards:
    """Make the cards of one map in one theme; brief cards show only the text."""

    def __init__(
        self, map: ArgumentMap, theme: Theme, marks: CardMarks, *, brief: bool = False
    ) -> None:
        self._map = map
        self._theme = theme
        self._verdicts = marks.verdicts
        self._signs = marks.signs
        self._source = map.sources[0].id if map.sources else None
        self._brief = brief
        self._fonts = theme.fonts
        self._wide, self._narrow = theme.shapes.card_width, theme.shapes.step_width
        self._room = room(theme.fonts.family)

    def card(self, box: Box) -> Card | None:
        """The card of a box.

        ``None`` for a step that has no text of its own and is not attacked.
        """
        card = self._plain(box)
        if card is None and any(not edge.sort.is_of_step for edge in box.edges):
            # At a dot an undercut could not be told from an attack on one of the premises.
            word = "counter" if box.is_counter else "inference"
            colour = self._step_colours(box.is_counter).name
            card = self._step((self._small(word, self._fonts.mark, colour),), box.is_counter)
        if box.more and card is not None and not self._brief:
            card = self._continued(card, box)
        return self._folded(card, box) if box.hidden else card

    def _plain(self, box: Box) -> Card | None:
        content = box.content
        if isinstance(content, Statement):
            return self.statement(content)
        if isinstance(content, Argument):
            return self.step(content)
        if isinstance(content, Reappearance):
            return self.reappearance(content)
        return (
            self.reference_card(content)
            if isinstance(content, ReferenceCard)
            else self.relation_card(content)
        )

    def statement(self, statement: Statement) -> Card:
        """A statement's card: kind, holder, id and text, with the details below in small type."""
        theme = self._theme
        accent = theme.kinds[statement.kind]
        holder = self._map.other_voice(statement.key)
        name = Run(statement.kind.upper(), self._fonts.kind, accent.name)
        corner = self._corner(statement.id or "", theme.muted, statement.key)
        head, unplaced = self._head(name, holder, corner)
        is_thesis = statement.kind is Kind.THESIS
        face = self._fonts.thesis if is_thesis else self._fonts.text
        if statement.title is None:
            blocks = [self._text(statement.text, face, theme.ink)]
        else:
            title = self._text(statement.title, face._replace(bold=True), theme.ink)
            blocks = [title, self._text(statement.text, self._fonts.text, theme.ink)]
        if unplaced:
            blocks.append(self._text(f"held by {unplaced}", self._fonts.detail, theme.muted))
        blocks += self._details(statement, self._wide / self._room)
        return Card(
            head,
            corner,
            tuple(blocks),
            accent,
            self._wide,
            heavy=is_thesis,
            dashed=statement.kind in (Kind.ASSUMPTION, Kind.UNLESS),
            shapes=theme.shapes,
            room=self._room,
        )

    def step(self, argument: Argument) -> Card | None:
        """A step's card: its scheme, strength and gist; ``None`` if it has none of these."""
        theme = self._theme
        scheme = argument.scheme or ""
        strength = "" if argument.strength is None else _strength(argument.strength)
        blocks = []
        attacks = argument.kind.attacks
        if scheme or strength:
            said = ", ".join(part for part in (scheme, strength) if part)
            blocks.append(self._small(said, self._fonts.mark, self._step_colours(attacks).name))
        if argument.title is not None:
            blocks.append(self._small(argument.title, self._fonts.mark, theme.ink))
        if argument.text:
            blocks.append(self._small(argument.text, self._fonts.detail, theme.ink))
        if argument.by is not None and argument.by.names:
            held = f"held by {self._map.holder(argument.key)}"
            blocks.append(self._small(held, self._fonts.detail, theme.muted))
        blocks += self._details(argument, self._narrow / self._room)
        if not blocks:
            return None
        return self._step((*self._step_signs(argument.key), *blocks), attacks)

    def _step(self, blocks: tuple[Block, ...], attacks: bool = False) -> Card:
        return self._narrow_card(blocks, self._step_colours(attacks))

    def _step_colours(self, attacks: bool) -> Accent:
        """The colours of a step's card; a counter has those of an objection."""
        theme = self._theme
        if attacks:
            kind = theme.kinds[Kind.OBJECTION]
            return Accent(theme.attack, kind.name, kind.ground, theme.attack)
        return Accent(theme.support, theme.link, theme.step, theme.support)

    def _narrow_card(self, blocks: Iterable[Block], accent: Accent) -> Card:
        shapes = self._theme.shapes
        return Card((), (), tuple(blocks), accent, self._narrow, rounded=True, shapes=shapes)

    def reference_card(self, reference_card: ReferenceCard) -> Card:
        """A card that refers to a statement drawn elsewhere."""
        theme = self._theme
        kind = (
            _LIKE.get(reference_card.role)
            if isinstance(reference_card.role, RelationKind)
            else reference_card.role
        )
        word = str(reference_card.role or "statement").replace("-", " ")
        known = self._map.nodes.get(reference_card.target)
        if known is None:
            corner: Line = ()
            blocks = [self._text(reference_card.target, self._fonts.text, theme.ink)]
        else:
            corner = self._corner(f"see {known.key}", theme.link, known.key)
            measure, most = self._wide / self._room, _STUB_LINES
            said = plain_text(known.title or known.text) or f"the {known.kind} {known.key}"
            blocks = [text_block(said, self._fonts.detail, theme.muted, measure, most)]
        if reference_card.reason:
            blocks.append(self._text(reference_card.reason, self._fonts.quote, theme.ink))
        return self._placeholder(word, kind, corner, blocks)

    def reappearance(self, reappearance: Reappearance) -> Card:
        """A card that repeats a statement to which a section adds more."""
        node = self._map[reappearance.target]
        corner = self._corner(f"see {node.key}", self._theme.link, node.key)
        text = self._text(node.text, self._fonts.text, self._theme.ink)
        return self._placeholder(str(node.kind), Kind(node.kind), corner, [text])

    def _placeholder(self, word: str, kind: Kind | None, corner: Line, blocks: list[Block]) -> Card:
        """A card without a border, in the colours of its kind, for a statement drawn elsewhere."""
        theme = self._theme
        bar, name = theme.neutral, theme.muted
        if kind:
            bar, name = theme.kinds[kind].bar, theme.kinds[kind].name
        accent = Accent(bar, name, theme.ghost, theme.ghost)
        head = (Run(word.upper(), self._fonts.kind, accent.name),)
        shapes, room = theme.shapes, self._room
        return Card(head, corner, tuple(blocks), accent, self._wide, shapes=shapes, room=room)

    def relation_card(self, content: SceneRelation) -> Card:
        """The card of a relation between two neighbours, with its reason."""
        theme = self._theme
        against = content.relation.kind is RelationKind.CONTRADICTS
        name, line = (theme.missing, theme.attack) if against else (theme.muted, theme.neutral)
        word = str(content.relation.kind).replace("-", " ")
        blocks = [self._small(word, self._fonts.mark, name)]
        if content.relation.reason:
            reason = content.relation.reason
            blocks.append(self._small(reason, self._fonts.detail, theme.ink))
        accent = Accent(line, name, theme.ghost, line)
        return self._narrow_card(blocks, accent)

    # Parts of a card

    def _text(self, text: str, face: Face, colour: str) -> Block:
        return text_block(plain_text(text), face, colour, self._wide / self._room)

    def _small(self, text: str, face: Face, colour: str) -> Block:
        return text_block(plain_text(text), face, colour, self._narrow / self._room)

    def _details(self, node: Statement | Argument, measure: float) -> Iterator[Block]:
        if not self._brief:
            yield from details(node, self._theme, measure, self._verdicts, self._source)

    def _continued(self, card: Card, box: Box) -> Card:
        """The card with a line for each section that adds to its statement."""
        more = []
        for title, name in box.more:
            said = f"more in: {plain_text(title)}" if title else "more below"
            line = clipped(said, self._fonts.detail, self._theme.link, card.measure / self._room)
            more.append(Block(((line,),), f"#{name}"))
        return evolve(card, blocks=(*card.blocks, *more))

    def _folded(self, card: Card | None, box: Box) -> Card:
        """The card with a line that counts what is not drawn below it."""
        card = card or self._step((), box.is_counter)
        said = f"+{box.hidden:,} more"
        more = text_block(said, self._fonts.mark, self._theme.link, card.measure / self._room)
        return evolve(card, blocks=(*card.blocks, more))

    def _corner(self, text: str, colour: str, key: str) -> Line:
        """The right part of a head: an id, at most half as wide as the card, and signs."""
        signs = self._signs.by_key.get(key)
        found = sign_runs(signs, self._theme) if signs is not None else ()
        if not text:
            return found
        run = clipped(text, self._fonts.id, colour, self._wide / 2 / self._room)
        return (run._replace(text=f"{run.text} ") if found else run, *found)

    def _step_signs(self, key: str) -> Iterator[Block]:
        """The signs of a step, if it is a crux or does not carry."""
        sign = self._signs.by_key.get(key)
        if sign is None:
            return
        runs = sign_runs(sign, self._theme)
        if sign.word is not Word.STANDS:
            how = "open" if sign.word is Word.OPEN else "does not carry"
            *star, last = runs
            said = Run(how, self._fonts.mark, last.colour)
            yield Block(((*star, last._replace(text=f"{last.text} "), said),))
        elif sign.needed_for:
            yield Block((runs[:1],))

    def _head(self, name: Run, holder: str, corner: Line) -> tuple[Line, str]:
        """The left part of a head, and the holder if it does not fit there."""
        lead = Run(f"{name.text} ", name.face, name.colour)
        by = Run(f"by {holder}", self._fonts.holder, self._theme.ink)
        left = self._wide / self._room - _APART - sum(run.width for run in corner)
        if not holder or lead.width + by.width > left:
            return (name,), holder
        return (lead, by), ""


def _strength(strength: float | str) -> str:
    return strength if isinstance(strength, str) else f"strength {strength:g}"

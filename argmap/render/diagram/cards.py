"""The cards of a map as lines of type, independent of any output format."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import Final

from attrs import evolve

from argmap.formulas.plain_text import plain_text
from argmap.model import Argument, ArgumentMap, Kind, RelationKind, Statement
from argmap.model.numbering import numbers
from argmap.render.diagram.card_roles import role_of
from argmap.render.diagram.mirrors import mirrors
from argmap.render.diagram.scene import (
    Box,
    Content,
    Continued,
    Reappearance,
    ReferenceCard,
    Scene,
    SceneRelation,
    Standing,
)
from argmap.render.diagram.scene_builder import box_name
from argmap.render.diagram.sides import ROOT, standings
from argmap.render.output.picture_graph import BETWEEN
from argmap.render.text_layout.card_details import details
from argmap.render.text_layout.card_layout import Card, card_width
from argmap.render.text_layout.card_marks import CardMarks
from argmap.render.text_layout.sign_runs import sign_runs
from argmap.render.text_layout.text_blocks import Block, Line, Run, clipped, text_block
from argmap.render.theme.card_styles import card_style
from argmap.render.theme.font_widths import room
from argmap.render.theme.measures import Face
from argmap.render.theme.theme import Accent, Theme

_STUB_LINES: Final = 2
_DEEP: Final = 3
"""From this level on, text is in smaller type."""
_APART: Final = 12
"""Minimum distance in points between the left and right part of a card's head."""


class Cards:
    """Make the cards of a scene in one theme."""

    def __init__(self, map: ArgumentMap, theme: Theme, marks: CardMarks, scene: Scene) -> None:
        self._map = map
        self._theme = theme
        self._verdicts = marks.verdicts
        self._signs = marks.signs
        self._source = map.sources[0].id if map.sources else None
        self._brief = scene.brief
        self._numbers = {} if scene.ids else numbers(map)
        self._standings = standings(scene)
        self._pages = scene.pages
        self._continued_on = scene.continued
        self._here = scene.boxes
        self._mirrors = mirrors(scene)
        self._fonts = theme.fonts
        self._wide = theme.shapes.card_width
        self._room = room(theme.fonts.family)

    def card(self, box: Box) -> Card:
        """The card of a box."""
        content = box.content
        standing = self._standings.get(box.name, ROOT)
        if isinstance(content, Statement):
            card = self.statement(content, standing)
        elif isinstance(content, Argument):
            card = self.argument(content, standing)
        elif isinstance(content, Reappearance):
            card = self.reappearance(content)
        elif isinstance(content, Continued):
            card = self.continued(content)
        elif isinstance(content, ReferenceCard):
            card = self.reference_card(content, has_reason=box.name not in self._mirrors)
        else:
            card = self.relation_card(content)
        if box.more and not self._brief:
            card = self._continued(card, box)
        return self._folded(card, box) if box.hidden else card

    def broad(self) -> Cards:
        """The same for cards as wide as two, with the gap between them."""
        shapes = self._theme.shapes
        found = copy(self)
        more = card_width(shapes, shapes.card_width) + round(BETWEEN)
        found._wide = shapes.card_width + more
        return found

    def framed(self, card: Card, argument: Argument) -> Card:
        """The card of a premise, with the border of the frame of its argument.

        A dashed border remains as it is, so that all unstated assumptions look alike.
        """
        if card.dashed:
            return card
        border = card_style(role_of(argument, self._map), self._theme).accent.border
        return evolve(card, accent=card.accent._replace(border=border))

    def statement(self, statement: Statement, standing: Standing = ROOT) -> Card:
        """A statement's card: kind, holder and number, then its text, and details in small type."""
        theme = self._theme
        style = card_style(role_of(statement, self._map, standing), theme)
        accent = style.accent
        holder = self._map.other_voice(statement.key)
        name = Run(statement.kind.upper(), self._fonts.kind, accent.name)
        corner = self._corner(self._name(statement.key), theme.muted, statement.key)
        by = f"by {holder}" if holder else ""
        head, unplaced = self._head(name, by, corner, self._fonts.holder)
        is_thesis = statement.kind is Kind.THESIS
        face = self._text_face(standing.level)
        heading = self._fonts.thesis if is_thesis else face._replace(bold=True)
        if statement.title is None:
            blocks = [self._text(statement.text, heading if is_thesis else face, theme.ink)]
        else:
            title = self._text(statement.title, heading, theme.ink)
            blocks = [title, self._text(statement.text, face, theme.ink)]
        if unplaced:
            blocks.append(self._text(f"held {unplaced}", self._fonts.detail, theme.muted))
        blocks += self._details(statement, self._wide / self._room)
        return Card(
            head,
            corner,
            tuple(blocks),
            accent,
            self._wide,
            heavy=style.is_heavy,
            dashed=style.is_dashed,
            shapes=theme.shapes,
            room=self._room,
        )

    def _text_face(self, level: int) -> Face:
        return self._fonts.deep if level >= _DEEP else self._fonts.text

    def _name(self, key: str) -> str:
        """How a statement or argument is referred to: by its number or, if wanted, by its id."""
        if self._numbers:
            return self._numbers.get(key, "")
        return self._map[key].id or ""

    def argument(self, argument: Argument, standing: Standing = ROOT) -> Card:
        """The band at the top of an argument's frame: its scheme, strength and text."""
        theme, fonts = self._theme, self._fonts
        accent, _, _ = card_style(role_of(argument, self._map, standing), theme)
        face = self._text_face(standing.level)
        strength = "" if argument.strength is None else _strength(argument.strength)
        scheme = (argument.scheme or "").removeprefix("argument ")
        said = ", ".join(part for part in (scheme, strength) if part)
        corner = self._corner(self._name(argument.key), theme.muted, argument.key)
        name = Run(argument.kind.upper(), fonts.kind, accent.name)
        head, unplaced = self._head(name, said, corner, fonts.holder)
        blocks = [self._text(unplaced, fonts.detail, theme.ink)] if unplaced else []
        if argument.title is not None:
            blocks.append(self._text(argument.title, face._replace(bold=True), theme.ink))
        if argument.text:
            blocks.append(self._text(argument.text, face, theme.ink))
        if argument.by is not None and argument.by.names:
            held = f"held by {self._map.holder(argument.key)}"
            blocks.append(self._text(held, fonts.detail, theme.muted))
        blocks += self._details(argument, self._wide / self._room)
        return Card(
            head, corner, tuple(blocks), accent, self._wide, shapes=theme.shapes, room=self._room
        )

    def reference_card(self, reference_card: ReferenceCard, *, has_reason: bool = True) -> Card:
        """A card that refers to a statement drawn elsewhere, with the reason for their relation."""
        theme = self._theme
        word = str(reference_card.role or "statement").replace("-", " ")
        known = self._map.nodes.get(reference_card.target)
        if known is None:
            corner: Line = ()
            blocks = [self._text(reference_card.target, self._fonts.text, theme.ink)]
        else:
            corner = self._reference(known)
            blocks = [self._in_short(known)]
        if reference_card.reason and has_reason:
            blocks.append(self._text(reference_card.reason, self._fonts.quote, theme.ink))
        return self._placeholder(word, reference_card, corner, blocks)

    def reappearance(self, reappearance: Reappearance) -> Card:
        """A card that repeats a statement to which a section adds more."""
        node = self._map[reappearance.target]
        text = self._text(node.text, self._fonts.text, self._theme.ink)
        return self._placeholder(str(node.kind), reappearance, self._reference(node), [text])

    def continued(self, continued: Continued) -> Card:
        """A card for a statement or argument whose branches are continued on another page."""
        node = self._map[continued.target]
        word, corner = f"{node.kind} continued", self._reference(node)
        return self._placeholder(word, continued, corner, [self._in_short(node)])

    def _reference(self, node: Statement | Argument) -> Line:
        """Where a statement or argument is drawn: its number and, if on another page, that page."""
        said = f"see {self._name(node.key)}{self._page(box_name(self._map, node.key))}"
        return self._corner(said, self._theme.link, node.key)

    def _page(self, box: str) -> str:
        """The page of a box, if the map is on several and the box on another."""
        is_elsewhere = box in self._pages and box not in self._here
        return f", p. {self._pages[box]}" if is_elsewhere else ""

    def _pages_below(self, box: str) -> str:
        """The pages on which a statement is continued, if the first is another one."""
        first, *others = self._continued_on.get(box, (0,))
        if not others or not self._page(box):
            return self._page(box)
        is_run = others[-1] - first == len(others)
        between, told = ("–", (first, others[-1])) if is_run else (", ", (first, *others))
        return f", pp. {between.join(map(str, told))}"

    def _in_short(self, node: Statement | Argument) -> Block:
        """The title of a statement or argument, or the beginning of its text."""
        said = plain_text(node.title or node.text or "") or f"the {node.kind} {node.key}"
        measure = self._wide / self._room
        return text_block(said, self._fonts.detail, self._theme.muted, measure, _STUB_LINES)

    def _placeholder(self, word: str, content: Content, corner: Line, blocks: list[Block]) -> Card:
        """A card without a border, in the colours of its kind, for a statement drawn elsewhere."""
        theme = self._theme
        accent, _, _ = card_style(role_of(content, self._map), theme)
        head = (Run(word.upper(), self._fonts.kind, accent.name),)
        if sum(run.width for run in (*head, *corner)) + _APART > self._wide / self._room:
            blocks, corner = [Block((corner,)), *blocks], ()
        shapes, room = theme.shapes, self._room
        return Card(head, corner, tuple(blocks), accent, self._wide, shapes=shapes, room=room)

    def relation_card(self, content: SceneRelation) -> Card:
        """The card of a relation between two neighbours, with its reason."""
        theme, relation = self._theme, content.relation
        against = relation.kind is RelationKind.CONTRADICTS
        name, line = (theme.missing, theme.attack) if against else (theme.muted, theme.neutral)
        head = (Run(str(relation.kind).replace("-", " ").upper(), self._fonts.kind, name),)
        said = (
            [self._text(relation.reason, self._fonts.quote, theme.ink)] if relation.reason else []
        )
        accent = Accent(line, name, theme.ghost, line)
        shapes, room = theme.shapes, self._room
        wide = self._wide + shapes.bar  # as wide as the others, though it has no bar
        return Card(head, (), tuple(said), accent, wide, rounded=True, shapes=shapes, room=room)

    # Parts of a card

    def _text(self, text: str, face: Face, colour: str) -> Block:
        return text_block(plain_text(text), face, colour, self._wide / self._room)

    def _details(self, node: Statement | Argument, measure: float) -> Iterator[Block]:
        if not self._brief:
            yield from details(node, self._theme, measure, self._verdicts, self._source)

    def _continued(self, card: Card, box: Box) -> Card:
        """The card with a line for each section that adds to its statement.

        On a thesis, the objections to it are in the type of a text.
        """
        more = []
        node = box.content
        is_thesis = isinstance(node, Statement) and node.kind is Kind.THESIS
        for adds, name, attacks in box.more:
            said, face = adds or "more below", self._fonts.detail
            if is_thesis and attacks:
                face = self._fonts.text
            colour = self._theme.kinds[Kind.OBJECTION].name if attacks else self._theme.link
            measure = card.measure / self._room
            block = text_block(said + self._pages_below(name), face, colour, measure)
            more.append(block._replace(link=f"#{name}"))
        return evolve(card, blocks=(*card.blocks, *more))

    def _folded(self, card: Card, box: Box) -> Card:
        """The card with a line that counts what is not drawn below it."""
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

    def _head(self, name: Run, more: str, corner: Line, face: Face) -> tuple[Line, str]:
        """The left part of a head, and what belongs beside the name but does not fit there."""
        lead = Run(f"{name.text} ", name.face, name.colour)
        beside = Run(more, face, self._theme.ink)
        left = self._wide / self._room - _APART - sum(run.width for run in corner)
        if not more or lead.width + beside.width > left:
            return (name,), more
        return (lead, beside), ""


def _strength(strength: float | str) -> str:
    return strength if isinstance(strength, str) else f"strength {strength:g}"

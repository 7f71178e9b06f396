"""The outline of a map for its page: the cards of its drawing as nested lists, by section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from attrs import evolve, frozen

from argmap.formulas.inline_markup import words
from argmap.formulas.plain_text import plain_text
from argmap.model import Argument, ArgumentMap, Kind, Statement
from argmap.model.numbering import numbers
from argmap.render.diagram.continuations import answered_attacks, summarised
from argmap.render.diagram.mirrors import mirrors
from argmap.render.diagram.scene import (
    REFERENCES,
    Box,
    Content,
    Continued,
    Reappearance,
    ReferenceCard,
    Scene,
    Standing,
    key_of,
)
from argmap.render.diagram.scene_builder import box_name, build_scene
from argmap.render.diagram.sides import standings
from argmap.render.text_layout.card_details import granted
from argmap.render.theme.line_styles import Sort
from argmap.verbalize.below_phrases import Summary
from argmap.verbalize.overview_phrases import ANSWERED, UNANSWERED
from argmap.verbalize.phrases import beginning

_NOTHING: Final = Summary()


@frozen
class Mention:
    """An objection that is mentioned at what it attacks.

    It has its entry, number, kind, words and state; ``holder`` is who makes it, if the map says so.
    """

    entry: str
    number: str
    kind: str
    text: str
    state: str
    holder: str = ""


@frozen
class Added:
    """What is far below a statement, or in a later section: the card there, and what it has.

    ``is_told`` says that there is nothing but the ``objections``.
    """

    box: str
    summary: Summary
    objections: tuple[Mention, ...] = ()
    is_told: bool = False


@frozen
class OutlineRow:
    """A card of the drawing as a row of the outline.

    ``box`` is the name of the card, ``entry`` that of the entry that it opens, if it opens one.
    ``kind`` is its kind or role in words, and ``is_against`` says whether it speaks against the
    root above it; ``state`` says how such an attack is met. A row that ``is_reference`` is that of
    a statement that has a row elsewhere, whose number it has. A row that ``is_short`` shows only
    its title or its first words on a small screen while it is folded. ``added`` is what is far
    below it or in later sections. ``depth`` counts the rows above it, ``below`` the statements
    below it, ``direct`` the rows directly below it, which ``summary`` sums up, and ``ends`` the
    lists that end after it.
    """

    box: str
    entry: str
    kind: str
    text: str
    title: str = ""
    number: str = ""
    holder: str = ""
    reason: str = ""
    is_against: bool = False
    is_reference: bool = False
    is_short: bool = False
    state: str = ""
    added: tuple[Added, ...] = ()
    depth: int = 0
    below: int = 0
    direct: int = 0
    summary: Summary = _NOTHING
    ends: int = 0

    @property
    def is_open(self) -> bool:
        """Whether it is an attack that is not answered."""
        return self.state == UNANSWERED

    @property
    def is_continued(self) -> bool:
        """Whether it repeats a statement to which its section adds something."""
        return self.is_reference and bool(self.below)

    @property
    def text_in_two(self) -> tuple[str, str]:
        """What is always shown of its text, and the rest, which a short row may leave out."""
        if not self.is_short:
            return self.text, ""
        return ("", f" {self.text}") if self.title else _in_two(self.text)


@frozen
class OutlineSection:
    """A section of the outline: the id of its title in the drawing, its heading, and its rows.

    The rows are in reading order, each before those below it.
    """

    id: str
    letter: str
    title: str
    level: int
    rows: tuple[OutlineRow, ...]


_DEEPEST: Final = 100
"""The depth at which the rows stop being indented: browsers limit how deeply elements nest."""

_BEGINNING: Final = 90
"""Characters quoted of a statement that has a row elsewhere."""

_SHORT_ROW: Final = 64
"""Characters of a text in a short row, a few more if no more would be left."""

_FEW: Final = 3
"""Up to so many rows below a statement at the top, its objections are in sight."""

_MAIN: Final = (Kind.THESIS, Kind.QUESTION)

_NAMED: Final = 5
"""So many objections are named at what they attack."""

_SHORT: Final = 60
"""Characters quoted of an objection at what it attacks."""


def outline_sections(map: ArgumentMap, *, ids: bool = False) -> tuple[OutlineSection, ...]:
    """The sections of a map in its outline; what precedes the first section has no title.

    With ``ids``, rows have ids instead of numbers.

    >>> from argmap.language import loads
    >>> map = loads("thesis t: It lasts.\\n  objection o: It ends.\\n    rebuttal r: No.\\n")
    >>> for row in outline_sections(map)[0].rows:
    ...     print(row.depth, row.number, row.kind, row.text, row.state, row.below, row.ends)
    0 1 thesis It lasts.  2 0
    1 2 objection It ends. answered 1 0
    2 3 rebuttal No.  0 2
    """
    names = {node.key: node.id or "" for node in map.nodes.values()} if ids else numbers(map)
    return tuple(_Outline(map, build_scene(map), names).sections())


class _Reached(NamedTuple):
    """A card by name, its depth, and what it is to what is above it, whose key is ``above``."""

    name: str
    depth: int
    sort: Sort | None
    above: str


class _Outline:
    def __init__(self, map: ArgumentMap, scene: Scene, names: Mapping[str, str]) -> None:
        self._map = map
        self._scene = scene
        self._numbers = names
        self._standings = standings(scene)
        self._answered = answered_attacks(map)
        self._mirrors = mirrors(scene)
        self._theses = {one.key for one in map.statements if one.kind in _MAIN}
        self._seen: set[str] = set()

    def sections(self) -> Iterator[OutlineSection]:
        """The sections, each with the rows of its bands."""
        found: list[OutlineSection] = []
        for number, band in enumerate(self._scene.bands, 1):
            rows = tuple(row for root in band.roots for row in self._rows(root))
            if band.title or not found:
                id = f"section-{number}" if band.title else ""
                section = OutlineSection(id, band.letter, band.title, band.level, rows)
                found.append(section)
            else:
                found[-1] = evolve(found[-1], rows=(*found[-1].rows, *rows))
        yield from found

    def _rows(self, root: str) -> Iterator[OutlineRow]:
        """The rows of a card and of what is below it, each card once."""
        order = [*self._order(root)]
        below = self._below(order)
        for at, (name, depth, sort, above) in enumerate(order):
            following = order[at + 1].depth if at + 1 < len(order) else 0
            has_list = following > depth
            box = self._scene.boxes[name]
            yield evolve(
                self._row(box, sort, above),
                depth=depth,
                is_short=depth <= 1 and not self._is_main(box),
                below=max(below[at], 1) if has_list else 0,
                direct=len(box.edges),
                summary=self._summary(box) if has_list else _NOTHING,
                ends=max(depth - following, 0),
            )

    def _below(self, order: Sequence[_Reached]) -> list[int]:
        """How many statements are below each card."""
        found = [0] * len(order)
        counts = [0] * (_DEEPEST + 2)  # by depth: the statements there and below, so far
        for at in reversed(range(len(order))):
            name, depth, *_ = order[at]
            found[at] = counts[depth + 1]
            counts[depth] += found[at] + isinstance(self._scene.boxes[name].content, Statement)
            counts[depth + 1] = 0
        return found

    def _order(self, root: str) -> Iterator[_Reached]:
        """The cards from a root, depth first."""
        waiting = [_Reached(root, 0, None, "")]
        while waiting:
            one = waiting.pop()
            if one.name in self._seen:
                continue
            self._seen.add(one.name)
            yield one
            deeper = min(one.depth + 1, _DEEPEST)
            box = self._scene.boxes[one.name]
            key = key_of(box.content)
            waiting += [_Reached(edge.to, deeper, edge.sort, key) for edge in reversed(box.edges)]

    def _is_main(self, box: Box) -> bool:
        """Whether a card is a thesis or question at the top, or any statement there without one."""
        if box.under or not isinstance(box.content, Statement):
            return False
        return not self._theses or box.content.key in self._theses

    def _row(self, box: Box, sort: Sort | None, above: str) -> OutlineRow:
        against = self._standings.get(box.name, Standing()).is_against
        row = self._told(box.name, box.content, above)
        state = self._state(box) if against and sort is Sort.ATTACK else ""
        named = (*self._far_below(box), *self._added(box))
        return evolve(row, is_against=against, state=state, added=named)

    def _state(self, box: Box) -> str:
        """How an attack is met: whether it is granted, and answered."""
        node = self._map.nodes.get(key_of(box.content))
        if node is None:
            return ""
        said = [granted(node.concession.extent)] if node.concession is not None else []
        if node.key in self._answered:
            said.append(ANSWERED)
        return ", ".join(said) or UNANSWERED

    # What is below a card

    def _summary(self, box: Box, *, where: bool = False) -> Summary:
        boxes = self._scene.boxes
        above = self._map.nodes.get(key_of(box.content))
        below = [(edge.sort, boxes[edge.to]) for edge in box.edges]
        return summarised(above, below, self._answered, self._numbers if where else {})

    def _far_below(self, box: Box) -> Iterator[Added]:
        """The objections to a statement at the top that come after many other rows."""
        content, edges = box.content, box.edges
        is_top = not box.under and isinstance(content, Statement) and not content.kind.attacks
        below = [(one.sort, self._scene.boxes[one.to]) for one in edges if one.sort is Sort.ATTACK]
        if is_top and below and len(edges) > _FEW:
            assert isinstance(content, Statement)
            said = summarised(content, below, self._answered, self._numbers)
            first = below[0][1]
            named = tuple(self._mention(one, first) for _, one in below[:_NAMED])
            yield Added(first.name, said, named, len(named) == len(below))

    def _added(self, box: Box) -> Iterator[Added]:
        """What later sections add to the statement of a card."""
        node = self._map.nodes.get(key_of(box.content))
        is_attack = node is not None and node.kind.attacks
        for one in box.more:
            again = self._scene.boxes[one.box]
            attacks = [] if is_attack else [e.to for e in again.edges if e.sort is Sort.ATTACK]
            named = tuple(self._mention(self._scene.boxes[to], again) for to in attacks[:_NAMED])
            is_told = len(named) == len(again.edges)
            yield Added(again.name, self._summary(again, where=True), named, is_told)

    def _mention(self, box: Box, above: Box) -> Mention:
        key = key_of(box.content)
        node = self._map.nodes.get(key)
        said = plain_text(node.title or node.text) if node is not None else ""
        entry = box_name(self._map, key) if node is not None else above.name
        number, state = self._numbers.get(key, ""), self._state(box)
        kind = str(node.kind if node is not None and node.kind.attacks else Kind.OBJECTION)
        holder = self._map.other_voice(key) if node is not None else ""
        return Mention(entry, number, kind, beginning(said or key, _SHORT), state, holder)

    def _holder(self, node: Statement | Argument) -> str:
        """Whose view something is, if the map says so there."""
        if node.by is None:
            return ""
        return self._map.other_voice(node.key) or self._map.holder(node.key) or ""

    def _told(self, name: str, content: Content, above: str) -> OutlineRow:
        """A card as a row, without its place among the others; ``above`` is what is above it."""
        if isinstance(content, (Statement, Argument)):
            number, title = self._numbers.get(content.key, ""), content.title or ""
            kind, holder = str(content.kind), self._holder(content)
            return OutlineRow(name, name, kind, content.text, title, number, holder)
        if isinstance(content, REFERENCES):
            return self._reference(name, content)
        relation = content.relation
        other = relation.second if above == relation.first else relation.first
        return self._reference(name, ReferenceCard(other, relation.kind, relation.reason))

    def _reference(
        self, name: str, content: ReferenceCard | Reappearance | Continued
    ) -> OutlineRow:
        """The row of a statement that has its own elsewhere."""
        node = self._map.nodes.get(content.target)
        kind = (content.role or "statement") if isinstance(content, ReferenceCard) else ""
        reason = content.reason if isinstance(content, ReferenceCard) else ""
        if name in self._mirrors:
            reason = ""
        word = str(kind or (node.kind if node is not None else "statement")).replace("-", " ")
        if node is None:
            return OutlineRow(name, "", word, content.target, reason=reason, is_reference=True)
        said = plain_text(node.title or node.text) or f"the {node.kind} {node.key}"
        short = beginning(said, _BEGINNING)
        entry, number = box_name(self._map, node.key), self._numbers.get(node.key, "")
        return OutlineRow(name, entry, word, short, number=number, reason=reason, is_reference=True)


def _in_two(text: str) -> tuple[str, str]:
    """The first words of a text, and the rest; formulas and code are not divided."""
    length = 0
    parts = [*words(text)]
    for at, part in enumerate(parts):
        length += len(part) + 1
        left = len(text) - length
        if length > _SHORT_ROW and left > _SHORT_ROW / 4:
            at = max(at, 1)
            return " ".join(parts[:at]), f" {' '.join(parts[at:])}"
    return text, ""

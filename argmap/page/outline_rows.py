"""The outline of a map for its page: the cards of its drawing as nested lists, by section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import evolve, frozen

from argmap.formulas.plain_text import plain_text
from argmap.model import Argument, ArgumentMap, Statement
from argmap.model.numbering import numbers
from argmap.render.diagram.scene import (
    REFERENCES,
    Box,
    Content,
    Continued,
    Reappearance,
    ReferenceCard,
    Scene,
    Standing,
)
from argmap.render.diagram.scene_builder import box_name, build_scene
from argmap.render.diagram.sides import standings
from argmap.wording.relations import RELATIONS


@frozen
class OutlineRow:
    """A card of the drawing as a row of the outline.

    ``box`` is the name of the card, ``entry`` that of the entry that it opens, if it opens one.
    ``kind`` is its kind or role in words, and ``is_against`` says whether it speaks against the
    root above it. A row that ``is_reference`` is that of a statement that has a row elsewhere,
    whose number it has. ``depth`` counts the rows above it, ``below`` the statements below it, and
    ``ends`` the lists that end after it.
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
    depth: int = 0
    below: int = 0
    ends: int = 0


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


def outline_sections(map: ArgumentMap, *, ids: bool = False) -> tuple[OutlineSection, ...]:
    """The sections of a map in its outline; what precedes the first section has no title.

    With ``ids``, rows have ids instead of numbers.

    >>> from argmap.language import loads
    >>> map = loads("thesis t: It lasts.\\n  objection o: It ends.\\n    rebuttal r: No.\\n")
    >>> for row in outline_sections(map)[0].rows:
    ...     print(row.depth, row.number, row.kind, row.text, row.below, row.ends)
    0 1 thesis It lasts. 2 0
    1 2 objection It ends. 1 0
    2 3 rebuttal No. 0 2
    """
    names = {node.key: node.id or "" for node in map.nodes.values()} if ids else numbers(map)
    return tuple(_Outline(map, build_scene(map), names).sections())


class _Outline:
    def __init__(self, map: ArgumentMap, scene: Scene, names: Mapping[str, str]) -> None:
        self._map = map
        self._scene = scene
        self._numbers = names
        self._standings = standings(scene)
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
        for at, (name, depth) in enumerate(order):
            following = order[at + 1][1] if at + 1 < len(order) else 0
            has_list = following > depth
            yield evolve(
                self._row(self._scene.boxes[name]),
                depth=depth,
                below=max(below[at], 1) if has_list else 0,
                ends=max(depth - following, 0),
            )

    def _below(self, order: list[tuple[str, int]]) -> list[int]:
        """How many statements are below each card."""
        found = [0] * len(order)
        counts = [0] * (_DEEPEST + 2)  # by depth: the statements there and below, so far
        for at in reversed(range(len(order))):
            name, depth = order[at]
            found[at] = counts[depth + 1]
            counts[depth] += found[at] + isinstance(self._scene.boxes[name].content, Statement)
            counts[depth + 1] = 0
        return found

    def _order(self, root: str) -> Iterator[tuple[str, int]]:
        """The cards from a root, depth first, each with its depth."""
        waiting = [(root, 0)]
        while waiting:
            name, depth = waiting.pop()
            if name in self._seen:
                continue
            self._seen.add(name)
            yield name, depth
            below = self._scene.boxes[name].edges
            waiting += [(edge.to, min(depth + 1, _DEEPEST)) for edge in reversed(below)]

    def _row(self, box: Box) -> OutlineRow:
        against = self._standings.get(box.name, Standing()).is_against
        row = self._told(box.name, box.content)
        return evolve(row, is_against=against)

    def _told(self, name: str, content: Content) -> OutlineRow:
        """A card as a row, without its place among the others."""
        if isinstance(content, (Statement, Argument)):
            holder = self._map.holder(content.key) or "" if content.by is not None else ""
            number, title = self._numbers.get(content.key, ""), content.title or ""
            return OutlineRow(name, name, str(content.kind), content.text, title, number, holder)
        if isinstance(content, REFERENCES):
            return self._reference(name, content)
        relation = content.relation
        kind, entry = RELATIONS[relation.kind].caption, box_name(self._map, relation.first)
        return OutlineRow(name, entry, kind, "", reason=relation.reason, is_reference=True)

    def _reference(
        self, name: str, content: ReferenceCard | Reappearance | Continued
    ) -> OutlineRow:
        """The row of a statement that has its own elsewhere."""
        node = self._map.nodes.get(content.target)
        kind = (content.role or "statement") if isinstance(content, ReferenceCard) else ""
        reason = content.reason if isinstance(content, ReferenceCard) else ""
        word = str(kind or (node.kind if node is not None else "statement")).replace("-", " ")
        if node is None:
            return OutlineRow(name, "", word, content.target, reason=reason, is_reference=True)
        said = plain_text(node.title or node.text) or f"the {node.kind} {node.key}"
        short = said if len(said) <= _BEGINNING else f"{said[:_BEGINNING].rstrip()}…"
        entry, number = box_name(self._map, node.key), self._numbers.get(node.key, "")
        return OutlineRow(name, entry, word, short, number=number, reason=reason, is_reference=True)

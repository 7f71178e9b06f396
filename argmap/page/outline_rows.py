"""The outline of a map for its page: the cards of its drawing as nested lists, by section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple

from attrs import evolve

from argmap.formulas.plain_text import plain_text
from argmap.model import Argument, ArgumentMap, Kind, Statement
from argmap.model.numbering import numbers
from argmap.page.outline_parts import NOTHING, Added, Mention, OutlineRow, OutlineSection
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
    SceneEdge,
    Standing,
    key_of,
)
from argmap.render.diagram.scene_builder import box_name, build_scene
from argmap.render.diagram.sides import standings
from argmap.render.text_layout.card_details import granted
from argmap.render.theme.line_styles import Sort
from argmap.verbalize.below_phrases import Summary
from argmap.verbalize.overview_phrases import (
    AGAINST,
    ANSWER,
    ANSWERED,
    RELATED,
    UNANSWERED,
    WHY,
    against_its_reasons,
)
from argmap.verbalize.phrases import beginning

_DEEPEST: Final = 100
"""The depth at which the rows stop being indented: browsers limit how deeply elements nest."""

_BEGINNING: Final = 90
"""Characters quoted of a statement that has a row elsewhere."""

_FEW: Final = 3
"""Up to so many rows below a statement at the top, its objections are in sight."""

_MAIN: Final = (Kind.THESIS, Kind.QUESTION)

_NAMED: Final = 5
"""So many objections are named at what they attack."""

_SHORT: Final = 60
"""Characters quoted of an objection at what it attacks."""

_REPLY: Final = 80
"""Characters quoted of an answer at the objection."""

_IN_WORDS: Final = 4
_MOST_AGAINST: Final = 8
"""So many objections to the reasons for a thesis are shown below it; those after the first few are
put by their titles."""


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
    """A card by name, its depth, and what it is to what is above it, whose key is ``above``.

    One that ``is_brief`` is put by its title.
    """

    name: str
    depth: int
    sort: Sort | None
    above: str
    group: str = ""
    is_repeated: bool = False
    is_brief: bool = False


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
        group = ""
        for at, one in enumerate(order):
            depth, box = one.depth, self._scene.boxes[one.name]
            following = order[at + 1].depth if at + 1 < len(order) else 0
            has_list = following > depth
            has_own = has_list and bool(box.edges)
            row = self._repeated(box, one) if one.is_repeated else self._row(box, one)
            is_first = depth == 1 and one.group != group
            group = one.group if depth == 1 else group
            yield evolve(
                row,
                depth=depth,
                is_short=depth <= 1 and not self._is_main(box),
                group=one.group if is_first else "",
                below=max(below[at], 1) if has_own else 0,
                direct=len(box.edges),
                has_list=has_list,
                summary=self._summary(box) if has_own else NOTHING,
                ends=max(depth - following, 0),
            )

    def _below(self, order: Sequence[_Reached]) -> list[int]:
        """How many statements are below each card."""
        found = [0] * len(order)
        counts = [0] * (_DEEPEST + 2)  # by depth: the statements there and below, so far
        for at in reversed(range(len(order))):
            name, depth, *_ = order[at]
            found[at] = counts[depth + 1]
            is_own = not order[at].is_repeated
            is_counted = is_own and isinstance(self._scene.boxes[name].content, Statement)
            counts[depth] += found[at] + is_counted
            counts[depth + 1] = 0
        return found

    def _order(self, root: str) -> Iterator[_Reached]:
        """The cards from a root, depth first."""
        waiting = [_Reached(root, 0, None, "")]
        while waiting:
            one = waiting.pop()
            if one.is_repeated:
                yield one
            elif one.name not in self._seen:
                self._seen.add(one.name)
                yield one
                waiting += reversed([*self._under(one)])

    def _under(self, above: _Reached) -> list[_Reached]:
        """The cards directly below one: below a thesis first the reasons, then the objections.

        Below a thesis there are also those that later sections add to it.
        """
        box = self._scene.boxes[above.name]
        key, deeper = key_of(box.content), min(above.depth + 1, _DEEPEST)
        if not self._is_thesis(box):
            return [_Reached(edge.to, deeper, edge.sort, key) for edge in box.edges]
        again = [edge for one in box.more for edge in self._scene.boxes[one.box].edges]
        found = [
            _Reached(edge.to, deeper, edge.sort, key, _group(edge.sort), is_repeated)
            for edges, is_repeated in ((box.edges, False), (again, True))
            for edge in edges
            if not is_repeated or _group(edge.sort) != RELATED
        ]
        if all(one.group != AGAINST for one in found):
            against = [*self._against_reasons(box)]
            group = against_its_reasons(min(len(against), _MOST_AGAINST), len(against))
            found += [
                _Reached(one, deeper, Sort.ATTACK, key, group, True, is_brief=at >= _IN_WORDS)
                for at, one in enumerate(against[:_MOST_AGAINST])
            ]
        return sorted(found, key=lambda one: _place(one.group))

    def _against_reasons(self, box: Box) -> Iterator[str]:
        """The objections to the reasons for a thesis; to those for its only reason, too.

        The first one to each comes before the second to any.
        """
        reasons = [*self._reasons(box)]
        only = [*self._reasons(reasons[0])] if len(reasons) == 1 else []
        attacks = []
        for reason in (*reasons, *only):
            steps = [edge.to for edge in reason.edges if edge.sort.is_of_step]
            attacks += [
                [edge.to for edge in self._edges(one) if edge.sort is Sort.ATTACK]
                for one in (reason, *(self._scene.boxes[step] for step in steps))
            ]
        for turn in zip_longest(*attacks):
            yield from (one for one in turn if one is not None)

    def _reasons(self, box: Box) -> Iterator[Box]:
        return (self._scene.boxes[one.to] for one in self._edges(box) if one.sort is Sort.SUPPORT)

    def _edges(self, box: Box) -> Iterator[SceneEdge]:
        """What is directly below a card, also in later sections."""
        yield from box.edges
        for one in box.more:
            yield from self._scene.boxes[one.box].edges

    def _is_thesis(self, box: Box) -> bool:
        """Whether the reasons and objections below a card have headings."""
        content = box.content
        return self._is_main(box) and not (
            isinstance(content, Statement) and content.kind is Kind.QUESTION
        )

    def _is_main(self, box: Box) -> bool:
        """Whether a card is a thesis or question at the top, or any statement there without one."""
        if box.under or not isinstance(box.content, Statement):
            return False
        return not self._theses or box.content.key in self._theses

    def _row(self, box: Box, one: _Reached) -> OutlineRow:
        against = self._standings.get(box.name, Standing()).is_against
        row = self._told(box.name, box.content, one.above)
        state = self._state(box) if against and one.sort is Sort.ATTACK else ""
        named = (*self._far_below(box), *self._added(box))
        reply = self._reply(box) if state and one.depth == 1 else ""
        return evolve(row, is_against=against, state=state, reply=reply, added=named)

    def _repeated(self, box: Box, one: _Reached) -> OutlineRow:
        """The row of what a later section adds, at the thesis itself."""
        row = self._told(box.name, box.content, one.above)
        against = one.group not in (WHY, RELATED)
        state = self._state(box) if one.sort is Sort.ATTACK else ""
        reply = self._reply(box) if state and not one.is_brief else ""
        if one.is_brief and row.title:
            row = evolve(row, text="")
        found = evolve(row, is_against=against, is_reference=True, is_repeated=True)
        return evolve(found, state=state, reply=reply)

    def _reply(self, box: Box) -> str:
        """How the first answer to an objection begins."""
        key = key_of(box.content)
        for edge in self._edges(box):
            if edge.sort is Sort.ATTACK:
                told = self._told(edge.to, self._scene.boxes[edge.to].content, key)
                said = plain_text(told.title or told.text)
                if said:
                    return f"{ANSWER} {beginning(said, _REPLY)}"
        return ""

    def _state(self, box: Box) -> str:
        """How an attack is met: whether it is granted, and answered."""
        node = self._map.nodes.get(key_of(box.content))
        if node is None:
            return ""
        said = [granted(node.concession.extent)] if node.concession is not None else []
        if node.key in self._answered:
            said.append(ANSWERED)
        return ", but ".join(said) or UNANSWERED

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


_GROUPS: Final = (WHY, AGAINST, RELATED)
"""The headings below a thesis in order."""


def _place(group: str) -> int:
    """The place of a heading below a thesis; other headings are of objections, too."""
    return _GROUPS.index(group if group in _GROUPS else AGAINST)


def _group(sort: Sort) -> str:
    """The heading below a thesis for what is so related to it."""
    if sort.is_attack:
        return AGAINST
    return WHY if sort is Sort.SUPPORT or sort.is_of_step else RELATED

"""The sheet data for the script of a comparison's page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from argmap.frozen_class import frozen
from argmap.model import Reference
from argmap.page.script_data import filtered, usual_holder
from argmap.page.statement_entries import Entry
from argmap.render.comparison_sheet.blocks import Block, Group
from argmap.render.comparison_sheet.element_ids import (
    BlockNames,
    GroupNames,
    Place,
    name_sheet,
    silent_name,
    speaker_name,
)
from argmap.render.comparison_sheet.plan import SheetPlan
from argmap.render.comparison_sheet.rows import Row


class ScriptData(TypedDict):
    """The data of a sheet."""

    roots: list[str]
    boxes: dict[str, dict[str, object]]
    holder: str
    entries: dict[str, dict[str, object]]
    passages: dict[str, list[str]]
    questions: dict[str, list[str]]


def comparison_script_data(plan: SheetPlan, entries: Iterable[Entry]) -> ScriptData:
    """The data of a comparison's page, for JSON.

    It is the data of :func:`argmap.page.script_data.outline`, with ``questions``: for each
    question the cards that are shown when only it is open.

    Below a question are its answers and the headings of its groups of relations; below a heading
    are the statements that its relations relate, and below a statement the statements that are
    drawn below it. A relation is ``between`` two cards and is shown while both are. The ``labels``
    of a question are the strips above its answers. A card that repeats a statement (``again``)
    opens the statement's one entry.
    """
    boxes: dict[str, dict[str, object]] = {}
    questions: dict[str, list[str]] = {}
    roots = []
    first: dict[Reference, str] = {}
    entries = tuple(entries)
    holder = usual_holder(entries)
    for block, names in zip(plan.blocks, name_sheet(plan), strict=True):
        found = _Block(block, names, first).boxes()
        roots.append(names.head)
        if block.key:
            questions[names.head] = list(found)
        boxes |= found
    return {
        "roots": roots,
        "boxes": boxes,
        "holder": holder,
        "entries": {one.name: filtered(one, holder) for one in entries},
        "passages": {},
        "questions": questions,
    }


@frozen
class _Block:
    """The boxes of a block; ``first`` has the id of the first card of each statement so far."""

    block: Block
    names: BlockNames
    first: dict[Reference, str]

    def boxes(self) -> dict[str, dict[str, object]]:
        """The boxes, that of the question first."""
        block, names = self.block, self.names
        tops = [name for place, name in names.trees.items() if self._tree(place).under < 0]
        headings = [*(group.head for group in names.groups), *([names.below] if tops else [])]
        to = [*names.own, *names.answers.values(), *headings, *names.tables]
        boxes: dict[str, dict[str, object]] = {names.head: {"to": to}}
        if block.names:
            boxes[names.head]["labels"] = [
                name(names.head, map) for map in block.names for name in (speaker_name, silent_name)
            ]
        if not block.key:
            boxes[names.head]["entry"] = None
        for key, name in zip(block.own, names.own, strict=True):
            boxes[name] = self._box(key, name, [])
        for (map, number), name in names.answers.items():
            boxes[name] = self._box(block.answers[map][number].key, name, [])
        for group, group_names in zip(block.groups, names.groups, strict=True):
            boxes |= self._group(group, group_names)
        if tops:
            boxes[names.below] = {"to": tops, "entry": None}
        below: dict[Place, list[str]] = {}
        for place, name in names.trees.items():
            below.setdefault((place[0], self._tree(place).under), []).append(name)
        for place, name in names.trees.items():
            boxes[name] = self._box(self._tree(place).key, name, below.get(place, []))
        return boxes | {name: {"to": []} for name in names.tables}

    def _tree(self, place: Place) -> Row:
        return self.block.trees[place[0]][place[1]]

    def _group(self, group: Group, names: GroupNames) -> dict[str, dict[str, object]]:
        """The heading of a group, and its relations with their statements."""
        to = [name for ends in names.ends for name in ends]
        boxes: dict[str, dict[str, object]] = {names.head: {"to": to, "entry": None}}
        for pair, link, ends in zip(group.pairs, names.links, names.ends, strict=True):
            for row, name in zip(pair.rows, ends, strict=True):
                boxes[name] = self._box(row.key, name, [link])
            boxes[link] = {"to": [], "between": list(ends)}
        return boxes

    def _box(self, key: Reference, name: str, to: list[str]) -> dict[str, object]:
        entry = self.first.setdefault(key, name)
        return {"to": to} if entry == name else {"to": to, "entry": entry, "again": True}

"""The sheet data for the script of a comparison's page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypedDict

from argmap.comparison import Comparison, Link, QuestionTable
from argmap.model import Reference, RelationKind
from argmap.page.script_data import filtered
from argmap.page.statement_entries import Entry
from argmap.render.comparison_sheet.element_ids import BlockNames, name_sheet
from argmap.render.comparison_sheet.plan import Block, SheetPlan

_PARTING = frozenset({RelationKind.CONTRADICTS, RelationKind.REBUTS, RelationKind.UNDERCUTS})


class ScriptData(TypedDict):
    """The data of a sheet."""

    roots: list[str]
    boxes: dict[str, dict[str, object]]
    entries: dict[str, dict[str, object]]
    passages: dict[str, list[str]]
    questions: dict[str, list[str]]
    columns: dict[str, list[str]]


def comparison_script_data(
    comparison: Comparison, plan: SheetPlan, entries: Iterable[Entry]
) -> ScriptData:
    """The data of a comparison's page, for JSON.

    It is the data of :func:`argmap.page.script_data.outline`, with ``questions``: for each
    question the cards shown when only it is open; and ``columns``: for each column header the
    cards in its column that start a tree.

    Below a question are its answers, and below a statement what supports or attacks it and its
    relations across the essays. A relation is ``between`` two cards and is shown while both are.
    The ``labels`` of a question are above its columns. A card that repeats a statement (``again``)
    opens the statement's one entry.
    """
    boxes: dict[str, dict[str, object]] = {}
    questions: dict[str, list[str]] = {}
    answering = {table.key: _answering(table) for table in comparison.questions}
    columns: dict[str, list[str]] = {f"map-{map}": [] for map in plan.names}
    roots = []
    first: dict[Reference, str] = {}
    for block, names in zip(plan.blocks, name_sheet(plan), strict=True):
        roots.append(names.head)
        heads = list(_heads(block, names))
        boxes[names.head] = {"to": [*names.own, *(name for _, name in heads), *names.tables]}
        for map, name in heads:
            columns[f"map-{map}"].append(name)
        if block.key:
            boxes[names.head]["labels"] = [
                f"{names.head}-{sort}-{map}" for map in plan.names for sort in ("speaker", "silent")
            ]
            questions[names.head] = list(dict.fromkeys(_parted(block, names, answering[block.key])))
        else:
            boxes[names.head]["entry"] = None
        for key, name in zip(block.own, names.own, strict=True):
            boxes[name] = _box(key, name, [], first)
        below: dict[tuple[str, int], list[str]] = {}
        for (map, number), name in names.rows.items():
            below.setdefault((map, block.columns[map][number].under), []).append(name)
        across: dict[tuple[str, int], list[str]] = {}
        for link, name in zip(block.links, names.links, strict=True):
            for end in _ends(block, link):
                across.setdefault(end, []).append(name)
        for (map, number), name in names.rows.items():
            row = block.columns[map][number]
            to = [*below.get((map, number), ()), *across.get((map, number), ())]
            boxes[name] = _box(row.key, name, to, first)
        for link, name in zip(block.links, names.links, strict=True):
            boxes[name] = {"to": [], "between": [names.rows[end] for end in _ends(block, link)]}
        for name in names.tables:
            boxes[name] = {"to": []}
    return {
        "roots": roots,
        "boxes": boxes,
        "entries": {one.name: filtered(one) for one in entries},
        "passages": {},
        "questions": questions,
        "columns": columns,
    }


def _box(
    key: Reference, name: str, to: list[str], first: dict[Reference, str]
) -> dict[str, object]:
    entry = first.setdefault(key, name)
    return {"to": to} if entry == name else {"to": to, "entry": entry, "again": True}


def _heads(block: Block, names: BlockNames) -> Iterator[tuple[str, str]]:
    """The cards that start a tree, each with its map."""
    for (map, number), name in names.rows.items():
        if block.columns[map][number].under < 0:
            yield map, name


def _ends(block: Block, link: Link) -> list[tuple[str, int]]:
    return [block.place(key) for key in link.ends]


def _parted(block: Block, names: BlockNames, answers: frozenset[Reference]) -> Iterator[str]:
    """A question, its answers, the contradictions about it, and the paths down to their ends."""
    yield names.head
    yield from names.own
    for (map, number), name in names.rows.items():
        if block.columns[map][number].key in answers:
            yield name
    passed: set[tuple[str, int]] = set()
    for link, name in zip(block.links, names.links, strict=True):
        if link.kind in _PARTING:
            yield name
            for map, number in _ends(block, link):
                while number >= 0 and (map, number) not in passed:
                    passed.add((map, number))
                    yield names.rows[map, number]
                    number = block.columns[map][number].under


def _answering(table: QuestionTable) -> frozenset[Reference]:
    """The statements that answer a question, or that support an answer without an essay."""
    keys = {answer.key for answer in table.answers}
    grounds = {
        key
        for answer in table.answers
        if not answer.key.map
        for step in answer.grounds
        for key in step.premises
    }
    return frozenset(keys | grounds)

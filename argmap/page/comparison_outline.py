"""The outline of a comparison for its page: each question with its answers and the relations.

It says what the page's entries say, in the order of the sheet, for screens on which the sheet's
columns have no room.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from attrs import Factory, define, evolve, frozen

from argmap.page.outline_rows import OutlineRow, OutlineSection
from argmap.page.relations import Group, Mention
from argmap.page.statement_entries import Entry
from argmap.render.comparison_sheet.blocks import Block
from argmap.render.comparison_sheet.element_ids import BlockNames, name_sheet
from argmap.render.comparison_sheet.plan import SheetPlan
from argmap.verbalize.below_phrases import Summary
from argmap.verbalize.phrases import listed
from argmap.wording.relations import RELATIONS

_FIGURES: Final = "Figures for the same things"
_OTHERS: Final = "Other relations"


def comparison_outline(plan: SheetPlan, entries: Iterable[Entry]) -> tuple[OutlineSection, ...]:
    """The sections of a comparison's outline; the questions are in the first, without a title."""
    told = {one.name: one for one in entries}
    asked: list[OutlineRow] = []
    sections = []
    for block, names in zip(plan.blocks, name_sheet(plan), strict=True):
        trees = [*_Block(block, names, told).trees()]
        if block.key:
            asked += _rows(trees)
        elif trees:
            title = _FIGURES if block.tables else _OTHERS
            sections.append(OutlineSection(names.head, "", title, 1, tuple(_rows(trees))))
    return (OutlineSection("", "", "", 1, tuple(asked)), *sections)


@define
class _Tree:
    """A row with those below it."""

    row: OutlineRow
    below: list[_Tree] = Factory(list)


def _rows(trees: Iterable[_Tree], depth: int = 0) -> Iterator[OutlineRow]:
    """The rows of some trees in order; the last one of a list says which lists end after it."""
    for tree in trees:
        count = len(tree.below)
        row = evolve(tree.row, depth=depth, below=count, direct=count)
        below = [*_rows(tree.below, depth + 1)]
        if below:
            below[-1] = evolve(below[-1], ends=below[-1].ends + 1)
        yield row
        yield from below


@frozen
class _Block:
    """The rows of a block of the sheet."""

    block: Block
    names: BlockNames
    told: Mapping[str, Entry]

    def trees(self) -> list[_Tree]:
        """The question, or what is outside any question."""
        found = [self._relation(name) for name in self.names.links()]
        found += [self._table(name) for name in self.names.tables]
        if not self.block.key:
            return found
        question = self.told[self.names.head]
        groups = [group for one in question.bearings for group in one.groups]
        answers = [self._answer(group) for group in groups if group.step is not None]
        silent = [
            _Tree(OutlineRow("", "", "no answer", value))
            for name, value in question.facts
            if name == "silent"
        ]
        row = _row(_entry_row(question), self._summary(len(answers)))
        root = _Tree(row, [*answers, *silent, *found])
        known = {row.entry for row in _rows([root])}
        others = dict.fromkeys((*self.names.own, *self.names.rows()))
        root.below += [
            _Tree(_entry_row(self.told[name]))
            for name in others
            if name in self.told and name not in known
        ]
        return [root]

    def _summary(self, answers: int) -> str:
        """How many answers and how many relations of each kind are below a question."""
        counts = Counter(RELATIONS[pair.link.kind].noun for pair in self.block.pairs())
        found = (("answer", answers), *counts.items())
        return ", ".join(_counted(count, what) for what, count in found if count)

    def _answer(self, group: Group) -> _Tree:
        """An answer with the reasons for it, linked ones together."""
        assert group.step is not None, "an answer is a step"
        answer = _mention_row(group.step, kind="answer")
        below = [_Tree(_mention_row(one)) for one in group.references]
        for linked in group.groups:
            parts = [_Tree(_mention_row(one)) for one in linked.references]
            if linked.step is None:
                below += parts
            else:
                row = _row(_mention_row(linked.step), _counted(len(parts), "premise"))
                below.append(_Tree(row, parts))
        return _Tree(_row(answer, _counted(len(below), "reason")), below)

    def _relation(self, name: str) -> _Tree:
        """A relation, and below it the two statements that it relates."""
        entry = self.told[name]
        row = evolve(_entry_row(entry), holder=listed(entry.maps))
        return _Tree(_row(row, "the two statements"), [*self._ends(entry)])

    def _table(self, name: str) -> _Tree:
        """Figures for one thing, and below it the statements that state them."""
        entry = self.told[name]
        below = [*self._ends(entry)]
        return _Tree(_row(_entry_row(entry), _counted(len(below), "figure")), below)

    def _ends(self, entry: Entry) -> Iterator[_Tree]:
        mentions = (m for one in entry.bearings for group in one.groups for m in group.references)
        for one in mentions:
            yield _Tree(evolve(_mention_row(one), is_reference=True))


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _row(row: OutlineRow, summary: str) -> OutlineRow:
    return evolve(row, summary=Summary(summary))


def _entry_row(entry: Entry) -> OutlineRow:
    return OutlineRow(
        entry.name, entry.name, entry.kind, entry.text, entry.title, holder=entry.holder
    )


def _mention_row(one: Mention, kind: str = "") -> OutlineRow:
    return OutlineRow(
        one.name, one.name, kind or one.kind, one.text, holder=one.whose, reason=one.reason
    )

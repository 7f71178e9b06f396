"""The outline of a comparison for its page: each question with its answers and the relations.

It says what the page's entries say, in the order of the sheet, for screens on which the sheet's
columns have no room.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from attrs import Factory, define, evolve

from argmap.comparison import Comparison, Link
from argmap.comparison.attribution import is_unsaid
from argmap.evaluation.case_weights import CaseWeights
from argmap.evaluation.evaluation import Evaluation
from argmap.formulas.plain_text import plain_text
from argmap.frozen_class import frozen
from argmap.model import Reference
from argmap.page.comparison_entries import places
from argmap.page.outline_parts import OutlineRow, OutlineSection
from argmap.page.relations import Group, Mention
from argmap.page.statement_entries import Entry
from argmap.render.comparison_sheet.band_labels import label_in_short, relation_name
from argmap.render.comparison_sheet.blocks import Block
from argmap.render.comparison_sheet.disagreements import disagreements
from argmap.render.comparison_sheet.element_ids import BlockNames, name_sheet
from argmap.render.comparison_sheet.plan import SheetPlan
from argmap.render.comparison_sheet.rows import is_anothers_view
from argmap.verbalize.below_phrases import Summary, SummaryPart
from argmap.verbalize.phrases import beginning, capital, closed, listed
from argmap.verbalize.speakers import speaker
from argmap.wording.relations import RELATIONS, group_counts

_FIGURES: Final = "Figures for the same things"
_OTHERS: Final = "Other relations"
_BEGINNING: Final = 90
"""Characters quoted of a statement without a title at its relation."""
_CLASH: Final = 220
"""Characters of the sharpest clash about a question: three lines on the screen of a phone."""


@frozen
class Partner:
    """A statement at a relation: its entry, whose it is, in which column, and its title or text.

    ``before`` is a word before it that says to what the other one is related.
    """

    entry: str
    whose: str
    column: int
    text: str
    before: str = ""
    is_reported: bool = False


@frozen
class ComparisonRow(OutlineRow):
    """A row of a comparison's outline.

    ``column`` is the number of its author's column on the sheet, which has the author's colour; -1
    for none; what ``is_reported`` is not the author's own view. ``partners`` are the statements
    that a relation is between. A row that ``is_group`` only folds what is below it; one that
    ``is_clash`` tells the sharpest disagreement about a question in short, as a ``word`` names it.
    """

    column: int = -1
    is_reported: bool = False
    partners: tuple[Partner, ...] = ()
    is_group: bool = False
    is_clash: bool = False
    word: str = ""


def comparison_outline(
    comparison: Comparison, plan: SheetPlan, entries: Iterable[Entry]
) -> tuple[OutlineSection, ...]:
    """The sections of a comparison's outline; the questions are in the first, without a title."""
    told = {one.name: one for one in entries}
    cards = places(plan)
    weights = CaseWeights(Evaluation.of(comparison.graph))
    asked: list[OutlineRow] = []
    sections = []
    for block, names in zip(plan.blocks, name_sheet(plan), strict=True):
        trees = [*_Block(comparison, weights, plan.names, block, names, told, cards).trees()]
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


@frozen(slots=False)
class _Block:
    """The rows of a block of the sheet.

    ``columns`` are the authors' maps from left to right, ``places`` the ids of the first cards.
    """

    comparison: Comparison
    weights: CaseWeights
    columns: tuple[str, ...]
    block: Block
    names: BlockNames
    told: Mapping[str, Entry]
    places: Mapping[Reference, str]

    def trees(self) -> list[_Tree]:
        """The question, or what is outside any question."""
        found = [self._relation(name, link) for name, link in self._links]
        found += [self._table(name) for name in self.names.tables]
        if not self.block.key:
            return found
        question = self.told[self.names.head]
        groups = {
            group.step.name: group
            for one in question.bearings
            for group in one.groups
            if group.step is not None
        }
        # In the order of the columns, so that the authors are in one order at all questions.
        rows = (row for found in self.block.answers.values() for row in found)
        order = [name for row in rows if (name := self.places.get(row.key, "")) in groups]
        answers = [self._answer(groups[name]) for name in dict.fromkeys((*order, *groups))]
        silent = [
            _Tree(ComparisonRow("", "", "no answer", value))
            for name, value in question.facts
            if name == "silent"
        ]
        relations = self._relations(found)
        row = _row(_entry_row(question), _counted(len(answers), "answer") if answers else "")
        root = _Tree(row, [*answers, *silent, *self._sharpest(), *relations])
        known = {row.entry for row in _rows([root])}
        others = dict.fromkeys((*self.names.own, *self.names.rows()))
        root.below += [
            _Tree(self._coloured(_entry_row(self.told[name])))
            for name in others
            if name in self.told and name not in known
        ]
        return [root]

    def _sharpest(self) -> Iterator[_Tree]:
        """The sharpest disagreement about a question, in short."""
        first = disagreements(self.block, self.comparison, self.weights).sharpest
        if first is None:
            return
        name = next(name for name, link in self._links if link == first)
        side = self.comparison.graph.side
        ends = sorted(first.ends, key=lambda key: self.columns.index(side(key)))
        said = label_in_short(first, ends, self.comparison.maps, _CLASH)
        row = ComparisonRow("", name, self.told[name].kind, said, is_reference=True)
        where = "" if self.block.answer_keys.issuperset(first.ends) else " in their reasons"
        yield _Tree(evolve(row, is_clash=True, word=f"{relation_name(first)}{where}"))

    def _relations(self, found: list[_Tree]) -> list[_Tree]:
        """The relations about a question, folded together: how many there are of each kind."""
        if not found:
            return []
        told = group_counts({one.heading: len(one.pairs) for one in self.block.groups})
        row = ComparisonRow(f"{self.names.head}-relations", "", "relations", "", is_group=True)
        return [_Tree(_row(row, told), found)]

    def _answer(self, group: Group) -> _Tree:
        """An answer in short, then in full with the reasons for it, linked ones together."""
        assert group.step is not None, "an answer is a step"
        key = self._keys.get(group.step.name)
        answer = self._coloured(_mention_row(group.step, kind="answer"))
        short = group.step.reason or (self.comparison.maps[key].title if key is not None else "")
        if short:
            answer = evolve(answer, title=closed(short), reason="")
        below = [_Tree(self._coloured(_mention_row(one))) for one in group.references]
        for linked in group.groups:
            parts = [_Tree(self._coloured(_mention_row(one))) for one in linked.references]
            if linked.step is None:
                below += parts
            else:
                row = _row(_mention_row(linked.step), _counted(len(parts), "premise"))
                below.append(_Tree(row, parts))
        told = _counted(len(below), "reason") if below else "in full"
        return _Tree(_row(answer, told), below)

    def _relation(self, name: str, link: Link) -> _Tree:
        """A relation, which names its two statements, and below it these in full."""
        entry = self.told[name]
        before = "" if link.kind.is_symmetric else RELATIONS[link.kind].between.strip()
        partners = self._partner(link.first), self._partner(link.second, before)
        row = evolve(_entry_row(entry), holder=listed(entry.maps), partners=partners)
        return _Tree(_row(row, "the two statements"), [*self._ends(entry)])

    def _partner(self, key: Reference, before: str = "") -> Partner:
        node = self.comparison.maps[key]
        said = plain_text(node.title or node.text) or str(key)
        short = beginning(said, _BEGINNING)
        whose, reported = self._whose(key), self._is_reported(key)
        entry, column = self.places.get(key, ""), self._column(key)
        return Partner(entry, whose, column, short, before=before, is_reported=reported)

    def _table(self, name: str) -> _Tree:
        """Figures for one thing, and below it the statements that state them."""
        entry = self.told[name]
        below = [*self._ends(entry)]
        return _Tree(_row(_entry_row(entry), _counted(len(below), "figure")), below)

    def _ends(self, entry: Entry) -> Iterator[_Tree]:
        mentions = (m for one in entry.bearings for group in one.groups for m in group.references)
        for one in mentions:
            yield _Tree(evolve(self._coloured(_mention_row(one)), is_reference=True))

    @cached_property
    def _links(self) -> list[tuple[str, Link]]:
        """The relations about the question, each with its name on the sheet."""
        pairs = self.block.pairs()
        return [(name, pair.link) for name, pair in zip(self.names.links(), pairs, strict=True)]

    # Whose something is

    @cached_property
    def _keys(self) -> dict[str, Reference]:
        """The statements by their cards."""
        return {name: key for key, name in self.places.items()}

    def _column(self, key: Reference) -> int:
        side = self.comparison.graph.side(key)
        return self.columns.index(side) if side in self.columns else -1

    def _whose(self, key: Reference) -> str:
        """Whose view a statement is, by short name."""
        whose = capital(speaker(key, self.comparison.maps))
        return f"{whose}, supplied by the mapper" if is_unsaid(key, self.comparison.maps) else whose

    def _is_reported(self, key: Reference) -> bool:
        """Whether a statement is not the view of the author in whose column it is."""
        return is_anothers_view(key, self.comparison.graph.side(key), self.comparison.maps)

    def _coloured(self, row: ComparisonRow) -> ComparisonRow:
        """A row with the colour of its author, who is named briefly."""
        key = self._keys.get(row.entry)
        if key is None:
            return row
        holder = self._whose(key) if row.holder or row.kind == "answer" else ""
        reported = self._is_reported(key)
        return evolve(row, column=self._column(key), holder=holder, is_reported=reported)


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _row(row: ComparisonRow, summary: str) -> ComparisonRow:
    return evolve(row, summary=Summary((SummaryPart("", "", summary),)))


def _entry_row(entry: Entry) -> ComparisonRow:
    return ComparisonRow(
        entry.name, entry.name, entry.kind, entry.text, entry.title, holder=entry.holder
    )


def _mention_row(one: Mention, kind: str = "") -> ComparisonRow:
    return ComparisonRow(
        one.name, one.name, kind or one.kind, one.text, holder=one.whose, reason=one.reason
    )

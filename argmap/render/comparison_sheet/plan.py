"""The content of a comparison sheet: questions, and for each map a column of statements.

The sheet shows only what the comparison needs: the answers, the statements related across the
maps, and the paths from the answers down to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache, cached_property
from itertools import pairwise, permutations
from typing import Final

from attrs import Factory, define, frozen

from argmap.comparison import Comparison, Figures, Link, StatedFigure
from argmap.comparison.attribution import is_unsaid, reported
from argmap.comparison.cross_relations import reuse_reasons
from argmap.formulas.plain_text import plain_text
from argmap.model import Kind, Reference, RelationKind
from argmap.model.name_matching import normal_form
from argmap.model.vocabulary import ARGUMENTS
from argmap.render.comparison_sheet.rows import Column, Row
from argmap.render.diagram.view import WHOLE, View
from argmap.verbalize.comparison_phrases import verb

_STRENGTH: Final = {
    RelationKind.CONTRADICTS: 4,
    RelationKind.REBUTS: 3,
    RelationKind.UNDERCUTS: 3,
    RelationKind.IN_TENSION: 2,
    RelationKind.SAME: 1,
    RelationKind.REPHRASES: 1,
    RelationKind.AGREES: 1,
    RelationKind.SUPPORTS: 1,
}
_FAR: Final = 1_000
"""Distance assigned to a statement that does not support the answer."""
_FIGURES: Final = 12
"""Maximum number of figures per map in a table."""
_MOST_ORDERS: Final = 7
"""Up to this many maps, every column order is tried."""


class TableSort(Enum):
    """How the figures in a table compare: the text on its card, and the label used elsewhere."""

    DIFFER = "figures differ", "figures that differ"
    AGREE = "figures agree", "figures that agree"
    OTHER_MEASURES = "other measures", "figures in other measures"
    TOO_MANY = "too many figures to compare", "too many figures to compare"

    def __init__(self, caption: str, heading: str) -> None:
        self.caption = caption
        self.heading = heading


@frozen
class Table:
    """Figures of one subject from two maps.

    ``more`` counts, per map, the figures not listed in ``stated``; ``keys`` are the statements
    with any of the figures, listed or not.
    """

    sort: TableSort
    names: tuple[str, str]
    stated: tuple[StatedFigure, ...]
    more: tuple[int, int] = (0, 0)
    keys: frozenset[Reference] = frozenset()


@define
class Block:
    """A question with everything drawn for it; an empty ``key`` means outside any question.

    ``columns`` holds a column of rows for each map; ``own`` the comparison's own answers, which
    belong to no single map, and ``own_notes`` notes on their support and attacks; ``links`` the
    relations drawn between the columns; ``tables`` the tables of figures drawn there.
    """

    key: str
    columns: dict[str, list[Row]]
    own: list[Reference] = Factory(list)
    own_notes: dict[Reference, list[str]] = Factory(dict)
    links: list[Link] = Factory(list)
    tables: list[Table] = Factory(list)

    @cached_property
    def _places(self) -> dict[Reference, tuple[str, int]]:
        return {
            row.key: (name, number)
            for name, rows in reversed(self.columns.items())
            for number, row in enumerate(rows)
            if not row.is_again
        }

    def place(self, key: Reference) -> tuple[str, int]:
        """The column and row number of a statement, once all rows are placed."""
        return self._places[key]


@frozen
class SheetPlan:
    """The names of the maps from left to right, and the blocks from top to bottom."""

    names: tuple[str, ...]
    blocks: tuple[Block, ...]


def plan_sheet(comparison: Comparison, view: View = WHOLE) -> SheetPlan:
    """Plan a sheet; see :func:`argmap.render.sheet_to_dot` for the effect of ``view``."""
    return _Planner(comparison, view).plan()


class _Planner:
    def __init__(self, comparison: Comparison, view: View) -> None:
        self._comparison = comparison
        self._maps = comparison.maps
        self._graph = comparison.graph
        self._case = cache(self._graph.supporting_case)
        self._view = view
        # What the comparison adds to a map's statement is drawn in that map's column.
        self._own = {
            Reference("", node.key): self._maps.resolve("", node.under)
            for node in self._maps.main.nodes.values()
            if node.under is not None and node.kind not in (Kind.QUESTION, Kind.ANSWER)
        }
        focus = None if view.focus is None else self._maps.reference(view.focus)
        self._focus = frozenset(self._case(focus)) if focus is not None else None

    def plan(self) -> SheetPlan:
        all_links = sorted(self._links(), key=lambda link: _STRENGTH[link.kind], reverse=True)
        links = [link for link in all_links if self._is_across(link)]
        noted = [link for link in all_links if not self._is_across(link) and not self._is_row(link)]
        within = [link for link in all_links if not self._is_across(link) and self._is_row(link)]
        tables = [] if self._focus is not None else list(tables_of(self._comparison.figures))
        by_question: dict[str, list[Link]] = {}
        beside: dict[str, list[Link]] = {}
        for link in links:
            by_question.setdefault(self._question_of(link), []).append(link)
        for link in (*noted, *within):
            beside.setdefault(self._question_of(link), []).append(link)
        asked = [
            (table.key, [answer.key for answer in table.answers])
            for table in self._comparison.questions
        ]
        if "" in by_question or "" in beside:
            asked.append(("", []))
        blocks = [
            self._block(key, answers, by_question.get(key, []), beside.get(key, []))
            for key, answers in asked
        ]
        drawn = {row.key for block in blocks for rows in block.columns.values() for row in rows}
        # Keep the tables of figures that differ, and of drawn statements; if none are drawn, keep
        # all.
        if drawn:
            tables = [
                table
                for table in tables
                if table.sort in (TableSort.DIFFER, TableSort.TOO_MANY)
                or not drawn.isdisjoint(table.keys)
            ]
        if tables:
            blocks.append(Block("", {name: [] for name in self._maps.used}, tables=tables))
        seen = {name for block in blocks for name, rows in block.columns.items() if rows}
        seen |= {name for table in tables for name in table.names}
        return SheetPlan(self._order(seen, links), tuple(blocks))

    def _order(self, seen: set[str], links: list[Link]) -> tuple[str, ...]:
        """The maps that appear on the sheet, in the order of their columns.

        Maps with most relations to each other are adjacent. With too many maps to try every order,
        they stay in the order of use.
        """
        names = [name for name in self._maps.used if name in seen]
        if not 2 < len(names) <= _MOST_ORDERS:
            return tuple(names)
        weight: dict[frozenset[str], int] = {}
        for link in links:
            sides = frozenset(map(self._graph.side, link.ends))
            weight[sides] = weight.get(sides, 0) + _STRENGTH[link.kind]

        def worth(order: tuple[str, ...]) -> int:
            return sum(weight.get(frozenset(pair), 0) for pair in pairwise(order))

        # On a tie, ``max`` returns the first: the order closest to the order of use.
        return max(permutations(names), key=worth)

    def _links(self) -> Iterator[Link]:
        """The relations that the comparison states and the view selects."""
        for link in self._comparison.disagreements.all_links:
            near = self._focus is None or not self._focus.isdisjoint(link.ends)
            if near and self._is_tagged(link):
                yield link

    def _is_across(self, link: Link) -> bool:
        """Whether a relation joins two columns."""
        sides = [self._graph.side(key) for key in link.ends]
        return all(sides) and len(set(sides)) == 2

    def _is_row(self, link: Link) -> bool:
        """Whether a relation within a column is shown as one statement below the other."""
        sides = {self._graph.side(key) for key in link.ends}
        return not link.kind.is_symmetric and len(sides) == 1 and "" not in sides

    def _is_tagged(self, link: Link) -> bool:
        view = self._view
        return not view.tags or any(view.names(self._maps[key].tags) for key in link.ends)

    def _question_of(self, link: Link) -> str:
        """The question whose answers are closest to both ends of a relation; empty for none."""
        best, least = "", _FAR * 2
        for table in self._comparison.questions:
            cases = [self._case(answer.key) for answer in table.answers]
            steps = [
                min((case.depth(key) + 1 for case in cases if key in case), default=_FAR)
                for key in link.ends
            ]
            if sum(steps) < least:
                best, least = table.key, sum(steps)
        return best

    def _block(
        self, question: str, answers: list[Reference], links: list[Link], beside: list[Link]
    ) -> Block:
        """A question with its answers and the relations between its columns.

        Relations in ``beside`` are shown as notes on cards, not as lines.
        """
        block = Block(question, {name: [] for name in self._maps.used}, links=links)
        block.own = [key for key in answers if not self._graph.side(key)]
        block.own_notes = {key: list(self._below_own(key)) for key in block.own}
        reasons, asked = reuse_reasons(self._maps), Reference("", question)
        met = {end for link in links for end in link.ends}
        for name in block.columns:
            heads = [key for key in answers if self._graph.side(key) == name]
            for key in block.own:
                heads += [ground for ground in self._graph.premises_of(key) if ground.map == name]
            related = [*links, *beside]
            wanted = [end for link in related for end in link.ends if self._graph.side(end) == name]
            cases = [self._case(head) for head in heads]
            wanted += [
                under
                for under in self._own.values()
                if under.map == name and any(under in case for case in cases)
            ]
            # A parent comes before its children in the text, so this puts the root of each tree
            # first.
            wanted.sort(key=self._place.__getitem__)
            column = Column(name, self._graph, self._case, self._own, self._view)
            rows = block.columns[name] = column.rows(list(dict.fromkeys(heads)), wanted, answers)
            for row in rows:
                row.is_met = row.is_met or row.key in met
                row.is_answer = row.key in answers and not row.is_again
                row.reply = reasons.get((row.key, asked), "") if row.is_answer else ""
        for link in beside:
            if not self._is_row(link):
                self._note(link, block)
        return block

    def _below_own(self, key: Reference) -> Iterator[str]:
        """Notes on what one of the comparison's own answers rests on, and on what attacks it."""
        for step in self._graph.steps_to(key):
            together = ", together: " if len(step.premises) > 1 else " "
            yield f"because{together}{self._quoted(step.premises)}"
            for attacker in self._graph.attackers(step.argument) if step.argument else ():
                yield f"that inference is undercut by {self._quoted([attacker])}"
        for attacker in self._graph.attackers(key):
            yield f"attacked by {self._quoted([attacker])}"
        told = {*self._graph.premises_of(key), *self._graph.attackers(key)}
        more = (one for one, head in self._heads.items() if head == key and one not in told)
        if count := sum(self._maps[one].kind not in ARGUMENTS for one in more):
            yield f"+{count:,} more"

    @cached_property
    def _place(self) -> dict[Reference, int]:
        """Text order of the statements in each map; the comparison's additions come last."""
        keys = self._maps.nodes
        order = sorted(keys, key=lambda key: not key.map)
        return {key: number for number, key in enumerate(order)}

    @cached_property
    def _heads(self) -> dict[Reference, Reference]:
        """For each of the comparison's additions, the statement at the top that it was added to."""
        heads: dict[Reference, Reference] = {}
        for key, under in self._own.items():
            heads[key] = heads.get(under, under)
        return heads

    def _quoted(self, keys: Iterable[Reference]) -> str:
        """Quote some statements, naming the holder where the comparison reports a view."""
        told = []
        for key in keys:
            whose = None if key.map else reported(key, self._maps)
            if is_unsaid(key, self._maps):
                whose = "unstated; supplied by the mapper"
            text = plain_text(self._maps[key].text).removesuffix(".") or str(key)
            told.append(f"“{text}”{f' ({whose})' if whose else ''}")
        return ", and ".join(told)

    def _note(self, link: Link, block: Block) -> None:
        """Add notes to the cards of a relation that no line between columns shows."""
        does = verb(link, self._graph)
        reason = f": {plain_text(link.reason)}" if link.reason else ""
        said = {link.first: f"{does} {self._quoted([link.second])}{reason}"}
        if link.kind.is_symmetric:
            said[link.second] = f"{does} {self._quoted([link.first])}{reason}"
        else:
            said[link.second] = f"{self._quoted([link.first])} {does} this{reason}"
        for rows in block.columns.values():
            for row in rows:
                if row.key in said and not row.is_again:
                    row.notes.append(said[row.key])
        for key in block.own:
            if key in said:
                block.own_notes[key].append(said[key])


def tables_of(figures: Figures) -> Iterator[Table]:
    """A table for each subject with figures in two maps, differing figures first."""
    for sort, pairs in (
        (TableSort.DIFFER, figures.conflicts),
        (TableSort.AGREE, figures.agreements),
        (TableSort.OTHER_MEASURES, figures.related),
    ):
        found: dict[tuple[str, str, str], dict[StatedFigure, None]] = {}
        for pair in pairs:
            one, other = sorted((pair.first.key.map, pair.second.key.map))
            stated = found.setdefault((normal_form(pair.subject), one, other), {})
            stated[pair.first] = stated[pair.second] = None
        for (_, one, other), stated in found.items():
            yield _table(sort, (one, other), stated)
    for uncompared in figures.uncompared:
        counts = dict(uncompared.counts)
        for both in pairwise(uncompared.first):
            left, right = (stated.key.map for stated in both)
            more = counts[left] - 1, counts[right] - 1
            yield Table(TableSort.TOO_MANY, (left, right), both, more)


def _table(sort: TableSort, names: tuple[str, str], figures: Iterable[StatedFigure]) -> Table:
    by_map: dict[str, list[StatedFigure]] = {name: [] for name in names}
    for one in figures:
        by_map[one.key.map].append(one)
    shown = tuple(one for name in names for one in by_map[name][:_FIGURES])
    left = [max(0, len(by_map[name]) - _FIGURES) for name in names]
    keys = frozenset(one.key for stated in by_map.values() for one in stated)
    return Table(sort, names, shown, (left[0], left[1]), keys)

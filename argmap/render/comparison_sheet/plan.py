"""The content of a comparison sheet: for each question the answers, and the relations about it.

A relation is drawn as a pair: the cards of its two statements, and its own card. What carries the
answers is drawn on request only, as a tree of statements below each answer.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import Final

from attrs import evolve

from argmap.comparison import Comparison, Link
from argmap.comparison.attribution import Views, is_unsaid, reported, views_of
from argmap.comparison.chronology import in_order_of_time
from argmap.comparison.cross_relations import reuse_reasons
from argmap.formulas.plain_text import plain_text
from argmap.frozen_class import frozen
from argmap.model import Kind, Reference
from argmap.model.vocabulary import ARGUMENTS
from argmap.render.comparison_sheet.band import Band, plan_band
from argmap.render.comparison_sheet.blocks import BELOW, Block, Group, Pair
from argmap.render.comparison_sheet.figure_tables import Table, TableSort, tables_of
from argmap.render.comparison_sheet.rows import Column, Row, is_anothers
from argmap.render.diagram.view import WHOLE, View
from argmap.verbalize.below_phrases import how_many_hidden
from argmap.verbalize.comparison_phrases import verb
from argmap.wording.relations import GROUPS, REPORTS

_FAR: Final = 1_000
"""Distance assigned to a statement that does not support the answer."""


@frozen
class SheetPlan:
    """The names of the maps in the order of time, the blocks from top to bottom, and the band.

    ``is_brief`` says whether cards show only the text, without the details in small type,
    ``has_ids`` whether they show ids, ``has_title`` and ``has_legend`` whether there is a title
    and a legend; ``unwritten`` counts the questions that are left out since they are still to be
    written.
    """

    names: tuple[str, ...]
    blocks: tuple[Block, ...]
    band: Band | None = None
    is_brief: bool = False
    has_ids: bool = False
    has_title: bool = True
    has_legend: bool = True
    unwritten: int = 0


def plan_sheet(
    comparison: Comparison, view: View = WHOLE, links: Container[Link] | None = None
) -> SheetPlan:
    """Plan a sheet; see :func:`argmap.render.sheet_to_dot` for the effect of ``view``.

    ``links`` are the only relations to draw, if there is no room for all of them.
    """
    return _Planner(comparison, view, links).plan()


class _Planner:
    def __init__(self, comparison: Comparison, view: View, links: Container[Link] | None) -> None:
        self._comparison = comparison
        self._maps = comparison.maps
        self._graph = comparison.graph
        self._case = cache(self._graph.supporting_case)
        self._view = view
        self._only = links
        self._distances: dict[Link, int] = {}
        self._order = in_order_of_time(comparison.maps)
        # What the comparison adds to a map's statement is drawn in that map's column.
        self._own = {
            Reference("", node.key): self._maps.resolve("", node.under)
            for node in self._maps.main.nodes.values()
            if node.under is not None and node.kind not in (Kind.QUESTION, Kind.ANSWER)
        }
        self._reasons = reuse_reasons(self._maps)
        self._focus = None if view.focus is None else self._maps.reference(view.focus)
        self._near = None if self._focus is None else frozenset(self._case(self._focus))

    def plan(self) -> SheetPlan:
        across: dict[str, list[Link]] = {}
        beside: dict[str, list[Link]] = {}
        for link in self._links():
            found = across if self._is_across(link) else beside
            found.setdefault(self._question_of(link), []).append(link)
        asked = [
            (table.key, [answer.key for answer in table.answers])
            for table in self._comparison.written_questions
        ]
        if "" in across or "" in beside:
            asked.append(("", []))
        blocks = [
            self._block(key, answers, across.get(key, []), beside.get(key, []))
            for key, answers in asked
            if self._view.question in (None, key)
        ]
        if self._focus is not None:
            blocks = [block for block in blocks if self._is_near(block)]
        if tables := self._tables(blocks):
            blocks.append(Block("", tables=tables))
        seen = {name for block in blocks for name in block.names}
        seen |= {name for block in blocks for table in block.tables for name in table.names}
        names = tuple(name for name in self._order if name in seen)
        is_whole = self._focus is None and self._view.question is None
        questions = [block for block in blocks if block.key]
        band = plan_band(self._comparison, names, questions) if is_whole else None
        unwritten = self._comparison.unwritten if is_whole else 0
        return SheetPlan(
            names, tuple(blocks), band, self._view.brief, self._view.ids, unwritten=unwritten
        )

    def _is_near(self, block: Block) -> bool:
        return any(block.groups) or any(row.key == self._focus for _, row in block.rows())

    def _tables(self, blocks: Sequence[Block]) -> list[Table]:
        """The tables of figures that differ, and those of drawn statements; if none are, all."""
        if self._focus is not None or self._view.question is not None or self._only is not None:
            return []
        tables = list(tables_of(self._comparison.figures))
        drawn = {row.key for block in blocks for _, row in block.rows()}
        return [
            table
            for table in tables
            if not drawn
            or table.sort in (TableSort.DIFFER, TableSort.TOO_MANY)
            or not drawn.isdisjoint(table.keys)
        ]

    # Relations

    def _links(self) -> Iterator[Link]:
        """The relations that the comparison states and the view selects."""
        for link in self._comparison.disagreements.all_links:
            near = self._near is None or not self._near.isdisjoint(link.ends)
            is_chosen = self._only is None or link in self._only
            if near and is_chosen and self._is_tagged(link):
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
        """The question whose answers are closest to both ends of a relation; empty for none.

        Both sides must answer it.
        """
        best, least = "", _FAR * 2
        sides = {self._graph.side(key) for key in link.ends}
        for table in self._comparison.written_questions:
            if not sides.isdisjoint(table.silent):
                continue
            cases = [self._case(answer.key) for answer in table.answers]
            steps = [
                min((case.depth(key) + 1 for case in cases if key in case), default=_FAR)
                for key in link.ends
            ]
            if sum(steps) < least:
                best, least = table.key, sum(steps)
        self._distances[link] = least
        return best

    def _groups(
        self, question: str, links: Sequence[Link], full: set[Reference]
    ) -> Iterator[Group]:
        """Relations by sort, those closest to the answers first.

        ``full`` are the statements drawn in full so far.
        """
        links = sorted(links, key=self._distances.__getitem__)
        is_report = {link: views_of(link, self._maps) is Views.REPORT for link in links}
        reports = [link for link in links if is_report[link]]
        others = [link for link in links if not is_report[link]]
        sorted_out = [
            (group.heading, [link for link in others if link.kind in group.kinds])
            for group in GROUPS
        ]
        for heading, found in (*sorted_out, (REPORTS.heading, reports)):
            if found:
                yield Group(heading, tuple(self._pair(question, link, full) for link in found))

    def _pair(self, question: str, link: Link, full: set[Reference]) -> Pair:
        sides = {key: self._graph.side(key) for key in link.ends}
        left, right = sorted(link.ends, key=lambda key: self._order.index(sides[key]))
        rows = []
        for key in (left, right):
            reply = self._reply(key, question)
            rows.append(
                Row(key, 0, side=sides[key], reply=reply, is_again=key in full, is_met=True)
            )
            full.add(key)
        return Pair(link, rows[0], rows[1])

    # Blocks

    def _block(
        self, question: str, answers: list[Reference], links: list[Link], beside: list[Link]
    ) -> Block:
        """A question with its answers and the relations between its columns.

        Relations in ``beside`` are shown as notes on cards.
        """
        block = Block(question, own=[key for key in answers if not self._graph.side(key)])
        block.own_notes = {key: list(self._below_own(key)) for key in block.own}
        full: set[Reference] = set()
        for name in self._order:
            rows = [self._answer(key, question) for key in answers if self._graph.side(key) == name]
            if rows:
                # The author's own answers come first, then those that the author reports.
                block.answers[name] = sorted(rows, key=lambda row: is_anothers(row, self._maps))
                full |= {row.key for row in rows}
        block.groups = list(self._groups(question, links, full))
        noted = [link for link in beside if not self._is_row(link)]
        for name in self._order:
            if rows := self._tree(name, block, noted, full):
                block.trees[name] = rows
        for link in noted:
            self._note(link, block)
        drawn = {name for name, _ in block.rows()}
        drawn |= {one.map for key in block.own for one in self._graph.premises_of(key) if one.map}
        block.names = tuple(name for name in self._order if name in drawn)
        if question:
            block.silent = tuple(name for name in self._order if name not in drawn)
        return block

    def _answer(self, key: Reference, question: str) -> Row:
        side, reply = self._graph.side(key), self._reply(key, question)
        row = Row(key, 0, side=side, is_answer=True, reply=reply, is_met=True)
        if self._view.depth is None:
            self._column(side, WHOLE).count([row])
        return row

    def _reply(self, key: Reference, question: str) -> str:
        """What a statement answers to a question in a few words, if it has them.

        They are those of the comparison or else its title; empty if it is no answer.
        """
        said = self._reasons.get((key, Reference("", question)), "")
        is_answer = key in self._maps.answers.get(question, ())
        return said or (self._maps[key].title or "" if is_answer else "")

    def _column(self, name: str, view: View) -> Column:
        return Column(name, self._graph, self._case, self._own, view)

    def _tree(
        self, name: str, block: Block, noted: Sequence[Link], full: set[Reference]
    ) -> list[Row]:
        """The statements drawn below the relations in a column.

        They are those that the comparison adds something to, or relates within the column; below
        a focus, the paths to what is related; and with a depth, what carries the answers.
        """
        heads: list[Reference] = []
        wanted = [key for link in noted for key in link.ends if self._graph.side(key) == name]
        wanted = [key for key in wanted if key not in full]
        answers = [row.key for row in block.answers.get(name, ())]
        if self._view.depth is not None:
            block.below = BELOW
            heads += answers if self._focus is None else ()
            if not block.key:
                wanted += [row.key for _, row in block.rows() if row.side == name]
        related = {row.key for _, row in block.rows() if row.side == name}
        if self._focus is not None and self._graph.side(self._focus) == name:
            below = related - {self._focus}
            if below or self._view.depth is not None:
                block.below = f"below {self._view.focus}"
                heads.append(self._focus)
                wanted += below
        cases = [self._case(key) for key in (*heads, *answers)]
        for key, under in self._own.items():
            is_near = under in related or any(under in case for case in cases)
            if is_near and under.map == name and key not in full:
                wanted.append(under)
        wanted = [key for key in dict.fromkeys(wanted) if self._graph.side(key) == name]
        wanted.sort(key=self._place.__getitem__)
        if not heads and not wanted:
            return []
        rows = self._column(name, self._view).rows(heads, wanted, answers)
        return [
            evolve(row, is_short=row.key in full, side=name, reply=self._reply(row.key, block.key))
            for row in rows
        ]

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
            yield how_many_hidden(count)

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
        for _, row in block.rows():
            if row.key in said and not row.is_again and not row.is_short:
                row.notes.append(said.pop(row.key))
        for key in block.own:
            if key in said:
                block.own_notes[key].append(said[key])

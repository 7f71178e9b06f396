"""What stands on the sheet of a comparison: questions, and for each essay a column of statements.

Only what the comparison needs is there: the answers, the statements that something is said of
across the maps, and the ways down to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from itertools import pairwise, permutations
from typing import Final

from attrs import Factory, define, frozen

from argmap.comparison import Bearing, Comparison, Figures, Link, StatedFigure, Web, name_of
from argmap.comparison.bearing import own_reasons
from argmap.model import Kind, RelationKind
from argmap.model.normal_form import normal_form
from argmap.render.diagram.view import WHOLE, View
from argmap.render.look.strokes import Sort

_STRENGTH: Final = {
    RelationKind.CONTRADICTS: 4,
    RelationKind.REBUTS: 3,
    RelationKind.UNDERCUTS: 3,
    RelationKind.IN_TENSION: 2,
    RelationKind.SAME: 1,
    RelationKind.AGREES: 1,
}
_FAR: Final = 1_000
"""Steps from an answer to a statement that does not speak for it."""
_FIGURES: Final = 12
"""The most figures of one map in a table."""
_MOST_ORDERS: Final = 7
"""The most maps of which every order is tried."""


@frozen
class Table:
    """Figures of one subject from two maps: they "differ", "agree", are of "other measures", or
    are "too many" to be compared. ``more`` says how many of each map are not among the ``stated``;
    ``keys`` are the statements that state all of them.
    """

    how: str
    names: tuple[str, str]
    stated: tuple[StatedFigure, ...]
    more: tuple[int, int] = (0, 0)
    keys: frozenset[str] = frozenset()


@define
class Row:
    """A statement in a column, ``depth`` steps in, below the row number ``under`` (none: -1).

    ``sort`` is how it bears on that; ``hidden`` counts the statements below it that are not drawn.
    ``is_answer`` says that it answers the block's question, and ``reply`` how in a few words.
    """

    key: str
    depth: int
    under: int = -1
    sort: Sort = Sort.SUPPORT
    hidden: int = 0
    is_answer: bool = False
    reply: str = ""


@define
class Block:
    """A question, or what no question is about (an empty ``key``).

    ``columns`` has a column of rows for each map, ``own`` the answers that are the comparison's
    own and of no single map, ``links`` what is drawn between the columns, ``tables`` the figures
    that stand there.
    """

    key: str
    columns: dict[str, list[Row]]
    own: list[str] = Factory(list)
    links: list[Link] = Factory(list)
    tables: list[Table] = Factory(list)

    @cached_property
    def _places(self) -> dict[str, tuple[str, int]]:
        return {
            row.key: (name, number)
            for name, rows in reversed(self.columns.items())
            for number, row in enumerate(rows)
        }

    def place(self, key: str) -> tuple[str, int]:
        """The column and the number of the row in which a statement stands, once all rows do."""
        return self._places[key]


@frozen
class SheetPlan:
    """The names of the maps from the left, and the blocks from the top."""

    names: tuple[str, ...]
    blocks: tuple[Block, ...]


def plan_sheet(comparison: Comparison, view: View = WHOLE) -> SheetPlan:
    """Plan a sheet; :func:`argmap.render.sheet_to_dot` says what ``view`` does to it."""
    return _Planner(comparison, view).plan()


class _Planner:
    def __init__(self, comparison: Comparison, view: View) -> None:
        self._comparison = comparison
        self._gathering = comparison.gathering
        self._web = Web(comparison.gathering)
        self._case = cache(self._web.case)
        self._view = view
        # What the comparison itself adds to statements of the maps stands in their columns.
        main = comparison.gathering.main
        self._own = {
            node.key: node.under
            for node in main.statements
            if node.under is not None and node.kind not in (Kind.QUESTION, Kind.ANSWER)
        }
        focus = view.focus
        self._focus = frozenset(self._case(focus)) if focus is not None else None

    def plan(self) -> SheetPlan:
        links = sorted(self._links(), key=lambda link: _STRENGTH[link.kind], reverse=True)
        tables = [] if self._focus is not None else list(tables_of(self._comparison.figures))
        by_question: dict[str, list[Link]] = {}
        for link in links:
            by_question.setdefault(self._question_of(link), []).append(link)
        blocks = [
            self._block(
                table.key,
                [answer.key for answer in table.answers],
                by_question.get(table.key, []),
            )
            for table in self._comparison.questions
        ]
        if "" in by_question:
            blocks.append(self._block("", [], by_question[""]))
        drawn = {row.key for block in blocks for rows in block.columns.values() for row in rows}
        if drawn:  # what differs, and figures of what is spoken of; of figures alone all
            tables = [
                table
                for table in tables
                if table.how in ("differ", "too many") or not drawn.isdisjoint(table.keys)
            ]
        if tables:
            blocks.append(Block("", {name: [] for name in self._gathering.used}, tables=tables))
        seen = {name for block in blocks for name, rows in block.columns.items() if rows}
        seen |= {name for table in tables for name in table.names}
        return SheetPlan(self._order(seen, links), tuple(blocks))

    def _order(self, seen: set[str], links: list[Link]) -> tuple[str, ...]:
        """The maps that have something on the sheet, those side by side that say most of each
        other; else in the order in which they are used.
        """
        names = [name for name in self._gathering.used if name in seen]
        if not 2 < len(names) <= _MOST_ORDERS:
            return tuple(names)
        weight: dict[frozenset[str], int] = {}
        for link in links:
            sides = frozenset(map(self._web.side, link.ends))
            weight[sides] = weight.get(sides, 0) + _STRENGTH[link.kind]

        def worth(order: tuple[str, ...]) -> int:
            return sum(weight.get(frozenset(pair), 0) for pair in pairwise(order))

        # The first of equals is the one that is nearest to the order of use.
        return max(permutations(names), key=worth)

    def _links(self) -> Iterator[Link]:
        found = self._comparison.partings
        for link in (*found.contradictions, *found.tensions, *found.agreements):
            near = self._focus is None or not self._focus.isdisjoint(link.ends)
            sides = [self._web.side(key) for key in link.ends if key in self._gathering]
            if near and self._is_tagged(link) and all(sides) and len(set(sides)) == 2:
                yield link

    def _is_tagged(self, link: Link) -> bool:
        view = self._view
        return not view.tags or any(view.names(self._gathering[key].tags) for key in link.ends)

    def _question_of(self, link: Link) -> str:
        """The question to whose answers both ends of a link are nearest; empty for none."""
        best, least = "", _FAR * 2
        for table in self._comparison.questions:
            cases = [self._case(answer.key) for answer in table.answers]
            steps = [
                min((len(case.way(key)) for case in cases if key in case), default=_FAR)
                for key in link.ends
            ]
            if sum(steps) < least:
                best, least = table.key, sum(steps)
        return best

    def _block(self, question: str, answers: list[str], links: list[Link]) -> Block:
        block = Block(question, {name: [] for name in self._gathering.used}, links=links)
        block.own = [key for key in answers if not self._web.side(key)]
        reasons = own_reasons(self._gathering.main)
        for name in block.columns:
            heads = [key for key in answers if self._web.side(key) == name]
            for key in block.own:
                heads += [ground for ground in self._web.grounds(key) if name_of(ground) == name]
            wanted = [end for link in links for end in link.ends if self._web.side(end) == name]
            cases = [self._case(head) for head in heads]
            wanted += [
                under
                for under in self._own.values()
                if name_of(under) == name and any(under in case for case in cases)
            ]
            block.columns[name] = self._column(list(dict.fromkeys(heads)), wanted)
            for row in block.columns[name]:
                row.is_answer = row.key in answers
                row.reply = reasons.get((row.key, question), "") if row.is_answer else ""
        return block

    def _column(self, heads: list[str], wanted: list[str]) -> list[Row]:
        """The trees of a column: from its heads down to what is wanted, and what else is."""
        rows: list[Row] = []
        left, drawn = set(wanted), set[str]()
        # What attacks one answer may speak for another: there it stands.
        loose = left.difference(heads, *(self._case(head) for head in heads))
        for head in (*heads, *wanted):
            if head not in drawn:
                self._grow(head, left, loose, drawn, rows)
        self._count(rows)
        return rows

    def _grow(
        self, head: str, left: set[str], loose: set[str], drawn: set[str], rows: list[Row]
    ) -> None:
        """Add a head, and below it the ways to all that is ``left`` to be drawn, and the attacks
        that are ``loose``: wanted, and speaking for no answer.
        """
        needed: set[str] = {head}
        cases = [head]
        for root in cases:
            case = self._case(root)
            found = {root}
            for key in case:
                if key in left and key not in drawn:
                    found.update(case.way(key))
            needed |= found
            cases += (
                one.under
                for key in found
                for one in self._below(key)
                if not one.favours and one.under in loose and one.under not in (needed | drawn)
            )
        left -= needed
        waiting = [(head, 0, -1, Sort.SUPPORT)]
        while waiting:
            key, depth, under, sort = waiting.pop()
            if key in drawn:
                continue
            drawn.add(key)
            at = len(rows)
            rows.append(Row(key, depth, under, sort))
            below = () if key in self._view.fold else self._below(key)
            for step in dict.fromkeys(one.step for one in below if one.favours):
                if step is not None and step in needed and step not in drawn:
                    drawn.add(step)
                    rows.append(Row(step, depth + 1, at))
            kept = [
                bearing
                for bearing in below
                if bearing.under in needed
                or bearing.under in self._own
                or depth < (self._view.depth or 0)
            ]
            waiting += [
                (one.under, depth + 1, at, Sort.SUPPORT if one.favours else Sort.ATTACK)
                for one in reversed(kept)
            ]

    def _below(self, key: str) -> list[Bearing]:
        """What bears on a statement on its own side, and what the comparison adds to it."""
        side = self._web.side(key)
        return [
            one
            for one in self._web.below.get(key, ())
            if one.under in self._own or self._web.side(one.under) == side
        ]

    def _count(self, rows: list[Row]) -> None:
        """Count what is not drawn: for each row what lies below it and below no drawn row of it."""
        drawn = {row.key for row in rows}
        counted: set[str] = set()
        for row in reversed(rows):
            seen: set[str] = set()
            waiting = [row.key]
            while waiting:
                for bearing in self._below(waiting.pop()):
                    if bearing.under not in seen:
                        seen.add(bearing.under)
                        waiting.append(bearing.under)
            hidden = seen - drawn
            row.hidden = len(hidden - counted)
            counted |= hidden


def tables_of(figures: Figures) -> Iterator[Table]:
    """A table for each subject of which two maps have figures: first what differs."""
    for how, pairs in (
        ("differ", figures.conflicts),
        ("agree", figures.agreements),
        ("other measures", figures.related),
    ):
        found: dict[tuple[str, str, str], dict[StatedFigure, None]] = {}
        for pair in pairs:
            one, other = sorted((name_of(pair.first.key), name_of(pair.second.key)))
            stated = found.setdefault((normal_form(pair.subject), one, other), {})
            stated[pair.first] = stated[pair.second] = None
        for (_, one, other), stated in found.items():
            yield _table(how, (one, other), stated)
    for uncompared in figures.uncompared:
        counts = dict(uncompared.counts)
        for both in pairwise(uncompared.first):
            left, right = (name_of(stated.key) for stated in both)
            yield Table("too many", (left, right), both, (counts[left] - 1, counts[right] - 1))


def _table(how: str, names: tuple[str, str], figures: Iterable[StatedFigure]) -> Table:
    by_map: dict[str, list[StatedFigure]] = {name: [] for name in names}
    for one in figures:
        by_map[name_of(one.key)].append(one)
    shown = tuple(one for name in names for one in by_map[name][:_FIGURES])
    left = [max(0, len(by_map[name]) - _FIGURES) for name in names]
    keys = frozenset(one.key for stated in by_map.values() for one in stated)
    return Table(how, names, shown, (left[0], left[1]), keys)

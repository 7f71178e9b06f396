"""What stands on the sheet of a comparison: questions, and for each essay a column of statements.

Only what the comparison needs is there: the answers, the statements that something is said of
across the maps, and the ways down to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import Factory, define, frozen

from argmap.comparison import Comparison, FigurePair, Link, Web, name_of
from argmap.model import RelationKind
from argmap.render.scene import Sort
from argmap.render.view import WHOLE, View

_STRONG: Final = {
    RelationKind.CONTRADICTS: 0,
    RelationKind.REBUTS: 1,
    RelationKind.UNDERCUTS: 1,
    RelationKind.IN_TENSION: 2,
    RelationKind.SAME: 3,
    RelationKind.AGREES: 3,
}


@define
class Row:
    """A statement in a column, ``depth`` steps in, below the row number ``under`` (none: -1).

    ``sort`` is how it bears on that; ``hidden`` counts the statements below it that are not drawn.
    """

    key: str
    depth: int
    under: int = -1
    sort: Sort = Sort.SUPPORT
    hidden: int = 0


@define
class Block:
    """A question, or what no question is about (an empty ``key``).

    ``columns`` has a column of rows for each map, ``own`` the answers that are the comparison's
    own and of no single map, ``links`` what is drawn between the columns, ``figures`` what stands
    there as a table.
    """

    key: str
    columns: dict[str, list[Row]]
    own: list[str] = Factory(list)
    links: list[Link] = Factory(list)
    figures: list[tuple[str, FigurePair]] = Factory(list)


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
        self._view = view
        focus = view.focus
        self._focus = frozenset(self._web.case(focus)) if focus is not None else None

    def plan(self) -> SheetPlan:
        waiting = sorted(self._links(), key=lambda link: _STRONG[link.kind])
        blocks = []
        for table in self._comparison.questions:
            answers = [answer.key for answer in table.answers]
            cases = {key: frozenset(self._web.case(key)) for key in answers}
            reached = frozenset[str]().union(*cases.values())
            links = [link for link in waiting if reached.issuperset(link.ends)]
            waiting = [link for link in waiting if link not in links]
            blocks.append(self._block(table.key, answers, links))
        if waiting:
            # What belongs to no single question, or to one by one end alone.
            blocks = self._placed(blocks, waiting)
        figures = list(self._figures())
        if figures:
            blocks.append(Block("", {name: [] for name in self._gathering.used}, figures=figures))
        names = tuple(
            name
            for name in self._gathering.used
            if any(block.columns[name] for block in blocks)
            or any(name in _names(pair) for _, pair in figures)
        )
        return SheetPlan(names, tuple(blocks))

    def _links(self) -> Iterator[Link]:
        found = self._comparison.partings
        for link in (*found.contradictions, *found.tensions, *found.agreements):
            near = self._focus is None or not self._focus.isdisjoint(link.ends)
            if near and self._is_tagged(link) and all(self._is_drawable(key) for key in link.ends):
                yield link

    def _is_tagged(self, link: Link) -> bool:
        wanted = self._view.tags
        return not wanted or any(
            not set(wanted).isdisjoint(self._gathering[key].tags) for key in link.ends
        )

    def _is_drawable(self, key: str) -> bool:
        return name_of(key) != "" and key in self._gathering

    def _placed(self, blocks: list[Block], waiting: list[Link]) -> list[Block]:
        """Put each link to the block that knows one of its ends; the rest make one of their own."""
        reach = [
            frozenset[str]().union(
                *(self._web.case(row.key) for rows in block.columns.values() for row in rows)
            )
            for block in blocks
        ]
        extra: dict[int, list[Link]] = {}
        for link in waiting:
            known = [number for number, keys in enumerate(reach) if not keys.isdisjoint(link.ends)]
            extra.setdefault(known[0] if known else -1, []).append(link)
        rebuilt = [
            self._block(
                block.key,
                [answer.key for answer in self._comparison.questions[number].answers],
                [*block.links, *extra.get(number, [])],
            )
            for number, block in enumerate(blocks)
        ]
        if -1 in extra:
            rebuilt.append(self._block("", [], extra[-1]))
        return rebuilt

    def _block(self, question: str, answers: list[str], links: list[Link]) -> Block:
        block = Block(question, {name: [] for name in self._gathering.used}, links=links)
        block.own = [key for key in answers if not name_of(key)]
        for name in block.columns:
            heads = [key for key in answers if name_of(key) == name]
            for key in block.own:
                heads += [ground for ground in self._web.grounds(key) if name_of(ground) == name]
            wanted = [end for link in links for end in link.ends if name_of(end) == name]
            block.columns[name] = self._column(list(dict.fromkeys(heads)), wanted)
        return block

    def _column(self, heads: list[str], wanted: list[str]) -> list[Row]:
        """The trees of a column: from its heads down to what is wanted, and what else is."""
        rows: list[Row] = []
        left = dict.fromkeys(wanted)
        for head in heads:
            if any(row.key == head for row in rows):
                continue
            self._grow(head, left, rows)
        for key in list(left):
            if key in left:
                self._grow(key, left, rows)
        return rows

    def _grow(self, head: str, left: dict[str, None], rows: list[Row]) -> None:
        """Add a head, and below it the ways to all that is wanted and not yet there."""
        drawn = {row.key for row in rows}
        needed: set[str] = {head}
        case = self._web.case(head)
        for key in list(left):
            if key in case and key not in drawn:
                needed.update(case.way(key))
            if key in needed or key in drawn:
                left.pop(key)
        waiting = [(head, 0, -1, Sort.SUPPORT)]
        while waiting:
            key, depth, under, sort = waiting.pop()
            if key in drawn:
                continue
            drawn.add(key)
            at = len(rows)
            rows.append(Row(key, depth, under, sort))
            below = () if key in self._view.fold else self._web.below.get(key, ())
            kept = [
                bearing
                for bearing in below
                if name_of(bearing.under) == name_of(head)
                and (bearing.under in needed or depth < (self._view.depth or 0))
            ]
            waiting += [
                (one.under, depth + 1, at, Sort.SUPPORT if one.favours else Sort.ATTACK)
                for one in reversed(kept)
            ]
        self._count(rows)

    def _count(self, rows: list[Row]) -> None:
        """Count what is not drawn: for each row what lies below it and below no drawn row of it."""
        drawn = {row.key for row in rows}
        counted: set[str] = set()
        for row in reversed(rows):
            below = set(self._below(row.key)) - drawn
            row.hidden = len(below - counted)
            counted |= below

    def _below(self, key: str) -> Iterable[str]:
        seen: dict[str, None] = {}
        waiting = [key]
        while waiting:
            for bearing in self._web.below.get(waiting.pop(), ()):
                if bearing.under not in seen and name_of(bearing.under) == name_of(key):
                    seen[bearing.under] = None
                    waiting.append(bearing.under)
        return seen

    def _figures(self) -> Iterator[tuple[str, FigurePair]]:
        if self._focus is not None:
            return
        found = self._comparison.figures
        for how, pairs in (
            ("differ", found.conflicts),
            ("agree", found.agreements),
            ("other measures", found.related),
        ):
            for pair in pairs:
                yield how, pair


def _names(pair: FigurePair) -> tuple[str, str]:
    return name_of(pair.first.key), name_of(pair.second.key)

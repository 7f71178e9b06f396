"""Lines in the wrong column: the moves that would put them right, found by trying them.

Where a line cannot stand where it does, something was moved: the line itself, with or without what
belongs to it, or a line above it. Each of these single moves is tried, and what follows is read as
if it had been made; the move after which least is wrong is taken. Where several are as good and do
not give the same map, all of them are told, for only the writer knows. This is the local repair
with a forward check of Burke and Fisher (1987), on columns in place of symbols.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Final

from attrs import evolve, frozen

from argmap.language.recovery.nesting import ALIEN, WRONG, Frame, State, advance, may_stand
from argmap.language.recovery.physical_lines import Row, Sort, may_begin

_FAR: Final = 2
"""So many steps may a line have been moved, if it is not known better."""

_AHEAD: Final = 40
"""So many rows below a move are looked at."""

_MOST: Final = 100
"""So many repairs are made in a text; one with more has not slipped, but was written otherwise."""

_WORK: Final = 8
_WORK_AT_LEAST: Final = 40_000
"""So many times a text's rows may be looked at in all, and so many rows of a short one."""

_ENDS: Final = 8
"""At so many heads a block that was moved may end."""

_SHOWN: Final = 2
"""So many readings are told."""


@frozen
class Move:
    """Some rows, each with the column that it is moved to. ``heads`` are comments and lines of text
    that become heads. A move that ``is_far_fetched`` is told only where no other is as good.
    """

    columns: dict[int, int]
    heads: tuple[int, ...] = ()
    is_far_fetched: bool = False

    @property
    def first(self) -> int:
        """The first row that is moved."""
        return min(self.columns)


@frozen
class Repair:
    """What is wrong at the row ``at`` with ``weight``, and the moves that would put it right.

    The first is the likeliest and has been taken; others give another map that is as good.
    ``parents`` has for each move what the first row that it moves stands under then. A repair is
    not sure, and not made, where a line stands in a good column and only its kind is wrong there.
    ``stood_under`` is what the row ``at`` stood under before; ``covered`` are the rows whose kind
    may not stand where they do, and may where the first move puts them.
    """

    at: int
    weight: int
    moves: tuple[Move, ...]
    parents: tuple[int, ...]
    is_sure: bool = True
    stood_under: int = -1
    covered: frozenset[int] = frozenset()


class ColumnSearch:
    """The columns in which the rows of a text stand, and those in which they were meant to.

    >>> from argmap.language.grammar import lines
    >>> from argmap.language.recovery.physical_lines import rows_of
    >>> text = "thesis t: It lasts.\\n  claim c: It has one centre.\\n     by: Wolfe\\n"
    >>> found = ColumnSearch(rows_of(lines(text), 2, None), 2, lambda row: None)
    >>> [repair.moves[0].columns for repair in found.repairs]
    [{2: 4}]
    """

    def __init__(self, rows: Sequence[Row], step: int, meant: Callable[[Row], Row | None]) -> None:
        self._rows = list(rows)
        self.meant = cache(meant)
        self._first_rows: set[int] = set()
        self._step = step
        self.columns = [row.column for row in rows]
        self.repairs: list[Repair] = []
        self.doubts: list[Repair] = []
        self.heads: dict[int, Row] = {}
        self._work = _WORK * len(rows) + _WORK_AT_LEAST
        self._states = [State()] * (len(rows) + 1)
        self._weights = [0] * len(rows)
        self._parents = [-1] * len(rows)
        self._read_on(0, len(rows))
        self._repair()

    def _read_on(self, start: int, after: int) -> None:
        """Work out states, weights and parents from a row on; from ``after`` on no row has moved.

        Where nothing is different any more, the rest stays as it was.
        """
        states, weights, parents = self._states, self._weights, self._parents
        state = states[start]
        for number in range(start, len(self._rows)):
            state, weight, parent = advance(
                state, self._rows, number, self.columns[number], self._step
            )
            weights[number] = WRONG if self._rows[number].is_unsure else weight
            parents[number] = parent
            old, states[number + 1] = states[number + 1], state
            if number >= after and old.frame is state.frame and old[1:] == state[1:]:
                return

    def _repair(self) -> None:
        at = 0
        covered: set[int] = set()  # told of with one above
        while at < len(self._rows) and len(self.repairs) < _MOST:
            if not self._weights[at] or (at in covered and self._weights[at] == ALIEN):
                at += 1
                continue
            repair = self._best(at)
            if repair is None:
                at += 1
                continue
            if not repair.is_sure:
                self.doubts.append(repair)
                covered |= repair.covered
                at += 1
                continue
            self.repairs.append(repair)
            move = repair.moves[0]
            for row, column in move.columns.items():
                self.columns[row] = column
                self._rows[row].is_unsure = False
            self._first_rows.add(move.first)
            for row in move.heads:
                head = self.meant(self._rows[row])
                assert head is not None  # or it would not have been tried
                self._rows[row] = self.heads[row] = head
            first = min(move.first, at)
            self._read_on(first, max(move.columns) + 1)
            at = first if first < at else at
            if self._work < 0:
                return

    # The moves that are tried

    def _best(self, at: int) -> Repair | None:
        """The repair of the first row that is wrong, if any move makes less wrong."""
        best: list[tuple[tuple[bool, int, int, int], tuple[int, ...], Move, int]] = []
        least, gain = None, 0
        seen: set[tuple[tuple[int, int], ...]] = set()
        for move in self._moves(at):
            key = tuple(sorted(move.columns.items()))
            if not key or key in seen or move.first in self._first_rows:
                continue  # what was moved once is not moved again
            seen.add(key)
            tried = self._try(at, move)
            if tried is None:
                continue
            before, after, outline, changed, _ = tried
            if after >= before or (least is not None and after > least):
                continue
            if least is None or after < least:
                best, least = [], after
                gain = before - after
            first = move.first
            way = abs(move.columns[first] - self.columns[first])
            parent = outline[first - self._start(at, move)]
            key_of = (move.is_far_fetched, changed, len(move.columns), way)
            best.append((key_of, outline, move, parent))
        if not best:
            return None
        best.sort(key=lambda one: one[0])
        moves: list[Move] = []
        parents: list[int] = []
        told: set[object] = set()
        for _, outline, move, parent in best:
            # Two moves with the same outline give the same map; only their starts may differ.
            signature = self._signature(at, move, outline)
            if signature not in told:
                told.add(signature)
                moves.append(move)
                parents.append(parent)
        # A head that was lost explains what fits under nothing else.
        sure = gain >= WRONG or self._weights[at] != ALIEN or bool(moves[0].heads)
        shown = tuple(moves[:_SHOWN]), tuple(parents[:_SHOWN])
        covered = frozenset[int]()
        if not sure and (tried := self._try(at, moves[0])) is not None:
            start = self._start(at, moves[0])
            covered = frozenset(
                row
                for row in moves[0].columns
                if self._weights[row] == ALIEN and tried[4][row - start : row - start + 1] == [0]
            )
        return Repair(at, self._weights[at], *shown, sure, self._parents[at], covered)

    def _start(self, at: int, move: Move) -> int:
        return min(at, move.first)

    def _signature(self, at: int, move: Move, outline: tuple[int, ...]) -> object:
        """What stands under what if a move is made, where that is not as it was before it."""
        start = self._start(at, move)
        return frozenset(
            (start + n, parent)
            for n, parent in enumerate(outline)
            if self._rows[start + n].is_head or start + n in move.heads
        ) | frozenset(
            (row, self._parents[row])
            for row in range(max(at - _AHEAD, 0), start)
            if self._rows[row].is_head
        )

    def _try(self, at: int, move: Move) -> tuple[int, int, tuple[int, ...], int, list[int]] | None:
        """How wrong all is before and after a move, what stands under what then, how many heads
        that could stand where they did would stand under something else, and each row's weight.
        """
        start = self._start(at, move)
        stop = min(max(at, max(move.columns)) + 1 + _AHEAD, len(self._rows))
        self._work -= stop - start
        if self._work < 0:
            return None
        rows: Sequence[Row] = self._rows
        if move.heads:
            rows = list(rows)
            for row in move.heads:
                head = self.meant(rows[row])
                if head is None:
                    return None
                rows[row] = head
        state, after, changed = self._states[start], 0, 0
        outline: list[int] = []
        weights: list[int] = []
        for number in range(start, stop):
            column = move.columns.get(number, self.columns[number])
            state, weight, parent = advance(state, rows, number, column, self._step)
            if rows[number].is_unsure and number not in move.columns:
                weight = WRONG
            if number == at and weight >= self._weights[at]:
                return None  # the line itself would be no better
            after += weight
            weights.append(weight)
            outline.append(parent)
            if (
                rows[number].is_head
                and parent != self._parents[number]
                and not self._weights[number]
            ):
                changed += 1
        return sum(self._weights[start:stop]), after, tuple(outline), changed, weights

    def _moves(self, at: int) -> Iterator[Move]:
        row, column = self._rows[at], self.columns[at]
        step = self._step
        before = self._states[at]
        if row.is_unsure:
            yield from self._unsure(at)
            return
        if row.is_head:
            is_apart = not at or self._rows[at - 1].sort in (Sort.BLANK, Sort.COMMENT)
            for wanted in self._places(row, column, before.frame):
                # What starts again at the left margin is seldom right below another line.
                far = not wanted and before.frame is not None and not is_apart
                for move in self._moved(at, wanted):
                    yield evolve(move, is_far_fetched=True) if far else move
        elif row.sort is Sort.FIELD:
            if before.draft >= 0:
                yield from self._moved(at, before.draft_column + step)
            elif before.at_head and may_begin(row):
                yield from self._moved(at, 0)
        elif row.sort is Sort.TEXT:
            owner = self._owner(at)
            wanted = self.columns[owner] + 2 * step
            if not self._near(column, wanted):
                return  # it is far from being text: most likely a head that lost its kind
            yield Move({at: wanted})
            texts = [n for n in self._texts(owner) if n >= at and self.columns[n] == column]
            yield Move(dict.fromkeys(texts, wanted))
            every = [n for n in self._texts(owner) if n >= at]
            yield Move(dict.fromkeys(every, wanted))
            if (
                self._rows[owner].is_head and self._weights[at] >= WRONG
            ):  # with the fields below, and with all that stands there
                by = wanted - column
                under = [n for n in self._below(owner, step - by) if n >= at]
                heads = [n for n in under if self._rows[n].is_head]
                for end in (*heads[:_ENDS], len(self._rows)):
                    rows = (n for n in under if n < end)
                    yield Move({n: max(self.columns[n] + by, 0) for n in rows})
            yield from self._above(owner, column - 2 * step)
            yield from self._commented(at, column - 2 * step)
            return
        elif row.sort is Sort.OTHER:
            yield from self._commented(at, column - 2 * step)
            return
        yield from self._heads_above(at, column)

    def _unsure(self, at: int) -> Iterator[Move]:
        """A line with a tab before it: the columns at which it may be meant to stand."""
        row, before = self._rows[at], self._states[at]
        if row.is_head:
            for wanted in self._places(row, self.columns[at], before.frame, far=1 << 10):
                if wanted or before.frame is None:  # a tab is no left margin
                    yield Move({at: wanted})
        elif row.sort is Sort.FIELD and before.draft >= 0:
            yield Move({at: before.draft_column + self._step})
        elif row.sort is Sort.TEXT and before.text >= 0:
            yield Move({at: before.text + 2 * self._step})
        yield Move({at: self.columns[at]})

    def _heads_above(self, at: int, column: int) -> Iterator[Move]:
        """The heads above a line, moved to where it may stand under them or beside them."""
        above = self._states[at]
        wanted = {column - self._step, column} if self._rows[at].is_head else {column - self._step}
        heads = {above.frame.row if above.frame is not None else -1, above.draft} - {-1}
        for head in heads:
            for place in wanted:
                yield from self._above(head, place)
        yield from self._commented(at, column - self._step)

    def _commented(self, at: int, column: int) -> Iterator[Move]:
        """A comment or a line of text above that may be a head, here or at another column."""
        for number in range(at, max(at - 12, -1), -1):
            row = self._rows[number]
            if row.sort in (Sort.COMMENT, Sort.TEXT) and self.meant(row) is not None:
                for place in {
                    self.columns[number],
                    column,
                    column - self._step,
                    column + self._step,
                }:
                    if place >= 0:
                        yield Move({number: place}, (number,))
                        texts = list(self._texts(number))
                        yield Move(
                            {number: place} | dict.fromkeys(texts, place + 2 * self._step),
                            (number,),
                        )
            elif row.is_head and number != at:
                break

    def _above(self, head: int, wanted: int) -> Iterator[Move]:
        """A head above moved, alone, with its text, with its fields."""
        own = self.columns[head]
        if wanted < 0 or wanted == own or not self._near(own, wanted) or wanted % self._step:
            return
        if self._rows[head].sort is Sort.TOP:
            return
        yield Move({head: wanted})
        texts = [*self._texts(head)]
        yield Move({n: self.columns[n] + wanted - own for n in (head, *texts)})

    def _places(
        self, row: Row, column: int, frame: Frame | None, far: int | None = None
    ) -> list[int]:
        """The columns at which a head may stand, the nearest first."""
        found = {0} if may_stand(row.word, None) else set()
        while frame is not None:
            if may_stand(row.word, frame):
                found.add(frame.column + self._step)
            frame = frame.below
        found.discard(column)
        near = sorted(found, key=lambda place: abs(place - column))
        within = [place for place in near if far or self._near(column, place)]
        return within or near[:1]

    def _near(self, column: int, place: int) -> bool:
        return abs(place - column) <= _FAR * self._step

    def _moved(self, at: int, wanted: int) -> Iterator[Move]:
        """A line moved alone, with its text, with all that stands under it, and with more."""
        own = self.columns[at]
        by = wanted - own
        if not by:
            return
        alone = [at]
        texts = [at, *self._texts(at)]
        run = [*self._below(at, 0)]
        # What was moved with it may end before any of the heads beside it.
        beside = own + self._step
        ends = [n for n in run[1:] if self._rows[n].is_head and self.columns[n] < beside]
        runs = [[n for n in run if n < end] for end in ends[:_ENDS]]
        # A block ends with a blank line, or where nothing stands as deep.
        block = next(
            (rows for rows in runs if self._rows[len(rows) + at - 1].sort is Sort.BLANK), run
        )
        whole = (alone, texts, [*self._below(at, 1)], block, run)
        for rows in (*whole, *runs):
            moved = {n: max(self.columns[n] + by, 0) for n in rows}
            yield Move(moved, is_far_fetched=rows not in whole)
        # A block that keeps another width of steps.
        columns = {n: self.columns[n] - own for n in run if self._rows[n].content}
        if any(columns.values()) and not any(one % (2 * self._step) for one in columns.values()):
            yield Move({n: wanted + one // 2 for n, one in columns.items()})
        yield from self._swapped(at)

    def _swapped(self, at: int) -> Iterator[Move]:
        """A head and the next one, each in the column of the other."""
        after = at + 1
        while after < len(self._rows) and self._rows[after].sort is Sort.TEXT:
            after += 1
        if after < len(self._rows) and self._rows[after].is_head and self._rows[at].is_head:
            own, other = self.columns[at], self.columns[after]
            if other < own:
                yield Move({at: other, after: own})

    def _texts(self, head: int) -> Iterator[int]:
        """The rows of the text that begins on a row."""
        number = head + 1
        while number < len(self._rows) and self._rows[number].sort is Sort.TEXT:
            yield number
            number += 1

    def _owner(self, at: int) -> int:
        """The row of the line from which a text goes on."""
        while self._rows[at].sort is Sort.TEXT:
            at -= 1
        return at

    def _below(self, at: int, deeper: int) -> Iterator[int]:
        """A row and those after it that stand at least so much deeper, with what lies between."""
        yield at
        least = self.columns[at] + deeper
        waiting: list[int] = []
        for number in range(at + 1, min(at + 2000, len(self._rows))):
            row = self._rows[number]
            if row.sort in (Sort.BLANK, Sort.COMMENT):
                waiting.append(number)
            elif row.sort is Sort.TOP or self.columns[number] < least:
                return
            else:
                yield from waiting
                waiting = []
                yield number

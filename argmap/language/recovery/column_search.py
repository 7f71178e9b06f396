"""Find the moves that would correct misindented lines, by trying them.

If a line is not allowed where it is, something was moved: the line itself, with or without the
lines below it, or a line above it. Each such move is tried and the following lines are checked as
if it had been made; the move with the fewest problems is taken. If several are equally good and
give different maps, all are reported, because only the author can decide. This is the local repair
with forward check of Burke and Fisher (1987), applied to columns instead of symbols.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Final

from attrs import evolve

from argmap.frozen_class import frozen
from argmap.language.recovery.nesting import ALIEN, WRONG, Frame, State, advance, may_stand
from argmap.language.recovery.physical_lines import Row, Sort, may_begin

_FAR: Final = 2
"""Maximum distance of a move, in steps, if nothing more is known."""

_AHEAD: Final = 40
"""How many rows below a move are checked."""

_MOST: Final = 100
"""Maximum number of repairs; a text that needs more follows another layout altogether."""

_WORK: Final = 8
_WORK_AT_LEAST: Final = 40_000
"""Budget of row checks for a text: per row, and a minimum for short texts."""

_ENDS: Final = 8
"""Maximum number of heads at which the end of a moved block is tried."""

_SHOWN: Final = 2
"""Maximum number of interpretations that are reported."""


@frozen
class Move:
    """Rows with their new columns.

    ``heads`` are comments and lines of text that become heads. A move that ``is_far_fetched`` is
    reported only if no other is as good.
    """

    columns: dict[int, int]
    heads: tuple[int, ...] = ()
    is_far_fetched: bool = False

    @property
    def first(self) -> int:
        """The first row that moves."""
        return min(self.columns)


@frozen
class Repair:
    """A problem at the row ``at`` with ``weight``, and the moves that would correct it.

    The first move is the likeliest and has been made; others are as good and give different maps.
    ``parents`` has, for each move, the resulting parent of its first row. A repair that is not
    ``is_sure`` is not made: the column of the line is fine and only its kind is wrong there.
    ``stood_under`` is the parent of the row ``at`` before; ``covered`` are the rows whose kind is
    not allowed where they are, but is allowed after the first move.
    """

    at: int
    weight: int
    moves: tuple[Move, ...]
    parents: tuple[int, ...]
    is_sure: bool = True
    stood_under: int = -1
    covered: frozenset[int] = frozenset()


class ColumnSearch:
    """The columns of the rows of a text after repair.

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
        """Update states, weights and parents from row ``start``; no row from ``after`` has moved.

        Stops as soon as the state is the same as before.
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
        covered: set[int] = set()  # reported with a row above
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
                assert head is not None  # otherwise the move would not have been tried
                self._rows[row] = self.heads[row] = head
            first = min(move.first, at)
            self._read_on(first, max(move.columns) + 1)
            at = first if first < at else at
            if self._work < 0:
                return

    # Candidate moves

    def _best(self, at: int) -> Repair | None:
        """Return the repair of the row ``at``, if any move reduces the problems."""
        best: list[tuple[tuple[bool, int, int, int], tuple[int, ...], Move, int]] = []
        least, gain = None, 0
        seen: set[tuple[tuple[int, int], ...]] = set()
        for move in self._moves(at):
            key = tuple(sorted(move.columns.items()))
            if not key or key in seen or move.first in self._first_rows:
                continue  # a row is moved only once
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
            # Moves with the same parents give the same map; only their starts may differ.
            signature = self._signature(at, move, outline)
            if signature not in told:
                told.add(signature)
                moves.append(move)
                parents.append(parent)
        # A lost head explains rows that fit under no other parent.
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
        """Return the parents that a move changes."""
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
        """Try a move; ``None`` if it does not help.

        Returns the total weight before and after, the new parents, how many well-placed heads get
        another parent, and the new weight of each row.
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
                return None  # no better for the row itself
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
                # A new top-level part seldom follows another line directly.
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
                return  # too far off for text: probably a head without its kind
            yield Move({at: wanted})
            texts = [n for n in self._texts(owner) if n >= at and self.columns[n] == column]
            yield Move(dict.fromkeys(texts, wanted))
            every = [n for n in self._texts(owner) if n >= at]
            yield Move(dict.fromkeys(every, wanted))
            if (
                self._rows[owner].is_head and self._weights[at] >= WRONG
            ):  # with the fields below, or with the whole block
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
        """Yield moves of a line indented with a tab, to the columns where it is allowed."""
        row, before = self._rows[at], self._states[at]
        if row.is_head:
            for wanted in self._places(row, self.columns[at], before.frame, far=1 << 10):
                if wanted or before.frame is None:  # a tab does not mean the left margin
                    yield Move({at: wanted})
        elif row.sort is Sort.FIELD and before.draft >= 0:
            yield Move({at: before.draft_column + self._step})
        elif row.sort is Sort.TEXT and before.text >= 0:
            yield Move({at: before.text + 2 * self._step})
        yield Move({at: self.columns[at]})

    def _heads_above(self, at: int, column: int) -> Iterator[Move]:
        """Yield moves of the heads above a line that make it their child or sibling."""
        above = self._states[at]
        wanted = {column - self._step, column} if self._rows[at].is_head else {column - self._step}
        heads = {above.frame.row if above.frame is not None else -1, above.draft} - {-1}
        for head in heads:
            for place in wanted:
                yield from self._above(head, place)
        yield from self._commented(at, column - self._step)

    def _commented(self, at: int, column: int) -> Iterator[Move]:
        """Yield moves that turn a comment or line of text above into a head."""
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
        """Yield moves of a head above: alone, or with its text."""
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
        """Return the columns at which a head is allowed, the nearest first."""
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
        """Yield moves of a line: alone, with its text, with its subtree, and with more."""
        own = self.columns[at]
        by = wanted - own
        if not by:
            return
        alone = [at]
        texts = [at, *self._texts(at)]
        run = [*self._below(at, 0)]
        # The moved block may end before any of the sibling heads.
        beside = own + self._step
        ends = [n for n in run[1:] if self._rows[n].is_head and self.columns[n] < beside]
        runs = [[n for n in run if n < end] for end in ends[:_ENDS]]
        # A block ends with a blank line, or before a shallower line.
        block = next(
            (rows for rows in runs if self._rows[len(rows) + at - 1].sort is Sort.BLANK), run
        )
        whole = (alone, texts, [*self._below(at, 1)], block, run)
        for rows in (*whole, *runs):
            moved = {n: max(self.columns[n] + by, 0) for n in rows}
            yield Move(moved, is_far_fetched=rows not in whole)
        # A block with another indentation width.
        columns = {n: self.columns[n] - own for n in run if self._rows[n].content}
        if any(columns.values()) and not any(one % (2 * self._step) for one in columns.values()):
            yield Move({n: wanted + one // 2 for n, one in columns.items()})
        yield from self._swapped(at)

    def _swapped(self, at: int) -> Iterator[Move]:
        """Yield the move that swaps the columns of a head and the next one."""
        after = at + 1
        while after < len(self._rows) and self._rows[after].sort is Sort.TEXT:
            after += 1
        if after < len(self._rows) and self._rows[after].is_head and self._rows[at].is_head:
            own, other = self.columns[at], self.columns[after]
            if other < own:
                yield Move({at: other, after: own})

    def _texts(self, head: int) -> Iterator[int]:
        """Yield the rows of the text that begins on a row."""
        number = head + 1
        while number < len(self._rows) and self._rows[number].sort is Sort.TEXT:
            yield number
            number += 1

    def _owner(self, at: int) -> int:
        """Return the row on which the text of this row begins."""
        while self._rows[at].sort is Sort.TEXT:
            at -= 1
        return at

    def _below(self, at: int, deeper: int) -> Iterator[int]:
        """Yield a row and the following ones at least ``deeper`` columns further in."""
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

"""Place the branches of a root below it, indented, as in an outline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, product
from math import inf
from typing import Final

from argmap.render.output.parts import UNDER, Part, Ways, worthwhile
from argmap.render.output.picture_graph import HANG
from argmap.render.output.strips import Shape, Strips

BESIDE: Final = 17.0
"""Points from the top of a card down to that of its branches, if they are at its right."""
TURN: Final = 17.0
"""Points between two rows of branches, with room for a line that runs across."""
TRIED: Final = 12
"""How many widths are tried one after the other; wider ones are each wider by a half."""
_CLOSE: Final = 1.0
"""How many points higher than need be columns may be."""


def hung(
    root: Part, groups: Sequence[Sequence[Ways]], most: int, pitch: float, *, clear: bool = False
) -> Ways:
    """A root with its branches below it, in one column or in several, at most so many strips wide.

    Each group of branches starts a new column, if they are not all in one. Branches are indented.
    If what is beside the root has to be ``clear``, they are in one column or in rows.
    """
    if not any(groups):
        root.head = root.shape.height
        return [root]
    top = root.shape.height + HANG
    floor = top if clear else 0.0
    tries = []
    for chosen in _chosen(groups):
        one = [branch for group in chosen for branch in group]
        tries.append(_in_one_column(root, one, floor, pitch))
        for columns in () if clear else _divisions(chosen, most):
            part = _in_columns(root, columns, (0, top), pitch)
            if part.shape.strips <= most:
                tries.append(part)
        least = max((branch.shape.strips for branch in one), default=1)
        if least > 1:  # else columns are as low
            tries += [_in_rows(root, chosen, wide, floor, pitch) for wide in widths(least, most)]
    return worthwhile(tries)


def beside(card: Part, groups: Sequence[Sequence[Ways]], most: int, pitch: float) -> Ways:
    """A card with its branches at its right, in one column or in several."""
    tries = []
    for chosen in _chosen(groups):
        one = [branch for group in chosen for branch in group]
        for columns in ([one], *_divisions(chosen, most - 1)):
            part = _in_columns(card, columns, (1, BESIDE if len(columns) > 1 else 0.0), pitch)
            if part.shape.strips <= most or len(columns) == 1:
                tries.append(part)
    return worthwhile(tries)


def side_by_side(roots: Sequence[Ways], most: int, pitch: float) -> Ways:
    """Roots with what hangs on them, side by side."""
    tries = []
    for chosen in product(*roots):
        part, strip = Part(head=chosen[0].head), 0
        for one in chosen:
            part.add(one, strip, 0.0, pitch)
            strip += one.shape.strips
        tries.append(part)
    narrow = [part for part in tries if part.shape.strips <= most]
    return worthwhile(narrow or tries[:1])


def _chosen(groups: Sequence[Sequence[Ways]]) -> Iterator[list[list[Part]]]:
    """Groups of branches, each branch in the lowest way that is no wider than some width."""
    groups = [group for group in groups if group]
    several = [ways for group in groups for ways in group if len(ways) > 1]
    for limit in sorted({part.shape.strips for ways in several for part in ways}) or [1]:
        yield [
            [[ways[0], *(one for one in ways if one.shape.strips <= limit)][-1] for ways in group]
            for group in groups
        ]


def _divisions(groups: Sequence[Sequence[Part]], most: int) -> Iterator[list[list[Part]]]:
    """Several ways to divide groups of branches into columns."""
    one = [branch for group in groups for branch in group]
    least = max((branch.shape.strips for branch in one), default=1)
    sizes = [[(part.shape.height, part.shape.strips) for part in group] for group in groups]
    tried: set[tuple[int, ...]] = {(len(one),)}
    for wide in widths(least, most + least) if len(one) > 1 else ():
        columns = _columns(groups, sizes, wide)
        counts = tuple(map(len, columns))
        if counts not in tried:
            tried.add(counts)
            yield columns


def widths(least: int, most: int) -> list[int]:
    """The widths to try, in strips: all near the least, and few of very many."""
    found, wide = [], least
    while wide < most:
        found.append(wide)
        wide += 1 if wide < least + TRIED else wide // 2
    return [*found, most]


def _in_one_column(root: Part, branches: Sequence[Part], floor: float, pitch: float) -> Part:
    """What is further right may be beside earlier branches, and the root down from ``floor``."""
    part, strips = Part(), Strips(UNDER)
    part.add(root, 0, 0.0, pitch)
    part.head = root.shape.height
    strips.place(root.shape, 0, 0.0)
    y = root.shape.height + HANG
    for branch in branches:
        above, foot = branch.shape.reaches[0]
        place = strips.free(branch.shape, 0, max(floor, y - above))
        strips.place(branch.shape, 0, place)
        part.add(branch, 0, place, pitch)
        y = place + foot + UNDER
    return part


def _in_rows(
    root: Part, groups: Sequence[Sequence[Part]], wide: int, floor: float, pitch: float
) -> Part:
    """Each group of branches starts a new row; lines run across above each row."""
    part, strips = Part(), Strips(UNDER)
    part.add(root, 0, 0.0, pitch)
    part.head = root.shape.height
    strips.place(root.shape, 0, 0.0)
    y = root.shape.height + HANG
    for group in groups:
        for row in _rows(group, wide):
            above, _ = row[0].shape.reaches[0]
            least = y - above
            if len(row) > 1:
                broad = sum(branch.shape.strips for branch in row[:-1]) + 1
                least = max(least, strips.foot(range(broad)) + TURN)
            whole = Shape()
            strip = 0
            for branch in row:
                for at, reach in branch.shape.reaches.items():
                    whole.extend((strip + at,), *reach)
                strip += branch.shape.strips
            if len(row) > 1:
                whole.extend(range(broad), 0.0, 0.0)
            top = strips.free(whole, 0, max(floor, least))
            strip = 0
            for branch in row:
                strips.place(branch.shape, strip, top)
                part.add(branch, strip, top, pitch)
                if strip:
                    part.turns |= dict.fromkeys(branch.beginnings(), top - TURN + UNDER)
                strip += branch.shape.strips
            y = max(y, top + row[0].shape.reaches[0][1] + UNDER)
    return part


def _rows(group: Sequence[Part], wide: int) -> list[Sequence[Part]]:
    """Branches in rows that are together as low as they can be."""
    best, starts = [0.0], [0]
    for end in range(1, len(group) + 1):
        strips, high = 0, 0.0
        lowest, first = inf, end - 1
        for start in range(end - 1, max(-1, end - 1 - TRIED), -1):
            strips += group[start].shape.strips
            high = max(high, group[start].shape.height)
            if strips > wide and start < end - 1:
                break
            more = best[start] + high + (UNDER if start == end - 1 else TURN)
            if more < lowest:
                lowest, first = more, start
        best.append(lowest)
        starts.append(first)
    found = []
    end = len(group)
    while end:
        found.append(group[starts[end] : end])
        end = starts[end]
    return found[::-1]


def _in_columns(
    root: Part, columns: Sequence[Sequence[Part]], corner: tuple[int, float], pitch: float
) -> Part:
    """Columns from a first strip and a top; each is as far left as it can be beside the others.

    Lines run across beside the root and above the columns, and down at the left of each column.
    """
    part, strips = Part(), Strips(UNDER)
    part.add(root, 0, 0.0, pitch)
    part.head = root.shape.height
    strips.place(root.shape, 0, 0.0)
    strip, top = corner
    strip -= 1
    for column in columns:
        placed, line = _column(column, top)
        strip += 1
        while not all(strips.free(shape, strip, y) == y for shape, y in (*placed, line)):
            strip += 1
        for branch, (shape, y) in zip(column, placed, strict=True):
            strips.place(shape, strip, y)
            part.add(branch, strip, y, pitch)
    part.shape.extend(range(strip + 1), 0.0, top)
    return part


def _column(
    branches: Sequence[Part], top: float
) -> tuple[list[tuple[Shape, float]], tuple[Shape, float]]:
    """The branches of a column from the top, and the line beside them."""
    strips, y = Strips(UNDER), top
    placed = []
    line = Shape()
    for branch in branches:
        above, foot = branch.shape.reaches[0]
        place = strips.free(branch.shape, 0, max(top, y - above))
        strips.place(branch.shape, 0, place)
        placed.append((branch.shape, place))
        line.extend((0,), 0.0, place + above - top)
        y = place + foot + UNDER
    return placed, (line, top)


def _columns(
    groups: Sequence[Sequence[Part]], sizes: Sequence[Sequence[tuple[float, int]]], wide: int
) -> list[list[Part]]:
    """Groups of branches in columns as low as they can be; each group starts a new column."""
    high = sum(high + UNDER for group in sizes for high, _ in group)
    highest = max((high for group in sizes for high, _ in group), default=0.0)
    low = max(highest, high / wide - UNDER)
    found = [[len(group)] for group in groups]
    while high - low > _CLOSE:
        middle = (low + high) / 2
        tried = [_filled(group, middle) for group in sizes]
        if sum(strips for _, strips in tried) <= wide:
            found, high = [counts for counts, _ in tried], middle
        else:
            low = middle
    columns = []
    for group, counts in zip(groups, found, strict=True):
        ends = [*accumulate(counts)]
        columns += [[*group[end - count : end]] for end, count in zip(ends, counts, strict=True)]
    return columns


def _filled(sizes: Sequence[tuple[float, int]], height: float) -> tuple[list[int], int]:
    """How many branches are in each column of at most some height, if they are not higher
    themselves; how many strips wide all are.
    """
    counts: list[int] = []
    y, wide, widest = height, 0, 0
    for high, strips in sizes:
        if y + high > height:
            counts.append(0)
            wide, y, widest = wide + widest, 0.0, 0
        counts[-1] += 1
        y += high + UNDER
        if strips > widest:
            widest = strips
    return counts, wide + widest

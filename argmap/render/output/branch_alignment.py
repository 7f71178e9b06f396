"""Place what is below a card at its right, not far above the card.

The engine centres a card beside what is below it, so that a card with much below it is far from the
one above it. Here cards at the right begin at most somewhat above theirs, or with the root on which
it hangs, and follow one another as closely as they can. Where something is below two cards,
all stays as the engine has placed it.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Final, NamedTuple

from argmap.render.output.contours import Contour
from argmap.render.output.picture_graph import BETWEEN, Edge, Graph, Point, Stack

RISE: Final = 54.0
"""How much further up than without it a card may have what is at its right, in points."""
_SUNK: Final = 40.0
"""By how much more if it hangs on a root, besides the root's height."""


class Below(NamedTuple):
    """What is below a box: its name, and where the line to it begins and ends, from both tops."""

    name: str
    start: float
    end: float


class BranchBox(NamedTuple):
    """A box of a branch: its height, the ranks that it covers, and what is below it from the top.

    ``rise`` is how much further up than without it what is below may be.
    """

    high: float
    ranks: range
    below: list[Below]
    rise: float = RISE


def rise_below(root: float) -> float:
    """The rise of what hangs on a root of some height and the width of a card."""
    return root + _SUNK


def aligned_branch(root: str, boxes: Mapping[str, BranchBox]) -> tuple[dict[str, float], Contour]:
    """The tops of all boxes below a root, from its own, and the outline of the branch.

    The outline has two ranks for each of the boxes, the second for the lines to the next.

    >>> below = [Below("b", 20.0, 20.0), Below("c", 20.0, 20.0)]
    >>> card = BranchBox(40.0, range(1, 2), [])
    >>> aligned_branch("a", {"a": BranchBox(40.0, range(1), below), "b": card, "c": card})[0]
    {'a': 0.0, 'b': -24.25, 'c': 24.25}
    """
    order = [root]
    for name in order:
        order += [one.name for one in boxes[name].below]
    shifts: dict[str, float] = {}
    contours: dict[str, Contour] = {}
    for name in reversed(order):
        box, whole, moved, sunk = boxes[name], Contour({}), 0.0, 0.0
        for number, one in enumerate(box.below):
            straight = one.start - one.end
            least = max(straight, moved) if number else straight
            whole, moved = whole.joined(contours.pop(one.name), least)
            shifts[one.name] = moved
            sunk = max(sunk, moved - straight)
        up = min(sunk / 2, box.rise)
        whole.shift -= up
        for one in box.below:
            shifts[one.name] -= up
            ends = one.start, shifts[one.name] + one.end
            whole.put(2 * box.ranks[-1] + 1, min(ends), max(ends))
        for rank in range(2 * box.ranks[0], 2 * box.ranks[-1] + 1):
            whole.put(rank, 0.0, box.high)
        contours[name] = whole
    tops = {root: 0.0}
    for name in order:
        tops |= {one.name: tops[name] + shifts[one.name] for one in boxes[name].below}
    return tops, contours[root]


def aligned(graph: Graph, corners: Mapping[int, Point]) -> dict[int, Point]:
    """The corners of the nodes of a picture from left to right, each branch aligned."""
    return _Alignment(graph, corners).corners()


class _Alignment:
    def __init__(self, graph: Graph, corners: Mapping[int, Point]) -> None:
        self._corners = corners
        self._pitch = graph.card_width + BETWEEN
        self._left = min((x for x, _ in corners.values()), default=0.0)
        self._numbers = {node.name: number for number, node in enumerate(graph.nodes())}
        self._nodes = {node.name: node for node in graph.nodes()}
        self._members = {name: [name] for name in self._nodes}
        self._firsts = {name: name for name in self._nodes}
        for item in graph.items:
            if isinstance(item, Stack):
                first, *others = [node.name for node in item.nodes]
                for name in others:
                    self._firsts[name] = first
                    self._members[first] += self._members.pop(name)
        self._below: dict[str, list[Below]] = {name: [] for name in self._members}
        self._rises: dict[str, float] = {}
        self._roots = dict.fromkeys(self._members)
        self._tangled: set[str] = set()  # what is below two cards
        for edge in graph.edges():
            self._read(edge)

    def _read(self, edge: Edge) -> None:
        """Note what is below what, and on what it hangs."""
        above, below = self._firsts[edge.start], self._firsts[edge.end]
        if edge.hangs and not self._is_broad(above):
            self._rises[below] = rise_below(self._high(above))
        elif not edge.hangs and not edge.joins:
            ends = self._middle(edge.start), self._middle(edge.end)
            self._below[above].append(Below(below, *ends))
            if below not in self._roots or self._corner(below)[0] <= self._corner(above)[0]:
                self._tangled.add(below)
            self._roots.pop(below, None)

    def corners(self) -> dict[int, Point]:
        """The corners of all nodes; the top of each branch stays where it is."""
        boxes: dict[str, BranchBox] = {}
        found = dict(self._corners)
        for root in self._roots:
            order = self._tree(root)
            if len(order) < 2:
                continue
            boxes |= {name: self._box(name) for name in order}
            tops, _ = aligned_branch(root, boxes)
            down = min(self._corner(name)[1] for name in tops) - min(tops.values())
            for name, top in tops.items():
                moved = top + down - self._corner(name)[1]
                for number in map(self._numbers.__getitem__, self._members[name] if moved else ()):
                    x, y = found[number]
                    found[number] = x, y + moved
        return found

    def _tree(self, root: str) -> list[str]:
        """A box with all below it, if each is below one other box; else nothing."""
        order = [root]
        for name in order:
            if name in self._tangled:
                return []
            order += [one.name for one in self._below[name]]
        return order

    def _box(self, name: str) -> BranchBox:
        left = self._corner(name)[0] - self._left
        first = int(left // self._pitch)
        ranks = range(first, max(first + 1, ceil((left + self._width(name)) / self._pitch)))
        below = self._below[name]
        if len(below) > 1:
            below.sort(key=lambda one: self._corner(one.name)[1])
        return BranchBox(self._high(name), ranks, below, self._rises.get(name, RISE))

    def _corner(self, name: str) -> Point:
        return self._corners[self._numbers[name]]

    def _middle(self, name: str) -> float:
        """How far the middle of a node is below the top of its box."""
        top = self._corner(self._firsts[name])[1]
        return self._corner(name)[1] - top + self._nodes[name].size[1] / 2

    def _high(self, box: str) -> float:
        last = self._members[box][-1]
        return self._corner(last)[1] - self._corner(box)[1] + self._nodes[last].size[1]

    def _width(self, box: str) -> float:
        return max(self._nodes[name].size[0] for name in self._members[box])

    def _is_broad(self, box: str) -> bool:
        return self._width(box) > self._pitch

"""Estimate the size of a drawing from its cards, without running the engine.

A branch is a layered tree: a rank is as thick as its thickest card, and what is below a card is
placed side by side as closely as the cards on their common ranks allow, as in E. Reingold and
J. Tilford, "Tidier Drawings of Trees" (1981). From left to right, the branches, parts and sections
are then placed as in the drawing itself; top-down, parts are stacked in a column.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from math import ceil
from typing import Final, NamedTuple, Protocol

from argmap.render.diagram.ranks import (
    below,
    breadth,
    hung_branches,
    hung_roots,
    is_across,
    is_broad,
    is_relation,
    lines,
    lists,
    premises,
)
from argmap.render.diagram.scene import Band, Box, Scene
from argmap.render.output.branch_alignment import (
    RISE,
    Below,
    BranchBox,
    aligned_branch,
    rise_below,
)
from argmap.render.output.contours import Contour
from argmap.render.output.hanging import beside, hung, side_by_side
from argmap.render.output.paper_sizes import USUAL_STRIPS
from argmap.render.output.part_packing import arranged
from argmap.render.output.parts import UNDER, Part, Section, Space, Ways
from argmap.render.output.picture_graph import APART, BESIDE, BETWEEN, BORDER, INDENT

Size = tuple[float, float]
"""Width and height in points."""

Sizes = Mapping[str, Size]
"""The sizes of boxes, by name."""

STACKED: Final = 16
"""Points between stacked parts."""


class CaptionSizes(NamedTuple):
    """The sizes of the title and legend, and of the headings of those bands that have one."""

    around: list[Size]
    headings: list[Size]


class Measures(Protocol):
    """What is known about the cards of a drawing."""

    @property
    def card_width(self) -> float:
        """The width of most cards in points."""

    def size(self, box: Box) -> Size:
        """The size of the card of a box."""

    def broad_size(self, box: Box) -> Size:
        """The size of the card of a broad root."""

    def captions(self, scene: Scene, breadth: float) -> CaptionSizes:
        """The sizes of the captions, given the width of the widest band in points."""


def estimated_size(scene: Scene, direction: str, measures: Measures) -> Size:
    """Estimate the width and height of a scene."""
    cards = {name: measures.size(box) for name, box in scene.boxes.items()}
    if direction == "lr":
        return _packed_size(scene, cards, measures)
    sizes = {name: _framed(box, scene, cards, direction) for name, box in scene.boxes.items()}
    inside: set[str] = set()
    for box in scene.boxes.values():
        for first, *others in lists(scene, box):
            leaves = [cards[first], *(cards[name] for name in others)]
            high = sum(one[1] + APART for one in leaves) - APART
            sizes[first] = max(one[0] for one in leaves) + INDENT, high
            inside.update(others)
    docks, pitch = _docks(scene, cards, direction), measures.card_width + BETWEEN
    placed: list[tuple[Band, Ways | None]] = []
    broadest = 0.0
    for band in scene.bands:
        ways: Ways | None = None
        if band.roots:  # lines run across from card to card, so nothing fits between
            tree, part = _Tree(scene, band.roots, docks, inside), Part()
            strips = range(ceil(tree.breadth(0, sizes) / pitch))
            part.shape.extend(strips, 0.0, tree.length(1, sizes, BETWEEN))
            broadest = max(broadest, tree.fullest(0, sizes))
            ways = [part]
        placed.append((band, ways))
    return _sheet_size(placed, measures.captions(scene, broadest), pitch)


def _packed_size(scene: Scene, cards: Sizes, measures: Measures) -> Size:
    """The size of a scene whose parts are placed in rows."""
    pitch = measures.card_width + BETWEEN
    sizes = {name: _framed(box, scene, cards, "lr") for name, box in scene.boxes.items()}
    strips = max((breadth(scene, band, USUAL_STRIPS) for band in scene.bands), default=1)
    branches = _Branches(scene, (cards, sizes), max(Space(pitch).most, strips), pitch)
    placed: list[tuple[Band, Ways | None]] = []
    for band in scene.bands:
        roots = hung_roots(scene, band, USUAL_STRIPS)
        if len(roots) == 1:
            root = roots[0]
            size = measures.broad_size(root) if is_broad(scene, root) else sizes[root.name]
            placed.append((band, branches.hung(root, [size])))
        elif roots:
            ways = [branches.joined(root) for root in roots]
            placed.append((band, side_by_side(ways, branches.most, pitch)))
        else:
            placed.append((band, [branches.tree(band.roots)] if band.roots else None))
    return _sheet_size(placed, measures.captions(scene, strips * pitch), pitch)


def _sheet_size(
    placed: Iterable[tuple[Band, Ways | None]], captions: CaptionSizes, pitch: float
) -> Size:
    """The size of bands in rows, under their headings, with the captions around them."""
    headings = iter(captions.headings)
    sections: list[Section] = []
    path: list[Section] = []
    for band, ways in placed:
        if band.title:
            section = Section(band.level, _heading(next(headings), pitch), band.title)
            path = [one for one in path if 0 < one.level < band.level]
            (path[-1].contents if path else sections).append(section)
            path.append(section)
        elif not path:
            path = [Section(0)]
            sections += path
        if ways is not None:
            path[-1].contents.append(ways)
    sheet = arranged(sections, 1, Space(pitch)).shape
    wide = max([sheet.strips * pitch - BETWEEN, *(width for width, _ in captions.around)])
    high = sheet.height + sum(height + STACKED for _, height in captions.around)
    return wide, high


class _Branches:
    """The branches of a scene, at most so many strips wide.

    The sizes are those of cards, and those of arguments with their premises.
    """

    def __init__(self, scene: Scene, sizes: tuple[Sizes, Sizes], most: int, pitch: float) -> None:
        self.most = most
        self._scene = scene
        self._cards, self._sizes = sizes
        self._pitch = pitch
        self._docks = _docks(scene, self._cards, "lr")
        self._hangs: set[str] = set()
        self._related: set[str] = set()

    def hung(self, root: Box, sizes: Sequence[Size]) -> Ways:
        """A root with what hangs on it; ``sizes`` are its own and those of relations beside it."""
        self._hangs.update(box.name for box in hung_branches(self._scene, root))
        own, strip = Part(), 0
        for wide, high in sizes:
            strips = ceil(wide / self._pitch)
            own.shape.extend(range(strip, strip + strips), 0.0, high)
            strip += strips
        return hung(own, self._groups(root, *sizes[0]), self.most, self._pitch)

    def joined(self, root: Box) -> Ways:
        """A root with what hangs on it, and its relations to the root at its right."""
        sizes = [self._sizes[root.name]]
        for edge in root.edges:
            if is_relation(self._scene, edge) and edge.to not in self._related:
                self._related.add(edge.to)
                sizes.append(self._sizes[edge.to])
        wide = max((size[0] for size in sizes[1:]), default=0.0)
        high = sum(size[1] + UNDER for size in sizes[1:])
        return self.hung(root, [sizes[0], (wide, high)] if wide else sizes)

    def _groups(self, box: Box, wide: float, high: float) -> list[list[Ways]]:
        """The branches that hang on a box of some size, those together that mean the same."""
        rise = RISE if wide > self._pitch else rise_below(high)
        groups: dict[str, list[Ways]] = {}
        for edge in lines(box):
            far = self._scene.boxes[edge.to]
            if far.under == box.name:
                ways = [self.tree((edge.to,), rise)]
                if far.name in self._hangs:
                    own = Part()
                    own.shape.extend((0,), 0.0, self._sizes[far.name][1])
                    ways = beside(
                        own, self._groups(far, *self._sizes[far.name]), self.most, self._pitch
                    )
                groups.setdefault(str(edge.sort), []).append(ways)
        return [*groups.values()]

    def tree(self, roots: tuple[str, ...], rise: float = RISE) -> Part:
        """Some roots with all that is below them, with its ranks as strips."""
        tree, boxes = _Tree(self._scene, roots, self._docks), dict[str, BranchBox]()
        for name, rank in tree.ranks.items():
            high = self._sizes[name][1]
            below = [self._below(name, one) for one in tree.children(name)]
            risen = rise if name in roots else RISE
            boxes[name] = BranchBox(high, range(rank, rank + 1), below, risen)
        whole, _ = _side_by_side([aligned_branch(root, boxes)[1] for root in roots])
        top = min(low for low, _ in whole.sides.values())
        part = Part()
        for rank, (low, high) in whole.sides.items():
            part.shape.extend((rank // 2,), low - top, high - top)
        return part

    def _below(self, name: str, end: str) -> Below:
        """How a box is below another one."""
        under = self._scene.boxes[end].under
        start = self._docks.get(under, 0.0) + self._sizes[name][1] / 2
        return Below(end, start, self._cards[end][1] / 2)


def _heading(size: Size, pitch: float) -> Part:
    part = Part()
    part.shape.extend(range(ceil((size[0] + BETWEEN) / pitch)), 0.0, size[1] + UNDER)
    return part


def _framed(box: Box, scene: Scene, cards: Sizes, direction: str) -> Size:
    """The size of a card or, for an argument, of its frame with the premises."""
    wide, high = cards[box.name]
    inside = [cards[name] for name in premises(box)]
    if direction == "lr" or not is_across(scene, box):
        return wide, high + sum(one[1] - BORDER for one in inside)
    across = sum(one[0] - BORDER for one in inside) + BORDER
    return max(wide, across), high + max(one[1] for one in inside) - BORDER


def _docks(scene: Scene, cards: Sizes, direction: str) -> dict[str, float]:
    """How far the lines of each card in a frame begin from the middle of the frame."""
    found: dict[str, float] = {}
    beside = 1 if direction == "lr" else 0
    for box in scene.boxes.values():
        at = -_framed(box, scene, cards, direction)[beside] / 2
        parts = [box.name, *premises(box)]
        if direction == "tb" and not is_across(scene, box):
            continue
        for name in parts if direction == "lr" else parts[1:]:
            found[name] = at + cards[name][beside] / 2
            at += cards[name][beside] - BORDER
    return found


class _Tree:
    """Some roots with what is below them, by rank and by parent, but not ``inside`` lists."""

    def __init__(
        self,
        scene: Scene,
        roots: tuple[str, ...],
        docks: Mapping[str, float],
        inside: Collection[str] = (),
    ) -> None:
        self._scene = scene
        self._docks = docks
        self._roots = roots
        self.ranks = dict.fromkeys(roots, 0)
        waiting = list(self.ranks)
        while waiting:
            name = waiting.pop()
            for one in below(scene, scene.boxes[name]):
                if one not in self.ranks and one not in inside:
                    self.ranks[one] = self.ranks[name] + 1
                    waiting.append(one)

    def length(self, along: int, sizes: Sizes, between: float) -> float:
        """The total thickness of all ranks."""
        thickest = [0.0] * (max(self.ranks.values(), default=-1) + 1)
        for name, rank in self.ranks.items():
            thickest[rank] = max(thickest[rank], sizes[name][along])
        return sum(thickest) + between * (len(thickest) - 1)

    def fullest(self, beside: int, sizes: Sizes) -> float:
        """The width of the cards on the fullest rank."""
        rooms: dict[int, float] = {}
        for name, rank in self.ranks.items():
            rooms[rank] = rooms.get(rank, 0.0) + sizes[name][beside] + BESIDE
        return max(rooms.values(), default=0.0)

    def breadth(self, beside: int, sizes: Sizes) -> float:
        """The width of the branches, side by side."""
        sides = self.contour(beside, sizes).sides.values()
        return max((high for _, high in sides), default=0.0) - min(
            (low for low, _ in sides), default=0.0
        )

    def contour(self, beside: int, sizes: Sizes) -> Contour:
        """The outline of the branches, side by side."""
        order = list(self._roots)
        for name in order:
            order += self.children(name)
        contours: dict[str, Contour] = {}
        for name in reversed(order):
            rank, half = self.ranks[name], sizes[name][beside] / 2
            children = self.children(name)
            whole, middle = _side_by_side([contours.pop(one) for one in children])
            ends = (children[0], children[-1]) if children else ()
            docks = [self._docks.get(self._scene.boxes[one].under, 0.0) for one in ends]
            whole.shift += sum(docks) / 2 - middle
            whole.put(rank, -half, half)
            contours[name] = whole
        whole, _ = _side_by_side([contours[name] for name in self._roots])
        return whole

    def children(self, name: str) -> list[str]:
        """The boxes on the next rank, without those that another box has placed there."""
        box = self._scene.boxes[name]
        own = {name, *premises(box)}
        return [
            one
            for one in below(self._scene, box)
            if one in self.ranks and self._scene.boxes[one].under in own
        ]


def _side_by_side(branches: list[Contour]) -> tuple[Contour, float]:
    """Join branches, starting with the first; return them and the middle of the first and last."""
    if not branches:
        return Contour({}), 0.0
    whole, last = branches[0], 0.0
    for branch in branches[1:]:
        whole, last = whole.joined(branch)
    return whole, last / 2

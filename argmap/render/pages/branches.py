"""The branches of a map: which boxes are on a page, and what is continued on another."""

from __future__ import annotations

from collections import ChainMap, Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from typing import NamedTuple

from attrs import evolve

from argmap.model import ArgumentMap
from argmap.model.numbering import numbers
from argmap.render.diagram.continuations import answered_attacks, are_attacks, told
from argmap.render.diagram.ranks import premises
from argmap.render.diagram.scene import (
    Band,
    Box,
    Continuation,
    Continued,
    ReferenceCard,
    Scene,
    SceneEdge,
    SceneRelation,
    key_of,
)
from argmap.render.diagram.sides import standings

Boxes = Mapping[str, Box]


class Branch(NamedTuple):
    """Edges from one box that stay together: one, or several to boxes that a relation joins."""

    parent: str
    edges: tuple[SceneEdge, ...]

    @property
    def heads(self) -> tuple[str, ...]:
        """The boxes to which they lead."""
        return tuple(edge.to for edge in self.edges)


class Cut(NamedTuple):
    """The boxes that change where branches are continued elsewhere, and the new roots there."""

    changed: dict[str, Box]
    roots: tuple[str, ...] = ()


class Branches:
    """The boxes of a map that is set on pages."""

    def __init__(self, map: ArgumentMap, scene: Scene) -> None:
        self._map = map
        self._scene = scene
        self._numbers = numbers(map)
        self._answered = answered_attacks(map)
        self._used: Counter[str] = Counter()
        self.boxes = dict(scene.boxes)
        self._standings = dict(standings(scene))

    def copied(self) -> Branches:
        """The same branches, to be cut in another way."""
        found = copy(self)
        found.boxes = dict(self.boxes)
        found._used = self._used.copy()
        found._standings = dict(self._standings)
        return found

    def below(self, heads: Iterable[str]) -> list[Branch]:
        """The branches below some boxes and, if they are arguments, their premises."""
        found = []
        for name in heads:
            for part in (name, *premises(self.boxes[name])):
                found += [*self._branches(part)]
        return found

    def _branches(self, name: str) -> Iterator[Branch]:
        box = self.boxes[name]
        inside = premises(box)
        edges = [
            edge
            for edge in box.edges
            if edge.to not in inside and self.boxes[edge.to].under == name
        ]
        joined: list[SceneEdge] = []
        relations: set[str] = set()
        for edge in edges:
            near = {one.to for one in self.boxes[edge.to].edges if self._is_relation(one.to)}
            if joined and relations.isdisjoint(near):
                yield Branch(name, tuple(joined))
                joined, relations = [], set()
            joined.append(edge)
            relations |= near
        if joined:
            yield Branch(name, tuple(joined))

    def _is_relation(self, name: str) -> bool:
        return isinstance(self.boxes[name].content, SceneRelation)

    def can_be_continued(self, name: str) -> bool:
        """Whether the statement or argument of a box can be repeated on another page."""
        return key_of(self.boxes[name].content) in self._map.nodes

    def is_whole(self, name: str) -> bool:
        """Whether a box is that of a statement or an argument itself."""
        box = self.boxes[name]
        return self.can_be_continued(name) and not isinstance(box.content, Continued)

    def cut(self, branches: Sequence[Branch]) -> Cut:
        """What changes if some branches are continued on another page."""
        changed: dict[str, Box] = {}
        roots = []
        for parent in dict.fromkeys(branch.parent for branch in branches):
            moved = [edge for one in branches if one.parent == parent for edge in one.edges]
            box = self.boxes[parent]
            key = key_of(box.content)
            root = self._fresh(parent)
            changed[root] = Box(root, Continued(key), moved)
            for edge in moved:
                changed[edge.to] = evolve(self.boxes[edge.to], under=root)
            below = [(edge.sort, self.boxes[edge.to]) for edge in moved]
            said = told(self._map.nodes.get(key), below, self._answered, self._numbers)
            more = Continuation(said, root, are_attacks(below))
            kept = [edge for edge in box.edges if edge not in moved]
            changed[parent] = evolve(changed.get(parent, box), edges=kept, more=[more, *box.more])
            roots.append(root)
        return Cut(changed, tuple(roots))

    def separate(self, band: Band) -> list[Band]:
        """Set roots that relations join in bands of their own, with references to each other."""
        for name in band.roots:
            box = self.boxes[name]
            edges = [edge for edge in box.edges if not self._is_relation(edge.to)]
            edges += [self._referring(name, edge) for edge in box.edges if edge not in edges]
            edges.sort(key=lambda edge: edge.sort.order)
            self.boxes[name] = evolve(box, edges=edges)
        first, *others = band.roots
        return [band._replace(roots=(first,)), *(Band((name,)) for name in others)]

    def _referring(self, name: str, edge: SceneEdge) -> SceneEdge:
        """The edge to a new card that refers to what a relation joins to a root."""
        content = self.boxes[edge.to].content
        assert isinstance(content, SceneRelation), "only a relation joins two roots"
        relation = content.relation
        first, second = relation.first, relation.second
        target = second if key_of(self.boxes[name].content) == first else first
        card = ReferenceCard(target, relation.kind, relation.reason)
        found = f"see-{edge.to}--{target}"
        self.boxes[found] = Box(found, card, under=name)
        return edge._replace(to=found)

    def _fresh(self, parent: str) -> str:
        """A name for a box that repeats another, whose branches it continues."""
        home = parent.removeprefix("next-").partition("--part-")[0]
        number = 1
        while (name := f"next-{home}--part-{number}") in self.boxes:
            number += 1
        return name

    def apply(self, cut: Cut) -> None:
        """Continue branches on another page."""
        for parent, box in cut.changed.items():
            for one in box.more:
                if one.box in cut.roots:
                    self._standings[one.box] = self._standings[parent]
        self.boxes |= cut.changed

    def scene(
        self, bands: Sequence[Band], pages: Mapping[str, int], cut: Cut | None = None
    ) -> Scene:
        """The scene of one page with some bands; ``cut`` is what changes if that is applied."""
        boxes = self.boxes if cut is None else ChainMap(cut.changed, self.boxes)
        drawn = {name: boxes[name] for name in _reached(boxes, bands)}
        scene = self._scene._replace(boxes=drawn, bands=tuple(bands))
        continued = {
            more.box: tuple(sorted(set(_pages_of(more.box, boxes, pages))))
            for box in drawn.values()
            for more in box.more
        }
        return scene._replace(pages=pages, continued=continued, standings=self._standings)

    def names(self, bands: Sequence[Band]) -> list[str]:
        """The names of the boxes in some bands."""
        return _reached(self.boxes, bands)


def _pages_of(name: str, boxes: Boxes, pages: Mapping[str, int]) -> Iterator[int]:
    """The pages of a box that repeats another, and of those that continue it in turn."""
    if name in pages:
        yield pages[name]
        for one in boxes[name].more:
            if isinstance(boxes[one.box].content, Continued):
                yield from _pages_of(one.box, boxes, pages)


def _reached(boxes: Boxes, bands: Sequence[Band]) -> list[str]:
    found: dict[str, None] = {}
    waiting = [name for band in reversed(bands) for name in reversed(band.roots)]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            waiting += [edge.to for edge in reversed(boxes[name].edges)]
    return [*found]

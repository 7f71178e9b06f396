"""Reduce a scene to a view, with the number of hidden statements on each card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from attrs import evolve

from argmap.model import Argument, Statement
from argmap.render.diagram.scene import Band, Box, Reappearance, ReferenceCard, Scene, SceneRelation
from argmap.render.diagram.view import WHOLE, View


def folded(scene: Scene, view: View) -> Scene:
    """Return the part of a scene that ``view`` shows; the scene itself is not changed.

    ``hidden`` of each box counts the statements below it that are not drawn, each once, whether
    they are placed there or only referred to.

    >>> from argmap.model import MapBuilder
    >>> from argmap.render.diagram.scene_builder import build_scene
    >>> building = MapBuilder("Bridge")
    >>> thesis = building.thesis("It should stay.", id="stay")
    >>> _ = building.claim("It is sound.", id="sound", under=thesis)
    >>> [box.hidden for box in folded(build_scene(building.build()), View(depth=0)).boxes.values()]
    [1]
    """
    if view == WHOLE:
        return scene
    if view.focus is not None or view.joined:
        scene = _rejoined(scene)
    tree = _Tree(scene)
    kept = tree.seen(view)
    boxes = {name: tree.cut(box, kept) for name, box in scene.boxes.items() if name in kept}
    return Scene(boxes, tuple(_strips(scene.bands, kept)), view.brief, view.ids)


def in_rows(scene: Scene, row: int) -> Scene:
    """The scene with ``row`` of its bands side by side; each section starts a new row."""
    if row == 1:
        return scene
    rows: list[list[Band]] = []
    for band in scene.bands:
        if not rows or band.title or len(rows[-1]) == row:
            rows.append([])
        rows[-1].append(band)
    bands = (
        row[0]._replace(roots=tuple(name for one in row for name in one.roots)) for row in rows
    )
    return scene._replace(bands=tuple(bands))


def _rejoined(scene: Scene) -> Scene:
    """The scene with everything below a statement moved to the statement itself, in one section."""
    if not any(box.more for box in scene.boxes.values()) and not any(
        band.title for band in scene.bands
    ):
        return scene
    boxes = {name: evolve(box, edges=[*box.edges]) for name, box in scene.boxes.items()}
    for name, box in scene.boxes.items():
        for _, reappearance, _ in box.more:
            for edge in boxes[reappearance].edges:
                if boxes[edge.to].under == reappearance:
                    boxes[edge.to].under = name
            boxes[name].edges += boxes.pop(reappearance).edges
    for box in boxes.values():
        box.edges.sort(key=lambda edge: edge.sort.order)
        box.more = []
    roots = ([name for name in band.roots if name in boxes] for band in scene.bands)
    return Scene(boxes, tuple(Band(tuple(names)) for names in roots if names))


def _strips(bands: Iterable[Band], kept: Collection[str]) -> Iterator[Band]:
    """The bands that are not empty; a section's title goes to its first remaining band.

    If that is the band of a subsection, the section's title comes above it in an empty band.
    """
    waiting: list[Band] = []  # titled bands of which nothing has remained yet, outermost first
    for band in bands:
        if band.title:
            waiting = [*(one for one in waiting if one.level < band.level), band]
        if roots := tuple(name for name in band.roots if name in kept):
            yield from (one._replace(roots=()) for one in waiting[:-1])
            yield waiting[-1]._replace(roots=roots) if waiting else Band(roots)
            waiting = []


class _Tree:
    """The boxes of a scene as a tree; a reappearance counts as a child of its statement."""

    def __init__(self, scene: Scene) -> None:
        self._boxes = scene.boxes
        self._homes = {name: home for home, box in scene.boxes.items() for _, name, _ in box.more}
        self._level: dict[str, int] = {}
        roots = (name for band in scene.bands for name in band.roots)
        for name in self._down(name for name in roots if name not in self._homes):
            self._level[name] = self._level_of(scene.boxes[name])

    def level(self, name: str) -> int:
        """The level of a box, counted in statements from the theses."""
        return self._level[name]

    def _children(self, name: str) -> Iterator[str]:
        """The children of a box, without boxes that only have a line to it."""
        box = self._boxes[name]
        yield from (edge.to for edge in box.edges if self._boxes[edge.to].under == name)
        yield from (reappearance for _, reappearance, _ in box.more)

    def _down(self, names: Iterable[str]) -> Iterator[str]:
        """Some boxes and their descendants, each after its parent."""
        waiting = [*names][::-1]
        while waiting:
            name = waiting.pop()
            yield name
            waiting.extend(reversed(list(self._children(name))))

    def _above(self, name: str) -> str:
        return self._homes.get(name) or self._boxes[name].under

    def _level_of(self, box: Box) -> int:
        above = self._above(box.name)
        if not above:
            return 0
        same = isinstance(box.content, Reappearance) or self._is_step(above)
        return self._level[above] + (0 if same else 1)

    def _is_step(self, name: str) -> bool:
        return isinstance(self._boxes[name].content, Argument)

    # Visible boxes

    def seen(self, view: View) -> set[str]:
        """The names of the boxes that a view shows."""
        named = {
            box.content.key: name
            for name, box in self._boxes.items()
            if isinstance(box.content, (Statement, Argument))
        }
        kept = set(self._level)
        base = 0
        if view.focus is not None:
            focus = named[view.focus]
            base = self._level[focus]
            kept = set(self._down([focus]))
        if view.depth is not None:
            kept = {name for name in kept if self._level[name] <= base + view.depth}
        if view.tags:
            kept = {name for name in kept if self._is_tagged(name, view)}
        if view.focus is not None:
            kept.add(named[view.focus])
        if view.focus is not None or view.tags:
            kept = self._with_ways_up(kept)
        for id in view.fold:
            if id in named:
                kept -= set(self._down([named[id]])) - {named[id]}
        for id in view.without:
            if id in named:
                kept -= set(self._down([named[id]]))
        kept -= {name for name in kept if self._is_idle(name, kept)}
        return self._with_relations(kept)

    def _is_tagged(self, name: str, view: View) -> bool:
        content = self._boxes[name].content
        return isinstance(content, (Statement, Argument)) and view.names(content.tags)

    def _with_ways_up(self, names: Iterable[str]) -> set[str]:
        """Some boxes with their ancestors, and the premises of every step among them."""
        found: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if not name or name in found:
                continue
            found.add(name)
            waiting.append(self._above(name))
            if self._is_step(name):
                edges = self._boxes[name].edges
                waiting += [edge.to for edge in edges if edge.sort.is_of_step]
        return found

    def _with_relations(self, kept: set[str]) -> set[str]:
        """Add the relations whose two boxes are both kept."""
        ends = Counter(edge.to for name in kept for edge in self._boxes[name].edges)
        relations = (
            name for name, box in self._boxes.items() if isinstance(box.content, SceneRelation)
        )
        return kept | {name for name in relations if ends[name] == 2}

    def _is_idle(self, name: str, kept: Collection[str]) -> bool:
        """Whether a box repeats a statement whose additions are all hidden."""
        edges = self._boxes[name].edges
        return name in self._homes and bool(edges) and not any(edge.to in kept for edge in edges)

    def cut(self, box: Box, kept: Collection[str]) -> Box:
        """A box with edges to kept boxes only, and the number of hidden statements."""
        edges = [edge for edge in box.edges if edge.to in kept]
        more = [one for one in box.more if one[1] in kept]
        is_whole = len(edges) == len(box.edges) and len(more) == len(box.more)
        if is_whole and not box.hidden:
            return box
        return evolve(box, edges=edges, more=more, hidden=len(self.below(box.name, kept)))

    def below(self, name: str, kept: Collection[str]) -> set[str]:
        """The keys of the statements below a box that are not drawn."""
        cut = [child for child in self._children(name) if child not in kept]
        found = set()
        for one in self._down(cut):
            content = self._boxes[one].content
            if isinstance(content, Statement):
                found.add(content.key)
            elif isinstance(content, ReferenceCard):
                found.add(content.target)
        own = self._boxes[name].content
        return found - {own.key if isinstance(own, (Statement, Argument)) else ""}

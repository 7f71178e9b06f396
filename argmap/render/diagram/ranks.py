"""Ranks: an argument is on one rank with its premises; a line leads to the next rank."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Final

from argmap.model import Argument, Statement
from argmap.render.diagram.scene import Band, Box, Scene, SceneEdge, SceneRelation
from argmap.render.theme.line_styles import Sort

_SEVERAL: Final = 2
"""A root with more branches is drawn broad."""

_MANY: Final = 5
"""So many cards below one of a branch hang on it."""
_LEAVES: Final = 3
"""So many cards hang on it if nothing is below them."""


def premises(box: Box) -> list[str]:
    """The names of an argument's premises, which are drawn in one frame with it."""
    if not isinstance(box.content, Argument):
        return []
    return [edge.to for edge in box.edges if edge.sort.is_of_step]


def lines(box: Box) -> list[SceneEdge]:
    """The edges of a box that are drawn as lines: all but those to its own premises."""
    if not isinstance(box.content, Argument):
        return box.edges
    return [edge for edge in box.edges if not edge.sort.is_of_step]


def below(scene: Scene, box: Box) -> Iterator[str]:
    """The names of the boxes on the next rank to which a box or its premises have lines."""
    for part in (box, *(scene.boxes[name] for name in premises(box))):
        yield from (edge.to for edge in lines(part))


def hung_roots(scene: Scene, band: Band, most: int) -> list[Box]:
    """The roots of a band on which the rest hangs, from left to right.

    They are a single root, or several that are joined by relations, if with all that hangs on them
    they can be side by side, at most so many cards wide.
    """
    roots = [scene.boxes[name] for name in band.roots]
    if any(isinstance(root.content, Argument) for root in roots):
        return []
    if len(roots) == 1:
        return roots
    is_much = any(not is_relation(scene, edge) for root in roots for edge in lines(root))
    return roots if is_much and sum(_breadths(scene, roots)) <= most else []


def breadth(scene: Scene, band: Band, most: int) -> int:
    """How many cards wide a band is at least, from left to right."""
    if roots := hung_roots(scene, band, most):
        return sum(_breadths(scene, roots))
    return len(rows(scene, band.roots, lambda _: 1.0))


def _breadths(scene: Scene, roots: Sequence[Box]) -> Iterator[int]:
    """How many cards wide each root is with what hangs on it; a relation is beside all but one."""
    for number, root in enumerate(roots, 1):
        below = [edge.to for edge in lines(root) if not is_relation(scene, edge)]
        yield max(len(rows(scene, below, lambda _: 1.0)), 1 if number == len(roots) else 2)


def is_relation(scene: Scene, edge: SceneEdge) -> bool:
    """Whether an edge leads to a relation between neighbours."""
    return isinstance(scene.boxes[edge.to].content, SceneRelation)


def hung_branches(scene: Scene, root: Box) -> Iterator[Box]:
    """The cards below a hung root on which, in turn, what is below them hangs, since it is much."""
    waiting = [edge.to for edge in lines(root)][::-1]
    while waiting:
        box = scene.boxes[waiting.pop()]
        far = [scene.boxes[edge.to] for edge in box.edges]
        own = all(one.under == box.name for one in far)
        related = any(is_relation(scene, edge) for one in (box, *far) for edge in one.edges)
        many = _MANY if any(one.edges for one in far) else _LEAVES
        if isinstance(box.content, Statement) and len(far) >= many and own and not related:
            yield box
            waiting += [one.name for one in far][::-1]


def is_broad(scene: Scene, root: Box) -> bool:
    """Whether a root is as wide as two cards: a statement above several branches, or long ones."""
    if not isinstance(root.content, Statement):
        return False
    far = [scene.boxes[edge.to] for edge in lines(root)]
    return len(far) > _SEVERAL or any(any(True for _ in below(scene, box)) for box in far)


def is_across(scene: Scene, box: Box) -> bool:
    """Whether premises are side by side, top-down: there are several, with something below."""
    parts = [scene.boxes[name] for name in premises(box)]
    return len(parts) > 1 and any(lines(part) for part in parts)


def lists(scene: Scene, box: Box) -> Iterator[list[str]]:
    """The cards that are drawn as lists below a box, top-down: alike, and with nothing below."""
    for part in (box, *(scene.boxes[name] for name in premises(box))):
        alike: dict[Sort, list[str]] = {}
        for edge in lines(part):
            far = scene.boxes[edge.to]
            is_own = far.under == part.name and not isinstance(far.content, SceneRelation)
            if is_own and not far.edges and not isinstance(far.content, Argument):
                alike.setdefault(edge.sort, []).append(far.name)
        yield from (leaves for leaves in alike.values() if len(leaves) > 1)


def rows(
    scene: Scene, roots: Iterable[str], width: Callable[[str], float], inside: Collection[str] = ()
) -> list[list[float]]:
    """The widths of ``roots`` and their descendants, by rank, arguments with their premises.

    What is ``inside`` lists is left out.
    """
    rank = dict.fromkeys(roots, 0)
    waiting = list(rank)
    while waiting:
        name = waiting.pop()
        for one in below(scene, scene.boxes[name]):
            if one not in rank and one not in inside:
                rank[one] = rank[name] + 1
                waiting.append(one)
    found: list[list[float]] = [[] for _ in range(max(rank.values(), default=-1) + 1)]
    for name, at in rank.items():
        found[at].append(width(name))
    return found

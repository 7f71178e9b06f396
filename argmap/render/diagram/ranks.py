"""Ranks: an argument is on one rank with its premises; a line leads to the next rank."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final

from argmap.model import Argument, Statement
from argmap.render.diagram.scene import Band, Box, Scene, SceneEdge, SceneRelation
from argmap.render.theme.line_styles import Sort

_SEVERAL: Final = 2
"""A root with more branches is drawn broad."""


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


def hung_root(scene: Scene, band: Band) -> Box | None:
    """The root of a band on which the rest hangs, from left to right."""
    if len(band.roots) != 1:
        return None
    root = scene.boxes[band.roots[0]]
    return None if isinstance(root.content, Argument) else root


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

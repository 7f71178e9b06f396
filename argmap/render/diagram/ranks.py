"""Ranks: statements are on the even ranks, the steps between them on the odd ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from argmap.render.diagram.scene import Box, Scene


def distance(near: Box, far: Box) -> int:
    """Number of ranks between two boxes joined by an edge."""
    return 1 if near.is_step != far.is_step else 2


def rows(scene: Scene, roots: Iterable[str], width: Callable[[str], float]) -> list[list[float]]:
    """The widths of ``roots`` and their descendants, by rank."""
    rank = dict.fromkeys(roots, 0)
    waiting = list(rank)
    while waiting:
        box = scene.boxes[waiting.pop()]
        for edge in box.edges:
            if edge.to not in rank:
                rank[edge.to] = rank[box.name] + distance(box, scene.boxes[edge.to])
                waiting.append(edge.to)
    found: list[list[float]] = [[] for _ in range(max(rank.values(), default=-1) + 1)]
    for name, at in rank.items():
        found[at].append(width(name))
    return found

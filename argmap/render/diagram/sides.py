"""How deep each box of a scene is, and whether it speaks for or against the root above it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.model import Argument
from argmap.render.diagram.scene import Box, Scene, Standing

ROOT = Standing()


def standings(scene: Scene) -> Mapping[str, Standing]:
    """The standing of each box of a scene.

    A card that repeats a statement of an earlier section or page counts as that statement.

    >>> from argmap.language import loads
    >>> from argmap.render.diagram.scene_builder import build_scene
    >>> map = loads("thesis t: Keep it.\\n  objection o: It costs.\\n    rebuttal r: Little.\\n")
    >>> [standings(build_scene(map))[name].is_against for name in ("s-t", "s-o", "s-r")]
    [False, True, False]
    """
    if scene.standings:
        return scene.standings
    found: dict[str, Standing] = {}
    homes = {one.box: name for name, box in scene.boxes.items() for one in box.more}
    for root in _roots(scene):
        found.setdefault(root, found.get(homes.get(root, ""), ROOT))
        waiting = [root]
        while waiting:
            box = scene.boxes[waiting.pop()]
            for edge in box.edges:
                if edge.to not in found:
                    found[edge.to] = _below(box, found[box.name], edge.sort.is_attack)
                    waiting.append(edge.to)
    return found


def _below(box: Box, above: Standing, attacks: bool) -> Standing:
    is_premise = isinstance(box.content, Argument) and not attacks
    level = above.level if is_premise else above.level + 1
    return Standing(level, above.is_against != attacks)


def _roots(scene: Scene) -> Iterator[str]:
    for band in scene.bands:
        yield from band.roots

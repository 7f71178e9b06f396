"""The order in which screen readers read a drawing: text order."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.render.diagram.scene import Scene


def reading_order(scene: Scene) -> Iterator[str]:
    """The ids of a drawing's parts in reading order.

    A statement is followed by its children, each of them preceded by its line.

    >>> from argmap.model import MapBuilder
    >>> from argmap.render.diagram.scene_builder import build_scene
    >>> building = MapBuilder("Bridge")
    >>> thesis = building.thesis("It should stay.", id="stay")
    >>> _ = building.claim("It is sound.", id="sound", under=thesis)
    >>> list(reading_order(build_scene(building.build())))
    ['title', 's-stay', 'e-s-stay--s-sound', 's-sound', 'legend']
    """
    seen: set[str] = set()
    yield "title"
    for number, band in enumerate(scene.bands, 1):
        if band.title:
            yield f"section-{number}"
        waiting = [("", root) for root in reversed(band.roots)]
        while waiting:
            near, name = waiting.pop()
            if near:
                yield f"e-{near}--{name}"
            if name not in seen:
                seen.add(name)
                yield name
                waiting += [(name, edge.to) for edge in reversed(scene.boxes[name].edges)]
    yield "legend"

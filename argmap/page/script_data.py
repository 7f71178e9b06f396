"""The data for the page's script: the tree of cards, and the content of each entry."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.model import ArgumentMap
from argmap.page.source_text import Passage
from argmap.page.statement_entries import Entry
from argmap.render.diagram.scene import Box, Reappearance, ReferenceCard, SceneRelation
from argmap.render.diagram.scene_builder import box_name, build_scene


def outline(
    map: ArgumentMap, entries: Iterable[Entry], passages: Iterable[Passage]
) -> dict[str, object]:
    """The data of a page, for JSON.

    - ``roots`` and ``boxes``: the cards from left to right. A card has its children (``to``),
      and the ``entry`` that it opens, if that is not its own (``None`` for none);
    - ``entries``: the filter values of each entry;
    - ``passages``: for each passage number, the entries that cite it.

    >>> from argmap.model import MapBuilder
    >>> building = MapBuilder("Bridge")
    >>> stay = building.thesis("It should stay.", id="stay")
    >>> _ = building.claim("It is sound.", id="sound", under=stay)
    >>> outline(building.build(), (), ())["boxes"]["s-stay"]
    {'to': ['s-sound']}
    """
    planned = build_scene(map)
    return {
        "roots": [root for band in planned.bands for root in band.roots],
        "boxes": {name: _box(box, map) for name, box in planned.boxes.items()},
        "entries": {one.name: filtered(one) for one in entries},
        "passages": {str(one.number): [box_name(map, key) for key in one.keys] for one in passages},
    }


def filtered(entry: Entry) -> dict[str, object]:
    """The filter values of an entry, and the cards that it relates."""
    data: dict[str, object] = {"kind": entry.kind, "holder": entry.holder, "tags": entry.tags}
    if entry.maps:
        data["maps"] = entry.maps
    if entry.ends:
        data["ends"] = entry.ends
    return data


def _box(box: Box, map: ArgumentMap) -> dict[str, object]:
    content = box.content
    data: dict[str, object] = {"to": [edge.to for edge in box.edges]}
    if isinstance(content, (ReferenceCard, Reappearance)):
        data["entry"] = box_name(map, content.target) if content.target in map else None
    elif isinstance(content, SceneRelation):
        data["entry"] = box_name(map, content.relation.first)
    return data

"""The data for the page's script: the tree of cards, and the content of each entry."""

from __future__ import annotations

from collections import Counter
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
    - ``entries``: the filter values of each entry; its ``holder`` is left out if it is that of most
      entries, the ``holder`` of the page;
    - ``passages``: for each passage number, the entries that cite it.

    >>> from argmap.model import MapBuilder
    >>> building = MapBuilder("Bridge")
    >>> stay = building.thesis("It should stay.", id="stay")
    >>> _ = building.claim("It is sound.", id="sound", under=stay)
    >>> outline(building.build(), (), ())["boxes"]["s-stay"]
    {'to': ['s-sound']}
    """
    planned = build_scene(map)
    entries = tuple(entries)
    holder = usual_holder(entries)
    return {
        "roots": [root for band in planned.bands for root in band.roots],
        "boxes": {name: _box(box, map) for name, box in planned.boxes.items()},
        "holder": holder,
        "entries": {one.name: filtered(one, holder) for one in entries},
        "passages": {str(one.number): [box_name(map, key) for key in one.keys] for one in passages},
    }


def usual_holder(entries: Iterable[Entry]) -> str:
    """The holder of most entries."""
    found = Counter(one.holder for one in entries).most_common(1)
    return found[0][0] if found else ""


def filtered(entry: Entry, usual: str) -> dict[str, object]:
    """The filter values of an entry, without its holder if ``usual``, and the cards it relates."""
    data: dict[str, object] = {"kind": entry.kind}
    if entry.holder != usual:
        data["holder"] = entry.holder
    if entry.tags:
        data["tags"] = entry.tags
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

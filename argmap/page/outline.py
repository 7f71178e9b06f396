"""What the page's script knows of the picture: which card hangs on which, and what each tells."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.model import ArgumentMap
from argmap.page.entries import Entry
from argmap.page.essay import Passage
from argmap.render.plan import box_name, plan
from argmap.render.scene import Bond, Box, Recall, Stub


def outline(
    map: ArgumentMap, entries: Iterable[Entry], passages: Iterable[Passage]
) -> dict[str, object]:
    """The data of a page, for JSON.

    - ``roots`` and ``boxes``: the cards from left to right. A card has what hangs on it
      (``to``), and the ``entry`` that it opens, if there is one;
    - ``entries``: what each is filtered by;
    - ``passages``: for each number the entries that rest on it.

    >>> from argmap.model import MapBuilder
    >>> building = MapBuilder("Bridge")
    >>> stay = building.thesis("It should stay.", id="stay")
    >>> _ = building.claim("It is sound.", id="sound", under=stay)
    >>> outline(building.build(), (), ())["boxes"]["s-stay"]
    {'to': ['s-sound'], 'entry': 's-stay'}
    """
    planned = plan(map)
    return {
        "roots": [root for strip in planned.strips for root in strip.roots],
        "boxes": {
            name: {"to": [tie.to for tie in box.ties], "entry": _entry(box, map)}
            for name, box in planned.boxes.items()
        },
        "entries": {
            one.name: {"kind": one.kind, "holder": one.holder, "tags": list(one.tags)}
            for one in entries
        },
        "passages": {str(one.number): [box_name(map, key) for key in one.keys] for one in passages},
    }


def _entry(box: Box, map: ArgumentMap) -> str | None:
    """The entry that a card opens: that of its statement, wherever this stands."""
    content = box.content
    if isinstance(content, Bond):
        key = content.relation.first
    else:
        key = content.target if isinstance(content, (Stub, Recall)) else content.key
    return box_name(map, key) if key in map else None

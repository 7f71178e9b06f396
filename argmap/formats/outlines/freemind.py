"""Maps of FreeMind and Freeplane (``.mm``), which are read as outlines.

A ``node`` is an item: its ``TEXT``, or a ``richcontent``, whose notes and details are notes. The
label is at the beginning of the text, or an icon: a tick or a plus for, a cross or a minus against.
A web address in ``LINK`` is a link, and an ``attribute`` is an ``x-mm-`` field. Colours, fonts,
places, arrows and the like are not kept, which is reported.
"""

from __future__ import annotations

from typing import Final

from argmap.formats.foreign_ids import as_id
from argmap.formats.foreign_text import broken, lost
from argmap.formats.format import Imported
from argmap.formats.outlines.labels import CON, PRO, labelled
from argmap.formats.outlines.outline_map import OutlineItem, OutlineMap
from argmap.formats.xml_tree import Element, parsed_xml
from argmap.model import ArgumentMap, Span
from argmap.model.clean_text import clean
from argmap.model.urls import is_safe_link

_ICONS: Final = {
    "button_ok": PRO, "button_cancel": CON, "emoji-2795": PRO, "emoji-2796": CON,
    "emoji-1F44D": PRO, "emoji-1F44E": CON, "emoji-2705": PRO, "emoji-274C": CON,
}  # fmt: skip
_KEPT: Final = frozenset({"node", "richcontent", "icon", "attribute"})
_KEPT_ATTRIBUTES: Final = frozenset({"TEXT", "LINK", "ID", "CREATED", "MODIFIED"})
_LOOK: Final = "colours, fonts, places and the like are not kept"


def read(data: bytes, path: str | None = None) -> Imported:
    """Make a map from a map of FreeMind or Freeplane.

    Raises :class:`ArgmapError` (``bad-import``) if it is none.

    >>> nodes = b'<node TEXT="Close it."><node TEXT="Con: It is new."/></node>'
    >>> map = read(b'<map version="1.0.1">%s</map>' % nodes).map
    >>> [(str(item.kind), item.text) for item in map]
    [('thesis', 'Close it.'), ('objection', 'It is new.')]
    """
    root = parsed_xml(data, path)
    if root.name != "map" or not root.all("node"):
        broken("this is not a map of FreeMind or Freeplane: it has no nodes", root.span)
    odd: dict[str, list[Span]] = {}
    roots: list[OutlineItem] = []
    waiting = [(root, roots)]
    while waiting:
        element, items = waiting.pop()
        for child in element:
            if child.name == "node":
                item = _item(child, odd)
                items.append(item)
                waiting.append((child, item.children))
            elif child.name == "arrowlink":
                odd.setdefault("an arrow between nodes is not kept", []).append(child.span)
            elif child.name not in _KEPT:
                odd.setdefault(_LOOK, []).append(child.span)
    made = OutlineMap(roots)
    losses = [
        lost(message + (f" ({len(spans)} times)" if len(spans) > 1 else ""), spans[0])
        for message, spans in odd.items()
    ]
    return Imported(
        ArgumentMap("", made.items, extra=[("imported", "mm")]), [*losses, *made.losses]
    )


def _item(node: Element, odd: dict[str, list[Span]]) -> OutlineItem:
    """The item of a node, without what is under it."""
    rich = {one.get("TYPE", "NODE"): one.whole_text for one in node.all("richcontent")}
    role, text = labelled(clean(node.get("TEXT") or rich.pop("NODE", "")))
    rich.pop("NODE", None)
    icons = [_ICONS.get(icon.get("BUILTIN"), "") for icon in node.all("icon")]
    role = role or next(filter(None, icons), "")
    item = OutlineItem(text, role, node.span)
    item.notes = [note for note in map(clean, rich.values()) if note]
    link = node.get("LINK")
    if is_safe_link(link) and clean(link) == link:
        item.links.append(link)
    elif link:
        odd.setdefault("a link that is no web address is not kept", []).append(node.span)
    if not all(icons):
        odd.setdefault("an icon is not kept", []).append(node.span)
    for one in node.all("attribute"):
        item.extra.append((f"mm-{as_id(one.get('NAME'), 'attribute')}", one.get("VALUE")))
    if not node.attributes.keys() <= _KEPT_ATTRIBUTES:
        odd.setdefault(_LOOK, []).append(node.span)
    return item

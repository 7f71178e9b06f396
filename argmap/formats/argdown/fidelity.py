"""Whether a text comes back from a map: whether Argdown draws the same map of it."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.formats.argdown.built_map import BuiltMap, Edge, Group, built_map
from argmap.formats.argdown.document import Document
from argmap.formats.argdown.exporting import text_of
from argmap.formats.argdown.outline import Outline
from argmap.formats.argdown.reading import document_of
from argmap.formats.foreign_text import line_span, lost
from argmap.model import ArgmapError, ArgumentMap, Diagnostic

_MOST = 2_000
"""Larger documents are not compared, so that they do not take twice as long."""

_Node = tuple[tuple[str, ...], str, str]


def differences(document: Document, map: ArgumentMap, path: str | None) -> Iterator[Diagnostic]:
    """Yield what Argdown draws of a document, and would not draw of what is written of its map.

    There are rare texts in which what a node belongs to depends on the order in which things are
    said, which a map does not keep.
    """
    if len(document.statements) + len(document.arguments) > _MOST:
        return
    before = built_map(document)
    try:
        after = built_map(document_of(text_of(Outline(map))))
    except ArgmapError:
        yield lost("exported again, this text would be refused by Argdown", line_span(1, path))
        return
    nodes = _nodes(before) ^ _nodes(after)
    edges = _edges(before) ^ _edges(after)
    if nodes or edges:
        names = sorted({title for _, _, title in nodes})
        names += sorted({f"{one.source[1]} → {one.target[1]}" for one in edges})
        shown = ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
        message = f"exported again, this text would be drawn differently by Argdown: {shown}"
        yield lost(message, line_span(1, path))


def _edges(map: BuiltMap) -> set[Edge]:
    turned = {
        Edge(one.type, *sorted((one.source, one.target)))
        for one in map.edges
        if one.type in ("contrary", "contradictory")
    }
    return turned | {one for one in map.edges if one.type not in ("contrary", "contradictory")}


def _nodes(map: BuiltMap) -> set[_Node]:
    found: set[_Node] = {((), one.kind, one.title) for one in map.loose}
    waiting: list[tuple[Group, tuple[str, ...]]] = [(one, ()) for one in map.groups]
    while waiting:
        group, above = waiting.pop()
        inside = (*above, group.title)
        found |= {(inside, one.kind, one.title) for one in group.nodes}
        waiting += [(one, inside) for one in group.groups]
    return found

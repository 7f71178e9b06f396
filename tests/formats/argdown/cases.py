"""Argdown texts with the maps that Argdown draws of them, from a folder beside the project."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

CASES = Path(__file__).parents[4] / "shared" / "cases" / "interchange" / "argdown"

Drawn = tuple[list[Any], list[Any], list[Any]]


def drawn_by_argdown(path: Path) -> Drawn:
    """The nodes with their groups, the groups, and the edges of a map that Argdown has built."""
    map = json.loads(path.read_text("utf-8"))["map"]
    names: dict[str, tuple[str, str]] = {}
    nodes: list[Any] = []
    groups: list[Any] = []
    waiting: list[tuple[Any, tuple[str, ...]]] = [(node, ()) for node in map["nodes"]]
    while waiting:
        node, above = waiting.pop()
        kind = node["type"].split("-")[0]
        names[node["id"]] = (kind, node["title"])
        if kind == "group":
            inside = (*above, node["title"])
            groups.append((inside, node["level"], bool(node.get("isClosed"))))
            waiting += [(child, inside) for child in node.get("children", [])]
        else:
            tags = sorted(node.get("tags") or ())
            nodes.append((above, kind, node["title"], _label(node.get("labelText")), tags))
    edges = [
        (edge["relationType"], names[edge["from"]], names[edge["to"]]) for edge in map["edges"]
    ]
    return sorted(nodes), sorted(groups), sorted(edges)


def drawn_by_argmap(text: str) -> Drawn:
    """The same of a text, as :func:`built_map` says that Argdown would draw it."""
    from argmap.formats.argdown.built_map import built_map
    from argmap.formats.argdown.reading import document_of

    built = built_map(document_of(text))
    nodes: list[Any] = [((), node) for node in built.loose]
    groups: list[Any] = []
    waiting: list[tuple[Any, tuple[str, ...]]] = [(group, ()) for group in built.groups]
    while waiting:
        group, above = waiting.pop()
        inside = (*above, group.title)
        groups.append((inside, group.level, group.is_closed))
        nodes += [(inside, node) for node in group.nodes]
        waiting += [(child, inside) for child in group.groups]
    found = [
        (above, node.kind, node.title, _label(node.text), sorted(node.tags))
        for above, node in nodes
    ]
    edges = [(edge.type, edge.source, edge.target) for edge in built.edges]
    return sorted(found), sorted(groups), sorted(edges)


def _label(text: str | None) -> str:
    return " ".join((text or "").split())

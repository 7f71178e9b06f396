"""GraphML (Brandes et al. 2002), for Gephi, yEd, Cytoscape and the like; written only.

Nodes and edges are those of :func:`argmap.formats.graphs.elements`. What is lost are citations,
figures, comments and the order of the text.
"""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree

from argmap.formats.format import Exported
from argmap.formats.graphs.elements import elements
from argmap.formats.untold import untold_comments, untold_fields
from argmap.model import ArgumentMap

_SPACE: Final = "http://graphml.graphdrawing.org/xmlns"
_TYPES: Final = {"confidence": "double", "is_exception": "boolean"}
_KEPT: Final = (
    "map.map", "title", "by", "accepted", "conceded", "qualifier", "confidence", "tags", "note",
    "link", "scheme", "strength", "reason",
)  # fmt: skip


def write(map: ArgumentMap) -> Exported:
    """Write a map as GraphML."""
    nodes, edges = elements(map)
    root = ElementTree.Element("graphml", xmlns=_SPACE)
    names = dict.fromkeys(name for node in nodes for name in node.attributes)
    for name in names:
        sort = (
            "double" if name == "confidence" else "boolean" if name == "is_exception" else "string"
        )
        _key(root, name, "node", sort)
    _key(root, "role", "edge", "string")
    graph = ElementTree.SubElement(root, "graph", edgedefault="directed")
    if map.title:
        _key(root, "title", "graph", "string", id="map-title")
        ElementTree.SubElement(graph, "data", key="map-title").text = map.title
    for node in nodes:
        made = ElementTree.SubElement(graph, "node", id=node.id)
        for name, value in node.attributes.items():
            written = str(value).lower() if isinstance(value, bool) else str(value)
            ElementTree.SubElement(made, "data", key=name).text = written
    for edge in edges:
        made = ElementTree.SubElement(graph, "edge", source=edge.source, target=edge.target)
        ElementTree.SubElement(made, "data", key="role").text = edge.role
    root[:] = sorted(root, key=lambda element: element.tag != "key")
    ElementTree.indent(root)
    data = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    losses = (*untold_fields(map, "GraphML", _KEPT), *untold_comments(map, "GraphML"))
    return Exported(data + b"\n", losses)


def _key(
    root: ElementTree.Element, name: str, target: str, sort: str, *, id: str | None = None
) -> None:
    attributes = {"id": id or name, "for": target, "attr.name": name, "attr.type": sort}
    ElementTree.SubElement(root, "key", attributes)

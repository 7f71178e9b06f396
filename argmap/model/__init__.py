"""The data model of argument maps; depends only on attrs.

Maps can be built, traversed, edited, compared and checked for structural problems without any
text. Other packages parse and write maps, verify citations and draw.
"""

from typing import TYPE_CHECKING

from argmap.lazy_attributes import lazy_attributes
from argmap.model.argument_map import ArgumentMap
from argmap.model.citation import Citation, Place, PlaceUnit
from argmap.model.codes import Code
from argmap.model.diagnostic import (
    Applicability,
    ArgmapError,
    Diagnostic,
    Edit,
    Fix,
    Related,
    Severity,
    problem,
)
from argmap.model.figure import Figure
from argmap.model.items import (
    Argument,
    Concession,
    Item,
    Node,
    Relation,
    Reopening,
    Reuse,
    Section,
    Source,
    Statement,
    Use,
)
from argmap.model.origin import Origin, Span
from argmap.model.reference import Reference
from argmap.model.structure import structure_problems
from argmap.model.vocabulary import ConflictMode, Extent, Kind, RelationKind

if TYPE_CHECKING:
    from argmap.model.builder import MapBuilder
    from argmap.model.graph import Conflict, Graph, Inference
    from argmap.model.quantity import Quantity

__all__ = [
    "Applicability",
    "ArgmapError",
    "Argument",
    "ArgumentMap",
    "Citation",
    "Code",
    "Concession",
    "Conflict",
    "ConflictMode",
    "Diagnostic",
    "Edit",
    "Extent",
    "Figure",
    "Fix",
    "Graph",
    "Inference",
    "Item",
    "Kind",
    "MapBuilder",
    "Node",
    "Origin",
    "Place",
    "PlaceUnit",
    "Quantity",
    "Reference",
    "Related",
    "Relation",
    "RelationKind",
    "Reopening",
    "Reuse",
    "Section",
    "Severity",
    "Source",
    "Span",
    "Statement",
    "Use",
    "problem",
    "structure_problems",
]

__getattr__ = lazy_attributes(
    __name__,
    {
        **dict.fromkeys(("Conflict", "Graph", "Inference"), "graph"),
        "MapBuilder": "builder",
        "Quantity": "quantity",
    },
)

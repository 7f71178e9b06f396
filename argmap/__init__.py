"""Argument maps from plain text: parse, check, verify against sources, and draw them.

>>> import argmap
>>> map = argmap.loads("thesis t: It lasts.\\n  claim c: It has one centre.\\n")
>>> map["c"].text
'It has one centre.'
>>> print(argmap.dumps(map), end="")
thesis t: It lasts.
  claim c: It has one centre.
"""

from argmap import startup  # noqa: F401 - first, because the other imports take time

# isort: split
from typing import TYPE_CHECKING

from argmap.language import ParseResult, load, loads, parse, parse_file
from argmap.lazy_attributes import lazy_attributes
from argmap.model import (
    ArgmapError,
    Argument,
    ArgumentMap,
    Citation,
    Concession,
    ConflictMode,
    Diagnostic,
    Extent,
    Figure,
    Kind,
    Origin,
    Place,
    PlaceUnit,
    Reference,
    Related,
    Relation,
    RelationKind,
    Reopening,
    Reuse,
    Section,
    Severity,
    Source,
    Span,
    Statement,
    Use,
)
from argmap.notebook import load_ipython_extension

if TYPE_CHECKING:
    from argmap.comparison import Comparison, compare
    from argmap.formats import from_json, to_json
    from argmap.language import dump, dumps
    from argmap.model import Conflict, Inference, MapBuilder
    from argmap.model.quantity import Quantity
    from argmap.workspace import compare_file

__version__ = "0.1.0"

__all__ = [
    "ArgmapError",
    "Argument",
    "ArgumentMap",
    "Citation",
    "Comparison",
    "Concession",
    "Conflict",
    "ConflictMode",
    "Diagnostic",
    "Extent",
    "Figure",
    "Inference",
    "Kind",
    "MapBuilder",
    "Origin",
    "ParseResult",
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
    "__version__",
    "compare",
    "compare_file",
    "dump",
    "dumps",
    "from_json",
    "load",
    "load_ipython_extension",
    "loads",
    "parse",
    "parse_file",
    "to_json",
]

__getattr__ = lazy_attributes(
    __name__,
    {
        **dict.fromkeys(("Comparison", "compare"), "comparison"),
        "compare_file": "workspace",
        **dict.fromkeys(("dump", "dumps"), "language"),
        **dict.fromkeys(("from_json", "to_json"), "formats"),
        **dict.fromkeys(("Conflict", "Inference"), "model.graph"),
        "MapBuilder": "model.builder",
        "Quantity": "model.quantity",
    },
)

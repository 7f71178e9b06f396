"""What a map has no word for of an AIF file, as ``x-aif-`` fields for the end of the map.

Each is keyed by the ids of nodes, so that the others stay true when somebody changes the map:

- ``x-aif-locution: 12 Ann Lee : It is so``: a locution and its text, one field each;
- ``x-aif-echo: Eve = 14<12``: locution 14 is ``Eve: `` and the text of locution 12;
- ``x-aif-nodes``: the other nodes, scheme nodes among them, by type, text and scheme;
- ``x-aif-edges``: all edges in their order, see :mod:`.edge_list`;
- ``x-aif-timestamps``, ``x-aif-attributes``: what else the nodes have;
- ``x-aif-spaces``, ``x-aif-text``: texts of statements in which spaces or other characters are not
  as a map has them;
- ``x-aif-order``, ``x-aif-missing``, ``x-aif-double``, ``x-aif-ids``, ``x-aif-odd-ids``: where
  nodes are not in the order of their ids, are missing, have one id, or have an id that the map or
  the file writes in another way;
- ``x-aif-said-by`` and the like: the columns of the lists of locutions and schemes;
- ``x-aif-suffix``: what all ids end with, and the other fields leave out;
- ``x-aif-document``: the rest of the file, if there is more in it than AIFdb writes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from argmap.formats.foreign_text import broken
from argmap.model.clean_text import clean

Field = tuple[str, str]

CORE: Final = ("nodeID", "text", "type")
NODES: Final = "nodeID"
EDGES: Final = "edgeID fromID toID formEdgeID"
LOCUTIONS: Final = "nodeID personID timestamp start end source"
FULFILMENTS: Final = "nodeID schemeID"

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "locutions": tuple(LOCUTIONS.split()),
    "schemefulfillments": tuple(FULFILMENTS.split()),
}
"""The columns that the lists of a file can have."""

COLUMN_FIELDS: Final[Mapping[tuple[str, str], str]] = {
    ("locutions", "personID"): "aif-said-by",
    ("locutions", "timestamp"): "aif-said-at",
    ("locutions", "start"): "aif-said-from",
    ("locutions", "end"): "aif-said-until",
    ("locutions", "source"): "aif-said-in",
    ("schemefulfillments", "schemeID"): "aif-fulfils",
}
"""The fields that hold the columns; the first column of a list says which nodes are in it."""

WITHOUT_TEXT: Final = "(no text)"
"""The text in the map of a statement that has none in the file."""

_DEEPEST: Final = 200

_SUFFIXED: Final = re.compile(r"(?:0|[1-9][0-9]{0,17})(_[0-9]+)?")


def require_shallow(value: Any) -> None:
    """Refuse what is nested so deeply that it could not be written again (``bad-import``).

    >>> require_shallow({"meta": [[1]]})
    """
    waiting = [(value, 0)]
    while waiting:
        one, depth = waiting.pop()
        if depth > _DEEPEST:
            broken(f"this JSON is nested more than {_DEEPEST} levels deep")
        if isinstance(one, dict):
            waiting += [(inner, depth + 1) for inner in one.values()]
        elif isinstance(one, list):
            waiting += [(inner, depth + 1) for inner in one]


def shown_text(text: str) -> str:
    """Return the text that a statement has in the map."""
    return clean(text) or WITHOUT_TEXT


def numbering(ids: Mapping[str, object]) -> tuple[str, bool]:
    """Return what all ids end with after their number, and whether they are in ascending order.

    >>> numbering({"1_17": 0, "2_17": 0}), numbering({"2": 0, "1": 0}), numbering({"a": 0})
    (('_17', True), ('', False), ('', False))
    """
    suffix: str | None = None
    last = -1
    ascending = True
    for id in ids:
        match = _SUFFIXED.fullmatch(id)
        if match is None:
            return "", False
        if suffix is None:
            suffix = match[1] or ""
        elif suffix != (match[1] or ""):
            return "", False
        number = int(id[: len(id) - len(suffix)])
        ascending = ascending and number > last
        last = number
    return suffix or "", ascending


def id_of(key: str, suffix: str) -> str:
    """Return the id of a node by that in the map, if nothing else is said of it.

    >>> id_of("4-17", "_17"), id_of("12", "")
    ('4_17', '12')
    """
    return key.replace("-", "_") if suffix else key


def columns_of(name: str, form: Any) -> tuple[str, ...] | None:
    """Return the columns of a list if the document has them in its place.

    >>> columns_of("locutions", "nodeID personID"), columns_of("locutions", []), columns_of("a", "")
    (('nodeID', 'personID'), None, None)
    """
    known = COLUMNS.get(name)
    if known is None or not isinstance(form, str):
        return None
    columns = tuple(form.split())
    if columns == known:
        return known
    return columns if columns[:2] == known[:2] and {*columns} <= {*known} else None


def default(column: str, record: Mapping[str, Any]) -> Any:
    """Return what an entry of a list has in a column if nothing is said."""
    return record.get("timestamp") if column == "timestamp" else None

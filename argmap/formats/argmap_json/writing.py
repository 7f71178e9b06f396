"""Write maps as JSON: the attributes of the model by name, without empty ones."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from types import NoneType
from typing import Any, Final

from attrs import fields

from argmap.model import (
    ArgumentMap,
    Citation,
    Concession,
    Figure,
    Item,
    Origin,
    Place,
    Relation,
    Source,
    Use,
)
from argmap.model.attribution import Attribution
from argmap.model.type_checks import expect

FORMAT: Final = "argmap"
VERSION: Final = 1
"""The version of the format; its schema is docs/schema/argmap-1.json."""

_UNENCODABLE: Final = re.compile("[\ud800-\udfff]")
"""Characters that a comment made in Python can contain but UTF-8 cannot encode."""

_HEADERS: Final = ("title", "author", "date", "sources", "uses", "tags", "notes", "extra")
_ORDER: Final = (
    "kind", "key", "target", "first", "second", "under", "text", "title", "level", "reason",
    "by", "acceptance", "scheme", "strength", "concession", "qualifier", "confidence",
    "citations", "figures", "tags", "notes", "links", "extra",
)  # fmt: skip
"""The attributes of a part in the order in which they are written."""


def to_json(map: ArgumentMap, *, indent: int | None = 2) -> str:
    """Convert a map to JSON text that ends with a line break.

    ``indent`` is the number of spaces per level; ``None`` writes everything on one line.
    :func:`from_json` gives an equal map, including comments and blank lines.

    Raises :class:`TypeError` if an argument has the wrong type.

    >>> from argmap.language import loads
    >>> print(to_json(loads("thesis t: It lasts.\\n"), indent=None), end="")
    {"format": "argmap", "version": 1, "items": [{"type": "statement", "kind": "thesis", \
"key": "t", "text": "It lasts."}]}
    """
    expect(indent, (int, NoneType), "indent")
    text = json.dumps(as_json(map), indent=indent, ensure_ascii=False, allow_nan=False)
    return _UNENCODABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def as_json(map: ArgumentMap) -> dict[str, Any]:
    """Convert a map to the object that :func:`to_json` writes.

    Raises :class:`TypeError` if ``map`` is not an :class:`ArgumentMap`.

    >>> as_json(ArgumentMap("Durability"))
    {'format': 'argmap', 'version': 1, 'title': 'Durability', 'items': []}
    """
    expect(map, ArgumentMap, "map")
    found: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    found |= _attributes(map, _HEADERS)
    if map.origin is not None and map.origin.field_comments:
        found["origin"] = {"field_comments": _field_comments(map.origin)}
    found["items"] = list(_items(map))
    found |= _attributes(map, ["closing_extra"])
    if map.closing_comments:
        found["closing_comments"] = list(map.closing_comments)
    return found


def _items(map: ArgumentMap) -> Iterator[dict[str, Any]]:
    previous: Item | None = None
    for item in map.items:
        written: dict[str, Any] = {"type": type(item).__name__.lower()}
        names = _defaults(type(item))
        written |= _attributes(item, [name for name in _ORDER if name in names])
        if item.origin is not None and (origin := _origin(item.origin, item, previous)):
            written["origin"] = origin
        yield written
        previous = item


def _attributes(part: Any, names: Iterable[str]) -> dict[str, Any]:
    """Return the attributes of a part that differ from their defaults."""
    defaults = _defaults(type(part))
    return {
        name: _value(getattr(part, name), name)
        for name in names
        if getattr(part, name) != defaults[name]
    }


_DEFAULTS: Final[dict[type[Any], Mapping[str, Any]]] = {}


def _defaults(sort: type[Any]) -> Mapping[str, Any]:
    """Return the default values of the attributes of a class; cached."""
    if sort not in _DEFAULTS:
        _DEFAULTS[sort] = {one.name: one.default for one in fields(sort)}
    return _DEFAULTS[sort]


def _value(value: Any, name: str) -> Any:
    if isinstance(value, Attribution):
        return str(value)
    if name in ("extra", "closing_extra"):
        return [{"name": key, "value": text} for key, text in value]
    if isinstance(value, tuple):
        return [_value(one, "") for one in value]
    if isinstance(value, (Citation, Concession, Figure, Place, Source, Use)):
        own = [name for name in _defaults(type(value)) if name != "origin"]
        return _attributes(value, own)
    return value if isinstance(value, float) or value is None else _plain(value)


def _plain(value: Any) -> Any:
    """Convert an enumeration member to a plain string or number."""
    return str(value) if isinstance(value, str) else value


def _origin(origin: Origin, item: Item, previous: Item | None) -> dict[str, Any]:
    """Return the comments and blank lines around an item; positions are not written."""
    found: dict[str, Any] = {}
    if previous is not None and origin.blank_above != blank_by_default(item, previous):
        found["blank_above"] = origin.blank_above
    if origin.comments:
        found["comments"] = list(origin.comments)
    if origin.field_comments:
        found["field_comments"] = _field_comments(origin)
    if origin.comments_below:
        found["comments_below"] = list(origin.comments_below)
    return found


def blank_by_default(item: Item, previous: Item | None) -> bool:
    """Whether a blank line is written above an item by default.

    This is so at the top level, but not between two relations.
    """
    both_relations = isinstance(item, Relation) and isinstance(previous, Relation)
    return getattr(item, "under", None) is None and not both_relations


def _field_comments(origin: Origin) -> list[dict[str, Any]]:
    return [
        {"field": name, "number": number, "comment": comment}
        for name, number, comment in origin.field_comments
    ]

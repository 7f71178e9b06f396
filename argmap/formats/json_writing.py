"""From a map to JSON: the attributes of the model by their names, what is empty left out."""

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
"""The version of the format; docs/schema/argmap-1.json is its schema."""

_UNENCODABLE: Final = re.compile("[\ud800-\udfff]")
"""What a comment that was made in Python may hold, and UTF-8 has not."""

_HEADERS: Final = ("title", "author", "date", "sources", "uses", "tags", "notes", "extra")
_ORDER: Final = (
    "kind", "key", "target", "first", "second", "under", "text", "title", "reason",
    "by", "acceptance", "scheme", "strength", "concession", "qualifier", "confidence",
    "citations", "figures", "tags", "notes", "links", "extra",
)  # fmt: skip
"""The attributes of a part in the order in which they are written: what it is comes first."""


def to_json(map: ArgumentMap, *, indent: int | None = 2) -> str:
    """The JSON of a map, as a text that ends with a line end.

    ``indent`` is how far each level is indented; with ``None`` all is on one line. What is written
    reads back equal with :func:`from_json`, comments and blank lines included.

    >>> from argmap.language import loads
    >>> print(to_json(loads("thesis t: It lasts.\\n"), indent=None), end="")
    {"format": "argmap", "version": 1, "items": [{"type": "statement", "kind": "thesis", \
"key": "t", "text": "It lasts."}]}
    """
    expect(indent, (int, NoneType), "indent")
    text = json.dumps(as_json(map), indent=indent, ensure_ascii=False, allow_nan=False)
    return _UNENCODABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def as_json(map: ArgumentMap) -> dict[str, Any]:
    """What :func:`to_json` writes, as dictionaries, lists, texts and numbers.

    >>> as_json(ArgumentMap("Durability"))
    {'format': 'argmap', 'version': 1, 'title': 'Durability', 'items': []}
    """
    expect(map, ArgumentMap, "map")
    found: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    found |= _attributes(map, _HEADERS)
    if map.origin is not None and map.origin.field_comments:
        found["origin"] = {"field_comments": _field_comments(map.origin)}
    found["items"] = list(_items(map))
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
    """The attributes of a part that are not what they are where nothing is said."""
    defaults = _defaults(type(part))
    return {
        name: _value(getattr(part, name), name)
        for name in names
        if getattr(part, name) != defaults[name]
    }


_DEFAULTS: Final[dict[type[Any], Mapping[str, Any]]] = {}


def _defaults(sort: type[Any]) -> Mapping[str, Any]:
    """What the attributes of a class are where nothing is said, looked up once."""
    if sort not in _DEFAULTS:
        _DEFAULTS[sort] = {one.name: one.default for one in fields(sort)}
    return _DEFAULTS[sort]


def _value(value: Any, name: str) -> Any:
    if isinstance(value, Attribution):
        return str(value)
    if name == "extra":
        return [{"name": key, "value": text} for key, text in value]
    if isinstance(value, tuple):
        return [_value(one, "") for one in value]
    if isinstance(value, (Citation, Concession, Figure, Place, Source, Use)):
        own = [name for name in _defaults(type(value)) if name != "origin"]
        return _attributes(value, own)
    return value if isinstance(value, float) or value is None else _plain(value)


def _plain(value: Any) -> Any:
    """A text or a number without the class of its own that an enumeration gives it."""
    return str(value) if isinstance(value, str) else value


def _origin(origin: Origin, item: Item, previous: Item | None) -> dict[str, Any]:
    """What a formatter has to keep around an item; places in a text are not kept."""
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
    """Whether a blank line stands above an item where nothing is said of it: it does at the top
    level, but not between two relations.
    """
    both_relations = isinstance(item, Relation) and isinstance(previous, Relation)
    return getattr(item, "under", None) is None and not both_relations


def _field_comments(origin: Origin) -> list[dict[str, Any]]:
    return [
        {"field": name, "number": number, "comment": comment}
        for name, number, comment in origin.field_comments
    ]

"""Read maps from JSON, strictly; each problem is reported with its path in the data."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from types import NoneType
from typing import Any, Final

from argmap.formats.argmap_json.values import (
    WRONG,
    Fields,
    JsonReader,
    a_choice,
    a_list,
    a_number,
    a_pair,
    a_strength,
    a_text,
    a_truth,
    a_whole_number,
    an_object,
)
from argmap.formats.argmap_json.writing import FORMAT, VERSION, blank_by_default
from argmap.model import (
    ArgmapError,
    Argument,
    ArgumentMap,
    Citation,
    Concession,
    Extent,
    Figure,
    Item,
    Kind,
    Origin,
    Place,
    PlaceUnit,
    Relation,
    RelationKind,
    Reopening,
    Reuse,
    Section,
    Source,
    Span,
    Statement,
    Use,
)
from argmap.model.type_checks import expect
from argmap.model.vocabulary import ArgumentKind

NOWHERE: Final = Span(1, 1, 1, 1)
"""The span of parts read from JSON, which need an origin for their comments."""

_TEXTS: Final = a_list(a_text)
_EXTRA: Final = a_list(a_pair)
_PLACE: Final = an_object(
    Place,
    {"unit": a_choice(PlaceUnit), "first": a_whole_number},
    {"last": a_whole_number},
)
_CITATION: Final = an_object(Citation, {}, {"phrases": _TEXTS, "place": _PLACE, "source": a_text})
_FIGURE: Final = an_object(Figure, dict.fromkeys(("subject", "measure", "value"), a_text), {})
_CONCESSION: Final = an_object(Concession, {"extent": a_choice(Extent)}, {"text": a_text})
_SOURCE: Final = an_object(Source, {"id": a_text}, {})
_USE: Final = an_object(Use, {"path": a_text, "name": a_text}, {})
_FIELD_COMMENT: Final = an_object(
    lambda field, number, comment: (field, number, comment),
    {"field": a_text, "number": a_whole_number, "comment": a_text},
    {},
)
_ORIGIN: Final = an_object(
    dict,
    {},
    {
        "comments": _TEXTS,
        "blank_above": a_truth,
        "field_comments": a_list(_FIELD_COMMENT),
        "comments_below": _TEXTS,
    },
)

_REMARKS: Final[Fields] = {"notes": _TEXTS, "extra": _EXTRA, "origin": _ORIGIN}
_NODE: Final[Fields] = {
    "under": a_text,
    "title": a_text,
    "by": a_text,
    "acceptance": _CONCESSION,
    "citations": a_list(_CITATION),
    "concession": _CONCESSION,
    "qualifier": a_text,
    "tags": _TEXTS,
    "links": _TEXTS,
    **_REMARKS,
}
_ITEMS: Final[Mapping[str, tuple[Callable[..., Item], Fields, Fields]]] = {
    "statement": (
        Statement,
        {"kind": a_choice(Kind), "text": a_text, "key": a_text},
        {
            "figures": a_list(_FIGURE),
            "confidence": a_number,
            **_NODE,
        },
    ),
    "argument": (
        Argument,
        {"key": a_text},
        {
            "kind": a_choice(ArgumentKind),
            "text": a_text,
            "scheme": a_text,
            "strength": a_strength,
            **_NODE,
        },
    ),
    "reuse": (
        Reuse,
        {"kind": a_choice(Kind), "target": a_text},
        {"under": a_text, "reason": a_text, **_REMARKS},
    ),
    "relation": (
        Relation,
        {"first": a_text, "kind": a_choice(RelationKind), "second": a_text},
        {"reason": a_text, **_REMARKS},
    ),
    "section": (Section, {"title": a_text}, {"level": a_whole_number, **_REMARKS}),
    "reopening": (Reopening, {"target": a_text}, {"origin": _ORIGIN}),
}
_MAP_ORIGIN: Final = an_object(dict, {}, {"field_comments": a_list(_FIELD_COMMENT)})


def from_json(data: str | bytes | Mapping[str, Any], path: str | None = None) -> ArgumentMap:
    """Convert JSON to a map; ``data`` is a JSON text or the parsed object.

    ``path`` is the name of the file for messages.

    Raises :class:`ArgmapError` (``bad-json``) with all problems, each with its path in the data:
    invalid JSON, missing, unknown or duplicate keys, values of the wrong type, or an unknown
    version. The structure of the map is not checked; see :func:`structure_problems`.

    >>> from argmap.formats import to_json
    >>> map = ArgumentMap("Durability", [Section("The heirs")])
    >>> from_json(to_json(map)) == map
    True
    >>> try:
    ...     from_json('{"format": "argmap", "version": 1, "items": [{"type": "claim"}]}')
    ... except ArgmapError as error:
    ...     print(error.diagnostics[0].message)
    items[0].type is 'claim', not one of statement, argument, reuse, relation, section, reopening
    """
    expect(path, (str, NoneType), "path")
    reader = JsonReader(path)
    value = reader.parsed(data) if isinstance(data, (str, bytes)) else data
    map = _map(value, reader) if not reader.found else None
    if map is None or reader.found:
        raise ArgmapError(reader.found)
    return map


def _map(value: Any, reader: JsonReader) -> ArgumentMap | None:
    if not isinstance(value, Mapping):
        reader.wrong("", value, "an object")
        return None
    name, version = value.get("format"), value.get("version")
    if name != FORMAT:
        hint = f'a map in JSON begins with {{"format": "{FORMAT}", "version": {VERSION}, ...}}'
        reader.tell("this is not the JSON of a map: 'format' is not 'argmap'", hint)
        return None
    if version != VERSION or isinstance(version, bool):
        told = (
            "'version' is missing" if version is None else f"'version' is {reader.shown(version)}"
        )
        reader.tell(f"{told}; this argmap reads version {VERSION}", "you may need a newer argmap")
        return None

    def make(format: str, version: int, origin: Any = None, **parts: Any) -> ArgumentMap:
        if origin is not None:
            parts["origin"] = Origin(
                NOWHERE, field_comments=tuple(origin.get("field_comments", ()))
            )
        try:
            return ArgumentMap(**parts)
        except ValueError as error:
            raise ValueError(_placed(error, parts["items"])) from None

    read = an_object(
        make,
        {"format": a_text, "version": a_whole_number, "items": _items},
        {
            "$schema": a_text,
            "title": a_text,
            "author": a_text,
            "date": a_text,
            "sources": a_list(_SOURCE),
            "uses": a_list(_USE),
            "tags": _TEXTS,
            "notes": _TEXTS,
            "extra": _EXTRA,
            "origin": _MAP_ORIGIN,
            "closing_extra": _EXTRA,
            "closing_comments": _TEXTS,
        },
    )
    map = read(value, "", reader)
    return map if isinstance(map, ArgumentMap) else None


def _placed(error: ValueError, items: list[Item]) -> str:
    """Return the error about the order of the items, with the path of the first misplaced item."""

    def in_order(count: int) -> bool:
        try:
            ArgumentMap(items=items[:count])
        except ValueError:
            return False
        return True

    if in_order(len(items)):
        return str(error)
    at = bisect_left(range(len(items)), True, key=lambda count: not in_order(count + 1))
    return f"items[{at}]: {str(error).removesuffix(f': {items[at]}')}"


def _items(value: Any, path: str, reader: JsonReader) -> Any:
    if not isinstance(value, (list, tuple)):
        return reader.wrong(path, value, "a list")
    found: list[Item] = []
    for number, one in enumerate(value):
        item = _item(one, f"{path}[{number}]", reader, found[-1] if found else None)
        if item is not WRONG:
            found.append(item)
    return found if len(found) == len(value) else WRONG


def _item(value: Any, path: str, reader: JsonReader, previous: Item | None) -> Any:
    if not isinstance(value, Mapping):
        return reader.wrong(path, value, "an object")
    sort = value.get("type")
    if not isinstance(sort, str) or sort not in _ITEMS:
        what = "missing" if sort is None else reader.shown(sort)
        reader.tell(f"{path}.type is {what}, not one of {', '.join(_ITEMS)}")
        return WRONG
    kind, needed, others = _ITEMS[sort]

    def make(type: str, origin: Any = None, **attributes: Any) -> Item:
        item = kind(**attributes)
        if origin is None:
            return item
        blank = origin.pop("blank_above", blank_by_default(item, previous))
        around: dict[str, Any] = {name: tuple(comments) for name, comments in origin.items()}
        return kind(**attributes, origin=Origin(NOWHERE, blank_above=blank, **around))

    return an_object(make, {"type": a_text, **needed}, others)(value, path, reader)

"""Change the attributes of a part: its kind, id, text and fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypedDict

from attrs import evolve, fields

from argmap.model.argument_map import ArgumentMap
from argmap.model.citation import Citation
from argmap.model.edit_checks import require_no_new_errors
from argmap.model.edit_methods import Part
from argmap.model.edit_places import index_of, named
from argmap.model.editing import rename, with_items
from argmap.model.figure import Figure
from argmap.model.items import (
    Argument,
    Concession,
    Item,
    Relation,
    Reopening,
    Reuse,
    Section,
    Statement,
)
from argmap.model.kept_comments import with_field_comments
from argmap.model.vocabulary import ARGUMENTS


class NodeFields(TypedDict, total=False):
    """The fields of statements and arguments, by attribute name."""

    holder: str | None
    citations: Iterable[Citation]
    qualifier: str | None
    tags: Iterable[str]
    notes: Iterable[str]
    links: Iterable[str]
    extra: Mapping[str, str] | Iterable[tuple[str, str]]
    figures: Iterable[Figure]
    concession: Concession | None
    confidence: float | None
    scheme: str | None
    strength: float | str | None


class Changes(NodeFields, total=False):
    """The attributes that :meth:`ArgumentMap.replace` can change."""

    kind: str
    id: str | None
    text: str
    target: Part | str
    first: Part | str
    second: Part | str
    reason: str
    title: str
    level: int


_ELSEWHERE: Final = {
    "key": "a part is given another id with id=",
    "under": "a part is put under another with move()",
    "origin": "comments and places stay as they are",
}


def replace(
    map: ArgumentMap, part: Item | str, changes: Changes, *, strict: bool = True
) -> ArgumentMap:
    """See :meth:`ArgumentMap.replace`."""
    at = index_of(map, part)
    item = map.items[at]
    wanted: dict[str, Any] = dict(changes)
    has_new_id = "id" in wanted
    new_id = wanted.pop("id", None)
    if has_new_id and not isinstance(item, (Statement, Argument)):
        raise TypeError(f"{named(item)} has no id")
    for name in ("target", "first", "second"):
        if isinstance(wanted.get(name), (Statement, Argument)):
            wanted[name] = wanted[name].key
    changed = with_field_comments(item, _changed(item, wanted))
    made = with_items(map, [*map.items[:at], changed, *map.items[at + 1 :]])
    if strict:
        require_no_new_errors(map, made)
    return rename(made, item.key, new_id) if has_new_id else made  # type: ignore[union-attr]


def _changed(item: Item, changes: dict[str, Any]) -> Item:
    sort: type[Statement] | type[Argument] | type[Reuse] | type[Relation] | type[Section] | None
    sort = None if isinstance(item, Reopening) else type(item)
    if isinstance(item, (Statement, Argument)) and "kind" in changes:
        sort = Argument if str(changes["kind"]) in ARGUMENTS else Statement
    if sort is None:
        raise TypeError("change a reopened statement where it is defined")
    if sort is not type(item):
        item = _cleared(item, changes)
    known = [one.name for one in fields(sort) if one.name not in _ELSEWHERE]
    for name in changes:
        if name not in known:
            hint = _ELSEWHERE.get(name, f"it has {', '.join(known)}")
            raise TypeError(f"{name} of {named(item)} cannot be replaced: {hint}")
    if sort is type(item):
        return evolve(item, **changes)
    return _of_another_sort(item, sort, changes)


def _cleared(item: Item, changes: dict[str, Any]) -> Item:
    """Reset the fields that a change removes; return the item, and drop these from ``changes``."""
    own = {one.name: one.default for one in fields(type(item))}
    cleared = [name for name, value in changes.items() if name in own and value == own[name]]
    return evolve(item, **{name: changes.pop(name) for name in cleared})


def _of_another_sort(item: Item, sort: type[Any], changes: dict[str, Any]) -> Item:
    """Convert a statement to an argument or vice versa, or raise if a field would be lost."""
    there = {one.name for one in fields(sort)}
    values: dict[str, Any] = {}
    for one in fields(type(item)):
        value = getattr(item, one.name)
        if one.name in there:
            values[one.name] = value
        elif value != one.default and one.name != "kind":
            what = "an argument" if sort is Argument else "a statement"
            raise ValueError(f"{what} has no {one.name}, and {named(item)} has: remove it first")
    made: Item = sort(**{**values, **changes})
    return made

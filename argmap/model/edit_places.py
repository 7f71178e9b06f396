"""Locate the parts of an edit: the index of a part, and the index at which to insert one."""

from __future__ import annotations

from types import NoneType
from typing import Any

from attrs import evolve

from argmap.model.argument_map import ArgumentMap
from argmap.model.edit_methods import Part, Under, Unset
from argmap.model.item_order import block_end, relations_at_the_end
from argmap.model.items import (
    LOCAL,
    Argument,
    Item,
    Relation,
    Reopening,
    Reuse,
    Section,
    Statement,
)
from argmap.model.lookup import key_in
from argmap.model.reference import Reference
from argmap.model.type_checks import expect, wrong_type


def index_of(map: ArgumentMap, part: Item | str, name: str = "part") -> int:
    """Return the index of a part among the items, given by key or as itself.

    ``name`` is the name of the argument, for error messages. Raises :class:`KeyError` if the map
    has no such part.
    """
    if isinstance(part, (str, Statement, Argument)):
        return _at(map.items, map.nodes[key_in(map.nodes, part)])
    if not isinstance(part, Item):
        raise wrong_type(name, "a part of the map or its key", part)
    if not any(item is part for item in map.items):
        equal = [item for item in map.items if item == part]
        if not equal:
            raise KeyError(f"the map holds no such part: {part!r}")
        part = equal[0]
    return _at(map.items, part)


def _at(items: Any, part: Item) -> int:
    return next(at for at, item in enumerate(items) if item is part)


class Place:
    """The target of an edit: under a part, or before or after another.

    Raises :class:`TypeError` if more than one of the three is given.
    """

    def __init__(
        self, map: ArgumentMap, under: Under, before: Item | str | None, after: Item | str | None
    ) -> None:
        if (not isinstance(under, Unset)) + (before is not None) + (after is not None) > 1:
            raise TypeError("give one of under, before and after")
        self.is_after = after is not None
        self.sibling: Item | None = None
        self.under: str | None = None
        if (beside := after if before is None else before) is not None:
            name = "after" if before is None else "before"
            self.sibling = map.items[index_of(map, beside, name)]
            self.under = getattr(self.sibling, "under", None)
        elif under is not None and not isinstance(under, Unset):
            self.under = _parent(map, under)

    def find(self, items: list[Item], item: Item) -> int:
        """Return the index at which to insert ``item`` into ``items``.

        If its parent must be reopened, a reopening is added to ``items``.
        """
        if self.under is not None and isinstance(item, (Relation, Section, Reopening)):
            raise ValueError(f"{named(item)} is at the top level, not under {self.under!r}")
        if self.sibling is not None:
            at = _at(items, self.sibling)
            return block_end(items, at) if self.is_after else at
        if self.under is not None:
            return _below(items, self.under)
        at_the_end = isinstance(item, (Relation, Section))
        return len(items) if at_the_end else relations_at_the_end(items)


def _parent(map: ArgumentMap, under: Part | str) -> str:
    """Return the key of a parent, which may be a statement of an imported map (``MAP.id``)."""
    if isinstance(under, str) and _is_of_used_map(under, map):
        return Reopening(under).target
    key = node_key(map.items[index_of(map, under, "under")])
    if not key:
        raise TypeError(f"a part goes under a statement or an argument, not under {under!r}")
    return key


def _is_of_used_map(key: str, map: ArgumentMap) -> bool:
    return Reference.parse(key).map in {use.name for use in map.uses}


def _below(items: list[Item], parent: str) -> int:
    """Return the index after the descendants of a part, at its first occurrence.

    A statement of an imported map is reopened if necessary.
    """
    for at, item in enumerate(items):
        if node_key(item) == parent:
            return block_end(items, at)
    for at, item in enumerate(items):
        if isinstance(item, Reopening) and item.target == parent:
            return block_end(items, at)
    at = relations_at_the_end(items)
    items.insert(at, Reopening(parent))
    return at + 1


def placed(block: list[Item], under: str | None) -> list[Item]:
    """Return a block with another parent; a block at the top level gets a blank line above it."""
    head = block[0]
    if not isinstance(head, (Statement, Argument, Reuse)):
        return block
    origin = head.origin
    if origin is not None and (head.under is None) != (under is None):
        origin = evolve(origin, blank_above=under is None)
    return [evolve(head, under=under, origin=origin), *block[1:]]


def require_id(id: object) -> None:
    """Raise an error unless ``id`` is ``None`` or an id; local keys are not ids."""
    expect(id, (str, NoneType), "id")
    if isinstance(id, str) and LOCAL in id:
        raise ValueError(f"not an id (a-z, 0-9 and single hyphens): {id!r}")


def unused_key(map: ArgumentMap) -> str:
    """Return a local key that no part of the map has."""
    return f"{LOCAL}{len(map.items) + 1}"


def node_key(item: Item) -> str:
    """Return the key of a statement or an argument, and "" for other items."""
    return item.key if isinstance(item, (Statement, Argument)) else ""


def named(item: Item) -> str:
    """Return the name of an item for messages."""
    if isinstance(item, (Statement, Argument)):
        return repr(item.key)
    if isinstance(item, Relation):
        return f"the relation '{item.first} {item.kind} {item.second}'"
    if isinstance(item, Section):
        return f"the {item.keyword} {item.title!r}"
    if isinstance(item, Reopening):
        return f"'@{item.target}'"
    where = f" under {item.under!r}" if item.under is not None else ""
    return f"'{item.kind} @{item.target}'{where}"

"""Edit maps: each function takes a map and returns a new one.

References are updated, parts without an id get new local keys, and comments stay with the parts
they belong to. The functions are documented at the methods of :class:`ArgumentMap` that call them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import evolve

from argmap.model.argument_map import ArgumentMap
from argmap.model.codes import Code
from argmap.model.diagnostic import ArgmapError, problem
from argmap.model.edit_checks import left_over, references, require_no_new_errors
from argmap.model.edit_methods import UNSET, Part, Under, Unset
from argmap.model.edit_places import (
    Place,
    index_of,
    named,
    node_key,
    placed,
    require_id,
    unused_key,
)
from argmap.model.item_order import block_end, with_local_keys
from argmap.model.items import Argument, Item, Reopening, Reuse, Section, Statement
from argmap.model.kept_comments import apart, left_behind
from argmap.model.type_checks import wrong_type


def with_items(map: ArgumentMap, items: Iterable[Item], **headers: Any) -> ArgumentMap:
    """Return the map with other items, and with correct local keys."""
    items = tuple(with_local_keys(items))
    if not items:  # what was below the last item is among the headers now
        headers |= {"extra": (*map.extra, *map.closing_extra), "closing_extra": ()}
    return evolve(map, items=items, **headers)


def add(
    map: ArgumentMap,
    item: Item,
    *,
    under: Under = UNSET,
    before: Item | str | None = None,
    after: Item | str | None = None,
    strict: bool = True,
) -> ArgumentMap:
    """See :meth:`ArgumentMap.add`."""
    if not isinstance(item, Item):
        raise wrong_type("what", "a kind or a part of a map", item)
    if isinstance(item, (Statement, Argument)):
        if item.id is None:
            item = evolve(item, key=unused_key(map))
        elif item.key in map.nodes:
            raise ValueError(f"the id {item.key!r} is already in use")
    if isinstance(under, Unset) and before is None and after is None:
        under = getattr(item, "under", None)
    place = Place(map, under, before, after)
    items = list(map.items)
    at = place.find(items, item)
    items[at:at] = placed([item], place.under)
    made = with_items(map, items)
    if strict:
        require_no_new_errors(map, made)
    return made


def remove(
    map: ArgumentMap,
    part: Item | str,
    *,
    with_descendants: bool = False,
    with_references: bool = False,
) -> ArgumentMap:
    """See :meth:`ArgumentMap.remove`."""
    start = index_of(map, part)
    removed = map.items[start]
    heads = [start, *_reopened_within(map, start)]
    gone = {at for head in heads for at in range(head, block_end(map.items, head))}
    if (below := len(gone) - len(heads)) and not with_descendants:
        what = "1 part is" if below == 1 else f"{below} parts are"
        message = f"{what} under {named(removed)}"
        hint = "remove them as well (with_descendants=True), or move them first"
        raise ArgmapError([problem(Code.PLACEMENT, message, removed.origin, hint)])
    keys = {node_key(map.items[at]) for at in gone} - {""}
    referring = [
        at
        for at, item in enumerate(map.items)
        if at not in gone and not keys.isdisjoint(references(item))
    ]
    if referring and not with_references:
        hint = "remove that as well (with_references=True), or change it first"
        raise ArgmapError([left_over(removed, [map.items[at] for at in referring], hint)])
    gone.update(referring)
    kept = {at: apart(map.items[at])[1] for at in (*heads, *referring)}
    for at, item in enumerate(map.items):
        if isinstance(item, Reopening) and at not in gone:
            below_it = range(at + 1, block_end(map.items, at))
            if below_it and gone.issuperset(below_it):  # no children are left
                gone.add(at)
                kept[at] = item.origin.comments if item.origin is not None else ()
    made = _without(map, gone, kept)
    if isinstance(removed, Section):  # its subsections would have no section
        require_no_new_errors(map, made)
    return made


def _reopened_within(map: ArgumentMap, start: int) -> Iterable[int]:
    """Return the indices at which a part or one of its descendants is reopened."""
    found: list[int] = []
    blocks = [start]
    known: set[str] = set()
    reopened: dict[str, list[int]] = {}
    for at, item in enumerate(map.items):
        if isinstance(item, Reopening):
            reopened.setdefault(item.target, []).append(at)
    for head in blocks:  # grows in the loop
        for item in map.items[head : block_end(map.items, head)]:
            key = node_key(item)
            if key and key not in known:
                known.add(key)
                more = [at for at in reopened.get(key, ()) if at not in found and at != start]
                found += more
                blocks += more
    return found


def rename(map: ArgumentMap, part: Part | str, new: str | None) -> ArgumentMap:
    """See :meth:`ArgumentMap.rename`."""
    node = map.items[index_of(map, part)]
    if not isinstance(node, (Statement, Argument)):
        raise TypeError(f"{named(node)} has no id; replace() changes what it refers to")
    require_id(new)
    if new == node.id:
        return map
    if new in map.nodes:
        raise ValueError(f"the id {new!r} is already in use")
    if new is None:
        referring = [item for item in map.items if node.key in references(item)]
        if referring:
            hint = "a part without an id cannot be referred to"
            raise ArgmapError([left_over(node, referring, hint)])
    key = new if new is not None else unused_key(map)
    return with_items(map, [_renamed(item, node.key, key) for item in map.items])


def _renamed(item: Item, old: str, new: str) -> Item:
    """Return an item with a key replaced in all attributes."""
    names = ("key", "under", "target", "first", "second")
    changes: dict[str, Any] = {name: new for name in names if getattr(item, name, None) == old}
    return evolve(item, **changes) if changes else item


def move(
    map: ArgumentMap,
    part: Item | str,
    *,
    under: Under = UNSET,
    before: Item | str | None = None,
    after: Item | str | None = None,
    kind: str | None = None,
    strict: bool = True,
) -> ArgumentMap:
    """See :meth:`ArgumentMap.move`."""
    if isinstance(under, Unset) and before is None and after is None:
        raise TypeError("give one of under, before and after")
    place = Place(map, under, before, after)
    start = index_of(map, part)
    end = block_end(map.items, start)
    block, items = list(map.items[start:end]), [*map.items[:start], *map.items[end:]]
    head = block[0]
    _require_outside(map, block, place)
    following = items[start] if start < len(items) else None
    at = place.find(items, head)
    stays = at == start and place.under == getattr(head, "under", None)
    loose: Sequence[str] = ()
    if not stays:
        block[0], loose = apart(head)
    if kind is not None:
        if not isinstance(head, (Statement, Reuse)):
            raise TypeError(f"{named(head)} has no kind to change")
        block[0] = evolve(block[0], kind=kind)  # type: ignore[arg-type]  # it is one of the two
    items[at:at] = placed(block, place.under)
    closing = _leave(items, following, loose, head, map.closing_comments)
    above = map.items[start - 1] if start else None
    if isinstance(above, Reopening) and getattr(head, "under", None) == above.target:
        closing = _drop_if_empty(items, above, closing)
    made = with_items(map, items, closing_comments=closing)
    if strict:
        require_no_new_errors(map, made)
    return made


def _require_outside(map: ArgumentMap, block: Sequence[Item], place: Place) -> None:
    """Raise an error if a block would be moved next to or under itself."""
    if any(item is place.sibling for item in block[:1]):
        raise ValueError(f"{named(block[0])} cannot go beside itself")
    above = map.nodes.get(place.under or "")
    moved = node_key(block[0])
    if above is not None and moved in (above.key, *(one.key for one in map.ancestors(above))):
        message = f"{named(block[0])} cannot go under itself"
        hint = ""
        if moved != above.key:
            hint = f"{above.key!r} is under it; move that first"
        raise ArgmapError([problem(Code.PLACEMENT, message, block[0].origin, hint)])


def _leave(
    items: list[Item],
    following: Item | None,
    loose: Sequence[str],
    gone: Item,
    closing: tuple[str, ...],
) -> tuple[str, ...]:
    """Leave comments above the next item, if there is one; return the closing comments."""
    at = len(items)
    if following is not None:
        at = next(at for at, item in enumerate(items) if item is following)
    return left_behind(items, at, loose, gone, closing)


def _drop_if_empty(
    items: list[Item], reopening: Reopening, closing: tuple[str, ...]
) -> tuple[str, ...]:
    """Remove a reopening that has no children left; return the closing comments."""
    at = next((at for at, item in enumerate(items) if item is reopening), None)
    if at is None or block_end(items, at) > at + 1:
        return closing
    del items[at]
    comments = reopening.origin.comments if reopening.origin is not None else ()
    return left_behind(items, at, comments, reopening, closing)


def _without(map: ArgumentMap, gone: set[int], kept: Mapping[int, Sequence[str]]) -> ArgumentMap:
    """Return the map without some items; ``kept`` are comments that stay in their place."""
    items: list[Item] = []
    waiting: list[int] = []
    for at, item in enumerate(map.items):
        if at in gone:
            waiting.append(at)
            continue
        items.append(item)
        for one in reversed(waiting):
            left_behind(items, len(items) - 1, kept.get(one, ()), map.items[one], ())
        waiting = []
    closing = map.closing_comments
    for one in reversed(waiting):
        closing = left_behind(items, len(items), kept.get(one, ()), map.items[one], closing)
    return with_items(map, items, closing_comments=closing)

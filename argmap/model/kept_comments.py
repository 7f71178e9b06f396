"""Keep comments when the item below them is moved, changed or removed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from attrs import evolve

from argmap.model.items import Item
from argmap.model.origin import BLANK, Origin

_FIELDS: Final = {
    "title": "title",
    "by": "by",
    "scheme": "scheme",
    "strength": "strength",
    "accepted": "acceptance",
    "conceded": "concession",
    "qualifier": "qualifier",
    "confidence": "confidence",
}
_REPEATED: Final = {"cite": "citations", "figure": "figures", "note": "notes", "link": "links"}


def apart(item: Item) -> tuple[Item, tuple[str, ...]]:
    """Split off the comments that a blank line separates from an item; return the item and them.

    They are about everything that follows, so they stay when the item is moved.
    """
    origin = item.origin
    if origin is None or BLANK not in origin.comments:
        return item, ()
    cut = len(origin.comments) - origin.comments[::-1].index(BLANK)
    rest = evolve(origin, comments=origin.comments[cut:], blank_above=True)
    return evolve(item, origin=rest), origin.comments[:cut]


def left_behind(
    items: list[Item], at: int, loose: Sequence[str], gone: Item, closing: tuple[str, ...]
) -> tuple[str, ...]:
    """Move comments to the item at an index, or to the closing comments at the end.

    ``gone`` is the item that was below them. Returns the new closing comments; ``closing`` are the
    old ones.
    """
    if not loose or gone.origin is None:
        return closing
    if at == len(items):
        end = len(loose) - (loose[-1] == BLANK)
        return (*loose[:end], BLANK, *closing) if closing else tuple(loose[:end])
    item = items[at]
    origin = item.origin
    blank = gone.origin.blank_above
    if origin is None:
        origin = Origin(gone.origin.span, blank_above=blank)
    gap = (BLANK,) if origin.blank_above and loose[-1] != BLANK else ()
    comments = (*loose, *gap, *origin.comments)
    items[at] = evolve(item, origin=evolve(origin, comments=comments, blank_above=blank))
    return closing


def with_field_comments(before: Item, after: Item) -> Item:
    """Return the changed item with its field comments above the same fields as before.

    A comment whose field was removed goes above the item.
    """
    origin = before.origin
    if origin is None or not origin.field_comments:
        return after
    kept: list[tuple[str, int, str]] = []
    homeless: list[str] = []
    for name, number, comment in origin.field_comments:
        number = 0 if name == "tags" else number  # several tags lines become one
        at = _moved(_values(before, name), _values(after, name), number)
        if at is None:
            homeless.append(comment)
        else:
            kept.append((name, at, comment))
    comments = (*origin.comments, *homeless)
    return evolve(after, origin=evolve(origin, comments=comments, field_comments=tuple(kept)))


def _moved(before: Sequence[object], after: Sequence[object], number: int) -> int | None:
    """Return the index of a value after a change, or ``None`` if it was removed."""
    if number < len(before):
        value = before[number]
        if number < len(after) and after[number] == value:
            return number
        if value in after:
            return after.index(value)
    changed = number < len(after) and (len(after) >= len(before) or after[number] not in before)
    return number if changed else None


def _values(item: Any, name: str) -> Sequence[object]:
    """Return the values of a field, in the order in which they are written."""
    if name.startswith("x-"):
        return [value for extra, value in item.extra if f"x-{extra}" == name]
    if name == "tags":
        return [None] if getattr(item, "tags", ()) else []
    if name in _REPEATED:
        return getattr(item, _REPEATED[name], ())
    value = getattr(item, _FIELDS.get(name, name), None)
    return [] if value is None else [value]

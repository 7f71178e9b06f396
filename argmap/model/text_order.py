"""Check that items are in text order: the order in which they can be written."""

from __future__ import annotations

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


def require_text_order(items: tuple[Item, ...]) -> None:
    """Check that keys are unique, local keys canonical, and the parent of each item open.

    Raises :class:`ValueError` if not, and :class:`TypeError` for an object that is not an item.
    """
    seen: set[str] = set()
    open_keys: list[str] = []
    named: list[str] = []  # for each open key the nearest ancestor (or itself) with an id, or ""
    count: dict[str, int] = {}
    for item in items:
        if isinstance(item, (Relation, Section)):
            open_keys, named = [], []
            continue
        if isinstance(item, Reopening):
            name = item.target
            open_keys, named = [name], [name]
            continue
        if not isinstance(item, (Statement, Argument, Reuse)):
            raise TypeError(f"a map holds no {type(item).__name__} among its items: {item!r}")
        if item.under is None:
            open_keys, named = [], []
        else:
            while open_keys and open_keys[-1] != item.under:
                open_keys.pop()
                named.pop()
            if not open_keys:
                raise ValueError(f"{item.under!r} is not open here: {item}")
        if isinstance(item, Reuse):
            continue
        if item.key in seen:
            raise ValueError(f"a key occurs twice: {item.key!r}")
        seen.add(item.key)
        home = named[-1] if named else ""
        if LOCAL in item.key:
            count[home] = count.get(home, 0) + 1
            expected = f"{home}{LOCAL}{count[home]}"
            if item.key != expected:
                raise ValueError(f"the local key {item.key!r} should be {expected!r}")
        open_keys.append(item.key)
        named.append(home if LOCAL in item.key else item.key)

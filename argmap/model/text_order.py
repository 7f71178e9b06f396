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
    parts = (Statement, Argument, Reuse)
    for item in items:
        if isinstance(item, parts):
            under = item.under
            if under is None:
                open_keys, named = [], []
            else:
                while open_keys and open_keys[-1] != under:
                    open_keys.pop()
                    named.pop()
                if not open_keys:
                    raise ValueError(f"{under!r} is not open here: {item}")
            if isinstance(item, Reuse):
                continue
            key = item.key
            if key in seen:
                raise ValueError(f"a key occurs twice: {key!r}")
            seen.add(key)
            open_keys.append(key)
            if LOCAL not in key:
                named.append(key)
                continue
            home = named[-1] if named else ""
            count[home] = number = count.get(home, 0) + 1
            expected = f"{home}{LOCAL}{number}"
            if key != expected:
                raise ValueError(f"the local key {key!r} should be {expected!r}")
            named.append(home)
        elif isinstance(item, (Relation, Section)):
            open_keys, named = [], []
        elif isinstance(item, Reopening):
            open_keys, named = [item.target], [item.target]
        else:
            raise TypeError(f"a map holds no {type(item).__name__} among its items: {item!r}")

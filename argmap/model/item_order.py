"""Items in text order: the blocks of parts, and the local keys of parts without ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve

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


def block_end(items: Sequence[Item], start: int) -> int:
    """Return the index after the item at ``start`` and its descendants that follow it directly.

    >>> from argmap.model import Kind
    >>> thesis = Statement(Kind.THESIS, "It lasts.", key="t")
    >>> block_end([thesis, Reuse(Kind.CLAIM, "c", under="t"), Section("Next")], 0)
    2
    """
    first = items[start]
    if isinstance(first, (Relation, Section, Reuse)):
        return start + 1
    inside = {first.target if isinstance(first, Reopening) else first.key}
    end = start + 1
    while end < len(items):
        item = items[end]
        if not isinstance(item, (Statement, Argument, Reuse)) or item.under not in inside:
            break
        if not isinstance(item, Reuse):
            inside.add(item.key)
        end += 1
    return end


def with_local_keys(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items with the correct local keys for parts without an id.

    Each such part must already have a unique local key, so that children can refer to it.

    >>> from argmap.model import Kind
    >>> thesis = Statement(Kind.THESIS, "It lasts.", key="t")
    >>> claim = Statement(Kind.CLAIM, "It has one centre.", key="~9", under="t")
    >>> [item.key for item in with_local_keys([thesis, claim])]
    ['t', 't~1']
    """
    opened: list[tuple[str, str, str]] = []  # old key, new key, nearest key with an id
    count: dict[str, int] = {}
    for item in items:
        if isinstance(item, (Relation, Section)):
            opened = []
            yield item
            continue
        if isinstance(item, Reopening):
            opened = [(item.target, item.target, item.target)]
            yield item
            continue
        if item.under is None:
            opened = []
        while opened and opened[-1][0] != item.under:
            opened.pop()
        if item.under is not None and not opened:
            raise ValueError(f"{item.under!r} is not open here: {item}")
        under, home = (opened[-1][1], opened[-1][2]) if opened else (None, "")
        if isinstance(item, Reuse):
            yield item if item.under == under else evolve(item, under=under)
            continue
        key = item.key
        if item.id is None:
            count[home] = count.get(home, 0) + 1
            key = f"{home}{LOCAL}{count[home]}"
        else:
            home = key
        opened.append((item.key, key, home))
        same = (key, under) == (item.key, item.under)
        yield item if same else evolve(item, key=key, under=under)


def hung_under(
    items: Iterable[Item], below: Mapping[str, Sequence[Item]], at_the_end: Sequence[Item] = ()
) -> Iterator[Item]:
    """Yield the items with new children inserted after the existing ones.

    ``below`` maps keys of parents to new children. ``at_the_end`` comes last at the top level,
    before the final relations. A parent that is not opened anywhere, such as a statement of a used
    map, is reopened there.
    """
    items = tuple(items)
    last = relations_at_the_end(items)
    waiting = dict(below)
    opened: list[str] = []

    def close(under: str | None) -> Iterator[Item]:
        while opened and opened[-1] != under:
            yield from waiting.pop(opened.pop(), ())

    for item in items[:last]:
        under = item.under if isinstance(item, (Statement, Argument, Reuse)) else None
        yield from close(under)
        yield item
        if isinstance(item, (Statement, Argument)):
            opened.append(item.key)
        elif isinstance(item, Reopening):
            opened.append(item.target)
    yield from close(None)
    yield from at_the_end
    for target, hung in waiting.items():
        yield Reopening(target)
        yield from hung
    yield from items[last:]


def relations_at_the_end(items: Sequence[Item]) -> int:
    """Return the index of the first of the final relations, or the length if there are none."""
    last = len(items)
    while last and isinstance(items[last - 1], Relation):
        last -= 1
    return last

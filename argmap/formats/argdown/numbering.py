"""Let untitled parts keep the numbers that Argdown gives them, in whatever order they are written.

Argdown calls them "Untitled 1", "Untitled 2" and so on, in the order of the text. Most keep their
numbers by themselves when the map is written again; the others have theirs in a field.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import evolve

from argmap.formats.argdown.outline import Outline
from argmap.formats.argdown.writing import Writer
from argmap.model import Argument, ArgumentMap, Statement

_TRIES: Final = 4


def numbered(map: ArgumentMap, wanted: Sequence[int | None]) -> ArgumentMap:
    """Return a map whose untitled parts are written again with the numbers that are wanted.

    ``wanted`` has a number, or ``None``, for each item.
    """
    kept = {
        at
        for at, (item, number) in enumerate(zip(map.items, wanted, strict=True))
        if number is not None and isinstance(item, (Statement, Argument)) and item.id is not None
    }
    for attempt in range(_TRIES):
        writer = Writer(Outline(_with_numbers(map, wanted, kept)))
        writer.text()
        wrong = {
            at
            for at, (item, number) in enumerate(zip(map.items, wanted, strict=True))
            if number is not None
            and isinstance(item, (Statement, Argument))
            and at not in kept
            and writer.numbers.get(item.key) not in (number, None)
        }
        if not wrong:
            break
        kept |= wrong
        if attempt == _TRIES - 2:
            kept |= {at for at, number in enumerate(wanted) if number is not None}
    return _with_numbers(map, wanted, kept)


def _with_numbers(map: ArgumentMap, wanted: Sequence[int | None], kept: set[int]) -> ArgumentMap:
    if not kept:
        return map
    items = list(map.items)
    for at in kept:
        item = items[at]
        assert isinstance(item, (Statement, Argument))
        items[at] = evolve(item, extra=(*item.extra, ("argdown-untitled", str(wanted[at]))))
    return evolve(map, items=tuple(items))

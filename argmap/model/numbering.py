"""Numbers for the statements and arguments of a map, as printed maps have them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from string import ascii_uppercase

from argmap.model.argument_map import ArgumentMap
from argmap.model.items import Argument, Section, Statement


def numbers(map: ArgumentMap) -> dict[str, str]:
    """The number of each statement and argument, by key.

    Each section has a letter, and its statements and arguments are numbered in text order: A1, A2,
    B1. A subsection continues the numbering of its section. What comes before the first section has
    a number only: 1, 2.

    >>> from argmap.language import loads
    >>> map = loads("thesis a: It lasts.\\n\\nsection: History\\n\\nclaim b: It has lasted.\\n")
    >>> numbers(map)
    {'a': '1', 'b': 'A1'}
    """
    found: dict[str, str] = {}
    letters = _letters()
    letter, count = "", 0
    for item in map.items:
        if isinstance(item, Section):
            if item.level == 1:
                letter, count = next(letters), 0
        elif isinstance(item, (Statement, Argument)):
            count += 1
            found[item.key] = f"{letter}{count}"
    return found


def names(map: ArgumentMap, *, ids: bool) -> dict[str, str]:
    """What pictures call each statement and argument, by key: its number, or its id if ``ids`` is
    set and it has one.

    >>> from argmap.language import loads
    >>> names(loads("thesis a: It lasts.\\n  claim: It is firm.\\n"), ids=True)
    {'a': 'a', 'a~1': '2'}
    """
    found = numbers(map)
    if ids:
        found |= {key: node.id for key, node in map.nodes.items() if node.id}
    return found


def section_letters(map: ArgumentMap) -> tuple[str, ...]:
    """The letter of each section of a map, in order; a subsection has that of its section.

    >>> from argmap.language import loads
    >>> section_letters(loads("section: History\\n\\nsubsection: Law\\n\\nsection: Today\\n"))
    ('A', 'A', 'B')
    """
    letters = _letters()
    found: list[str] = []
    letter = ""
    for item in map.items:
        if isinstance(item, Section):
            if item.level == 1:
                letter = next(letters)
            found.append(letter)
    return tuple(found)


def _letters() -> Iterator[str]:
    """A to Z, then AA, AB and so on."""
    length = 1
    while True:
        yield from ("".join(letters) for letters in product(ascii_uppercase, repeat=length))
        length += 1

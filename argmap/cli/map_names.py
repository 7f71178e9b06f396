"""Names for maps that no comparison map has named, from their authors and files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from argmap.cli.inputs import Input
from argmap.language.recovery.suggestion import slug
from argmap.model import ArgumentMap
from argmap.model.vocabulary import KEYWORDS
from argmap.verbalize.phrases import short_name


def names_of(maps: Sequence[tuple[Input, ArgumentMap]]) -> list[str]:
    """A name for each map, which need not be unique.

    That is the surname of its author, if no other map has an author of that surname; otherwise its
    file's name.
    """
    surnames = [_surname(map.author or "") for _, map in maps]
    stems = [slug(input.inner.stem) or "essay" for input, _ in maps]
    count = Counter(surnames)
    return [
        _allowed(surname if surname and count[surname] == 1 else stem)
        for surname, stem in zip(surnames, stems, strict=True)
    ]


def unique(names: Sequence[str]) -> Iterator[str]:
    """The names, with a number after one that has come before.

    >>> list(unique(["essay", "essay", "essay-2"]))
    ['essay', 'essay-2', 'essay-2-2']
    """
    taken: set[str] = set()
    for first in names:
        name, number = first, 1
        while name in taken:
            number += 1
            name = f"{first}-{number}"
        taken.add(name)
        yield name


def _surname(author: str) -> str:
    """The surname of a person, as an id; empty for a group, or somebody without a name."""
    short = short_name(author)
    return "" if short == author and " " in author else slug(short)


def _allowed(name: str) -> str:
    return f"{name}-map" if name in KEYWORDS else name

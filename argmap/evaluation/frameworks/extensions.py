"""The extensions that an enumeration has found, as a product of independent parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product
from math import prod
from typing import overload

from attrs import field

from argmap.frozen_class import frozen

Names = tuple[str, ...]


@frozen
class ExtensionPart:
    """Some arguments that no attack connects to the others, and the sets of them that were found.

    Each extension has one of ``found``, which are in the order of the framework's arguments.
    """

    arguments: Names
    found: tuple[Names, ...]


def _as_parts(parts: Sequence[ExtensionPart]) -> tuple[ExtensionPart, ...]:
    return tuple(parts)


@frozen(repr=False)
class Extensions(Sequence[frozenset[str]]):
    """The extensions of a framework under a semantics, a sequence of frozen sets of arguments.

    ``is_complete`` says whether these are known to be all; it is false if a limit was reached.

    Arguments that no attack connects are independent: each extension takes one of the sets found in
    each of ``parts``. The product is counted by :attr:`total` and by :func:`len`, and expanded only
    as far as it is asked for. (:func:`len` fails for more than :data:`sys.maxsize`.)

    >>> from argmap.evaluation.frameworks import Framework, preferred
    >>> names = [f"{side}{number}" for number in range(100) for side in "ab"]
    >>> quarrels = [(f"a{number}", f"b{number}") for number in range(100)]
    >>> found = preferred(Framework(names, [*quarrels, *((b, a) for a, b in quarrels)]))
    >>> found.total == 2**100, found.is_complete, "a7" in found[0]
    (True, True, True)
    >>> preferred(Framework(names, quarrels))
    Extensions(total=1, is_complete=True)
    """

    parts: tuple[ExtensionPart, ...] = field(default=(), converter=_as_parts)
    is_complete: bool = True

    @property
    def total(self) -> int:
        """How many extensions were found."""
        return prod(len(part.found) for part in self.parts)

    def __repr__(self) -> str:
        return f"Extensions(total={self.total}, is_complete={self.is_complete})"

    def __len__(self) -> int:
        return self.total

    def __bool__(self) -> bool:
        return all(part.found for part in self.parts)

    def __iter__(self) -> Iterator[frozenset[str]]:
        for sets in product(*(part.found for part in self.parts)):
            yield frozenset().union(*sets)

    def __contains__(self, extension: object) -> bool:
        if not isinstance(extension, (set, frozenset)):
            return False
        known = {name for part in self.parts for name in part.arguments}
        return extension <= known and all(
            tuple(name for name in part.arguments if name in extension) in part.found
            for part in self.parts
        )

    @overload
    def __getitem__(self, index: int) -> frozenset[str]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[frozenset[str]]: ...

    def __getitem__(self, index: int | slice) -> frozenset[str] | Sequence[frozenset[str]]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(self.total))]
        left = index + self.total if index < 0 else index
        if not 0 <= left < self.total:
            raise IndexError("there are not so many extensions")
        sets = []
        for part in reversed(self.parts):
            left, place = divmod(left, len(part.found))
            sets.append(part.found[place])
        return frozenset().union(*sets)

    @property
    def in_some(self) -> frozenset[str]:
        """The arguments that are in some of these extensions."""
        if not self:
            return frozenset()
        return frozenset().union(*(names for part in self.parts for names in part.found))

    @property
    def in_every(self) -> frozenset[str]:
        """The arguments that are in every one of these extensions: all, if there is none."""
        if not self:
            return frozenset(name for part in self.parts for name in part.arguments)
        return frozenset().union(
            *(frozenset(part.found[0]).intersection(*part.found[1:]) for part in self.parts)
        )

    def first(self, number: int) -> Extensions:
        """Return the first of these extensions, up to a number, as extensions of their own."""
        if self.total <= number:
            return self
        names = tuple(name for part in self.parts for name in part.arguments)
        found = tuple(
            tuple(name for one in sets for name in one)
            for sets in islice(product(*(part.found for part in self.parts)), number)
        )
        return Extensions((ExtensionPart(names, found),), is_complete=False)

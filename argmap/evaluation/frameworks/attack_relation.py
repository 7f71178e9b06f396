"""Check the arguments and the pairs of a framework or of a graph with scores."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from attrs import Attribute

from argmap.model.closest_id import Nearest
from argmap.model.type_checks import as_many, wrong_type

Pair = tuple[str, str]


def as_pairs(values: Iterable[Pair], name: Attribute[tuple[Pair, ...]] | str) -> tuple[Pair, ...]:
    """Convert pairs of names to a tuple without duplicates, in their first order.

    >>> as_pairs([["a", "b"], ("a", "b")], "attacks")
    (('a', 'b'),)
    """
    pairs = as_many(values, (tuple, list), name)
    for pair in pairs:
        if len(pair) != 2 or not (isinstance(pair[0], str) and isinstance(pair[1], str)):
            raise wrong_type(name, "pairs of names such as ('a', 'b')", pair)
    return tuple(dict.fromkeys((first, second) for first, second in pairs))


def check_ends(pairs: Iterable[Pair], arguments: Collection[str], verb: str) -> None:
    """Raise :class:`ValueError` if a pair names something that is not an argument."""
    for first, second in pairs:
        for end in (first, second):
            if end not in arguments:
                near = Nearest(arguments).to(end)
                hint = f" (did you mean {near!r}?)" if near else ""
                raise ValueError(
                    f"{first!r} {verb} {second!r}, but {end!r} is not an argument{hint}"
                )

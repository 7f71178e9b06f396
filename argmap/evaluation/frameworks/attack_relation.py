"""Check the arguments and the pairs of a framework or of a graph with scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

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
    if set(map(len, pairs)) - {2} or set(map(type, chain.from_iterable(pairs))) - {str}:
        for pair in pairs:
            if len(pair) != 2 or not (isinstance(pair[0], str) and isinstance(pair[1], str)):
                raise wrong_type(name, "pairs of names such as ('a', 'b')", pair)
    # mypy does not see that the tuple of a pair is a pair.
    return tuple(dict.fromkeys(map(tuple, pairs)))  # type: ignore[arg-type]


def check_ends(pairs: Sequence[Pair], arguments: Mapping[str, object], verb: str) -> None:
    """Raise :class:`ValueError` if a pair names something that is not an argument."""
    if unknown := set(chain.from_iterable(pairs)) - arguments.keys():
        first, second = next(pair for pair in pairs if not unknown.isdisjoint(pair))
        end = first if first in unknown else second
        near = Nearest(arguments).to(end)
        hint = f" (did you mean {near!r}?)" if near else ""
        raise ValueError(f"{first!r} {verb} {second!r}, but {end!r} is not an argument{hint}")

"""Abstract argumentation frameworks: arguments without content, and which attacks which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from attrs import Attribute, field

from argmap.evaluation.frameworks.attack_relation import Pair, as_pairs, check_ends
from argmap.frozen_class import frozen
from argmap.model.frozen_dict import FrozenDict
from argmap.model.type_checks import as_many, named


def _as_arguments(
    values: Iterable[str], name: Attribute[Any] | str = "arguments"
) -> tuple[str, ...]:
    arguments = as_many(values, str, name)
    if len(set(arguments)) != len(arguments):
        twice = next(one for number, one in enumerate(arguments) if one in arguments[:number])
        raise ValueError(f"the arguments hold {twice!r} twice")
    if "" in arguments:
        raise ValueError("the arguments hold an empty name")
    return arguments


def _as_attacks(values: Iterable[Pair], name: Attribute[Any] | str = "attacks") -> tuple[Pair, ...]:
    return as_pairs(values, name)


@frozen(field_transformer=named)
class Framework:
    """An abstract argumentation framework (Dung 1995, Definition 2).

    ``arguments`` are names, ``attacks`` pairs of an attacker and what it attacks. The order of the
    arguments is the order of results; the order of the attacks has no meaning.

    Raises :class:`ValueError` if an argument is given twice, or an attack names something that is
    not an argument.

    P. M. Dung, On the acceptability of arguments and its fundamental role in nonmonotonic
    reasoning, logic programming and n-person games, Artificial Intelligence 77 (1995), 321-357.

    >>> framework = Framework(["rain", "sun", "forecast"], [("rain", "sun"), ("forecast", "rain")])
    >>> framework.attackers["sun"], framework.attacked["forecast"]
    (('rain',), ('rain',))
    """

    arguments: tuple[str, ...] = field(default=(), converter=_as_arguments)
    attacks: tuple[Pair, ...] = field(default=(), converter=_as_attacks, eq=frozenset)

    def __attrs_post_init__(self) -> None:
        try:
            self.attacked_numbers  # noqa: B018 - everything asks for it, and it needs the ends
        except KeyError:
            check_ends(self.attacks, self.numbers, "attacks")
            raise

    @cached_property
    def attackers(self) -> Mapping[str, tuple[str, ...]]:
        """The attackers of each argument."""
        return self._named(self.attacker_numbers)

    @cached_property
    def attacked(self) -> Mapping[str, tuple[str, ...]]:
        """What each argument attacks."""
        return self._named(self.attacked_numbers)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The position of each argument in :attr:`arguments`."""
        return FrozenDict(zip(self.arguments, range(len(self.arguments)), strict=True))

    @cached_property
    def attacker_numbers(self) -> Sequence[Sequence[int]]:
        """For each argument, by position, the positions of its attackers."""
        found: list[list[int]] = [[] for _ in self.arguments]
        for attacker, targets in enumerate(self.attacked_numbers):
            for target in targets:
                found[target].append(attacker)
        return found

    @cached_property
    def attacked_numbers(self) -> Sequence[Sequence[int]]:
        """For each argument, by position, the positions of what it attacks."""
        found: list[list[int]] = [[] for _ in self.arguments]
        numbers = self.numbers
        for attacker, target in self.attacks:
            found[numbers[attacker]].append(numbers[target])
        return found

    def _named(self, by_number: Sequence[Sequence[int]]) -> Mapping[str, tuple[str, ...]]:
        names = self.arguments
        return FrozenDict(
            {
                name: tuple(names[one] for one in numbers)
                for name, numbers in zip(names, by_number, strict=True)
            }
        )

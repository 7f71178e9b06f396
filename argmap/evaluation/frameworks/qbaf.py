"""Arguments with base scores, attacks and supports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import Attribute, field

from argmap.evaluation.frameworks.attack_relation import Pair, as_pairs, check_ends
from argmap.frozen_class import frozen
from argmap.model.frozen_dict import FrozenDict
from argmap.model.type_checks import named, wrong_type


def _as_scores(
    values: Mapping[str, float], name: Attribute[Any] | str = "base"
) -> Mapping[str, float]:
    if not isinstance(values, Mapping):
        raise wrong_type(name, "a mapping of names to scores", values)
    for argument, score in values.items():
        if not isinstance(argument, str) or isinstance(score, bool):
            raise wrong_type(name, "a mapping of names to scores", {argument: score})
        if not isinstance(score, (int, float)):
            raise wrong_type(name, "a mapping of names to scores", {argument: score})
        if not 0 <= score <= 1:
            raise ValueError(f"the base score of {argument!r} is {score}, not from 0 to 1")
    return FrozenDict({argument: float(score) for argument, score in values.items()})


def _as_attacks(values: Iterable[Pair], name: Attribute[Any] | str = "attacks") -> tuple[Pair, ...]:
    return as_pairs(values, name)


def _as_supports(
    values: Iterable[Pair], name: Attribute[Any] | str = "supports"
) -> tuple[Pair, ...]:
    return as_pairs(values, name)


@frozen(field_transformer=named)
class Qbaf:
    """A quantitative bipolar argumentation framework (Baroni, Rago and Toni 2019).

    ``base`` has a score from 0 to 1 for each argument: what it is worth before anything speaks for
    or against it. ``attacks`` and ``supports`` are pairs; their order has no meaning.

    Raises :class:`ValueError` if a score is not from 0 to 1, or if a pair names something that is
    not an argument.

    P. Baroni, A. Rago, F. Toni, From fine-grained properties to broad principles for gradual
    argumentation: a principled spectrum, International Journal of Approximate Reasoning 105 (2019),
    252-286.

    >>> base = {"rain": 0.5, "cloud": 0.8, "wind": 0.4}
    >>> qbaf = Qbaf(base, attacks=[("wind", "rain")], supports=[("cloud", "rain")])
    >>> qbaf.base["cloud"]
    0.8
    """

    base: Mapping[str, float] = field(converter=_as_scores, hash=False)
    attacks: tuple[Pair, ...] = field(default=(), converter=_as_attacks, eq=frozenset)
    supports: tuple[Pair, ...] = field(default=(), converter=_as_supports, eq=frozenset)

    def __attrs_post_init__(self) -> None:
        check_ends(self.attacks, self.base, "attacks")
        check_ends(self.supports, self.base, "supports")

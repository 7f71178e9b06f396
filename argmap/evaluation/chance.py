"""The chance that a statement stands, given the chances of what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt
from random import Random
from typing import TYPE_CHECKING, Final

from attrs import frozen

from argmap.evaluation.fixed_point import solve
from argmap.evaluation.net import Net
from argmap.model import Argument, Statement

if TYPE_CHECKING:
    from argmap.evaluation.evaluation import Evaluation

_EXACT: Final = 16
"""With at most this many uncertain parts, all worlds are enumerated."""

_DIGITS: Final = 24
"""Binary digits of a chance when worlds are drawn; the rounding error is far below the sampling."""


@frozen
class Chance:
    """The chance that a statement stands, with its standard ``error`` (0 if it is exact).

    ``decisive`` says for each uncertain part how much more likely it is to stand if the part holds
    than if the part fails (Birnbaum 1969).
    """

    value: float
    error: float
    decisive: Mapping[str, float]

    @property
    def is_exact(self) -> bool:
        """Whether all worlds were enumerated."""
        return self.error == 0


def uncertain_parts(evaluation: Evaluation) -> dict[int, float]:
    """The chance of each uncertain part, by the number of its node.

    These are statements that are taken at their word, with their ``confidence:``, and arguments
    with a numeric ``strength:``, if it is below 1.
    """
    found: dict[int, float] = {}
    for number, node in enumerate(evaluation.net.nodes):
        if number in evaluation.accepted or number in evaluation.rejected:
            continue
        for key in node.members:
            part = evaluation.graph.maps[key]
            chance: object = None
            if isinstance(part, Statement) and node.is_given:
                chance = part.confidence
            elif isinstance(part, Argument):
                chance = part.strength
            if isinstance(chance, (int, float)) and chance < 1:
                found.setdefault(number, float(chance))
    return found


def chance_of(evaluation: Evaluation, thesis: int, worlds: int, seed: int) -> Chance:
    """The chance that a statement stands; see :meth:`.Evaluation.chance`."""
    net, chances = evaluation.net, uncertain_parts(evaluation)
    if len(chances) <= _EXACT:
        return _exact(evaluation, net, thesis, chances)
    random = Random(seed)
    holds = {number: _drawn(random, chance, worlds) for number, chance in chances.items()}
    stands = _stands(evaluation, net, thesis, holds, worlds)
    value = stands.bit_count() / worlds
    decisive = {}
    for number, bits in holds.items():
        with_it, without = bits.bit_count(), worlds - bits.bit_count()
        both = (stands & bits).bit_count()
        one = both / with_it if with_it else 0.0
        other = (stands.bit_count() - both) / without if without else 0.0
        decisive[net.nodes[number].name] = one - other
    return Chance(value, sqrt(value * (1 - value) / worlds), decisive)


def _exact(evaluation: Evaluation, net: Net, thesis: int, chances: Mapping[int, float]) -> Chance:
    count = 1 << len(chances)
    weights = [1.0]
    holds: dict[int, int] = {}
    for at, (number, chance) in enumerate(chances.items()):
        weights = [w * (1 - chance) for w in weights] + [w * chance for w in weights]
        run = 1 << at  # the part fails in as many worlds, then holds in as many, and so on
        block = ((1 << run) - 1) << run
        holds[number] = sum(block << start for start in range(0, count, 2 * run))
    stands = _stands(evaluation, net, thesis, holds, count)
    value = _weight(stands, weights)
    decisive = {}
    for number, bits in holds.items():
        chance = chances[number]
        both = _weight(stands & bits, weights)
        one = both / chance if chance else 0.0
        decisive[net.nodes[number].name] = one - (value - both) / (1 - chance)
    return Chance(value, 0.0, decisive)


def _weight(worlds: int, weights: list[float]) -> float:
    return sum(weight for at, weight in enumerate(weights) if worlds >> at & 1)


def _stands(
    evaluation: Evaluation, net: Net, thesis: int, holds: Mapping[int, int], count: int
) -> int:
    """The worlds in which a statement stands; a part that fails is rejected."""
    always = (1 << count) - 1
    reject = dict.fromkeys(evaluation.rejected, always)
    for number, bits in holds.items():
        reject[number] = reject.get(number, 0) | (always & ~bits)
    return solve(net, count, dict.fromkeys(evaluation.accepted, always), reject).ins[thesis]


def _drawn(random: Random, chance: float, worlds: int) -> int:
    """A bit for each world, each set with the given chance."""
    bits = 0
    digits = round(chance * (1 << _DIGITS))
    for at in range(_DIGITS):
        drawn = random.getrandbits(worlds)
        bits = bits | drawn if digits >> at & 1 else bits & drawn
    return bits

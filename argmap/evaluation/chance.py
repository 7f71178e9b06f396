"""The chance that a statement stands, given the chances of what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import sqrt
from random import Random
from typing import TYPE_CHECKING, Final, Self

from argmap.evaluation.fixed_point import Labels, solve
from argmap.frozen_class import frozen
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


def written_chance(part: Statement | Argument) -> float | None:
    """The ``confidence:`` of a statement or the numeric ``strength:`` of an argument, if any."""
    written = part.confidence if isinstance(part, Statement) else part.strength
    return float(written) if isinstance(written, (int, float)) else None


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
            if isinstance(part, Statement) and not node.is_given:
                continue
            chance = written_chance(part)
            if chance is not None and chance < 1:
                found.setdefault(number, chance)
    return found


def chance_of(evaluation: Evaluation, thesis: int, worlds: int, seed: int) -> Chance:
    """The chance that a statement stands; see :meth:`.Evaluation.chance`."""
    sample = _Worlds.of(evaluation, worlds, seed)
    stands = sample.labels.ins[thesis]
    value = sample.chance(stands)
    decisive = {}
    for number, bits in sample.holds.items():
        chance = sample.chance(bits)
        both = sample.chance(stands & bits)
        one = both / chance if chance else 0.0
        other = (value - both) / (1 - chance) if chance < 1 else 0.0
        decisive[evaluation.net.nodes[number].name] = one - other
    return Chance(value, sample.error(value), decisive)


def chances_of(evaluation: Evaluation, parts: Iterable[int], worlds: int) -> Mapping[int, float]:
    """The chance that each of some parts stands, by its number."""
    sample = _Worlds.of(evaluation, worlds, 0)
    return {one: sample.chance(sample.labels.ins[one]) for one in parts}


@frozen
class _Worlds:
    """Worlds in which each uncertain part holds or fails, one bit for each world.

    ``holds`` has the worlds in which a part holds, by its number; ``weights`` the chance of each
    world, or nothing if they were drawn and so are equally likely.
    """

    count: int
    holds: Mapping[int, int]
    labels: Labels
    weights: list[float] | None

    @classmethod
    def of(cls, evaluation: Evaluation, worlds: int, seed: int) -> Self:
        """All worlds if there are few uncertain parts, or as many random ones as asked for."""
        chances = uncertain_parts(evaluation)
        weights: list[float] | None = None
        if len(chances) <= _EXACT:
            worlds = 1 << len(chances)
            holds, weights = _enumerated(chances)
        else:
            random = Random(seed)
            holds = {number: _drawn(random, chance, worlds) for number, chance in chances.items()}
        return cls(worlds, holds, _labels(evaluation, holds, worlds), weights)

    def chance(self, worlds: int) -> float:
        """The chance that the real world is one of some worlds."""
        if self.weights is None:
            return worlds.bit_count() / self.count
        return sum(weight for at, weight in enumerate(self.weights) if worlds >> at & 1)

    def error(self, value: float) -> float:
        """The standard error of a chance."""
        return 0.0 if self.weights is not None else sqrt(value * (1 - value) / self.count)


def _enumerated(chances: Mapping[int, float]) -> tuple[dict[int, int], list[float]]:
    """All worlds: those in which each part holds, and the chance of each world."""
    count = 1 << len(chances)
    weights = [1.0]
    holds: dict[int, int] = {}
    for at, (number, chance) in enumerate(chances.items()):
        weights = [w * (1 - chance) for w in weights] + [w * chance for w in weights]
        run = 1 << at  # the part fails in as many worlds, then holds in as many, and so on
        block = ((1 << run) - 1) << run
        holds[number] = sum(block << start for start in range(0, count, 2 * run))
    return holds, weights


def _labels(evaluation: Evaluation, holds: Mapping[int, int], count: int) -> Labels:
    """The labels in each world; a part that fails is rejected."""
    always = (1 << count) - 1
    reject = dict.fromkeys(evaluation.rejected, always)
    for number, bits in holds.items():
        reject[number] = reject.get(number, 0) | (always & ~bits)
    return solve(evaluation.net, count, dict.fromkeys(evaluation.accepted, always), reject)


def _drawn(random: Random, chance: float, worlds: int) -> int:
    """A bit for each world, each set with the given chance."""
    bits = 0
    digits = round(chance * (1 << _DIGITS))
    for at in range(_DIGITS):
        drawn = random.getrandbits(worlds)
        bits = bits | drawn if digits >> at & 1 else bits & drawn
    return bits

"""The strengths of arguments under a gradual model, with and without cycles.

What leads to no cycle and lies on none is reckoned in order, exactly. For cycles the continuous
version of the models is used (Potyka 2018, 2019): strengths start at the base scores and move
towards what the model gives for the strengths of the moment, until they stand still. Where they do,
the model's equations hold; unlike plain iteration, this also ends in many graphs in which the
strengths would jump to and fro for ever.

N. Potyka, Continuous dynamical systems for weighted bipolar argumentation, KR 2018, 148-157;
Extending modular semantics for bipolar weighted argumentation, AAMAS 2019, 1722-1730.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from attrs import field

from argmap.evaluation.frameworks.gradual_models import INFLUENCES, GradualModel, Influence
from argmap.evaluation.frameworks.qbaf import Qbaf
from argmap.frozen_class import frozen
from argmap.model.frozen_dict import FrozenDict
from argmap.model.type_checks import expect


def _as_values(values: Mapping[str, float]) -> Mapping[str, float]:
    return FrozenDict(values)


@frozen
class Strengths(Mapping[str, float]):
    """The strength of each argument, a mapping in the order of the arguments.

    ``converged`` says whether the strengths of arguments in cycles came to rest; if not, these are
    the last ones, and no result. ``residual`` is how far the model's equations are off at most.
    """

    scores: Mapping[str, float] = field(converter=_as_values)
    converged: bool = True
    residual: float = 0.0

    def __getitem__(self, argument: str) -> float:
        return self.scores[argument]

    def __iter__(self) -> Iterator[str]:
        return iter(self.scores)

    def __len__(self) -> int:
        return len(self.scores)


def strengths(
    qbaf: Qbaf,
    model: GradualModel | str = GradualModel.QUADRATIC_ENERGY,
    *,
    tolerance: float = 1e-12,
    limit: int = 2_000,
) -> Strengths:
    """Return the strength of each argument under a gradual model.

    ``tolerance`` is how far the model's equations may be off in cycles, ``limit`` how many steps
    are made to get there. If they do not suffice, :attr:`Strengths.converged` is false.

    Raises :class:`ValueError` if there is no such model, or if the graph has supports and the model
    is the h-categoriser, which has none.

    >>> base = {"rain": 0.5, "cloud": 0.8, "wind": 0.4}
    >>> qbaf = Qbaf(base, attacks=[("wind", "rain")], supports=[("cloud", "rain")])
    >>> round(strengths(qbaf, "quadratic-energy")["rain"], 3)
    0.569
    >>> quarrel = Qbaf({"a": 1, "b": 1}, [("a", "b"), ("b", "a")])
    >>> found = strengths(quarrel, "h-categoriser")
    >>> round(found["a"], 9), found.converged
    (0.618033989, True)
    """
    expect(qbaf, Qbaf, "qbaf")
    expect(model, str, "model")
    expect(tolerance, (int, float), "tolerance")
    expect(limit, int, "limit")
    if model not in list(GradualModel):
        raise ValueError(f"model is {model!r}, not one of {', '.join(GradualModel)}")
    numbers = {argument: number for number, argument in enumerate(qbaf.base)}
    attackers: list[list[int]] = [[] for _ in numbers]
    supporters: list[list[int]] = [[] for _ in numbers]
    for pairs, found in ((qbaf.attacks, attackers), (qbaf.supports, supporters)):
        for first, second in pairs:
            found[numbers[second]].append(numbers[first])
    equations = Equations(list(qbaf.base.values()), attackers, supporters, [[] for _ in numbers])
    return solution(list(qbaf.base), equations, GradualModel(model), tolerance, limit)


class Equations(NamedTuple):
    """What the strengths of arguments depend on, by the numbers of the arguments.

    The base score of an argument with ``linked`` arguments counts only as far as the weakest of
    them is strong (Gordon, Prakken and Walton 2007, on linked premises).
    """

    base: list[float]
    attackers: list[list[int]]
    supporters: list[list[int]]
    linked: list[list[int]]


def solution(
    names: Sequence[str],
    equations: Equations,
    model: GradualModel,
    tolerance: float = 1e-12,
    limit: int = 2_000,
) -> Strengths:
    """The strengths that satisfy the equations of a model; see :func:`strengths`."""
    if model is GradualModel.H_CATEGORISER and any(equations.supporters):
        raise ValueError("supports have no meaning for the h-categoriser; choose another model")
    solver = _Solver(equations, INFLUENCES[model])
    cyclic, after = solver.in_order()
    values = list(equations.base)
    residual = 0.0
    if cyclic:
        residual = solver.bring_to_rest(values, cyclic, tolerance, limit)
    for number in after:
        values[number] = solver.strength(number, values)
    return Strengths(dict(zip(names, values, strict=True)), residual <= tolerance, residual)


class _Solver:
    """Solves the equations of a model."""

    def __init__(self, equations: Equations, influence: Influence) -> None:
        self._equations = equations
        self._influence = influence
        depends_on = zip(equations.attackers, equations.supporters, equations.linked, strict=True)
        self._depends_on = [[*first, *second, *third] for first, second, third in depends_on]

    def strength(self, number: int, values: Sequence[float]) -> float:
        """What the model gives for an argument, if the others are as strong as ``values`` says."""
        _, attackers, supporters, linked = self._equations
        weakest = min((values[one] for one in linked[number]), default=1.0)
        return self._influence(
            self._equations.base[number] * weakest,
            [values[one] for one in attackers[number]],
            [values[one] for one in supporters[number]],
        )

    def in_order(self) -> tuple[list[int], list[int]]:
        """Return what is in a cycle or leads to one, and the rest, each after what it hangs on."""
        left = [0] * len(self._depends_on)
        for found in self._depends_on:
            for one in found:
                left[one] += 1
        after = [number for number, count in enumerate(left) if not count]
        for number in after:  # it grows
            for one in self._depends_on[number]:
                left[one] -= 1
                if not left[one]:
                    after.append(one)
        after.reverse()
        rest = set(after)
        return [number for number in range(len(left)) if number not in rest], after

    def bring_to_rest(
        self, values: list[float], moving: Sequence[int], tolerance: float, limit: int
    ) -> float:
        """Move the strengths of some arguments until they stand still; returns how fast they move.

        The steps are those of P. Bogacki, L. F. Shampine, A 3(2) pair of Runge-Kutta formulas,
        Applied Mathematics Letters 2 (1989), 321-325. How exact they are is measured by how fast
        the strengths move, so that it grows as they come to rest.
        """
        at = [values[one] for one in moving]
        slope = self._slope(at, values, moving)
        step = 0.1
        for _ in range(limit):
            if max(map(abs, slope)) <= tolerance:
                break
            second = self._slope(_moved(at, (slope, step / 2)), values, moving)
            third = self._slope(_moved(at, (second, step * 3 / 4)), values, moving)
            reached = _moved(at, (slope, step * 2 / 9), (second, step / 3), (third, step * 4 / 9))
            fourth = self._slope(reached, values, moving)
            error = max(
                abs(5 / 72 * one - 1 / 12 * two - 1 / 9 * three + 1 / 8 * four)
                for one, two, three, four in zip(slope, second, third, fourth, strict=True)
            )
            off = error / (_EXACTNESS * max(map(abs, slope)))
            if off <= 1:
                at, slope = reached, fourth
            step *= min(2.0, max(0.2, 0.9 / off ** (1 / 3))) if off else 2.0
        for number, value in zip(moving, at, strict=True):
            values[number] = min(1.0, max(0.0, value))
        return max(map(abs, slope))

    def _slope(
        self, at: Sequence[float], values: list[float], moving: Sequence[int]
    ) -> list[float]:
        """Return how fast each moving strength moves; ``values`` are overwritten."""
        for number, value in zip(moving, at, strict=True):
            values[number] = value
        return [
            self.strength(number, values) - value for number, value in zip(moving, at, strict=True)
        ]


_EXACTNESS = 0.01
"""How large the error of a step may be, as a share of how fast the strengths move."""


def _moved(at: Sequence[float], *ways: tuple[Sequence[float], float]) -> list[float]:
    moved = list(at)
    for slope, length in ways:
        for number, one in enumerate(slope):
            moved[number] += one * length
    return moved

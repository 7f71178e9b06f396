"""How strong an argument is, given its base score and how strong its neighbours are.

Each model is a function of the base score, the strengths of the attackers and those of the
supporters.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from math import exp, prod
from typing import Final

Influence = Callable[[float, Sequence[float], Sequence[float]], float]


class GradualModel(StrEnum):
    """The name of a gradual model."""

    DF_QUAD = "df-quad"
    EULER_BASED = "euler-based"
    H_CATEGORISER = "h-categoriser"
    QUADRATIC_ENERGY = "quadratic-energy"


def df_quad(base: float, attackers: Sequence[float], supporters: Sequence[float]) -> float:
    """Return the strength by DF-QuAD: each side is aggregated as a probabilistic sum.

    A. Rago, F. Toni, M. Aurisicchio, P. Baroni, Discontinuity-free decision support with
    quantitative argumentation debates, KR 2016, 63-73.

    >>> df_quad(0.5, [0.5], [0.8])
    0.65
    """
    balance = prod(1 - one for one in attackers) - prod(1 - one for one in supporters)
    return base + balance * (1 - base if balance > 0 else base)


def euler_based(base: float, attackers: Sequence[float], supporters: Sequence[float]) -> float:
    """Return the strength by the Euler-based semantics.

    L. Amgoud, J. Ben-Naim, Weighted bipolar argumentation graphs: axioms and semantics, IJCAI 2018,
    5194-5198; Evaluation of arguments in weighted bipolar graphs, International Journal of
    Approximate Reasoning 99 (2018), 39-55.

    >>> euler_based(0.5, [0.7], [0.7])
    0.5
    """
    energy = sum(supporters) - sum(attackers)
    if energy > _OVERFLOWS:
        return 1.0 if base else 0.0
    return 1 - (1 - base * base) / (1 + base * exp(energy))


def h_categoriser(base: float, attackers: Sequence[float], supporters: Sequence[float]) -> float:
    """Return the strength by the weighted h-categoriser, which knows no supporters.

    P. Besnard, A. Hunter, A logic-based theory of deductive arguments, Artificial Intelligence 128
    (2001), 203-235, for base scores of 1; L. Amgoud, J. Ben-Naim, D. Doder, S. Vesic, Acceptability
    semantics for weighted argumentation frameworks, IJCAI 2017, 56-62, for others.

    >>> h_categoriser(1.0, [1.0, 1.0], [])
    0.3333333333333333
    """
    return base / (1 + sum(attackers))


def quadratic_energy(base: float, attackers: Sequence[float], supporters: Sequence[float]) -> float:
    """Return the strength by the quadratic energy model.

    N. Potyka, Continuous dynamical systems for weighted bipolar argumentation, KR 2018, 148-157.

    >>> quadratic_energy(0.5, [], [0.5, 0.5])
    0.75
    """
    energy = sum(supporters) - sum(attackers)
    share = energy * energy / (1 + energy * energy)
    return base + share * (1 - base if energy > 0 else -base)


_OVERFLOWS: Final = 700.0  # exp() of more is more than a float holds

INFLUENCES: Final[Mapping[GradualModel, Influence]] = {
    GradualModel.DF_QUAD: df_quad,
    GradualModel.EULER_BASED: euler_based,
    GradualModel.H_CATEGORISER: h_categoriser,
    GradualModel.QUADRATIC_ENERGY: quadratic_energy,
}

"""Conditions on sets of arguments as formulas in conjunctive normal form.

Variable ``n`` is true if argument ``n`` of a part is in the set; a literal ``-n`` denies it. The
encodings follow Besnard and Doutre (2004), with a variable for "something in the set attacks this"
where that keeps the formula linear in the number of attacks.

P. Besnard, S. Doutre, Checking the acceptability of a set of arguments, NMR 2004, 59-64.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import Factory, define

from argmap.evaluation.frameworks.parts import Part

Clause = Sequence[int]

_INLINE = 64
"""Up to so many literals, what attacks an attacker is written out for each of its targets."""


@define
class Formula:
    """Clauses over ``variables`` variables; the first ``arguments`` of them are arguments."""

    arguments: int
    variables: int
    clauses: list[Clause] = Factory(list)

    def new(self) -> int:
        """Add a variable."""
        self.variables += 1
        return self.variables


def conflict_free(part: Part) -> Formula:
    """No argument in the set attacks another (Dung 1995, Definition 5)."""
    formula = Formula(part.size, part.size)
    for target, attackers in enumerate(part.attackers, 1):
        formula.clauses.extend([-target, -by] if by != target else [-by] for by in attackers)
    return formula


def admissible(part: Part) -> Formula:
    """Conflict-free, and each attacker of the set is attacked by it (Dung 1995, Definition 6)."""
    formula = conflict_free(part)
    targets = _targets(part)
    for attacker, against in enumerate(part.attackers, 1):
        hit = targets[attacker - 1]
        if len(against) > 1 and len(hit) > 1 and len(against) * len(hit) > _INLINE:
            attacked = formula.new()
            formula.clauses.append([-attacked, *against])
            formula.clauses.extend([-one, attacked] for one in hit)
        else:
            formula.clauses.extend([-one, *against] for one in hit if one not in against)
    return formula


def complete(part: Part) -> Formula:
    """Admissible, and with every argument that it defends (Dung 1995, Definition 23)."""
    formula = conflict_free(part)
    attacked = []
    for against in part.attackers:
        if len(against) == 1:
            attacked.append(against[0])
        else:
            variable = formula.new()
            attacked.append(variable)
            formula.clauses.append([-variable, *against])
            formula.clauses.extend([variable, -one] for one in against)
    for argument, attackers in enumerate(part.attackers, 1):
        formula.clauses.extend([-argument, attacked[by - 1]] for by in attackers)
        formula.clauses.append([argument, *(-attacked[by - 1] for by in attackers)])
    return formula


def stable(part: Part) -> Formula:
    """Conflict-free, and attacks everything that is not in it (Dung 1995, Definition 13)."""
    formula = conflict_free(part)
    formula.clauses.extend(
        [argument, *attackers] for argument, attackers in enumerate(part.attackers, 1)
    )
    return formula


def with_range(part: Part, formula: Formula) -> list[int]:
    """Add a variable for each argument that implies that it is in the set or attacked by it.

    Returns these variables. The set and what it attacks are the range of the set.
    """
    reached = []
    for argument, attackers in enumerate(part.attackers, 1):
        variable = formula.new()
        reached.append(variable)
        formula.clauses.append([-variable, argument, *(by for by in attackers if by != argument)])
    return reached


def _targets(part: Part) -> list[list[int]]:
    targets: list[list[int]] = [[] for _ in part.attackers]
    for target, attackers in enumerate(part.attackers, 1):
        for by in attackers:
            targets[by - 1].append(target)
    return targets

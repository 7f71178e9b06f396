"""A small SAT solver in Python, for what is too small to import python-sat for, or without it.

It learns a clause from each conflict (Marques-Silva and Sakallah 1999), watches two literals of
each clause (Moskewicz et al. 2001), and decides every variable true.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from argmap.evaluation.frameworks.deadline import Deadline
from argmap.evaluation.frameworks.formulas import Clause, Formula

_CONFLICTS: Final = 100
"""After so many conflicts, the clock is looked at and the variables are ordered again."""


class PythonSolver:
    """A solver as :class:`~argmap.evaluation.frameworks.solver.Solver` describes it.

    >>> solver = PythonSolver(Formula(2, 2, [[-1, -2]]), Deadline())
    >>> first = solver.solve()
    >>> solver.add([-one for one in first])
    >>> sorted([first, solver.solve()])
    [[1], [2]]
    """

    def __init__(self, formula: Formula, deadline: Deadline) -> None:
        count = formula.variables
        self._deadline = deadline
        # Indexed by literal: a negative one counts from the end.
        self._values = [0] * (2 * count + 1)  # 1 true, -1 false, 0 undecided
        self._watching: list[list[list[int]]] = [[] for _ in range(2 * count + 1)]
        # Indexed by variable.
        self._levels = [0] * (count + 1)
        self._reasons: list[list[int] | None] = [None] * (count + 1)
        self._scores = [0.0] * (count + 1)
        self._bump = 1.0
        self._trail: list[int] = []
        self._starts: list[int] = []  # where in the trail each level begins
        self._next = 0  # what of the trail is to be propagated
        self._assumed: tuple[int, ...] = ()
        self._conflicts = 0
        self._is_refuted = False
        for clause in formula.clauses:
            for literal in clause:
                self._scores[abs(literal)] += 1 / 64
            self.add(clause)
        self._order = self._by_score()

    def add(self, clause: Clause) -> None:
        """Add a clause; what is decided stays decided as far as it can."""
        literals = list(dict.fromkeys(clause))
        if any(-literal in literals for literal in literals):
            return
        literals.sort(key=self._level_if_false, reverse=True)
        if not literals or self._level_if_false(literals[0]) == 0:
            self._is_refuted = True
            return
        if self._values[literals[0]] < 0:
            self._undo(self._levels[abs(literals[0])] - 1)
        if len(literals) == 1:
            if self._values[literals[0]] == 0 or self._levels[abs(literals[0])]:
                self._undo(0)
                self._set(literals[0], None)
            return
        self._watch(literals)
        if self._values[literals[0]] == 0 and self._values[literals[1]] < 0:
            self._set(literals[0], literals)

    def solve(self, assumptions: Sequence[int] = ()) -> list[int] | None:
        """Return the true variables of a model, or ``None``."""
        self._deadline.check()
        if tuple(assumptions) != self._assumed:
            self._undo(0)
            self._assumed = tuple(assumptions)
        while not self._is_refuted:
            conflict = self._propagate()
            if conflict is not None:
                if not self._starts:
                    self._is_refuted = True
                    break
                self._learn(conflict)
                continue
            if len(self._starts) < len(self._assumed):
                literal = self._assumed[len(self._starts)]
                if self._values[literal] < 0:
                    return None
            else:
                literal = self._undecided()
                if not literal:
                    return sorted(one for one in self._trail if one > 0)
            self._starts.append(len(self._trail))
            if self._values[literal] == 0:  # an assumption may follow from those before it
                self._set(literal, None)
        return None

    def _level_if_false(self, literal: int) -> float:
        """The level at which a literal became false; infinite if it is not."""
        return self._levels[abs(literal)] if self._values[literal] < 0 else float("inf")

    def _watch(self, literals: list[int]) -> None:
        self._watching[literals[0]].append(literals)
        self._watching[literals[1]].append(literals)

    def _set(self, literal: int, reason: list[int] | None) -> None:
        self._values[literal] = 1
        self._values[-literal] = -1
        variable = abs(literal)
        self._levels[variable] = len(self._starts)
        self._reasons[variable] = reason
        self._trail.append(literal)

    def _undo(self, level: int) -> None:
        """Take back what was decided above a level."""
        if level < len(self._starts):
            start = self._starts[level]
            for literal in self._trail[start:]:
                self._values[literal] = self._values[-literal] = 0
            del self._trail[start:]
            del self._starts[level:]
            self._next = min(self._next, start)

    def _propagate(self) -> list[int] | None:
        """Set what follows; returns a clause that is false then, or ``None``."""
        values = self._values
        while self._next < len(self._trail):
            wrong = -self._trail[self._next]
            self._next += 1
            watching = self._watching[wrong]
            kept: list[list[int]] = []
            self._watching[wrong] = kept
            for number, clause in enumerate(watching):
                if clause[0] == wrong:
                    clause[0], clause[1] = clause[1], wrong
                first = clause[0]
                if values[first] > 0:
                    kept.append(clause)
                    continue
                for place in range(2, len(clause)):
                    if values[clause[place]] >= 0:
                        clause[1], clause[place] = clause[place], wrong
                        self._watching[clause[1]].append(clause)
                        break
                else:
                    kept.append(clause)
                    if values[first] < 0:
                        kept.extend(watching[number + 1 :])
                        return clause
                    self._set(first, clause)
        return None

    def _learn(self, conflict: list[int]) -> None:
        """Learn a clause from a conflict, and go back to where something follows from it.

        The clause has one literal of the last level, the first unique implication point.
        """
        level = len(self._starts)
        seen = set()
        learned = []
        open_here = 0
        place = len(self._trail)
        clause: Iterable[int] = conflict
        while True:
            for literal in clause:
                variable = abs(literal)
                if variable not in seen and self._levels[variable] > 0:
                    seen.add(variable)
                    self._scores[variable] += self._bump
                    if self._levels[variable] == level:
                        open_here += 1
                    else:
                        learned.append(literal)
            place -= 1
            while abs(self._trail[place]) not in seen:
                place -= 1
            last = self._trail[place]
            open_here -= 1
            if not open_here:
                break
            clause = [one for one in self._reasons[abs(last)] or () if one != last]
        learned.sort(key=lambda literal: self._levels[abs(literal)], reverse=True)
        self._undo(self._levels[abs(learned[0])] if learned else 0)
        learned.insert(0, -last)
        if len(learned) > 1:
            self._watch(learned)
            self._set(-last, learned)
        else:
            self._set(-last, None)
        self._count_conflict()

    def _count_conflict(self) -> None:
        self._bump *= 1.05
        self._conflicts += 1
        if self._conflicts % _CONFLICTS == 0:
            self._deadline.check()
            self._scores = [score / self._bump for score in self._scores]
            self._bump = 1.0
            self._order = self._by_score()

    def _by_score(self) -> list[int]:
        return sorted(range(1, len(self._scores)), key=lambda one: -self._scores[one])

    def _undecided(self) -> int:
        """Return the undecided variable that was in most conflicts, or 0."""
        values = self._values
        return next((variable for variable in self._order if values[variable] == 0), 0)

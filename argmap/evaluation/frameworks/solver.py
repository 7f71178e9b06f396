"""What a search asks of a SAT solver, and which solver it gets.

Every decision of these solvers makes a variable true. So the false variables of a model follow from
the true ones, and no model has all the true variables of another and more: for a formula whose
models stay models when more is decided true, :meth:`Solver.solve` gives maximal sets at once. This
is solving with preferred literals (Di Rosa, Giunchiglia and Maratea 2010), which answer set solvers
offer as domain heuristics (Gebser et al. 2013).

E. Di Rosa, E. Giunchiglia, M. Maratea, Solving satisfiability problems with preferences,
Constraints 15 (2010), 485-515. M. Gebser et al., Domain-specific heuristics in answer set
programming, AAAI 2013, 350-356.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Protocol

from argmap.evaluation.frameworks.deadline import Deadline
from argmap.evaluation.frameworks.formulas import Clause, Formula
from argmap.evaluation.frameworks.python_solver import PythonSolver
from argmap.model import ArgmapError, problem
from argmap.model.codes import Code

SMALL: Final = 24
"""Up to so many arguments, Python is done before python-sat is imported."""

MOST_IN_PYTHON: Final = 1000
"""The most arguments in one part that are searched without python-sat."""

_CONFLICTS: Final = 1000
"""After so many conflicts, a search looks at the clock."""


class Solver(Protocol):
    """A solver of formulas to which clauses can be added."""

    def add(self, clause: Clause) -> None:
        """Add a clause."""

    def solve(self, assumptions: Sequence[int] = ()) -> list[int] | None:
        """Return the true variables of a model in which the assumptions are true, in order.

        Returns ``None`` if there is none. Raises :class:`OutOfTimeError` at the deadline.
        """


def solver_for(formula: Formula, deadline: Deadline, *, assumes: bool = False) -> Solver:
    """Return a solver for a formula; ``assumes`` says whether it will be given assumptions.

    Raises :class:`ArgmapError` (``sat-missing``) if the formula is too large for Python and
    python-sat is not installed.
    """
    if formula.arguments <= SMALL:
        return PythonSolver(formula, deadline)
    try:
        from pysat.solvers import MinisatGH
    except ImportError:
        if formula.arguments <= MOST_IN_PYTHON:
            return PythonSolver(formula, deadline)
        message = (
            f"a part of the framework has {formula.arguments:,} connected arguments; "
            f"searching more than {MOST_IN_PYTHON:,} needs python-sat, which is not installed"
        )
        hint = "pip install 'argmap[sat]'"
        raise ArgmapError([problem(Code.SAT_MISSING, message, hint=hint)]) from None
    return _PySatSolver(MinisatGH, formula, deadline, assumes)


class _PySatSolver:
    """MiniSat, by python-sat; the one of its solvers that always decides as it is told to."""

    def __init__(self, kind: Any, formula: Formula, deadline: Deadline, assumes: bool) -> None:
        # A warm start goes on from the last model, which is many times faster where there are
        # many; with assumptions that change it is not sound.
        self._solver = kind(bootstrap_with=formula.clauses, warm_start=not assumes)
        self._solver.set_phases(range(1, formula.variables + 1))
        self._deadline = deadline

    def add(self, clause: Clause) -> None:
        self._solver.add_clause(clause)

    def solve(self, assumptions: Sequence[int] = ()) -> list[int] | None:
        is_solved = None
        while is_solved is None:
            self._deadline.check()
            if self._deadline.at is None:
                is_solved = self._solver.solve(assumptions)
            else:
                self._solver.conf_budget(_CONFLICTS)
                is_solved = self._solver.solve_limited(assumptions)
        return [one for one in self._solver.get_model() if one > 0] if is_solved else None

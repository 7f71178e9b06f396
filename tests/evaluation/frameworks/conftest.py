"""Each test that asks for a solver runs with each of them."""

from __future__ import annotations

import pytest

from argmap.evaluation.frameworks import solver


@pytest.fixture(params=["python", "python-sat"])
def any_solver(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The solver in Python for everything, or python-sat for everything."""
    if request.param == "python":
        monkeypatch.setattr(solver, "SMALL", 10_000)
    else:
        pytest.importorskip("pysat", reason="no python-sat here: pip install 'argmap[sat]'")
        monkeypatch.setattr(solver, "SMALL", -1)

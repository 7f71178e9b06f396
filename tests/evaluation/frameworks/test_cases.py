"""Frameworks and graphs with known answers, from a folder that may lie beside the project."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from argmap.evaluation import frameworks as public
from argmap.evaluation.frameworks import (
    Framework,
    Qbaf,
    credulously_accepted,
    is_credulously_accepted,
    is_sceptically_accepted,
    preferred,
    sceptically_accepted,
    strengths,
)

CASES = Path(__file__).parents[4] / "shared" / "cases" / "evaluation"
NAMES = {"euler": "euler-based"}
"""What the cases call a model that has another name here."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CASES.is_dir(), reason=f"no cases here: {CASES}"),
]


def cases(group: str) -> list[Any]:
    return [pytest.param(path, id=path.stem) for path in sorted((CASES / group).glob("*.json"))]


@pytest.mark.usefixtures("any_solver")
@pytest.mark.parametrize("path", cases("af"))
def test_a_framework_has_its_extensions(path: Path) -> None:
    case = json.loads(path.read_text("utf-8"))
    framework = Framework(case["arguments"], case["attacks"])
    expected: Mapping[str, Any] = case["expected"]
    for name, wanted in expected.items():
        if wanted is None:
            continue  # there were too many to list
        if name == "preferred_count":
            assert preferred(framework).total == wanted
        elif name == "credulous_preferred":
            assert credulously_accepted(framework) == frozenset(wanted)
        elif name == "sceptical_preferred":
            assert sceptically_accepted(framework) == frozenset(wanted)
        elif name == "admissible":
            assert public.admissible(framework).total == wanted
        else:
            found = getattr(public, name)(framework)
            if isinstance(found, frozenset):
                assert found == frozenset(wanted), name
            else:
                assert set(found) == set(map(frozenset, wanted)), name
                assert len(found) == len(wanted)


@pytest.mark.parametrize("path", cases("af"))
def test_an_argument_is_accepted_as_it_should_be(path: Path) -> None:
    case = json.loads(path.read_text("utf-8"))
    framework = Framework(case["arguments"], case["attacks"])
    for name, wanted in case["expected"].items():
        if name == "credulous_preferred":
            in_some, in_every = set(wanted), set(case["expected"]["sceptical_preferred"])
        elif name in ("complete", "preferred", "semi_stable", "stable", "stage") and wanted:
            in_some, in_every = set().union(*wanted), set(wanted[0]).intersection(*wanted)
        else:
            continue
        semantics = name.replace("credulous_", "").replace("_", "-")
        for argument in framework.arguments[:: 1 + len(framework.arguments) // 20]:
            is_in_some = is_credulously_accepted(framework, argument, semantics)
            assert is_in_some == (argument in in_some)
            is_in_every = is_sceptically_accepted(framework, argument, semantics)
            assert is_in_every == (argument in in_every)


@pytest.mark.parametrize("path", cases("gradual"))
def test_an_argument_is_as_strong_as_it_should_be(path: Path) -> None:
    case = json.loads(path.read_text("utf-8"))
    graph = Qbaf(case["base"], case["attacks"], case["supports"])
    found = strengths(graph, NAMES.get(case["model"], case["model"]))
    assert found.converged
    assert dict(found) == pytest.approx(case["expected"], abs=1e-9)

"""Gradual models: graphs with their strengths worked out, and what holds of all of them."""

from __future__ import annotations

from math import e, isclose, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.evaluation.frameworks import GradualModel, Qbaf, strengths
from argmap.evaluation.frameworks.gradual_models import INFLUENCES

# The miller's claim m is attacked by the frost f and supported by the neighbour n, whom the thaw t
# attacks.
MILL = Qbaf(
    {"m": 0.5, "f": 0.8, "n": 0.6, "t": 0.5},
    attacks=[("f", "m"), ("t", "n")],
    supports=[("n", "m")],
)
BIPOLAR = tuple(one for one in GradualModel if one is not GradualModel.H_CATEGORISER)


def test_df_quad() -> None:
    # n: 0.6 - 0.6 · 0.5 = 0.3. m: the attackers have 0.8, the supporters 0.3; 0.5 - 0.5 · 0.5.
    found = strengths(MILL, "df-quad")
    assert dict(found) == pytest.approx({"m": 0.25, "f": 0.8, "n": 0.3, "t": 0.5})
    assert found.converged
    assert list(found) == ["m", "f", "n", "t"]


def test_quadratic_energy() -> None:
    # n: the energy is -0.5, of which 0.25 / 1.25 = 0.2 is left; 0.6 - 0.6 · 0.2 = 0.48.
    # m: the energy is 0.48 - 0.8 = -0.32, squared 0.1024; 0.5 - 0.5 · 0.1024 / 1.1024.
    found = strengths(MILL, "quadratic-energy")
    assert found["n"] == pytest.approx(0.48)
    assert found["m"] == pytest.approx(0.5 - 0.0512 / 1.1024)


def test_euler_based() -> None:
    # n: 1 - (1 - 0.36) / (1 + 0.6 · e^-0.5)
    found = strengths(MILL, "euler-based")
    assert found["n"] == pytest.approx(1 - 0.64 / (1 + 0.6 / sqrt(e)))
    energy = found["n"] - 0.8
    assert found["m"] == pytest.approx(1 - 0.75 / (1 + 0.5 * e**energy))


def test_h_categoriser() -> None:
    # a is attacked by two that nothing attacks: 1 / 3; b by a: 1 / (1 + 1/3).
    graph = Qbaf(dict.fromkeys("abxy", 1), [("x", "a"), ("y", "a"), ("a", "b")])
    assert dict(strengths(graph, "h-categoriser")) == pytest.approx(
        {"a": 1 / 3, "b": 3 / 4, "x": 1, "y": 1}
    )
    with pytest.raises(ValueError, match="supports have no meaning for the h-categoriser"):
        strengths(MILL, "h-categoriser")


def test_two_that_attack_each_other() -> None:
    # Each has s = 0.5 / (1 + s): s² + s = 0.5.
    quarrel = Qbaf({"a": 0.5, "b": 0.5, "c": 0.9}, [("a", "b"), ("b", "a"), ("b", "c")])
    found = strengths(quarrel, "h-categoriser")
    value = (sqrt(3) - 1) / 2
    assert dict(found) == pytest.approx({"a": value, "b": value, "c": 0.9 / (1 + value)})
    assert found.converged
    assert 0 < found.residual <= 1e-12


def test_one_that_attacks_itself() -> None:
    # s = 0.8 - 0.8 · s by DF-QuAD
    assert strengths(Qbaf({"a": 0.8}, [("a", "a")]), "df-quad")["a"] == pytest.approx(0.8 / 1.8)


def ring(groups: int, size: int) -> Qbaf:
    """Groups of arguments of which each attacks all of the next; the first is a little weaker."""
    names = [[f"{group}.{number}" for number in range(size)] for group in range(groups)]
    return Qbaf(
        {name: 1 if group else 0.9 for group, some in enumerate(names) for name in some},
        [(a, b) for group in range(groups) for a in names[group - 1] for b in names[group]],
    )


@pytest.mark.slow
def test_strengths_that_swing_for_ever_are_no_result() -> None:
    # Five groups of six: each swing comes back larger, until all go round in a circle.
    swinging = strengths(ring(5, 6), "quadratic-energy", limit=300)
    assert not swinging.converged
    assert swinging.residual > 0.01
    # Three groups with as many attackers come to rest, though plain iteration would not.
    assert strengths(ring(3, 6), "quadratic-energy").converged


def test_an_unknown_model_is_named_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="model is 'euler', not one of df-quad, euler-based"):
        strengths(MILL, "euler")


@st.composite
def graphs(draw: st.DrawFn) -> Qbaf:
    names = [f"a{number}" for number in range(draw(st.integers(1, 7)))]
    pairs = st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)), max_size=10)
    scores = st.floats(0, 1, allow_subnormal=False)
    return Qbaf({name: draw(scores) for name in names}, draw(pairs), draw(pairs))


@pytest.mark.slow
@pytest.mark.parametrize("model", BIPOLAR)
@settings(max_examples=60)
@given(graph=graphs())
def test_the_equations_of_the_model_hold(model: GradualModel, graph: Qbaf) -> None:
    found = strengths(graph, model)
    for name, base in graph.base.items():
        assert 0 <= found[name] <= 1
        attackers = [found[a] for a, b in graph.attacks if b == name]
        supporters = [found[a] for a, b in graph.supports if b == name]
        if found.converged:
            wanted = INFLUENCES[model](base, attackers, supporters)
            assert isclose(found[name], wanted, abs_tol=1e-9)
        if not attackers and not supporters:
            assert found[name] == pytest.approx(base)


@pytest.mark.slow
@pytest.mark.parametrize("model", BIPOLAR)
@settings(max_examples=60)
@given(graph=graphs())
def test_the_order_does_not_matter(model: GradualModel, graph: Qbaf) -> None:
    other = Qbaf(dict(reversed(graph.base.items())), graph.attacks[::-1], graph.supports[::-1])
    one, two = strengths(graph, model), strengths(other, model)
    assert one.converged == two.converged
    if one.converged:
        assert dict(one) == pytest.approx(dict(two), abs=1e-9)

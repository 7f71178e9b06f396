"""Frameworks and graphs with scores as values."""

from __future__ import annotations

import pytest

from argmap.evaluation.frameworks import Framework, Qbaf


def test_an_argument_has_attackers_and_targets() -> None:
    framework = Framework(["a", "b", "c"], [["a", "b"], ("c", "b"), ("a", "b")])  # type: ignore[list-item]
    assert framework.attacks == (("a", "b"), ("c", "b"))
    assert framework.attackers == {"a": (), "b": ("a", "c"), "c": ()}
    assert framework.attacked == {"a": ("b",), "b": (), "c": ("b",)}


def test_the_order_of_attacks_has_no_meaning() -> None:
    attacks = [("a", "b"), ("b", "a")]
    one, other = Framework(["a", "b"], attacks), Framework(["a", "b"], attacks[::-1])
    assert one == other
    assert hash(one) == hash(other)
    assert one != Framework(["b", "a"], attacks)
    assert one != Framework(["a", "b"], attacks[:1])
    base = {"a": 0.1, "b": 0.2}
    assert Qbaf(base, attacks) == Qbaf(base, attacks[::-1])
    assert Qbaf(base, attacks) != Qbaf(base, (), attacks)


def test_a_framework_is_refused_if_it_is_none() -> None:
    with pytest.raises(ValueError, match="the arguments hold 'a' twice"):
        Framework(["a", "b", "a"])
    with pytest.raises(ValueError, match="an empty name"):
        Framework([""])
    with pytest.raises(
        ValueError, match=r"'frost' attacks 'thow', but 'thow' is not .* \(did you mean 'thaw'\?\)"
    ):
        Framework(["frost", "thaw"], [("frost", "thow")])
    for attacks in (["ab"], [("a",)], [("a", "a", "a")], [("a", 1)]):
        with pytest.raises(TypeError, match="attacks"):
            Framework(["a"], attacks)  # type: ignore[arg-type]


def test_a_graph_with_scores_is_refused_if_it_is_none() -> None:
    for score in (-0.1, 1.5, float("nan")):
        with pytest.raises(ValueError, match=r"the base score of 'a' is .*, not from 0 to 1"):
            Qbaf({"a": score})
    for wrong in (True, "0.5", None):
        with pytest.raises(TypeError, match="base must be a mapping of names to scores"):
            Qbaf({"a": wrong})  # type: ignore[dict-item]
    with pytest.raises(ValueError, match="'b' supports 'a', but 'b' is not an argument"):
        Qbaf({"a": 1}, (), [("b", "a")])

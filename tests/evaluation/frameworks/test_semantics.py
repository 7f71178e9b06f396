"""The semantics: frameworks with their answers worked out, and all of them by their definitions."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.evaluation import frameworks as public
from argmap.evaluation.frameworks import (
    Extensions,
    Framework,
    Label,
    Semantics,
    admissible,
    complete,
    credulously_accepted,
    eager,
    grounded,
    ideal,
    is_credulously_accepted,
    is_sceptically_accepted,
    labelling,
    naive,
    preferred,
    sceptically_accepted,
    searches,
    semi_stable,
    solver,
    stable,
    stage,
)
from argmap.evaluation.frameworks.deadline import Deadline
from argmap.evaluation.frameworks.formulas import Formula
from argmap.evaluation.frameworks.parts import Part
from argmap.evaluation.frameworks.python_solver import PythonSolver
from argmap.model import ArgmapError
from tests.evaluation.frameworks.by_definition import Definitions, frameworks, layered_frameworks

MANY = ("admissible", "complete", "naive", "preferred", "semi_stable", "stable", "stage")
ONE = ("eager", "grounded", "ideal")


def made(text: str, arguments: str = "") -> Framework:
    """A framework from its attacks: ``"a>b b>c"``, with more arguments where they are named."""
    attacks = [tuple(one.split(">")) for one in text.split()]
    names = sorted({*arguments.split(), *(end for one in attacks for end in one)})
    return Framework(names, [(one, other) for one, other in attacks])


def told(extensions: Iterable[frozenset[str]]) -> list[str]:
    return ["".join(sorted(one)) for one in extensions]


def found(framework: Framework, name: str) -> frozenset[frozenset[str]]:
    """The extensions under a semantics, by the function of that name."""
    one = getattr(public, name)(framework)
    if isinstance(one, frozenset):
        return frozenset([one])
    assert one.is_complete
    assert len(set(one)) == one.total
    return frozenset(one)


# Worked out by hand.

# Nobody attacks a. So a is in, b is out, and c, which only b attacks, is in.
DEFENCE = made("a>b b>c")
# a and b attack each other; either is defended against the other by itself. c is attacked by both,
# so that either choice defeats it, and d, which only c attacks, is in both: "floating" acceptance.
FLOATING = made("a>b b>a a>c b>c c>d")
# Three in a circle: each is attacked by one that nothing in any conflict-free set with it attacks,
# but for the one that it attacks itself. Nothing but the empty set is admissible.
CIRCLE = made("a>b b>c c>a")
# The mill closes (m) or stays (s). That it stays is denied by the frost (f), which attacks itself:
# f is never in, and only s can defeat it. {m} leaves f undecided; {s} attacks m and f.
FROST = made("m>s s>m f>f s>f")
# As in FROST, and a second quarrel (x, y) that is nothing to it.
TWO_QUARRELS = made("m>s s>m f>f s>f x>y y>x")


@pytest.mark.usefixtures("any_solver")
class TestWorkedOut:
    def test_defence(self) -> None:
        assert grounded(DEFENCE) == ideal(DEFENCE) == frozenset("ac")
        for semantics in (complete, preferred, stable, semi_stable, stage):
            assert told(semantics(DEFENCE)) == ["ac"]
        assert told(admissible(DEFENCE)) == ["", "a", "ac"]
        assert told(naive(DEFENCE)) == ["ac", "b"]

    def test_what_stands_whichever_way_a_quarrel_ends(self) -> None:
        assert grounded(FLOATING) == ideal(FLOATING) == frozenset()
        assert told(complete(FLOATING)) == ["", "ad", "bd"]
        assert told(preferred(FLOATING)) == told(stable(FLOATING)) == ["ad", "bd"]
        assert sceptically_accepted(FLOATING) == frozenset("d")
        assert credulously_accepted(FLOATING) == frozenset("abd")
        assert sceptically_accepted(FLOATING, "complete") == frozenset()
        assert is_sceptically_accepted(FLOATING, "d")
        assert not is_credulously_accepted(FLOATING, "c")

    def test_an_odd_circle_has_nothing_stable(self) -> None:
        assert (
            told(complete(CIRCLE)) == told(preferred(CIRCLE)) == told(semi_stable(CIRCLE)) == [""]
        )
        assert told(stable(CIRCLE)) == []
        assert told(stage(CIRCLE)) == ["a", "b", "c"]
        assert not stable(CIRCLE)
        assert preferred(CIRCLE)
        # There is no stable extension that any of them is missing from.
        assert sceptically_accepted(CIRCLE, "stable") == frozenset("abc")
        assert credulously_accepted(CIRCLE, "stable") == frozenset()

    def test_a_self_attack_that_one_side_defeats(self) -> None:
        assert told(preferred(FROST)) == ["m", "s"]
        assert told(stable(FROST)) == told(semi_stable(FROST)) == ["s"]
        assert ideal(FROST) == frozenset()
        assert eager(FROST) == frozenset("s")

    def test_independent_quarrels_multiply(self) -> None:
        both = preferred(TWO_QUARRELS)
        assert told(both) == ["mx", "my", "sx", "sy"]
        assert [len(part.found) for part in both.parts] == [2, 2]
        assert told(stable(TWO_QUARRELS)) == ["sx", "sy"]
        assert eager(TWO_QUARRELS) == frozenset("s")

    def test_nothing_argued_has_one_extension(self) -> None:
        nothing = Framework()
        for name in (*MANY, *ONE):
            assert found(nothing, name) == {frozenset()}


def test_a_labelling_says_what_is_attacked() -> None:
    assert labelling(FROST, ["m"]) == {"f": "undecided", "m": "in", "s": "out"}
    assert labelling(FROST, ["s"])["f"] is Label.OUT
    with pytest.raises(ValueError, match="'s' attacks 'm': no extension has both"):
        labelling(FROST, ["m", "s"])
    with pytest.raises(ValueError, match="the extension has 'x', which is not an argument"):
        labelling(FROST, ["x"])


# By the definitions, on random frameworks.

random_ones = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.slow
@pytest.mark.usefixtures("any_solver")
@pytest.mark.parametrize("name", [*MANY, *ONE])
@random_ones
@given(framework=frameworks())
def test_extensions_are_those_of_the_definition(name: str, framework: Framework) -> None:
    assert found(framework, name) == getattr(Definitions(framework), name)()


@pytest.mark.slow
@random_ones
@given(framework=layered_frameworks())
def test_groups_that_are_searched_apart_give_what_the_definition_does(framework: Framework) -> None:
    assert found(framework, "preferred") == Definitions(framework).preferred()


@pytest.mark.slow
@random_ones
@given(framework=layered_frameworks(most=12))
def test_groups_that_are_searched_apart_give_what_the_whole_does(framework: Framework) -> None:
    names = framework.arguments
    whole = Part(range(len(names)), [[by + 1 for by in one] for one in framework.attacker_numbers])
    sets = searches.preferred(whole, Deadline())
    every = frozenset(frozenset(names[number - 1] for number in one) for one in sets)
    assert found(framework, "preferred") == every


@pytest.mark.slow
@pytest.mark.usefixtures("any_solver")
@pytest.mark.parametrize("semantics", Semantics)
@random_ones
@given(framework=frameworks(most=6))
def test_acceptance_is_that_of_the_definition(semantics: Semantics, framework: Framework) -> None:
    sets = getattr(Definitions(framework), semantics.replace("-", "_"))()
    in_some = frozenset().union(*sets)
    in_every = frozenset(framework.arguments).intersection(*sets)
    assert credulously_accepted(framework, semantics) == in_some
    assert sceptically_accepted(framework, semantics) == in_every
    for argument in framework.arguments:
        assert is_credulously_accepted(framework, argument, semantics) == (argument in in_some)
        assert is_sceptically_accepted(framework, argument, semantics) == (argument in in_every)


@pytest.mark.slow
@pytest.mark.usefixtures("any_solver")
@random_ones
@given(framework=frameworks(most=14))
def test_the_semantics_are_related_as_they_should_be(framework: Framework) -> None:
    completes, largest = set(complete(framework)), set(preferred(framework))
    semi, certain = set(semi_stable(framework)), grounded(framework)
    assert certain == min(completes, key=len) == frozenset.intersection(*completes)
    assert largest == {one for one in completes if not any(one < other for other in completes)}
    assert set(stable(framework)) <= semi <= largest
    assert certain <= ideal(framework) <= eager(framework) <= frozenset.intersection(*semi)
    assert set(stable(framework)) in (set(), semi)
    for one in largest:
        assert (
            frozenset(a for a, label in labelling(framework, one).items() if label == "in") == one
        )


@pytest.mark.slow
@random_ones
@given(framework=frameworks(most=12), shuffled=st.randoms(use_true_random=False))
def test_the_order_of_arguments_and_attacks_does_not_matter(
    framework: Framework, shuffled: Random
) -> None:
    names, attacks = list(framework.arguments), list(framework.attacks)
    shuffled.shuffle(names)
    shuffled.shuffle(attacks)
    other = Framework(names, attacks)
    for name in (*MANY, *ONE):
        assert found(framework, name) == found(other, name)


@pytest.mark.slow
@given(framework=frameworks(most=5))
def test_extensions_are_a_sequence(framework: Framework) -> None:
    sets = complete(framework)
    listed = list(sets)
    assert len(sets) == sets.total == len(listed)
    assert [sets[number] for number in range(len(sets))] == listed
    assert [sets[number - len(sets)] for number in range(len(sets))] == listed
    assert sets[1:3] == listed[1:3]
    assert all(one in sets for one in listed)
    assert {*framework.arguments, "other"} not in sets
    assert sets.in_some == frozenset().union(*listed)
    assert sets.in_every == frozenset(framework.arguments).intersection(*listed)
    with pytest.raises(IndexError):
        sets[len(listed)]


@pytest.mark.usefixtures("any_solver")
class TestLimits:
    QUARRELS = made(" ".join(f"a{n}>b{n} b{n}>a{n}" for n in range(40)))

    def test_a_product_is_counted_and_not_expanded(self) -> None:
        sets = preferred(self.QUARRELS)
        assert sets.total == 2**40
        assert len(sets[2**39]) == 40
        assert sets.is_complete

    def test_more_than_python_can_call_a_length(self) -> None:
        sets = complete(made(" ".join(f"a{n}>b{n} b{n}>a{n}" for n in range(60))))
        assert sets.total == 3**60 > sys.maxsize
        assert sets
        assert sets[3**60 - 1]

    @pytest.mark.slow
    def test_no_more_are_found_than_asked_for(self) -> None:
        for semantics in (admissible, complete, naive, preferred, semi_stable, stable, stage):
            sets = semantics(self.QUARRELS, limit=5)
            assert len(sets) == 5
            assert not sets.is_complete
            assert all(one in semantics(self.QUARRELS) for one in sets)

    def test_a_limit_that_is_not_reached_does_not_show(self) -> None:
        assert preferred(FLOATING, limit=3) == preferred(FLOATING)

    def test_a_limit_must_allow_something(self) -> None:
        with pytest.raises(ValueError, match="limit must be at least 1, not 0"):
            preferred(FLOATING, limit=0)
        for seconds in (0, -1.0, float("nan")):
            with pytest.raises(ValueError, match="seconds must be more than 0"):
                preferred(FLOATING, seconds=seconds)

    @pytest.mark.slow
    def test_what_is_found_in_time_is_returned(self) -> None:
        # Each of 60 arguments and its opponent attack those of the next pair: one part, too many
        # extensions to list.
        pairs = " ".join(f"a{n}>b{n} b{n}>a{n} a{n}>c{n} b{n}>c{n}" for n in range(60))
        links = " ".join(f"c{n}>a{n + 1}" for n in range(59))
        sets = preferred(made(f"{pairs} {links}"), seconds=0.2)
        assert not sets.is_complete
        assert len(sets.parts) == 1
        assert sets.total > 10

    def test_a_question_that_is_not_decided_in_time_is_not_answered(self) -> None:
        for ask in (ideal, eager, credulously_accepted, sceptically_accepted):
            with pytest.raises(TimeoutError, match="within 1e-09 s"):
                ask(FLOATING, seconds=1e-9)
        with pytest.raises(TimeoutError, match="within 1e-09 s"):
            is_sceptically_accepted(FLOATING, "d", seconds=1e-9)


def test_an_unknown_semantics_is_named_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="'prefered', not one of admissible, complete"):
        credulously_accepted(FLOATING, "prefered")


def test_large_parts_need_python_sat_and_others_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pysat.solvers", None)
    ring = made(" ".join(f"a{n}>a{(n + 1) % 30}" for n in range(30)))
    assert preferred(ring).total == 2
    monkeypatch.setattr(solver, "MOST_IN_PYTHON", 29)
    with pytest.raises(ArgmapError) as caught:
        preferred(ring)
    assert "30 connected arguments" in str(caught.value)
    assert caught.value.diagnostics[0].hint == "pip install 'argmap[sat]'"
    assert grounded(ring) == frozenset()


def test_grounding_alone_needs_no_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "PythonSolver", None)
    monkeypatch.setitem(sys.modules, "pysat.solvers", None)
    chain = made(" ".join(f"a{n:03}>a{n + 1:03}" for n in range(500)))
    assert isinstance(preferred(chain), Extensions)
    assert len(grounded(chain)) == 251


# The solver in Python.


@st.composite
def formulas(draw: st.DrawFn) -> Formula:
    count = draw(st.integers(1, 7))
    literals = st.integers(1, count).flatmap(lambda one: st.sampled_from([one, -one]))
    clauses = draw(st.lists(st.lists(literals, min_size=1, max_size=4), max_size=30))
    return Formula(count, count, clauses)


def models(formula: Formula, assumptions: Iterable[int] = ()) -> set[frozenset[int]]:
    found = set()
    for number in range(2**formula.variables):
        true = frozenset(one for one in range(1, formula.variables + 1) if number >> one - 1 & 1)
        clauses = [*formula.clauses, *([one] for one in assumptions)]
        if all(any((one > 0) == (abs(one) in true) for one in clause) for clause in clauses):
            found.add(true)
    return found


@pytest.mark.slow
@given(formula=formulas(), picks=st.lists(st.integers(-7, 7), max_size=3))
def test_the_solver_in_python_finds_every_model(formula: Formula, picks: list[int]) -> None:
    solving = PythonSolver(formula, Deadline())
    assumed = [one for one in dict.fromkeys(picks) if 0 < abs(one) <= formula.variables]
    if not any(-one in assumed for one in assumed):
        with_assumptions = models(formula, assumed)
        answer = solving.solve(assumed)
        assert (
            answer is None if not with_assumptions else frozenset(answer or ()) in with_assumptions
        )
    listed = []
    while (model := solving.solve()) is not None:
        assert not any(set(model) < one for one in models(formula) - set(map(frozenset, listed)))
        listed.append(model)
        inside = set(model)
        solving.add([-one if one in inside else one for one in range(1, formula.variables + 1)])
    assert {frozenset(one) for one in listed} == models(formula)
    assert len(listed) == len(models(formula))

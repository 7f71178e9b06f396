"""The graph of a map: steps, conflicts, answers."""

from __future__ import annotations

import pytest

from argmap.language import loads, parse
from argmap.model import ArgumentMap, Conflict, ConflictMode, Inference


def read(text: str) -> ArgumentMap:
    return parse(text).map


STEPS = read("""\
thesis closed: It closed.
  claim frost: It froze.
  evidence well: The well froze.
  argument ice: Ice breaks.
    scheme: argument from cause to effect
    strength: strong
    claim stood: It stood.
    assumption breaks: What stands breaks.
    warrant hard: Ice is hard.
    evidence @well
    undercut thaw: It thawed.
  argument bare:
    warrant lone: It does.
frost supports stood
""")


def test_a_statement_under_a_statement_is_a_step_of_its_own() -> None:
    assert STEPS.arguments_for("closed")[:2] == (
        Inference("frost>closed", ("frost",), "closed"),
        Inference("well>closed", ("well",), "closed"),
    )


def test_premises_under_an_argument_are_linked() -> None:
    assert STEPS.arguments_for("closed")[2] == Inference(
        "ice", ("stood", "breaks", "well"), "closed", argument="ice",
        scheme="argument from cause to effect", strength="strong", warrants=("hard",),
    )  # fmt: skip


def test_an_argument_without_a_premise_is_no_step() -> None:
    assert [step.key for step in STEPS.inferences] == [
        "frost>closed", "well>closed", "ice", "frost>stood",
    ]  # fmt: skip


def test_where_a_premise_is_used() -> None:
    assert [step.key for step in STEPS.used_in("well")] == ["well>closed", "ice"]
    assert [step.key for step in STEPS.used_in("frost")] == ["frost>closed", "frost>stood"]
    assert STEPS.used_in("closed") == STEPS.arguments_for("hard") == ()


def test_a_relation_can_support() -> None:
    assert STEPS.arguments_for("stood") == (Inference("frost>stood", ("frost",), "stood"),)


def test_a_thesis_used_again_supports_another() -> None:
    map = loads("thesis a: A.\nthesis b: B.\n  claim @a\n")
    assert [step.key for step in map.inferences] == ["a>b"]


ATTACKS = read("""\
map: Attacks
use other.argmap as other
thesis closed: It closed.
  claim frost: It froze.
    evidence well: The well froze.
  claim alone: It stood.
    objection moved: It moved.
      rebuttal never: It never did.
        rebuttal once: It did once.
  objection open: Others stayed open.
    claim three: Three did.
  argument ice: Ice breaks.
    claim hard: Ice is hard.
    undercut thaw: It thawed.
      rebuttal late: Late.
    undercut @open
once rebuts well
once rebuts frost
late undercuts ice
other.x rebuts other.y
frost contradicts open
""")


def modes(map: ArgumentMap) -> list[tuple[str, str, str]]:
    return [
        (*conflict.attackers, conflict.target, str(conflict.mode)) for conflict in map.conflicts
    ]


def test_conflicts_and_their_modes() -> None:
    assert modes(ATTACKS) == [
        ("moved", "alone", "undermine"),  # a premise for which nothing is given
        ("never", "moved", "rebut"),
        ("once", "never", "rebut"),
        ("open", "closed", "rebut"),  # a conclusion
        ("thaw", "ice", "undercut"),  # a step
        ("late", "thaw", "rebut"),
        ("open", "ice", "undercut"),
        ("once", "well", "undermine"),
        ("once", "frost", "rebut"),  # a premise, yet a conclusion as well
        ("late", "ice", "undercut"),
        ("other.x", "other.y", "rebut"),
    ]


def test_attacks_by_end() -> None:
    assert ATTACKS.attacks_on("alone") == (Conflict(("moved",), "alone", ConflictMode.UNDERMINE),)
    assert [conflict.attackers for conflict in ATTACKS.attacks_on("ice")] == [
        ("thaw",), ("open",), ("late",),
    ]  # fmt: skip
    assert [conflict.target for conflict in ATTACKS.attacks_by("once")] == [
        "never",
        "well",
        "frost",
    ]
    assert ATTACKS.attacks_by("closed") == ()


def test_support_of_an_attack_is_a_step_to_it() -> None:
    assert [step.key for step in ATTACKS.arguments_for("open")] == ["three>open"]


def test_answers() -> None:
    map = read(
        "use o.argmap as o\nquestion q: Why?\n  answer a: So.\n  answer @o.x\n  answer: No.\n"
    )
    assert map.answers("q") == ("a", "o.x", "q~1")
    assert map.answers("a") == ()


@pytest.mark.parametrize("relation", ["contradicts", "in-tension-with", "agrees-with", "same-as"])
def test_relations_both_ways_are_no_attacks_and_no_support(relation: str) -> None:
    map = loads(f"claim a: A.\nclaim b: B.\na {relation} b\n")
    assert map.conflicts == map.inferences == ()


def test_misspelt_references_are_kept_as_they_are() -> None:
    map = read("thesis t: T.\n  claim @nowhere\nnobody rebuts t\n")
    assert [step.key for step in map.inferences] == ["nowhere>t"]
    assert modes(map) == [("nobody", "t", "rebut")]


# What is said twice

TWICE = {
    "a claim and a relation": "thesis t: T.\n  claim c: C.\nc supports t\n",
    "a reuse and a relation": "thesis t: T.\n  claim @c\nclaim c: C.\nc supports t\n",
    "two relations": "thesis t: T.\nclaim c: C.\nc supports t\nc supports t\n",
    "two reuses": "thesis t: T.\n  claim @c\n  evidence @c\nclaim c: C.\n",
    "a relation and a reopening": "thesis t: T.\nclaim c: C.\nc supports t\n@t\n  claim @c\n",
    "a premise taken up again": "thesis t: T.\n  argument x:\n    claim c: C.\n    claim @c\n",
    "a warrant taken up again": (
        "thesis t: T.\n  argument x:\n    claim c: C.\n    warrant w: W.\n    warrant @w\n"
    ),
}


@pytest.mark.parametrize("text", TWICE.values(), ids=TWICE)
def test_a_step_that_is_said_twice_is_one(text: str) -> None:
    (step,) = read(text).arguments_for("t")
    assert step.premises == ("c",)
    assert step.warrants in ((), ("w",))
    assert read(text).used_in("c") == read(text).inferences == (step,)


@pytest.mark.parametrize(
    "text",
    [
        "thesis t: T.\n  objection o: O.\no rebuts t\n",
        "thesis t: T.\n  objection @o\nclaim o: O.\no rebuts t\n",
        "thesis t: T.\nclaim o: O.\no rebuts t\no rebuts t\n",
        "thesis t: T.\n  objection p: P.\n    rebuttal o: O.\no rebuts p\n",
        "thesis t: T.\n  argument x:\n    claim c: C.\n    undercut o: O.\no undercuts x\n",
        "thesis t: T.\n  argument x:\n    claim c: C.\nclaim o: O.\no undercuts x\no undercuts x\n",
    ],
)
def test_an_attack_that_is_said_twice_is_one(text: str) -> None:
    map = read(text)
    (attack,) = map.attacks_by("o")
    assert map.attacks_on(attack.target) == (attack,)


def test_an_answer_that_is_taken_up_again_is_one() -> None:
    assert read("question q: Q?\n  answer a: A.\n  answer @a\n").answers("q") == ("a",)

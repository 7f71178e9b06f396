"""Premises that are linked are one step in all that is found: one ground, attacked as a whole."""

from __future__ import annotations

from argmap.comparison import Comparison, compare
from argmap.comparison.to_json import as_data
from argmap.language import loads
from argmap.model import ConflictMode
from argmap.verbalize.comparison_report import text
from tests.texts import texts

ONE = """\
map: One
author: Ann

thesis t: The quay must close.
  argument g:
    claim p: The quay loses money.
    claim q: What loses money must close.
    assumption u: No grant will come.
    warrant w: Accounts decide.
    undercut x: Accounts are not all.
      by: the clerk
      rebuttal r: They are all that we have.
  claim c: Ships have grown.
"""
OTHER = """\
map: Other
author: Bob

thesis t: The quay must stay.
  claim c: The quay earns money.
  claim d: A quay may lose money and stay.
  claim e: A grant is promised.
"""
USES = "map: By\nuse a.argmap as a\nuse b.argmap as b\n\n"


def related(*lines: str) -> Comparison:
    return compare({"a": loads(ONE), "b": loads(OTHER)}, loads(USES + "\n\n".join(lines) + "\n"))


def unanswered(comparison: Comparison) -> set[str]:
    found = comparison.disagreements.unanswered
    return {str(one.ground) for one in found if str(one.of) == "a.t"}


def told(comparison: Comparison) -> str:
    return " ".join(text(comparison, ids=True).split())


QUESTION = "question f: Which?\n  answer @a.t\n  answer @b.t"


def test_linked_premises_are_one_ground_of_an_answer() -> None:
    report = told(related(QUESTION))
    assert (
        "Reasons, taken together: (1) The quay loses money. (2) What loses money must close. "
        "(3) [unstated] No grant will come. "
        "Warrant: Accounts decide. "
        "Undercut by the clerk, as Ann reports (a.x): Accounts are not all." in report
    )
    assert report.count("Reason: ") == 4  # the other ground of the one, and three of the other


def test_as_data_a_step_has_its_premises_together() -> None:
    step, alone = as_data(related(QUESTION))["questions"][0]["answers"][0]["grounds"]
    assert step["argument"] == "a.g"
    assert [(one["key"], one["unsaid"], one["holder"]) for one in step["premises"]] == [
        ("a.p", False, "Ann"), ("a.q", False, "Ann"), ("a.u", True, None),
    ]  # fmt: skip
    assert [one["key"] for one in step["warrants"]] == ["a.w"]
    assert [one["key"] for one in step["undercut_by"]] == ["a.x"]
    assert alone["argument"] is None
    assert [one["key"] for one in alone["premises"]] == ["a.c"]


def test_an_undercut_from_another_map_attacks_the_step_and_not_the_thesis() -> None:
    comparison = related(QUESTION, "a.t contradicts b.t", "b.d undercuts a.g: It does not follow.")
    (parting,) = comparison.disagreements.deepest
    assert texts(parting.link.ends) == ("b.d", "a.g")
    assert texts(parting.first_path) == ("a.t", "a.g")
    report = told(comparison)
    assert "“The quay must close” (a.t) rests on the inference from “The quay loses" in report
    assert "undercuts Ann (a.g): the inference from “The quay loses money”," in report
    assert "Undercut by Bob (b.d): A quay may lose money and stay." in report


def test_a_way_names_what_a_premise_is_linked_with_and_what_attacks() -> None:
    report = told(related("a.t contradicts b.t", "a.q contradicts b.d"))
    assert (
        "“The quay must close” (a.t) rests on “What loses money must close” (a.q) (together with "
        "“The quay loses money” (a.p) and “No grant will come” (unstated) (a.u))." in report
    )
    report = told(related("a.t contradicts b.t", "a.r contradicts b.d"))
    assert "“Accounts are not all” (a.x) undercuts the inference from “The quay loses" in report
    assert "“They are all that we have” (a.r) answers “Accounts are not all” (a.x)." in report
    report = told(related("a.t contradicts b.t", "a.w contradicts b.d"))
    assert "(a.t) rests on “Accounts decide” (a.w), the warrant for the inference from" in report


def test_who_answers_a_premise_answers_the_step() -> None:
    comparison = related("a.t contradicts b.t", "a.u contradicts b.e")
    grounds = unanswered(comparison)
    assert grounds == {"a.c"}
    comparison = related("a.t contradicts b.t")
    grounds = unanswered(comparison)
    assert grounds == {"a.g", "a.c"}
    (ground,) = (
        one["ground"]
        for one in as_data(comparison)["partings"]["unanswered"]
        if one["ground"]["key"] == "a.g"
    )
    assert [one["key"] for one in ground["premises"]] == ["a.p", "a.q", "a.u"]


def test_an_unsaid_premise_is_the_mappers_wherever_it_is_told() -> None:
    report = told(related("a.u contradicts b.e"))
    assert "What Ann leaves unstated (a.u): No grant will come." in report


def test_a_step_of_the_comparisons_own_is_told_with_what_it_rests_on() -> None:
    own = "@b.t\n  argument mix: From both.\n    claim @a.p: She says it.\n    claim @b.c\n"
    comparison = related(QUESTION, own)
    report = told(comparison)
    assert "Reason: From both. Premises: (1) [from Ann] “The quay loses money”" in report
    assert "Argument for “The quay must stay” (b.t), by this comparison (mix): " in report
    assert [texts(one.ends) for one in comparison.disagreements.supports] == [("a.p", "mix")]


def test_an_attack_across_maps_meets_its_target_as_within_one() -> None:
    comparison = related(
        "b.c rebuts a.p", "b.c rebuts a.c", "b.d rebuts a.t", "@a.c\n  claim more: So they have."
    )
    modes = {
        str(one.target): one.mode for one in comparison.graph.attacks if one.attackers[0].map == "b"
    }
    assert modes == {
        "a.p": ConflictMode.UNDERMINE,
        "a.c": ConflictMode.REBUT,  # the comparison supports it
        "a.t": ConflictMode.REBUT,
    }
    links = as_data(comparison)["partings"]["contradictions"]
    assert {link["second"]["key"]: link["mode"] for link in links} == {
        "a.p": "undermine", "a.c": "rebut", "a.t": "rebut",
    }  # fmt: skip


def test_what_a_used_map_takes_from_another_is_its_ground() -> None:
    far = loads("map: Far\nauthor: Cy\n\nthesis x: Far away.\n")
    near = loads("map: Near\nauthor: Ann\nuse c.argmap as far\n\nthesis t: T.\n  claim @far.x\n")
    asked = "\n\nquestion q: Q?\n  answer @a.t\n"
    by = loads("map: By\nuse a.argmap as a\nuse c.argmap as c" + asked)
    comparison = compare({"a": near, "c": far}, by)
    assert "Reason, from Cy: Far away." in told(comparison)
    assert [texts(one.ends) for one in comparison.disagreements.supports] == [("c.x", "a.t")]
    alone = compare({"a": near}, loads("map: By\nuse a.argmap as a" + asked))
    assert "Reason: a.far.x, from a map that is not imported here" in told(alone)


def test_an_exception_is_held_open_and_does_not_undercut() -> None:
    one = ONE.replace("undercut x: Accounts are not all.", "unless x: Accounts are not all.")
    one = one.replace("      rebuttal r: They are all that we have.\n", "")
    report = told(compare({"a": loads(one), "b": loads(OTHER)}, loads(f"{USES}{QUESTION}\n")))
    assert "Exception left open by the clerk, as Ann reports (a.x): Accounts are not all." in report
    assert "Undercut by" not in report


def test_an_undercut_that_the_author_grants_is_the_authors_own() -> None:
    one = ONE.replace("      by: the clerk\n", "      conceded: wholly\n")
    report = told(compare({"a": loads(one), "b": loads(OTHER)}, loads(f"{USES}{QUESTION}\n")))
    assert "Undercut, as Ann also notes (a.x): Accounts are not all." in report


def test_what_somebody_unnamed_says_is_no_common_ground() -> None:
    one = ONE + "  objection o: It is said that quays always pay.\n    by: unnamed\n"
    by = loads(f"{USES}a.o agrees-with b.c\n")
    report = told(compare({"a": loads(one), "b": loads(OTHER)}, by))
    assert "Common ground" not in report
    assert "Reported views of others" in report

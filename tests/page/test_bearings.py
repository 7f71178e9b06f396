"""What the details of a statement say of its relations to others."""

from __future__ import annotations

from argmap.page.relations import Relations, mention
from tests.page.mill import mill


def told(key: str) -> dict[str, list[str]]:
    """For each heading the names of the cards that stand under it, steps in brackets."""
    return {
        bearing.heading: [
            (f"({group.step.name})" if group.step else "")
            + ",".join(one.name for one in group.references)
            for group in bearing.groups
        ]
        for bearing in Relations(mill()).of(key)
    }


def test_a_thesis_has_its_reasons_and_its_objections() -> None:
    assert told("silent") == {
        "Supported by": ["(a-cheaper)s-flour,s-corn", "s-bees"],
        "Attacked by": ["s-lazy"],
    }


def test_a_premise_says_what_it_supports_and_by_which_step() -> None:
    assert told("corn") == {"Supports": ["(a-cheaper)s-silent"], "Attacks": ["s-habit"]}


def test_an_attack_says_what_it_attacks_and_what_answers_it() -> None:
    assert told("lazy") == {
        "Attacked by": ["s-watched"],
        "Attacks": ["s-silent"],
        "In tension with": ["s-bees"],
    }
    assert told("habit")["Attacks"] == ["a-cheaper"]


def test_a_relation_holds_both_ways_with_its_reason() -> None:
    (related,) = (one for one in Relations(mill()).of("bees") if one.heading == "In tension with")
    assert related.groups[0].references[0].reason == "Bees want a dry summer."


def test_a_warrant_says_which_step_it_licenses() -> None:
    assert told("trade-feeds") == {"Is a warrant for": ["a-cheaper"]}


def test_a_step_has_premises_a_warrant_and_an_undercut() -> None:
    assert told("cheaper") == {
        "Its premises": ["s-flour,s-corn"],
        "Licensed by": ["s-trade-feeds"],
        "Attacked by": ["s-habit"],
        "Supports": ["s-silent"],
    }


def test_questions_and_answers() -> None:
    assert told("still") == {"Answered by": ["s-stones"]}
    assert told("stones") == {"Answers": ["s-still"]}


def test_what_another_map_holds_goes_by_its_name() -> None:
    one = mention(mill(), "wolfe.durability")
    assert (one.name, one.text) == ("s-wolfe.durability", "wolfe.durability")

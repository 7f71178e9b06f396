"""Who holds what, by one rule: the author is not taken for his own opponent."""

import pytest

from argmap.analysis import check
from argmap.language import loads

HEAD = "map: M\nauthor: Hume\n\nthesis t: One.\n"


def holders(text: str) -> dict[str, str | None]:
    map = loads(text)
    return {key: map.holder(key) for key in map.nodes}


def test_an_attack_that_nobody_is_named_for_is_nobodys_with_what_supports_it() -> None:
    text = f"{HEAD}  objection o: No.\n    evidence e: Seen.\n    rebuttal r: Yes.\n"
    assert holders(text) == {"t": "Hume", "o": None, "e": None, "r": "Hume"}


def test_an_attack_on_what_another_holds_is_the_authors() -> None:
    text = f"{HEAD}  claim c: Two.\n    by: Reid\n    objection o: No.\n"
    assert holders(text)["o"] == "Hume"


def test_a_relation_attacks_as_the_outline_does() -> None:
    text = f"{HEAD}claim x: No.\n  claim y: Seen.\n  objection z: Unseen.\n\nx rebuts t\n"
    assert holders(text) == {"t": "Hume", "x": None, "y": None, "z": "Hume"}


def test_a_thesis_stays_the_authors_whatever_it_rebuts() -> None:
    assert holders(f"{HEAD}thesis x: No.\n\nx rebuts t\n")["x"] == "Hume"


SELF = [
    "thesis t: One.\n  by: Reid\n  objection o: No.\n    by: reid\n",
    "thesis t: One.\n  by: Reid\n\nclaim x: No.\n  by: Reid\n\nx rebuts t\n",
    "author: Reid\n\nthesis t: One.\n  objection o: No.\n    by: Reid\n",
]


@pytest.mark.parametrize("text", SELF)
def test_who_attacks_himself_is_told(text: str) -> None:
    assert "self-objection" in [one.code for one in check(loads(f"map: M\n{text}"))]


@pytest.mark.parametrize(
    "text", [SELF[0] + "    conceded: wholly\n", SELF[0].replace("by: reid", "by: Hume")]
)
def test_a_concession_and_another_name_are_fine(text: str) -> None:
    assert "self-objection" not in [one.code for one in check(loads(f"map: M\n{text}"))]


ANSWERED = [
    "  objection x: No.\n    rebuttal: Yes.\n",
    "  objection x: No.\n\nthesis u: Yes.\n\nu rebuts x\n",
    "  objection x: No.\n    rebuttal @u\n\nclaim u: Yes.\n",
    "\nclaim x: No.\n  objection: Yes.\n\nx rebuts t\n",
    "  argument:\n    claim c: Two.\n    undercut x: No.\n      rebuttal: Yes.\n",
]


@pytest.mark.parametrize("text", ANSWERED)
def test_an_attack_that_the_author_answers_wants_a_name(text: str) -> None:
    told = [one for one in check(loads(HEAD + text)) if one.code == "self-objection"]
    assert [one.message for one in told] == [
        f"Hume answers the {loads(HEAD + text)['x'].kind} 'x', "
        "but the map does not say who raises it"
    ]


@pytest.mark.parametrize("text", ANSWERED)
def test_an_attack_that_has_a_name_may_be_answered(text: str) -> None:
    lines = (HEAD + text).splitlines()
    at = next(number for number, line in enumerate(lines) if " x: No." in line)
    indent = len(lines[at]) - len(lines[at].lstrip()) + 2
    lines.insert(at + 1, " " * indent + "by: Kant")
    assert [one.code for one in check(loads("\n".join(lines)))] == []

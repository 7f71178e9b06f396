"""What a comparison finds is never attributed to somebody who does not hold it, or could not."""

from __future__ import annotations

import pytest

from argmap.comparison import Comparison, Silence, compare
from argmap.language import loads

USES = "map: C\nuse a.argmap as a\nuse b.argmap as b\n\n"
GRANTING = """map: A
author: Ann
date: 1957

thesis t: T.
  argument why: For two reasons.
    claim c: C.
    assumption u: U.
  objection o: O.
    conceded: wholly
"""


def granted(other: str, relation: str, granting: str = GRANTING) -> list[str]:
    maps = {"a": loads(granting), "b": loads(other)}
    found = compare(maps, loads(USES + relation)).disagreements.granted
    return [f"{one.by} grants {one.to} {one.key.key}" for one in found]


OWN = "map: B\nauthor: Bob\n\nthesis t: Not T.\n  claim x: O.\n"


def test_what_the_other_author_holds_is_granted_to_him() -> None:
    assert granted(OWN, "a.o same-as b.x\n") == ["a grants b o"]


@pytest.mark.parametrize(
    "other",
    [
        OWN + "    by: Cid\n",
        OWN + "    by: unnamed\n",
        OWN.replace("  claim x: O.\n", "  objection x: O.\n    rebuttal r: R.\n"),
        OWN.replace("  claim x: O.\n", "  objection x: O.\n    conceded: wholly\n"),
        OWN.replace("  claim x: O.\n", "  argument y: Y.\n    claim z: Z.\n    assumption x: O.\n"),
    ],
    ids=["reported", "unnamed", "an objection he answers", "granted by him, too", "unstated"],
)
def test_what_the_other_author_does_not_hold_is_not_granted_to_him(other: str) -> None:
    assert granted(other, "a.o same-as b.x\n") == []


def test_an_agreement_is_no_concession() -> None:
    assert granted(OWN, "a.o agrees-with b.x\n") == []


def test_a_concession_that_has_nothing_to_do_with_the_questions_is_left_out() -> None:
    named = GRANTING.replace("    conceded: wholly\n", "    by: Bob\n    conceded: wholly\n")
    other_thesis = named.replace("thesis t: T.\n", "thesis s: S.\n\nthesis t: T.\n")
    about = "question q: Is it so?\n  answer @a.{}\n  answer @b.t\n"
    assert granted(OWN, about.format("t"), other_thesis) == ["a grants b o"]
    assert granted(OWN, about.format("s"), other_thesis) == []


def unanswered(earlier: str, later: str) -> list[str]:
    maps = {
        "a": loads(GRANTING.replace("date: 1957", f"date: {earlier}")),
        "b": loads(OWN.replace("author: Bob", f"author: Bob\ndate: {later}")),
    }
    found = compare(maps, loads(USES + "a.t contradicts b.t\n")).disagreements.unanswered
    return [f"{one.ground} by {one.by}" for one in found]


def test_nobody_fails_to_answer_what_was_written_later() -> None:
    assert unanswered("1957", "1939") == ["b.x by a"]
    assert unanswered("1939", "1957") == ["a.why by b"]
    assert unanswered("1957", "1957") == ["a.why by b", "b.x by a"]


def test_an_unstated_premise_is_no_ground_of_its_author() -> None:
    text = "map: A\nauthor: Ann\n\nthesis t: T.\n  argument: Why.\n    assumption u: U.\n"
    maps = {"a": loads(text), "b": loads(OWN)}
    found = compare(maps, loads(USES + "a.t contradicts b.t\n")).disagreements.unanswered
    assert "a.u" not in {str(one.ground) for one in found}


def test_a_tension_with_a_conflict_below_it_is_no_disagreement() -> None:
    maps = {"a": loads(GRANTING), "b": loads(OWN)}
    by = loads(USES + "a.t in-tension-with b.t: It is eased.\na.c contradicts b.x\n")
    found = compare(maps, by).disagreements
    assert [(str(one.first), str(one.second)) for one in found.deepest] == [("a.c", "b.x")]
    assert len(found.tensions) == 1


def silent(relation: str = "") -> Comparison:
    maps = {
        "a": loads("author: Ann\ndate: 1939\nthesis t: T.\n"),
        "b": loads("author: Bob\ndate: 1952\nthesis t: T.\n  claim x: X.\n"),
        "c": loads("author: Cid\ndate: 1957\nthesis t: T.\n  claim y: Y.\n"),
    }
    return compare(
        maps,
        loads(
            "map: C\nuse a.argmap as a\nuse b.argmap as b\nuse c.argmap as c\n\n"
            f"question q: Is it so?\n  answer @b.t\n{relation}"
        ),
    )


def test_silence_is_told_apart_from_writing_too_early_and_from_having_no_occasion() -> None:
    (table,) = silent().questions
    assert table.silent == {"a": Silence.TOO_EARLY, "c": Silence.NO_OCCASION}
    (table,) = silent("\nb.x in-tension-with c.y\n").questions
    assert table.silent == {"a": Silence.TOO_EARLY, "c": Silence.GIVES_NONE}

"""What can be wrong with a map, however it was made."""

from __future__ import annotations

import pytest

from argmap.language import parse
from argmap.model import (
    Argument,
    ArgumentMap,
    Citation,
    Concession,
    Extent,
    Item,
    Kind,
    Relation,
    Reopening,
    Reuse,
    Section,
    Source,
    Statement,
    Use,
    structure_problems,
)
from argmap.model.vocabulary import ARGUMENTS

KINDS = [*map(str, Kind), "argument", "counter"]
STATEMENTS = ("thesis", "claim", "evidence", "assumption", "warrant", "answer")
ATTACKS = ("objection", "undercut", "unless", "rebuttal")
STEPS = {"claim", "evidence", "assumption", "warrant", "undercut", "unless", "counter"}

# The table of the language's reference, cell by cell.
TABLE = {
    None: {"thesis", "claim", "question"},
    **{kind: {"claim", "evidence", "argument", "objection", "counter"} for kind in STATEMENTS},
    **{kind: {"claim", "evidence", "argument", "rebuttal", "counter"} for kind in ATTACKS},
    "argument": STEPS,
    "counter": {*STEPS, "rebuttal"},
    "question": {"answer"},
}


def part(kind: str, key: str, under: str | None = None) -> Statement | Argument:
    if kind in ARGUMENTS:
        return Argument("A step.", key=key, under=under, kind=kind)
    return Statement(kind, "A text.", key=key, under=under)


def codes(map: ArgumentMap) -> list[str]:
    return [one.code for one in structure_problems(map)]


def problems(*items: Item, **headers: object) -> list[str]:
    return [
        f"{one.message} ({one.hint})"
        for one in structure_problems(ArgumentMap("M", items, **headers))
    ]


@pytest.mark.slow
@pytest.mark.parametrize("parent", TABLE, ids=str)
@pytest.mark.parametrize("child", KINDS)
def test_what_may_stand_under_what(parent: str | None, child: str) -> None:
    above = [] if parent is None else [part(parent, "p")]
    under = None if parent is None else "p"
    told = [
        one
        for one in structure_problems(ArgumentMap("M", [*above, part(child, "c", under)]))
        if one.code == "placement"
        and one.message.startswith(("a " + child, "an " + child, child))
        and not (parent == child and "top level" in one.message)
    ]
    assert (not told) == (child in TABLE[parent])


@pytest.mark.parametrize("parent", TABLE, ids=str)
@pytest.mark.parametrize("kind", list(Kind))
def test_what_may_be_used_again_under_what(parent: str | None, kind: Kind) -> None:
    above = [] if parent is None else [part(parent, "p")]
    items = [part("thesis", "t"), *above, Reuse(kind, "t", None if parent is None else "p")]
    expected = codes(ArgumentMap("M", items[:-1]))
    assert (codes(ArgumentMap("M", items)).count("placement") == expected.count("placement")) == (
        kind in TABLE[parent]
    )


ANSWERS_AN_OBJECTION = "an attack on a statement is an objection; a rebuttal answers an objection"
UNDER_A_CLAIM = "put it under an argument that is under a claim"


@pytest.mark.parametrize(
    ("child", "parent", "message", "hint"),
    [
        ("evidence", None, "evidence cannot go at the top level",
         "indent it under the statement it supports, attacks or answers"),
        ("argument", None, "an argument cannot go at the top level",
         "indent it under the statement it supports, attacks or answers"),
        ("rebuttal", "claim", "a rebuttal cannot go under a claim", ANSWERS_AN_OBJECTION),
        ("undercut", "claim", "an undercut cannot go under a claim", UNDER_A_CLAIM),
        ("assumption", "claim", "an assumption cannot go under a claim", UNDER_A_CLAIM),
        ("thesis", "claim", "a thesis cannot go under a claim",
         "only a claim, evidence, an argument, an objection or a counter can go under a claim"),
        ("claim", "question", "a claim cannot go under a question",
         "only an answer can go under a question"),
        ("objection", "objection", "an objection cannot go under an objection",
         "an answer to an attack is a rebuttal"),
        ("objection", "argument", "an objection cannot go under an argument",
         "an attack on an inference is an undercut"),
    ],
)  # fmt: skip
def test_the_likely_fix_of_a_misplaced_part(
    child: str, parent: str | None, message: str, hint: str
) -> None:
    above = [] if parent is None else [part(parent, "p")]
    under = None if parent is None else "p"
    assert f"{message} ({hint})" in problems(*above, part(child, "c", under))


def test_a_good_map_has_no_problem() -> None:
    cited = Statement("claim", "It froze.", key="c", under="t", citations=[Citation(["frost"])])
    items = [part("thesis", "t"), cited, Reuse("claim", "w.x", "t"), Relation("c", "rebuts", "t")]
    assert problems(*items, sources=[Source("s")], uses=[Use("w.argmap", "w")]) == []


# References


def test_references_to_nothing() -> None:
    assert problems(
        part("claim", "frost"), Reopening("frots"), Relation("frost", "rebuts", "x")
    ) == [
        "nothing has the id 'frots' "
        "(did you mean 'frost'? If not, give a statement the id 'frots')",
        "nothing has the id 'x' (give a statement this id, as in 'claim x: ...')",
    ]


def test_what_stands_under_a_stranger_is_not_judged() -> None:
    assert codes(ArgumentMap("M", [Reopening("x"), part("rebuttal", "r", "x")])) == ["unknown-id"]


def test_references_to_other_maps() -> None:
    items = [part("claim", "c"), Reuse("claim", "weir.a", "c"), Reuse("claim", "wier.b", "c")]
    assert problems(*items, uses=[Use("w.argmap", "weir")]) == [
        "no map is imported as 'wier' (did you mean 'weir'?)"
    ]
    assert problems(*items[:2]) == [
        "no map is imported as 'weir' (add 'use FILE as weir' at the top)"
    ]


def test_two_used_maps_of_one_name() -> None:
    assert codes(ArgumentMap("M", uses=[Use("a", "w"), Use("b", "w")])) == ["duplicate-id"]


def test_ids_that_a_text_lost_are_passed_over() -> None:
    map = ArgumentMap("M", [part("claim", "c"), Reopening("gone"), Reuse("claim", "far.x", "gone")])
    assert [one.code for one in structure_problems(map, {"gone", "far"})] == []


def test_which_relations_may_have_an_argument_at_an_end() -> None:
    step = [part("claim", "c"), part("argument", "a", "c"), part("claim", "p", "a")]
    assert problems(*step, Relation("c", "undercuts", "a")) == []
    assert problems(*step, Relation("c", "undercuts", "p")) == [
        "'p' is a claim; only an argument can be undercut "
        "(write 'c rebuts p'; or put 'p' in an argument with an id, and undercut that)"
    ]
    for kind in ("supports", "rebuts"):
        assert problems(*step, Relation("p", kind, "a")) == []
        assert problems(*step, Relation("a", "rebuts", "c")) == []
    assert problems(*step, Relation("c", "agrees-with", "a")) == [
        "'a' is an argument, but 'agrees-with' relates statements (name one of its premises "
        "instead; an argument itself can only be supported, rebutted or undercut)"
    ]
    assert problems(*step, Relation("a", "undercuts", "a")) == [
        "'a' is on both sides of the relation (relate two different statements)",
        "'a' is an argument, but 'undercuts' needs a statement on its left "
        "(name one of its premises instead; an argument itself can only support or rebut)",
    ]
    assert problems(*step, Reuse("claim", "a", "c")) == [
        "'a' is an argument; only statements can be reused (name a statement)"
    ]


def test_nothing_bears_on_itself() -> None:
    assert codes(ArgumentMap("M", [part("claim", "c"), Reuse("claim", "c", "c")])) == [
        "self-relation"
    ]
    assert "self-relation" in codes(
        ArgumentMap("M", [part("claim", "c"), Relation("c", "same-as", "c")])
    )


# Fields


def test_citations_need_a_source() -> None:
    cited = Statement(
        "claim", "It froze.", key="c",
        citations=[Citation(["a"]), Citation(["b"], source="miller"), Citation(["c"], source="x")],
    )  # fmt: skip
    assert codes(ArgumentMap("M", [cited])) == ["no-source", "unknown-source", "unknown-source"]
    assert codes(ArgumentMap("M", [cited], sources=[Source("miller")])) == ["unknown-source"]
    assert structure_problems(ArgumentMap("M", [cited], sources=[Source("mille")]))[0].hint == (
        "did you mean 'mille'?"
    )
    assert [one.code for one in structure_problems(ArgumentMap("M", [cited]), {"source"})] == []


def test_only_attacks_from_without_are_conceded() -> None:
    for kind in ("objection", "undercut", "rebuttal", "claim"):
        granted = Statement(kind, "A.", key="a", concession=Concession(Extent.WHOLLY))
        expected = kind in ("objection", "undercut")
        assert ("misplaced-field" not in codes(ArgumentMap("M", [granted]))) == expected


def test_texts_that_say_nothing() -> None:
    items = [Section(" "), Statement("claim", " ", key="c")]
    assert codes(ArgumentMap("M", items)) == ["empty-text", "empty-text"]


def test_a_subsection_is_in_a_section() -> None:
    text = "map: M\n\nthesis t: A.\n\nsubsection: S\n\nclaim c: C.\n\nc supports t\n"
    (found,) = parse(text).diagnostics
    message, hint = "there is no section above this subsection", "write 'section:'"
    assert str(found) == f"<text>:5:1: error: {message} [placement] ({hint})"
    (fix,) = found.fixes
    assert fix.apply(text) == text.replace("subsection", "section")
    assert found.sure_fix is None  # the section above may have been forgotten
    within = text.replace("subsection", "section: R\n\nsubsection: Q\n\nsubsection")
    assert parse(within).diagnostics == ()
    (built,) = structure_problems(ArgumentMap("M", [Section("S", level=2)]))
    assert (built.code, built.fixes) == ("placement", ())


def test_the_title_of_a_subsection_is_missed_as_well() -> None:
    found = structure_problems(ArgumentMap("M", [Section("S"), Section("", level=2)]))
    assert [(one.message, one.hint) for one in found] == [
        ("a subsection has no title", "write 'subsection:' and a title")
    ]


def test_a_step_needs_a_premise() -> None:
    step = [part("claim", "c"), part("argument", "a", "c")]
    for kind, enough in (("warrant", False), ("undercut", False), ("assumption", True)):
        assert (
            "no-premise" not in codes(ArgumentMap("M", [*step, part(kind, "x", "a")]))
        ) == enough
    assert "no-premise" not in codes(ArgumentMap("M", [*step, Reuse("claim", "c", "a")]))


# Circles


def circle(text: str) -> list[str]:
    return [one.message for one in parse(text).diagnostics if one.code == "circular-support"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("claim a: A.\n  claim b: B.\n    claim @a\n", "'a' supports itself: a → b → a"),
        ("claim a: A.\nclaim b: B.\na supports b\nb supports a\n",
         "'a' supports itself: a → b → a"),
        ("claim a: A.\n  claim b: B.\n    claim c: C.\na supports c\n",
         "'a' supports itself: a → c → b → a"),
        ("claim a: A.\n  argument:\n    claim b: B.\n    claim @c\nclaim c: C.\n  claim @a\n",
         "'a' supports itself: a → c → a"),
    ],
)  # fmt: skip
def test_circles_are_told_once_at_what_comes_first(text: str, said: str) -> None:
    assert circle(text) == [said]


def test_a_circle_is_a_warning_where_the_map_was_imported() -> None:
    text = "thesis a: A.\n  claim b: B.\n    claim @a\n"
    for header, severity in (("", "error"), ("x-imported: aif\n", "warning")):
        read = parse(f"map: M\n{header}\n{text}")
        assert [(one.code, one.severity) for one in read.diagnostics] == [
            ("circular-support", severity)
        ]


def test_two_circles_are_two() -> None:
    text = "claim a: A.\nclaim b: B.\nclaim c: C.\nclaim d: D.\n"
    text += "a supports b\nb supports a\nc supports d\nd supports c\n"
    assert len(circle(text)) == 2


def test_a_long_circle_is_not_told_in_full() -> None:
    text = "".join(f"{'  ' * level}claim k{level}: K.\n" for level in range(20))
    (said,) = circle(f"{text}k0 supports k19\n")
    assert said.startswith("'k0' supports itself: k0 → k19 → k18 → ")
    assert said.endswith(" → k12 → k11 → … → k1 → k0")


@pytest.mark.slow
def test_a_tangle_of_circles_is_told_in_part() -> None:
    number = 3000
    text = "".join(f"claim k{at}: K.\n" for at in range(number))
    text += "".join(f"k{at} supports k{at + 1}\n" for at in range(number - 1))
    text += "".join(f"k{at} supports k0\n" for at in range(2, number))
    told = [one for one in structure_problems(parse(text).map) if one.code == "circular-support"]
    assert 1 <= len(told) <= 100
    assert sum(len(one.related) for one in told) < 3 * number


@pytest.mark.parametrize(
    "text",
    [
        "claim a: A.\n  claim b: B.\n  claim c: C.\n    claim @b\n",  # two ways to one end
        "claim a: A.\n  objection b: B.\n    claim @a\n",  # an attack is no support
        "claim a: A.\nclaim b: B.\na agrees-with b\nb same-as a\n",
        "claim a: A.\n  argument:\n    warrant b: B.\n      claim @a\n    claim c: C.\n",
    ],
)
def test_what_is_no_circle(text: str) -> None:
    assert circle(text) == []


def test_where_the_rest_of_a_circle_stands() -> None:
    (told,) = parse("claim a: A.\n  claim b: B.\n    claim @a\n").diagnostics
    assert [(place.message, place.span.line) for place in told.related] == [("'b' is here", 2)]
    built = ArgumentMap(
        "M", [part("claim", "a"), part("claim", "b", "a"), Reuse("claim", "a", "b")]
    )
    (told,) = structure_problems(built)
    assert told.span is None
    assert told.related == ()

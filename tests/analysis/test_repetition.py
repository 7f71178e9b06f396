"""What is said twice, and what cannot both be meant, each told once and at what can be deleted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis import check
from argmap.language import parse
from argmap.model import Diagnostic, Severity

TITLE = "map: M\nthesis t: T.\n"
STEP = TITLE + "  argument x:\n    claim p: P.\n    claim q: Q.\n"


def found(text: str) -> list[tuple[str, int]]:
    """The code and the line of each finding."""
    return [(one.code, one.span.line if one.span else 0) for one in check(parse(text).map)]


def only(text: str) -> Diagnostic:
    (one,) = check(parse(text).map)
    assert one.severity is Severity.WARNING
    return one


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("  claim c: C.\nc supports t\n", "duplicate-relation", 4),
        ("  evidence c: C.\nc supports t\n", "duplicate-relation", 4),
        ("  claim @c\nclaim c: C.\nc supports t\n", "duplicate-relation", 5),
        ("claim c: C.\nc supports t\n@t\n  claim @c\n", "duplicate-relation", 4),
        ("  objection c: C.\nc rebuts t\n", "duplicate-relation", 4),
        ("  objection o: O.\n    rebuttal c: C.\nc rebuts o\n", "duplicate-relation", 5),
        ("claim c: C.\nc same-as t\nt same-as c\n", "duplicate-relation", 5),
        ("  claim @c\n  claim @c\nclaim c: C.\n", "duplicate-reuse", 4),
        ("  claim c: C.\n  evidence @c\n", "duplicate-reuse", 4),
        ("  objection c: C.\n  objection @c\n", "duplicate-reuse", 4),
        ("  objection c: C.\nc supports t\n", "conflicting-roles", 4),
        ("  claim c: C.\nc rebuts t\n", "conflicting-roles", 4),
        ("  claim c: C.\n  objection @c\n", "conflicting-roles", 4),
        ("  claim @c\n  objection @c\nclaim c: C.\n", "conflicting-roles", 4),
        ("  claim c: C.\nt contradicts c\n", "conflicting-roles", 4),
        ("  objection c: C.\nt agrees-with c\n", "conflicting-roles", 4),
        ("claim c: C.\nc same-as t\nt contradicts c\n", "conflicting-roles", 5),
        ("claim c: C.\nc agrees-with t\nt in-tension-with c\n", "conflicting-roles", 5),
        ("claim c: C.\nc supports t\nc rebuts t\n", "conflicting-roles", 5),
    ],
)
def test_it_is_told_once(text: str, code: str, line: int) -> None:
    assert found(TITLE + text) == [(code, line)]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("    undercut c: C.\nc undercuts x\n", "duplicate-relation", 7),
        ("claim c: C.\nc undercuts x\nc undercuts x\n", "duplicate-relation", 8),
        ("    claim @p\n", "duplicate-reuse", 6),
        ("p undercuts x\n", "conflicting-roles", 6),
        ("    warrant c: C.\nc undercuts x\n", "conflicting-roles", 7),
        ("    undercut @p\n", "conflicting-roles", 6),
        ("p rebuts t\n", "conflicting-roles", 6),
    ],
)
def test_in_an_argument_too(text: str, code: str, line: int) -> None:
    assert found(STEP + text) == [(code, line)]


@pytest.mark.parametrize(
    "text",
    [
        "p supports t\n",  # alone, besides with others
        "p rebuts q\n",
        "p in-tension-with t\n",  # a criticism
        "t rebuts p\n",
        "  argument y:\n    claim @p\n    claim r: R.\n",
        "  argument y:\n    claim @p\np supports t\n",  # a step of its own
        "claim c: C.\nc undercuts x\nc rebuts p\nc contradicts p\n",
    ],
)
def test_what_is_no_repetition_is_not_told(text: str) -> None:
    assert found(STEP + text) == []


def test_the_message_names_both_places_and_what_to_do() -> None:
    one = only(TITLE + "  claim c: C.\nc supports t: so it must be\n")
    assert one.message == "'c supports t' is already stated: 'c' is a claim under the thesis 't'"
    assert one.hint == "delete the relation, and keep its reason in a 'note:' under 'c'"
    assert [there.span.line for there in one.related] == [3]
    one = only(TITLE + "  objection c: C.\nc supports t\n")
    assert one.message == "'c' attacks 't' and also supports it"
    assert [there.span.line for there in one.related] == [3]


def test_statements_of_used_maps_count_too() -> None:
    text = "map: M\nuse x.argmap as x\nthesis t: T.\n  claim @x.c\nx.c supports t\nx.c rebuts t\n"
    assert found(text) == [("duplicate-relation", 5), ("conflicting-roles", 6)]


RELATIONS = st.tuples(
    st.sampled_from("abc"),
    st.sampled_from(["supports", "rebuts", "contradicts", "same-as", "in-tension-with"]),
    st.sampled_from("abc"),
).filter(lambda one: one[0] != one[2])


@pytest.mark.slow
@given(st.lists(RELATIONS, max_size=6), st.sampled_from(["claim", "evidence", "objection"]))
def test_deleting_what_is_told_changes_no_step_and_no_attack(
    relations: list[tuple[str, str, str]], kind: str
) -> None:
    outline = f"map: M\nthesis a: A.\n  {kind} b: B.\n  {kind} @c\nclaim c: C.\n"
    lines = [*outline.splitlines(), *(" ".join(one) for one in relations)]
    before = parse("\n".join(lines)).map
    told = {
        one.span.line
        for one in check(before)
        if one.code.startswith("duplicate") and one.span is not None
    }
    after = parse("\n".join(x for n, x in enumerate(lines, 1) if n not in told)).map
    assert not [one for one in check(after) if one.code.startswith("duplicate")]
    assert set(after.inferences) == set(before.inferences)
    assert set(after.conflicts) == set(before.conflicts)

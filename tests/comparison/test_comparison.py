"""What holds of every comparison, whatever the maps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.comparison import Comparison, compare
from argmap.comparison.to_json import as_data
from argmap.language import loads
from argmap.model import ArgmapError, ArgumentMap, Relation, RelationKind
from argmap.page import sheet_page
from argmap.verbalize.comparison_report import markdown, text
from argmap.workspace import compare_file
from tests.strategies import maps
from tests.texts import texts

ONE = """\
map: One
author: Ann

thesis t: It lasts.
  claim c: It is firm.
    evidence e: It has stood for long.
      figure: house / age = 40 years
  objection o: It is old.
    rebuttal r: It is kept in repair.
"""


def found(comparison: Comparison) -> tuple[object, ...]:
    return comparison.figures, comparison.disagreements


_RELATIONS = st.lists(
    st.tuples(st.integers(0, 99), st.sampled_from(list(RelationKind)), st.integers(0, 99)),
    max_size=6,
)


@pytest.mark.slow
@settings(max_examples=50)
@given(maps(), maps(), _RELATIONS)
def test_the_order_of_the_maps_does_not_matter(
    one: ArgumentMap, other: ArgumentMap, drawn: list[tuple[int, RelationKind, int]]
) -> None:
    keys = [
        [f"a.{s.key}" for s in one.statements if s.id],
        [f"b.{s.key}" for s in other.statements if s.id],
    ]
    relations = [
        Relation(keys[0][first % len(keys[0])], kind, keys[1][second % len(keys[1])])
        for first, kind, second in drawn
        if all(keys)
    ]
    by = ArgumentMap("By", relations)
    comparison = compare({"a": one, "b": other}, by)
    assert found(comparison) == found(compare({"b": other, "a": one}, by))
    assert markdown(comparison)
    assert text(comparison)
    as_data(comparison)


@pytest.mark.slow
@given(maps())
def test_a_map_compared_with_itself_finds_agreement_only(map: ArgumentMap) -> None:
    comparison = compare({"a": map, "b": evolve(map)})
    assert comparison.figures.conflicts == ()
    assert comparison.disagreements.contradictions == ()
    assert comparison.disagreements.unanswered == ()


def test_what_answers_an_attack_belongs_to_the_case() -> None:
    one, other = loads(ONE), loads(ONE.replace("Ann", "Bob").replace("lasts", "ends"))
    by = loads(
        "map: By\nuse a.argmap as a\nuse b.argmap as b\n\n"
        "a.t contradicts b.t: It cannot both last and end.\n\n"
        "a.r contradicts b.e: What is kept in repair does not stand for long.\n"
    )
    (parting,) = compare({"a": one, "b": other}, by).disagreements.deepest
    assert texts(parting.first_path) == ("a.t", "a.o", "a.r")
    assert texts(parting.second_path) == ("b.t", "b.c", "b.e")


def test_an_attack_placed_by_the_comparison_is_a_contradiction() -> None:
    by = loads(
        "map: By\nuse a.argmap as a\nuse b.argmap as b\n\n"
        "@a.c\n  objection @b.e: It has moved since.\n"
    )
    comparison = compare({"a": loads(ONE), "b": loads(ONE)}, by)
    (link,) = comparison.disagreements.contradictions
    assert texts(link.ends) == ("b.e", "a.c")
    assert link.kind is RelationKind.REBUTS
    assert link.reason == "It has moved since."


def test_circles_come_to_an_end() -> None:
    by = loads(
        "map: By\nuse a.argmap as a\nuse b.argmap as b\n\n"
        "a.t contradicts b.t: One.\n\nb.c contradicts a.c: Two.\n\na.c contradicts b.t: Three.\n"
    )
    assert compare({"a": loads(ONE), "b": loads(ONE)}, by).disagreements.deepest


def test_a_map_with_errors_is_not_compared(tmp_path: Path) -> None:
    path = tmp_path / "main.argmap"
    path.write_text("claime x: No.\n", "utf-8")
    with pytest.raises(ArgmapError, match="unknown-kind"):
        compare_file(path)
    path.write_text("map: M\nuse none.argmap as none\n", "utf-8")
    with pytest.raises(ArgmapError, match="used-map-missing"):
        compare_file(path)


def test_words_of_a_map_are_no_markdown() -> None:
    map = loads("map: M\nthesis t: It <b>lasts</b> *always* [here](x).\n  claim c: Yes.\n")
    by = loads("map: By\nuse a.argmap as a\n\nquestion q: Q?\n  answer @a.t\n")
    told = markdown(compare({"a": map}, by))
    assert r"\<b\>lasts\</b\> \*always\* \[here\](x)" not in told.replace("\\>", ">")
    assert "<b>" not in told.replace("\\<", "")


# Maps "a" and "b", in b with the claim as the premise of an argument.
A = "map: A\nauthor: Ann\n\nthesis t: It lasts.\n  claim c: It is firm.\n"
B = "map: B\nauthor: Bob\n\nthesis t: It ends.\n  argument g:\n    claim c: It is not.\n"


def related(*lines: str) -> Comparison:
    text = "map: By\nuse a.argmap as a\nuse b.argmap as b\n\n" + "\n\n".join(lines) + "\n"
    return compare({"a": loads(A), "b": loads(B)}, loads(text))


def deepest(comparison: Comparison) -> list[tuple[str, ...]]:
    return [texts(one.link.ends) for one in comparison.disagreements.deepest]


def test_two_that_attack_each_other_are_one_parting_each() -> None:
    comparison = related(
        "a.t contradicts b.t: No.",
        "@a.c\n  objection @b.c: It is not.",
        "@b.c\n  objection @a.c: It is.",
    )
    assert deepest(comparison) == [("a.c", "b.c"), ("b.c", "a.c")]


def test_an_undercut_deepens_a_parting_and_answers_the_premises() -> None:
    comparison = related("a.t contradicts b.t: No.", "a.c undercuts b.g: It does not follow.")
    assert deepest(comparison) == [("a.c", "b.g")]
    assert [one.ground for one in comparison.disagreements.unanswered] == []


def test_two_answers_of_the_comparisons_own_can_part() -> None:
    comparison = related(
        "question q: Does it last?\n  answer yes: It does.\n    claim @a.t\n"
        "  answer no: It does not.\n    claim @b.t",
        "yes contradicts no: It cannot both last and not.",
        "a.c contradicts b.c: It cannot be both.",
    )
    (one,) = comparison.disagreements.deepest
    assert texts((one.first, one.second)) == ("no", "yes")
    assert texts(one.link.ends) == ("a.c", "b.c")


def test_a_ground_from_another_map_is_named() -> None:
    comparison = related(
        "question q: Does it end?\n  answer @b.t", "a.c supports b.t: What is firm breaks."
    )
    assert "Reason, from Ann: It is firm. Why it matters here: What is firm breaks." in markdown(
        comparison
    )


@pytest.mark.slow
def test_four_thousand_contradictions_and_what_nobody_answers() -> None:
    number = 4000
    text = "".join(f"claim c{at}: C.\n  evidence e{at}: E.\n" for at in range(number))
    by = [Relation(f"a.c{at}", "contradicts", f"b.c{at}") for at in range(number)]
    found = compare({"a": loads(text), "b": loads(text)}, ArgumentMap("By", by)).disagreements
    assert len(found.deepest) == number
    assert len(found.unanswered) == 2 * number
    by.append(Relation("b.c1", "rebuts", "a.e0"))
    found = compare({"a": loads(text), "b": loads(text)}, ArgumentMap("By", by)).disagreements
    assert len(found.unanswered) == 2 * number - 1


def test_two_figures_of_one_measure_are_told_in_a_line() -> None:
    def told(one: str, other: str) -> str:
        maps = {
            name: loads(f"map: {name}\n\nthesis t: So.\n  figure: mill / loss = {value}\n")
            for name, value in (("a", one), ("b", other))
        }
        return text(compare(maps))

    assert "- mill, loss: 10 days (a) against 40 days (b).\n    They cannot both be true." in told(
        "10 days", "40 days"
    )
    assert "- mill, loss: about 60 % (a) and 60 % (b).\n    They agree." in told(
        "about 60 %", "60 %"
    )


def test_a_single_ground_that_is_left_out_is_one_ground() -> None:
    claims = "".join(f"  claim: Reason {number}.\n" for number in range(5))
    one = loads(f"map: One\n\nthesis t: So.\n{claims}")
    by = loads("map: By\nuse a.argmap as a\n\nquestion q: Is it so?\n  answer @a.t\n")
    assert "and 1 more reason\n" in text(compare({"a": one}, by))


def test_what_two_statements_share_is_told_once() -> None:
    a, b = (loads(f"{one}    figure: mill / wheels = 4\n") for one in (A, B + "  "))
    by = (
        "map: By\nuse a.argmap as a\nuse b.argmap as b\n\n"
        "a.t contradicts b.t: Both cannot be.\n\na.c same-as b.c\n"
    )
    told = " ".join(text(compare({"a": a, "b": b}, loads(by))).split())
    assert (
        "They say the same and give the same figure but support “It lasts” and “It ends”." in told
    )
    assert told.count("but support") == 1


def test_an_attack_on_a_premise_of_a_used_map_undermines_it_in_all_that_is_told(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.argmap").write_text("map: A\nauthor: Ann\n\nthesis t: One.\n  claim p: Two.\n")
    (tmp_path / "b.argmap").write_text("map: B\nauthor: Bob\n\nthesis x: Not two.\n")
    main = tmp_path / "main.argmap"
    main.write_text(
        "map: M\nuse a.argmap as a\nuse b.argmap as b\n\nb.x rebuts a.p\nb.x rebuts a.t\n"
    )
    comparison = compare_file(main)
    told = text(comparison)
    assert "undermines Ann: Two." in told
    assert "rebuts Ann: One." in told
    assert '"mode": "undermine"' in json.dumps(as_data(comparison))
    assert "undermined by" in sheet_page(comparison).html


def test_the_dates_of_the_maps_are_told() -> None:
    one, other = loads("author: Ann\ndate: 1957\nthesis t: T.\n"), loads("author: Bob\n")
    report = markdown(compare({"a": one, "b": other}))
    assert "Ann (1957) and Bob." in report

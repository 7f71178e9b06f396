"""Tags that are written as elsewhere are told of, with what they would be here."""

from __future__ import annotations

import pytest

from argmap.language import parse


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("#law #order", "law, order"), ("#law, #order", "law, order"), ("#law", "law"),
        ("law #order", "law, order"), ("law; order", "law, order"), ("law;order;", "law, order"),
        ("[law, order]", "law, order"), ("[law]", "law"), ("{law, order}", "law, order"),
        ("(law, order)", "law, order"), ('["law", "order"]', "law, order"),
        ('"law", "order"', "law, order"), ("'poor law', order", "poor law, order"),
        ("“law”, “order”", "law, order"), ("law | order", "law, order"), ("- law", "law"),
        ("- law, - order", "law, order"), ("law，order", "law, order"),
        ("law、order", "law, order"),
        ("قانون، نظام", "قانون, نظام"), ("##law", "law"), ("law • order", "law, order"),
        ("[#law; #poor law]", "law, poor law"), ("law / order", "law, order"),
        ("law,,order", "law, order"), ("law, , order", "law, order"), ("law,", "law"),
        (", law", "law"), ("law, Law", "law"), ("law, order, LAW", "law, order"),
        ("dockers' union, dockers’ union", "dockers' union"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("where", ["thesis t: T.\n  tags: {}\n", "map: M\ntags: {}\n"])
def test_what_was_meant_is_proposed(written: str, meant: str, where: str) -> None:
    (found,) = parse(where.format(written)).diagnostics
    assert (found.code, found.hint) == ("odd-tags", f"write 'tags: {meant}'")
    mended = parse(where.format(meant))
    assert mended.diagnostics == ()
    map = mended.map
    assert ", ".join(map["t"].tags if "t" in map else map.tags) == meant


@pytest.mark.parametrize(
    "written",
    [
        "law, order", "poor law", "dockers' union", "C#", "F# and C#", "#1", "19th century",
        "war (1914-18), peace", "rights ('natural')", "non-violence", "a - b", "land/sea", "§ 12",
        "the “fist”, law", "‘fist’ and ‘fist’",
    ],
)  # fmt: skip
def test_a_tag_that_says_what_it_means_is_let_be(written: str) -> None:
    assert parse(f"thesis t: T.\n  tags: {written}\n").diagnostics == ()


def test_tags_stay_as_they_are_written() -> None:
    assert parse("thesis t: T.\n  tags: #law #order\n").map["t"].tags == ("#law #order",)
    assert [one.hint for one in parse("thesis t: T.\n  tags: []\n").diagnostics] == [
        "write words separated by commas"
    ]

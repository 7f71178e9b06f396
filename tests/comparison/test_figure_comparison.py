"""Figures of several maps: which are held against each other, and how many are told."""

from __future__ import annotations

from time import process_time

import pytest

from argmap.comparison import Comparison, compare
from argmap.comparison.to_json import as_data
from argmap.language import loads
from argmap.model import ArgumentMap
from argmap.render import sheet_to_dot
from argmap.render.comparison_sheet.plan import TableSort, tables_of
from argmap.verbalize.comparison_report import markdown, text


def stating(author: str, *figures: str) -> ArgumentMap:
    lines = "".join(
        f"  evidence e{number}: So.\n    figure: {figure}\n"
        for number, figure in enumerate(figures)
    )
    return loads(f"map: Of {author}\nauthor: {author}\n\nthesis t: So.\n{lines}")


def compared(ours: list[str], theirs: list[str]) -> Comparison:
    return compare({"a": stating("Ann", *ours), "b": stating("Bob", *theirs)})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("dockers' union / members on strike", "Dockers’ Union / members on strike"),
        ("army of 1914–18 / men lost", "Army of 1914-18 / men  lost"),
        ("Städte / burnt", "Sta\u0308dte / burnt"),
        ("the “Aurora” / crew", 'The "Aurora" / Crew'),
    ],
)
def test_one_subject_in_two_spellings_is_one(one: str, other: str) -> None:
    found = compared([f"{one} = 12"], [f"{other} = 15"]).figures
    assert len(found.conflicts) == 1
    assert found.conflicts[0].first.figure.subject == one.partition(" / ")[0]
    assert found.related == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [("5 Städte", "5 Sta\u0308dte"), ("3 ‘shops’ a day", "3 'shops' a day"), ("5 m²", "5 m²")],
)
def test_one_unit_in_two_spellings_is_one(one: str, other: str) -> None:
    assert len(compared([f"mill / x = {one}"], [f"mill / x = {other}"]).figures.agreements) <= 1


@pytest.mark.parametrize(
    ("one", "other", "sort"),
    [
        ("2/3 of 30", "20 of 30", "agreements"), ("20-30,000", "25", "conflicts"),
        ("20-30,000", "25,000", "agreements"), ("35.000", "35,000", "related"),
        ("12.000 men", "12,000 men", "related"), ("5 Mio", "5 million", "agreements"),
        ("5 m", "5 million", "related"), ("a quarter of a century", "30 %", "related"),
        ("1 in 2 million", "50 %", "conflicts"), ("½ %", "50 %", "conflicts"),
    ],
)  # fmt: skip
def test_no_figure_is_misread_in_silence(one: str, other: str, sort: str) -> None:
    found = compared([f"mill / loss = {one}"], [f"mill / loss = {other}"]).figures
    assert [name for name in ("conflicts", "agreements", "related") if getattr(found, name)] == [
        sort
    ]


def test_how_far_two_figures_are_apart_is_data() -> None:
    comparison = compared(["mill / loss = a third"], ["mill / loss = 40 %"])
    assert "mill, loss: a third (Ann) against 40 % (Bob)." in text(comparison)
    (conflict,) = as_data(comparison)["figures"]["conflicts"]
    assert conflict["apart"] == 6.666667


SERIES = {
    "one measure": (lambda at: f"mill / loss = {at}", lambda at: f"mill / loss = {at + 9000}"),
    "one value": (lambda at: "mill / loss = 5", lambda at: "mill / loss = 5"),
    "words": (lambda at: f"mill / loss = some{at}x", lambda at: f"mill / loss = few{at}x"),
    "one subject": (lambda at: f"mill / a{at} = {at}", lambda at: f"mill / b{at} = {at}"),
    "many subjects": (lambda at: f"mill {at} / a = {at}", lambda at: f"mill {at} / a = {at + 1}"),
    "blocks": (
        lambda at: f"mill {at // 40} / a = {at}",
        lambda at: f"mill {at // 40} / a = 0.{at}5",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("sort", SERIES)
def test_the_cost_is_linear_in_the_figures(sort: str) -> None:
    one, other = SERIES[sort]

    def cost(number: int) -> float:
        ours, theirs = (list(map(figure, range(number))) for figure in (one, other))
        maps = {"a": stating("Ann", *ours), "b": stating("Bob", *theirs)}
        before = process_time()
        text(compare(maps))
        return process_time() - before

    cost(100)
    assert min(cost(1600), cost(1600)) < 12 * cost(200) + 0.5  # other work may disturb one


@pytest.mark.slow
@pytest.mark.parametrize("sort", ["one measure", "one value", "words", "one subject"])
def test_figures_that_are_too_many_are_counted(sort: str) -> None:
    one, other = SERIES[sort]
    comparison = compared(list(map(one, range(80))), list(map(other, range(70))))
    (found,) = comparison.figures.uncompared
    assert found.subject == "mill"
    assert found.counts == (("a", 80), ("b", 70))
    assert "Figures: Ann: 80, Bob: 70" in text(comparison)
    assert as_data(comparison)["figures"]["uncompared"][0]["counts"] == {"a": 80, "b": 70}
    (table,) = tables_of(comparison.figures)
    assert table.sort is TableSort.TOO_MANY
    assert (len(table.stated), table.more) == (2, (79, 69))
    related = "map: M\nuse a.argmap as a\nuse b.argmap as b\n\na.t contradicts b.t: No.\n"
    drawn = sheet_to_dot(compare(comparison.maps.used, loads(related)))
    assert "too many figures to compare" in drawn
    assert "and 79 more" in drawn


@pytest.mark.slow
def test_many_pairs_are_told_as_the_figures_that_they_are_of() -> None:
    comparison = compared(
        [f"mill / loss = {at}" for at in range(40)], [f"mill / loss = {at}" for at in range(50, 70)]
    )
    assert len(comparison.figures.conflicts) == 800
    told = text(comparison)
    assert "    and 30 more from Ann" in told and "    and 10 more from Bob" in told
    assert told.count(": loss, ") == markdown(comparison).count(": loss, ") == 20
    (table,) = tables_of(comparison.figures)
    assert table.more == (28, 8)


@pytest.mark.slow
def test_a_measure_of_many_maps_is_compared_or_counted() -> None:
    def of(number: int) -> Comparison:
        return compare(
            {f"m{at}": stating(f"Author {at}", f"mill / loss = {at}") for at in range(number)}
        )

    assert len(of(60).figures.conflicts) == 60 * 59 // 2
    assert sum(count for _, count in of(200).figures.uncompared[0].counts) == 200


def test_figures_of_different_measures_are_related_only_if_they_could_be_taken_for_each_other() -> (
    None
):
    ours = ["Committee / arrested and shot = 98 of 139", "Committee / share shot = 70 %"]
    theirs = ["Committee / shot or sent to camps = 110 of 139", "Committee / years shot = 1937"]
    (pair,) = compared(ours, theirs).figures.related
    assert pair.first.figure.value == "98 of 139" and pair.second.figure.value == "110 of 139"
    assert compared(["Committee / age = 50"], ["Committee / members = 40"]).figures.related == ()


def test_figures_that_bear_on_no_question_and_no_relation_are_left_out() -> None:
    maps = {"a": stating("Ann", "mills / left = 2"), "b": stating("Bob", "mills / left = 3")}
    maps["a"] = loads(
        "map: A\n\nthesis s: S.\n\nthesis t: T.\n  evidence e: E.\n    figure: mills / left = 2\n"
    )
    uses = "map: C\nuse a.argmap as a\nuse b.argmap as b\n\n"
    about = uses + "question q: Is it so?\n  answer @a.{}\n  answer @b.t\n"
    assert len(compare(maps).figures.conflicts) == 1
    assert len(compare(maps, loads(about.format("t"))).figures.conflicts) == 1
    assert compare(maps, loads(about.format("s"))).figures.conflicts == ()


def test_signs_of_figures_are_words_wherever_a_report_gives_them() -> None:
    used = {
        "a": stating("Ann", "mill / loss = >= 100", "weir / men = ~40", "weir / boys = > 5"),
        "b": stating("Bob", "mill / loss = 46", "weir / men = 41", "weir / girls = < 5"),
    }
    by = loads("use a as a\nuse b as b\nquestion q: So?\n  answer @a.t\n  answer @b.t\n")
    for told in (text(compare(used, by)), text(compare(used))):
        assert "mill, loss: at least 100 (Ann) against 46 (Bob)." in told
        assert "weir" in told and "about 40" in told
        assert not set("<>~=") & set(told.partition("mill, loss")[2])

"""The report on maps that no comparison map relates: short, in order, and complete if wanted."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings

from argmap import load
from argmap.comparison import Comparison, ResolvedMaps, compare, verdicts_of
from argmap.language import loads
from argmap.model import ArgumentMap, Figure, MapBuilder
from argmap.sources import Library
from argmap.verbalize.comparison_overview import overview
from argmap.verbalize.comparison_report import markdown, text
from argmap.verbalize.figure_values import in_words
from tests.strategies import maps

MAPS = Path(__file__).parents[2] / "maps"
ESSAYS = ("wolfe-1957", "deutscher-1956", "trotsky-1939", "rahv-1952", "guardians")
ROOM = 38
"""Two of the forty lines are for how to go on."""

OLD = """map: Old
author: Ann Ay
date: 1939

thesis lasts: It lasts, since it is firm.
  figure: mills / left = at least 100
  figure: weirs / left = 4
  claim poor: The town was too poor to mend its mill.
    by: Cy Cee
thesis end: It will see the end of us.
"""
NEW = """map: New
author: Bo Bee
date: June 1921

thesis ends: It ends.
  figure: mills / left = 46
  figure: weirs / left = about 4
  claim poor: The town was by far too poor to mend the mill.
  claim firm: It is firm.
"""


def compared(**texts: str) -> Comparison:
    return compare({name: loads(text) for name, text in texts.items()})


def lines(comparison: Comparison, title: str) -> tuple[str, ...]:
    return next((part.lines for part in overview(comparison) if part.title == title), ())


def test_the_theses_come_in_the_order_of_time() -> None:
    assert lines(compared(old=OLD, new=NEW), "What each of them argues") == (
        "Bee (June 1921): It ends.",
        "Ay (1939): It lasts, since it is firm.",
        "Ay also: It will see the end of us.",
    )


def test_figures_are_told_once_and_in_words() -> None:
    found = compared(old=OLD, new=NEW)
    assert lines(found, "Figures that differ") == (
        "mills, left: 46 (Bee) against at least 100 (Ay)",
    )
    assert lines(found, "Figures that agree") == ("weirs, left: about 4 (Bee) and 4 (Ay)",)


def test_the_same_value_is_told_once_for_all_who_give_it() -> None:
    third = NEW.replace("Bo Bee", "Di Dee")
    found = compared(old=OLD, new=NEW, third=third)
    assert lines(found, "Figures that differ") == (
        "mills, left: 46 (Bee and Dee) against at least 100 (Ay)",
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (">= 100 men", "at least 100 men"),
        ("≥100", "at least 100"),
        ("> 5 %", "more than 5 %"),
        ("~40", "about 40"),
        ("c. 40", "about 40"),
        ("100+", "100 or more"),
        ("100 or more", "100 or more"),
        ("98 of 139", "98 of 139"),
        ("<b>", "less than b>"),
        ("", ""),
    ],
)
def test_signs_around_a_number_are_words(value: str, words: str) -> None:
    assert in_words(value) == words


def test_a_reported_view_is_never_its_reporters() -> None:
    told = "\n".join(lines(compared(old=OLD, new=NEW), "Statements in similar words"))
    assert "Bee: The town was by far too poor to mend the mill." in told
    assert "\n  And Cee, as Ay reports: The town was too poor to mend its mill." in told


@pytest.mark.parametrize(
    ("fields", "who"),
    [
        ("", "Someone Ay does not name"),
        ("    conceded: in part, by now\n", "Ay grants in part"),
        ("    by: Bo Bee\n", "Bee, as Ay reports"),
        ("    by: Bo Bee\n    conceded: wholly\n", "Bee, as Ay reports and grants wholly"),
    ],
)
def test_a_statement_that_its_author_grants_is_told_as_granted(fields: str, who: str) -> None:
    old = "author: Ann Ay\n\nthesis t: It lasts.\n  objection o: The town is too poor for mills.\n"
    new = "author: Bo Bee\n\nthesis u: The town is far too poor for mills.\n"
    told = lines(compared(old=old + fields, new=new), "Statements in similar words")
    assert f"{who}: The town is too poor for mills." in told


def test_authors_of_one_name_go_by_the_names_of_their_maps() -> None:
    found = compared(old=OLD, new=NEW.replace("Bo Bee", "Ann Ay"))
    assert lines(found, "Figures that differ") == (
        "mills, left: 46 (new) against at least 100 (old)",
    )


@pytest.mark.slow
def test_keys_are_whole_wherever_a_line_ends() -> None:
    name = "a-map-with-a-long-name-of-many-words"
    for width in range(60, 100):
        found = compare({name: loads(OLD), "new": loads(NEW)})
        told = [line for part in overview(found, True, width) for line in part.lines]
        assert any(f"({name}.poor)" in line for line in told), width
        assert all(len(line) <= width for line in told)


def test_a_passage_is_told_with_how_many_statements_of_each_cite_it() -> None:
    one = "source: almanac\n\nthesis t: It is so.\n  cite: ¶3\n"
    used = {"a": loads(one), "b": loads(f"{one}  claim c: It is.\n    cite: ¶3\n")}
    maps = ResolvedMaps(ArgumentMap("Both"), used)
    found = compare(maps, verdicts=verdicts_of(maps, Library("nowhere")))
    title = "Passages that both cite"
    assert lines(found, title) == ("almanac ¶3: a and b (2 statements)",)
    assert "almanac ¶3: a (a.t) and b (b.t, b.c)" in text(found, full=False, ids=True)


def test_maps_that_share_nothing_are_said_to() -> None:
    found = compared(a="thesis t: It lasts.", b="thesis u: Nobody knows.")
    assert "were found" in lines(found, "What they share")[0]
    assert "were found" in text(found, full=False)


def test_a_map_without_a_thesis_is_said_to_have_none() -> None:
    found = compared(a="question q: Does it last?\n  answer x: Yes.\n", b="thesis u: It ends.")
    assert lines(found, "What each of them argues") == ("A: no thesis", "B: It ends.")


def test_everything_else_is_in_the_full_report() -> None:
    found = compared(old=OLD, new=NEW)
    short, full = text(found, full=False), text(found)
    assert short.rstrip() in full.replace("Bee (June 1921) and Ay (1939).\n\n", "")
    assert "- Bee: It ends." in full
    assert "They cannot both be true." in full
    assert "They cannot both be true." not in short
    assert "- mills, left: 46 (Bee) against at least 100 (Ay)" in markdown(found, full=False)


@pytest.mark.slow
def test_the_projects_maps_take_forty_lines_and_less() -> None:
    loaded = {name: load(MAPS / f"{name}.argmap") for name in ESSAYS}
    chosen = [*combinations(ESSAYS, 2), *combinations(ESSAYS, 3), ESSAYS]
    for names in chosen:
        found = compare({name: loaded[name] for name in names})
        shown = text(found, full=False).splitlines()
        assert len(shown) <= ROOM, names
        assert all(len(line) <= 100 for line in shown), names
        assert "…" not in "\n".join(shown).partition("Passages that")[0], names


def many(number: int) -> dict[str, ArgumentMap]:
    """Maps that share a great deal."""
    found = {}
    for at in range(number):
        building = MapBuilder(f"Map {at}", author=f"Ann A{'b' * at}", date=str(1900 + at))
        for word in ("mill", "weir", "ferry", "bridge", "school", "church"):
            text = f"The {word} of the town must be kept, whatever number {at} may say."
            thesis = building.thesis(text, id=word)
            costs = Figure(word, "costs", str(at))
            building.evidence(f"The {word} is dear.", under=thesis, figures=[costs])
        found[f"m{at}"] = building.build()
    return found


@pytest.mark.slow
@pytest.mark.parametrize("number", [2, 3, 5, 10, 60])
def test_any_number_of_maps_takes_forty_lines_and_less(number: int) -> None:
    found = compare(many(number))
    shown = text(found, full=False).splitlines()
    assert len(shown) <= ROOM
    assert "more; see --full" in "\n".join(shown)


@pytest.mark.slow
@settings(max_examples=50)
@given(maps(), maps())
def test_any_maps_have_an_overview_of_forty_lines(one: ArgumentMap, other: ArgumentMap) -> None:
    found = compare({"one": one, "other": other})
    assert len(text(found, full=False).splitlines()) <= ROOM
    assert markdown(found, full=False)

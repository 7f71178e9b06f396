"""Citations and places: what can be cited, and what could not be written down."""

from __future__ import annotations

import pytest

from argmap.model import Citation, Place, PlaceUnit

PARAGRAPH, PAGE = PlaceUnit.PARAGRAPH, PlaceUnit.PAGE


def test_places_as_they_are_written() -> None:
    assert str(Place(PARAGRAPH, 12)) == "¶12"
    assert str(Place(PARAGRAPH, 12, 14)) == "¶12-14"
    assert str(Place(PAGE, 229, 229)) == "p. 229"
    assert Place(PARAGRAPH, 3) == Place("paragraph", 3, 3)


@pytest.mark.parametrize(("first", "last"), [(0, 0), (-1, 2), (3, 2)])
def test_a_place_runs_upwards_from_one(first: int, last: int) -> None:
    with pytest.raises(ValueError, match=r"numbered from 1|runs backwards"):
        Place(PAGE, first, last)


def test_a_place_is_counted_in_whole_numbers() -> None:
    with pytest.raises(TypeError):
        Place(PAGE, 1.5)
    with pytest.raises(ValueError, match="chapter"):
        Place("chapter", 1)


def test_a_passage_as_a_reader_would_quote_it() -> None:
    assert Citation(["one"]).passage == "“one”"
    assert Citation([" one\n", "two"]).passage == "“one” … “two”"
    assert Citation(place=Place(PAGE, 3)).passage == ""


def test_phrases_of_nothing_are_dropped() -> None:
    assert Citation(["", "one", "  "]).phrases == ("one",)


@pytest.mark.parametrize(
    ("phrases", "said"),
    [
        ([], "a phrase, or a paragraph or page"),
        (["", " "], "a phrase, or a paragraph or page"),
        (["one", "two", "three"], "a first and a last"),
        (['both " and ” of them'], "not both"),
    ],
)
def test_what_is_no_citation(phrases: list[str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Citation(phrases)


@pytest.mark.parametrize("source", ["", "Great Book", "a.b", "-", "wolfe_1957"])
def test_a_source_goes_by_its_id(source: str) -> None:
    with pytest.raises(ValueError, match="id of a source"):
        Citation(["one"], source=source)


def test_one_phrase_is_no_sequence_of_phrases() -> None:
    with pytest.raises(TypeError):
        Citation("one phrase")


@pytest.mark.parametrize(
    ("citation", "written"),
    [
        (Citation(["one"]), '"one"'),
        (Citation(["one", "two"], Place(PAGE, 3), "wolfe"), 'wolfe p. 3 "one" ... "two"'),
        (Citation(place=Place(PARAGRAPH, 3, 4)), "¶3-4"),
        (Citation(['the "fist"']), '“the "fist"”'),
        (Citation(["the “fist”"]), '"the “fist”"'),
    ],
)
def test_citations_as_they_are_written(citation: Citation, written: str) -> None:
    assert citation.written == written

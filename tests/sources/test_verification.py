"""What a map cites is found in its source, in its place, with the text and without."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Citation, MapBuilder, Place, PlaceUnit
from argmap.sources import REACH, Library, Status, Verdict, Words, add_source, verify
from tests.sources.conftest import MILLER


def paragraph(first: int, last: int | None = None) -> Place:
    return Place(PlaceUnit.PARAGRAPH, first, last or first)


def citing(citations: Iterable[Citation], sources: Iterable[str] = ("miller",)) -> ArgumentMap:
    building = MapBuilder("Mills", sources=sources)
    building.thesis("Mills close.", id="t", citations=citations)
    return building.build()


def verdict(library: Library, *phrases: str, place: Place | None = None) -> Verdict:
    return verify(citing([Citation(phrases, place)]), library)[0]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("phrases", "place", "status", "paragraphs"),
    [
        (["a heron has taken the sluice"], None, "verified", [(2, 2)]),
        (["A mill-wright from the next valley"], None, "verified", [(3, 3)]),
        (["A millwright from the next valley"], None, "not-found", []),
        (["44 per cent of the corn"], None, "verified", [(4, 4)]),
        (["the great frost;1 after"], None, "verified", [(2, 2)]),
        (["kept bees. A mill-wright from"], None, "verified", [(2, 3)]),
        (["kept bees. A mill-wright from"], paragraph(2), "verified", [(2, 3)]),
        (["the weir beneath"], None, "verified", [(2, 2)]),
        (["Nobody who walks", "fed eleven wheels"], None, "verified", [(2, 2)]),
        (["Nobody who walks", "when it is watched"], None, "verified", [(2, 3)]),
        (["the river had grown lazy"], None, "ambiguous", [(3, 3), (3, 3), (4, 4)]),
        (["the river had grown lazy"], paragraph(3), "ambiguous", [(3, 3), (3, 3)]),
        (["the river had grown lazy"], paragraph(4), "verified", [(4, 4)]),
        (["the river had grown lazy"], paragraph(4, 5), "verified", [(4, 4)]),
        (["the river had grown lazy", "what the dogs ate"], None, "not-found", []),
        (["the river had grown lazy", "a plainer tale"], None, "ambiguous", [(3, 4), (3, 4)]),
        (["the river had grown lazy"], paragraph(2), "not-found", [(3, 3), (3, 3), (4, 4)]),
        (["a heron has taken the sluice"], paragraph(4), "not-found", [(2, 2)]),
        (["a heron has taken the sluice"], paragraph(99), "not-found", [(2, 2)]),
        (["a heron has left the sluice"], None, "not-found", []),
        (["fed eleven wheels", "Nobody who walks"], None, "not-found", []),
        (["kept the last of", "last of them turning"], None, "not-found", []),
        (["…"], None, "not-found", []),
        (["a heron has taken the sluice"], Place(PlaceUnit.PAGE, 7), "verified", [(2, 2)]),
        ([], paragraph(4, 5), "placed", [(4, 5)]),
        ([], paragraph(4, 6), "not-found", []),
        ([], Place(PlaceUnit.PAGE, 7), "placed", []),
    ],
)
def test_a_citation_is_looked_for(
    library: Library,
    phrases: list[str],
    place: Place | None,
    status: str,
    paragraphs: list[tuple[int, int]],
) -> None:
    found = verdict(library, *phrases, place=place)
    assert (found.status.value, list(found.paragraphs)) == (status, paragraphs)
    assert found.source == "miller"


def test_the_passage_is_given_where_the_text_is_at_hand(by_text: Library) -> None:
    assert verdict(by_text, "“Water is like", "it is watched").passage == (
        "Water is like a tenant,” he used to say: “it pays when it is watched"
    )
    assert verdict(by_text, place=paragraph(5)).passage == "1 Some say it was the winter after"
    assert verdict(by_text, "the river had grown lazy").passage == ""
    assert verdict(by_text, place=Place(PlaceUnit.PAGE, 7)).passage == ""


def test_no_passage_without_the_text(by_fingerprint: Library) -> None:
    assert verdict(by_fingerprint, "Nobody who walks", "fed eleven wheels").passage == ""


def test_with_the_text_no_hit_is_a_false_one(tmp_path: Path) -> None:
    # "w254" has the byte that "mill" has, so the fingerprint alone takes one for the other.
    path = tmp_path / "book.txt"
    path.write_text("mill")
    add_source(path, folder=tmp_path / "seeds")
    citation = citing([Citation(("w254",))], ["book"])
    assert verify(citation, Library(tmp_path))[0].status is Status.VERIFIED
    assert verify(citation, Library(tmp_path, [tmp_path]))[0].status is Status.NOT_FOUND


@pytest.mark.parametrize(("between", "status"), [(REACH, "verified"), (REACH + 1, "not-found")])
def test_the_last_phrase_is_within_reach_of_the_first(
    tmp_path: Path, between: int, status: str
) -> None:
    path = tmp_path / "book.txt"
    path.write_text("Here it begins " + "on " * between + "and there ends.")
    add_source(path, folder=tmp_path / "seeds")
    map = citing([Citation(("here it begins", "and there ends"))], ["book"])
    assert verify(map, Library(tmp_path))[0].status.value == status


def test_places_are_counted_up_to_a_bound(tmp_path: Path) -> None:
    path = tmp_path / "book.txt"
    path.write_text("on " * 1000)
    add_source(path, folder=tmp_path / "seeds")
    found = verify(citing([Citation(("on on",))], ["book"]), Library(tmp_path))[0]
    assert (found.status, len(found.paragraphs)) == (Status.AMBIGUOUS, 20)


def test_verdicts_name_the_node_the_citation_and_the_source(by_fingerprint: Library) -> None:
    here, elsewhere = Citation(("a tenant he used",)), Citation(("any words",), source="baker")
    building = MapBuilder("Mills", sources=["miller", "baker"])
    thesis = building.thesis("Mills close.", id="t", citations=[here])
    building.argument(under=thesis, id="step", citations=[elsewhere, here])
    found = verify(building.build(), by_fingerprint)
    assert [(one.key, one.index, one.source, one.status.value) for one in found] == [
        ("t", 0, "miller", "verified"),
        ("step", 0, "baker", "unchecked"),
        ("step", 1, "miller", "verified"),
    ]
    assert [one.citation for one in found] == [here, elsewhere, here]


def test_a_map_without_sources_has_nothing_to_check_against(by_fingerprint: Library) -> None:
    found = verify(citing([Citation(("any words",))], []), by_fingerprint)[0]
    assert (found.status, found.source) == (Status.UNCHECKED, None)


@pytest.mark.slow
@given(st.data())
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_stretch_of_the_text_is_found_in_it(library: Library, data: st.DataObject) -> None:
    text = MILLER.read_text("utf-8")
    words = Words.of(text)
    first = data.draw(st.integers(0, len(words) - 6))
    last = data.draw(st.integers(first, min(first + 12, len(words) - 1)))
    phrase = text[words.starts[first] : words.ends[last]].replace('"', "")
    found = verdict(library, phrase)
    assert found.status in (Status.VERIFIED, Status.AMBIGUOUS)

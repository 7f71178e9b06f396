"""Each finding about a citation says what is wrong, where, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from argmap.model import Citation, Diagnostic, MapBuilder, Origin, Place, PlaceUnit, Source, Span
from argmap.sources import Library, add_source, citation_problems, verify
from tests.sources.conftest import MILLER

HERE = Origin(Span(7, 3, 7, 30, "mills.argmap"))


def found(
    library: Library, *citations: Citation, sources: Iterable[str] = ("miller",)
) -> list[Diagnostic]:
    building = MapBuilder("Mills", sources=sources)
    building.thesis("Mills close.", id="t", citations=citations, origin=HERE)
    map = building.build()
    return citation_problems(verify(map, library), map, library)


def told(library: Library, *phrases: str, place: int | None = None) -> list[str]:
    where = Place(PlaceUnit.PARAGRAPH, place) if place else None
    return [str(one) for one in found(library, Citation(phrases, where))]


AT = "mills.argmap:7:3: "


@pytest.mark.parametrize(
    ("phrases", "place", "message"),
    [
        (
            ["a heron has taken the sluice", "eaten a frog"],
            None,
            "error: “eaten a frog” is not in miller [citation-not-found] "
            "(copy the words exactly as they are in the source)",
        ),
        (
            ["every heron left the sluice", "swallowed a frog"],
            None,
            "error: “every heron left the sluice” and “swallowed a frog” are not in miller "
            "[citation-not-found] (copy the words exactly as they are in the source)",
        ),
        (
            ["a heron has taken the sluice", "taken the sluice for its own"],
            None,
            "error: in miller “taken the sluice for its own” does not follow “a heron has taken "
            "the sluice” within 400 words [citation-not-found] "
            "(the first phrase is in ¶2, the last in ¶2)",
        ),
        (
            ["the river had grown lazy", "he kept bees"],
            None,
            "error: in miller “he kept bees” does not follow “the river had grown lazy” within "
            "400 words [citation-not-found] (they are in the opposite order: "
            """write 'cite: "he kept bees" ... "the river had grown lazy"')""",
        ),
        (
            ["—"],
            None,
            "error: “—” is not in miller [citation-not-found] (a phrase needs words)",
        ),
        (
            ["the river had grown lazy"],
            None,
            "error: “the river had grown lazy” occurs 3 times in miller: in ¶3 and ¶4 "
            "[citation-ambiguous] (say which paragraph, such as ¶3, or quote more words)",
        ),
        (
            ["the river had grown lazy"],
            3,
            "error: “the river had grown lazy” occurs 2 times in miller: in ¶3 "
            "[citation-ambiguous] (quote more words)",
        ),
        (
            ["he kept bees", "from the next valley"],
            3,
            "error: “he kept bees” … “from the next valley” is in ¶2-3 of miller, not in ¶3 "
            "[citation-misplaced] (write '¶2-3')",
        ),
        (
            ["the river had grown lazy"],
            1,
            "error: “the river had grown lazy” is in ¶3 and ¶4 of miller, not in ¶1 "
            "[citation-misplaced] (write one of these)",
        ),
        (
            [],
            99,
            "error: there is no ¶99 in miller [citation-not-found] (it has 5 paragraphs)",
        ),
    ],
)
def test_an_error_says_what_to_do(
    library: Library, phrases: list[str], place: int | None, message: str
) -> None:
    assert told(library, *phrases, place=place) == [AT + message]


def test_what_is_found_is_no_problem(library: Library) -> None:
    assert told(library, "a heron has taken the sluice") == []
    assert told(library, "the river had grown lazy", place=4) == []
    assert told(library, place=5) == []


def test_the_citations_own_place_comes_first(library: Library) -> None:
    line = Origin(Span(9, 5, 9, 20, "mills.argmap"))
    problem = found(library, Citation(("no such words there",), origin=line))[0]
    assert problem.span == line.span


def test_a_short_phrase_is_doubted_without_the_text(by_fingerprint: Library) -> None:
    message = (
        "warning: “fed eleven” is too short to verify without the text [short-phrase] "
        "(quote at least 3 words, or put the text next to its source card)"
    )
    assert told(by_fingerprint, "fed eleven") == [AT + message]
    assert told(by_fingerprint, "Nobody who walks", "fed eleven") == [AT + message]
    assert told(by_fingerprint, "fed eleven wheels") == []


def test_a_short_phrase_is_believed_with_the_text(by_text: Library) -> None:
    assert told(by_text, "fed eleven") == []


def test_a_longer_text_needs_more_words_where_no_place_is_named(tmp_path: Path) -> None:
    path = tmp_path / "book.txt"
    path.write_text("The ferry sank at noon.\n\n" + "on " * 500)
    add_source(path, folder=tmp_path / "seeds")
    library = Library(tmp_path)
    phrase = ("the ferry sank",)
    problems = found(library, Citation(phrase), sources=["book"])
    assert [one.hint for one in problems] == [
        "quote at least 4 words, or put the text next to its source card"
    ]
    placed = Citation(phrase, Place(PlaceUnit.PARAGRAPH, 1))
    assert found(library, placed, sources=["book"]) == []


def test_many_places_are_not_all_named(tmp_path: Path) -> None:
    path = tmp_path / "book.txt"
    path.write_text("on and on\n\n" * 30)
    add_source(path, folder=tmp_path / "seeds")
    problem = found(Library(tmp_path), Citation(("on and on",)), sources=["book"])[0]
    assert problem.message == (
        "“on and on” occurs 20 times or more in book: in ¶1, ¶2, ¶3, ¶4, ¶5 and 15 more"
    )


def test_a_source_without_a_card_is_told_once_where_it_is_declared(
    by_fingerprint: Library,
) -> None:
    building = MapBuilder("Mills", sources=[])
    for _ in range(2):
        building.claim("Mills close.", citations=[Citation(("any words",))], origin=HERE)
    map = building.build()
    declared = (Source("baker", Origin(Span(2, 9, 2, 14, "mills.argmap"))),)
    map = type(map)(map.title, map.items, sources=declared)
    problems = citation_problems(verify(map, by_fingerprint), map, by_fingerprint)
    assert [str(one) for one in problems] == [
        "mills.argmap:2:9: warning: there is no source card for 'baker', so its citations are not "
        "checked [no-card] (make one from its text: argmap source add FILE --id baker)"
    ]


def test_a_source_that_seems_misspelt_gets_a_suggestion(by_fingerprint: Library) -> None:
    (problem,) = found(by_fingerprint, Citation(("any words",)), sources=["milelr"])
    assert problem.hint == (
        "did you mean 'miller'? If not, make a source card from its text: "
        "argmap source add FILE --id milelr"
    )


def test_a_source_that_nothing_declares_is_left_to_the_structure(by_fingerprint: Library) -> None:
    assert found(by_fingerprint, Citation(("any words",), source="baker")) == []
    assert found(by_fingerprint, Citation(("any words",)), sources=[]) == []


def test_what_is_wrong_with_a_source_comes_first_and_once(project: Path) -> None:
    (project / "seeds" / "miller.txt").write_text("Other words.")
    problems = found(Library(project), Citation(("no such words",)), Citation(("nor these words",)))
    assert [one.code for one in problems] == [
        "text-changed",
        "citation-not-found",
        "citation-not-found",
    ]


def test_a_broken_card_takes_the_place_of_no_card(project: Path) -> None:
    (project / "seeds" / "miller.toml").write_text("id = 5")
    problems = found(Library(project), Citation(("any words",)))
    assert {one.code for one in problems} == {"bad-card"}


def test_without_the_text_it_is_said_what_is_missing(by_fingerprint: Library) -> None:
    assert told(by_fingerprint, "a heron has left the sluice") == [
        AT + "error: “a heron has left the sluice” is not in miller [citation-not-found] "
        "(copy the words exactly as they are in the source)"
    ]


@pytest.mark.parametrize(
    ("phrases", "nearest", "cite"),
    [
        (
            ["a heron has left the sluice"],
            "is “a heron has [left → taken] the sluice” in ¶2",
            '"a heron has taken the sluice"',
        ),
        (
            ["winter of the very great frost", "he kept the bees"],
            "are “winter of the [-very] great frost” in ¶2 and “he kept [-the] bees” in ¶2",
            '"winter of the great frost" ... "he kept bees"',
        ),
        (
            ["a mill-wright from the next valley", "the river has grown lazy"],
            "is “the river [has → had] grown lazy” in ¶3",
            '"a mill-wright from the next valley" ... "the river had grown lazy"',
        ),
        (
            ["names of the dogs, and once without any comment"],
            "is “names of the dogs, and once, without [-any] comment” in ¶4",
            '"names of the dogs, and once, without comment"',
        ),
    ],
)
def test_with_the_text_the_nearest_passage_is_shown(
    by_text: Library, phrases: list[str], nearest: str, cite: str
) -> None:
    (message,) = told(by_text, *phrases)
    assert f"; the nearest {nearest} [citation-not-found] (write 'cite: {cite}')" in message


def test_a_corrected_citation_is_verified(by_text: Library) -> None:
    (one,) = found(by_text, Citation(("some say it was the winter before",)))
    assert one.hint == """write 'cite: "Some say it was the winter after"'"""
    assert not found(by_text, Citation(("Some say it was the winter after",)))


def test_what_is_like_nothing_has_no_nearest(by_text: Library) -> None:
    assert told(by_text, "submarines of the Baltic fleet") == [
        AT + "error: “submarines of the Baltic fleet” is not in miller [citation-not-found] "
        "(copy the words exactly as they are in the source)"
    ]


def test_a_folder_of_texts_that_is_none_is_told_once(project: Path) -> None:
    add_source(MILLER, folder=project / "seeds", id="baker")
    library = Library(project, ["/nowhere/at/all"])
    citations = [
        Citation(("a heron has taken the sluice",), source=id) for id in ("miller", "baker")
    ]
    problems = found(library, *citations, sources=["miller", "baker"])
    assert [one.code for one in problems] == ["source-unreadable"]
    assert "/nowhere/at/all, where texts are looked for, is not a folder" in problems[0].message


def test_a_short_phrase_of_characters_is_counted_in_them(tmp_path: Path) -> None:
    path = tmp_path / "zh.txt"
    path.write_text("这个制度依赖于数百万官员的忠诚。", "utf-8")
    add_source(path, folder=tmp_path / "seeds")
    (problem,) = found(Library(tmp_path), Citation(("数百",)), sources=["zh"])
    assert problem.hint == "quote at least 3 characters, or put the text next to its source card"


def test_a_phrase_too_long_to_look_for_what_is_nearest_is_told(by_text: Library) -> None:
    (problem,) = found(by_text, Citation(("no such words " * 2_000,)))
    assert problem.hint == "the closest match is found only for a phrase of at most 5,000 words"

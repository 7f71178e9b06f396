"""From words to a citation of one passage: short, and verified."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.model import Citation, MapBuilder
from argmap.sources import Library, Quotation, Status, add_source, quote, verify

LONG = (
    "Nobody who walks the towpath at dawn would guess that the weir beneath the alders once fed "
    "eleven wheels."
)


def quoted(library: Library, words: str) -> tuple[Quotation, ...]:
    loaded = library.load("miller")
    assert loaded is not None
    return quote(words, loaded)


def status(library: Library, citation: Citation) -> Status:
    building = MapBuilder("Mills", sources=["miller"])
    building.thesis("Mills close.", id="t", citations=[citation])
    (verdict,) = verify(building.build(), library)
    return verdict.status


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("a heron has taken the sluice", '"a heron has taken the sluice"'),
        (LONG, '"Nobody who walks the" ... "once fed eleven wheels"'),
        ("a mill-wright from the next valley", '"A mill-wright from the next valley"'),
        ("the river had grown lazy”.", '¶4 "the river had grown lazy"'),
    ],
)
def test_a_passage_is_named_by_few_words(by_text: Library, words: str, written: str) -> None:
    found = quoted(by_text, words)
    assert found[-1].citation.written == written
    assert status(by_text, found[-1].citation) in (Status.VERIFIED, Status.AMBIGUOUS)


def test_all_words_of_a_long_passage_are_quoted_on_request(by_text: Library) -> None:
    loaded = by_text.load("miller")
    assert loaded is not None
    (one,) = quote(LONG, loaded, whole=True)
    assert one.citation.written == f'"{LONG.removesuffix(".")}"'
    assert status(by_text, one.citation) is Status.VERIFIED


def test_without_the_text_the_words_given_are_quoted(by_fingerprint: Library) -> None:
    (one,) = quoted(by_fingerprint, "A HERON has taken the “sluice”")
    assert one.citation.written == '"A HERON has taken the sluice"'
    assert status(by_fingerprint, one.citation) is Status.VERIFIED
    assert one.printed == ""


def test_each_place_gets_its_own_citation(by_fingerprint: Library) -> None:
    found = quoted(by_fingerprint, "the river had grown lazy")
    assert [one.citation.place.first for one in found if one.citation.place] == [3, 3, 4]


def test_words_that_a_paragraph_has_twice_are_widened_till_they_name_one_place(
    by_text: Library,
) -> None:
    found = quoted(by_text, "the river had grown lazy")
    assert [one.paragraphs for one in found] == [(3, 3), (3, 3), (4, 4)]
    assert {status(by_text, one.citation) for one in found} == {Status.VERIFIED}
    assert len({one.citation.written for one in found}) == 3
    assert all("the river had grown lazy" in one.citation.phrases[0] for one in found)


def test_a_paragraph_of_the_same_words_again_and_again_is_named_alone(tmp_path: Path) -> None:
    path = tmp_path / "book.txt"
    path.write_text("on and on and " * 30)
    add_source(path, folder=tmp_path / "seeds")
    (tmp_path / "seeds" / "book.txt").write_text(path.read_text())
    loaded = Library(tmp_path).load("book")
    assert loaded is not None
    assert quote("and on", loaded)[9].citation.written == '¶1 "and on"'


def test_words_that_are_not_there_get_the_nearest_passage(by_text: Library) -> None:
    (one,) = quoted(by_text, "a heron has left the sluice")
    assert (one.printed, one.paragraphs) == ("a heron has taken the sluice", (2, 2))
    assert one.likeness < 100
    assert status(by_text, one.citation) is Status.VERIFIED


@pytest.mark.parametrize("words", ["submarines of the Baltic fleet", "—", ""])
def test_what_is_nowhere_has_no_citation(library: Library, words: str) -> None:
    assert quoted(library, words) == ()


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("依赖于数百万官员", '"依赖于数百万官员"'),
        ("依赖于数百万官员的忠诚，而不是依赖", '"依赖于数百万官员的忠诚，而不是依赖"'),
        (
            "这个制度依赖于数百万官员的忠诚，而不是依赖于法律",
            '"这个制度依赖于数" ... "而不是依赖于法律"',
        ),
        ("官僚の忠誠", '"官僚の忠誠"'),
        ("ความจงรักภักดี", '"ความจงรักภักดี"'),
    ],
)
def test_scripts_without_spaces_are_quoted_in_characters(
    tmp_path: Path, words: str, written: str
) -> None:
    path = tmp_path / "book.txt"
    path.write_text(
        "这个制度依赖于数百万官员的忠诚，而不是依赖于法律本身。\n体制は「官僚の忠誠」に依存した。\n"
        "ระบบนี้อาศัยความจงรักภักดีของข้าราชการ\n",
        "utf-8",
    )
    add_source(path, folder=tmp_path / "seeds")
    for library in (Library(tmp_path), Library(tmp_path, [tmp_path])):
        loaded = library.load("book")
        assert loaded is not None
        assert [one.citation.written for one in quote(words, loaded)] == [written]


def test_words_pasted_with_their_line_breaks_are_found(tmp_path: Path) -> None:
    path = tmp_path / "book.txt"
    path.write_text("It was a history-making reason, said the minister in the end.")
    add_source(path, folder=tmp_path / "seeds")
    loaded = Library(tmp_path, [tmp_path]).load("book")
    assert loaded is not None
    (one,) = quote("It was a history-\nmaking rea-\nson, said", loaded)
    assert (one.likeness, one.printed) == (100, "It was a history-making reason, said")

"""Passages that several maps cite: the same words, the same paragraph, or the same page."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.comparison import ResolvedMaps, verdicts_of
from argmap.comparison.cited_passages import CitedPassage, cited_passages
from argmap.language import loads
from argmap.model import ArgumentMap
from argmap.sources import Library, add_source

ESSAY = (
    "The upper farms sent less and less corn that year.\n\n"
    "The mill by the weir stood idle until the frost of that winter broke its wheel.\n\n"
    "Nobody had the money to mend it, and so the town lived without a mill.\n"
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "almanac.txt").write_text(ESSAY, "utf-8")
    (tmp_path / "seeds").mkdir()
    add_source(tmp_path / "almanac.txt", folder=tmp_path / "seeds")
    return Library.near(tmp_path)


def passages(library: Library, *cites: str, source: str = "almanac") -> list[CitedPassage]:
    used = {
        name: loads(f"source: {source}\n\nthesis t: It is so.\n  cite: {cite}\n")
        for name, cite in zip("abc", cites, strict=False)
    }
    maps = ResolvedMaps(ArgumentMap(), used)
    return list(cited_passages(verdicts_of(maps, library), maps))


@pytest.mark.parametrize(
    ("one", "other", "place", "same"),
    [
        ('"sent less and less corn"', '"less and less corn"', "¶1", True),
        ('"The mill by the weir"', '"broke its wheel"', "¶2", False),
        ("¶2", '"broke its wheel"', "¶2", False),
        ('"less corn" ... "broke its wheel"', '"that year" ... "stood idle"', "¶1-2", True),
        ("p. 12", "p. 12", "p. 12", False),
    ],
)
def test_a_passage_is_told_once(
    library: Library, one: str, other: str, place: str, same: bool
) -> None:
    (found,) = passages(library, one, other)
    assert (found.source, str(found.place), found.same_words) == ("almanac", place, same)
    assert [str(key) for key in found.keys] == ["a.t", "b.t"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('"less and less corn"', '"the frost of that winter"'),
        ('"no such words are there"', '"no such words are there"'),
        ("¶1", "¶2"),
        ("p. 1", "¶1"),
        ("p. 1-400", "p. 1-400"),
    ],
)
def test_what_is_not_one_passage_is_not_told(library: Library, one: str, other: str) -> None:
    assert passages(library, one, other) == []


def test_without_a_card_the_words_count_as_they_are_written(library: Library) -> None:
    (found,) = passages(library, '"It was so"', '¶3 "it was  so"', source="unknown")
    assert (found.place, found.same_words) == (None, True)
    assert passages(library, '"It was so"', '"It was not"', source="unknown") == []


def test_the_same_words_come_before_the_same_paragraph(library: Library) -> None:
    used = {
        name: loads(
            f'source: almanac\n\nthesis t: It is so.\n  cite: "{first}"\n'
            f'  claim c: It is.\n    cite: "{second}"\n'
        )
        for name, first, second in (
            ("a", "sent less and", "the town lived"),
            ("b", "corn that year", "town lived without"),
        )
    }
    maps = ResolvedMaps(ArgumentMap(), used)
    found = cited_passages(verdicts_of(maps, library), maps)
    assert [(str(one.place), one.same_words) for one in found] == [("¶3", True), ("¶1", False)]

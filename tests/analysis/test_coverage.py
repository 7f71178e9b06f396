"""Which paragraphs a map cites, and which it leaves out."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.analysis.coverage import Coverage, coverage
from argmap.language import loads
from argmap.sources import Library, add_source, verify

TEXT = "One two three four five.\nSix seven eight nine ten.\nEleven twelve thirteen fourteen."

MAP = """\
source: counting

thesis t: They are counted.
  cite: "one two three four"
  claim c: All of them are.
    cite: "three four five" ... "six seven eight"
  claim d: None of them is.
    cite: "forty-two of them at least"
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    path = tmp_path / "counting.txt"
    path.write_text(TEXT, "utf-8")
    add_source(path, folder=tmp_path / "seeds", rule="line")
    return Library(tmp_path)


def covered(text: str, library: Library) -> tuple[Coverage, ...]:
    return coverage(verify(loads(text), library), library)


def test_each_paragraph_names_what_cites_it(library: Library) -> None:
    (one,) = covered(MAP, library)
    assert [part.cited_by for part in one.paragraphs] == [("t", "c"), ("c",), ()]
    assert [part.words for part in one.paragraphs] == [5, 5, 4]
    assert (one.uncited, one.words) == ((3,), 14)


def test_words_are_counted_once(library: Library) -> None:
    (one,) = covered(MAP, library)
    assert one.words_cited == 8


def test_a_place_alone_covers_it(library: Library) -> None:
    (one,) = covered("source: counting\nthesis t: They are.\n  cite: ¶3\n", library)
    assert one.uncited == (1, 2)


def test_a_source_without_a_card_is_not_covered(library: Library) -> None:
    assert covered('source: other\nthesis t: They are.\n  cite: "one two three"\n', library) == ()

"""Which paragraphs a map cites, and which it leaves out."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.analysis.coverage import Coverage, coverage, ungrounded
from argmap.language import loads, parse
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


def test_citations_are_counted_and_so_are_those_that_are_found(library: Library) -> None:
    (one,) = covered(MAP, library)
    assert (one.citations, one.found) == (3, 2)


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


def bare(text: str) -> tuple[str, ...]:
    return ungrounded(parse(f"source: counting\n\n{text}").map)


def test_what_rests_on_a_citation_is_grounded_all_the_way_up() -> None:
    steps = "thesis t: T.\n  claim a: A.\n    claim b: B.\n      cite: ¶1\n  claim c: C.\n"
    assert bare(steps) == ("c",)


def test_an_attack_grounds_nothing() -> None:
    assert bare("thesis t: T.\n  objection o: O.\n    cite: ¶1\n") == ("t",)


def test_the_citation_of_a_step_grounds_its_conclusion() -> None:
    step = "thesis t: T.\n  argument:\n    cite: ¶1\n    claim a: A.\n"
    assert bare(step) == ("a",)


def test_what_a_used_map_says_is_its_own_affair() -> None:
    used = "use other.argmap as other\n\nthesis t: T.\n  claim @other.a\n  objection: O.\n"
    assert bare(used) == ("t~1",)


def test_questions_and_assumptions_are_passed_over() -> None:
    asked = "question q: Q?\n  answer a: A.\n    cite: ¶1\n"
    assumed = "thesis t: T.\n  argument:\n    assumption b: B.\n"
    assert bare(asked + assumed) == ("t",)


def test_a_circle_of_support_ends() -> None:
    assert bare("thesis t: T.\n  claim a: A.\n\n@a\n  claim @t\n") == ("t", "a")

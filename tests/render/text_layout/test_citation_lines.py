"""What is said of a citation."""

from __future__ import annotations

import pytest

from argmap.model import Citation, Place, PlaceUnit
from argmap.render.text_layout.citation_lines import by_citation, mark, shortened
from argmap.sources import Status, Verdict

PHRASES = ("From Ivan the Terrible on", "a restoration of its basic outlines")


def verdict(status: Status, *paragraphs: tuple[int, int]) -> Verdict:
    return Verdict("one", 0, Citation(("words",)), status, "essay", paragraphs)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (None, "¶4"),
        (verdict(Status.UNCHECKED), "¶4"),
        (verdict(Status.VERIFIED, (12, 12)), "¶12 verified"),
        (verdict(Status.VERIFIED, (12, 14)), "¶12-14 verified"),
        (verdict(Status.AMBIGUOUS, (3, 3), (9, 9)), "¶3, ¶9 ambiguous"),
        (verdict(Status.AMBIGUOUS, (1, 1), (2, 2), (3, 3), (4, 4)), "¶1, ¶2, ¶3, … ambiguous"),
        (verdict(Status.NOT_FOUND, (9, 9)), "¶4 not found"),
        (verdict(Status.PLACED), "¶4 placed"),
    ],
)
def test_a_mark_says_where_and_whether_it_was_found(found: Verdict | None, said: str) -> None:
    cited = Citation(("words",), Place(PlaceUnit.PARAGRAPH, 4))
    assert mark(cited, found, "essay").text == said


def test_another_source_than_the_first_is_named() -> None:
    assert mark(Citation(("words",), None, "report"), None, "essay").text == "report"
    assert mark(Citation(("words",), None, "essay"), None, "essay").text == ""


@pytest.mark.parametrize(
    ("phrases", "most", "shown"),
    [
        (PHRASES, 200, "“From Ivan the Terrible on … a restoration of its basic outlines”"),
        (PHRASES, 40, "“From Ivan the … its basic outlines”"),
        (PHRASES, 1, "“From Ivan … basic outlines”"),
        (PHRASES[:1], 200, "“From Ivan the Terrible on”"),
        (PHRASES[:1], 20, "“From Ivan the …”"),
        (("words",), 1, "“words”"),
    ],
)
def test_a_passage_keeps_its_two_ends(phrases: tuple[str, ...], most: int, shown: str) -> None:
    assert shortened(Citation(phrases), lambda text: len(text) <= most) == shown


def test_verdicts_are_found_by_what_they_are_about() -> None:
    one = verdict(Status.VERIFIED)
    assert by_citation([one]) == {("one", 0): one}

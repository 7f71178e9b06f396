"""What stands below a card's text."""

from __future__ import annotations

from typing import Any

import pytest

from argmap.model import (
    Citation,
    Concession,
    Extent,
    Figure,
    Kind,
    Place,
    PlaceUnit,
    Statement,
)
from argmap.render.text_layout.card_details import details
from argmap.render.text_layout.text_blocks import Block
from argmap.render.theme.theme import LIGHT
from argmap.sources import Status, Verdict

CITED = Citation(("one of the most highly literate",), Place(PlaceUnit.PARAGRAPH, 26))


def found(status: Status | None = None, measure: float = 248, **attributes: Any) -> list[Block]:
    node = Statement(Kind.OBJECTION, "A text.", key="o", **attributes)
    verdicts = {}
    if status is not None:
        verdicts["o", 0] = Verdict("o", 0, node.citations[0], status, "essay", ((26, 26),))
    return list(details(node, LIGHT, measure, verdicts, "essay"))


def said(blocks: list[Block]) -> list[str]:
    return ["".join(run.text for run in line) for block in blocks for line in block.lines]


def test_nothing_is_said_of_what_there_is_not() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("concession", "text"),
    [
        (Concession(Extent.WHOLLY), "granted"),
        (Concession(Extent.WHOLLY, "it is so"), "granted: it is so"),
        (Concession(Extent.IN_PART, "the terror"), "granted in part: the terror"),
        (Concession(Extent.FOR_THE_SAKE), "granted for the sake of argument"),
    ],
)
def test_a_concession_is_told_with_its_extent(concession: Concession, text: str) -> None:
    assert said(found(concession=concession)) == [text]


def test_qualifier_and_figures_are_told() -> None:
    figure = Figure("committee", "re-elected", "44 %")
    assert said(found(qualifier="presumably", figures=[figure])) == [
        "qualifier: presumably",
        "committee / re-elected = 44 %",
    ]


@pytest.mark.parametrize(
    ("status", "line", "colour"),
    [
        (None, "¶26", LIGHT.muted),
        (Status.UNCHECKED, "¶26", LIGHT.muted),
        (Status.PLACED, "¶26", LIGHT.muted),
        (Status.VERIFIED, "✓ ¶26", LIGHT.verified),
        (Status.AMBIGUOUS, "¶26 ambiguous “one of the most highly literate”", LIGHT.doubtful),
        (Status.NOT_FOUND, "¶26 not found “one of the most highly literate”", LIGHT.missing),
    ],
)
def test_a_citation_shows_its_place_and_its_words_only_if_they_need_attention(
    status: Status | None, line: str, colour: str
) -> None:
    block = found(status, citations=[CITED])[0]
    assert said([block]) == [line]
    assert block.lines[0][0].colour == colour


def cited(*places: tuple[Status | None, int, str | None]) -> list[str]:
    """What a card says of citations with a status, a paragraph and a source each."""
    citations = [
        Citation(("some words of it",), Place(PlaceUnit.PARAGRAPH, number), source)
        for _, number, source in places
    ]
    verdicts = {
        ("o", at): Verdict("o", at, citations[at], status, source or "essay", ((number, number),))
        for at, (status, number, source) in enumerate(places)
        if status is not None
    }
    node = Statement(Kind.CLAIM, "A text.", key="o", citations=citations)
    return said(list(details(node, LIGHT, 248, verdicts, "essay")))


def test_citations_with_one_status_share_a_line() -> None:
    found = Status.VERIFIED
    assert cited((found, 34, None), (found, 72, None), (found, 35, None)) == ["✓ ¶34, 35, 72"]
    assert cited((found, 34, None), (found, 34, None)) == ["✓ ¶34"]


def test_places_in_another_source_follow_its_name() -> None:
    found = Status.VERIFIED
    assert cited((found, 3, None), (found, 7, "report"), (found, 9, "report")) == [
        "✓ ¶3; report ¶7, 9"
    ]


def test_citations_with_different_statuses_have_lines_of_their_own() -> None:
    told = cited((Status.NOT_FOUND, 1, None), (Status.VERIFIED, 2, None), (None, 3, None))
    assert told == ["✓ ¶2", "¶3", "¶1 not found “some words of it”"]


def test_a_long_line_of_places_is_wrapped() -> None:
    places = [(Status.VERIFIED, 1000 + 2 * number, None) for number in range(20)]
    told = cited(*places)
    assert len(told) > 1
    assert " ".join(told) == f"✓ ¶{', '.join(str(number) for _, number, _ in places)}"


def test_words_of_another_source_without_a_place_name_it_once() -> None:
    assert said(found(citations=[Citation(("literate",), None, "report")])) == ["report “literate”"]


def test_a_place_alone_is_told_without_quotes() -> None:
    assert said(found(citations=[Citation((), Place(PlaceUnit.PAGE, 229))])) == ["p. 229"]


def test_words_without_a_place_stand_alone() -> None:
    assert said(found(citations=[Citation(("literate",))])) == ["“literate”"]


def test_a_citation_keeps_within_a_narrow_measure() -> None:
    other = Citation(CITED.phrases, CITED.place, "a-report-with-a-very-long-identifier-indeed")
    for block in found(Status.NOT_FOUND, measure=118, citations=[other]):
        for line in block.lines:
            assert sum(run.width for run in line if run.text.strip()) <= 118 + 3


@pytest.mark.parametrize(
    ("link", "leads_to"),
    [
        ("https://example.org/a?b=c&d", "https://example.org/a?b=c&d"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//example.org", ""),
        ("notes/more.html", ""),
        ("https://example.org/ <script>", ""),
        ('https://example.org/"onclick="x', ""),
    ],
)
def test_only_web_and_mail_addresses_are_followed(link: str, leads_to: str) -> None:
    (block,) = found(links=[link])
    assert block.link == leads_to
    assert said([block])[0].startswith(link[:10])

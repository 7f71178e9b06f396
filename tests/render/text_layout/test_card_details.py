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
    ("status", "mark", "colour"),
    [
        (None, "¶26", LIGHT.muted),
        (Status.UNCHECKED, "¶26", LIGHT.muted),
        (Status.VERIFIED, "¶26 verified", LIGHT.verified),
        (Status.AMBIGUOUS, "¶26 ambiguous", LIGHT.doubtful),
        (Status.NOT_FOUND, "¶26 not found", LIGHT.missing),
    ],
)
def test_a_citation_shows_its_standing_in_words_and_colour(
    status: Status | None, mark: str, colour: str
) -> None:
    block = found(status, citations=[CITED])[0]
    assert said([block])[0].startswith(f"{mark} “one of the most")
    assert block.lines[0][0].colour == colour


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

"""Running heads and page numbers part no sentence; what only looks like them stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.sources.loaded_source import Text
from argmap.sources.paragraphs import ParagraphRule
from argmap.sources.running_heads import without_page_heads


@pytest.mark.parametrize(
    "page",
    [
        "476\nPARTISAN REVIEW\n",
        "\n476\n\nPARTISAN REVIEW\n\n",
        "PARTISAN REVIEW\n476\n",
        "- 12 -\n",
        "[12]\n\n",
    ],
)
def test_a_phrase_is_found_across_them(page: str) -> None:
    text = Text.of(f"It weakened the move–\n{page}ment the world over.")
    assert text.words.forms == ("it", "weakened", "the", "movement", "the", "world", "over")
    assert text.printed(3, 6) == "movement the world"
    assert len(text.fingerprint(ParagraphRule.BLANK_LINE).starts) == 1


def test_a_head_with_its_number_is_known_by_its_return() -> None:
    text = Text.of("one two\n12 The Mills of God\nthree, four\n14 The Mills of God\nfive.")
    assert text.words.forms == ("one", "two", "three", "four", "five")


@pytest.mark.parametrize(
    "text",
    [
        "Quoth the raven,\nNevermore.\nThen the bird said,\nNevermore.\nAnd the lamp,\nNevermore.",
        "The accounts end there.\n\n1 Some say it was the winter after.\n\n2 Others deny it.",
        "THE SECOND PART\n\nIn 1939 the mills stood still.\nIn 1940 they turned.",
        "He was born in\n1893 and died in 1953.",
    ],
)
def test_a_refrain_a_footnote_a_heading_and_a_year_stay(text: str) -> None:
    assert without_page_heads(text) == text


def test_a_paragraph_that_ends_at_the_foot_of_a_page_ends() -> None:
    text = Text.of("A sentence ends here.\n\n12\n\nAnother begins.")
    assert text.fingerprint(ParagraphRule.BLANK_LINE).starts == (0, 4)
    lines = Text.of("A sentence ends here.\n12\nAnother begins.")
    assert lines.fingerprint(ParagraphRule.LINE).starts == (0, 4)


@pytest.mark.slow
@given(st.lists(st.sampled_from(["476", "HEAD", "a word", "12 HEAD", "", " ", "end.", "x–"])))
def test_every_place_stays(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert len(without_page_heads(text)) == len(text)


@pytest.mark.parametrize(
    "head",
    [
        "THE HARBOUR QUESTION 113",
        "113 THE HARBOUR QUESTION",
        "THE HARBOUR QUESTION   113",
        "THE HARBOUR QUESTION | 113",
        "[113] THE HARBOUR QUESTION",
        "\nTHE HARBOUR QUESTION 113\n",
        "The Harbour Question 113",
        "113 The Harbour Question",
        "J. SMITH\n113",
    ],
)
def test_a_head_that_comes_once_is_read_past_where_it_parts_a_word(head: str) -> None:
    text = Text.of(f"That was the sole rea-\n{head}\nson the minister gave.")
    assert text.words.forms == ("that", "was", "the", "sole", "reason", "the", "minister", "gave")
    assert text.printed(3, 5) == "sole reason"


@pytest.mark.parametrize("head", ["THE HARBOUR QUESTION 113", "113 THE HARBOUR QUESTION"])
def test_a_head_in_capitals_is_read_past_in_a_sentence(head: str) -> None:
    text = Text.of(f"That was the sole\n{head}\nreason the minister gave.")
    assert text.words.forms[3:5] == ("sole", "reason")


@pytest.mark.parametrize(
    "text",
    [
        "So it ended.\n\nTHE WAR OF 1812\n\nThe war began late.",
        "So it ended.\nCHAPTER 3\nThe war began late.",
        "He paid\nabout 12 pounds\nfor it.",
        "It was the\nYear 1812 that\nmade him.",
        "He came by sub-\nmarine 12 and\nwent.",
    ],
)
def test_a_heading_and_a_line_of_prose_stay(text: str) -> None:
    assert without_page_heads(text) == text

"""Paragraphs are counted as a reader of the printed text would count them."""

from __future__ import annotations

import pytest

from argmap.sources import ParagraphRule, Words, guess_rule, paragraph_starts

BLANK_LINE, LINE = ParagraphRule.BLANK_LINE, ParagraphRule.LINE


@pytest.mark.parametrize(
    ("text", "rule", "starts"),
    [
        ("one two\nthree\n\nfour", BLANK_LINE, (0, 3)),
        ("one two\nthree\n\nfour", LINE, (0, 2, 3)),
        ("one\n \t\r\ntwo\n\n\n\nthree\n\n", BLANK_LINE, (0, 1, 2)),
        ("\n\none\n\n* * *\n\ntwo", BLANK_LINE, (0, 1)),
        ("one\n* * *\ntwo", LINE, (0, 1)),
        ("cut at a hy-\nphen here", LINE, (0, 4)),
        ("", BLANK_LINE, ()),
        ("\n\n", LINE, ()),
    ],
)
def test_paragraphs_begin_at_words(text: str, rule: ParagraphRule, starts: tuple[int, ...]) -> None:
    assert paragraph_starts(text, Words.of(text), rule) == starts


WRAPPED = "The heron stood in the shallows and\nwatched. Nothing moved, not even\nthe reeds.\n"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (WRAPPED + "\n" + WRAPPED, BLANK_LINE),
        (WRAPPED, BLANK_LINE),
        ("A heading\n\nOne long paragraph.\n\nAnother one.\n", BLANK_LINE),
        ("By A. Miller\nSecond edition\n\nOne long paragraph.\n\nAnother.\n", BLANK_LINE),
        ("A heading\nOne paragraph.\nShe asked: “Why?”\nHe did not say.2\nEnd.", LINE),
        ("A heading\r\nOne.\r\nTwo.\r\n\r\nThree.\r\nFour.\r\nFive.", LINE),
        ("", BLANK_LINE),
    ],
    ids=["wrapped", "one block", "blocks", "title lines", "lines", "groups of lines", "empty"],
)
def test_the_rule_is_guessed_from_the_layout(text: str, rule: ParagraphRule) -> None:
    assert guess_rule(text) is rule


def test_an_unknown_rule_is_said_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="by 'blank-line' or 'line', not by 'sentence'"):
        ParagraphRule("sentence")

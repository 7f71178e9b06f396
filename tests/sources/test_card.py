"""A card takes what a source can be said to be, and refuses the rest."""

from __future__ import annotations

from typing import Any

import pytest

from argmap.sources import Card, Fingerprint, ParagraphRule

SOUND: dict[str, Any] = {
    "id": "miller",
    "paragraph_rule": "line",
    "sha256": "0" * 64,
    "fingerprint": Fingerprint(b"abc", (0, 2)),
}


def test_it_counts_words_and_paragraphs() -> None:
    card = Card(**SOUND, title="  The   Miller ", author="", published="unknown")
    assert (card.words, card.paragraphs) == (3, 2)
    assert (card.title, card.author, card.published) == ("The Miller", None, None)
    assert card.paragraph_rule is ParagraphRule.LINE


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("id", "../miller", "not an id"),
        ("id", "Miller", "not an id"),
        ("id", "", "not an id"),
        ("paragraph_rule", "page", "not by 'page'"),
        ("sha256", "0" * 63, "not a SHA-256"),
        ("sha256", "G" * 64, "not a SHA-256"),
        ("url", "javascript:alert(1)", "not an address"),
        ("url", 'https://example.org/"><b>', "not an address"),
    ],
)
def test_it_refuses_what_no_card_can_hold(name: str, value: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Card(**{**SOUND, name: value})

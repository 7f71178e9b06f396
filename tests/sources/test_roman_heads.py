"""Running heads whose number is a Roman numeral are read past; text with such numerals is not."""

import pytest

from argmap.sources.running_heads import without_page_heads

HEADS = [
    "CHAPTER IV.",
    "CHAPTER I",
    "[CHAP. IV.",
    "BOOK II. THE HARBOUR QUESTION",
    "VOL. XXIX.",
    "XII THE HARBOUR QUESTION",
    "xii PREFACE",
    "V. THE QUAY",
    "Part II",
]
TEXT = [
    "WORLD WAR II",
    "VITAMIN C",
    "I WAS A MAN",
    "CIVIL LAW",
    "MIX THE LIME",
    "Louis XIV",
    "part of it",
    "in the mix",
]


def words(head: str, above: str, below: str) -> list[str]:
    return without_page_heads(f"{above}\n{head}\n{below}\n").split()


@pytest.mark.parametrize("head", [*HEADS, "THE HARBOUR QUESTION XII", "The Harbour Question xii"])
def test_a_head_that_parts_a_word_is_read_past(head: str) -> None:
    assert words(head, "it was the sole rea-", "son the minister gave") == (
        ["it", "was", "the", "sole", "rea-", "son", "the", "minister", "gave"]
    )


@pytest.mark.parametrize("head", [one for one in HEADS if one.isupper() or one[0] == "x"])
def test_a_head_in_capitals_across_which_a_sentence_goes_on_is_read_past(head: str) -> None:
    assert " ".join(words(head, "the sole", "reason given")) == "the sole reason given"


@pytest.mark.parametrize("line", TEXT)
def test_text_stays_where_a_sentence_goes_on(line: str) -> None:
    assert " ".join(words(line, "it said", "and he left")) == f"it said {line} and he left"


@pytest.mark.parametrize("head", HEADS)
def test_a_heading_between_sentences_stays(head: str) -> None:
    assert " ".join(words(head, "He left.", "She slept.")) == f"He left. {head} She slept."

"""Cards as files: read back equal, plain to a reader, and every fault told at its line."""

from __future__ import annotations

import re
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model import ArgmapError
from argmap.sources import Card, Fingerprint, card_text, read_card
from tests.sources.conftest import MILLER

GOLDEN = MILLER.with_suffix(".toml").read_text("utf-8")


def problems(text: str) -> list[tuple[str, int, str]]:
    """The message, line and hint of everything that is wrong with a card."""
    with pytest.raises(ArgmapError) as caught:
        read_card(text, "seeds/miller.toml")
    found = caught.value.diagnostics
    assert {diagnostic.code for diagnostic in found} == {"bad-card"}
    assert {diagnostic.span.path for diagnostic in found if diagnostic.span} == {
        "seeds/miller.toml"
    }
    return [(one.message, one.span.line if one.span else 0, one.hint) for one in found]


def with_line(key: str, line: str) -> str:
    """The golden card with another line for a key."""
    text, count = re.subn(rf"^{key} = .*$", line, GOLDEN, count=1, flags=re.M)
    assert count == 1
    return text


fingerprints = st.binary(min_size=1, max_size=200).flatmap(
    lambda hashes: st.builds(
        lambda starts: Fingerprint(hashes, (0, *sorted(starts))),
        st.sets(st.integers(1, len(hashes) - 1)) if len(hashes) > 1 else st.just(set()),
    )
)
cards = st.builds(
    Card,
    id=st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,3})?", fullmatch=True),
    title=st.none() | st.text(),
    author=st.none() | st.sampled_from(['"A" \\ B', "O'Neill", "", "unknown", "é — 漢"]),
    published=st.none() | st.text(st.characters(codec="utf-8")),
    url=st.none() | st.just("https://example.org/a?b=c#d"),
    note=st.none() | st.text(),
    paragraph_rule=st.sampled_from(["line", "blank-line"]),
    sha256=st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
    fingerprint=fingerprints,
)


@pytest.mark.slow
@given(cards)
@settings(deadline=None)
def test_a_card_written_and_read_back_is_equal(card: Card) -> None:
    text = card_text(card)
    assert read_card(text) == card
    assert card_text(read_card(text)) == text


def test_the_golden_card_is_what_is_written() -> None:
    assert card_text(read_card(GOLDEN)) == GOLDEN


@pytest.mark.slow
@given(st.text())
@settings(deadline=None)
def test_any_text_is_a_card_or_a_problem(text: str) -> None:
    with pytest.raises(ArgmapError):
        read_card(text)


@pytest.mark.slow
@given(st.data())
@settings(deadline=None)
def test_any_edit_leaves_an_equal_card_or_a_problem(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(GOLDEN)))
    end = data.draw(st.integers(start, min(len(GOLDEN), start + 40)))
    edited = GOLDEN[:start] + data.draw(st.text(max_size=5)) + GOLDEN[end:]
    try:
        card = read_card(edited)
    except ArgmapError:
        return
    assert card.fingerprint == read_card(GOLDEN).fingerprint


def test_text_that_is_not_toml_is_told_at_its_line() -> None:
    message, line, _ = problems(with_line("title", "title = The Miller"))[0]
    assert message.startswith("the source card is not TOML: ")
    assert "line" not in message
    assert line == 2


def test_unended_text_and_deep_brackets_are_no_tracebacks() -> None:
    assert "not TOML" in problems('id = "miller')[0][0]
    assert problems("a = " + "[" * 100_000)[0][0] == (
        "the source card is not TOML: the brackets are nested too deep"
    )
    assert "not TOML" in problems("words = " + "9" * 5000)[0][0]


def test_unknown_keys_get_a_suggestion() -> None:
    assert problems(with_line("author", 'auther = "A. Miller"')) == [
        ("'auther' is not a key in a source card", 3, "did you mean 'author'?")
    ]
    assert (
        "the keys of a source card are id, title" in problems(with_line("author", "zzz = 1"))[0][2]
    )


def test_every_problem_is_told_at_once() -> None:
    text = with_line("title", "title = 5").replace('id = "miller"\n', "")
    text = text.replace('checksum = "', 'chksum = "')
    assert [message for message, _, _ in problems(text)] == [
        "the source card lacks 'id'",
        "'title' has to be a text in quotes",
        "'chksum' is not a key in a source card",
        "the source card lacks 'checksum'",
    ]


def test_values_that_no_card_can_hold_are_told_together() -> None:
    text = with_line("sha256", 'sha256 = "abc"')
    text = text.replace('"blank-line"', '"page"').replace("form = 3", "form = 4")
    told = problems(text)
    assert told[0][0] == "paragraphs are counted by 'blank-line' or 'line', not by 'page'"
    assert told[1][0] == "not a SHA-256 (64 hexadecimal digits, lower case): 'abc'"
    assert told[2][0] == "the fingerprint has form 4: this argmap knows form 3"
    assert all(line > 1 for _, line, _ in told)


@pytest.mark.parametrize(
    ("key", "line", "message"),
    [
        ("words", "words = true", "'words' has to be a whole number"),
        (
            "words",
            "words = 5",
            "the word count of this source card does not match its fingerprint, which has 178",
        ),
        (
            "words",
            "words = 0x" + "f" * 5000,
            "the word count of this source card does not match its fingerprint, which has 178",
        ),
        ("form", "form = 0x" + "f" * 5000, "the fingerprint"),
        (
            "paragraphs",
            "paragraphs = 5000",
            "the paragraph count of this source card does not match its fingerprint, which has 5",
        ),
        ("checksum", 'checksum = "00"', "the fingerprint was cut short or edited"),
        ("starts", 'starts = ["a"]\nold = [', "'old' is not a key in a source card"),
    ],
)
def test_counts_and_checksum_have_to_fit(key: str, line: str, message: str) -> None:
    assert problems(with_line(key, line))[0][0].startswith(message)


def test_a_cut_fingerprint_says_how_to_mend_it() -> None:
    lines = GOLDEN.splitlines()
    del lines[-2]
    message, line, hint = problems("\n".join(lines))[0]
    assert message == "the fingerprint was cut short or edited: its checksum does not match"
    assert lines[line - 1] == "[fingerprint]"
    assert hint == "update the source card from the text: argmap source add FILE --id miller"


def test_starts_have_to_be_whole_numbers() -> None:
    text = GOLDEN.replace("starts = [", 'starts = ["a", ')
    assert problems(text)[0][0] == "the fingerprint has starts that are not whole numbers"


def test_a_fingerprint_that_is_no_table_is_told() -> None:
    text = GOLDEN[: GOLDEN.index("# A byte")] + "fingerprint = 3\n"
    assert problems(text)[0][0] == "'fingerprint' has to be a table"


def test_other_tools_can_read_the_file() -> None:
    table = tomllib.loads(GOLDEN)
    assert (table["id"], table["author"]) == ("miller", "unknown")

"""A fingerprint finds every phrase of its text, and notices when it is damaged."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.sources import Fingerprint, ParagraphRule, Words

TEXT = "Old mills grind slowly.\n\nYet old mills grind, and mills mills mills."


def fingerprint_of(text: str) -> Fingerprint:
    return Fingerprint.of(text, Words.of(text), ParagraphRule.BLANK_LINE)


def found(phrase: str, start: int = 0, end: int | None = None) -> list[int]:
    return list(fingerprint_of(TEXT).find(Words.of(phrase).forms, start, end))


def test_bytes_are_the_same_on_every_machine() -> None:
    assert fingerprint_of("Old mills grind slowly.").hashes.hex() == "5bb1e207"


def test_every_occurrence_is_found_overlapping_ones_too() -> None:
    assert found("old mills grind") == [0, 5]
    assert found("mills mills") == [9, 10]
    assert found("grind old") == []
    assert found("—") == []


def test_a_phrase_lies_wholly_within_the_words_that_are_searched() -> None:
    assert found("old mills grind", start=1) == [5]
    assert found("old mills grind", end=2) == []
    assert found("old mills grind", 0, 3) == [0]


def test_words_and_paragraphs_know_of_each_other() -> None:
    fingerprint = fingerprint_of(TEXT)
    assert len(fingerprint) == 12
    ranges = ((0, 1), (0, 4), (3, 5), (4, 12))
    assert [fingerprint.paragraphs(*one) for one in ranges] == [(1, 1), (1, 1), (1, 2), (2, 2)]
    assert fingerprint.words_of(1, 1) == (0, 4)
    assert fingerprint.words_of(1, 2) == (0, 12)
    assert fingerprint.words_of(2, 9) == (4, 12)
    assert fingerprint.words_of(3, 3) == (12, 12)


@pytest.mark.parametrize(
    ("hashes", "starts"),
    [
        (b"abc", ()),
        (b"abc", (1,)),
        (b"abc", (0, 2, 1)),
        (b"abc", (0, 1, 1)),
        (b"abc", (0, 3)),
        (b"", (0,)),
    ],
)
def test_paragraphs_have_to_begin_at_words(hashes: bytes, starts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="out of order"):
        Fingerprint(hashes, starts)


texts = st.lists(st.from_regex(r"[a-z]{1,3}[ \n]{1,2}", fullmatch=True), max_size=150).map("".join)


@pytest.mark.slow
@given(texts)
@settings(deadline=None)
def test_it_is_written_and_read_back(text: str) -> None:
    fingerprint = fingerprint_of(text)
    lines = list(fingerprint.lines())
    assert all(len(line) <= 76 for line in lines)
    again = Fingerprint.read("\n".join(lines), fingerprint.starts, fingerprint.checksum)
    assert again == fingerprint


@pytest.mark.slow
@given(texts.filter(str.strip), st.data())
@settings(deadline=None)
def test_no_phrase_of_the_text_is_missed(text: str, data: st.DataObject) -> None:
    forms = Words.of(text).forms
    start = data.draw(st.integers(0, len(forms) - 1))
    end = data.draw(st.integers(start + 1, len(forms)))
    assert start in fingerprint_of(text).find(forms[start:end])


def test_damage_is_noticed() -> None:
    whole = fingerprint_of(TEXT * 20)
    lines, starts = list(whole.lines()), whole.starts
    with pytest.raises(ValueError, match="cut short or edited"):
        Fingerprint.read("\n".join(lines[:-1]), starts, whole.checksum)
    edited = lines[0].replace(lines[0][0], "A" if lines[0][0] != "A" else "B", 1)
    with pytest.raises(ValueError, match="cut short or edited"):
        Fingerprint.read("\n".join([edited, *lines[1:]]), starts, whole.checksum)
    with pytest.raises(ValueError, match="cut short or edited"):
        Fingerprint.read("\n".join(lines), starts[:-1], whole.checksum)
    for broken in ("abc", "ab~d", "äbcd"):
        with pytest.raises(ValueError, match="not Base64"):
            Fingerprint.read(broken, starts, whole.checksum)

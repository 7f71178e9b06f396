"""Two printings of one sentence come out as the same words; different ones do not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.sources import Words

SAME = [
    ("bio-logical accident", "biological accident"),
    ("a per-\nson came", "a person came"),
    ("a per–\nson came", "a person came"),
    ("a per\u00ad\nson came", "a person came"),
    ("a per\u00adson came", "a person came"),
    ("a per-  \r\n   son came", "a person came"),
    ("state-owned mills", "state-\nowned mills"),
    ("within‑system", "within-system"),
    ("the ﬁrst oﬃce", "the first office"),
    ("Cæsar’s œuvre", "Caesar's oeuvre"),
    ("STRASSE", "Straße"),
    ("Ｆｕｌｌ width", "full width"),
    ("cafe\u0301", "café"),
    ("cafe\u00ad\u0301", "café"),
    ("Barnaby’s", "Barnaby's"),
    ("Barnaby′s", "Barnabyʼs"),
    ("‘within’ “quotes”", "within quotes"),
    ("the millers' guild", "the millers guild"),
    ("stone—and water", "stone -- and water"),
    ("stone — and water", "stone and water"),
    ("rises, falls; rests.", "rises falls rests"),
    ("* * * _bold_ [sic]", "bold sic"),
    ("wo\u200brd", "word"),
    ("½ a loaf", "1/2 a loaf"),
    ("44 per cent.", "44 PER CENT"),
]

DIFFERENT = [
    ("3-4 wheels", "34 wheels"),
    ("3–4 wheels", "34 wheels"),
    ("1938-\n1939", "19381939"),
    ("stone—water", "stonewater"),
    ("stone--water", "stonewater"),
    ("per-\n\nson", "person"),
    ("per - son", "person"),
    ("2.5", "25"),
    ("we're", "were"),
    ("résumé", "resume"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_printings_of_one_text_give_the_same_words(one: str, other: str) -> None:
    assert Words.of(one).forms == Words.of(other).forms


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_texts_give_different_words(one: str, other: str) -> None:
    assert Words.of(one).forms != Words.of(other).forms


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("society;2 and", ("society", "2", "and")),
        ("frost.[3] Then", ("frost", "3", "then")),
        ("frost² then", ("frost", "2", "then")),
        ("²1974", ("2", "1974")),
        ("a 20-year lease, mid-\n1930s", ("a", "20year", "lease", "mid1930s")),
        ("in-the-making", ("inthemaking",)),
        ("-managed ’tis", ("managed", "tis")),
        ("नमस्ते दुनिया", ("नमस्ते", "दुनिया")),
        ("", ()),
        ("— ... \u0301 ’", ()),
    ],
)
def test_words_are(text: str, forms: tuple[str, ...]) -> None:
    assert Words.of(text).forms == tuple(unicodedata.normalize("NFKC", form) for form in forms)


def test_places_are_those_of_the_text_as_it_stands() -> None:
    text = "“The per-\nson’s ﬁst” — once;2"
    words = Words.of(text)
    places = zip(words.starts, words.ends, strict=True)
    assert [text[start:end] for start, end in places] == [
        "The",
        "per-\nson’s",
        "ﬁst",
        "once",
        "2",
    ]


AWKWARD = st.text(
    st.sampled_from("aB9-–—'’‘\u00ad\u200b\n\r .,;½²éﬁß\u0301\u0345ŉ漢ا") | st.characters()
)


@given(AWKWARD)
@settings(max_examples=500, deadline=None)
def test_any_text_is_taken_apart_and_its_words_stay_as_they_are(text: str) -> None:
    words = Words.of(text)
    assert len(words) == len(words.starts) == len(words.ends)
    assert all(words.forms)
    assert list(words.starts) == sorted(words.starts)
    assert all(start < end for start, end in zip(words.starts, words.ends, strict=True))
    assert Words.of(" ".join(words.forms)).forms == words.forms


@given(st.lists(st.from_regex(r"[a-z]{2,9}", fullmatch=True), min_size=1), st.data())
@settings(deadline=None)
def test_a_break_anywhere_in_a_word_does_not_count(plain: list[str], data: st.DataObject) -> None:
    broken = []
    for word in plain:
        cut = data.draw(st.integers(1, len(word) - 1))
        joint = data.draw(st.sampled_from(["", "-", "-\n", "–\n", "\u00ad", "\u00ad\n", "- \r\n "]))
        broken.append(word[:cut] + joint + word[cut:])
    assert Words.of(" ".join(broken)).forms == tuple(plain)

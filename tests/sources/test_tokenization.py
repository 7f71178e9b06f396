"""Two printings of one sentence come out as the same words; different ones do not."""

from __future__ import annotations

import re
import textwrap
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.sources import Words
from argmap.sources.tokenization import phrase_forms

SAME = [
    ("a per-\nson came", "a person came"),
    ("a per–\nson came", "a person came"),
    ("a per\u00ad\nson came", "a person came"),
    ("a per\u00adson came", "a person came"),
    ("a per-  \r\n   son came", "a person came"),
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
        ("frost² then", ("frost", "^2", "then")),
        ("²1974", ("^2", "1974")),
        ("a 20-year lease, mid-\n1930s", ("a", "20-year", "lease", "mid-1930s")),
        ("in-the-making", ("in-the-making",)),
        ("-managed ’tis", ("managed", "tis")),
        ("नमस्ते दुनिया", ("नमस्ते", "दुनिया")),
        ("", ()),
        ("— ... \u0301 ’", ()),
        ("<5% of £ 12,400 at - 5 °C", ("<5%", "of", "£12,400", "at", "-5°", "c")),
        ("1½, ½ and 10⁻⁶ CO₂", ("1 1/2", ",", "1/2", "and", "10^-6", "co", "ˬ2")),
        ("3–6, 12 400 and 1 : 3", ("3-6", ",", "12 400", "and", "1", ":", "3")),
        ("in 1939. 1940 (1941) was", ("in", "1939", ".", "1940", "1941", "was")),
        ("R&D → C++, 5+/-3", ("r", "&", "d", "→", "c", "++", "5±3")),
        ("于1953年ｶﾞｽ", ("于", "1953", "年", "ガ", "ス")),
        ("เด็ก", ("เ", "ด็", "ก")),
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


@pytest.mark.slow
@given(AWKWARD)
@settings(max_examples=500, deadline=None)
def test_any_text_is_taken_apart_and_its_words_stay_as_they_are(text: str) -> None:
    words = Words.of(text)
    assert len(words) == len(words.starts) == len(words.ends)
    assert all(words.forms)
    assert list(words.starts) == sorted(words.starts)
    assert all(start < end for start, end in zip(words.starts, words.ends, strict=True))
    assert all(0 <= word < len(words) and "-" in form for word, form in words.parted.items())


@pytest.mark.slow
@given(AWKWARD)
@settings(max_examples=500, deadline=None)
def test_more_white_space_changes_no_word(text: str) -> None:
    plain = Words.of(text)
    wider = Words.of(re.sub("(?<=[^-–‐\u00ad‑‒])[ ]", "  ", f" {text}\n"))
    assert (wider.forms, wider.sha256) == (plain.forms, plain.sha256)


@pytest.mark.slow
@given(st.text("aBz ,.'-9é\n"))
@settings(max_examples=500, deadline=None)
def test_the_words_of_a_phrase_are_those_of_any_text(phrase: str) -> None:
    assert phrase_forms(phrase) == Words.of(phrase).forms


def test_a_hyphen_at_a_lines_end_is_kept_apart() -> None:
    words = Words.of("a history-\nmaking rea-\nson in 1938-\n1939")
    assert words.forms == ("a", "historymaking", "reason", "in", "1938-1939")
    assert words.parted == {1: "history-making", 2: "rea-son"}


@pytest.mark.parametrize("width", [20, 33, 60])
def test_a_text_is_known_by_its_words_wrapped_at_any_width(width: int) -> None:
    text = "The history-making reason, in 1938-1939 and at -5 °C, cost 12,400 men; of 3 - 6 it is."
    assert Words.of(textwrap.fill(text, width)).sha256 == Words.of(text).sha256


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "- ",
        "5 - ",
        "5 % ",
        "$",
        "1,",
        "1, ",
        ", ",
        "a-\n",
        "5 ½ ",
        "!=",
        "5.",
        "²",
        "5²",
        "5 &",
        "=\u0338",
    ],
)
def test_any_row_of_signs_takes_time_that_grows_with_its_length(piece: str) -> None:
    def taken(times: int) -> float:
        start = time.process_time()
        Words.of("5" + piece * times)
        return time.process_time() - start

    assert min(taken(16_000) for _ in range(3)) < 12 * min(taken(4_000) for _ in range(3)) + 0.05


@pytest.mark.slow
@given(st.lists(st.from_regex(r"[a-z]{2,9}", fullmatch=True), min_size=1), st.data())
@settings(deadline=None)
def test_a_break_anywhere_in_a_word_does_not_count(plain: list[str], data: st.DataObject) -> None:
    broken = []
    for word in plain:
        cut = data.draw(st.integers(1, len(word) - 1))
        joint = data.draw(st.sampled_from(["", "-\n", "–\n", "\u00ad", "\u00ad\n", "- \r\n "]))
        broken.append(word[:cut] + joint + word[cut:])
    assert Words.of(" ".join(broken)).forms == tuple(plain)

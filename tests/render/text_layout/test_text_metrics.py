"""Widths of text and where lines break."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.render.text_layout.text_metrics import is_exact, unknown, width, wrap
from tests.strategies import texts


@pytest.mark.parametrize(
    ("text", "ems"),
    [
        ("", 0.0),
        ("i", 0.222),
        ("W", 0.944),
        ("“”", 0.666),
        ("Ж", 0.923),
        ("漢字", 2.0),
        ("ＦＵ", 2.0),
        ("e\u0301", 0.556),
        ("\u200d\ufe0f", 0.0),
        ("👍🏽", 1.37),
        ("ส", 0.72),
        ("∰", 1.0),
    ],
)
def test_width_is_that_of_arial_or_an_estimate(text: str, ems: float) -> None:
    assert width(text, 1) == pytest.approx(ems)


@pytest.mark.slow
@given(texts)
def test_a_width_has_no_rounding_errors(text: str) -> None:
    # Since Python 3.12, sum() rounds floats otherwise than before; pictures are the same in all.
    assert width(text, 1) == round(width(text, 1), 3)


def test_bold_is_wider() -> None:
    assert width("Hamburg", 10, bold=True) > width("Hamburg", 10)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two three", ["one two", "three"]),
        ("", [""]),
        ("独立した機関を持たない。", ["独立した", "機関を持", "たない。"]),
        ("「四百年の」侵略", ["「四百年", "の」侵略"]),
        ("well-being", ["well-", "being"]),
        ("thus—never", ["thus—", "never"]),
        ("1939-41", ["1939-41"]),
        ("a no\u00a0break b", ["a", "no\u00a0break", "b"]),
        ("https://a.org/b/c", ["https://a.", "org/b/c"]),
        ("Incomprehensible", ["Incompre", "hensible"]),
    ],
)
def test_lines_break_where_a_reader_expects_it(text: str, lines: list[str]) -> None:
    assert wrap(text, 45, 10) == lines


def test_a_cluster_is_never_divided() -> None:
    family, german, french, thumb = "👨‍👩‍👧‍👦", "🇩🇪", "🇫🇷", "👍🏽"
    lines = wrap(f"{family}{german}{french}{thumb}", 30, 10)
    assert lines == [family, german, french, thumb]


def test_a_last_line_of_one_word_is_avoided() -> None:
    assert wrap("An eased purge is still a purge", 130, 10)[-1] == "a purge"


def test_a_word_stays_alone_where_a_second_would_cost_a_line() -> None:
    assert wrap("Incomprehensible incomprehensibilities", 130, 10)[-1] == "incomprehensibilities"
    assert wrap("It was incomprehensible", 100, 10) == ["It was", "incomprehensible"]
    assert wrap("It is an incomprehensibility", 100, 10)[-1] == "incomprehensibility"


def test_the_first_line_may_be_shorter() -> None:
    assert wrap("one two three", 60, 10, first=20) == ["one", "two three"]
    assert wrap("one two", 60, 10, first=2) == ["", "one two"]


@pytest.mark.slow
@given(texts, st.integers(20, 300))
def test_no_line_is_wider_than_its_measure_and_no_character_is_lost(
    text: str, measure: int
) -> None:
    lines = wrap(text, measure, 11)
    # A cluster that is wider than the measure by itself cannot be helped.
    assert all(width(line, 11) <= measure + 0.01 or measure < 60 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_what_is_estimated_is_known() -> None:
    assert is_exact("Power, Сила, ἡ δύναμις, שלטון, 権力")
    assert not is_exact("قوة")
    assert not is_exact("a 🎉")


def test_what_the_bundled_font_lacks_is_told_once() -> None:
    assert unknown("Сила ✓ 字字 e\u0301 ") == "✓字"
    assert unknown("plain") == ""

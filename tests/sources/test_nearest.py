"""The closest match to a phrase that was copied wrongly, and where the two differ."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.sources.fuzzy_match import LONGEST_SOUGHT, marked, nearest
from argmap.sources.loaded_source import Text

TEXT = Text.of(
    "Old Barnaby kept the last of them turning until the winter of the great frost; after that "
    "he kept bees. Barnaby’s accounts, which his niece found in a bis-\ncuit tin, tell a "
    "plainer tale."
)


@pytest.mark.parametrize(
    ("phrase", "printed"),
    [
        ("until the winter of the big frost", "until the winter of the great frost"),
        ("his niece had found in a biscuit tin", "his niece found in a biscuit tin"),
        ("Old Bamaby kept the last", "Old Barnaby kept the last"),  # as a scanner misreads rn
        ("kept the iast of thern turning", "kept the last of them turning"),
        ("tell us a plainer tale", "tell a plainer tale"),
    ],
)
def test_the_nearest_passage_begins_and_ends_at_words(phrase: str, printed: str) -> None:
    near = nearest(phrase, TEXT)
    assert near is not None
    assert TEXT.printed(near.start, near.end) == printed
    assert 70 <= near.likeness < 100


def test_it_lies_where_it_is_looked_for() -> None:
    assert nearest("the winter of the big frost", TEXT, 20) is None


@pytest.mark.parametrize("phrase", ["", "—", "submarines of the Baltic fleet"])
def test_what_is_like_nothing_has_none(phrase: str) -> None:
    assert nearest(phrase, TEXT) is None


@pytest.mark.parametrize(
    ("phrase", "printed", "said"),
    [
        ("a b c", "a b c", "a b c"),
        ("A “b” c", "a b, c", "a b, c"),  # what does not count is shown as it is printed
        ("a b c", "a x c", "a [b → x] c"),
        ("a c", "a b c", "a [+b] c"),
        ("a b c", "a c", "a [-b] c"),
        ("依赖于数千官员", "依赖于数百万官员", "依赖于数[千 → 百万]官员"),
    ],
)
def test_the_difference_is_marked(phrase: str, printed: str, said: str) -> None:
    assert marked(phrase, printed) == said


@pytest.mark.slow
@given(st.text(max_size=60), st.integers(0, 40), st.integers(0, 40))
def test_any_phrase_will_do(phrase: str, start: int, end: int) -> None:
    near = nearest(phrase, TEXT, start, end)
    assert near is None or start <= near.start < near.end <= max(end, start)


@pytest.mark.slow
def test_the_nearest_passage_to_a_long_phrase_is_found_in_linear_time() -> None:
    words = [f"w{at * 7919 % 5003}" for at in range(6_000)]
    text = Text.of(" ".join(words))

    def taken(size: int) -> float:
        phrase = [word if at % 9 else "other" for at, word in enumerate(words[300 : 300 + size])]
        start = time.process_time()
        near = nearest(" ".join(phrase), text)
        assert near is not None
        assert (abs(near.start - 300) < 9, abs(near.end - 300 - size) < 9) == (True, True)
        marked(" ".join(phrase), text.printed(near.start, near.end))
        return time.process_time() - start

    taken(40)  # what is loaded once
    assert taken(2_560) < 12 * taken(640) + 0.2


def test_a_phrase_beyond_measure_has_no_nearest() -> None:
    assert nearest("the winter " * LONGEST_SOUGHT, TEXT) is None

"""References: the name of a map and a key, parted in one place."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model import Kind, Reference, Relation, Reopening, Reuse

WORDS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)
TEXTS = st.one_of(WORDS, st.builds("{}.{}".format, WORDS, WORDS))


@pytest.mark.slow
@given(TEXTS)
def test_the_text_of_a_reference_is_that_which_it_was_read_from(text: str) -> None:
    assert str(Reference.parse(text)) == text


@pytest.mark.slow
@given(st.lists(TEXTS))
def test_references_are_ordered_as_their_texts_are(texts: list[str]) -> None:
    assert list(map(str, sorted(map(Reference.parse, texts)))) == sorted(texts)


@pytest.mark.slow
@given(TEXTS, TEXTS)
def test_comparing_two_references_is_comparing_their_texts(one: str, other: str) -> None:
    first, second = Reference.parse(one), Reference.parse(other)
    assert (first < second, first <= second) == (one < other, one <= other)
    assert (first > second, first >= second) == (one > other, one >= other)
    assert (first == second) == (one == other)


def test_a_key_with_a_dot_of_its_own_is_not_taken_for_one_of_another_map() -> None:
    own, used = Reference("", "wolfe.fate~1"), Reference("wolfe", "fate~1")
    assert own != used
    assert len({own, used}) == 2


@pytest.mark.parametrize(
    ("item", "named"),
    [
        (Relation("fate", "contradicts", "wolfe.end"), [("", "fate"), ("wolfe", "end")]),
        (Reuse(Kind.ANSWER, "wolfe.end"), [("wolfe", "end")]),
        (Reopening("end"), [("", "end")]),
    ],
)
def test_an_item_gives_what_it_names_as_references(
    item: Relation | Reuse | Reopening, named: list[tuple[str, str]]
) -> None:
    assert [(one.map, one.key) for one in item.references] == named


def test_a_reference_is_pickled_as_what_it_is() -> None:
    copy = pickle.loads(pickle.dumps(Reference("wolfe", "fate")))
    assert copy == Reference("wolfe", "fate")
    assert isinstance(copy, Reference)


def test_what_is_no_text_is_no_reference() -> None:
    with pytest.raises(TypeError, match="text must be a string, not 5"):
        Reference.parse(5)  # type: ignore[arg-type]

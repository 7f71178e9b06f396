"""What is below a statement in short: every number is true, and it is plain what it belongs to."""

from __future__ import annotations

import re
from random import Random

import pytest

from argmap.verbalize.below_phrases import (
    OBJECTION,
    PREMISE,
    REASON,
    Below,
    numbers_in_short,
    summary_of,
)


def read(said: str, pages: dict[str, int]) -> tuple[list[str], int]:
    """The numbers for which a phrase stands, each on the page that it tells, and how many more."""
    said, _, more = said.partition(" and ")
    found = []
    for part in said.split("; "):
        listed, _, page = part.partition(", p. ")
        for one in listed.split(", "):
            first, _, last = one.partition("–")
            letters = first.rstrip("0123456789")
            start = int(first.removeprefix(letters))
            end = int(last.removeprefix(letters)) if last else start
            assert not last or last.startswith(letters)
            some = [f"{letters}{number}" for number in range(start, end + 1)]
            assert {pages.get(number, 0) for number in some} == {int(page or 0)}
            found += some
    return found, int(more.split()[0]) if more else 0


@pytest.mark.parametrize("has_pages", [False, True])
def test_a_range_or_a_page_stands_only_for_what_is_there(has_pages: bool) -> None:
    random = Random(17)
    for _ in range(200):
        every = [f"{letter}{n}" for letter in ("", "A", "B", "AA") for n in range(1, 9)]
        numbers = random.sample(every, random.randint(1, 12))
        pages = {number: random.randint(2, 3) for number in numbers} if has_pages else {}
        listed, left = read(numbers_in_short(numbers, pages), pages)
        assert set(listed) <= set(numbers) and len(listed) + left == len(numbers)
        assert left != 1


def test_of_many_numbers_the_first_are_listed() -> None:
    assert numbers_in_short(["17", "C15", "D18"]) == "17, C15, D18"
    assert numbers_in_short(["F17", "F20", "F25", "F33"]) == "F17, F20, F25, F33"
    assert numbers_in_short([f"C{n}" for n in range(1, 20, 2)]) == "C1, C3, C5 and 7 more"
    assert numbers_in_short(["keep", "cost"]) == "keep, cost"


def test_each_number_is_with_what_it_belongs_to() -> None:
    below = [
        Below(REASON, "C1"),
        Below(OBJECTION, "C3", "answered"),
        Below(REASON, "B15"),
        Below(OBJECTION, "C9", "unanswered"),
        Below(OBJECTION, "C5", "granted"),
    ]
    assert str(summary_of(below)) == (
        "2 reasons: B15, C1 · 1 answered objection: C3 · 1 granted objection: C5 · "
        "1 unanswered objection: C9"
    )
    assert str(summary_of([Below(PREMISE)] * 2 + [Below(OBJECTION, "", "answered")] * 2)) == (
        "2 premises, 2 answered objections"
    )
    assert not re.search(r"\d", str(summary_of([])))

"""Whatever a format has no place for is told when a map is written in it."""

from __future__ import annotations

import pytest

from argmap import dumps, loads
from argmap.formats import decode, encode

MAP = loads(
    """\
map: The mill
use other.argmap as other

# A remark.
thesis t: It closed.
  evidence e: The river froze.
  argument a: Cold stops mills.
    scheme: argument from cause to effect
    claim p: It was cold.
    assumption s: It had a wheel.
    warrant w: What has a wheel stops.
    unless x: Somebody heated it.
  argument empty: As everybody knows.
  counter k:
    scheme: argument from ignorance
    strength: 0.25
    claim k1: Nobody saw it.
    claim k2: Somebody would have.
  claim @other.y

question q: Why did it close?
  answer n: For want of money.

thesis u: It opened again.

p supports k
k supports u
"""
)
EVERYWHERE = (
    "that a statement is evidence",
    "that a premise is not stated",
    "that a statement is a warrant",
    "the text of an argument",
    "comments have no place",
    "what refers to other maps has no place",
    "an argument without premises has no place",
)


@pytest.mark.parametrize(
    ("format", "told"),
    [
        (
            "sadface",
            ("that an exception is not asserted", "that a statement is a question",
             "'k supports u' has no place"),
        ),
        ("carneades", ("the texts of questions", "'p supports k'", "'k supports u' has no place")),
        ("csv", ("that an exception is not asserted", "that a statement is a question")),
    ],
)  # fmt: skip
def test_what_a_format_has_no_place_for_is_told(format: str, told: tuple[str, ...]) -> None:
    messages = [one.message for one in encode(MAP, format).losses]
    for part in (*EVERYWHERE, *told):
        assert sum(part in one for one in messages) == 1, part


@pytest.mark.parametrize("format", ["aif", "xaif", "graphml", "markdown", "text"])
def test_lost_comments_are_told(format: str) -> None:
    assert any("comments have no place" in one.message for one in encode(MAP, format).losses)


@pytest.mark.parametrize("format", ["sadface", "csv", "carneades"])
def test_nothing_is_written_of_what_is_told_to_be_left_out(format: str) -> None:
    again = decode(encode(MAP, format).data, format=format)
    assert [one for one in again.losses if "the ids of schemes" not in one.message] == []
    written = dumps(again.map)
    for lost in ("everybody", "other", "k supports u") if format != "csv" else ("other",):
        assert lost not in written


def test_the_scheme_and_the_strength_of_a_counter_are_written_to_carneades() -> None:
    again = decode(encode(MAP, "carneades").data, format="carneades").map
    counter = next(one for one in again.arguments if one.scheme == "argument from ignorance")
    assert counter.strength == 0.25

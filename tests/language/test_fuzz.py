"""Texts that nobody would write: whatever comes, it is read, and what is said of it has a place."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.language import ParseResult, dumps, loads, parse, parse_bytes
from argmap.model import ArgumentMap, Kind, Severity, Statement
from tests.language.test_round_trip import comments_of
from tests.language.test_slips import STORED
from tests.strategies import AWKWARD

pytestmark = pytest.mark.slow

LENIENT = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)

FRAGMENTS = (
    *AWKWARD, "claim", "thesis t:", "evidence", "argument:", "objection o:", "rebuttal:",
    "undercut", "question q:", "answer", "assumption", "warrant", "@t", "@a.b", ":", "::", " :",
    "; ", "# c", "map:", "author:", "source: s", "use m.argmap as m", "section: s", "cite:",
    "subsection: s",
    'cite: "a" ... "b"', '"', "“", "cite: ¶9-3", "p. 1", "figure: a / b = 1", "figure: / =",
    "by:", "conceded: wholly", "conceded:", "qualifier:", "confidence: 0.5", "confidence: 9",
    "scheme:", "strength: weak", "tags: a, b", "note:", "link:", "x-a:", "supports",
    "contradicts", "t supports o", "- ", "\t", "\u00a0", "\u200b", "\ufeff", "\x00", "\x0c",
    "\x85", "\u2028", "\ud800", "\\", "claime x:", "Claim y:", "premise:", "   ",
)  # fmt: skip

lines = st.builds(
    "{}{}".format,
    st.sampled_from(("", "  ", "    ", "      ", "        ", " ", "   ", "\t", "  \t", "\u00a0")),
    st.lists(st.sampled_from(FRAGMENTS), max_size=6).map(" ".join),
)
ends = st.sampled_from(("\n", "\n", "\n", "\n\n", "\r\n", "\r", ""))
structured = st.lists(st.tuples(lines, ends).map("".join), max_size=25).map("".join)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A clean map in which some signs or lines are dropped, doubled, put in or swapped."""
    text = draw(st.sampled_from(sorted(STORED.values())))
    for _ in range(draw(st.integers(1, 5))):
        parts: list[str] = list(text) if draw(st.booleans()) else text.splitlines(keepends=True)
        if not parts:
            break
        at = draw(st.integers(0, len(parts) - 1))
        match draw(st.integers(0, 4)):
            case 0:
                del parts[at]
            case 1:
                parts.insert(at, parts[at])
            case 2:
                parts.insert(at, draw(st.sampled_from((" ", "\n", "\t", "@", ":", "#", '"', "  "))))
            case 3:
                parts.insert(at, draw(lines))
            case _:
                other = draw(st.integers(0, len(parts) - 1))
                parts[at], parts[other] = parts[other], parts[at]
        text = "".join(parts)
    return text


def check(text: str) -> ParseResult:
    """What must hold of any text."""
    reading = parse(text, "some.argmap")
    physical = re.split(r"\r\n?|\n", text.removeprefix("\ufeff"))
    for one in reading.diagnostics:
        for span in filter(None, (one.span, *(place.span for place in one.related))):
            assert span.path == "some.argmap"
            assert 1 <= span.line == span.end_line <= len(physical)
            width = len(physical[span.line - 1])
            assert 1 <= span.column <= span.end_column <= width + 2, (one, physical[span.line - 1])
        assert one.message
    errors = [one for one in reading.diagnostics if one.severity is Severity.ERROR]
    assert reading.has_errors == bool(errors)
    if not errors:
        written = dumps(reading.map)
        again = loads(written)
        assert again == reading.map
        assert dumps(again) == written
        assert comments_of(again) == comments_of(reading.map)
    else:
        dumps(reading.map)
    return reading


@given(st.text())
@settings(LENIENT, max_examples=150)
def test_any_text(text: str) -> None:
    check(text)


@given(st.binary())
@settings(LENIENT, max_examples=75)
def test_any_bytes(data: bytes) -> None:
    parse_bytes(data)


@given(structured)
@settings(LENIENT, max_examples=250)
def test_any_lines_of_the_language(text: str) -> None:
    check(text)


@given(mutated())
@settings(LENIENT, max_examples=200)
def test_any_change_of_a_clean_map(text: str) -> None:
    check(text)


def test_five_thousand_levels() -> None:
    depth = 5000
    map = loads("".join(f"{'  ' * level}claim k{level}: Deep.\n" for level in range(depth)))
    again = loads(dumps(map))
    assert again == map
    assert hash(again) == hash(map)
    assert f"k{depth - 1}" in repr(map)
    assert map.parent(f"k{depth - 1}") is map[f"k{depth - 2}"]


def test_five_thousand_levels_in_a_circle() -> None:
    depth = 5000
    text = "".join(f"{'  ' * level}claim k{level}: Deep.\n" for level in range(depth))
    (told,) = parse(f"{text}k0 supports k{depth - 1}\n").diagnostics
    assert told.code == "circular-support"


def test_twenty_thousand_statements_side_by_side() -> None:
    text = "".join(f"claim k{number}: It goes on.\n" for number in range(20_000))
    map = loads(text)
    assert len(map) == 20_000
    assert isinstance(map, ArgumentMap)
    assert loads(dumps(map)) == map


def test_twenty_thousand_comments_over_values_of_one_name() -> None:
    for field in ("x-a", "note"):
        values = "".join(f"  # on {number}\n  {field}: v{number}\n" for number in range(20_000))
        map = loads(f"thesis t: It lasts.\n{values}")
        assert dumps(map) == f"thesis t: It lasts.\n{values}"


def test_twenty_thousand_declarations_and_what_refers_to_them() -> None:
    sources = "".join(f"source: s{number}\n" for number in range(20_000))
    claims = "".join(f'claim: C.\n  cite: s{number} "x"\n' for number in range(20_000))
    assert parse(sources + claims).diagnostics == ()
    unknown = parse(sources + claims.replace(": s", ": t")).diagnostics
    assert {one.code for one in unknown} == {"unknown-source"}
    assert len(unknown) == 20_000
    uses = "".join(f"use m.argmap as m{number}\n" for number in range(20_000))
    relations = "".join(f"m{number}.a supports m{number}.b\n" for number in range(20_000))
    assert parse(uses + relations).diagnostics == ()


def test_twenty_thousand_slips() -> None:
    reading = parse("claime: It goes on.\n" * 20_000)
    assert len(reading.diagnostics) == 20_000
    assert reading.map.items[0] == Statement(Kind.CLAIM, "It goes on.", key="~1")


LONG = 30_000


@pytest.mark.parametrize(
    "text",
    [
        "use{0}x", "use x{0}y", "usee x{0}y", "figure:{0}x", "claim{0}x", "claim{0}x :",
        "claim x{0}y: z", "a{0}supports{0}b{0}x", "a supports b{0}:x", "x{0}y", "@{0}x", "-{0}x",
        "claim c: x:{0}claim: y", "thesis: T.\n  figure:{0}x", "thesis: T.\n  cite:{0}x",
        'thesis: T.\n  cite: "x"{0}y',
    ],
)  # fmt: skip
def test_long_runs_of_spaces(text: str) -> None:
    """Each of these would take minutes if a pattern tried a run of spaces in every way."""
    check(text.format(" " * LONG))
    check(text.format("\u00a0" * LONG))


@pytest.mark.parametrize(
    "text",
    [
        "- " * LONG, "1. " * LONG, "claim c: " + "claim: " * LONG,
        "claim c: " + "\\" * LONG + "claim: x", "claim c: " + "x. claim: " * LONG, ":" * LONG,
        "claim " + ":" * LONG, "@" * LONG, "#" * LONG, "thesis: T.\n  cite: " + '"x" ... ' * LONG,
        "thesis: T.\n  cite: " + "“" * LONG, "thesis: T.\n  cite: ¶" + "1" * LONG,
        "thesis: T.\n  confidence: " + "1" * LONG, "thesis: T.\n  figure: a / b = " + "1," * LONG,
        "thesis: T.\n  tags: " + "a," * LONG, "\t" * LONG + "claim: x", "source: " + "x " * LONG,
    ],
    ids=range(17),
)  # fmt: skip
def test_long_runs_of_signs(text: str) -> None:
    reading = check(text)
    for statement in reading.map.statements:
        assert all(figure.quantity is None for figure in statement.figures)

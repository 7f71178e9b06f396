"""That a slip of the pen is told, where it is, once, and that a clean text is left in peace."""

from __future__ import annotations

from collections import Counter
from functools import cache
from random import Random

import pytest

from argmap.language import parse
from argmap.model import ArgumentMap
from tests.language.pages import FOLDER, WOLFE, Line, read, show, wrap
from tests.language.slips import INJECTORS, Outcome, Verdict, inject, judge

WIDTHS = (48, 60, 72, 88, 100)
STORED = {path.stem: path.read_text("utf-8") for path in sorted(FOLDER.iterdir())}
REAL = {WOLFE.stem: WOLFE.read_text("utf-8")}
CLEAN = STORED | REAL


@cache
def page(name: str, width: int) -> list[Line]:
    return wrap(read(CLEAN[name]), width)


@cache
def clean(name: str) -> ArgumentMap:
    reading = parse(CLEAN[name])
    assert reading.diagnostics == ()
    return reading.map


def made(names: list[str], tries: int) -> dict[str, list[Verdict]]:
    """What becomes of every slip, by kind; each is made with a seed of its own."""
    found: dict[str, list[Verdict]] = {}
    for kind in INJECTORS:
        for turn in range(tries):
            random = Random(f"{kind} {turn}")
            name = names[turn % len(names)]
            slip = inject(kind, page(name, random.choice(WIDTHS)), random)
            if slip is not None:
                found.setdefault(kind, []).append(judge(slip, clean(name)))
    return found


@cache
def verdicts() -> dict[str, list[Verdict]]:
    """Slips in the stored maps, which stay as they are."""
    return made([*STORED], 48)


def table(judged: dict[str, list[Verdict]]) -> str:
    rows = [f"{'':40}{'told':>9}{'near':>9}{'harmless':>9}{'silent':>9}{'blamed':>9}"]
    for kind, found in judged.items():
        count = Counter(verdict.outcome for verdict in found)
        blamed = sum(len(verdict.blamed) for verdict in found)
        numbers = (*(count[outcome] for outcome in Outcome), blamed)
        rows.append(f"{kind:40}" + "".join(f"{number:9}" for number in numbers))
    return "\n".join(rows)


def count(judged: dict[str, list[Verdict]], outcome: Outcome) -> int:
    return sum(verdict.outcome is outcome for found in judged.values() for verdict in found)


@pytest.mark.slow
def test_hardly_any_slip_is_silent_or_told_elsewhere() -> None:
    judged = verdicts()
    number = sum(map(len, judged.values()))
    assert number > 2500
    assert count(judged, Outcome.SILENT) <= 0.01 * number, table(judged)
    assert count(judged, Outcome.NEAR) <= 0.01 * number, table(judged)


@pytest.mark.slow
def test_hardly_any_slip_in_a_real_map_is_silent_or_told_elsewhere() -> None:
    judged = made([*REAL], 2)
    number = sum(map(len, judged.values()))
    assert count(judged, Outcome.SILENT) <= 0.02 * number, table(judged)
    assert count(judged, Outcome.NEAR) <= 0.02 * number, table(judged)


@pytest.mark.slow
def test_hardly_any_good_line_is_blamed() -> None:
    judged = verdicts()
    blamed = sum(len(verdict.blamed) for found in judged.values() for verdict in found)
    assert blamed <= 0.05 * sum(map(len, judged.values())), table(judged)


# What makes another outline, and a good one, nobody can tell: a head with the fields above it
# that were its own, or with what followed it, under another.
LEGITIMATE = {
    "head and field swapped": 0.25,
    "head a step in": 0.05,
    "line break lost": 0.05,
    "what stands under a head a step in or out": 0.1,
    "as mail quotes it": 0.05,
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", INJECTORS)
def test_no_kind_of_slip_is_silent(kind: str) -> None:
    found = verdicts()[kind]
    silent = sum(verdict.outcome is Outcome.SILENT for verdict in found)
    assert silent <= LEGITIMATE.get(kind, 0) * len(found), table({kind: found})


# Where a line that lost its place takes others with it, some of them are told as well.
CONTAGIOUS = {
    "lines swapped", "line break lost", "head a step in", "head a step out",
    "tab in the indentation", "blank line in a text", "comment within a text",
    "left over from a merge", "@ dropped", "head two steps in", "kind misspelt and a step in",
    "near miss in a text", "columns of two heads swapped",
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("kind", sorted(set(INJECTORS) - CONTAGIOUS))
def test_no_good_line_is_blamed(kind: str) -> None:
    found = verdicts()[kind]
    assert not any(verdict.blamed for verdict in found), table({kind: found})


@pytest.mark.slow
@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_map_is_clean_at_any_width(name: str) -> None:
    for width in range(40, 121, 1 if name in STORED else 5):
        reading = parse(show(page(name, width)))
        assert reading.diagnostics == (), f"wrapped at {width}"
        assert reading.map == clean(name), f"wrapped at {width}"


PROSE = """\
thesis: The claim is old, and what it claims is that evidence, if any, follows: that is why
    in 1917 the question was put again: who governs? 1917: a year; 1918: the next. See
    https://example.org/claim: or http://example.org/a:b, c:\\temp, 12:30 and 3:1. The
    author notes, by the way: "claim nothing, cite nothing", and on the other hand: nothing.
  note: In this note the word by is used twice, and the word question once; an argument is
      no argument at all: the premise "evidence" supports nothing, this section goes on to say.
  claim one: He adds: the answer is @nobody, no. 5 of the list - 3 - 4 * 2, and that a rebuttal
      of a claim is not evidence; (ibid., p. 3: "the thesis"), see also: Smith 1957: 12.
"""


@pytest.mark.slow
@pytest.mark.parametrize("width", range(40, 121))
def test_prose_is_prose_however_it_is_wrapped(width: int) -> None:
    lines = read(PROSE)
    reading = parse(show(wrap(lines, width)))
    assert reading.diagnostics == ()
    assert reading.map == parse(show(lines)).map

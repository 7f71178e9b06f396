"""What is below a statement or an argument, in a few words, for cards and outlines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from math import inf
from typing import Final, NamedTuple

from argmap.model.frozen_dict import FrozenDict
from argmap.verbalize.overview_phrases import ANSWERED, GRANTED, UNANSWERED

REASON: Final = "reason"
PREMISE: Final = "premise"
WARRANT: Final = "warrant"
ANSWER: Final = "answer"
EXCEPTION: Final = "exception"
RELATION: Final = "relation"
REBUTTAL: Final = "rebuttal"
OBJECTION: Final = "objection"
"""What something can be to the statement or argument above it."""

_MOST: Final = 4
"""Up to so many numbers or ranges of them are listed."""

_RANGE: Final = 3
"""So many numbers that follow one another are a range."""

_BETWEEN: Final = " · "
"""What is between the parts of a summary with numbers."""

_NUMBER: Final = re.compile(r"([A-Z]*)(\d+)")
"""The number of a statement: the letters of its section, and its place there."""

_NO_PAGES: Final[Mapping[str, int]] = FrozenDict()

_ORDER: Final = (REASON, PREMISE, WARRANT, ANSWER, RELATION, EXCEPTION, REBUTTAL, OBJECTION)


_STATES: Final = ("", ANSWERED, GRANTED, UNANSWERED)


class Below(NamedTuple):
    """Something below a statement: what it is to it, its number, and how it is met.

    ``what`` is one of the words above; ``state`` is ``answered``, ``granted`` or ``unanswered`` for
    an objection.
    """

    what: str
    number: str = ""
    state: str = ""


class SummaryPart(NamedTuple):
    """How much there is of one sort, in what state, and where: the numbers or their sections.

    >>> print(SummaryPart("2", ANSWERED, "objections", "A1, A3"))
    2 answered objections: A1, A3
    >>> print(SummaryPart("9", "", "reasons", sections="C, D"))
    9 reasons in C, D
    """

    how_many: str
    state: str
    what: str
    where: str = ""
    sections: str = ""

    def __str__(self) -> str:
        """All of it as one phrase."""
        said = " ".join(filter(None, (self.how_many, self.state, self.what)))
        if self.sections:
            return f"{said} in {self.sections}"
        return f"{said}: {self.where}" if self.where else said


class Summary(NamedTuple):
    """What is below a statement or argument, in parts of one sort and state each.

    Each number is with the sort to which it belongs, and each state before it.

    >>> print(summary_of([Below(REASON, "A1"), Below(OBJECTION, "A2", ANSWERED)]))
    1 reason: A1 · 1 answered objection: A2
    >>> print(summary_of([Below(OBJECTION, "", ANSWERED), Below(PREMISE), Below(PREMISE)]))
    2 premises, 1 answered objection
    """

    parts: tuple[SummaryPart, ...] = ()

    @property
    def between(self) -> str:
        """What is between its parts."""
        is_placed = any(part.where or part.sections for part in self.parts)
        return _BETWEEN if is_placed else ", "

    def __str__(self) -> str:
        """All of it as one phrase."""
        return self.between.join(map(str, self.parts))


def summary_of(
    below: Iterable[Below], pages: Mapping[str, int] = _NO_PAGES, reasons: float = inf
) -> Summary:
    """Sum up what is below a statement; ``pages`` are those of the numbers, if they are told.

    Of reasons with more numbers, or ranges of them, than ``reasons``, only the sections are told.

    >>> print(summary_of([Below(OBJECTION, "A3", UNANSWERED), Below(OBJECTION, "A1", ANSWERED)]))
    1 answered objection: A1 · 1 unanswered objection: A3
    >>> print(summary_of([Below(REASON, one) for one in ("A1", "A3", "B2")], reasons=2))
    3 reasons in A, B
    """
    found: dict[tuple[str, str], list[Below]] = {}
    for one in below:
        found.setdefault((one.what, one.state), []).append(one)
    parts = []
    for what, state in sorted(found, key=lambda one: (_ORDER.index(one[0]), _STATES.index(one[1]))):
        some = found[what, state]
        numbers = [one.number for one in some if one.number]
        if what == REASON and len(_ranges(numbers, pages)) > reasons:
            part = summary_part(what, state, len(some))._replace(sections=_sections(numbers))
        else:
            part = summary_part(what, state, len(some), numbers_in_short(numbers, pages))
        parts.append(part)
    return Summary(tuple(parts))


def summary_part(what: str, state: str, count: int, where: str = "") -> SummaryPart:
    """How much there is of one sort.

    >>> print(summary_part(OBJECTION, UNANSWERED, 1_000, "A1 and 999 more"))
    1,000 unanswered objections: A1 and 999 more
    """
    return SummaryPart(f"{count:,}", state, f"{what}{'' if count == 1 else 's'}", where)


def how_many_below(count: int) -> str:
    """How many statements there are below one, some of which may be shown elsewhere.

    >>> how_many_below(1), how_many_below(1200)
    ('1 statement below it in its map', '1,200 statements below it in its map')
    """
    return f"{_statements(count)} below it in its map"


def how_many_hidden(count: int) -> str:
    """How many statements below one are not shown.

    >>> how_many_hidden(1), how_many_hidden(2)
    ('1 statement below it, not shown', '2 statements below it, not shown')
    """
    return f"{_statements(count)} below it, not shown"


def _statements(count: int) -> str:
    return f"{count:,} statement{'' if count == 1 else 's'}"


def numbers_in_short(numbers: Iterable[str], pages: Mapping[str, int] = _NO_PAGES) -> str:
    """Some numbers in order, or the first of them if there are many.

    A range stands only for numbers of one section that follow one another without a gap, and a
    page only for what is on it.

    >>> numbers_in_short(["A3", "A1"]), numbers_in_short(["A1", "A3", "A4", "B2"])
    ('A1, A3', 'A1, A3, A4, B2')
    >>> numbers_in_short(["A2", "A1", "A3", "B1"])
    'A1–A3, B1'
    >>> numbers_in_short(["A1", "A3", "A5", "A7", "B1", "B2"])
    'A1, A3, A5 and 3 more'
    >>> numbers_in_short(["A1", "A2", "B1"], {"A1": 3, "A2": 3, "B1": 5})
    'A1, A2, p. 3; B1, p. 5'
    """
    runs = _ranges(numbers, pages)
    shown = runs if len(runs) <= _MOST else runs[: _MOST - 1]
    left = sum(map(len, runs[len(shown) :]))
    said = "; ".join(
        ", ".join([*map(_run, some), *([f"p. {page}"] if page else [])])
        for page, some in groupby(shown, key=lambda run: pages.get(run[0], 0))
    )
    return f"{said} and {left:,} more" if left else said


def _sections(numbers: Iterable[str]) -> str:
    """The letters of the sections of some numbers; empty if one of them is in none."""
    places = list(map(_place, _in_order(dict.fromkeys(numbers))))
    letters = list(dict.fromkeys(place[1] if place is not None else "" for place in places))
    if "" in letters:
        return ""
    return ", ".join(letters) if len(letters) < _RANGE else f"{letters[0]} to {letters[-1]}"


def _in_order(numbers: Iterable[str]) -> list[str]:
    """Numbers in order; ids as they are."""
    numbers = list(numbers)
    places = [(place, one) for one in numbers if (place := _place(one)) is not None]
    return [one for _, one in sorted(places)] if len(places) == len(numbers) else numbers


def _place(number: str) -> tuple[int, str, int] | None:
    """The section and place of a number, to sort by; ``None`` for an id."""
    found = _NUMBER.fullmatch(number)
    return None if found is None else (len(found[1]), found[1], int(found[2]))


def _ranges(numbers: Iterable[str], pages: Mapping[str, int]) -> list[list[str]]:
    """Different numbers in order, each range together."""
    return _runs(_in_order(dict.fromkeys(numbers)), pages)


def _runs(numbers: Sequence[str], pages: Mapping[str, int]) -> list[list[str]]:
    """Numbers on one page that are a range, and all others by themselves."""
    runs: list[list[str]] = []
    for number in numbers:
        place, before = _place(number), _place(runs[-1][-1]) if runs else None
        follows = place and before and (*before[:2], before[2] + 1) == place
        if follows and pages.get(runs[-1][-1]) == pages.get(number):
            runs[-1].append(number)
        else:
            runs.append([number])
    found: list[list[str]] = []
    for run in runs:
        found += [run] if len(run) >= _RANGE else [[one] for one in run]
    return found


def _run(run: Sequence[str]) -> str:
    return run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}"

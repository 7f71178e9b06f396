"""What is below a statement or an argument, in a few words, for cards and outlines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

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

_FEW: Final = 3
"""Up to so many numbers are listed."""

_NUMBER: Final = re.compile(r"([A-Z]*)(\d+)")
"""The number of a statement: the letters of its section, and its place there."""

_ORDER: Final = (REASON, PREMISE, WARRANT, ANSWER, RELATION, EXCEPTION, REBUTTAL, OBJECTION)


class Summary(NamedTuple):
    """What is below a statement or argument: how much, whether objections are answered, and where.

    >>> print(Summary("1 reason, 1 objection", "answered", "A1–A2"))
    1 reason, 1 objection, answered: A1–A2
    """

    what: str
    state: str = ""
    where: str = ""

    def __str__(self) -> str:
        """All of it as one phrase."""
        said = ", ".join(part for part in (self.what, self.state) if part)
        return f"{said}: {self.where}" if self.where else said


def what_is_below(counts: Mapping[str, int]) -> str:
    """How much there is of each.

    >>> what_is_below({OBJECTION: 1, PREMISE: 4})
    '4 premises, 1 objection'
    """
    found = ((what, counts.get(what, 0)) for what in _ORDER)
    return ", ".join(
        f"{count:,} {what}{'' if count == 1 else 's'}" for what, count in found if count
    )


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


def how_answered(objections: int, answered: int, granted: int = 0) -> str:
    """Whether objections are answered, or how many of them; ``granted`` are those without answer.

    >>> how_answered(1, 1), how_answered(3, 0), how_answered(3, 2), how_answered(0, 0)
    ('answered', 'unanswered', '2 answered, 1 unanswered', '')
    >>> how_answered(3, 2, granted=1), how_answered(1, 0, granted=1)
    ('2 answered, 1 granted', 'granted')
    """
    counts = {ANSWERED: answered, GRANTED: granted, UNANSWERED: objections - answered - granted}
    states = [(state, count) for state, count in counts.items() if count]
    if len(states) == 1:
        return states[0][0]
    return ", ".join(f"{count:,} {state}" for state, count in states)


def numbers_in_short(numbers: Sequence[str]) -> str:
    """Some numbers in order, or the first and the last if there are many.

    >>> numbers_in_short(["A3", "A1"]), numbers_in_short(["A1", "A3", "A4", "B2"])
    ('A1, A3', 'A1–B2')
    >>> numbers_in_short(["A2", "A1", "A3"])
    'A1–A3'
    """
    places = [_NUMBER.fullmatch(one) for one in numbers]
    known = [(len(one[1]), one[1], int(one[2]), one[0]) for one in places if one is not None]
    are_in_a_row = False
    if len(known) == len(numbers):  # otherwise some are ids
        known.sort()
        numbers = [number for *_, number in known]
        letters, counts = {one[1] for one in known}, [one[2] for one in known]
        is_one_run = len(letters) == 1 and counts[-1] - counts[0] == len(counts) - 1
        are_in_a_row = is_one_run and len(counts) == _FEW
    if len(numbers) <= _FEW and not are_in_a_row:
        return ", ".join(numbers)
    return f"{numbers[0]}–{numbers[-1]}"

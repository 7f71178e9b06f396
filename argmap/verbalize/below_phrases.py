"""What is below a statement or an argument, in a few words, for cards and outlines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from argmap.verbalize.overview_phrases import ANSWERED, UNANSWERED

REASON: Final = "reason"
PREMISE: Final = "premise"
WARRANT: Final = "warrant"
ANSWER: Final = "answer"
EXCEPTION: Final = "exception"
RELATION: Final = "relation"
REBUTTAL: Final = "rebuttal"
OBJECTION: Final = "objection"
"""What something can be to the statement or argument above it."""

_ORDER: Final = (REASON, PREMISE, WARRANT, ANSWER, RELATION, EXCEPTION, REBUTTAL, OBJECTION)


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


def how_answered(objections: int, answered: int) -> str:
    """Whether objections are answered, or how many of them.

    >>> how_answered(1, 1), how_answered(3, 0), how_answered(3, 2), how_answered(0, 0)
    ('answered', 'unanswered', '2 answered', '')
    """
    if not objections:
        return ""
    if answered in (0, objections):
        return ANSWERED if answered else UNANSWERED
    return f"{answered:,} {ANSWERED}"

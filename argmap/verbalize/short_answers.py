"""The questions of a comparison with their answers in a few words, for its summary."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from argmap.comparison import Comparison
from argmap.comparison.attribution import is_unsaid, same_person, side_of
from argmap.comparison.chronology import place_in_time
from argmap.comparison.questions import Answer, QuestionTable
from argmap.evaluation.main_relations import is_no_authors
from argmap.frozen_class import frozen
from argmap.model import Reference
from argmap.verbalize.fitted_lines import Piece, hanging, main_clause, shortened
from argmap.verbalize.phrases import capital, closed, short_name
from argmap.verbalize.speakers import speaker

_LINES: Final = 3
"""Lines that an answer takes at most."""


@frozen
class ShortAnswer:
    """An answer of an author, with the map of the author and in a few words if there are any.

    ``is_short`` says that the words are those that a comparison gives for it, or a title;
    ``is_unsaid`` that the author only presumes it.
    """

    who: str
    map: str
    said: str
    is_short: bool
    is_unsaid: bool = False


def short_answers(table: QuestionTable, comparison: Comparison) -> tuple[ShortAnswer, ...]:
    """The answers of authors to a question, in the order of time; reported views are left out.

    >>> from argmap.comparison import compare
    >>> from argmap.language import loads
    >>> maps = {"a": loads("author: Ann Ay\\nthesis t: It lasts.")}
    >>> found = compare(maps, loads("use a as a\\nquestion q: Will it?\\n  answer @a.t: Yes.\\n"))
    >>> short_answers(found.questions[0], found)
    (ShortAnswer(who='Ay', map='a', said='Yes.', is_short=True, is_unsaid=False),)
    """
    when = place_in_time(comparison.graph)
    answers = sorted(table.answers, key=lambda answer: when(answer.key))
    return tuple(
        _short(one, comparison) for one in answers if is_authors_answer(one.key, comparison)
    )


def is_authors_answer(key: Reference, comparison: Comparison) -> bool:
    """Whether an answer is an author's, or in the words of the comparison and of nobody else."""
    maps = comparison.maps
    if not is_unsaid(key, maps) and is_no_authors(key, maps):
        return False  # a view that is only reported is no author's answer
    holder, side = maps.holder(key), side_of(key, comparison.graph)
    if key.map or holder is None:
        return True
    author = maps.author(side) if side else None
    return author is not None and same_person(holder, author)


def _short(answer: Answer, comparison: Comparison) -> ShortAnswer:
    key, maps = answer.key, comparison.maps
    side = side_of(key, comparison.graph)
    who = short_name(maps.author(side) or side) if key.map else speaker(key, maps)
    node = maps[key]
    short = answer.reason or node.title or ""
    said = closed(short or node.text or str(key))
    return ShortAnswer(capital(who), side, said, bool(short), is_unsaid(key, maps))


class AnswerLines:
    """The lines of answers, of which the first of each author has the date of the map."""

    def __init__(self, comparison: Comparison, width: int) -> None:
        self._maps = comparison.maps
        self._width = width
        self._dated: set[str] = set()

    def one_by_one(self, answers: tuple[ShortAnswer, ...]) -> list[str]:
        """Each answer from a new line."""
        pieces = [Piece(f"{self._who(one)}: ", one.said) for one in answers]
        return [line for one in pieces for line in one.lines(self._width, _LINES)]

    def in_full(self, answers: tuple[ShortAnswer, ...]) -> list[str]:
        """Each answer whole, for a reader whose program breaks lines itself."""
        return [f"{self._who(one)}: {one.said}" for one in answers]

    def together(self, answers: tuple[ShortAnswer, ...], *, whole: bool) -> list[str]:
        """All answers in one paragraph: ``whole``, or only the main clause of each."""
        return hanging(" ".join(self._said(answers, whole)), self._width)

    def _said(self, answers: tuple[ShortAnswer, ...], whole: bool) -> Iterator[str]:
        for _, found in groupby(answers, key=lambda one: (one.who, one.map, one.is_unsaid)):
            same = list(found)
            said = [one.said if whole else main_clause(one.said) for one in same]
            room = self._width * (_LINES if whole else 1)
            fitted = [
                text if one.is_short else shortened(text, room)
                for one, text in zip(same, said, strict=True)
            ]
            yield f"{self._who(same[0])}: {' '.join(fitted)}"

    def _who(self, answer: ShortAnswer) -> str:
        date = self._maps.used[answer.map].date if answer.map else None
        is_dated = bool(date) and answer.map not in self._dated
        self._dated.add(answer.map)
        who = f"{answer.who} ({date})" if is_dated else answer.who
        return f"{who} presumes" if answer.is_unsaid else who

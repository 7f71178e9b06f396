"""A comparison in some forty lines: who answers what, where they clash, and what they share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from textwrap import wrap
from typing import Any, Final

from attrs import evolve

from argmap.comparison import Comparison
from argmap.evaluation.main_relations import (
    FEWEST_CONTRADICTIONS,
    MOST_AGREEMENTS,
    MOST_CONTRADICTIONS,
    MainRelations,
)
from argmap.frozen_class import frozen
from argmap.verbalize.fitted_lines import Item, hanging
from argmap.verbalize.phrases import capital, counted
from argmap.verbalize.short_answers import AnswerLines, ShortAnswer, short_answers
from argmap.verbalize.silences import still_to_write
from argmap.verbalize.summary_relations import MOST_UNSAID, OF_A_PIECE, SummaryRelations

_LINES: Final = 40
"""How many lines the summary may take, with the title of the report."""
_MOST_ASKED: Final = _LINES // 2
"""How many questions there can be room for."""
_INDENT: Final = 2
"""How far lines are indented below the title of a part."""
_FIGURES: Final = 3
"""How many figures that differ are told at most."""


@frozen
class Part:
    """A part of the summary: its title and its lines.

    ``is_continued`` says that no blank line follows. ``answers`` are the answers to a question,
    each whole, and ``number`` is the number before the question, if it has one.
    """

    title: str
    lines: tuple[str, ...]
    is_continued: bool = False
    answers: tuple[str, ...] = ()
    number: int = 0


@frozen
class _Plan:
    """How much is told.

    ``asked`` questions have their answers: the first ``listed`` of them one in a line, the first
    ``whole`` in full, and the rest only the main clause of each. ``named`` says whether the
    questions without answers are named. Of so many ``clashes``, the first ``quoted`` have both
    statements in full. ``is_spaced`` says whether there are blank lines after the parts.
    """

    asked: int
    named: bool = True
    listed: int = 0
    whole: int = 0
    clashes: int = 1
    quoted: int = 0
    figures: int = 0
    agreements: int = 0
    unsaid: int = 0
    is_spaced: bool = False


_STEPS: Final[Sequence[Mapping[str, Any]]] = (
    {"agreements": 1},
    *({"clashes": number} for number in range(2, FEWEST_CONTRADICTIONS + 1)),
    {"unsaid": 1},
    {"figures": 1},
    {"quoted": 1},
    *({"clashes": number} for number in range(FEWEST_CONTRADICTIONS + 1, MOST_CONTRADICTIONS + 1)),
    {"listed": 1},
    {"figures": _FIGURES},
    *({"listed": number} for number in range(2, _MOST_ASKED + 1)),
    *({"whole": number} for number in range(1, _MOST_ASKED + 1)),
    *({"quoted": number} for number in range(2, MOST_CONTRADICTIONS + 1)),
    *({"agreements": number} for number in range(2, MOST_AGREEMENTS + 1)),
    {"unsaid": MOST_UNSAID},
    {"is_spaced": True},
)
"""What is added, as far as there is room: what matters most comes first."""


def summary(
    comparison: Comparison, main: MainRelations | None = None, width: int = 98
) -> tuple[Part, ...]:
    """The parts of the summary that have something to tell, in lines of at most ``width``.

    First the questions with their answers, in the order of time: one in a line where there is room,
    otherwise one after the other, and if need be only the main clause of each. Then the sharpest
    contradictions (``main`` has them, if they are known), each by its reason, or with both
    statements and the answers that fall with them; see
    :class:`argmap.evaluation.case_weights.CaseWeights`. Then the figures of a case
    for an answer that differ, the agreements that most of a case uses, and premises that nobody
    states. What does not fit is left out as a whole; only a statement of more than three lines is
    shortened. With titles and blank lines that is at most forty lines, unless the answers to the
    first question alone take more. Questions that a draft leaves to be written are only counted.

    >>> from argmap.comparison import compare
    >>> from argmap.language import loads
    >>> maps = {
    ...     "a": loads("author: Ann Ay\\nthesis t: It lasts."),
    ...     "b": loads("author: Bo Bee\\nthesis u: It ends."),
    ... }
    >>> by = loads("use a as a\\nuse b as b\\nquestion q: Will it?\\n  answer @a.t: Yes.\\n")
    >>> [(part.title, part.lines) for part in summary(compare(maps, by))]
    [('Will it?', ('Ay: Yes.',))]
    """
    return _Summary(comparison, main or MainRelations(comparison), width).parts()


class _Summary:
    def __init__(self, comparison: Comparison, main: MainRelations, width: int) -> None:
        self._comparison = comparison
        self._width = width
        self._relations = SummaryRelations(comparison, main, width)
        self._tables = comparison.written_questions
        title = wrap(comparison.title, width + _INDENT, break_on_hyphens=False)
        self._room = _LINES - max(len(title), 1) - 1  # a rule and a blank line, but none at the end

    def parts(self) -> tuple[Part, ...]:
        """The parts, as much of each as there is room for."""
        plan = self._least()
        for step in _STEPS:
            more = evolve(plan, **step)
            if self._fits(more):
                plan = more
        return tuple(self._told(plan))

    def _least(self) -> _Plan:
        """As many questions with their answers as fit."""
        asked = len(self._tables)
        most = min(asked, _MOST_ASKED)
        plans = [
            *(_Plan(number) for number in range(most, 0, -1)),
            *(_Plan(number, named=False) for number in range(most, 0, -1)),
        ]
        return next(filter(self._fits, plans), _Plan(min(asked, 1), named=False, clashes=0))

    def _fits(self, plan: _Plan) -> bool:
        return sum(map(self._height, self._told(plan))) <= self._room

    def _height(self, part: Part) -> int:
        """How many lines a part takes."""
        title = len(wrap(part.title, self._width + _INDENT, break_on_hyphens=False))
        return title + len(part.lines) + (not part.is_continued)

    def _told(self, plan: _Plan) -> Iterator[Part]:
        """What a plan tells."""
        for parts in (self._asked(plan), self._related(plan)):
            told = list(parts)
            yield from told[:-1]
            yield from (evolve(last, is_continued=False) for last in told[-1:])

    def _related(self, plan: _Plan) -> Iterator[Part]:
        """Where the authors clash, what they agree on, and what they leave unsaid."""
        for title, items, count in (
            ("Where they clash most", self._clashes(plan), plan.clashes),
            ("Figures that differ", self._relations.figures, plan.figures),
            ("What they agree on", self._relations.agreements, plan.agreements),
            ("What they leave unsaid", self._relations.unsaid, plan.unsaid),
        ):
            pieces = [piece for item in items[:count] for piece in item]
            if pieces:
                lines = [line for one in pieces for line in one.lines(self._width, OF_A_PIECE)]
                yield Part(title, tuple(lines), is_continued=not plan.is_spaced)

    def _clashes(self, plan: _Plan) -> list[Item]:
        """The contradictions: some with both statements, the others brief."""
        brief = self._relations.brief_clashes
        return [*self._relations.clashes[: plan.quoted], *brief[plan.quoted :]]

    # Questions

    def _asked(self, plan: _Plan) -> Iterator[Part]:
        """The questions with their answers, and those whose answers do not fit."""
        answers = AnswerLines(self._comparison, self._width)
        whole = AnswerLines(self._comparison, self._width)
        tables = self._tables
        for number, found in enumerate(self._answers[: plan.asked]):
            if number < plan.listed:
                lines = answers.one_by_one(found)
            else:
                lines = answers.together(found, whole=number < plan.whole)
            place = number + 1 if len(tables) > 1 else 0
            title = f"{place}. {tables[number].text}" if place else tables[number].text
            yield Part(title, tuple(lines), True, tuple(whole.in_full(found)), place)
        left = tables[plan.asked :]
        if left and plan.named:
            titles = hanging(" ".join(table.text for table in left), self._width)
            yield Part("Also asked (--full has the answers)", tuple(titles))
        elif left:
            yield Part("Also asked", (f"{counted(len(left), 'more question')}; see --full",))
        if told := still_to_write(self._comparison.unwritten):
            yield Part("Left out", (capital(told),), is_continued=True)

    @cached_property
    def _answers(self) -> list[tuple[ShortAnswer, ...]]:
        """The answers to each question of which there can be room for them."""
        return [short_answers(table, self._comparison) for table in self._tables[:_MOST_ASKED]]

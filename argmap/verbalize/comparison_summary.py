"""A comparison in some forty lines: who answers what, where they clash, and what they share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from textwrap import wrap
from typing import Any, Final

from attrs import evolve, frozen

from argmap.comparison import Comparison
from argmap.comparison.attribution import is_unsaid
from argmap.comparison.chronology import place_in_time
from argmap.evaluation.case_weights import Weight
from argmap.evaluation.main_relations import (
    MOST_AGREEMENTS,
    MOST_CONTRADICTIONS,
    NEEDED,
    MainRelations,
)
from argmap.model import Reference, RelationKind
from argmap.verbalize.case_shares import share_of_case
from argmap.verbalize.fitted_lines import Item, Piece, hanging
from argmap.verbalize.mentions import described
from argmap.verbalize.phrases import capital, closed, counted, short_name, within
from argmap.verbalize.short_answers import AnswerLines, ShortAnswer, short_answers
from argmap.verbalize.speakers import speaker

_LINES: Final = 40
"""How many lines the summary may take, with the title of the report."""
_MOST_ASKED: Final = _LINES // 2
"""How many questions there can be room for."""
_INDENT: Final = 2
"""How far lines are indented below the title of a part."""
_OF_A_PIECE: Final = 3
"""Lines that a statement takes at most."""
_UNSAID: Final = 2
"""How many unstated premises are told at most."""


@frozen
class Part:
    """A part of the summary: its title and its lines.

    ``is_continued`` says that no blank line follows.
    """

    title: str
    lines: tuple[str, ...]
    is_continued: bool = False


@frozen
class _Plan:
    """How much is told.

    ``asked`` questions have their answers: the first ``listed`` of them one in a line, the first
    ``whole`` in full, and the rest only the main clause of each. ``named`` says whether the
    questions without answers are named, ``is_spaced`` whether there are blank lines after them.
    """

    asked: int
    named: bool = True
    listed: int = 0
    whole: int = 0
    clashes: int = 1
    agreements: int = 0
    unsaid: int = 0
    is_spaced: bool = False


_STEPS: Final[Sequence[Mapping[str, Any]]] = (
    {"agreements": 1},
    {"unsaid": 1},
    {"listed": 1},
    {"clashes": 2},
    {"clashes": 3},
    *({"listed": number} for number in range(2, _MOST_ASKED + 1)),
    *({"whole": number} for number in range(1, _MOST_ASKED + 1)),
    *({"clashes": number} for number in range(4, MOST_CONTRADICTIONS + 1)),
    *({"agreements": number} for number in range(2, MOST_AGREEMENTS + 1)),
    {"unsaid": _UNSAID},
    {"is_spaced": True},
)
"""What is added, as far as there is room: what matters most comes first."""


def summary(
    comparison: Comparison, main: MainRelations | None = None, width: int = 98
) -> tuple[Part, ...]:
    """The parts of the summary that have something to tell, in lines of at most ``width``.

    First the questions with their answers, in the order of time: one in a line where there is room,
    otherwise one after the other, and if need be only the main clause of each. Then the sharpest
    contradictions, with how much of each case rests on them (``main`` has them, if they are known);
    see :class:`argmap.evaluation.case_weights.CaseWeights`. Then the agreements on which most
    rests, and premises that nobody states. What does not fit is left out as a whole; only a
    statement of more than three lines is shortened. With titles and blank lines that is at most
    forty lines, unless the answers to the first question alone take more.

    >>> from argmap.comparison import compare
    >>> from argmap.language import loads
    >>> maps = {
    ...     "a": loads("author: Ann Ay\\nthesis t: It lasts."),
    ...     "b": loads("author: Bo Bee\\nthesis u: It ends."),
    ... }
    >>> by = loads("use a as a\\nuse b as b\\nquestion q: Will it?\\n  answer @a.t: Yes.\\n")
    >>> summary(compare(maps, by))
    (Part(title='Will it?', lines=('Ay: Yes.',), is_continued=False),)
    """
    return _Summary(comparison, main or MainRelations(comparison), width).parts()


class _Summary:
    def __init__(self, comparison: Comparison, main: MainRelations, width: int) -> None:
        self._comparison = comparison
        self._width = width
        self._maps = comparison.maps
        self._graph = comparison.graph
        self._when = place_in_time(comparison.graph)
        self._main = main
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
        asked = len(self._comparison.questions)
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
        for parts in (self._asked(plan), self._relations(plan)):
            told = list(parts)
            yield from told[:-1]
            yield from (evolve(last, is_continued=False) for last in told[-1:])

    def _relations(self, plan: _Plan) -> Iterator[Part]:
        """Where the authors clash, what they agree on, and what they leave unsaid."""
        for title, items, count in (
            ("Where they clash most", self._clashes, plan.clashes),
            ("What they agree on", self._agreements, plan.agreements),
            ("What they leave unsaid", self._unsaid, plan.unsaid),
        ):
            pieces = [piece for item in items[:count] for piece in item]
            if pieces:
                lines = [line for one in pieces for line in one.lines(self._width, _OF_A_PIECE)]
                yield Part(title, tuple(lines), is_continued=not plan.is_spaced)

    # Questions

    def _asked(self, plan: _Plan) -> Iterator[Part]:
        """The questions with their answers, and those whose answers do not fit."""
        answers = AnswerLines(self._comparison, self._width)
        tables = self._comparison.questions
        for number, found in enumerate(self._answers[: plan.asked]):
            if number < plan.listed:
                lines = answers.one_by_one(found)
            else:
                lines = answers.together(found, whole=number < plan.whole)
            yield Part(tables[number].text, tuple(lines), is_continued=True)
        left = tables[plan.asked :]
        if left and plan.named:
            titles = hanging(" ".join(table.text for table in left), self._width)
            yield Part("Also asked (--full has the answers)", tuple(titles))
        elif left:
            yield Part("Also asked", (f"{counted(len(left), 'more question')}; see --full",))

    @cached_property
    def _answers(self) -> list[tuple[ShortAnswer, ...]]:
        """The answers to each question of which there can be room for them."""
        tables = self._comparison.questions[:_MOST_ASKED]
        return [short_answers(table, self._comparison) for table in tables]

    # Relations

    @cached_property
    def _clashes(self) -> list[Item]:
        """What one holds, and below it what it speaks against, with how much rests on each."""
        found: list[Item] = []
        for one in self._main.contradictions[:MOST_CONTRADICTIONS]:
            ends = list(zip(one.link.ends, (one.first, one.second), strict=True))
            if one.link.kind.is_symmetric:
                ends.sort(key=lambda end: self._when(end[0]))
            (first, weight), (second, other) = ends
            does = "contradicts" if one.link.kind.is_symmetric else "counts against"
            found.append(
                (
                    self._piece(first, self._rests(first, weight)),
                    self._piece(second, self._rests(second, other), does),
                )
            )
        return found

    def _rests(self, key: Reference, weight: Weight) -> str:
        """How much of a case rests on a statement, as a sentence in brackets."""
        share = share_of_case(key, weight, self._graph)
        return f" ({share} rests on it.)" if share else ""

    @cached_property
    def _agreements(self) -> list[Item]:
        """What two hold: the same, or what the comparison says that they agree on.

        Two statements that agree may say different things, so that neither is both authors' view.
        """
        found: list[Item] = []
        for one in self._main.agreements[:MOST_AGREEMENTS]:
            first, second = sorted(one.link.ends, key=self._when)
            who = capital(" and ".join(map(self._speaker, (first, second))))
            if one.link.kind is not RelationKind.AGREES:
                found.append((Piece(f"{who}: ", self._text(first)),))
            elif one.link.reason:
                found.append((Piece(f"{who}: ", closed(one.link.reason)),))
            else:
                found.append((self._piece(first), self._piece(second, does="agrees with")))
        return found

    @cached_property
    def _unsaid(self) -> list[Item]:
        """The unstated premises on which most of a case for an answer rests.

        Those for the first questions come first.
        """
        asked: dict[Reference | None, int] = {}
        for number, table in enumerate(self._comparison.questions):
            for answer in table.answers:
                asked.setdefault(answer.key, number)
        found = []
        for key in dict.fromkeys(self._carrying()):
            weight = self._main.weights.of(key)
            if key.map and is_unsaid(key, self._maps) and weight.share >= NEEDED:
                place = asked.get(weight.of, len(self._comparison.questions))
                found.append((place, -weight.share, key))
        found.sort(key=lambda one: one[:2])
        return [
            (Piece(f"{capital(self._author(key.map))} presumes: ", self._text(key)),)
            for *_, key in found[:_UNSAID]
        ]

    def _carrying(self) -> Iterator[Reference]:
        """What carries the answers; without questions, every statement."""
        answers = [one.key for table in self._comparison.questions for one in table.answers]
        for answer in answers:
            yield from self._graph.supporting_case(answer)
        if not answers:
            yield from self._graph.statements

    # Texts

    def _piece(self, key: Reference, after: str = "", does: str = "") -> Piece:
        """A statement with whose it is; ``does`` is the verb that leads from another to it."""
        who = self._speaker(key)
        if does:
            return Piece(f"This {does} {who}: ", self._text(key), after, "  ")
        return Piece(f"{capital(who)}: ", self._text(key), after)

    def _author(self, name: str) -> str:
        return short_name(self._maps.author(name) or name)

    def _text(self, key: Reference) -> str:
        return closed(described(key, self._graph))

    def _speaker(self, key: Reference) -> str:
        return within(speaker(key, self._maps))

"""A comparison in some forty lines: who answers what, where they clash, and what they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Final

from attrs import evolve, frozen

from argmap.comparison import Comparison
from argmap.comparison.attribution import is_unsaid, same_person, side_of
from argmap.comparison.chronology import place_in_time
from argmap.comparison.questions import Answer, QuestionTable
from argmap.evaluation.case_weights import Weight
from argmap.evaluation.main_relations import (
    MOST_AGREEMENTS,
    MOST_CONTRADICTIONS,
    NEEDED,
    MainRelations,
    is_no_authors,
)
from argmap.model import Reference
from argmap.verbalize.fitted_lines import Item, Items, Piece
from argmap.verbalize.phrases import capital, closed, excerpt, genitive, short_name
from argmap.verbalize.speakers import speaker

_LINES: Final = 40
"""How many lines the summary may take."""
_HEAD: Final = 3
"""How many of them the title takes."""
_INDENT: Final = 2
"""How far lines are indented below the title of a part."""
_WHOLE: Final = 1_000
"""Characters of a statement, before it is cut to the width of the line."""
_SHARES: Final = ((0.95, "all"), (0.6, "most"), (0.4, "half"), (0.3, "a third"))
"""Words for the share of a case, each from its least share on."""


@frozen
class Part:
    """A part of the summary: its title and its lines.

    ``is_continued`` says that no blank line follows.
    """

    title: str
    lines: tuple[str, ...]
    is_continued: bool = False


def summary(
    comparison: Comparison, main: MainRelations | None = None, width: int = 86
) -> tuple[Part, ...]:
    """The parts of the summary that have something to tell, in lines of at most ``width``.

    First the questions, with a line for each answer, in the order of time; of the last ones only
    the titles, if the answers leave no room for what follows. Then the sharpest contradictions,
    with how much of each case rests on them (``main`` has them, if they are known); see
    :class:`argmap.evaluation.case_weights.CaseWeights`. Then the agreements on which most rests,
    and what nobody says. With titles and blank lines that is at most forty lines, unless the
    answers to the first question or the titles of many take more.

    >>> from argmap.comparison import compare
    >>> from argmap.language import loads
    >>> maps = {
    ...     "a": loads("author: Ann Ay\\nthesis t: It lasts."),
    ...     "b": loads("author: Bo Bee\\nthesis t: It ends."),
    ... }
    >>> by = loads("use a as a\\nuse b as b\\nquestion q: Will it?\\n  answer @a.t: Yes.\\n")
    >>> summary(compare(maps, by))
    (Part(title='Will it?', lines=('Ay: Yes.',), is_continued=False),)
    """
    return tuple(_Summary(comparison, main or MainRelations(comparison), width).parts())


class _Summary:
    def __init__(self, comparison: Comparison, main: MainRelations, width: int) -> None:
        self._comparison = comparison
        self._width = width
        self._maps = comparison.maps
        self._graph = comparison.graph
        self._when = place_in_time(comparison.graph)
        self._main = main

    def parts(self) -> Iterator[Part]:
        """The parts, as much of each as there is room for."""
        told = [
            self._items("Where they clash most", self._clashes(), 3, MOST_CONTRADICTIONS),
            self._items("What they agree on", self._agreements(), 1, MOST_AGREEMENTS),
            self._items("What nobody says", self._unsaid(), 1, 2),
        ]
        room = _LINES + 1 - _HEAD - sum(one.height for one in told)  # no blank line at the end
        asked = tuple(self._asked(room))
        yield from asked
        room -= sum(self._height(one) for one in asked)
        for one in told:
            room = one.complete(room)
        for one in told:
            room = one.extend(room)
        yield from (Part(one.title, tuple(one.lines())) for one in told if one.count)

    def _items(self, title: str, items: Iterable[Item], count: int, most: int) -> Items:
        return Items(title, tuple(items), count, most, self._width)

    def _asked(self, room: int) -> Iterator[Part]:
        """The questions with their answers; of those that do not fit, the titles."""
        tables = self._comparison.questions
        asked = [Part(one.text, tuple(self._answers(one)), is_continued=True) for one in tables]
        for fit in range(len(asked), 0, -1):
            left = " ".join(one.title for one in asked[fit:])
            rest = Part("Also asked (--full has the answers)", tuple(wrap(left, self._width)))
            told = [*asked[:fit], *([rest] if left else [])]
            told[-1] = evolve(told[-1], is_continued=False)
            if fit == 1 or sum(map(self._height, told)) <= room:
                yield from told
                return

    def _height(self, part: Part) -> int:
        """How many lines a part takes."""
        title = len(wrap(part.title, self._width + _INDENT))
        return title + len(part.lines) + (not part.is_continued)

    # Questions

    def _answers(self, table: QuestionTable) -> Iterator[str]:
        for answer in sorted(table.answers, key=lambda answer: self._when(answer.key)):
            if not is_unsaid(answer.key, self._maps) and is_no_authors(answer.key, self._maps):
                continue  # a view that is only reported is no author's answer
            if not answer.key.map and not self._is_of_an_author(answer.key):
                continue
            node = self._maps[answer.key]
            short = closed(answer.reason or node.title or node.text or self._quoted(answer.key))
            yield from Piece(f"{capital(self._dated(answer))}: ", short).lines(self._width, 1)

    def _is_of_an_author(self, key: Reference) -> bool:
        """Whether an answer in the words of the comparison is that of an imported map's author, or
        of nobody in particular."""
        holder, side = self._maps.holder(key), side_of(key, self._graph)
        author = self._maps.author(side) if side else None
        return holder is None or (author is not None and same_person(holder, author))

    def _dated(self, answer: Answer) -> str:
        side = side_of(answer.key, self._graph)
        who = short_name(self._author(side)) if answer.key.map else self._speaker(answer.key)
        date = self._maps.used[side].date if side else None
        unsaid = " presumes" if is_unsaid(answer.key, self._maps) else ""
        return f"{who} ({date}){unsaid}" if date else f"{who}{unsaid}"

    # Relations

    def _clashes(self) -> Iterator[Item]:
        """What one holds, and below it what it speaks against, with how much rests on each."""
        for one in self._main.contradictions:
            ends = list(zip(one.link.ends, (one.first, one.second), strict=True))
            if one.link.kind.is_symmetric:
                ends.sort(key=lambda end: self._when(end[0]))
            (first, weight), (second, other) = ends
            does = "contradicts" if one.link.kind.is_symmetric else "counts against"
            whose, against = capital(self._speaker(first)), self._speaker(second)
            yield (
                Piece(f"{whose}: ", self._quoted(first), self._rests(first, weight)),
                Piece(
                    f"{does} {against}: ", self._quoted(second), self._rests(second, other), "  "
                ),
            )

    def _rests(self, key: Reference, weight: Weight) -> str:
        """How much of a case rests on a statement; empty if it is little, or the answer itself."""
        if weight.of is None or weight.of == key:
            return ""
        share = next((word for least, word in _SHARES if weight.share >= least), "")
        whose = genitive(short_name(self._author(side_of(key, self._graph))))
        return f" ({share} of {whose} case)" if share else ""

    def _agreements(self) -> Iterator[Item]:
        for one in self._main.agreements:
            keys = sorted(one.link.ends, key=self._when)
            who = " and ".join(map(self._speaker, keys))
            yield (Piece(f"{capital(who)}: ", self._quoted(keys[0])),)

    def _unsaid(self) -> Iterator[Item]:
        """The unstated premises on which most of a case for an answer rests."""
        found = []
        for key in dict.fromkeys(self._carrying()):
            if key.map and is_unsaid(key, self._maps):
                share = self._main.weights.of(key).share
                if share >= NEEDED:
                    found.append((share, key))
        found.sort(key=lambda one: -one[0])
        for _, key in found:
            who = short_name(self._author(key.map))
            yield (Piece(f"{capital(who)} presumes, without saying so: ", self._quoted(key)),)

    def _carrying(self) -> Iterator[Reference]:
        """What carries the answers; without questions, every statement."""
        answers = [one.key for table in self._comparison.questions for one in table.answers]
        for answer in answers:
            yield from self._graph.supporting_case(answer)
        if not answers:
            yield from self._graph.statements

    # Texts

    def _author(self, name: str) -> str:
        return self._maps.author(name) or name

    def _quoted(self, key: Reference) -> str:
        """A statement in quotation marks; an argument without text by its first premise."""
        node = self._maps[key]
        step = self._graph.step_of(key)
        if not node.text and step is not None:
            return f"the inference from {self._quoted(step.premises[0])}"
        return excerpt(node.text or node.title or "", _WHOLE)

    def _speaker(self, key: Reference) -> str:
        return speaker(key, self._maps)

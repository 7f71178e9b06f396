"""A comparison in some forty lines: who answers what, where they clash, and what they share."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Final

from attrs import evolve, frozen

from argmap.comparison import Comparison
from argmap.comparison.attribution import is_unsaid, same_person
from argmap.comparison.chronology import in_order_of_time
from argmap.comparison.questions import Answer, QuestionTable
from argmap.evaluation.case_weights import WeighedLink, Weight
from argmap.evaluation.main_relations import (
    MOST_AGREEMENTS,
    MOST_CONTRADICTIONS,
    NEEDED,
    MainRelations,
    is_no_authors,
)
from argmap.model import Reference
from argmap.verbalize.comparison_phrases import verb
from argmap.verbalize.phrases import capital, excerpt, short_name
from argmap.verbalize.speakers import speaker

_LINES: Final = 40
"""How many lines the summary may take."""
_HEAD: Final = 3
"""How many of them the title takes."""
_FEWEST_CLASHES: Final = 3
"""How many contradictions are told if the answers leave little room, in two lines each."""
_FEWEST_SHARED: Final = 2
"""How many agreements are told if the answers leave little room."""
_UNSAID: Final = 2
_FEWEST_UNSAID: Final = 1
"""How many unstated premises are told at most, and if the answers leave little room."""
_INDENT: Final = 2
"""How far lines are indented below the title of a part."""
_WHOLE: Final = 1_000
"""Characters of a statement, before it is cut to the width of the line."""
_SHARES: Final = ((0.95, "all of"), (0.6, "most of"), (0.4, "half of"), (0.3, "a third of"))
"""Words for the share of a case, each from its least share on."""


@frozen
class Part:
    """A part of the summary: its title and its lines.

    ``is_continued`` says that no blank line follows.
    """

    title: str
    lines: tuple[str, ...]
    is_continued: bool = False


def summary(comparison: Comparison, width: int = 86) -> tuple[Part, ...]:
    """The parts of the summary that have something to tell, in lines of at most ``width``.

    First the questions, with a line for each answer, in the order of time; of the last ones only
    the titles, if the answers leave no room for what follows. Then the sharpest contradictions,
    with how much of each case rests on them; see
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
    return tuple(_Summary(comparison, width).parts())


class _Summary:
    def __init__(self, comparison: Comparison, width: int) -> None:
        self._comparison = comparison
        self._width = width
        self._maps = comparison.maps
        self._graph = comparison.graph
        self._order = in_order_of_time(comparison.maps)
        self._main = MainRelations(comparison)

    def parts(self) -> Iterator[Part]:
        """The parts, as many lines of each as there is room for."""
        clashes, shared = self._main.contradictions, self._main.agreements
        unsaid = tuple(self._unsaid())
        clash = min(len(clashes), _FEWEST_CLASHES)
        share = min(len(shared), _FEWEST_SHARED)
        unsay = min(len(unsaid), _FEWEST_UNSAID)
        room = _LINES - _HEAD - sum(2 + lines for lines in (2 * clash, share, unsay) if lines)
        asked = tuple(self._asked(room))
        yield from asked
        room -= sum(self._height(one) for one in asked)
        clash, room = _more(clash, min(len(clashes), MOST_CONTRADICTIONS), room, lines=2)
        share, room = _more(share, min(len(shared), MOST_AGREEMENTS), room)
        unsay, room = _more(unsay, min(len(unsaid), _UNSAID), room)
        if clash:
            lines = [line for one in clashes[:clash] for line in self._clash(one)]
            yield Part("Where they clash most", tuple(lines))
        if share:
            yield Part("What they agree on", tuple(map(self._agreement, shared[:share])))
        if unsay:
            yield Part("What nobody says", unsaid[:unsay])

    def _asked(self, room: int) -> Iterator[Part]:
        """The questions with their answers; of those that do not fit, the titles."""
        tables = self._comparison.questions
        asked = [Part(one.text, tuple(self._answers(one)), is_continued=True) for one in tables]
        for fit in range(len(asked), 0, -1):
            left = tuple(self._fitted("", one.title) for one in asked[fit:])
            told = [*asked[:fit], *([Part("Also asked; see --full", left)] if left else [])]
            told[-1] = evolve(told[-1], is_continued=False)
            if fit == 1 or sum(map(self._height, told)) <= room:
                yield from told
                return

    def _height(self, part: Part) -> int:
        """How many lines a part takes."""
        title = len(wrap(part.title, self._width + _INDENT))
        return title + len(part.lines) + (not part.is_continued)

    def _fitted(self, before: str, text: str, after: str = "") -> str:
        """A text between others, cut so that the line is not too wide."""
        room = self._width - len(before) - len(after)
        if len(text) > room:
            closing = "”" if text.startswith("“") else ""
            text = f"{text[: room - 2].rpartition(' ')[0].rstrip(' ,;:…”')}…{closing}"
        return f"{before}{text}{after}"

    # Questions

    def _answers(self, table: QuestionTable) -> Iterator[str]:
        for answer in sorted(table.answers, key=self._when):
            if not is_unsaid(answer.key, self._maps) and is_no_authors(answer.key, self._maps):
                continue  # a view that is only reported is no author's answer
            if not answer.key.map and not self._is_of_an_author(answer.key):
                continue
            short = answer.reason or self._short(answer.key)
            yield self._fitted(f"{capital(self._dated(answer))}: ", short)

    def _when(self, answer: Answer) -> int:
        """The place of an answer in the order of time."""
        side = self._side_of(answer.key)
        return self._order.index(side) if side in self._order else len(self._order)

    def _is_of_an_author(self, key: Reference) -> bool:
        """Whether an answer in the words of the comparison is that of an imported map's author, or
        of nobody in particular."""
        holder = self._maps.holder(key)
        authors = [author for name in self._order if (author := self._maps.author(name))]
        return not holder or any(same_person(holder, author) for author in authors)

    def _side_of(self, key: Reference) -> str:
        """The map whose author gives an answer; the comparison's own words name their holder."""
        if key.map:
            return key.map
        holder = self._maps.holder(key)
        for name in self._order:
            author = self._maps.author(name)
            if holder and author and same_person(holder, author):
                return name
        return self._graph.side(key)

    def _dated(self, answer: Answer) -> str:
        side = self._side_of(answer.key)
        who = short_name(self._author(side)) if answer.key.map else self._speaker(answer.key)
        date = self._maps.used[side].date if side else None
        unsaid = ", unstated" if is_unsaid(answer.key, self._maps) else ""
        return f"{who} ({date}){unsaid}" if date else f"{who}{unsaid}"

    # Relations

    def _clash(self, one: WeighedLink) -> Iterator[str]:
        """Two lines: what the one holds, and what it is that speaks against it."""
        (first, second), link = map(self._speaker, one.link.ends), one.link
        rests, on = self._rests(link.first, one.first), self._rests(link.second, one.second)
        yield self._fitted(f"{capital(first)}: ", self._short(link.first), rests)
        yield self._fitted(f"  {verb(link, self._graph)} {second}: ", self._short(link.second), on)

    def _rests(self, key: Reference, weight: Weight) -> str:
        """How much of a case rests on a statement; empty if that is the answer itself."""
        if weight.of is None or weight.of == key:
            return ""
        share = next((word for least, word in _SHARES if weight.share >= least), "part of")
        return f" ({share} the case)"

    def _agreement(self, one: WeighedLink) -> str:
        first, second = map(self._speaker, one.link.ends)
        return self._fitted(f"{capital(first)} and {second}: ", self._short(one.link.first))

    def _unsaid(self) -> Iterator[str]:
        """The unstated premises on which most of a case rests."""
        found = []
        for key in self._graph.statements:
            if key.map and is_unsaid(key, self._maps):
                share = self._main.weights.of(key).share
                if share >= NEEDED:
                    found.append((share, key))
        found.sort(key=lambda one: -one[0])
        for _, key in found:
            who = short_name(self._author(key.map))
            yield self._fitted(f"{capital(who)} needs, but does not say: ", self._short(key))

    # Texts

    def _author(self, name: str) -> str:
        return self._maps.author(name) or name

    def _short(self, key: Reference) -> str:
        """A statement by its title, or its first words, in quotation marks."""
        node = self._maps[key]
        step = self._graph.step_of(key)
        if not node.text and step is not None:
            return f"the inference from {self._short(step.premises[0])}"
        return excerpt(node.title or node.text, _WHOLE)

    def _speaker(self, key: Reference) -> str:
        return speaker(key, self._maps)


def _more(count: int, most: int, room: int, lines: int = 1) -> tuple[int, int]:
    """As many more things as there is room for, and the room that is left."""
    if not count:
        return 0, room
    more = max(0, min(most - count, room // lines))
    return count + more, room - more * lines

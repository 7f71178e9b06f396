"""A comparison in some forty lines: who answers what, where they clash, and what they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from textwrap import wrap
from typing import Final

from attrs import define, evolve, frozen

from argmap.comparison import Comparison, Link
from argmap.comparison.attribution import is_unattributed, is_unsaid, reported, same_person, side_of
from argmap.comparison.chronology import in_order_of_time
from argmap.comparison.questions import Answer, QuestionTable
from argmap.evaluation import Evaluation
from argmap.evaluation.case_weights import CaseWeights, WeighedLink, Weight
from argmap.model import Reference
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
_NEEDED: Final = 0.2
"""The smallest share of a case that makes a relation worth telling here."""
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
        self._weights = CaseWeights(Evaluation.of(comparison.graph))

    def parts(self) -> Iterator[Part]:
        """The parts, as much of each as there is room for."""
        found = self._comparison.disagreements
        told = [
            _Told("Where they clash most", self._clashes(found.contradictions), 3, 5),
            _Told("What they agree on", self._agreements(found.agreements), 1, 3),
            _Told("What nobody says", list(self._unsaid()), 1, 2),
        ]
        room = _LINES + 1 - _HEAD - sum(one.height for one in told)  # no blank line at the end
        asked = tuple(self._asked(room))
        yield from asked
        room -= sum(self._height(one) for one in asked)
        for one in told:
            room = one.extend(room)
        for one in told:
            if one.count:
                yield Part(one.title, tuple(chain.from_iterable(one.items[: one.count])))

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

    def _distinct(self, links: Sequence[Link]) -> list[WeighedLink]:
        """The weightiest relations between the authors' own views, no statement in two of them."""
        seen: set[Reference] = set()
        found = []
        for one in self._weights.in_order(links):
            if one.weight < _NEEDED or seen.intersection(one.link.ends):
                continue
            if any(self._is_others(key) for key in one.link.ends):
                continue
            seen.update(one.link.ends)
            found.append(one)
        return found

    def _is_others(self, key: Reference) -> bool:
        """Whether a statement is not the stated view of an author."""
        if is_unsaid(key, self._maps) or is_unattributed(key, self._maps):
            return True
        return bool(key.map) and reported(key, self._maps) is not None

    def _fitted(
        self, before: str, text: str, after: str = "", indent: str = "", most: int = 1
    ) -> list[str]:
        """A text between others in at most so many lines; what does not fit is cut."""
        quote = "”" if text.startswith("“") else ""
        words = text.removesuffix("”").split(" ")
        for left in range(len(words), 0, -1):
            said = text if left == len(words) else f"{_cut(words[:left])}…{quote}"
            lines = wrap(
                f"{before}{said}{after}",
                self._width,
                initial_indent=indent,
                subsequent_indent=f"{indent}  ",
                break_long_words=False,
                break_on_hyphens=False,
            )
            if len(lines) <= most:
                return lines
        return lines

    # Questions

    def _answers(self, table: QuestionTable) -> Iterator[str]:
        for answer in sorted(table.answers, key=self._when):
            if not is_unsaid(answer.key, self._maps) and self._is_others(answer.key):
                continue  # a view that is only reported is no author's answer
            if not answer.key.map and not self._is_of_an_author(answer.key):
                continue
            node = self._maps[answer.key]
            short = closed(answer.reason or node.title or node.text or self._quoted(answer.key))
            yield from self._fitted(f"{capital(self._dated(answer))}: ", short)

    def _when(self, answer: Answer) -> int:
        """The place of an answer in the order of time."""
        side = side_of(answer.key, self._graph)
        return self._order.index(side) if side in self._order else len(self._order)

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

    def _clashes(self, links: Sequence[Link]) -> list[list[str]]:
        """What one holds, and below it what it speaks against, with how much rests on each."""
        found = []
        for one in self._distinct(links):
            ends = list(zip(one.link.ends, (one.first, one.second), strict=True))
            if one.link.kind.is_symmetric:
                ends.sort(key=lambda end: self._order.index(side_of(end[0], self._graph)))
            (first, weight), (second, other) = ends
            does = "contradicts" if one.link.kind.is_symmetric else "counts against"
            whose, against = capital(self._speaker(first)), self._speaker(second)
            found.append(
                [
                    *self._stated(f"{whose}: ", first, self._rests(first, weight)),
                    *self._stated(f"{does} {against}: ", second, self._rests(second, other), "  "),
                ]
            )
        return found

    def _rests(self, key: Reference, weight: Weight) -> str:
        """How much of a case rests on a statement; empty if it is little, or the answer itself."""
        if weight.of is None or weight.of == key:
            return ""
        share = next((word for least, word in _SHARES if weight.share >= least), "")
        whose = genitive(short_name(self._author(side_of(key, self._graph))))
        return f" ({share} of {whose} case)" if share else ""

    def _agreements(self, links: Sequence[Link]) -> list[list[str]]:
        found = []
        for one in self._distinct(links):
            keys = sorted(
                one.link.ends, key=lambda key: self._order.index(side_of(key, self._graph))
            )
            who = " and ".join(map(self._speaker, keys))
            found.append(self._stated(f"{capital(who)}: ", keys[0]))
        return found

    def _unsaid(self) -> Iterator[list[str]]:
        """The unstated premises on which most of a case rests."""
        found = []
        for key in self._graph.statements:
            if key.map and is_unsaid(key, self._maps):
                share = self._weights.of(key).share
                if share >= _NEEDED:
                    found.append((share, key))
        found.sort(key=lambda one: -one[0])
        for _, key in found:
            whose = genitive(short_name(self._author(key.map)))
            yield self._stated(f"{capital(whose)} case needs it, unstated: ", key)

    # Texts

    def _author(self, name: str) -> str:
        return self._maps.author(name) or name

    def _stated(self, before: str, key: Reference, after: str = "", indent: str = "") -> list[str]:
        """A statement in at most two lines."""
        return self._fitted(before, self._quoted(key), after, indent, most=2)

    def _quoted(self, key: Reference) -> str:
        """A statement in quotation marks; an argument without text by its first premise."""
        node = self._maps[key]
        step = self._graph.step_of(key)
        if not node.text and step is not None:
            return f"the inference from {self._quoted(step.premises[0])}"
        return excerpt(node.text or node.title or "", _WHOLE)

    def _speaker(self, key: Reference) -> str:
        return speaker(key, self._maps)


@define
class _Told:
    """Items of a part of the summary, in lines each, of which the first ``count`` are told."""

    title: str
    items: list[list[str]]
    count: int
    most: int

    def __attrs_post_init__(self) -> None:
        self.count = min(self.count, len(self.items))

    @property
    def height(self) -> int:
        """How many lines it takes, with its title and a blank line."""
        return 2 + sum(map(len, self.items[: self.count])) if self.count else 0

    def extend(self, room: int) -> int:
        """Tell more, as far as there is room; return the room that is left."""
        for item in self.items[self.count : self.most]:
            if len(item) > room:
                break
            self.count += 1
            room -= len(item)
        return room


def _cut(words: Sequence[str]) -> str:
    return " ".join(words).rstrip(" ,;:…")

"""A comparison told to a reader, as Markdown or as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from textwrap import wrap
from typing import Final

from argmap.comparison.as_data import cited
from argmap.comparison.bearing import own_reasons
from argmap.comparison.comparing import Comparison
from argmap.comparison.figures import FigurePair, StatedFigure, UncomparedFigures, by_subject
from argmap.comparison.gathering import name_of
from argmap.comparison.link import Link
from argmap.comparison.parting import Parting, Shared
from argmap.comparison.questions import Answer, QuestionTable
from argmap.model import RelationKind
from argmap.model.measuring import common_unit
from argmap.model.unit import MONEY

_GROUNDS: Final = 4
"""The most grounds of an answer that are told in its table."""

_PAIRS: Final = 12
"""The most pairs of figures of one subject that are told one by one."""

_FIGURES: Final = 10
"""The most figures of one map that are told where there are more pairs."""

_VERBS: Final = {
    RelationKind.CONTRADICTS: "contradicts",
    RelationKind.IN_TENSION: "is in tension with",
    RelationKind.AGREES: "agrees with",
    RelationKind.SAME: "says the same as",
    RelationKind.REBUTS: "rebuts",
    RelationKind.UNDERCUTS: "undercuts",
    RelationKind.SUPPORTS: "supports",
}
_HOW: Final = {
    "same-as": "say the same",
    "agrees-with": "agree",
    "passage": "cite the same passage",
    "figure": "give the same figure",
}


def markdown(comparison: Comparison) -> str:
    """The report as Markdown.

    >>> from argmap.comparison import compare
    >>> print(markdown(compare({})))
    # Comparison
    <BLANKLINE>
    Nothing was found that the maps have to do with each other.
    <BLANKLINE>
    """
    return "\n".join(_Report(comparison, _Markdown()).lines())


def text(comparison: Comparison, width: int = 88) -> str:
    """The report as plain text, wrapped at ``width`` columns."""
    return "\n".join(_Report(comparison, _Plain(width)).lines())


class _Markdown:
    """How the parts of a report look in Markdown."""

    def heading(self, level: int, words: str) -> list[str]:
        return [f"{'#' * level} {self.safe(words)}", ""]

    def paragraph(self, words: str) -> list[str]:
        return [self.safe(words), ""]

    def entry(self, words: str, more: Iterable[str] = ()) -> list[str]:
        return [f"- {self.safe(words)}", *(f"  - {self.safe(one)}" for one in more)]

    def end(self) -> list[str]:
        return [""]

    @staticmethod
    def safe(words: str) -> str:
        """Words of a map, in which nothing is markup."""
        signs = "\\`*_[]<>#|~$"
        return "".join(f"\\{sign}" if sign in signs else sign for sign in words)


class _Plain:
    """How the parts of a report look in a terminal."""

    def __init__(self, width: int) -> None:
        self._width = width

    def heading(self, level: int, words: str) -> list[str]:
        lines = wrap(words, self._width) or [""]
        rule = {1: "=", 2: "-"}.get(level)
        return [*lines, rule * max(map(len, lines)) if rule else "", *([""] if rule else [])]

    def paragraph(self, words: str) -> list[str]:
        return [*wrap(words, self._width), ""]

    def entry(self, words: str, more: Iterable[str] = ()) -> list[str]:
        told = wrap(words, self._width, initial_indent="- ", subsequent_indent="  ")
        for one in more:
            told += wrap(one, self._width, initial_indent="    ", subsequent_indent="    ")
        return told

    def end(self) -> list[str]:
        return [""]


class _Report:
    """Tells a comparison, part by part; a part of which there is nothing is left out."""

    def __init__(self, comparison: Comparison, looks: _Markdown | _Plain) -> None:
        self._comparison = comparison
        self._gathering = comparison.gathering
        self._looks = looks
        main = comparison.gathering.main
        self._reasons = {(one.first, one.second): one.reason for one in main.relations}
        self._reasons |= own_reasons(main)

    def lines(self) -> Iterator[str]:
        yield from self._looks.heading(1, self._comparison.title or "Comparison")
        parts = [*self._questions(), *self._partings(), *self._figures()]
        yield from parts or self._looks.paragraph(
            "Nothing was found that the maps have to do with each other."
        )

    # Statements

    def _who(self, key: str) -> str:
        """Who says it: the map, and who holds it there where that is not its author."""
        holder, author = self._gathering.holder(key), self._gathering.author(name_of(key))
        name = author or name_of(key) or "The comparison"
        if holder in (None, author):
            return name
        if not name_of(key):
            return f"{holder}, as the comparison puts it"
        return f"{holder}, as {name} reports"

    def _said(self, key: str) -> str:
        text = self._gathering[key].text or "the step from its premises"
        return f"{self._who(key)} ({key}): {text}"

    # Questions

    def _questions(self) -> Iterator[str]:
        for table in self._comparison.questions:
            yield from self._looks.heading(2, table.text)
            yield from self._answers(table)

    def _answers(self, table: QuestionTable) -> Iterator[str]:
        for answer in table.answers:
            more = [f"In short: {answer.reason}"] if answer.reason else []
            more += [self._ground(key, answer) for key in answer.grounds[:_GROUNDS]]
            left = len(answer.grounds) - _GROUNDS
            if left > 0:
                more.append(f"and {left} more {'ground' if left == 1 else 'grounds'}")
            yield from self._looks.entry(self._said(answer.key), more)
        if table.silent:
            yield from self._looks.entry(f"Silent: {', '.join(map(self._author, table.silent))}")
        yield from self._looks.end()

    def _ground(self, key: str, answer: Answer) -> str:
        """A ground of an answer, and whose it is where that is another map's."""
        text = self._gathering[key].text
        if name_of(key) in ("", answer.map):
            return f"because: {text}"
        reason = self._reasons.get((key, answer.key), "")
        return f"because, from {self._author(name_of(key))}: {text}{reason and ' — '}{reason}"

    def _author(self, name: str) -> str:
        return self._gathering.author(name) or name

    # Partings

    def _partings(self) -> Iterator[str]:
        found = self._comparison.partings
        yield from self._part("Where they part", map(self._parting, found.partings))
        known = {one.link for one in found.partings}
        others = [link for link in found.contradictions if link not in known]
        yield from self._part("Also in conflict", map(self._link, others))
        yield from self._part("In tension", map(self._link, found.tensions))
        yield from self._part("Common ground", map(self._link, found.agreements))
        yield from self._part(
            "Granted",
            (
                (
                    f"{self._author(one.by)} grants {self._author(one.to)} {one.extent}: "
                    f"{self._gathering[one.key].text}",
                    [one.words] if one.words else [],
                )
                for one in found.granted
            ),
        )
        yield from self._part(
            "The same evidence, for opposite conclusions",
            map(self._evidence, _by_pair(found.shared)),
        )
        yield from self._part(
            "Never answered",
            (
                (
                    f"{self._said(one.ground)}",
                    [f"It supports {one.of}; {self._answerer(one.by)} does not deal with it."],
                )
                for one in found.unanswered
            ),
        )

    def _evidence(self, shared: list[Shared]) -> tuple[str, list[str]]:
        one = shared[0]
        how = " and ".join(_HOW[way.how] for way in shared)
        told = f"They {how}, and support {one.conclusions[0]} and {one.conclusions[1]}."
        return self._said(one.first), [f"and {self._said(one.second)}", told]

    def _answerer(self, name: str) -> str:
        return self._author(name) if name else "the other side"

    def _parting(self, one: Parting) -> tuple[str, list[str]]:
        head = f"{one.first} and {one.second}"
        if one.link.ends == (one.first, one.second):
            head += " contradict each other, and nothing deeper is said:"
        else:
            head += " part where"
        ways = [
            f"{way[0]} rests on {', that on '.join(way[1:])}."
            for way in (one.first_way, one.second_way)
            if len(way) > 1
        ]
        first, told = self._link(one.link)
        return head, [first, *told, *ways]

    def _link(self, link: Link) -> tuple[str, list[str]]:
        more = [f"{_VERBS[link.kind]} {self._said(link.second)}"]
        return self._said(link.first), [*more, *([link.reason] if link.reason else [])]

    # Figures

    def _figures(self) -> Iterator[str]:
        figures = self._comparison.figures
        for title, pairs in (
            ("Figures in conflict", figures.conflicts),
            ("Figures that agree", figures.agreements),
            ("Related figures, not in conflict", figures.related),
        ):
            yield from self._part(title, self._figure_pairs(pairs))
        yield from self._part(
            "Figures too many to compare", map(self._uncompared, figures.uncompared)
        )

    def _figure_pairs(self, pairs: Iterable[FigurePair]) -> Iterator[tuple[str, list[str]]]:
        """The pairs of one subject; where there are many, each figure once."""
        for group in by_subject(pairs):
            if len(group) <= _PAIRS:
                yield from map(self._figure_pair, group)
                continue
            first = list(dict.fromkeys(pair.first for pair in group))
            second = list(dict.fromkeys(pair.second for pair in group))
            head = f"{group[0].subject} ({len(first)} figures and {len(second)})"
            # How far each two are apart would be as many lines as there are pairs.
            yield head, [*self._some(first), *self._some(second)]

    def _some(self, stated: list[StatedFigure]) -> Iterator[str]:
        yield from map(self._figure, stated[:_FIGURES])
        if len(stated) > _FIGURES:
            author = self._author(name_of(stated[0].key))
            yield f"and {len(stated) - _FIGURES} more — {author}"

    def _uncompared(self, found: UncomparedFigures) -> tuple[str, list[str]]:
        counts = [f"{self._author(name)}: {count}" for name, count in found.counts]
        measure = f" / {found.measure}" if found.measure else ", by different measures"
        told = "Name the measures apart, such as by the year, to have them compared."
        return f"{found.subject}{measure}", [f"Figures: {', '.join(counts)}", told]

    def _figure_pair(self, pair: FigurePair) -> tuple[str, list[str]]:
        one, other = pair.first, pair.second
        apart = f" ({_apart(pair, pair.apart)} apart)" if pair.apart else ""
        head = f"{pair.subject}{apart}"
        return head, [self._figure(one), self._figure(other)]

    def _figure(self, stated: StatedFigure) -> str:
        figure = stated.figure
        said = f"{figure.measure}: {figure.value} — {self._who(stated.key)} ({stated.key})"
        return "; ".join([said, *cited(stated.key, self._comparison)])

    def _part(self, title: str, entries: Iterable[tuple[str, list[str]]]) -> Iterator[str]:
        told = list(entries)
        if told:
            yield from self._looks.heading(2, title)
            for words, more in told:
                yield from self._looks.entry(words, more)
            yield from self._looks.end()


def _by_pair(found: Iterable[Shared]) -> Iterable[list[Shared]]:
    """What two statements share, for the same conclusions, told together."""
    pairs: dict[tuple[str, ...], list[Shared]] = {}
    for one in found:
        pairs.setdefault((one.first, one.second, *one.conclusions), []).append(one)
    return pairs.values()


def _apart(pair: FigurePair, apart: Decimal) -> str:
    """By how much two figures differ; a unit of several words is told with the figures alone."""
    unit = common_unit(pair.first.figure, pair.second.figure)
    unit = "percentage points" if unit == "%" else "" if " " in unit else unit
    if unit and unit[-1] in MONEY:
        return f"{unit}{_number(apart)}"
    if apart == 1:
        unit = unit.removesuffix("s")
    return f"{_number(apart)} {unit}".rstrip()


def _number(value: Decimal) -> str:
    """A difference with as many decimals as help: 12, 1.25, 6.7, 0.033.

    >>> _number(Decimal(20) / 3), _number(Decimal("0.0333333")), _number(Decimal("1.250"))
    ('6.7', '0.033', '1.25')
    """
    value = value.normalize()
    if value < 10**15 and round(value, 2) != value:  # it has more decimals than anybody wrote
        places = 1 if value >= 1 else 1 - value.adjusted()
        value = round(value, places).normalize()
    return f"{value:,f}"

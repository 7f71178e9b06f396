"""The report on a comparison, as Markdown or plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from textwrap import wrap
from typing import Final

from argmap.comparison.attribution import Views, reported, views_of
from argmap.comparison.chronology import in_order_of_time
from argmap.comparison.comparison import Comparison
from argmap.comparison.cross_relations import Link, additions, reuse_reasons
from argmap.comparison.disagreement import Disagreement
from argmap.comparison.figure_comparison import (
    FigurePair,
    StatedFigure,
    UncomparedFigures,
    by_subject,
)
from argmap.comparison.graph_elements import Step
from argmap.comparison.questions import Answer, QuestionTable
from argmap.comparison.shared_evidence import SharedBy, SharedEvidence
from argmap.comparison.to_json import cited
from argmap.model import Reference, RelationKind
from argmap.model.unit import MONEY
from argmap.model.value_comparison import common_unit
from argmap.verbalize.comparison_overview import overview
from argmap.verbalize.comparison_phrases import Phrasing
from argmap.verbalize.comparison_summary import Part, summary
from argmap.verbalize.phrases import listed, short_name, unmarked
from argmap.verbalize.unrelated_sections import unrelated_sections
from argmap.wording.relations import RELATIONS

_GROUNDS: Final = 4
"""Maximum number of grounds listed per answer."""

_PAIRS: Final = 12
"""Maximum number of pairs of figures listed one by one for one subject."""

_FIGURES: Final = 10
"""Maximum number of figures listed per map if there are more pairs."""

_HOW: Final = {
    SharedBy.SAME: RELATIONS[RelationKind.SAME].caption,
    SharedBy.REPHRASES: "say the same in other words",
    SharedBy.AGREES: RELATIONS[RelationKind.AGREES].caption,
    SharedBy.PASSAGE: "cite the same passage",
    SharedBy.FIGURE: "give the same figure",
}


def markdown(comparison: Comparison, *, full: bool = True) -> str:
    """The report as Markdown: a summary and, if it is ``full``, everything else.

    Maps that no comparison map relates have an overview in place of the summary.

    >>> from argmap.comparison import compare
    >>> print(markdown(compare({})))
    # Comparison
    <BLANKLINE>
    No relations between these maps were found.
    <BLANKLINE>
    """
    return "\n".join(_Report(comparison, _Markdown(), full).lines())


def text(comparison: Comparison, width: int = 88, *, full: bool = True) -> str:
    """The same as plain text, wrapped at ``width`` columns."""
    return "\n".join(_Report(comparison, _Plain(width), full).lines())


class _Markdown:
    """Markup for a report in Markdown."""

    def heading(self, level: int, words: str) -> list[str]:
        return [f"{'#' * level} {unmarked(words)}", ""]

    def paragraph(self, words: str) -> list[str]:
        return [unmarked(words), ""]

    def entry(self, words: str, more: Iterable[str] = ()) -> list[str]:
        return [f"- {unmarked(words)}", *(f"  - {unmarked(one)}" for one in more)]

    def brief(self, part: Part) -> list[str]:
        """A part of the summary; an indented line goes on with the one before it."""
        found = [f"## {unmarked(part.title)}", ""]
        for line in part.lines:
            said = unmarked(line.strip())
            if line.startswith(" "):
                found[-1] += f" {said}"
            else:
                found.append(f"- {said}")
        return [*found, ""]

    def end(self) -> list[str]:
        return [""]


class _Plain:
    """Markup for a report in a terminal."""

    def __init__(self, width: int) -> None:
        self._width = width

    def heading(self, level: int, words: str) -> list[str]:
        lines = wrap(words, self._width) or [""]
        rule = {1: "=", 2: "-"}.get(level)
        return [*lines, rule * max(map(len, lines)) if rule else "", *([""] if rule else [])]

    def paragraph(self, words: str) -> list[str]:
        return [*wrap(words, self._width), ""]

    def entry(self, words: str, more: Iterable[str] = ()) -> list[str]:
        lines = wrap(words, self._width, initial_indent="- ", subsequent_indent="  ")
        for one in more:
            lines += wrap(one, self._width, initial_indent="    ", subsequent_indent="    ")
        return lines

    def brief(self, part: Part) -> list[str]:
        lines = [*wrap(part.title, self._width), *(f"  {line}" for line in part.lines)]
        return lines if part.is_continued else [*lines, ""]

    def end(self) -> list[str]:
        return [""]


class _Report:
    """Write the report section by section, skipping empty sections."""

    def __init__(self, comparison: Comparison, looks: _Markdown | _Plain, full: bool) -> None:
        self._full = full
        self._comparison = comparison
        self._maps = comparison.maps
        self._looks = looks
        self._graph = comparison.graph
        self._says = Phrasing(self._graph)
        relations = comparison.maps.main.relations
        self._reasons = {one.references: one.reason for one in relations}
        self._reasons |= reuse_reasons(comparison.maps)

    def lines(self) -> Iterator[str]:
        yield from self._looks.heading(1, self._comparison.title or "Comparison")
        comparison = self._comparison
        told = overview(comparison) if comparison.is_unrelated else summary(comparison)
        if any(used.date for used in self._maps.used.values()) and (self._full or not told):
            yield from self._looks.paragraph(f"{listed(list(self._authors()))}.")
        for part in told:
            yield from self._looks.brief(part)
        if told and not self._full:
            return
        parts = [
            *self._questions(), *self._disagreements(), *self._unrelated(), *self._figures(),
        ]  # fmt: skip
        yield from parts or self._looks.paragraph("No relations between these maps were found.")

    def _authors(self) -> Iterator[str]:
        """The authors by short name, with the dates of their maps, in the order of time."""
        for name in in_order_of_time(self._comparison.maps):
            who, date = short_name(self._says.author(name)), self._maps.used[name].date
            yield f"{who} ({date})" if date else who

    # Questions

    def _questions(self) -> Iterator[str]:
        for table in self._comparison.questions:
            yield from self._looks.heading(2, table.text)
            yield from self._answers(table)

    def _answers(self, table: QuestionTable) -> Iterator[str]:
        for answer in table.answers:
            more = [f"In short: {answer.reason}"] if answer.reason else []
            more += [self._ground(step, answer) for step in answer.grounds[:_GROUNDS]]
            more += [
                f"Reason: {key}, from a map that is not imported here"
                for key in self._graph.unresolved(answer.key)
            ]
            left = len(answer.grounds) - _GROUNDS
            if left > 0:
                more.append(f"and {left} more {'reason' if left == 1 else 'reasons'}")
            yield from self._looks.entry(self._says.entry(answer.key), more)
        if table.silent:
            yield from self._looks.entry(
                f"No answer from: {', '.join(map(self._says.author, table.silent))}"
            )
        yield from self._looks.end()

    def _ground(self, step: Step, answer: Answer) -> str:
        """A ground of an answer, with the comparison's comment on it."""
        reason = self._reasons.get((step.premises[0], step.argument or answer.key), "")
        foreign = step.premises[0].map not in ("", answer.map)
        return self._says.ground(step, answer.map, reason if foreign else "")

    # Disagreements

    def _disagreements(self) -> Iterator[str]:
        found = self._comparison.disagreements
        yield from self._part("Where they disagree", map(self._disagreement, found.deepest))
        known = {one.link for one in found.deepest}
        others = [link for link in found.contradictions if link not in known]
        yield from self._part("Also in conflict", map(self._says.link, others))
        yield from self._part("In tension", map(self._says.link, found.tensions))
        yield from self._part("Common ground", map(self._says.link, found.agreements))
        yield from self._part("Support across the maps", map(self._says.link, found.supports))
        yield from self._reports(found.reports)
        yield from self._part("Related within one map", map(self._says.link, found.within))
        yield from self._part(
            "Added by the comparison",
            ((self._says.added(*one), []) for one in additions(self._maps)),
        )
        yield from self._part(
            "Granted",
            (
                (
                    f"{self._says.author(one.by)} grants {self._says.author(one.to)} {one.extent}: "
                    f"{self._maps[one.key].text}",
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
                    self._says.entry(one.ground),
                    [f"It supports {one.of}; {self._answerer(one.by)} does not answer it."],
                )
                for one in found.unanswered
            ),
        )

    def _reports(self, links: Iterable[Link]) -> Iterator[str]:
        """Relations with reports, which are neither agreements nor disagreements of the sides."""
        own: list[tuple[str, list[str]]] = []
        both: list[tuple[str, list[str]]] = []
        others: list[tuple[str, list[str]]] = []
        for link in links:
            if views_of(link, self._maps) is not Views.REPORT:
                others.append(self._says.link(link))
            elif all(reported(key, self._maps) for key in link.ends):
                both.append(self._says.link(link))
            else:
                own.append(self._says.report(link))
        yield from self._part("What one side reports about the other", own)
        yield from self._part("What both sides report about the same person", both)
        yield from self._part("Reported views of others", others)

    def _evidence(self, shared: list[SharedEvidence]) -> tuple[str, list[str]]:
        one = shared[0]
        how = " and ".join(_HOW[way.how] for way in shared)
        told = f"They {how} but support {one.conclusions[0]} and {one.conclusions[1]}."
        return self._says.entry(one.first), [f"and {self._says.said(one.second)}", told]

    def _answerer(self, name: str) -> str:
        return self._says.author(name) if name else "the other side"

    def _disagreement(self, one: Disagreement) -> tuple[str, list[str]]:
        head = f"{one.first} and {one.second}"
        if one.link.ends == (one.first, one.second):
            head += " contradict each other directly:"
        else:
            head += " disagree over this:"
        paths = [
            self._says.path(path) for path in (one.first_path, one.second_path) if len(path) > 1
        ]
        first, told = self._says.link(one.link)
        return head, [first, *told, *paths]

    # Maps that no comparison map relates

    def _unrelated(self) -> Iterator[str]:
        if self._comparison.is_unrelated:
            for title, entries in unrelated_sections(self._comparison, self._says):
                yield from self._part(title, entries)

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
            "Too many figures to compare", map(self._uncompared, figures.uncompared)
        )

    def _figure_pairs(self, pairs: Iterable[FigurePair]) -> Iterator[tuple[str, list[str]]]:
        """The pairs of one subject; if there are many, each figure once."""
        for group in by_subject(pairs):
            if len(group) <= _PAIRS:
                yield from map(self._figure_pair, group)
                continue
            first = list(dict.fromkeys(pair.first for pair in group))
            second = list(dict.fromkeys(pair.second for pair in group))
            head = f"{group[0].subject} ({len(first)} figures and {len(second)})"
            # Listing each difference would take a line per pair.
            yield head, [*self._some(first), *self._some(second)]

    def _some(self, stated: list[StatedFigure]) -> Iterator[str]:
        yield from map(self._figure, stated[:_FIGURES])
        if len(stated) > _FIGURES:
            author = self._says.author(stated[0].key.map)
            yield f"and {len(stated) - _FIGURES} more — {author}"

    def _uncompared(self, found: UncomparedFigures) -> tuple[str, list[str]]:
        counts = [f"{self._says.author(name)}: {count}" for name, count in found.counts]
        measure = f" / {found.measure}" if found.measure else " in different measures"
        told = "Give the measures different names, for example with the year, to compare them."
        return f"{found.subject}{measure}", [f"Figures: {', '.join(counts)}", told]

    def _figure_pair(self, pair: FigurePair) -> tuple[str, list[str]]:
        one, other = pair.first, pair.second
        apart = f" ({_apart(pair, pair.apart)} apart)" if pair.apart else ""
        head = f"{pair.subject}{apart}"
        return head, [self._figure(one), self._figure(other)]

    def _figure(self, stated: StatedFigure) -> str:
        figure = stated.figure
        said = f"{figure.measure}: {figure.value} — {self._says.who(stated.key)} ({stated.key})"
        return "; ".join([said, *cited(stated.key, self._comparison)])

    def _part(self, title: str, entries: Iterable[tuple[str, list[str]]]) -> Iterator[str]:
        items = list(entries)
        if items:
            yield from self._looks.heading(2, title)
            for words, more in items:
                yield from self._looks.entry(words, more)
            yield from self._looks.end()


def _by_pair(found: Iterable[SharedEvidence]) -> Iterable[list[SharedEvidence]]:
    """The evidence two statements share for the same conclusions, grouped."""
    pairs: dict[tuple[Reference, ...], list[SharedEvidence]] = {}
    for one in found:
        pairs.setdefault((one.first, one.second, *one.conclusions), []).append(one)
    return pairs.values()


def _apart(pair: FigurePair, apart: Decimal) -> str:
    """The difference between two figures; a unit of several words is left to the figures."""
    unit = common_unit(pair.first.figure, pair.second.figure)
    unit = "percentage points" if unit == "%" else "" if " " in unit else unit
    if unit and unit[-1] in MONEY:
        return f"{unit}{_number(apart)}"
    if apart == 1:
        unit = unit.removesuffix("s")
    return f"{_number(apart)} {unit}".rstrip()


def _number(value: Decimal) -> str:
    """A difference with a helpful number of decimals: 12, 1.25, 6.7, 0.033.

    >>> _number(Decimal(20) / 3), _number(Decimal("0.0333333")), _number(Decimal("1.250"))
    ('6.7', '0.033', '1.25')
    """
    value = value.normalize()
    if value < 10**15 and round(value, 2) != value:  # it has more decimals than anybody wrote
        places = 1 if value >= 1 else 1 - value.adjusted()
        value = round(value, places).normalize()
    return f"{value:,f}"

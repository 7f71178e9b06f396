"""The report on a comparison, as Markdown or plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from textwrap import wrap
from typing import Final

from argmap.comparison.attribution import side_of
from argmap.comparison.chronology import in_order_of_time, place_in_time
from argmap.comparison.comparison import Comparison
from argmap.comparison.cross_relations import additions, reuse_reasons
from argmap.comparison.figure_comparison import UncomparedFigures
from argmap.comparison.graph_elements import Step
from argmap.comparison.questions import Answer, QuestionTable
from argmap.evaluation.main_relations import MainRelations
from argmap.verbalize.comparison_overview import overview
from argmap.verbalize.comparison_pairs import PairReports
from argmap.verbalize.comparison_phrases import Entry, Phrasing
from argmap.verbalize.comparison_summary import Part, summary
from argmap.verbalize.phrases import listed, unmarked
from argmap.verbalize.silences import silences
from argmap.verbalize.unrelated_sections import unrelated_sections

_GROUNDS: Final = 4
"""Maximum number of grounds listed per answer."""

_TWO: Final = 2

WIDTH: Final = 100
"""Columns of a report, unless the terminal has fewer."""
_INDENT: Final = 2
"""How far the lines of a summary are indented."""


def markdown(comparison: Comparison, *, full: bool = True, ids: bool = False) -> str:
    """The report as Markdown: a summary and, if it is ``full``, everything else.

    Maps that no comparison map relates have an overview in place of the summary. ``ids`` adds the
    ids of statements.

    >>> from argmap.comparison import compare
    >>> print(markdown(compare({})))
    # Comparison
    <BLANKLINE>
    No relations between these maps were found.
    <BLANKLINE>
    """
    return "\n".join(_Report(comparison, _Markdown(), full, ids, WIDTH).lines())


def text(
    comparison: Comparison, width: int = WIDTH, *, full: bool = True, ids: bool = False
) -> str:
    """The same as plain text, wrapped at ``width`` columns."""
    return "\n".join(_Report(comparison, _Plain(width), full, ids, width).lines())


class _Markdown:
    """Markup for a report in Markdown."""

    def heading(self, level: int, words: str) -> list[str]:
        return [f"{'#' * level} {unmarked(words)}", ""]

    def paragraph(self, words: str) -> list[str]:
        return [unmarked(words), ""]

    def entry(self, words: str, more: Iterable[str] = ()) -> list[str]:
        return [f"- {unmarked(words)}", *(f"  - {unmarked(one)}" for one in more)]

    def brief(self, part: Part) -> list[str]:
        """A part of the summary; an indented line goes on with the one before it.

        Numbered questions are one list, with the answers to each as a list of its own.
        """
        if part.number:
            question = part.title.removeprefix(f"{part.number}. ")
            indent = " " * len(f"{part.number}. ")
            answers = [f"{indent}- {unmarked(one)}" for one in part.answers]
            return [f"{part.number}. **{unmarked(question)}**", "", *answers, ""]
        found = [f"## {unmarked(part.title)}", ""]
        if part.answers:
            return [*found, *(f"- {unmarked(one)}" for one in part.answers), ""]
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
        lines = _wrapped(words, self._width) or [""]
        rule = {1: "=", 2: "-"}.get(level)
        return [*lines, rule * max(map(len, lines)) if rule else "", *([""] if rule else [])]

    def paragraph(self, words: str) -> list[str]:
        return [*_wrapped(words, self._width), ""]

    def entry(self, words: str, more: Iterable[str] = ()) -> list[str]:
        lines = _wrapped(words, self._width, "- ", "  ")
        for one in more:
            lines += _wrapped(one, self._width, "    ", "    ")
        return lines

    def brief(self, part: Part) -> list[str]:
        lines = [*_wrapped(part.title, self._width), *(f"  {line}" for line in part.lines)]
        return lines if part.is_continued else [*lines, ""]

    def end(self) -> list[str]:
        return [""]


class _Report:
    """Write the report section by section, skipping empty sections."""

    def __init__(
        self,
        comparison: Comparison,
        looks: _Markdown | _Plain,
        full: bool,
        ids: bool,
        width: int,
    ) -> None:
        self._width = width - _INDENT
        self._full = full
        self._ids = ids
        self._comparison = comparison
        self._maps = comparison.maps
        self._looks = looks
        self._graph = comparison.graph
        self._says = Phrasing(self._graph, ids)
        relations = comparison.maps.main.relations
        self._reasons = {one.references: one.reason for one in relations}
        self._reasons |= reuse_reasons(comparison.maps)

    def lines(self) -> Iterator[str]:
        yield from self._looks.heading(1, self._comparison.title or "Comparison")
        told = self._told()
        if any(used.date for used in self._maps.used.values()) and (self._full or not told):
            yield from self._looks.paragraph(f"{listed(list(self._authors()))}.")
        for part in told:
            yield from self._looks.brief(part)
        if told and not self._full:
            return
        parts = [
            *self._questions(),
            *self._unrelated(),
            *self._pairs(),
            *self._own(),
            *self._figures(),
        ]
        yield from parts or self._looks.paragraph("No relations between these maps were found.")

    def _told(self) -> tuple[Part, ...]:
        """The short form, with which the report begins."""
        if self._comparison.is_unrelated:
            return overview(self._comparison, self._ids, self._width)
        return summary(self._comparison, self._main, self._width)

    @cached_property
    def _main(self) -> MainRelations:
        return MainRelations(self._comparison)

    def _authors(self) -> Iterator[str]:
        """The authors by short name, with the dates of their maps, in the order of time."""
        for name in in_order_of_time(self._comparison.maps):
            who, date = self._says.author(name), self._maps.used[name].date
            yield f"{who} ({date})" if date else who

    # Questions

    def _questions(self) -> Iterator[str]:
        for table in self._comparison.written_questions:
            yield from self._looks.heading(2, table.text)
            yield from self._answers(table)

    def _answers(self, table: QuestionTable) -> Iterator[str]:
        when = place_in_time(self._graph)
        for answer in sorted(table.answers, key=lambda answer: when(answer.key)):
            more = [f"In short: {answer.reason}"] if answer.reason else []
            more += [self._ground(step, answer) for step in answer.grounds[:_GROUNDS]]
            more += [
                f"Reason: {key}, from a map that is not imported here"
                for key in self._graph.unresolved(answer.key)
            ]
            left = len(answer.grounds) - _GROUNDS
            if left > 0:
                more.append(f"and {left} more {'reason' if left == 1 else 'reasons'}")
            yield from self._looks.entry(self._says.entry(answer.key, dated=True), more)
        for told in silences(table, self._says.author):
            yield from self._looks.entry(told)
        yield from self._looks.end()

    def _ground(self, step: Step, answer: Answer) -> str:
        """A ground of an answer, with the comparison's comment on it."""
        reason = self._reasons.get((step.premises[0], step.argument or answer.key), "")
        foreign = step.premises[0].map not in ("", answer.map)
        return self._says.ground(step, answer.map, reason if foreign else "")

    # Disagreements

    def _pairs(self) -> Iterator[str]:
        """How each author relates to each of the others."""
        for title, groups in PairReports(self._comparison, self._says, self._main.weights).pairs():
            yield from self._looks.heading(2, title)
            for group in groups:
                yield from self._looks.heading(3, group.title)
                yield from self._entries(group.entries)

    def _own(self) -> Iterator[str]:
        """What the comparison relates within one map, or adds in words of its own."""
        links = [
            link
            for link in self._comparison.disagreements.all_links
            if len({side for key in link.ends if (side := side_of(key, self._graph))}) < _TWO
        ]
        yield from self._part("Related within one map", map(self._says.link, links))
        yield from self._part(
            "Added by the comparison",
            ((self._says.added(*one), []) for one in additions(self._maps)),
        )

    # Maps that no comparison map relates

    def _unrelated(self) -> Iterator[str]:
        if self._comparison.is_unrelated:
            for title, entries in unrelated_sections(self._comparison, self._says):
                yield from self._part(title, entries)

    # Figures

    def _figures(self) -> Iterator[str]:
        found = self._comparison.figures.uncompared
        yield from self._part("Too many figures to compare", map(self._uncompared, found))

    def _uncompared(self, found: UncomparedFigures) -> Entry:
        counts = [f"{self._says.author(name)}: {count}" for name, count in found.counts]
        measure = f" / {found.measure}" if found.measure else " in different measures"
        told = "Give the measures different names, for example with the year, to compare them."
        return f"{found.subject}{measure}", [f"Figures: {', '.join(counts)}", told]

    def _part(self, title: str, entries: Iterable[Entry]) -> Iterator[str]:
        items = list(entries)
        if items:
            yield from self._looks.heading(2, title)
            yield from self._entries(items)

    def _entries(self, entries: Iterable[Entry]) -> Iterator[str]:
        for words, more in entries:
            yield from self._looks.entry(words, more)
        yield from self._looks.end()


def _wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    return wrap(text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)

"""The band on top of a sheet: every question with the answers in a row, and the main relations."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from attrs import evolve

from argmap.comparison import Comparison, Link, Silence
from argmap.comparison.attribution import Views, views_of
from argmap.evaluation.main_relations import MainRelations
from argmap.frozen_class import frozen
from argmap.model import RelationKind
from argmap.render.comparison_sheet.disagreements import Disagreements, disagreements, sharpness
from argmap.render.comparison_sheet.rows import Row, is_anothers

if TYPE_CHECKING:
    from argmap.render.comparison_sheet.blocks import Block

_MOST_LINES: Final = 4
"""Lines between the answers to a question, unless there are more contradictions or objections."""
_MOST_BENEATH: Final = 3
"""Relations of other statements that are told in words at a question."""


@frozen
class BandRow:
    """A question in the band: the answers by map, and the main relations about it.

    The answers of an author are together on the first card, each reported one on a card of its own;
    ``silent`` says of each author without an answer why.
    ``links`` are relations between answers, drawn as lines; ``ends`` has for each the numbers of
    the cards of its two answers, by map. ``beneath`` are relations of other statements, told in
    words: a line between two answers would say that these clash or agree. ``sharpest`` is the
    sharpest disagreement about the question, and ``between`` the sharpest one between two authors'
    own answers. ``counts`` are those of all relations about the question, by the heading of their
    group.
    """

    key: str
    cells: Mapping[str, Sequence[Sequence[Row]]]
    silent: Mapping[str, Silence]
    links: tuple[Link, ...]
    ends: Mapping[Link, Mapping[str, int]]
    beneath: tuple[Link, ...]
    sharpest: Link | None
    between: Link | None
    counts: Mapping[str, int]

    def answers(self) -> Iterator[Row]:
        """All answers."""
        for cards in self.cells.values():
            for rows in cards:
                yield from rows

    def passing(self, name: str) -> int:
        """How many lines leave answers of an author that have others below them."""
        last = len(self.cells.get(name, ())) - 1
        return sum(self.ends[link].get(name, last) < last for link in self.links)

    def only(self, kept: Collection[Link]) -> BandRow:
        """The row without relations that are not among those to be kept."""
        return evolve(
            self,
            links=tuple(link for link in self.links if link in kept),
            beneath=tuple(link for link in self.beneath if link in kept),
        )


@frozen
class Band:
    """The band of a sheet: its columns, and its rows from the top.

    ``ranking`` has all relations that there may be in it, the strongest first.
    """

    names: tuple[str, ...]
    rows: tuple[BandRow, ...]
    ranking: tuple[Link, ...]

    def links(self) -> Iterator[Link]:
        """The relations in it, drawn or told in words."""
        for row in self.rows:
            yield from row.links
            yield from row.beneath

    def clashes(self) -> list[Link]:
        """The contradictions and objections in it, the strongest first."""
        links = set(self.links())
        return [link for link in self.ranking if link in links and link.kind.is_clash]

    def fewest(self, questions: int) -> int:
        """How many relations there must be so that each of the first questions has its sharpest."""
        return len({row.sharpest for row in self.rows[:questions]} - {None})

    def with_most(self, questions: int, relations: int) -> Band:
        """The band with at most so many questions and relations, the strongest of these."""
        band = evolve(self, rows=self.rows[:questions])
        links = set(band.links())
        kept = {*[link for link in self.ranking if link in links][:relations]}
        return evolve(band, rows=tuple(row.only(kept) for row in band.rows))


def plan_band(comparison: Comparison, names: Sequence[str], blocks: Sequence[Block]) -> Band | None:
    """Plan the band of a sheet with these columns and questions; ``None`` for a single question.

    The answers to one question are drawn below it anyway. The contradictions are those of the
    summary in a report, and those about a question are in the same order.
    """
    if len(blocks) < 2:
        return None
    main = MainRelations(comparison)
    rows = [_BandRow(comparison, main, names, block).plan() for block in blocks]
    answering = tuple(name for name in names if any(name in row.cells for row in rows))
    return Band(answering, tuple(rows), _ranking(rows, main))


def _ranking(rows: Sequence[BandRow], main: MainRelations) -> tuple[Link, ...]:
    """The relations in the rows, the strongest first.

    The sharpest disagreement about each question is before all others: a row without one would look
    as if nobody disagreed. Then come those between two authors' own answers to each, and where
    nobody disagrees, what is strongest. Of each of these, and then of the rest, all clashes are
    before all others: first those with which a report begins, then those between answers. Of the
    others, the strongest of each question is before the second of any.
    """
    clashes = [one.link for one in main.clashes]
    clashes += [link for row in rows for link in row.links if link.kind.is_clash]
    clashes += [link for row in rows for link in row.beneath if link.kind.is_clash]
    places: dict[Link, tuple[int, int]] = {}
    for row in rows:
        links = sorted((*row.links, *row.beneath), key=sharpness)
        places |= {link: (at, sharpness(link)) for at, link in enumerate(links)}
    others = sorted(places, key=lambda link: places[link])
    order = [link for link in dict.fromkeys((*clashes, *others)) if link in places]
    sharpest = {row.sharpest for row in rows}
    second = {row.between for row in rows}
    second |= {
        next(link for link in order if link in among)
        for row in rows
        if row.sharpest is None and (among := row.links or row.beneath)
    }
    return tuple(sorted(order, key=lambda link: (link not in sharpest, link not in second)))


@frozen(slots=False)
class _BandRow:
    """Chooses the relations of a question that are in the band."""

    comparison: Comparison
    main: MainRelations
    names: Sequence[str]
    block: Block

    def plan(self) -> BandRow:
        first = [link for link in (self._sharpest, self._between_authors) if link is not None]
        links = list(dict.fromkeys((*first, *self._main, *self._weighed)))
        lines = [link for link in links if link.kind.is_clash or link in first]
        lines = [link for link in lines if link in self._between]
        for link in links:
            is_free = len(lines) < _MOST_LINES or link in self._main
            is_free = is_free and link in self._between and link not in lines
            if is_free and not any(self._crosses(link, line) for line in lines):
                lines.append(link)
        told = [
            link
            for link in links
            if link not in self._between
            and (link in first or link in self._main or link.kind is RelationKind.CONTRADICTS)
        ]
        return BandRow(
            self.block.key,
            self._cells,
            silent=self._silent,
            links=tuple(lines),
            ends={link: self._between[link] for link in lines},
            beneath=tuple(told[:_MOST_BENEATH]),
            sharpest=self._sharpest,
            between=self._between_authors,
            counts={group.heading: len(group.pairs) for group in self.block.groups},
        )

    @property
    def _sharpest(self) -> Link | None:
        return self._disagreements.sharpest

    @property
    def _between_authors(self) -> Link | None:
        """The sharpest disagreement between two authors' own answers."""
        return self._disagreements.between_authors

    @cached_property
    def _disagreements(self) -> Disagreements:
        return disagreements(self.block, self.comparison, self.main.weights)

    @cached_property
    def _cells(self) -> dict[str, list[list[Row]]]:
        answers = self.block.answers
        return {name: _cards_of(rows, self.comparison) for name, rows in answers.items()}

    @property
    def _silent(self) -> Mapping[str, Silence]:
        tables = self.comparison.written_questions
        silent = next(table.silent for table in tables if table.key == self.block.key)
        return {name: why for name, why in silent.items() if name not in self._cells}

    @cached_property
    def _weighed(self) -> list[Link]:
        """The relations about the question, the sharpest and weightiest first."""
        links = [pair.link for pair in self.block.pairs()]
        links = [link for link in links if not self._is_report(link)]
        weighed = self.main.weights.in_order(links)
        return [one.link for one in sorted(weighed, key=lambda one: sharpness(one.link))]

    @cached_property
    def _main(self) -> list[Link]:
        """Those with which a report begins, in its order."""
        drawn = {pair.link for pair in self.block.pairs()}
        return [link for link in self.main.told_first if link in drawn]

    @cached_property
    def _between(self) -> dict[Link, dict[str, int]]:
        """The relations between two answers, with the number of the card of each, by map."""
        places = {
            row.key: (name, number)
            for name, cards in self._cells.items()
            for number, rows in enumerate(cards)
            for row in rows
        }
        return {
            pair.link: dict(places[key] for key in pair.link.ends)
            for pair in self.block.pairs()
            if all(key in places for key in pair.link.ends)
        }

    def _is_report(self, link: Link) -> bool:
        return views_of(link, self.comparison.maps) is Views.REPORT

    def _crosses(self, one: Link, other: Link) -> bool:
        """Whether the lines of two relations would cross, since each has one end in the other."""
        spans = [sorted(map(self.names.index, self._between[link])) for link in (one, other)]
        (first, last), (start, end) = sorted(spans)
        return first < start < last < end


def _cards_of(rows: Sequence[Row], comparison: Comparison) -> list[list[Row]]:
    """The answers in a column by card."""
    is_report = [is_anothers(row, comparison.maps) for row in rows]
    own = [row for row, is_others in zip(rows, is_report, strict=True) if not is_others]
    reports = [[row] for row, is_others in zip(rows, is_report, strict=True) if is_others]
    return [own, *reports] if own else reports

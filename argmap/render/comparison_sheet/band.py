"""The band on top of a sheet: every question with the answers in a row, and the main relations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import inf
from typing import TYPE_CHECKING

from attrs import frozen

from argmap.comparison import Comparison, Link
from argmap.evaluation.main_relations import MOST_AGREEMENTS, MainRelations
from argmap.model import Reference
from argmap.render.comparison_sheet.rows import Row, is_anothers
from argmap.verbalize.speakers import speaker

if TYPE_CHECKING:
    from argmap.render.comparison_sheet.blocks import Block


@frozen
class BandRow:
    """A question in the band: the answers by map, and the main relations about it.

    The answers of an author are together on the first card, each reported one on a card of its own.
    ``ends`` has for each relation the number of the card to which it belongs, by map.
    ``counts`` are those of all relations about the question, by the heading of their group.
    """

    key: str
    cells: Mapping[str, Sequence[Sequence[Row]]]
    links: tuple[Link, ...]
    ends: Mapping[Link, Mapping[str, int]]
    counts: Mapping[str, int]

    def answers(self) -> Iterator[Row]:
        """All answers."""
        for cards in self.cells.values():
            for rows in cards:
                yield from rows


@frozen
class Band:
    """The band of a sheet: its columns, and its rows from the top."""

    names: tuple[str, ...]
    rows: tuple[BandRow, ...]


def plan_band(comparison: Comparison, names: Sequence[str], blocks: Sequence[Block]) -> Band | None:
    """Plan the band of a sheet with these columns and questions; ``None`` for a single question.

    The answers to one question are drawn below it anyway. The contradictions are those of the
    summary in a report, and those about a question are in the same order.
    """
    if len(blocks) < 2:
        return None
    main = MainRelations(comparison)
    links = [one.link for one in (*main.clashes, *main.agreements[:MOST_AGREEMENTS])]
    rows = []
    for block in blocks:
        drawn = {pair.link for pair in block.pairs()}
        about = tuple(link for link in links if link in drawn)
        cells = {name: _cards_of(answers, comparison) for name, answers in block.answers.items()}
        ends = {link: _cards_at(link, cells, comparison) for link in about}
        counts = {group.heading: len(group.pairs) for group in block.groups}
        rows.append(BandRow(block.key, cells, about, ends, counts))
    return Band(
        tuple(name for name in names if any(name in row.cells for row in rows)), tuple(rows)
    )


def _cards_of(rows: Sequence[Row], comparison: Comparison) -> list[list[Row]]:
    """The answers in a column by card."""
    is_report = [is_anothers(row, comparison.maps) for row in rows]
    own = [row for row, is_others in zip(rows, is_report, strict=True) if not is_others]
    reports = [[row] for row, is_others in zip(rows, is_report, strict=True) if is_others]
    return [own, *reports] if own else reports


def _cards_at(
    link: Link, cells: Mapping[str, Sequence[Sequence[Row]]], comparison: Comparison
) -> dict[str, int]:
    """The numbers of the cards to which both ends of a relation belong, by map.

    Of several answers of a map, it is that of the same speaker whose case the end is closest to.
    """
    found = {}
    for key in link.ends:
        name = comparison.graph.side(key)
        costs = [
            min(_distance(key, row.key, comparison) for row in rows) for rows in cells.get(name, ())
        ]
        if costs:
            found[name] = costs.index(min(costs))
    return found


def _distance(key: Reference, answer: Reference, comparison: Comparison) -> tuple[bool, float]:
    """Whether a statement is not by the speaker of an answer, and how far below it it is."""
    case = comparison.graph.supporting_case(answer)
    is_anothers = speaker(key, comparison.maps) != speaker(answer, comparison.maps)
    return is_anothers, case.depth(key) if key in case else inf

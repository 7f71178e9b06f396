"""The band on top of a sheet: every question with the answers in a row, and the main relations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from argmap.comparison import Comparison, Link
from argmap.evaluation.main_relations import MOST_AGREEMENTS, MainRelations

if TYPE_CHECKING:
    from argmap.render.comparison_sheet.blocks import Block
    from argmap.render.comparison_sheet.rows import Row


@frozen
class BandRow:
    """A question in the band: the answers by map, and the main relations about it."""

    key: str
    cells: Mapping[str, Sequence[Row]]
    links: tuple[Link, ...]


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
        rows.append(BandRow(block.key, block.answers, about))
    return Band(
        tuple(name for name in names if any(name in row.cells for row in rows)), tuple(rows)
    )

"""Tables of the figures that compared maps give for the same subjects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import pairwise
from typing import Final

from argmap.comparison import Figures, StatedFigure
from argmap.frozen_class import frozen
from argmap.model import Reference
from argmap.model.name_matching import normal_form

_FIGURES: Final = 12
"""Maximum number of figures per map in a table."""


class TableSort(Enum):
    """How the figures in a table compare: the text on its card, and the label used elsewhere."""

    DIFFER = "figures differ", "figures that differ"
    AGREE = "figures agree", "figures that agree"
    OTHER_MEASURES = "other measures", "figures in other measures"
    TOO_MANY = "too many figures to compare", "too many figures to compare"

    def __init__(self, caption: str, heading: str) -> None:
        self.caption = caption
        self.heading = heading


@frozen
class Table:
    """Figures of one subject from two maps.

    ``more`` counts, per map, the figures not listed in ``stated``; ``keys`` are the statements
    with any of the figures, listed or not.
    """

    sort: TableSort
    names: tuple[str, str]
    stated: tuple[StatedFigure, ...]
    more: tuple[int, int] = (0, 0)
    keys: frozenset[Reference] = frozenset()


def tables_of(figures: Figures) -> Iterator[Table]:
    """A table for each subject with figures in two maps, differing figures first."""
    for sort, pairs in (
        (TableSort.DIFFER, figures.conflicts),
        (TableSort.AGREE, figures.agreements),
        (TableSort.OTHER_MEASURES, figures.related),
    ):
        found: dict[tuple[str, str, str], dict[StatedFigure, None]] = {}
        for pair in pairs:
            one, other = sorted((pair.first.key.map, pair.second.key.map))
            stated = found.setdefault((normal_form(pair.subject), one, other), {})
            stated[pair.first] = stated[pair.second] = None
        for (_, one, other), stated in found.items():
            yield _table(sort, (one, other), stated)
    for uncompared in figures.uncompared:
        counts = dict(uncompared.counts)
        for both in pairwise(uncompared.first):
            left, right = (stated.key.map for stated in both)
            more = counts[left] - 1, counts[right] - 1
            yield Table(TableSort.TOO_MANY, (left, right), both, more)


def _table(sort: TableSort, names: tuple[str, str], figures: Iterable[StatedFigure]) -> Table:
    by_map: dict[str, list[StatedFigure]] = {name: [] for name in names}
    for one in figures:
        by_map[one.key.map].append(one)
    shown = tuple(one for name in names for one in by_map[name][:_FIGURES])
    left = [max(0, len(by_map[name]) - _FIGURES) for name in names]
    keys = frozenset(one.key for stated in by_map.values() for one in stated)
    return Table(sort, names, shown, (left[0], left[1]), keys)

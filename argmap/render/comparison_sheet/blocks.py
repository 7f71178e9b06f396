"""The parts of a sheet before they are drawn: blocks with answers, relations, trees and tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import Factory, define

from argmap.comparison import Link
from argmap.frozen_class import frozen
from argmap.model import Reference
from argmap.render.comparison_sheet.figure_tables import Table
from argmap.render.comparison_sheet.rows import Row

ADDED: Final = "added by this comparison"
BELOW: Final = "what supports the answers"
"""Headings of groups that are not groups of relations."""


@frozen
class Pair:
    """A relation, and the rows of its two statements from left to right."""

    link: Link
    left: Row
    right: Row

    @property
    def rows(self) -> tuple[Row, Row]:
        """Both rows."""
        return self.left, self.right


@frozen
class Group:
    """Relations of one sort, with their heading."""

    heading: str
    pairs: tuple[Pair, ...]


@define
class Block:
    """A question with everything drawn for it; an empty ``key`` means outside any question.

    ``names`` are the maps that say something about it, in the order of time, and ``silent`` the
    others. ``answers`` holds the rows of the answers in each map's column; ``own`` the comparison's
    own answers, which belong to no single map, and ``own_notes`` notes on their support and
    attacks. ``groups`` are the relations across the columns; ``trees`` the statements below the
    relations, by column, under the heading ``below``; ``tables`` the tables of figures.
    ``omitted`` counts the relations that there is no room for, by the heading of their group.
    """

    key: str
    names: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    answers: dict[str, list[Row]] = Factory(dict)
    own: list[Reference] = Factory(list)
    own_notes: dict[Reference, list[str]] = Factory(dict)
    groups: list[Group] = Factory(list)
    trees: dict[str, list[Row]] = Factory(dict)
    below: str = ADDED
    tables: list[Table] = Factory(list)
    omitted: dict[str, int] = Factory(dict)

    @property
    def answer_keys(self) -> set[Reference]:
        """The statements that answer the question."""
        return {row.key for rows in self.answers.values() for row in rows}

    def rows(self) -> Iterator[tuple[str, Row]]:
        """All rows with their maps, in the order in which they are drawn."""
        for name, rows in self.answers.items():
            yield from ((name, row) for row in rows)
        for pair in self.pairs():
            for row in pair.rows:
                yield row.side, row
        for name, rows in self.trees.items():
            yield from ((name, row) for row in rows)

    def pairs(self) -> Iterator[Pair]:
        """The relations of all groups."""
        for group in self.groups:
            yield from group.pairs

    @property
    def is_empty(self) -> bool:
        """Whether nothing is drawn for it."""
        drawn = (self.own, self.groups, self.tables, *self.answers.values(), *self.trees.values())
        return not any(drawn)

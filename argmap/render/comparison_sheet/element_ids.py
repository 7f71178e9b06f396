"""Ids of the parts of a sheet in its SVG; a page uses them to find the parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import Factory, define

from argmap.comparison import Link
from argmap.frozen_class import frozen
from argmap.model.items import LOCAL
from argmap.render.comparison_sheet.blocks import Block, Group
from argmap.render.comparison_sheet.plan import SheetPlan
from argmap.render.comparison_sheet.rows import Row

Place = tuple[str, int]
"""The map of a column, and the number of a row in it."""


@frozen
class GroupNames:
    """The ids of a group of relations: of its heading, and of each relation with its two cards."""

    head: str
    links: tuple[str, ...]
    ends: tuple[tuple[str, str], ...]


@frozen
class BlockNames:
    """The ids of everything in a block.

    ``head`` is the id of its question or section title, and ``below`` that of the heading of its
    trees; the other fields match those of :class:`.Block`.
    """

    head: str
    own: tuple[str, ...]
    answers: Mapping[Place, str]
    groups: tuple[GroupNames, ...]
    below: str
    trees: Mapping[Place, str]
    tables: tuple[str, ...]

    def links(self) -> Iterator[str]:
        """The ids of the relations of all groups."""
        for group in self.groups:
            yield from group.links

    def rows(self) -> Iterator[str]:
        """The ids of all rows, in the order of :meth:`.Block.rows`."""
        yield from self.answers.values()
        for group in self.groups:
            for ends in group.ends:
                yield from ends
        yield from self.trees.values()


def name_sheet(plan: SheetPlan) -> tuple[BlockNames, ...]:
    """Assign ids to the parts of each block; repeated statements get a number."""
    naming = _Naming()
    return tuple(_name_block(block, naming) for block in plan.blocks)


def author_name(map: str) -> str:
    """The id of an author's strip on top of the band."""
    return f"map-{map}"


def speaker_name(head: str, map: str) -> str:
    """The id of an author's strip in the block whose head has this id."""
    return f"{head}-speaker-{map}"


def silent_name(head: str, map: str) -> str:
    """The id of the card that says that an author gives no answer."""
    return f"{head}-silent-{map}"


def cell_name(question: str, map: str, number: int = 0) -> str:
    """The id of an author's answer in the band; the first one has the number 0."""
    return f"band-{question}-{map}" + (f"__{number + 1}" if number else "")


def unanswered_name(question: str, map: str) -> str:
    """The id of the words in the band that say why an author gives no answer."""
    return f"band-{question}-{map}-silent"


def count_name(question: str) -> str:
    """The id of the count of relations beside a question in the band."""
    return f"band-{question}-count"


def beneath_name(question: str, heading: str) -> str:
    """The id of the heading of relations that are told in words in the band."""
    return f"band-{question}-{heading.replace(' ', '-')}"


def lane_name(question: str, link: Link) -> str:
    """The id of a relation in the band."""
    ends = f"{link.first}-{link.kind.value}-{link.second}"
    return f"band-{question}-{ends}".replace(".", "--")


def _name_block(block: Block, naming: _Naming) -> BlockNames:
    base = block.key or "section"
    head = naming.name(base)
    return BlockNames(
        head=head,
        own=tuple(naming.name(str(key)) for key in block.own),
        answers=_name_rows(block.answers, naming),
        groups=tuple(_name_group(group, base, naming) for group in block.groups),
        below=naming.name(f"{base}-below"),
        trees=_name_rows(block.trees, naming),
        tables=tuple(naming.name("figure") for _ in block.tables),
    )


def _name_rows(columns: Mapping[str, list[Row]], naming: _Naming) -> dict[Place, str]:
    return {
        (name, number): naming.name(str(row.key))
        for name, rows in columns.items()
        for number, row in enumerate(rows)
    }


def _name_group(group: Group, base: str, naming: _Naming) -> GroupNames:
    links = [pair.link for pair in group.pairs]
    return GroupNames(
        head=naming.name(f"{base}-{group.heading.replace(' ', '-')}"),
        links=tuple(naming.name(f"{one.first}-{one.kind.value}-{one.second}") for one in links),
        ends=tuple(
            (naming.name(str(pair.left.key)), naming.name(str(pair.right.key)))
            for pair in group.pairs
        ),
    )


@define
class _Naming:
    given: dict[str, int] = Factory(dict)

    def name(self, key: str) -> str:
        base = f"s-{key.replace('.', '--').replace(LOCAL, '_')}"
        self.given[base] = self.given.get(base, 0) + 1
        return base if self.given[base] == 1 else f"{base}__{self.given[base]}"

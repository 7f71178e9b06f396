"""Ids of the parts of a sheet in its SVG; a page uses them to find the parts."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import Factory, define, frozen

from argmap.model.items import LOCAL
from argmap.render.comparison_sheet.plan import Block, SheetPlan


@frozen
class BlockNames:
    """The ids of everything in a block.

    ``head`` is the id of its question or section title; the other fields match those of
    :class:`.Block`. ``rows`` is keyed by (map, row number).
    """

    head: str
    own: tuple[str, ...]
    rows: Mapping[tuple[str, int], str]
    links: tuple[str, ...]
    tables: tuple[str, ...]


def name_sheet(plan: SheetPlan) -> tuple[BlockNames, ...]:
    """Assign ids to the parts of each block; repeated statements get a number."""
    naming = _Naming()
    return tuple(_name_block(block, plan.names, naming) for block in plan.blocks)


def line_name(first: str, second: str) -> str:
    """The id of the line from one part to another."""
    return f"e-{first}--{second}"


def _name_block(block: Block, maps: tuple[str, ...], naming: _Naming) -> BlockNames:
    return BlockNames(
        head=naming.name(block.key or "section"),
        own=tuple(naming.name(str(key)) for key in block.own),
        rows={
            (map, number): naming.name(str(row.key))
            for map in maps
            for number, row in enumerate(block.columns[map])
        },
        links=tuple(
            naming.name(f"{link.first}-{link.kind.value}-{link.second}") for link in block.links
        ),
        tables=tuple(naming.name("figure") for _ in block.tables),
    )


@define
class _Naming:
    given: dict[str, int] = Factory(dict)

    def name(self, key: str) -> str:
        base = f"s-{key.replace('.', '--').replace(LOCAL, '_')}"
        self.given[base] = self.given.get(base, 0) + 1
        return base if self.given[base] == 1 else f"{base}__{self.given[base]}"

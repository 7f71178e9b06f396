"""The authors' columns of a sheet, for the script of a comparison's page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from argmap.render.comparison_sheet.blocks import Block
from argmap.render.comparison_sheet.element_ids import (
    BlockNames,
    author_name,
    cell_name,
    lane_name,
    name_sheet,
    silent_name,
    speaker_name,
    unanswered_name,
)
from argmap.render.comparison_sheet.plan import SheetPlan
from argmap.render.output.canvas import line_name


class ColumnData(TypedDict):
    """The columns of a sheet.

    ``authors`` has the label of each author, by the name of the map. ``rows`` are the rows of
    strips with the authors' names from the top, each with the id of its strips by map. ``parts``
    has for each element that is hidden with an author the maps of its authors: two for a relation
    and for its statements.
    """

    authors: dict[str, str]
    rows: list[dict[str, str]]
    parts: dict[str, list[str]]


def column_data(plan: SheetPlan, labels: Mapping[str, str]) -> ColumnData:
    """The columns of a sheet, for JSON; ``labels`` are the authors' names, by map."""
    rows: list[dict[str, str]] = []
    parts: dict[str, list[str]] = {}
    if plan.band is not None:
        rows.append({name: author_name(name) for name in plan.band.names})
    for block, names in zip(plan.blocks, name_sheet(plan), strict=True):
        if block.names:
            rows.append({name: speaker_name(names.head, name) for name in block.names})
        parts |= _block_parts(block, names)
    parts |= _band_parts(plan)
    return {"authors": {name: labels[name] for name in plan.names}, "rows": rows, "parts": parts}


def _block_parts(block: Block, names: BlockNames) -> dict[str, list[str]]:
    parts = {
        name: [map] for found in (names.answers, names.trees) for (map, _), name in found.items()
    }
    parts |= {silent_name(names.head, name): [name] for name in block.names}
    for group, group_names in zip(block.groups, names.groups, strict=True):
        for pair, ends in zip(group.pairs, group_names.ends, strict=True):
            parts |= {name: [row.side for row in pair.rows] for name in ends}
    return parts


def _band_parts(plan: SheetPlan) -> dict[str, list[str]]:
    """The answers and relations in the band."""
    parts: dict[str, list[str]] = {}
    sides = {
        pair.link: [row.side for row in pair.rows]
        for block in plan.blocks
        for pair in block.pairs()
    }
    for row in plan.band.rows if plan.band is not None else ():
        for name, answers in row.cells.items():
            parts |= {cell_name(row.key, name, number): [name] for number in range(len(answers))}
        parts |= {unanswered_name(row.key, name): [name] for name in row.silent}
        parts |= {lane_name(row.key, link): sides[link] for link in row.beneath}
        for link in row.links:
            lane = lane_name(row.key, link)
            parts[lane] = sides[link]
            for name, number in row.ends[link].items():
                parts[line_name(cell_name(row.key, name, number), lane)] = sides[link]
    return parts

"""References from one page of a comparison to another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from attrs import evolve

from argmap.model import Reference
from argmap.render.comparison_sheet.band import Band
from argmap.render.comparison_sheet.blocks import Block, Group, Pair
from argmap.render.comparison_sheet.element_ids import cell_name, count_name, name_sheet
from argmap.render.comparison_sheet.plan import SheetPlan
from argmap.render.comparison_sheet.rows import Row
from argmap.render.output.picture_graph import Graph, Node
from argmap.render.text_layout.caption import Caption

_UNKNOWN: Final = 88
"""A page number as wide as most, before the pages are numbered."""


class Home(NamedTuple):
    """Where a statement is drawn in full: the page, and the name of its card there."""

    page: int
    name: str


def is_reference(row: Row) -> bool:
    """Whether a row only refers to a statement that is drawn in full elsewhere."""
    return row.is_again or row.is_short


def with_pages(block: Block, homes: Mapping[Reference, Home] | None = None) -> Block:
    """The block with the pages to which its rows refer; without ``homes``, with any page."""

    def numbered(row: Row) -> Row:
        if not is_reference(row):
            return row
        if homes is None:
            return evolve(row, page=_UNKNOWN)
        return evolve(row, page=homes[row.key].page if row.key in homes else 0)

    columns = [
        {name: [numbered(row) for row in rows] for name, rows in found.items()}
        for found in (block.answers, block.trees)
    ]
    groups = [
        Group(
            group.heading,
            tuple(
                Pair(pair.link, numbered(pair.left), numbered(pair.right)) for pair in group.pairs
            ),
        )
        for group in block.groups
    ]
    return evolve(block, answers=columns[0], trees=columns[1], groups=groups)


def with_page_numbers(graph: Graph, band: Band, questions: Mapping[str, Home]) -> Graph:
    """The graph of a band, of which each question leads to its first page and has its number."""
    links: dict[str, str] = {}
    for key, home in questions.items():
        rows = [row for row in band.rows if row.key == key]
        cells = {name: len(answers) for row in rows for name, answers in row.cells.items()}
        links |= dict.fromkeys(
            (
                f"band-{key}",
                count_name(key),
                *(cell_name(key, name, at) for name in cells for at in range(cells[name])),
            ),
            f"#{home.name}",
        )
    counted = {node.name for node in graph.nodes()}
    numbers = {
        count_name(key) if count_name(key) in counted else f"band-{key}": home.page
        for key, home in questions.items()
    }
    items = tuple(
        _numbered(item, numbers) if isinstance(item, Node) else item for item in graph.items
    )
    return linked(graph._replace(items=items), links)


def homes_of(plans: Sequence[SheetPlan]) -> dict[Reference, Home]:
    """Where each statement is drawn in full, given the plans of all pages."""
    found: dict[Reference, Home] = {}
    for number, plan in enumerate(plans, 1):
        for block, names in zip(plan.blocks, name_sheet(plan), strict=True):
            for (_, row), name in zip(block.rows(), names.rows(), strict=True):
                if not is_reference(row):
                    found.setdefault(row.key, Home(number, name))
    return found


def references_of(plan: SheetPlan, homes: Mapping[Reference, Home]) -> dict[str, str]:
    """The links of the cards that only refer to a statement, by the name of the card."""
    found = {}
    for block, names in zip(plan.blocks, name_sheet(plan), strict=True):
        for (_, row), name in zip(block.rows(), names.rows(), strict=True):
            if is_reference(row) and row.key in homes:
                found[name] = f"#{homes[row.key].name}"
    return found


def linked(graph: Graph, links: Mapping[str, str]) -> Graph:
    """The graph with links on some of its cards."""
    return graph._replace(
        items=tuple(
            item._replace(link=links.get(item.name, item.link)) if isinstance(item, Node) else item
            for item in graph.items
        )
    )


def _numbered(node: Node, numbers: Mapping[str, int]) -> Node:
    """A question in the band, with the number of its page."""
    if node.name not in numbers or not isinstance(node.panel, Caption):
        return node
    *runs, last = node.panel.runs
    last = last._replace(text=f"{last.text}  p. {numbers[node.name]}")
    return node._replace(panel=node.panel._replace(runs=(*runs, last)))

"""What one reads on pages: cards, their words and sizes, and where references lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from warnings import catch_warnings, simplefilter

from argmap.comparison import Comparison
from argmap.model import ArgumentMap
from argmap.render import EngineWarning, Paper, View
from argmap.render.drawings import booklet_of
from argmap.render.output.picture_graph import Node
from argmap.render.pages.booklet import Booklet, Sheet
from argmap.render.text_layout.card_layout import Card
from argmap.render.text_layout.text_blocks import Line


class Reference(NamedTuple):
    """A reference with a page number, and the id to which it leads."""

    page: int
    link: str


def booklet(
    what: ArgumentMap | Comparison, paper: str = "a4", view: View | None = None
) -> tuple[Booklet, list[str]]:
    """The pages, and what is told of them."""
    with catch_warnings(record=True) as caught:
        simplefilter("always", EngineWarning)
        found = booklet_of(what, Paper.of(paper), view=view or View())
    return found, [str(one.message) for one in caught]


def names(sheet: Sheet) -> list[str]:
    """The ids of everything on a page."""
    return [node.name for node in sheet.graph.nodes()]


def lines(node: Node) -> Iterator[tuple[str, Line]]:
    """The lines of a card or caption, each with its link."""
    if isinstance(node.panel, Card):
        for row in node.panel.rows:
            for line in row.lines:
                yield row.link, line
            yield row.link, row.corner
    elif node.panel is not None:
        for run in node.panel.runs:
            yield "", (run,)


def words(sheet: Sheet) -> str:
    """The words on a page."""
    return " ".join(
        run.text for node in sheet.graph.nodes() for _, line in lines(node) for run in line
    )


def references(sheet: Sheet) -> Iterator[Reference]:
    """The references on a page."""
    for node in sheet.graph.nodes():
        for link, line in lines(node):
            said = "".join(run.text for run in line)
            leads = link or node.link
            found = re.search(r"\bp\. (\d+)$", said.strip())
            if found and leads.startswith("#"):
                yield Reference(int(found[1]), leads.removeprefix("#"))


def pages_of(booklet: Booklet) -> dict[str, int]:
    """The first page on which each id is."""
    found: dict[str, int] = {}
    for number, sheet in enumerate(booklet.sheets, 1):
        for name in names(sheet):
            found.setdefault(name, number)
    return found


def is_on_paper(sheet: Sheet, paper: tuple[float, float]) -> bool:
    """Whether everything is within the edges of the page."""
    places = sheet.places
    wide, high = max(paper), max(paper)
    if float(places.size[0]) < float(places.size[1]):
        wide = min(paper)
    else:
        high = min(paper)
    for number, node in enumerate(sheet.graph.nodes()):
        x, y = places.corners[number]
        left, top = places.seen((x, y))
        right, foot = places.seen((x + node.size[0], y + node.size[1]))
        if left < 0 or top < 0 or right > wide or foot > high:
            return False
    return True

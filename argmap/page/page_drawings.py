"""The drawings of a page: what they leave out, since the page has it, and the overviews."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Final, NamedTuple

from argmap.formulas.plain_text import plain_text
from argmap.frozen_class import frozen
from argmap.model import ArgumentMap, Kind
from argmap.model.numbering import names
from argmap.render import Theme
from argmap.render.diagram.scene_builder import box_name
from argmap.render.drawings import drawing_of_overview
from argmap.render.output.picture_graph import Edge, Node, Rank, Stack
from argmap.render.output.rendering import Drawing, inline_picture
from argmap.render.output.svg_parts import Picture
from argmap.sources import Verdict
from argmap.verbalize.overview_phrases import share

Part = Node | Stack | Edge | Rank
"""What a graph consists of."""

_NARROW: Final = 340
"""Width in points of the overview for small screens."""


class ListedThesis(NamedTuple):
    """A thesis by its number or id and its title; ``card`` is the id of its card in the map."""

    card: str
    name: str
    title: str


@frozen
class Overviews:
    """The overview of a map, one for small screens, and how much of the map they show.

    ``theses`` are listed above it if there are several: the later ones are further down.
    """

    wide: Picture
    narrow: Picture
    share: str
    theses: tuple[ListedThesis, ...] = ()


def overviews(
    map: ArgumentMap,
    theme: str | Theme,
    verdicts: Sequence[Verdict],
    engine: str | None,
    *,
    ids: bool = False,
) -> Overviews:
    """The overviews of a map, whose cards are links.

    Cards have ids instead of numbers if ``ids`` is set.
    """

    def drawing(width: int | None = None) -> Drawing:
        made = drawing_of_overview(
            map, theme, verdicts, engine=engine, width=width, is_linked=True, ids=ids
        )
        return untitled(made)

    def picture(made: Drawing, name: str) -> Picture:
        return inline_picture(made, engine, lambda: None, name)

    wide, narrow = drawing(), drawing(_NARROW)
    shown = {node.link for node in wide.graph.nodes() if node.sort.startswith("card")}
    told = share(len(shown), len(map.statements))
    pictures = picture(wide, "overview"), picture(_renamed(narrow), "narrow-overview")
    return Overviews(*pictures, told, _theses(map, ids=ids))


def _theses(map: ArgumentMap, *, ids: bool) -> tuple[ListedThesis, ...]:
    """The titled theses of a map, unless there is only one."""
    named = names(map, ids=ids)
    found = [
        ListedThesis(box_name(map, one.key), named[one.key], plain_text(one.title))
        for one in map.statements
        if one.kind is Kind.THESIS and one.title
    ]
    return tuple(found) if len(found) > 1 else ()


def _renamed(overview: Drawing) -> Drawing:
    """An overview with other ids, for a page that has it twice; it has no tooltips."""

    def other(name: str) -> str:
        return f"n{name.removeprefix('o')}" if name.startswith("o-") else name

    def renamed(node: Node) -> Node:
        link = f"#{other(node.link.removeprefix('#'))}" if node.link else ""
        return node._replace(name=other(node.name), link=link, tip="")

    graph = overview.graph
    items = tuple(renamed(item) if isinstance(item, Node) else item for item in graph.items)
    reading = tuple(other(name) for name in graph.reading)
    return overview._replace(graph=graph._replace(items=items, reading=reading))


def untitled(drawing: Drawing) -> Drawing:
    """The drawing without its title, which the page has as its heading; a title alone stays."""
    graph = drawing.graph
    if not graph.items:
        return drawing

    def is_title(item: object) -> bool:
        return isinstance(item, Node) and item.sort == "title"

    rest = graph._replace(
        items=tuple(item for item in graph.items if not is_title(item)),
        stacked=tuple(item for item in graph.stacked if not is_title(item)),
        reading=tuple(name for name in graph.reading if name != "title"),
    )
    return drawing._replace(graph=rest)


def without_tips(drawing: Drawing, names: Container[str]) -> Drawing:
    """The drawing without tooltips of cards; the script writes them from their entries."""

    def bare(node: Node) -> Node:
        return node._replace(tip="") if node.name in names else node

    def part(item: Part) -> Part:
        if isinstance(item, Stack):
            return item._replace(nodes=tuple(bare(node) for node in item.nodes))
        return bare(item) if isinstance(item, Node) else item

    graph = drawing.graph
    stacked = tuple(bare(item) if isinstance(item, Node) else item for item in graph.stacked)
    items = tuple(part(item) for item in graph.items)
    return drawing._replace(graph=graph._replace(items=items, stacked=stacked))

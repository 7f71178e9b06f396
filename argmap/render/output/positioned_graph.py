"""Where all that is drawn lies, once the engine has laid a picture out."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Final, NamedTuple, TypeVar

from argmap.render.output.graphviz_layout import Places
from argmap.render.output.picture_graph import Graph, Node, Point
from argmap.render.text_layout.caption import RULE, Caption, line_height
from argmap.render.text_layout.card_layout import Card, Row
from argmap.render.text_layout.legend_layout import Key
from argmap.render.text_layout.legend_samples import SAMPLE, Sample
from argmap.render.text_layout.text_blocks import LEADING, Line, Run

T = TypeVar("T")

_DESCENT: Final = 0.3
"""Ems from the foot of a row to the baseline of a line that stands there, but for a point."""


class PlacedRun(NamedTuple):
    """A run of type whose baseline begins at a point."""

    run: Run
    x: float
    base: float


class PlacedRow(NamedTuple):
    """The runs of a row of a card, and where the row leads."""

    runs: tuple[PlacedRun, ...]
    link: str = ""


class PlacedSign(NamedTuple):
    """A sign of a key and the runs of its meaning.

    ``sample`` is drawn from ``x`` on, around the height ``middle``.
    """

    sample: Sample | None
    x: float
    middle: float
    runs: tuple[PlacedRun, ...]


class Frame(NamedTuple):
    """A box by its upper left corner, its width and its height in points."""

    x: float
    y: float
    wide: float
    high: float


def spread(graph: Graph, places: Places) -> tuple[Graph, Places]:
    """A picture in which what stands on the page is as wide as all of it, and begins at its left.

    That is so for every picture but where ranks run down: there the engine puts the middles of
    its parts below one another, and how wide a map will be is known only now.
    """
    if not graph.is_vertical:
        return graph, places
    nodes = [*graph.nodes()]
    left = min((x for x, _ in places.corners.values()), default=0.0)
    right = max((x + nodes[one].size[0] for one, (x, _) in places.corners.items()), default=0.0)
    corners = dict(places.corners)
    across: dict[str, Node] = {}
    for number, node in enumerate(nodes):
        if isinstance(node.panel, Caption):
            corners[number] = left, corners[number][1]
            wide = max(node.panel.width, ceil(right - left))
            across[node.name] = node._replace(panel=node.panel._replace(width=wide))

    def widened(part: T) -> T | Node:
        return across.get(part.name, part) if isinstance(part, Node) else part

    stacked = tuple(map(widened, graph.stacked))
    items = tuple(map(widened, graph.items))
    return graph._replace(stacked=stacked, items=items), places._replace(corners=corners)


def frame_of(card: Card, corner: Point) -> Frame:
    """The middle of a card's border; a heavy border lies within the card's size."""
    inset = card.border / 2 if card.border > 1 else 0
    (x, y), wide, high = corner, card.width - 2 * inset, card.height - 2 * inset
    return Frame(x + inset, y + inset, wide, high)


def rows_of(card: Card, corner: Point) -> Iterator[PlacedRow]:
    """The rows of a card that hold lines, from the top."""
    left = corner[0] + card.border + card.bar + card.pad
    top = corner[1] + card.border
    for row in card.rows:
        if row.lines:
            yield PlacedRow(tuple(_row(row, left, top, card.measure)), row.link)
        top += row.high


def lines_of(caption: Caption, corner: Point) -> Iterator[PlacedRun]:
    """The lines of a caption; those of its key are apart: see :func:`signs_of`."""
    x, y = corner[0], _below_rule(caption, corner)
    for run in caption.runs:
        yield PlacedRun(run, x, _middle(run, y, line_height(run)))
        y += line_height(run)


def signs_of(caption: Caption, corner: Point) -> Iterator[PlacedSign]:
    """The signs of a caption's key, if it has one."""
    if caption.key is not None:
        top = _below_rule(caption, corner) + sum(map(line_height, caption.runs))
        yield from _signs(caption.key, corner[0], top)


def runs_of(caption: Caption, corner: Point) -> Iterator[PlacedRun]:
    """All the type of a caption."""
    yield from lines_of(caption, corner)
    for sign in signs_of(caption, corner):
        yield from sign.runs


def _row(row: Row, left: float, top: float, measure: int) -> Iterator[PlacedRun]:
    if row.is_solid:
        line = row.lines[0]
        size = max(run.face.size for run in (*line, *row.corner))
        base = _at_foot(top + row.high, size)
        yield from _line(line, left, base)
        yield from _line(row.corner, left + measure - row.corner_width, base)
    else:
        size = row.lines[0][0].face.size
        for number, (run, *_) in enumerate(row.lines):
            if run.text:
                yield PlacedRun(run, left, top + size * (1 + LEADING * number))


def _line(runs: Line, x: float, base: float) -> Iterator[PlacedRun]:
    for run in runs:
        if run.text:
            yield PlacedRun(run, x, base)
            x += run.width


def _below_rule(caption: Caption, corner: Point) -> float:
    return corner[1] + (RULE if caption.rule else 0)


def _signs(key: Key, x: float, y: float) -> Iterator[PlacedSign]:
    for number, entry in enumerate(key.entries):
        down, across = divmod(number, key.columns)
        left, top = x + across * key.column, y + down * key.row
        meaning = key.meaning(entry)
        beside = left + (SAMPLE if entry.sample is not None else 0)
        runs = tuple(_line(meaning, beside, _middle(meaning[-1], top, key.row)))
        yield PlacedSign(entry.sample, left, top + key.row / 2, runs)


def _middle(run: Run, top: float, high: float) -> float:
    """The baseline of a line in the middle of a row."""
    size = run.face.size
    above = (high - LEADING * size) / 2
    return top + above + size if run.face.is_plain else _at_foot(top + high - above, size)


def _at_foot(foot: float, size: float) -> float:
    """The baseline of a line at the foot of a row; ``size`` is its largest type."""
    return foot - 1 - _DESCENT * size

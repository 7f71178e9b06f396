"""Positions of all text and boxes after the layout."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Final, NamedTuple

from argmap.render.output.picture_graph import Point
from argmap.render.text_layout.caption import RULE, Caption, line_height
from argmap.render.text_layout.card_layout import Card, Row
from argmap.render.text_layout.legend_layout import Key
from argmap.render.text_layout.legend_samples import SAMPLE, Sample
from argmap.render.text_layout.text_blocks import LEADING, Line, Run
from argmap.render.text_layout.text_metrics import is_leftward

_DESCENT: Final = 0.3
"""Distance from the bottom of a row to the baseline of a line there, in ems, plus one point."""


class PlacedRun(NamedTuple):
    """A run of type and the start of its baseline: its right end if it runs from right to left."""

    run: Run
    x: float
    base: float


class PlacedRow(NamedTuple):
    """The runs of a card's row, and the row's link."""

    runs: tuple[PlacedRun, ...]
    link: str = ""


class PlacedSign(NamedTuple):
    """A sign in the legend with the runs of its meaning.

    ``sample`` starts at ``x`` and is centred on ``middle``.
    """

    sample: Sample | None
    x: float
    middle: float
    runs: tuple[PlacedRun, ...]


class Frame(NamedTuple):
    """A box by its upper left corner, width and height in points."""

    x: float
    y: float
    wide: float
    high: float


def frame_of(card: Card, corner: Point) -> Frame:
    """The centre line of a card's border; a heavy border lies within the card's size."""
    inset = card.border / 2 if card.border > 1 else 0
    (x, y), wide, high = corner, card.width - 2 * inset, card.height - 2 * inset
    return Frame(x + inset, y + inset, wide, high)


def rows_of(card: Card, corner: Point) -> Iterator[PlacedRow]:
    """The rows of a card that have text, from the top."""
    left = corner[0] + card.border + card.bar + card.pad
    top = corner[1] + card.border
    for row in card.rows:
        if row.lines:
            yield PlacedRow(tuple(_row(row, left, top, card.measure)), row.link)
        top += row.high


def lines_of(caption: Caption, corner: Point) -> Iterator[PlacedRun]:
    """The lines of a caption, except for the legend; see :func:`signs_of`."""
    x, y = corner[0], _below_rule(caption, corner)
    for run in caption.runs:
        start = x + run.width if is_leftward(run.text) else x
        yield PlacedRun(run, start, _middle(run, y, line_height(run)))
        y += line_height(run)


def signs_of(caption: Caption, corner: Point) -> Iterator[PlacedSign]:
    """The signs in a caption's legend, if it has one."""
    if caption.key is not None:
        top = _below_rule(caption, corner) + sum(map(line_height, caption.runs))
        yield from _signs(caption.key, corner[0], top)


def runs_of(caption: Caption, corner: Point) -> Iterator[PlacedRun]:
    """All the text of a caption."""
    yield from lines_of(caption, corner)
    for sign in signs_of(caption, corner):
        yield from sign.runs


def _row(row: Row, left: float, top: float, measure: int) -> Iterator[PlacedRun]:
    if row.is_solid:
        line = row.lines[0]
        size = max(run.face.size for run in (*line, *row.corner))
        base = _at_foot(top + row.high, size)
        is_from_right = len(line) == 1 and is_leftward(line[0].text)
        yield from _line(line, left + measure - line[0].width if is_from_right else left, base)
        yield from _line(row.corner, left + measure - row.corner_width, base)
    else:
        size = row.lines[0][0].face.size
        for number, (run, *_) in enumerate(row.lines):
            if run.text:
                x = left + measure if is_leftward(run.text) else left
                yield PlacedRun(run, x, top + size * (1 + LEADING * number))


def _line(runs: Line, x: float, base: float) -> Iterator[PlacedRun]:
    for run in runs:
        if run.text:
            yield PlacedRun(run, x + run.width if is_leftward(run.text) else x, base)
            x += run.width


def _below_rule(caption: Caption, corner: Point) -> float:
    return corner[1] + (RULE if caption.rule else 0)


def _signs(key: Key, x: float, y: float) -> Iterator[PlacedSign]:
    lefts = [0, *accumulate(key.widths)]
    for number, entry in enumerate(key.entries):
        down, across = divmod(number, key.columns)
        left, top = x + lefts[across], y + down * key.row
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
    """The baseline of a line at the bottom of a row; ``size`` is its largest type size."""
    return foot - 1 - _DESCENT * size

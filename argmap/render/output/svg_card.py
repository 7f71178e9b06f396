"""Cards and captions as SVG elements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from argmap.render.output.picture_graph import Point
from argmap.render.output.positioned_graph import (
    Frame,
    PlacedRun,
    frame_of,
    lines_of,
    rows_of,
    signs_of,
)
from argmap.render.output.svg_legend import sign
from argmap.render.output.svg_signs import is_sign, sign_shape
from argmap.render.output.svg_text import Pen, box
from argmap.render.text_layout.caption import Caption
from argmap.render.text_layout.card_layout import Card

_ROUND: Final = 12
"""Radius in points of a rounded corner, if there is room for it."""


def set_panel(panel: Card | Caption, corner: Point, pen: Pen) -> Iterator[str]:
    """A card or caption, given its upper left corner."""
    return _card(panel, corner, pen) if isinstance(panel, Card) else _caption(panel, corner, pen)


def _card(card: Card, corner: Point, pen: Pen) -> Iterator[str]:
    yield _frame(card, frame_of(card, corner))
    (x, y), border = corner, card.border
    if card.bar:
        looks = f'fill="{card.accent.bar}"'
        if card.dashed:  # so that no dashes are left of the bar
            left, top, _, high = frame_of(card, corner)
            half = border / 2
            yield box(left - half, top, x + border + card.bar - left + half, high, looks)
        else:
            yield box(x + border, y + border, card.bar, card.height - 2 * border, looks)
    for row in rows_of(card, corner):
        if row.link:
            yield f'<a xlink:href="{pen.href(row.link)}">'
        yield from _set(row.runs, pen)
        if row.link:
            yield "</a>"


def _frame(card: Card, frame: Frame) -> str:
    """The background and border of a card."""
    border = card.border
    looks = f'fill="{card.accent.ground}" '
    looks += f'stroke="{card.accent.border}"' if border else 'stroke="none"'
    if border > 1:
        looks += f' stroke-width="{border}"'
    if card.dashed:
        looks += ' stroke-dasharray="5,2"'
    return _rounded(frame, looks) if card.rounded else box(*frame, looks)


def _rounded(frame: Frame, looks: str) -> str:
    x, y, wide, high = frame
    round = min(_ROUND, wide / 3, high / 3)
    left, right, top, foot = x, x + wide, y, y + high
    corners = (
        ((left, foot - round), (left, top + round), (left, top)),
        ((left + round, top), (right - round, top), (right, top)),
        ((right, top + round), (right, foot - round), (right, foot)),
        ((right - round, foot), (left + round, foot), (left, foot)),
    )
    way = f"M{left:.7g},{foot - round:.7g}"
    for number, (_, (to_x, to_y), (bend_x, bend_y)) in enumerate(corners):
        (next_x, next_y), _, _ = corners[(number + 1) % 4]
        way += f"L{to_x:.7g},{to_y:.7g}Q{bend_x:.7g},{bend_y:.7g} {next_x:.7g},{next_y:.7g}"
    return f'<path {looks} d="{way}Z"/>'


def _caption(caption: Caption, corner: Point, pen: Pen) -> Iterator[str]:
    if caption.rule:
        (x, y), looks = corner, f'fill="none" stroke="{caption.rule}"'
        yield f'<polyline {looks} points="{x:.7g},{y:.7g} {x + caption.width:.7g},{y:.7g}"/>'
    yield from _set(lines_of(caption, corner), pen)
    for one in signs_of(caption, corner):
        if one.sample is not None:
            yield from sign(one.sample, one.x, one.middle)
        yield from _set(one.runs, pen)


def _set(runs: Iterable[PlacedRun], pen: Pen) -> Iterator[str]:
    for placed in runs:
        yield sign_shape(*placed) if is_sign(placed.run) else pen.set(*placed)

"""Cards and captions as elements of an SVG."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from argmap.render.draw.svg_sign import sign
from argmap.render.draw.svg_type import Pen, base_at_foot, box, set_line, set_paragraph
from argmap.render.typeset.blocks import LEADING, Run
from argmap.render.typeset.caption import RULE, Caption, line_height
from argmap.render.typeset.card import Card, Row
from argmap.render.typeset.key import Key
from argmap.render.typeset.signs import SAMPLE

_ROUND: Final = 12
"""The radius of a rounded corner in points, where there is room for it."""


def set_panel(panel: Card | Caption, x: float, y: float, pen: Pen) -> Iterator[str]:
    """A card or caption whose upper left corner is at ``x`` and ``y``."""
    return _card(panel, x, y, pen) if isinstance(panel, Card) else _caption(panel, x, y, pen)


def _card(card: Card, x: float, y: float, pen: Pen) -> Iterator[str]:
    yield _frame(card, x, y)
    border = card.border
    if card.bar:
        looks = f'fill="{card.accent.bar}" stroke="none"'
        yield box(x + border, y + border, card.bar, card.height - 2 * border, looks)
    left = x + border + card.bar + card.pad
    top = y + border
    for row in card.rows:
        yield from _row(row, left, top, card.measure, pen)
        top += row.high


def _frame(card: Card, x: float, y: float) -> str:
    """The ground of a card within its border; a heavy border stands within the card's size."""
    border = card.border
    looks = f'fill="{card.accent.ground}" '
    looks += f'stroke="{card.accent.border}"' if border else 'stroke="none"'
    if border > 1:
        looks += f' stroke-width="{border}"'
    if card.dashed:
        looks += ' stroke-dasharray="5,2"'
    inset = border / 2 if border > 1 else 0
    x, y, wide, high = x + inset, y + inset, card.width - 2 * inset, card.height - 2 * inset
    return _rounded(x, y, wide, high, looks) if card.rounded else box(x, y, wide, high, looks)


def _rounded(x: float, y: float, wide: float, high: float, looks: str) -> str:
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


def _row(row: Row, left: float, top: float, measure: int, pen: Pen) -> Iterator[str]:
    if not row.lines:
        return
    if row.link:
        yield f'<a xlink:href="{pen.href(row.link)}">'
    if row.is_solid:
        line = row.lines[0]
        size = max(run.face.size for run in (*line, *row.corner))
        base = base_at_foot(top + row.high, size)
        yield from set_line(line, left, base, pen)
        yield from set_line(row.corner, left + measure - row.corner_width, base, pen)
    else:
        yield from set_paragraph(row.lines, left, top, pen)
    if row.link:
        yield "</a>"


def _caption(caption: Caption, x: float, y: float, pen: Pen) -> Iterator[str]:
    if caption.rule:
        looks = f'fill="none" stroke="{caption.rule}"'
        yield f'<polyline {looks} points="{x:.7g},{y:.7g} {x + caption.width:.7g},{y:.7g}"/>'
        y += RULE
    for run in caption.runs:
        yield pen.set(run, x, _middle(run, y, line_height(run)))
        y += line_height(run)
    if caption.key is not None:
        yield from _key(caption.key, x, y, pen)


def _key(key: Key, x: float, y: float, pen: Pen) -> Iterator[str]:
    for number, entry in enumerate(key.entries):
        down, across = divmod(number, key.columns)
        left, top = x + across * key.column, y + down * key.row
        meaning = key.meaning(entry)
        if entry.sample is not None:
            yield from sign(entry.sample, left, top + key.row / 2)
            left += SAMPLE
        yield from set_line(meaning, left, _middle(meaning[-1], top, key.row), pen)


def _middle(run: Run, top: float, high: float) -> float:
    """The baseline of a line in the middle of a row."""
    size = run.face.size
    above = (high - LEADING * size) / 2
    return top + above + size if run.face.is_plain else base_at_foot(top + high - above, size)

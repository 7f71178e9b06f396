"""Cards as labels of nodes. Every width and height is fixed here, none by the engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from math import ceil
from typing import Final

from argmap.render.blocks import Block, Line, Run
from argmap.render.card import Card
from argmap.render.markup import cell, line, paragraph, table

_LEADING: Final = 1.2
"""Line height to type size, as the engine sets lines in a plain face."""

# In points: the space beside a card's lines, its head, the space at its
# foot, and the gaps after its text and between what else belongs to it.
_PAD: Final = 9
_HEAD: Final = 17
_FOOT: Final = 6
_TEXT_GAP: Final = 3
_GAP: Final = 2

RULE: Final = 7
"""The height in points of a rule and the space below it."""

_BOTH: Final = 'COLSPAN="2"'
_LOW: Final = 'VALIGN="BOTTOM"'

Row = tuple[str, int]
"""The cells of a row and its height."""


def card_width(card: Card) -> int:
    """The whole width of a card in points."""
    return (0 if card.rounded else card.shapes.bar) + 2 * _PAD + card.measure + 2


def card_height(card: Card) -> int:
    """The whole height of a card in points."""
    return sum(height for _, height in _rows(card)) + 2 * _border(card)


def _border(card: Card) -> int:
    return card.shapes.thesis_border if card.heavy else card.shapes.border


def card_label(card: Card, ports: Sequence[str], vertical: bool) -> str:
    """A card's label; ``ports`` name the places at which its lines end, along its far side."""
    rows = _rows(card)
    cells = [row for row, _ in rows]
    span = f'ROWSPAN="{len(rows)}"'
    bar = f'<TD {span} WIDTH="{card.shapes.bar}" BGCOLOR="{card.accent.bar}"></TD>'
    if card.rounded or not card.shapes.bar:
        bar = ""
    border = _border(card)
    pad = f'<TD {span} WIDTH="{_PAD + 1 - border}"></TD>'
    cells[0] = f"{bar}{pad}{cells[0]}{pad}"
    if ports and vertical:
        cells.append(f'<TD COLSPAN="5">{_port_row(ports, card_width(card))}</TD>')
    elif ports:
        high = sum(height for _, height in rows)
        cells[0] += f"<TD {span}>{_port_column(ports, high)}</TD>"
    looks = f'BGCOLOR="{card.accent.ground}" COLOR="{card.accent.border}"'
    if card.dashed or card.rounded:
        looks += ' STYLE="DASHED"' if card.dashed else ' STYLE="ROUNDED"'
    return f"<{table(cells, border, looks)}>"


def _rows(card: Card) -> list[Row]:
    rows = [_head(card) if card.head else _space(card, _FOOT - 2)]
    for number, block in enumerate(card.blocks):
        rows += _block(block, card.measure, _GAP if number else _TEXT_GAP)
    return [*rows, _space(card, _FOOT)]


def page_label(runs: Sequence[Run], measure: int, rule: str = "", more: Sequence[str] = ()) -> str:
    """Lines that stand on the page itself, below a rule where ``rule`` is its colour.

    ``more`` is rows that come after the lines.
    """
    rows = [cell(line((run,)), measure, _page_line(run)) for run in runs]
    if rule:
        rows.insert(0, cell("", measure, RULE, f'BORDER="1" SIDES="T" COLOR="{rule}"'))
    return f"<{table([*rows, *more])}>"


def page_height(runs: Sequence[Run]) -> int:
    """The height in points of lines that stand on the page itself."""
    return sum(map(_page_line, runs))


def _page_line(run: Run) -> int:
    return ceil(run.face.size * _LEADING) + 2


def _head(card: Card) -> Row:
    """The head: its left side, and its right side in a cell as wide as its text."""
    right = ceil(sum(run.width for run in card.corner))
    high = max(_HEAD, ceil(_line_height((*card.head, *card.corner))) + 4)
    if not right:
        return cell(line(card.head), card.measure, high, f"{_LOW} {_BOTH}"), high
    left = cell(line(card.head), card.measure - right, high, _LOW)
    return left + cell(line(card.corner), right, high, _LOW), high


def _space(card: Card, high: int) -> Row:
    return f'<TD {_BOTH} WIDTH="{card.measure}" HEIGHT="{high}"></TD>', high


def _block(block: Block, measure: int, gap: int) -> Iterator[Row]:
    """The rows of a block.

    The engine sets lines in a plain face with some leading and all others solid, and the former
    lower in their cell: so the others get a cell each, and the gap above them instead of below.
    """
    looks = _BOTH
    if block.link:
        looks += f' HREF="{escape(block.link)}" TITLE="{escape(block.link)}"'
    if all(len(runs) == 1 and runs[0].face.is_plain for runs in block.lines):
        high = ceil(sum(map(_line_height, block.lines))) + gap
        yield cell(paragraph(block.lines), measure, high, f'{looks} VALIGN="TOP"'), high
        return
    for runs in block.lines:
        high = ceil(_line_height(runs)) + gap
        yield cell(line(runs), measure, high, f"{looks} {_LOW}"), high
        gap = 0


def _line_height(runs: Line) -> float:
    return max(run.face.size for run in runs) * _LEADING


def _port_column(ports: Sequence[str], high: int) -> str:
    each = max(1, high // len(ports))
    return table(f'<TD PORT="{port}" WIDTH="1" HEIGHT="{each}"></TD>' for port in ports)


def _port_row(ports: Sequence[str], wide: int) -> str:
    each = max(1, wide // len(ports))
    return table(["".join(f'<TD PORT="{port}" WIDTH="{each}" HEIGHT="1"></TD>' for port in ports)])

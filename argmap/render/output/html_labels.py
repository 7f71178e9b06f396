"""Cards and captions as node labels in Graphviz's HTML-like markup.

All widths and heights are set here, none by the engine.
"""

from __future__ import annotations

from html import escape
from typing import Final

from argmap.render.output.html_samples import sample_label
from argmap.render.output.html_table import cell, table
from argmap.render.output.html_text import line, paragraph
from argmap.render.output.picture_graph import Node, Stack
from argmap.render.text_layout.caption import RULE, Caption, line_height
from argmap.render.text_layout.card_layout import Card, Row
from argmap.render.text_layout.legend_layout import Key
from argmap.render.text_layout.legend_samples import SAMPLE

_BOTH: Final = 'COLSPAN="2"'
_LOW: Final = 'VALIGN="BOTTOM"'


def card_label(card: Card) -> str:
    """The label of a card."""
    return f"<{_card(card)}>"


def stack_label(stack: Stack) -> str:
    """The label of a stack, in which each card is the cell of a port: p0, p1 and so on.

    Tooltips and links are those of its cells.
    """
    first, *others = (_port(number, node) for number, node in enumerate(stack.nodes))
    if stack.across and others:
        first = first.replace("<TD", f'<TD COLSPAN="{len(others)}"', 1)
        return f"<{table([first, ''.join(others)])}>"
    return f"<{table([first, *others])}>"


def _port(number: int, node: Node) -> str:
    assert isinstance(node.panel, Card), "a stack is one of cards"
    looks = f' ID="{escape(node.name)}"' if number else ""
    if node.link:
        looks += f' HREF="{escape(node.link)}"'
    if node.tip:
        tip = escape(node.tip.replace("\\", "\\\\"))
        looks += f' HREF="#{escape(node.name)}"' if not node.link else ""
        looks += ' TOOLTIP="' + tip.replace("\n", "&#10;") + '"'
    return f'<TD PORT="p{number}"{looks}>{_card(node.panel)}</TD>'


def _card(card: Card) -> str:
    cells = [_cells(row, card.measure) for row in card.rows]
    span = f'ROWSPAN="{len(cells)}"'
    bar = f'<TD {span} WIDTH="{card.bar}" BGCOLOR="{card.accent.bar}"></TD>' if card.bar else ""
    pad = f'<TD {span} WIDTH="{card.pad}"></TD>'
    cells[0] = f"{bar}{pad}{cells[0]}{pad}"
    looks = f'BGCOLOR="{card.accent.ground}" COLOR="{card.accent.border}"'
    if card.dashed or card.rounded:
        looks += ' STYLE="DASHED"' if card.dashed else ' STYLE="ROUNDED"'
    return table(cells, card.border, looks)


def caption_label(caption: Caption) -> str:
    """The label of a caption on the page."""
    rows = [cell(line((run,)), caption.width, line_height(run)) for run in caption.runs]
    if caption.rule:
        looks = f'BORDER="1" SIDES="T" COLOR="{caption.rule}"'
        rows.insert(0, cell("", caption.width, RULE, looks))
    if caption.key is not None:
        rows.append(_key(caption.key))
    return f"<{table(rows)}>"


def _cells(row: Row, measure: int) -> str:
    """The cells of a card's row, in two columns."""
    if not row.lines:
        return f'<TD {_BOTH} WIDTH="{measure}" HEIGHT="{row.high}"></TD>'
    if row.corner:
        wide = row.corner_width
        left = cell(line(row.lines[0]), measure - wide, row.high, _LOW)
        return left + cell(line(row.corner), wide, row.high, _LOW)
    looks = _BOTH
    if row.link:
        looks += f' HREF="{escape(row.link)}" TITLE="{escape(row.link)}"'
    if row.is_solid:
        return cell(line(row.lines[0]), measure, row.high, f"{looks} {_LOW}")
    return cell(paragraph(row.lines), measure, row.high, f'{looks} VALIGN="TOP"')


def _key(key: Key) -> str:
    """The legend as a table cell."""
    widths, high = key.widths, key.row
    cells = []
    for number, entry in enumerate(key.entries):
        meaning, column = line(key.meaning(entry)), widths[number % key.columns]
        if entry.sample is None:
            cells.append(cell(meaning, column, high, 'COLSPAN="2" VALIGN="BOTTOM"'))
        else:
            sample = cell(sample_label(entry.sample), SAMPLE, high)
            cells.append(sample + cell(meaning, column - SAMPLE, high))
    starts = range(0, len(cells), key.columns)
    rows = table("".join(cells[start : start + key.columns]) for start in starts)
    return f'<TD ALIGN="LEFT">{rows}</TD>'

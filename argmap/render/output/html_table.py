"""Tables with cells of fixed size in Graphviz's HTML-like markup."""

from __future__ import annotations

from collections.abc import Iterable


def table(rows: Iterable[str], border: int = 0, looks: str = "") -> str:
    """A table, with a line of source for each row."""
    body = "\n".join(f"<TR>{row}</TR>" for row in rows)
    size = f'BORDER="{border}" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"'
    return f"<TABLE {size}{looks and ' '}{looks}>\n{body}</TABLE>"


def cell(content: str, wide: float, high: float, looks: str = "") -> str:
    """A cell with a fixed size in points, however wide the engine thinks its content is."""
    size = f'FIXEDSIZE="TRUE" WIDTH="{wide:.0f}" HEIGHT="{high:.0f}"'
    return f'<TD {size} ALIGN="LEFT" BALIGN="LEFT"{looks and " "}{looks}>{content}</TD>'

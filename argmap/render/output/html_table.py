"""Tables of cells of a fixed size in Graphviz's HTML-like markup."""

from __future__ import annotations

from collections.abc import Iterable


def table(rows: Iterable[str], border: int = 0, looks: str = "") -> str:
    """A table of rows of cells, a line of source each."""
    body = "\n".join(f"<TR>{row}</TR>" for row in rows)
    size = f'BORDER="{border}" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"'
    return f"<TABLE {size}{looks and ' '}{looks}>\n{body}</TABLE>"


def cell(content: str, wide: float, high: float, looks: str = "") -> str:
    """A cell that keeps its size in points, whatever width the engine takes its content for."""
    size = f'FIXEDSIZE="TRUE" WIDTH="{wide:.0f}" HEIGHT="{high:.0f}"'
    return f'<TD {size} ALIGN="LEFT" BALIGN="LEFT"{looks and " "}{looks}>{content}</TD>'

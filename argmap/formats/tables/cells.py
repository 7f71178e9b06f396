"""Texts in the cells of a CSV file that a spreadsheet opens.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula, which can call
other programs and send data away (CWE-1236). An apostrophe in front makes it a text, as the OWASP
advises. Reading takes it away again, so that nothing changes.
"""

from __future__ import annotations

import re
from typing import Final

_FORMULA: Final = re.compile(r"'*[=+\-@\t\r＝＋－＠]")


def as_cell(text: str) -> str:
    """Return a text as a cell that no spreadsheet runs.

    >>> as_cell("=1+1"), as_cell("It closed."), as_cell("'-1")
    ("'=1+1", 'It closed.', "''-1")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def from_cell(cell: str) -> str:
    """Return the text of a cell.

    >>> from_cell(as_cell("=1+1")), from_cell("'It' closed.")
    ('=1+1', "'It' closed.")
    """
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell

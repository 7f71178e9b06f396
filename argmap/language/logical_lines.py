"""The logical lines of a text: what sorts there are, and in which column they begin."""

from __future__ import annotations

from typing import Final

BETWEEN: Final = frozenset({"BLANK", "COMMENT", "OTHER"})
"""Lines that are neither a head nor a field."""

OWNED: Final = frozenset({"FIELD", "STATEMENT", "REUSE"})
"""The lines that stand under a head."""


def column_of(line: str) -> int:
    """The column in which a line begins."""
    return len(line) - len(line.lstrip(" "))

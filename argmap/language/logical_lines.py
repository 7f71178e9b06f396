"""The logical lines of a text: their types, numbers and neighbours."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import Final

from argmap.language import grammar

Match = re.Match[str]

BETWEEN: Final = frozenset({"BLANK", "COMMENT", "OTHER"})
"""Types of lines that are neither a head nor a field."""

OWNED: Final = frozenset({"FIELD", "STATEMENT", "REUSE"})
"""Types of lines that can belong to a head above them."""


HEADS: Final = frozenset({"STATEMENT", "REUSE", "RELATION", "SECTION", "REOPENING"})
"""Types of lines that begin a part."""


class LogicalLines:
    """The logical lines of a text, with a cursor (:attr:`index`) at the current line.

    ``number`` is the number of the first line; ``ids`` returns the ids of the whole text if this
    is only a part of it.
    """

    def __init__(
        self, text: str, number: int = 1, ids: Callable[[], Collection[str]] | None = None
    ) -> None:
        self.index = 0
        self._below = 0  # the line that :meth:`below` returned last
        self.matches = grammar.matches(text)
        self._text = text
        self._first = number
        self._ids = ids
        self._last_head: int | None = None
        self._numbers: list[int] = []
        self._physical: list[str] | None = None
        for line in self.matches:
            self._numbers.append(number)
            number += text.count("\n", *line.span())

    def __iter__(self) -> Iterator[tuple[int, Match]]:
        """Iterate over (number of the first physical line, line), moving :attr:`index` along."""
        self._below = 0
        for index, line in enumerate(self.matches):
            self.index = index
            yield self._numbers[index], line

    def after(self, count: int = 1) -> Match | None:
        """Return the line ``count`` lines after the current one."""
        index = self.index + count
        return self.matches[index] if index < len(self.matches) else None

    def below(self) -> Match | None:
        """Return the next line that is a head or a field."""
        # The cursor only moves on, so no line is looked at twice, however many are malformed.
        lines = self.matches
        at = max(self._below, self.index + 1)
        while at < len(lines) and lines[at].lastgroup in BETWEEN:
            at += 1
        self._below = at
        return lines[at] if at < len(lines) else None

    def is_at_the_end(self) -> bool:
        """Whether no head follows the current line."""
        if self._last_head is None:
            heads = (i for i, one in enumerate(self.matches) if one.lastgroup in HEADS)
            self._last_head = max(heads, default=-1)
        return self.index > self._last_head

    def ids(self) -> Collection[str]:
        """Return the ids that the text declares."""
        if self._ids is None:
            found = {line["id"] for line in self.matches if line["id"]}
            self._ids = lambda: found
        return self._ids()

    def written(self, first: int, last: int) -> str:
        """Return the text between two line numbers, inclusive."""
        if self._physical is None:
            self._physical = self._text.split("\n")
        return "\n".join(self._physical[first - self._first : last - self._first + 1])

    def from_number(self, number: int) -> Iterator[tuple[int, str]]:
        """Iterate over physical lines from ``number``, a line of the current logical line."""
        for index in range(self.index, len(self.matches)):
            lines = self.matches[index][0].split("\n")[:-1]
            for at, line in enumerate(lines, self._numbers[index]):
                if at >= number:
                    yield at, line


def column_of(line: str) -> int:
    """Return the number of spaces at the start of a line."""
    return len(line) - len(line.lstrip(" "))


def hangs(line: str, column: int, step: int) -> bool:
    """Whether a line is deep enough to continue the text of a part at ``column``.

    >>> hangs("   and goes on", 0, 2), hangs("  and goes on", 0, 2)
    (True, False)
    """
    return column_of(line) > column + step


def begins_at(below: str, column: int, wanted: int, step: int) -> int:
    """Return the column at which a logical line was meant to begin.

    This is ``wanted`` if the continuation line ``below`` fits it, and ``column`` otherwise.

    >>> begins_at("    and goes on", 2, 0, 2), begins_at("      and goes on", 2, 0, 2)
    (0, 2)
    """
    return wanted if column_of(below) == wanted + 2 * step else column

"""The logical lines of a text: what they are, where they begin, and what is around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import Final

from argmap.language import grammar

Match = re.Match[str]

BETWEEN: Final = frozenset({"BLANK", "COMMENT", "OTHER"})
"""Lines that are neither a head nor a field."""

OWNED: Final = frozenset({"FIELD", "STATEMENT", "REUSE"})
"""The lines that stand under a head."""


class LogicalLines:
    """The logical lines of a text, of which the one at :attr:`index` is being read.

    The first line of the text has the ``number``; ``ids`` gives the ids of a text of which this one
    is a part.
    """

    def __init__(
        self, text: str, number: int = 1, ids: Callable[[], Collection[str]] | None = None
    ) -> None:
        self.index = 0
        self.matches = grammar.matches(text)
        self._text = text
        self._first = number
        self._ids = ids
        self._numbers: list[int] = []
        self._physical: list[str] | None = None
        for line in self.matches:
            self._numbers.append(number)
            number += text.count("\n", *line.span())

    def __iter__(self) -> Iterator[tuple[int, Match]]:
        """Every line with the number of its first physical line; :attr:`index` keeps up."""
        for index, line in enumerate(self.matches):
            self.index = index
            yield self._numbers[index], line

    def after(self, count: int = 1) -> Match | None:
        """The line that comes so many lines after the one that is being read."""
        index = self.index + count
        return self.matches[index] if index < len(self.matches) else None

    def below(self) -> Match | None:
        """The next line that is a head or a field."""
        lines = self.matches
        indices = range(self.index + 1, len(lines))
        return next((lines[i] for i in indices if lines[i].lastgroup not in BETWEEN), None)

    def ids(self) -> Collection[str]:
        """The ids that the text gives."""
        if self._ids is None:
            found = {line["id"] for line in self.matches if line["id"]}
            self._ids = lambda: found
        return self._ids()

    def written(self, first: int, last: int) -> str:
        """The text from one line to another, by their numbers."""
        if self._physical is None:
            self._physical = self._text.split("\n")
        return "\n".join(self._physical[first - self._first : last - self._first + 1])

    def from_number(self, number: int) -> Iterator[tuple[int, str]]:
        """The physical lines from one on, which is in the logical line that is being read."""
        for index in range(self.index, len(self.matches)):
            lines = self.matches[index][0].split("\n")[:-1]
            for at, line in enumerate(lines, self._numbers[index]):
                if at >= number:
                    yield at, line


def column_of(line: str) -> int:
    """The column in which a line begins."""
    return len(line) - len(line.lstrip(" "))


def hangs(line: str, column: int, step: int) -> bool:
    """Whether a line stands far enough in to go on with the text of what begins at ``column``.

    >>> hangs("   and goes on", 0, 2), hangs("  and goes on", 0, 2)
    (True, False)
    """
    return column_of(line) > column + step


def begins_at(below: str, column: int, wanted: int, step: int) -> int:
    """Where a logical line is taken to begin that stands at ``column``: where it should, if the
    line ``below`` it hangs from there.

    >>> begins_at("    and goes on", 2, 0, 2), begins_at("      and goes on", 2, 0, 2)
    (0, 2)
    """
    return wanted if column_of(below) == wanted + 2 * step else column

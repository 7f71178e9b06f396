"""The logical lines of a text: their types, numbers and neighbours."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Collection, Iterator
from itertools import count as count_from
from itertools import islice
from typing import Final

from argmap.language import grammar

Match = re.Match[str]

BETWEEN: Final = frozenset({"BLANK", "COMMENT", "OTHER"})
"""Types of lines that are neither a head nor a field."""

OWNED: Final = frozenset({"FIELD", "STATEMENT", "REUSE"})
"""Types of lines that can belong to a head above them."""


HEADS: Final = frozenset({"STATEMENT", "REUSE", "RELATION", "SECTION", "REOPENING"})
"""Types of lines that begin a part."""


_AT_ONCE: Final = 100


class LogicalLines:
    """The logical lines of a text, found one after another.

    ``number`` is the number of the first line; ``ids`` returns the ids of the whole text if this
    is only a part of it.
    """

    def __init__(
        self, text: str, number: int = 1, ids: Callable[[], Collection[str]] | None = None
    ) -> None:
        self.text = text
        self._first = number
        self._ids = ids
        self._found = grammar.matches(text)
        # Only the lines that were looked ahead at are kept: all of them take more memory than the
        # text.
        self._ahead: deque[Match] = deque()
        self._current: Match | None = None
        self._number = number
        self._between = 0  # how many of the lines ahead are known to be neither head nor field
        self._last_head: int | None = None

    def __iter__(self) -> Iterator[tuple[int, Match]]:
        """Iterate over (number of the first physical line, line)."""
        number, text, ahead = self._first, self.text, self._ahead
        while ahead or self._look_ahead():
            line = ahead.popleft()
            self._current, self._number = line, number
            if self._between:
                self._between -= 1
            yield number, line
            number += text.count("\n", *line.span())

    def _look_ahead(self) -> bool:
        """Find some more lines; return whether there are any."""
        before = len(self._ahead)
        self._ahead += islice(self._found, _AT_ONCE)
        return len(self._ahead) > before

    def after(self, count: int = 1) -> Match | None:
        """Return the line ``count`` lines after the current one."""
        while len(self._ahead) < count:
            if not self._look_ahead():
                return None
        return self._ahead[count - 1]

    def below(self) -> Match | None:
        """Return the next line that is a head or a field."""
        # No line is looked at twice, however many are malformed.
        while (line := self.after(self._between + 1)) is not None and line.lastgroup in BETWEEN:
            self._between += 1
        return line

    def is_at_the_end(self) -> bool:
        """Whether no head follows the current line."""
        if self._last_head is None:
            heads = (one.start() for one in grammar.matches(self.text) if one.lastgroup in HEADS)
            self._last_head = max(heads, default=-1)
        return self._current is None or self._current.start() > self._last_head

    def ids(self) -> Collection[str]:
        """Return the ids that the text declares."""
        if self._ids is None:
            found = {id for line in grammar.matches(self.text) if (id := line["id"])}
            self._ids = lambda: found
        return self._ids()

    def written(self, start: int, count: int = 1) -> str:
        """Return ``count`` lines of the text, the first of which begins at position ``start``."""
        end = start - 1
        for _ in range(count):
            end = self.text.index("\n", end + 1)
        return self.text[start:end]

    def from_number(self, number: int) -> Iterator[tuple[int, str]]:
        """Iterate over physical lines from ``number``, a line of the current logical line."""
        line, first = self._current, self._number
        for count in count_from(1):
            if line is None:
                return
            rows = line[0].split("\n")[:-1]
            for at, row in enumerate(rows, first):
                if at >= number:
                    yield at, row
            line, first = self.after(count), first + len(rows)


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

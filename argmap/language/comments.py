"""Comments and blank lines between two parts, until it is known which part they belong to."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.model.origin import BLANK


class PendingComments:
    """Comments that belong either to the part below them or to the part above."""

    def __init__(self, lines: Iterable[tuple[int, str]] = (), blank_above: bool = False) -> None:
        self._lines: list[tuple[int, str]] = list(lines)
        self._blank_above = blank_above

    def comment(self, column: int, text: str) -> None:
        """Add a comment, without its ``#``, found at ``column``."""
        self._lines.append((column, text))

    def blank(self) -> None:
        """Add a blank line; several in a row count as one."""
        if self._lines:
            self._lines.append((self._lines[-1][0], BLANK))
        else:
            self._blank_above = True

    def above(self) -> tuple[tuple[str, ...], bool]:
        """Take all comments above the next part; also return whether a blank line comes first."""
        blank = self._blank_above
        if not self._lines:  # by far the most common case
            self._blank_above = False
            return (), blank
        found = tuple(text for _, text in self._lines)
        self.forget()
        return found, blank

    def above_field(self) -> list[str]:
        """Take all comments above a field, ignoring a blank line before them."""
        return list(self.above()[0])

    def below(self, column: int) -> tuple[str, ...]:
        """Take the comments deeper than the next part, at ``column``: they belong above."""
        end = 0
        while end < len(self._lines) and self._lines[end][0] > column:
            end += 1
        if not end:
            return ()
        found = [text for _, text in self._lines[:end]]
        if self._blank_above:
            found.insert(0, BLANK)
        self._lines = self._lines[end:]
        self._blank_above = found[-1] == BLANK
        return tuple(found[:-1] if self._blank_above else found)

    def kept(self) -> tuple[tuple[tuple[int, str], ...], bool]:
        """Return the pending comments as arguments for a new :class:`PendingComments`."""
        return tuple(self._lines), self._blank_above

    def forget(self) -> None:
        """Discard all pending comments."""
        self._lines.clear()
        self._blank_above = False

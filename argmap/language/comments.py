"""The comments and blank lines between two parts of a text, until it is known whose they are."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.model.origin import BLANK


class PendingComments:
    """Comments that wait for what stands below them, or turn out to belong to what is above."""

    def __init__(self, lines: Iterable[tuple[int, str]] = (), blank_above: bool = False) -> None:
        self._lines: list[tuple[int, str]] = list(lines)
        self._blank_above = blank_above

    def comment(self, column: int, text: str) -> None:
        """A comment at a column, without its ``#``."""
        self._lines.append((column, text))

    def blank(self) -> None:
        """One blank line or several, which count as one."""
        if self._lines:
            self._lines.append((self._lines[-1][0], BLANK))
        else:
            self._blank_above = True

    def above(self) -> tuple[tuple[str, ...], bool]:
        """Take everything: what stands above the next part, and whether a blank line begins it."""
        blank = self._blank_above
        if not self._lines:  # by far the commonest case
            self._blank_above = False
            return (), blank
        found = tuple(text for _, text in self._lines)
        self.forget()
        return found, blank

    def above_field(self) -> list[str]:
        """Take everything for a field; a blank line that begins it does not count."""
        return list(self.above()[0])

    def below(self, column: int) -> tuple[str, ...]:
        """Take what is indented deeper than the next part, at ``column``: it belongs above."""
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
        """What waits, as a new :class:`PendingComments` takes it."""
        return tuple(self._lines), self._blank_above

    def forget(self) -> None:
        """Leave everything behind."""
        self._lines.clear()
        self._blank_above = False

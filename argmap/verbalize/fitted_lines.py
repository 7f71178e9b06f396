"""Texts in a limited number of lines, cut only where there is no room for the whole of them."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Final

from attrs import Factory, define, frozen

_USUAL: Final = 2
"""Lines that a piece takes at most, unless there is room left."""
_WHOLE: Final = 100
"""More lines than any piece takes."""


@frozen
class Piece:
    """A text between others: ``after`` is left out before the text is cut."""

    before: str
    text: str
    after: str = ""
    indent: str = ""

    def lines(self, width: int, most: int) -> list[str]:
        """The piece in at most so many lines.

        >>> piece = Piece("Ay: ", "“It lasts for ever and a day”", " (half)")
        >>> piece.lines(26, 2)
        ['Ay: “It lasts for ever and', '  a day” (half)']
        >>> piece.lines(24, 1)
        ['Ay: “It lasts for ever…”']
        """
        quote = "”" if self.text.startswith("“") else ""
        words = self.text.removesuffix("”").split(" ")
        cut = (f"{_start(words[:left])}…{quote}" for left in range(len(words) - 1, 0, -1))
        lines: list[str] = []
        for said in (f"{self.text}{self.after}", self.text, *cut):
            lines = wrap(
                f"{self.before}{said}",
                width,
                initial_indent=self.indent,
                subsequent_indent=f"{self.indent}  ",
                break_long_words=False,
                break_on_hyphens=False,
            )
            if len(lines) <= most:
                break
        return lines


Item = Sequence[Piece]
"""Pieces that are told together, each from a new line."""


@define
class Items:
    """Items of which the first ``count`` are told, and up to ``most`` if there is room."""

    title: str
    items: Sequence[Item]
    count: int
    most: int
    width: int
    _whole: set[int] = Factory(set)

    def __attrs_post_init__(self) -> None:
        self.count = min(self.count, len(self.items))

    def lines(self) -> list[str]:
        """All lines of the items that are told."""
        return [line for number in range(self.count) for line in self._lines(number)]

    @property
    def height(self) -> int:
        """How many lines it takes, with its title and a blank line."""
        return 2 + len(self.lines()) if self.count else 0

    def complete(self, room: int) -> int:
        """Tell items in full where there is room; return the room that is left."""
        for number in range(self.count):
            before = len(self._lines(number))
            self._whole.add(number)
            more = len(self._lines(number)) - before
            if more > room:
                self._whole.remove(number)
            else:
                room -= more
        return room

    def extend(self, room: int) -> int:
        """Tell more items in full, where there is room; return the room that is left."""
        while self.count < min(self.most, len(self.items)):
            self._whole.add(self.count)
            needed = len(self._lines(self.count))
            if needed > room:
                self._whole.remove(self.count)
                break
            self.count += 1
            room -= needed
        return room

    def _lines(self, number: int) -> list[str]:
        most = _WHOLE if number in self._whole else _USUAL
        return [line for piece in self.items[number] for line in piece.lines(self.width, most)]


def _start(words: Sequence[str]) -> str:
    return " ".join(words).rstrip(" ,;:…")

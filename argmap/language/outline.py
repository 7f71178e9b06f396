"""The indentation: which part a line stands under, and the keys of parts without an id."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping, MutableMapping
from itertools import pairwise

from argmap.model.items import LOCAL


class Frame:
    """A part of the map that is open: lines further in stand under it.

    ``key`` is its key, None for a line under which nothing can stand. ``head`` is what it is
    called in a message, ``kind`` its kind, empty where that is not known. ``guessed`` says that
    the kind is a guess, ``broken`` that a line break was lost in it, so that what follows may
    stand a step too far in.
    """

    __slots__ = ("broken", "column", "guessed", "head", "home", "key", "kind")

    def __init__(
        self,
        column: int,
        key: str | None,
        head: str,
        home: str,
        guessed: bool,
        broken: bool = False,
        kind: str = "",
    ) -> None:
        self.column = column
        self.key = key
        self.head = head
        self.home = home
        self.guessed = guessed
        self.broken = broken
        self.kind = kind

    def as_tuple(self) -> tuple[int, str | None, str, str, bool, bool, str]:
        """What :class:`Frame` is made of, to be compared and kept."""
        return self.column, self.key, self.head, self.home, self.guessed, self.broken, self.kind


class Outline:
    """The open parts, outermost first, and how many unnamed parts each named one has.

    ``step`` is the width of one step of indentation in this file, in columns. ``unnamed`` are the
    counts so far where a reading is taken up in the midst of a text; they are not changed.
    """

    def __init__(self, step: int, unnamed: Mapping[str, int] | None = None) -> None:
        self.step = step
        self.frames: list[Frame] = []
        self.counted: dict[str, int] = {}
        self._unnamed: MutableMapping[str, int] = self.counted
        if unnamed:
            self._unnamed = ChainMap(self.counted, unnamed)  # type: ignore[arg-type]

    def close_to(self, column: int) -> Frame | None:
        """Close every part that a line at ``column`` ends; return the one it stands under."""
        frames = self.frames
        while frames and frames[-1].column >= column:
            frames.pop()
        return frames[-1] if frames else None

    def child_column(self) -> int:
        """Where the next child of the innermost open part would stand."""
        return self.frames[-1].column + self.step if self.frames else 0

    def open(
        self, column: int, key: str | None, head: str, *, kind: str = "", guessed: bool = False
    ) -> None:
        """Open a part at a column."""
        home = self.frames[-1].home if self.frames else ""
        if key is not None and LOCAL not in key:
            home = key
        self.frames.append(Frame(column, key, head, home, guessed, kind=kind))

    def real_parent(self) -> str | None:
        """The key of the innermost open part that has one."""
        for frame in reversed(self.frames):
            if frame.key is not None:
                return frame.key
        return None

    def local_key(self) -> str:
        """A key for an unnamed part that is about to be opened in the innermost open part."""
        home = self.frames[-1].home if self.frames else ""
        number = self._unnamed[home] = self._unnamed.get(home, 0) + 1
        return f"{home}{LOCAL}{number}"


def usual_step(columns: list[int]) -> int:
    """The width of a step in a file, from the columns of its heads and fields in order.

    What is taken is the commonest increase from one line to the next; two where nothing tells.

    >>> usual_step([0, 4, 8, 8, 4, 0, 4])
    4
    >>> usual_step([0, 2, 4, 8, 2, 4])
    2
    """
    count: dict[int, int] = {}
    for before, after in pairwise(columns):
        if after > before:
            count[after - before] = count.get(after - before, 0) + 1
    return max(count, key=lambda width: (count[width], width == 2, -width), default=2)

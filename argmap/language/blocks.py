"""Where a text is cut into blocks that are read one by one, and their logical lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from zlib import crc32

from attrs import frozen

from argmap.language.grammar import lines as logical_lines
from argmap.language.shapes import HEAD
from argmap.language.logical_lines import column_of

if TYPE_CHECKING:
    from argmap.language.grammar import Line

STEP: Final = 2
"""The width of a step of indentation in texts that are read by blocks."""

_DEEPEST: Final = 16  # the last column at which a block is begun
_ONE_IN: Final = 8  # of so many heads below the top level one begins a block


@frozen
class _Line:
    """What a line that is no text says of the cuts: its column, whether it is a head, and whether a
    block may begin with it.
    """

    column: int
    is_head: bool
    may_begin: bool


@lru_cache(maxsize=1 << 16)
def _line(line: str) -> _Line | None:
    """What a line says of the cuts; ``None`` for text, comments and blank lines.

    A block may begin with every head at the left margin, and with some that stand further in. The
    line itself says whether it is one of these, so that the blocks stay what they are wherever
    else something changes.
    """
    match = HEAD.match(line)
    if match is None:
        return None
    column = column_of(line)
    if match["field"] or match["again"]:
        return _Line(column, match["field"] is None, may_begin=False)
    chosen = crc32(line.encode("utf-8", "replace")) % _ONE_IN == 0
    return _Line(column, True, not column or (column <= _DEEPEST and chosen))


def cuts(lines: Sequence[str]) -> Iterator[int]:
    """The rows, from 0, at which a block begins, the first block apart.

    What stands right under a head is not parted from it, for it tells where the head belongs; nor
    is what stands so deep that it might be text of the line above.
    """
    above = 0
    text = 0  # the column up to which there can be no text
    for row, line in enumerate(map(_line, lines)):
        if line is not None:
            if row and line.may_begin and line.column <= min(above, text):
                yield row
            text = line.column + STEP
            if line.is_head:
                above = line.column


def bounds(cuts: Sequence[int], end: int) -> Iterator[tuple[int, int]]:
    """The first row of each block, and the row after it."""
    return zip((0, *cuts), (*cuts, end), strict=True)


def text_of(lines: Sequence[str], first: int, after: int) -> str:
    """Some of the lines as a text, with LF at the end of every line."""
    text = "\n".join(lines[first:after])
    if not first:
        text = text.removeprefix("\ufeff")
    return text if after == len(lines) and text.endswith("\n") else f"{text}\n"


def tokens_of(texts: Iterable[str]) -> Iterator[list[Line]]:
    """The logical lines of several texts, of which each begins with a head but the first."""
    together = iter(logical_lines("".join(texts)))
    token = next(together, None)
    line = 1
    for text in texts:
        line += text.count("\n")
        found: list[Line] = []
        while token is not None and (token.line or 1) < line:
            found.append(token)
            token = next(together, None)
        yield found

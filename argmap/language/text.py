"""Running text: the rest of a line and the lines that hang below it."""

from __future__ import annotations

import re
from functools import cache
from itertools import count

from attrs import frozen

from argmap.language.report import Report
from argmap.language.shapes import shapes, unguard
from argmap.model import Span

_LOOKS_LIKE = "looks-like-statement"
_TOP_OR_TEXT = "move it to the left margin, or write a backslash before it if it is text"
_MEANING = {
    "near": (
        _LOOKS_LIKE,
        "this line begins much like a statement or a field, and is read as text",
        "correct it and put it in the right column, or write a backslash before it if it is text",
    ),
    "inside": (
        _LOOKS_LIKE,
        "a statement or a field seems to begin within this line, and is read as text",
        "break the line before it, or write a backslash before it if it is text",
    ),
    "reopening": (
        _LOOKS_LIKE,
        "this line looks like a reopened statement, and is read as text",
        _TOP_OR_TEXT,
    ),
    "relation": (
        _LOOKS_LIKE,
        "this line looks like a relation, and is read as text",
        _TOP_OR_TEXT,
    ),
    "stray-id": (
        "looks-like-id",
        "this text begins with what looks like an id",
        "the id stands before the colon; write a backslash before it if it is text",
    ),
}


@frozen
class Block:
    """A text as far as it goes, and the lines (with their numbers) that do not belong to it."""

    text: str
    leftover: tuple[tuple[str, int], ...] = ()


@cache
def _off_the_hang(width: int) -> re.Pattern[str]:
    """Matches where a line of a text hangs by anything but ``width``."""
    return re.compile(rf"\n(?! {{{width}}}\S)")


def running_text(
    line: str, at: int, number: int, column: int, step: int, report: Report, structured: bool
) -> Block:
    """Read the text of the logical ``line`` from ``at`` on, which begins on line ``number``.

    ``column`` is where the head or field that it belongs to begins. ``structured`` holds for
    values that are no prose (a citation): nothing in them is taken for a statement, and no
    backslash is taken away.
    """
    raw = line[at:]
    hang = column + 2 * step
    plain = ":" not in raw and "\\" not in raw and "@" not in raw
    if plain and ("\n" not in raw or _off_the_hang(hang).search(raw) is None):
        return Block(raw)  # by far the commonest case: nothing here can be anything but text
    kept: list[str] = []
    lines = raw.split("\n")
    for index, physical in enumerate(lines):
        content = physical.lstrip(" ")
        indent = len(physical) - len(content)
        here = number + index
        if index and indent <= column + step:
            return Block("\n".join(kept), tuple(zip(lines[index:], count(here), strict=False)))
        if index and indent != hang:
            _uneven(report, here, indent, len(physical.rstrip()), hang)
        if not structured:
            _warn(report, content, here, indent if index else at + indent, first=index == 0)
            content = unguard(content, first=index == 0)
        kept.append(content)
    return Block("\n".join(kept))


def _uneven(report: Report, line: int, indent: int, end: int, hang: int) -> None:
    side = "in" if indent > hang else "out"
    report.warning(
        Span(line, indent + 1, line, end + 1, report.path),
        "hanging-indent",
        f"this line is read as text, though it hangs too far {side}",
        f"indent it by {hang} if it is text",
    )


def _warn(report: Report, content: str, number: int, column: int, *, first: bool) -> None:
    for start, end, sort in shapes(content, first=first):
        if content[start] == "\\" or sort == "head":
            continue  # a head that is not guarded has ended the text: the grammar sees to it
        span = Span(number, column + start + 1, number, column + end + 1, report.path)
        report.warning(span, *_MEANING[sort])

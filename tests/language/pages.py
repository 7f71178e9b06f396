"""A clean map as an editor sees it: lines of known sorts, wrapped by hand at any width.

Nothing here asks the reader what a line is, so that tests can hold the reader against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import evolve, frozen

FOLDER = Path(__file__).parent / "clean"
WOLFE = Path(__file__).parents[2] / "maps" / "wolfe-1957.argmap"

_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_KIND = (
    "thesis|claim|evidence|argument|counter|assumption|warrant|objection|undercut|unless|rebuttal"
    "|question|answer"
)
_FIELD = (
    "title|cite|figure|by|accepted|conceded|qualifier|confidence|scheme|strength|tags|note|link"
    "|x-[a-z]+"
)
_SORTS = (
    ("comment", re.compile(r"#")),
    ("statement", re.compile(rf"(?:{_KIND})(?: {_ID})?:(?: |$)")),
    ("reuse", re.compile(rf"(?:{_KIND}) @[a-z0-9.-]+(?::(?: |$)|$)")),
    ("reopening", re.compile(rf"@{_ID}$")),
    ("section", re.compile(r"(?:sub)?section: ")),
    ("header", re.compile(r"(?:map|author|date|source): |use ")),
    ("field", re.compile(rf"(?:{_FIELD}):(?: |$)")),
    ("relation", re.compile(r"\S+ [a-z-]+ \S+(?=:|$)")),
)


@frozen
class Line:
    """One line of a clean map. A text line (``sort`` "text") goes on from the line above."""

    column: int
    content: str
    sort: str

    def __str__(self) -> str:
        return " " * self.column + self.content

    @property
    def head(self) -> str:
        """What stands before the text, the colon included; empty for text."""
        if self.sort in ("text", "blank", "comment"):
            return ""
        return self.content.partition(": ")[0] + (":" if ":" in self.content else "")


def read(text: str) -> list[Line]:
    """The lines of a clean map. It has steps of two, and texts that hang by two steps."""
    lines: list[Line] = []
    hang = -1
    for raw in text.splitlines():
        content = raw.strip()
        column = len(raw) - len(raw.lstrip(" "))
        if not content:
            sort, hang = "blank", -1
        elif column == hang and not content.startswith("#"):
            sort = "text"
        else:
            sort = next(name for name, pattern in _SORTS if pattern.match(content))
            hang = column + 4
        lines.append(Line(column, content, sort))
    return lines


def show(lines: list[Line]) -> str:
    """The lines as a text."""
    return "".join(f"{line}\n" for line in lines)


def wrap(lines: list[Line], width: int) -> list[Line]:
    """Join what goes on over several lines, and break it anew at ``width`` where it can be."""
    return [piece for whole in joined(lines) for piece in _broken(whole, width)]


def joined(lines: list[Line]) -> Iterator[Line]:
    """Each line with the text that goes on below it."""
    whole: Line | None = None
    for line in lines:
        if line.sort == "text" and whole is not None:
            whole = evolve(whole, content=f"{whole.content} {line.content}")
            continue
        if whole is not None:
            yield whole
        whole = line
    if whole is not None:
        yield whole


def _broken(line: Line, width: int) -> Iterator[Line]:
    if line.sort in ("comment", "blank", "reopening") or line.content.startswith("use "):
        yield line
        return
    column, sort, words = line.column, line.sort, line.content.split(" ")
    # A head stays on one line, and a word of the text with it.
    start = 1 + line.head.count(" ")
    row, words = words[: start + 1], words[start + 1 :]
    for word in words:
        if column + len(" ".join(row)) + 1 + len(word) > width:
            yield Line(column, " ".join(row), sort)
            column, sort, row = line.column + 4, "text", []
        row.append(word)
    yield Line(column, " ".join(row), sort)

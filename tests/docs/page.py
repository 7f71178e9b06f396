"""A page of docs/ as its tests read it: fenced blocks, each under its heading."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from attrs import frozen

DOCS: Final = Path(__file__).resolve().parents[2] / "docs"
UPDATE: Final = "ARGMAP_UPDATE"
"""The environment variable under which the messages in the pages are written anew."""

_FENCE: Final = "```"


@frozen
class Block:
    """A fenced block; ``line`` is the page's line on which its text begins, from 1."""

    info: str
    text: str
    line: int
    heading: str

    def __str__(self) -> str:
        return f"{self.heading} (line {self.line})"


def blocks(page: Path) -> list[Block]:
    """Every fenced block of a page, in order."""
    found: list[Block] = []
    heading, info, start = "", None, 0
    lines = page.read_text("utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if line.startswith(_FENCE):
            if info is None:
                info, start = line.removeprefix(_FENCE).strip(), number
            else:
                text = "".join(f"{inner}\n" for inner in lines[start : number - 1])
                found.append(Block(info, text, start + 1, heading))
                info = None
        elif info is None and line.startswith("#"):
            heading = line.lstrip("#").strip().strip("`")
    assert info is None, f"{page.name}: the block at line {start} is not closed"
    return found


def pairs(page: Path) -> Iterator[tuple[Block | None, Block]]:
    """Each block with the one before it."""
    before = None
    for block in blocks(page):
        yield before, block
        before = block


def tables(page: Path, first: str) -> Iterator[list[str]]:
    """The rows of every table whose first column is headed ``first``, as the texts of cells."""
    inside = False
    for line in page.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if not cells:
            inside = False
        elif inside and set(cells[0]) != {"-"}:
            yield cells
        inside = inside or (bool(cells) and cells[0] == first)


def code_spans(text: str) -> list[str]:
    """What stands between backquotes in a line."""
    return re.findall(r"`([^`]+)`", text)


def assert_messages(
    page: Path, tell: Callable[[Block | None, Block], str], start: str = ""
) -> None:
    """Hold that each ``text`` block is what ``tell`` says of it and the block before it.

    With a ``start``, those blocks are meant whose information begins with it.

    With ``ARGMAP_UPDATE=1`` in the environment the blocks are made so.
    """
    lines = page.read_text("utf-8").splitlines(keepends=True)
    wanted = list(lines)
    for before, block in reversed(list(pairs(page))):
        if block.info.startswith(start) if start else block.info == "text":
            end = block.line - 1 + block.text.count("\n")
            wanted[block.line - 1 : end] = tell(before, block).splitlines(keepends=True)
    if os.environ.get(UPDATE):
        page.write_text("".join(wanted), "utf-8")
        return
    diff = "".join(difflib.unified_diff(lines, wanted, f"{page.name}, as written", "as told", n=2))
    assert not diff, f"{diff}\nIf these messages are right, {UPDATE}=1 pytest writes them."

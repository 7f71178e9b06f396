"""The blocks of a text in Markdown that an outline is made of: headings, paragraphs and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import Factory, define

from argmap.formats.foreign_text import line_span, lost
from argmap.formats.outlines.labels import labelled
from argmap.formats.outlines.markdown_text import plain
from argmap.formats.outlines.outline_map import OutlineItem
from argmap.model import Diagnostic

_HEADING: Final = re.compile(r" {0,3}(#{1,6})(?:\s+(.*))?")
_UNDERLINE: Final = re.compile(r" {0,3}(=+|-{2,})\s*")
_RULE: Final = re.compile(r" {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})")
_ITEM: Final = re.compile(r"(\s*)([-*+•◦▪‣–]|\d{1,9}[.)])(?:\s+(.*)|\s*)")
_FENCE: Final = re.compile(r"\s*(```+|~~~+)")
_TABLE: Final = re.compile(r"\s*\|.*\|\s*")
_STEP: Final = 2
"""How much further in an item has to be to be under another."""


@define(eq=False)
class Block:
    """A heading (with a ``level`` from 1), a paragraph, or a list (with ``items``)."""

    line: int
    text: str = ""
    level: int = 0
    items: list[OutlineItem] = Factory(list)


class Blocks:
    """The blocks of a text; ``losses`` say which parts of it are none."""

    def __init__(self, text: str, path: str | None) -> None:
        self._path = path
        self.losses: list[Diagnostic] = []
        self.blocks: list[Block] = []
        self._open: list[tuple[int, OutlineItem]] = []
        self._paragraph: Block | None = None
        self._note: OutlineItem | None = None  # the item whose note the last line belongs to
        self._after_blank = True
        self._fence = ""
        self._table_line = 0  # the last line of a table
        for number, line in enumerate(self._lines(text), 1):
            self._read(line.expandtabs(4).rstrip(), number)
        for item in self._items():
            role, item.text = labelled(item.text.strip())
            item.role = role
            item.text, links = plain(item.text)
            item.links = list(links)
            item.notes = [plain(note)[0] for note in item.notes]

    def _lines(self, text: str) -> list[str]:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        parts: list[str] = []
        end = 0
        while (start := text.find("<!--", end)) >= 0 and (close := text.find("-->", start)) >= 0:
            parts.append(text[end:start])
            end = close + 3
            if text[start - 1 : start] == "\\":
                parts.append(text[start:end])
                continue
            line = text.count("\n", 0, start) + 1
            if not self.losses:
                self.losses.append(lost("a comment is not kept", line_span(line, self._path)))
            parts.append("\n" * text.count("\n", start, end))
        text = "".join([*parts, text[end:]])
        return text.split("\n")

    def _items(self) -> Iterator[OutlineItem]:
        waiting = [item for block in self.blocks for item in block.items]
        while waiting:
            item = waiting.pop()
            yield item
            waiting += item.children

    def _read(self, line: str, number: int) -> None:
        fence = _FENCE.match(line)
        if self._fence or fence:
            self._read_code(fence[1] if fence else "", number)
            return
        heading, item = _HEADING.fullmatch(line), _ITEM.fullmatch(line)
        under = _UNDERLINE.fullmatch(line)
        if not line.strip():
            self._after_blank = True
            self._paragraph = None
        elif under and self._paragraph and not self._after_blank:
            self._paragraph.level = 1 if "=" in under[1] else 2
            self._paragraph = None
        elif _RULE.fullmatch(line):
            self._close()
        elif heading is not None:
            self._close()
            self.blocks.append(Block(number, _without_hashes(heading[2] or ""), len(heading[1])))
        elif item is not None and (item[3] or self._after_blank or self._open):
            self._read_item(item, number)
        elif _TABLE.fullmatch(line):
            if number > self._table_line + 1:
                self._lose("a table is not kept", number)
            self._table_line = number
        else:
            self._read_text(line, number)

    def _read_code(self, fence: str, number: int) -> None:
        """Leave out code, up to a fence like the one that it begins with."""
        if not self._fence:
            self._lose("a block of code is not kept", number)
            self._fence = fence
        elif fence.startswith(self._fence):
            self._fence = ""
            self._after_blank = True

    def _read_item(self, match: re.Match[str], number: int) -> None:
        indent = len(match[1])
        item = OutlineItem(match[3] or "", span=line_span(number, self._path, indent + 1))
        item.bullet = match[2][-1]
        while self._open and indent < self._open[-1][0] + _STEP:
            self._open.pop()
        if self._open:
            self._open[-1][1].children.append(item)
        else:
            if not self.blocks or not self.blocks[-1].items:
                self.blocks.append(Block(number))
            self.blocks[-1].items.append(item)
        self._open.append((indent, item))
        self._after_blank = False
        self._paragraph = self._note = None

    def _read_text(self, line: str, number: int) -> None:
        """A line of a paragraph, of the text of an item, or of a note under an item."""
        indent = len(line) - len(line.lstrip())
        text = line.strip().removeprefix(">").strip()
        if self._open and not self._after_blank:
            if self._note is not None:
                self._note.notes[-1] += f" {text}"
            else:
                self._open[-1][1].text += f" {text}"
            return
        self._after_blank = False
        while self._open and indent < self._open[-1][0] + _STEP:
            self._open.pop()
        if self._open:
            self._note = self._open[-1][1]
            self._note.notes.append(text)
        elif self._paragraph is not None:
            self._paragraph.text += f" {text}"
        else:
            self._paragraph = Block(number, text)
            self.blocks.append(self._paragraph)

    def _close(self) -> None:
        self._open.clear()
        self._paragraph = self._note = None
        self._after_blank = True

    def _lose(self, message: str, number: int) -> None:
        self.losses.append(lost(message, line_span(number, self._path)))


def _without_hashes(heading: str) -> str:
    """The text of a heading without the signs that may close it."""
    text = heading.rstrip("#")
    return text.rstrip() if text == "" or text[-1].isspace() else heading

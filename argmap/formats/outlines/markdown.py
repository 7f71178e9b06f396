"""Outlines in Markdown: nested lists, under headings that are sections.

The first heading is the title, other headings are sections and subsections; a heading such as
``Pros`` or ``Arguments against`` says what the items under it are instead. A paragraph above the
first list is the thesis. If there is none, and items are for or against something, the title is the
thesis. Where ``+`` and ``-`` are both bullets of one list, they are ``Pro:`` and ``Con:``. Other
paragraphs are notes. Code, tables, comments and the layout are not kept, which is reported.

:func:`write` writes an outline that :func:`read` reads again: the statements and arguments with
their kinds, notes and links, and the sections. It says what it leaves out. The outline for readers,
with numbers and sources, is another format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from argmap.formats.foreign_text import broken, decoded, line_span, lost
from argmap.formats.format import Exported, Imported
from argmap.formats.outlines.labels import CON, NOTE, PRO, labelled, stance_of_heading
from argmap.formats.outlines.markdown_blocks import Block, Blocks
from argmap.formats.outlines.markdown_text import marked_up, plain
from argmap.formats.outlines.outline_map import EMPTY, Entry, OutlineItem, OutlineMap, Reopened
from argmap.formats.outlines.outline_writing import Line, outline_lines
from argmap.model import ArgumentMap, Diagnostic, Section
from argmap.model.clean_text import clean

_FRONT_MATTER: Final = re.compile(
    r"---[ \t]*\r?\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL
)
_ENTRY: Final = re.compile(r"(title|author|date)\s*:\s*[\"']?(.*?)[\"']?\s*", re.IGNORECASE)
_BULLETS: Final = {"+": PRO, "-": CON, "–": CON}


def read(data: bytes, path: str | None = None) -> Imported:
    """Make a map from an outline in Markdown.

    Raises :class:`ArgmapError` (``bad-import``) if it has no list.

    >>> map = read(b"# Bridge\\n\\n- Close it.\\n  - Con: It is new.\\n").map
    >>> map.title, [(str(item.kind), item.text) for item in map]
    ('Bridge', [('thesis', 'Close it.'), ('objection', 'It is new.')])
    """
    text = decoded(data, path)
    head: dict[str, str] = {}
    front = _FRONT_MATTER.match(text)
    if front is not None:
        matches = (_ENTRY.fullmatch(line) for line in front[1].splitlines())
        head = {match[1].lower(): match[2] for match in matches if match}
        text = "\n" * front[0].count("\n") + text[front.end() :]
    blocks = Blocks(text, path)
    if not any(block.items for block in blocks.blocks):
        hint = "an outline is a list, with further lists in it"
        broken("this is not an outline: it has no list", line_span(1, path), hint)
    outline = _Outline(blocks.blocks, head.get("title", ""), path)
    made = OutlineMap(outline.entries)
    map = ArgumentMap(
        outline.title,
        made.items,
        author=head.get("author"),
        date=head.get("date"),
        notes=outline.notes,
        extra=[("imported", "outline")],
    )
    return Imported(map, [*blocks.losses, *outline.losses, *made.losses])


class _Outline:
    """The entries of an outline in Markdown, each with the thesis that it belongs to."""

    def __init__(self, blocks: list[Block], title: str, path: str | None) -> None:
        self._path = path
        self.title = clean(title)
        self.notes: list[str] = []
        self.losses: list[Diagnostic] = []
        self.entries: list[Entry] = []
        self._thesis: OutlineItem | None = None
        self._stance = ""
        self._levels: list[int] = []
        self._is_below_thesis = False  # the last block is the paragraph that is the thesis
        self._mark_bullets(blocks)
        for at, block in enumerate(blocks):
            if block.level:
                self._heading(block, is_first=not self.title and not self.entries and not at)
            elif block.items:
                for item in block.items:
                    self._item(item)
            else:
                self._text(block)

    def _mark_bullets(self, blocks: list[Block]) -> None:
        """Take the bullets + and - for labels where a list has both, and no other labels."""
        lists = [block.items for block in blocks]
        top = {id(items) for items in lists}
        every: list[list[OutlineItem]] = []
        while lists:
            items = lists.pop()
            every.append(items)
            lists += [item.children for item in items if item.children]
        if any(item.role in (PRO, CON) for items in every for item in items):
            return
        mixed = [items for items in every if {"+", "-"} <= {item.bullet for item in items}]
        if not mixed:
            return
        self.losses.append(lost("the bullets + and - are read as pro and con", mixed[-1][0].span))
        for items in every:
            if id(items) in top and not any(items is one for one in mixed):
                continue
            for item in items:
                item.role = item.role or _BULLETS.get(item.bullet, "")

    def _heading(self, block: Block, *, is_first: bool) -> None:
        text = plain(block.text)[0]
        self._is_below_thesis = False
        if is_first:
            self.title = text
            return
        self._stance = stance_of_heading(text)
        if self._stance or not text:
            return
        if not self._levels or block.level <= self._levels[0]:
            self._levels = [block.level]
        level = 2 if block.level > self._levels[0] else 1
        self.entries.append(Section(text, level=level))

    def _text(self, block: Block) -> None:
        role, text = labelled(block.text)
        text, links = plain(text)
        last = self.entries[-1] if self.entries else None
        self._is_below_thesis = False
        if role == NOTE and not isinstance(last, Section) and self._thesis is None:
            self.notes.append(text)
        elif self._thesis is None and role != NOTE:
            span = line_span(block.line, self._path)
            self._thesis = OutlineItem(text, "thesis", span, links=list(links))
            self.entries.append(self._thesis)
            self._is_below_thesis = True
        elif isinstance(last, Section):
            self.entries[-1] = Section(last.title, level=last.level, notes=[*last.notes, text])
        elif self._thesis is not None:
            self._thesis.notes.append(text)
            self._is_below_thesis = last is self._thesis and not self._thesis.children

    def _item(self, item: OutlineItem) -> None:
        """An item at the top of a list: for or against the thesis, or a thesis itself."""
        role = item.role or self._stance
        is_root = role in ("thesis", "claim", "question")
        if is_root or (not role and not self._is_below_thesis):
            self._thesis = item
            self.entries.append(item)
            return
        item.role = role
        if self._thesis is None:
            message = "there is no thesis; the title is taken for it"
            self.losses.append(lost(message, item.span))
            self._thesis = OutlineItem(self.title or EMPTY, "thesis", item.span)
            self.entries.append(self._thesis)
        last = self.entries[-1]
        if last is self._thesis:
            self._thesis.children.append(item)
        elif isinstance(last, Reopened) and last.item is self._thesis:
            last.children.append(item)
        else:
            self.entries.append(Reopened(self._thesis, [item]))


def write(map: ArgumentMap) -> Exported:
    """Write a map as an outline in Markdown; the losses say what it leaves out.

    >>> from argmap.language import loads
    >>> map = loads("map: Bridge\\nthesis t: Close it.\\n  objection: It is new.\\n")
    >>> print(write(map).data.decode(), end="")
    # Bridge
    <BLANKLINE>
    - Close it.
      - Con: It is new.
    """
    lines, losses = outline_lines(map, "an outline")
    text = "\n".join(_written(map, lines)).strip("\n") + "\n"
    return Exported(text.encode("utf-8"), losses)


def _written(map: ArgumentMap, lines: list[Line]) -> Iterator[str]:
    yield from _heading(1, map.title, map.notes)
    for line in lines:
        if line.section:
            yield from _heading(line.section + 1, line.text, line.notes)
            continue
        text = marked_up(line.text, line.links)
        indent = "  " * line.depth
        label = f"{line.label}: " if line.label else ""
        yield f"{indent}- {label}{text}".rstrip()
        for note in line.notes:
            yield f"{indent}  - Note: {marked_up(note)}"


def _heading(level: int, title: str, notes: tuple[str, ...]) -> Iterator[str]:
    text = marked_up(title)
    text = f"{text[:-1]}\\#" if text.endswith("#") else text
    yield from ("", f"{'#' * level} {text}", "")
    for note in notes:
        yield from (f"Note: {marked_up(note)}", "")

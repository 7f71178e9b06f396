"""A map as a document in Markdown (CommonMark; formulas as in pandoc), written only.

Entries are nested lists with the numbers of the pictures. Characters that Markdown would read as
markup are escaped, so that a text never becomes a link, HTML or a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from argmap.formats.format import Exported
from argmap.formats.handouts.document import Block, Document, Entry, Heading, Paragraph, Run, Weight
from argmap.formats.handouts.losses import handout_losses
from argmap.formats.handouts.outline import outline
from argmap.formulas.inline_markup import InlineKind, InlinePart, inline_parts
from argmap.formulas.safe_latex import is_only_a_formula
from argmap.model import ArgumentMap

_SIGNS: Final = re.compile(r"[\\`*_\[\]<>&#|~$]")
_START: Final = re.compile(r"(?:[-+=]|\d+[.)])(?=\s|$)")
_MARKUP: Final = re.compile(r"<(?=[A-Za-z/!?])|\](?=[(\[:])")
"""What begins HTML or a link, unless a space follows, which means nothing in a formula."""
_MARKS: Final = {Weight.PLAIN: "", Weight.STRONG: "**", Weight.EMPHASIS: "*"}


def write(map: ArgumentMap) -> Exported:
    """Write a map as an outline in Markdown."""
    return Exported(as_markdown(outline(map)).encode("utf-8"), handout_losses(map))


def as_markdown(document: Document) -> str:
    """Return a document as Markdown.

    >>> print(as_markdown(Document("Mill", "", [Entry(0, "1", [Run("Thesis: "), "It *closed*."])])))
    # Mill
    <BLANKLINE>
    - **1** Thesis: It \\*closed\\*.
    <BLANKLINE>
    """
    parts = [f"# {_escaped(document.title)}"] if document.title else []
    if document.byline:
        parts.append(_start(_escaped(document.byline)))
    entries: list[str] = []
    for block in document.blocks:
        if isinstance(block, Entry):
            entries.append(_entry(block))
            continue
        if entries:
            parts.append("\n".join(entries))
            entries = []
        parts.append(_block(block))
    if entries:
        parts.append("\n".join(entries))
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {_escaped(block.text)}"
    assert isinstance(block, Paragraph)
    return _start("".join(_runs(block.runs)))


def _entry(entry: Entry) -> str:
    marker = f"**{_escaped(entry.marker)}** " if entry.marker.strip("–") else ""
    return f"{'  ' * entry.depth}- {marker}{_start(''.join(_runs(entry.runs)))}"


def _start(text: str) -> str:
    """A text whose beginning is not read as a list or a heading."""
    found = _START.match(text)
    if found is None:
        return text
    sign = found.end() - 1  # of a number the full stop: a backslash before a digit is just that
    return f"{text[:sign]}\\{text[sign:]}"


def _runs(runs: tuple[Run, ...]) -> Iterator[str]:
    for run in runs:
        mark = _MARKS[run.weight]
        text = _escaped(run.text) if run.is_literal else _with_formulas(run.text)
        inner = text.strip()
        # Marks do not work next to spaces on their inner side.
        start, end = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        yield f"{start}{mark}{inner}{mark}{end}" if mark and inner else text


def _with_formulas(text: str) -> str:
    return "".join(
        _formula(part)
        if part.kind is InlineKind.FORMULA
        else part.source
        if part.kind is InlineKind.CODE
        else _escaped(part.content)
        for part in inline_parts(text)
    )


def _formula(part: InlinePart) -> str:
    """A formula, which means the same to programs that know formulas, and no markup to others.

    What is no formula at all to LaTeX, such as a command that reads a file, is text.
    """
    if not is_only_a_formula(part.content):
        return _escaped(part.source)
    return _MARKUP.sub(lambda match: f"{match[0]} ", part.source)


def _escaped(text: str) -> str:
    return _SIGNS.sub(lambda match: f"\\{match[0]}", text)

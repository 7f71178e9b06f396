"""A map as a document in plain text, written only: wrapped at 88 columns, formulas in one line."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Final

from argmap.formats.format import Exported
from argmap.formats.handouts.document import Document, Entry, Heading, Run
from argmap.formats.handouts.losses import handout_losses
from argmap.formats.handouts.outline import outline
from argmap.formulas.plain_text import plain_text
from argmap.model import ArgumentMap

_WIDTH: Final = 88
_LEAST: Final = 30
"""The least room for a text, however deep its entry is."""


def write(map: ArgumentMap) -> Exported:
    """Write a map as an outline in plain text."""
    return Exported(as_text(outline(map)).encode("utf-8"), handout_losses(map))


def as_text(document: Document) -> str:
    """Return a document as plain text.

    >>> print(as_text(Document("Mill", "A. Reader, 1911", [Entry(1, "2", ["It closed."])])), end="")
    Mill
    ====
    A. Reader, 1911
    <BLANKLINE>
        2  It closed.
    """
    lines: list[str] = []
    if document.title:
        lines += [document.title, "=" * len(document.title)]
    if document.byline:
        lines.append(document.byline)
    was_entry = False
    for block in document.blocks:
        is_entry = isinstance(block, Entry)
        if lines and not (is_entry and was_entry):
            lines.append("")
        was_entry = is_entry
        if isinstance(block, Heading):
            lines += [block.text, ("-" if block.level == 1 else "~") * len(block.text)]
        elif isinstance(block, Entry):
            lines += _entry(block)
        else:
            lines += wrap(_words(block.runs), _WIDTH)
    return "".join(f"{line}\n" for line in lines)


def _entry(entry: Entry) -> Iterator[str]:
    marker = f"{entry.marker}  " if entry.marker else ""
    indent = " " * (4 * entry.depth)
    hang = indent + " " * len(marker)
    width = max(_WIDTH, len(hang) + _LEAST)
    yield from wrap(
        f"{marker}{_words(entry.runs)}", width, initial_indent=indent, subsequent_indent=hang
    )


def _words(runs: tuple[Run, ...]) -> str:
    return "".join(run.text if run.is_literal else plain_text(run.text) for run in runs)

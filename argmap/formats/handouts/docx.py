"""A map as a Word document, written only, with python-docx.

Headings are those of Word, so that its navigation and table of contents work. An entry is a
paragraph with an indentation; what other entries refer to is a number in its text. Formulas are
plain text.
"""

from __future__ import annotations

import io
from typing import Any

from argmap.formats.format import Exported
from argmap.formats.handouts.document import Document, Entry, Heading, Run, Weight
from argmap.formats.handouts.losses import handout_losses
from argmap.formats.handouts.outline import outline
from argmap.formats.packages import needed
from argmap.formulas.plain_text import plain_text
from argmap.model import ArgumentMap

_STEP = 18
"""The indentation of a level, in points."""
_DEEPEST = 12
"""Deeper levels are no further in, so that some width is left."""


def write(map: ArgumentMap) -> Exported:
    """Write a map as an outline in a Word document."""
    return Exported(as_docx(outline(map)), handout_losses(map))


def as_docx(document: Document) -> bytes:
    """Return a document as a Word file.

    Raises :class:`ArgmapError` (``package-missing``) without python-docx.
    """
    docx = needed("docx", "python-docx", "docx", "writing Word documents")
    shared = needed("docx.shared", "python-docx", "docx", "writing Word documents")
    made = docx.Document()
    made.add_heading(document.title or "A map without a title", 0)
    made.core_properties.title = document.title
    made.core_properties.author = document.byline
    made.core_properties.comments = ""
    if document.byline:
        made.add_paragraph(document.byline)
    for block in document.blocks:
        if isinstance(block, Heading):
            made.add_heading(block.text, block.level)
            continue
        paragraph = made.add_paragraph()
        if isinstance(block, Entry):
            depth = min(block.depth, _DEEPEST)
            paragraph.paragraph_format.left_indent = shared.Pt(_STEP * (depth + 1))
            paragraph.paragraph_format.first_line_indent = shared.Pt(-_STEP)
            paragraph.paragraph_format.space_after = shared.Pt(3)
            if block.marker:
                number = paragraph.add_run(f"{block.marker} ")
                number.bold = True
                number.font.size = shared.Pt(9)
        for run in block.runs:
            _add(run, paragraph)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _add(run: Run, paragraph: Any) -> None:
    added = paragraph.add_run(run.text if run.is_literal else plain_text(run.text))
    added.bold = run.weight is Weight.STRONG or None
    added.italic = run.weight is Weight.EMPHASIS or None

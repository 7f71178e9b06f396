"""The formats in which a document for readers is written, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from argmap.formats.handouts.document import Document
from argmap.formats.handouts.docx import as_docx
from argmap.formats.handouts.html import as_html
from argmap.formats.handouts.latex import as_latex
from argmap.formats.handouts.markdown import as_markdown
from argmap.formats.handouts.plain import as_text

WRITERS: Final[Mapping[str, Callable[[Document], str | bytes]]] = MappingProxyType(
    {
        "markdown": as_markdown,
        "html": as_html,
        "docx": as_docx,
        "latex": as_latex,
        "text": as_text,
    }
)


def written(document: Document, format: str) -> bytes:
    """Write a document in one of :data:`WRITERS`.

    Raises :class:`ArgmapError` (``package-missing``) for a Word document without python-docx.

    >>> written(Document("Mill", "", []), "text")
    b'Mill\\n====\\n'
    """
    made = WRITERS[format](document)
    return made if isinstance(made, bytes) else made.encode("utf-8")

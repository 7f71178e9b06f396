"""The headings of an Argdown text."""

from __future__ import annotations

from argmap.formats.argdown.outline import field_of, fields_named
from argmap.formats.argdown.texts import current_heading, heading_content
from argmap.model import Section


def heading_text(section: Section) -> str:
    """Return a heading as Argdown writes it.

    >>> heading_text(Section("Of law", level=2))
    '## Of law\\n'
    """
    level = field_of(section, "argdown-level")
    depth = (
        int(level)
        if level.isascii() and level.isdigit() and 0 < int(level) < 100
        else section.level
    )
    kept = fields_named(section, "argdown-text")
    title = current_heading(section.title, kept[0]) if kept else None
    title = heading_content(section.title) if title is None else title
    data = "".join(f" {one}" for one in fields_named(section, "argdown-data")[:1])
    return f"{'#' * depth} {title}{data}\n"

"""The headings of an Argdown text."""

from __future__ import annotations

from argmap.formats.argdown.outline import field_of, fields_named
from argmap.formats.argdown.texts import heading_content
from argmap.model import Section
from argmap.model.clean_text import clean


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
    is_current = bool(kept) and (clean(kept[0]) or "?") == section.title
    title = kept[0] if is_current else heading_content(section.title)
    data = "".join(f" {one}" for one in fields_named(section, "argdown-data")[:1])
    return f"{'#' * depth} {title}{data}\n"

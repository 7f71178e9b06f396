"""Write a map as Argdown, and see that its groups are those that the map asks for."""

from __future__ import annotations

from argmap.formats.argdown.outline import Outline
from argmap.formats.argdown.reading import document_of
from argmap.formats.argdown.section_labels import SectionLabels
from argmap.formats.argdown.texts import heading_title
from argmap.formats.argdown.writing import Writer


def text_of(outline: Outline) -> str:
    """Return a map as Argdown.

    What is only named belongs to the section in which it is mentioned first. Where that is another
    than the one that it is written in, it is written again with data that say so.
    """
    writer = Writer(outline)
    text = writer.text()
    named = {
        (outline.is_argument(part), outline.title(part)): key
        for key, part in outline.nodes.items()
        if key in writer.parts.sections and writer.parts.is_only_named(part)
    }
    if not named or not outline.section_labels:
        return text
    document = document_of(text)
    labels = SectionLabels([heading_title(one.content) for one in document.sections])
    grouped = {
        key
        for nodes, is_argument in ((document.statements, False), (document.arguments, True))
        for title, node in nodes.items()
        if (key := named.get((is_argument, title))) is not None
        and labels.of(node.section) != writer.parts.sections[key]
    }
    return Writer(outline, grouped).text() if grouped else text

"""Make a map of an AIF or xAIF file."""

from __future__ import annotations

from itertools import chain

from argmap.formats.aif.document import Document, parsed, people_of
from argmap.formats.aif.layout import Outline
from argmap.formats.aif.residue_form import shown_text
from argmap.formats.aif.residue_writing import Residue
from argmap.formats.aif.schemes import scheme_of
from argmap.formats.aif.speakers import speakers_of
from argmap.formats.aif.steps import steps_of
from argmap.formats.foreign_ids import Ids
from argmap.formats.foreign_text import broken
from argmap.formats.format import Imported
from argmap.language.gc_paused import gc_paused
from argmap.model import ArgumentMap


def read_document(data: bytes, path: str | None, format: str, *, is_enveloped: bool) -> Imported:
    """Make a map of a file; nothing of it is lost.

    Raises :class:`ArgmapError` (``bad-import``) if it is not such a file.
    """
    try:
        with gc_paused():
            document = parsed(data, path, is_enveloped=is_enveloped)
            return Imported(_map(document, format))
    except RecursionError:
        broken("this JSON is nested too deeply")


def _map(document: Document, format: str) -> ArgumentMap:
    nodes = document.nodes
    types: dict[str, str] = {}
    texts: dict[str, str] = {}
    said: dict[str, str] = {}
    schemes: dict[str, str] = {}
    for id, node in nodes.items():
        type = types[id] = node.type
        if type == "I":
            texts[id] = shown_text(node.text)
        elif type in ("RA", "CA"):
            scheme = node.record.get("scheme")
            name = scheme_of(type, node.text, scheme if isinstance(scheme, str) else "")
            if name is not None:
                schemes[id] = name
        else:
            said[id] = node.text
    steps = steps_of(types, document.edges, schemes)
    speakers = speakers_of(types, said, document.edges, people_of(document.content))
    ids = Ids()
    keys = {id: ids.of(id) for id in chain(texts, steps.arguments)}
    items = tuple(Outline(texts, steps, keys, schemes, speakers).items())
    residue = tuple(Residue(document, keys).fields())
    head = (("imported", format),)
    if items:
        return ArgumentMap(items=items, extra=head, closing_extra=residue)
    return ArgumentMap(extra=head + residue)

"""AIF in JSON, as AIFdb reads and writes it.

TODO
"""

from __future__ import annotations

from argmap.formats.aif.reading import read_document
from argmap.formats.aif.writing import write_document
from argmap.formats.format import Exported, Imported
from argmap.model import ArgumentMap


def read(data: bytes, path: str | None = None) -> Imported:
    """Make a map of an AIF file."""
    return read_document(data, path, "aif", is_enveloped=False)


def write(map: ArgumentMap) -> Exported:
    """Write a map as an AIF file."""
    return write_document(map, "AIF", is_enveloped=False)

"""xAIF, as OVA3 reads and writes it: AIF in a larger object, with the text and the layout.

The graph is read and written as that of AIF, see :mod:`argmap.formats.aif`. What stands beside it
is kept.
"""

from __future__ import annotations

from argmap.formats.aif.reading import read_document
from argmap.formats.aif.writing import write_document
from argmap.formats.format import Exported, Imported
from argmap.model import ArgumentMap


def read(data: bytes, path: str | None = None) -> Imported:
    """Make a map of an xAIF file."""
    return read_document(data, path, "xaif", is_enveloped=True)


def write(map: ArgumentMap) -> Exported:
    """Write a map as an xAIF file."""
    return write_document(map, "xAIF", is_enveloped=True)

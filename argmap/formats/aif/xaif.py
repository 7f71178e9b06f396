"""xAIF, as OVA3 reads and writes it: AIF in a larger object, with the text and the layout.

It is the JSON that OVA3 saves (``genjson`` in its ``ova-save.js``) and that the xaif package
reads: ``AIF`` with ``nodes``, ``edges``, ``schemefulfillments``, ``participants``, ``locutions``
and others, and beside it ``text``, ``dialog`` and ``OVA``. The graph is read and written as that of
AIF, see :mod:`argmap.formats.aif`. What is beside it is kept; entries for nodes that somebody
deletes from the map are left out.
"""

from __future__ import annotations

from argmap.formats.aif.reading import read_document
from argmap.formats.aif.writing import write_document
from argmap.formats.format import Exported, Imported
from argmap.model import ArgumentMap


def read(data: bytes, path: str | None = None) -> Imported:
    """Make a map of an xAIF file; nothing is lost.

    Raises :class:`ArgmapError` (``bad-import``) if it is not one.
    """
    return read_document(data, path, "xaif", is_enveloped=True)


def write(map: ArgumentMap) -> Exported:
    """Write a map as an xAIF file, and say what it has no place for."""
    return write_document(map, "xAIF", is_enveloped=True)

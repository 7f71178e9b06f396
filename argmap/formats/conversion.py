"""Convert files and bytes of other formats to maps, and maps to them."""

from __future__ import annotations

import os
from pathlib import Path

from argmap.file_io import read_limited, write_whole
from argmap.formats.catalogue import format_of, named, written_to
from argmap.formats.format import Exported, Imported
from argmap.model import ArgumentMap, Diagnostic
from argmap.model.type_checks import as_path, expect


def read(path: str | Path, *, format: str | None = None) -> Imported:
    """Make a map from a file of another format.

    Without ``format``, a name in :data:`FORMATS`, it is judged by the name of the file and its
    beginning.

    Raises :class:`ArgmapError` if the file cannot be read or is broken (``bad-import``), or if its
    format is not clear (``unknown-format``), and :class:`ValueError` if ``format`` is no format.
    """
    name = os.fspath(as_path(path))
    return decode(read_limited(name), format=format, path=name)


def decode(data: bytes, *, format: str | None = None, path: str | None = None) -> Imported:
    """Make a map from the bytes of a file of another format; ``path`` is its name, if it has one.

    Raises the same exceptions as :func:`read`.

    >>> decode(b'{"format": "argmap", "version": 1, "title": "Durability", "items": []}').map.title
    'Durability'
    """
    expect(data, (bytes, bytearray), "data")
    chosen = format_of(data, path) if format is None else named(format)
    if not chosen.is_read:
        raise ValueError(f"{chosen.title} is a format that argmap writes and does not read")
    return chosen.read(bytes(data), path)


def write(
    map: ArgumentMap, path: str | Path, *, format: str | None = None
) -> tuple[Diagnostic, ...]:
    """Write a map to a file of another format; return what the file does not have of the map.

    Without ``format``, a name in :data:`FORMATS`, it is the one that the ending of the file's name
    says.

    Raises :class:`ArgmapError` if the file cannot be written, or if its name does not say in which
    format (``unknown-format``), and :class:`ValueError` if ``format`` is no format.
    """
    name = os.fspath(as_path(path))
    exported = encode(map, written_to(name).name if format is None else format)
    write_whole(name, exported.data)
    return exported.losses


def encode(map: ArgumentMap, format: str) -> Exported:
    """Write a map in another format, and say what is lost.

    Raises :class:`ValueError` if ``format`` is no format that is written.

    >>> from argmap.language import loads
    >>> encode(loads("thesis t: It lasts."), "json").losses
    ()
    """
    expect(map, ArgumentMap, "map")
    chosen = named(format)
    if not chosen.is_written:
        raise ValueError(f"{chosen.title} is a format that argmap reads and does not write")
    return chosen.write(map)

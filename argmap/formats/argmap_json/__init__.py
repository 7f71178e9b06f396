"""Maps as JSON, without loss: reading it gives the same map, comments and blank lines included."""

from __future__ import annotations

from argmap.formats.argmap_json.reading import from_json
from argmap.formats.argmap_json.writing import VERSION, as_json, to_json
from argmap.formats.format import Exported, Imported
from argmap.model import ArgumentMap

__all__ = ["VERSION", "as_json", "from_json", "read", "to_json", "write"]


def read(data: bytes, path: str | None = None) -> Imported:
    """Read a map from JSON; see :func:`from_json`."""
    return Imported(from_json(data, path))


def write(map: ArgumentMap) -> Exported:
    """Write a map as JSON; see :func:`to_json`."""
    return Exported(to_json(map).encode("utf-8"))

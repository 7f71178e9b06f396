"""Convert maps to and from other formats.

:func:`read` and :func:`write` convert files, :func:`decode` and :func:`encode` bytes. Each format
has a module or package of its own, whose docstring says what becomes of what, and what is lost; all
of them are in :data:`FORMATS`. The JSON of argmap is lossless.

:func:`to_tables`, :func:`to_frames`, :func:`to_arrow` and :func:`to_networkx` convert maps for
programs in Python.

>>> from argmap.language import loads
>>> map = loads("thesis t: It lasts.\\n")
>>> decode(encode(map, "json").data).map == map
True
"""

from typing import TYPE_CHECKING

from argmap.formats.catalogue import FORMATS, format_of, recognised
from argmap.formats.conversion import decode, encode, read, write
from argmap.formats.format import Exported, Format, Imported
from argmap.lazy_attributes import lazy_attributes

if TYPE_CHECKING:
    from argmap.formats.argmap_json import VERSION, as_json, from_json, to_json
    from argmap.formats.graphs import to_networkx
    from argmap.formats.tables import from_tables, to_arrow, to_frames, to_tables

__all__ = [
    "FORMATS",
    "VERSION",
    "Exported",
    "Format",
    "Imported",
    "as_json",
    "decode",
    "encode",
    "format_of",
    "from_json",
    "from_tables",
    "read",
    "recognised",
    "to_arrow",
    "to_frames",
    "to_json",
    "to_networkx",
    "to_tables",
    "write",
]

__getattr__ = lazy_attributes(
    __name__,
    {
        **dict.fromkeys(("VERSION", "as_json", "from_json", "to_json"), "argmap_json"),
        **dict.fromkeys(("from_tables", "to_arrow", "to_frames", "to_tables"), "tables"),
        "to_networkx": "graphs",
    },
)

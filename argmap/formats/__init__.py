"""Convert maps to and from other formats.

:func:`read` and :func:`write` convert files, :func:`decode` and :func:`encode` bytes. Each format
has a module or package of its own, whose docstring says what becomes of what, and what is lost; all
of them are in :data:`FORMATS`. The JSON of argmap is lossless.

>>> from argmap.language import loads
>>> map = loads("thesis t: It lasts.\\n")
>>> decode(encode(map, "json").data).map == map
True
"""

from argmap.formats.argmap_json import VERSION, as_json, from_json, to_json
from argmap.formats.catalogue import FORMATS, format_of, recognised
from argmap.formats.conversion import decode, encode, read, write
from argmap.formats.format import Exported, Format, Imported

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
    "read",
    "recognised",
    "to_json",
    "write",
]

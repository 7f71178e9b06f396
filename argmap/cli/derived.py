"""Where a picture or a page goes that no one named a place for: beside its map.

A file of the user's own may have that name, such as the scan of the essay as a PDF. So what is
written there is marked as argmap's, and a file that is not is left alone.
"""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Final

from argmap.cli.inputs import Input
from argmap.cli.streams import write_bytes
from argmap.cli.terminal import say
from argmap.control_characters import visible
from argmap.files import read_plain, write_whole
from argmap.model import ArgmapError, problem
from argmap.model.codes import Code

_NAME: Final = b"argmap"
_PNG_START: Final = 8 + 25  # its signature and its header
_SIGNS: Final = {
    "svg": (b"<!-- argmap -->", b"map-description"),
    "html": (b'<meta name="generator" content="argmap',),
    "png": (b"Software\0" + _NAME,),
    "pdf": (b"%argmap",),
    "dot": (b"// argmap",),
}
"""By what a file of a format is known as argmap's."""


def put_beside(input: Input, data: bytes, form: str) -> None:
    """Write what was made of a map beside it; of standard input, to standard output.

    Raises :class:`ArgmapError` (``file-exists``, ``unwritable``) where that cannot be done, or
    argmap did not write the file that is there.
    """
    if input.file is None:
        write_bytes(data)
        return
    target = input.file.with_suffix(f".{form}")
    if not _is_free(target, form):
        message = f"{target} already exists and was not made by argmap"
        hint = f"to replace it, add: -o {target}"
        raise ArgmapError([problem(Code.FILE_EXISTS, message, hint=hint)])
    write_whole(target, _marked(data, form))
    say(visible(f"{target} written"), err=True)


def _is_free(target: Path, form: str) -> bool:
    """Whether a file may be written: it is not there, or is one of argmap's own."""
    try:
        there = read_plain(target)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return not there or any(sign in there for sign in _SIGNS[form])


def _marked(data: bytes, form: str) -> bytes:
    """The same picture, with a mark in it that says who made it."""
    if form == "svg":
        start, sign, rest = data.partition(b"?>\n")
        mark = b"<!-- argmap -->\n"
        return start + sign + mark + rest if sign else mark + data
    if form == "png":
        words = b"tEXt" + b"Software\0" + _NAME
        chunk = struct.pack(">I", len(words) - 4) + words + struct.pack(">I", zlib.crc32(words))
        return data[:_PNG_START] + chunk + data[_PNG_START:]
    if form == "pdf":
        return data.rstrip(b"\n") + b"\n%argmap\n"
    return b"// argmap\n" + data if form == "dot" else data

"""The default output file: beside the map, with the ending of the format.

The user may have a file of that name, such as a scan of the essay as a PDF. So argmap marks the
files that it writes there, and overwrites only marked ones.
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
from argmap.file_io import read_plain, write_whole
from argmap.model import ArgmapError, problem
from argmap.model.codes import Code

_NAME: Final = b"argmap"
_PNG_START: Final = 8 + 25  # its signature and header
_SIGNS: Final = {
    "svg": (b"<!-- argmap -->", b"map-description"),
    "html": (b'<meta name="generator" content="argmap',),
    "png": (b"Software\0" + _NAME,),
    "pdf": (b"%argmap",),
    "dot": (b"// argmap",),
}
"""What identifies a file written by argmap, by format."""


def put_beside(input: Input, data: bytes, form: str) -> None:
    """Write output beside its map, or to standard output if the map came from standard input.

    Raises :class:`ArgmapError` (``file-exists``, ``unwritable``) if the file cannot be written, or
    exists and was not written by argmap.
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
    """Whether a file may be written: it does not exist, or argmap wrote it."""
    try:
        there = read_plain(target)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return not there or any(sign in there for sign in _SIGNS[form])


def _marked(data: bytes, form: str) -> bytes:
    """The same output with a mark that identifies argmap as its program."""
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

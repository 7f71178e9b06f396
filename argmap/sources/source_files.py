"""Read source texts and cards from files."""

from __future__ import annotations

from os import path as names
from pathlib import Path

from argmap.file_io import limit_of, read_plain, reason_of
from argmap.model import ArgmapError, Diagnostic, problem
from argmap.model.codes import Code
from argmap.size_limits import SOURCE


def read_bytes(path: Path, name: str) -> bytes:
    """Read a file; ``name`` is its name in messages.

    Raises :class:`ArgmapError` (``source-unreadable``) if it cannot be read, or is larger than the
    limit: :data:`argmap.size_limits.SOURCE`, or ``ARGMAP_MAX_BYTES`` if set.
    """
    try:
        return read_plain(path, limit_of(SOURCE))
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
        raise ArgmapError([_unreadable(name, reason_of(error))]) from None


def read_if_there(path: Path, name: str, within: Path | None = None) -> bytes | None:
    """Like :func:`read_bytes`, but return ``None`` if there is no such file.

    With ``within``, a symbolic link that leads out of that folder raises :class:`ArgmapError`,
    because the files of a project must refer to files in the project.
    """
    if not names.lexists(path):
        return None
    if within is not None:
        real = names.realpath(path)
        if not Path(real).is_relative_to(names.realpath(within)):
            reason = f"it is a link that leads out of the project, to {real}"
            hint = "put the file itself there; a text may also be in a folder of ARGMAP_TEXTS"
            raise ArgmapError([_unreadable(name, reason, hint)])
    return read_bytes(path, name)


def decode(data: bytes, name: str) -> str:
    """Decode UTF-8 text, with or without a byte-order mark, and convert line endings to LF.

    Raises :class:`ArgmapError` (``source-unreadable``) for other encodings and for binary files.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ArgmapError([_unreadable(name, "it is UTF-16", "save it as UTF-8")])
    if b"\0" in data or data.startswith(b"%PDF-"):
        hint = "save the text of the document as a plain file in UTF-8"
        raise ArgmapError([_unreadable(name, "it is not plain text", hint)])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "save it as UTF-8; old Windows files are often in Windows-1252"
        raise ArgmapError([_unreadable(name, f"line {line} is not valid UTF-8", hint)]) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unreadable(name: str, reason: str, hint: str = "") -> Diagnostic:
    return problem(Code.SOURCE_UNREADABLE, f"cannot read {name}: {reason}", hint=hint)

"""The texts of sources and their cards, read or refused."""

from __future__ import annotations

from os import fstat
from pathlib import Path
from typing import Final

from argmap.files import is_waited_for
from argmap.model import ArgmapError, Diagnostic, problem

LARGEST: Final = 20_000_000
"""The bytes up to which a text or a card is read: some three million words."""


def read_bytes(path: Path, name: str) -> bytes:
    """Read a file. ``name`` is what messages call it.

    Raises :class:`ArgmapError` (``source-unreadable``) where it cannot be read.
    """
    data = read_if_there(path, name)
    if data is None:
        raise ArgmapError([_unreadable(name, "there is no such file")])
    return data


def read_if_there(path: Path, name: str) -> bytes | None:
    """Like :func:`read_bytes`, but ``None`` where there is no such file."""
    try:
        if is_waited_for(path):
            raise ArgmapError([_unreadable(name, "it is no plain file")])
        with path.open("rb") as stream:
            size = fstat(stream.fileno()).st_size
            data = stream.read(LARGEST + 1) if size <= LARGEST else b""
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
        raise ArgmapError([_unreadable(name, _reason(error))]) from None
    if max(size, len(data)) > LARGEST:
        reason = (
            f"it has {max(size, len(data)) / 1e6:.0f} MB, and a source up to {LARGEST / 1e6:.0f}"
        )
        hint = "is it a text? a large one can be parted into several sources"
        raise ArgmapError([_unreadable(name, reason, hint)])
    return data


def decode(data: bytes, name: str) -> str:
    """Read bytes as a text in UTF-8, with or without a byte-order mark; lines end at LF.

    Raises :class:`ArgmapError` (``source-unreadable``) for other encodings and for what is no
    text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ArgmapError([_unreadable(name, "it is UTF-16", "save it as UTF-8")])
    if b"\0" in data or data.startswith(b"%PDF-"):
        hint = "save the text of the document as a plain file in UTF-8"
        raise ArgmapError([_unreadable(name, "it is no plain text", hint)])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "save it as UTF-8; old Windows files are often in Windows-1252"
        raise ArgmapError([_unreadable(name, f"line {line} is not UTF-8", hint)]) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unreadable(name: str, reason: str, hint: str = "") -> Diagnostic:
    return problem("source-unreadable", f"cannot read {name}: {reason}", hint=hint)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)

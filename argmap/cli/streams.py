"""The standard streams, set up so that output is written completely or an error is raised."""

from __future__ import annotations

import io
import os
import sys
from errno import EAGAIN
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

OUTPUT_NAMES = {"stdout": "standard output", "stderr": "standard error"}


def configure_streams() -> None:
    """Set up the three standard streams, however the program was started.

    A closed stream is connected to the null device, so that no file opened later takes its
    descriptor. Output is written completely, or an error is raised. A character that the encoding
    lacks is written as an escape.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
        elif mode == "w" and isinstance(stream, io.TextIOWrapper):
            setattr(sys, name, _whole(stream, OUTPUT_NAMES[name]))


def write_bytes(data: bytes) -> None:
    """Write all bytes to standard output, unchanged.

    Raises :class:`OSError`.
    """
    sys.stdout.flush()
    write_all(sys.stdout.buffer, data)
    sys.stdout.buffer.flush()


def write_all(stream: IO[bytes] | io.RawIOBase, data: ReadableBuffer) -> None:
    """Write all bytes to a stream that may accept only some of them at a time.

    An unbuffered stream, as with ``PYTHONUNBUFFERED``, returns how many bytes it accepted; a
    non-blocking one may accept none, and is then waited for.

    >>> stream = io.BytesIO()
    >>> write_all(stream, b"a picture")
    >>> stream.getvalue()
    b'a picture'
    """
    rest = memoryview(data).cast("B")
    while rest:
        try:
            taken = stream.write(rest)
        except BlockingIOError as error:
            taken = error.characters_written if error.errno == EAGAIN else 0
            _wait_for(stream)
        if taken is None:
            taken = 0
            _wait_for(stream)
        rest = rest[taken:]


def _wait_for(stream: IO[bytes] | io.RawIOBase) -> None:
    from select import select

    select([], [stream], [])


class OutputError(OSError):
    """A standard stream cannot be written to; ``filename`` is its name for users."""


class _Whole(io.RawIOBase):
    """A raw stream that accepts all bytes, or raises :class:`OutputError`."""

    def __init__(self, raw: BinaryIO | io.RawIOBase, name: str) -> None:
        self._raw = raw
        self.name = name

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._raw.fileno()

    def isatty(self) -> bool:
        return self._raw.isatty()

    def write(self, data: ReadableBuffer, /) -> int:
        try:
            write_all(self._raw, data)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(error.errno, error.strerror or str(error), self.name) from None
        return memoryview(data).nbytes


def _whole(stream: io.TextIOWrapper, name: str) -> io.TextIOWrapper:
    stream.flush()
    raw: Any = getattr(stream.buffer, "raw", stream.buffer)
    return io.TextIOWrapper(
        io.BufferedWriter(_Whole(raw, name)),
        encoding=stream.encoding,
        errors="backslashreplace",
        line_buffering=stream.line_buffering or stream.write_through or name != "standard output",
    )

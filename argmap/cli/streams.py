"""The three streams of the program, made so that what is written arrives whole or fails."""

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
    """Give the program its three streams, whatever it was started with.

    One that is closed leads nowhere, so that no file which is opened later takes its place. What
    is written to the others arrives whole, or an error is raised, and a character that an encoding
    lacks is written as its number.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
        elif mode == "w" and isinstance(stream, io.TextIOWrapper):
            setattr(sys, name, _whole(stream, OUTPUT_NAMES[name]))


def write_bytes(data: bytes) -> None:
    """Write bytes to standard output as they are, all of them.

    Raises :class:`OSError`.
    """
    sys.stdout.flush()
    write_all(sys.stdout.buffer, data)
    sys.stdout.buffer.flush()


def write_all(stream: IO[bytes] | io.RawIOBase, data: ReadableBuffer) -> None:
    """Write bytes to a stream that may take only some of them at a time.

    A stream without a buffer of its own, as ``PYTHONUNBUFFERED`` gives it, says how many bytes it
    took, and one that does not wait says that it took none: it is waited for.

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
    """A stream of the program takes no more; ``filename`` is what people call the stream."""


class _Whole(io.RawIOBase):
    """A stream below a buffer: takes all bytes that it is given, or raises :class:`OutputError`."""

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

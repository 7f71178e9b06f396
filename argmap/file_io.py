"""Read files up to a size limit, and write files atomically."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EFBIG, EINVAL, EISDIR
from pathlib import Path
from typing import BinaryIO, Final

from argmap.model.codes import Code
from argmap.model.diagnostic import ArgmapError, Diagnostic, problem
from argmap.model.name_matching import normal_form
from argmap.size_limits import MAP

SUFFIX: Final = ".argmap"
"""The file name extension of maps."""

MAX_BYTES_VARIABLE: Final = "ARGMAP_MAX_BYTES"
"""The environment variable with the maximum file size in bytes."""

_OPEN_ALREADY: Final = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")
"""Path prefixes of streams that the shell opened, for example for ``<(...)``; these are pipes, but
reading them ends because another program writes to them."""


def is_waited_for(path: Path) -> bool:
    """Whether a path is a pipe or a device, where reading might never end."""
    return path.exists() and not path.is_file() and not path.is_dir()


def maps_in(folder: Path) -> list[Path]:
    """Return the maps in a folder, sorted by name, without hidden files.

    Raises :class:`OSError` if the folder cannot be read.
    """
    return sorted(folder.glob("[!.]*.argmap"))


def spelt_on_disk(path: Path, root: Path) -> Path:
    """Return the file below ``root`` that a path refers to, even if a name is spelt differently.

    The ``ä`` of ``Städte`` can be one or two code points, and keyboards have no en dash; so names
    are compared by :func:`~argmap.model.name_matching.normal_form`. An existing path is returned
    unchanged, and so is one for which no file, or more than one, is found.
    """
    if os.path.lexists(path) or not path.is_relative_to(root):
        return path
    at = root
    for name in path.relative_to(root).parts:
        if not os.path.lexists(at / name):
            try:
                alike = [one for one in at.iterdir() if normal_form(one.name) == normal_form(name)]
            except OSError:
                return path
            if len(alike) != 1:
                return path
            name = alike[0].name
            if not (at / name).resolve().is_relative_to(root):
                return path
        at /= name
    return at


def max_bytes() -> int:
    """Return the maximum size of files in bytes: ``ARGMAP_MAX_BYTES``, or 64 MiB.

    Raises :class:`OSError` if that variable is not a number.

    >>> max_bytes()
    67108864
    """
    given = os.environ.get(MAX_BYTES_VARIABLE, "").strip()
    if not given:
        return MAP
    if not (given.isascii() and given.isdecimal() and len(given) < 19):
        raise OSError(EINVAL, f"{MAX_BYTES_VARIABLE} is {given!r}, not a number of bytes")
    return int(given)


def limit_of(usual: int) -> int:
    """Return a size limit in bytes: ``ARGMAP_MAX_BYTES`` if set, else ``usual``.

    Raises :class:`OSError` if that variable is not a number.

    >>> limit_of(1_000_000)
    1000000
    """
    return max_bytes() if os.environ.get(MAX_BYTES_VARIABLE, "").strip() else usual


def read_plain(path: str | Path, limit: int | None = None) -> bytes:
    """Read a file of at most ``limit`` bytes; the default is :func:`max_bytes`.

    Raises :class:`OSError` if it cannot be read, is larger, or is a folder, a device or a pipe.
    """
    most = max_bytes() if limit is None else limit
    passed = os.fspath(path).startswith(_OPEN_ALREADY)
    if not passed:
        _refuse_special(Path(path).stat().st_mode, path)  # opening some devices has side effects
    waiting = 0 if passed else getattr(os, "O_NONBLOCK", 0)
    flags = os.O_RDONLY | waiting | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as stream:
        status = os.fstat(stream.fileno())
        if not passed:
            _refuse_special(status.st_mode, path)
        if status.st_size > most:
            raise _too_large(most, path)
        return _read_up_to(stream, most, path, status.st_size)


def _refuse_special(mode: int, path: str | Path) -> None:
    if stat.S_ISDIR(mode):
        raise OSError(EISDIR, "it is a folder", os.fspath(path))
    if not stat.S_ISREG(mode):
        raise OSError(EINVAL, "it is a device or a pipe, not a file", os.fspath(path))


def _too_large(most: int, path: str | Path) -> OSError:
    reason = f"it has more than {most:,} bytes; {MAX_BYTES_VARIABLE} sets the limit"
    return OSError(EFBIG, reason, os.fspath(path))


def _read_up_to(stream: BinaryIO, most: int, name: str | Path, expected: int = 0) -> bytes:
    pieces = [_some(stream, expected + 1)]
    total = len(pieces[0])
    while total <= most and (piece := _some(stream, min(1 << 20, most + 1 - total))):
        pieces.append(piece)
        total += len(piece)
    if total > most:
        raise _too_large(most, name)
    return b"".join(pieces)  # not copied if it is one piece


def _some(stream: BinaryIO, most: int) -> bytes:
    """Read some bytes of a stream, even a non-blocking one; empty at its end.

    This bypasses the buffer of the stream, which ignores Ctrl-C until it is full.
    """
    below: BinaryIO = getattr(stream, "raw", stream)
    while (data := below.read(most)) is None:
        from select import select

        select([stream], [], [])
    return data


def read_limited(path: str | Path, limit: int | None = None) -> bytes:
    """Read a file of at most ``limit`` bytes; the default is :func:`max_bytes`.

    Raises :class:`ArgmapError` (``unreadable``) if the file cannot be read, is larger, or is a
    folder, a device or a pipe.

    >>> read_limited("/dev/zero")
    Traceback (most recent call last):
    argmap.model.diagnostic.ArgmapError: error: cannot read /dev/zero: it is a device or a pipe, \
not a file [unreadable]
    """
    try:
        return read_plain(path, limit)
    except (OSError, ValueError) as error:
        raise ArgmapError([unreadable(path, error)]) from None


def read_stream(stream: BinaryIO, name: str, limit: int | None = None) -> bytes:
    """Read an open stream like :func:`read_limited`; ``name`` is its name in messages.

    >>> from io import BytesIO
    >>> read_stream(BytesIO(b"map: Bridge"), "standard input")
    b'map: Bridge'
    """
    try:
        return _read_up_to(stream, max_bytes() if limit is None else limit, name)
    except (OSError, ValueError) as error:
        raise ArgmapError([unreadable(name, error)]) from None


def unreadable(name: str | Path, error: Exception, hint: str = "") -> Diagnostic:
    """Return the diagnostic for a file that cannot be read (``unreadable``).

    >>> unreadable("mill.argmap", OSError(2, "No such file or directory")).message
    'cannot read mill.argmap: No such file or directory'
    """
    return problem(Code.UNREADABLE, f"cannot read {name}: {reason_of(error)}", hint=hint)


def reason_of(error: Exception) -> str:
    """Return the reason of an I/O error, without its number and the name of the file.

    >>> reason_of(OSError(28, "No space left on device", "a.svg"))
    'No space left on device'
    """
    return getattr(error, "strerror", None) or str(error)


def write_whole(path: str | Path, data: bytes | str, *, expected: bytes | None = None) -> None:
    """Write a file atomically; text is encoded as UTF-8.

    If writing fails, the old file stays as it was. Symbolic links are kept, and so are the
    permissions, owner and extended attributes of the file. A device or a pipe is written to
    directly. A file is not replaced if it is read-only, if it has other hard links (which would
    keep the old text), or if its content is no longer ``expected``.

    Raises :class:`ArgmapError` (``unwritable``).
    """
    try:
        if isinstance(data, str):
            data = data.encode("utf-8")
        target = Path(os.path.realpath(path))
        target.parent.mkdir(parents=True, exist_ok=True)
        before = _status(target)
        if before is not None and not stat.S_ISREG(before.st_mode):
            target.write_bytes(data)  # must not be replaced with a regular file
            return
        if before is not None:
            _refuse_to_replace(target, before)
        with _beside(target, before) as (temporary, stream):
            stream.write(data)
            stream.flush()
            if before is not None:
                os.fsync(stream.fileno())  # the old file may be the user's only copy
            stream.close()
            if expected is not None and not _has(target, expected):
                raise OSError(EINVAL, "it has changed since it was read")
            temporary.replace(target)
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
        reason = reason_of(error)
        if isinstance(error, FileExistsError):  # where a folder would have to be
            reason = f"{error.filename} is not a folder"
        raise ArgmapError([problem(Code.UNWRITABLE, f"cannot write {path}: {reason}")]) from None


def _status(target: Path) -> os.stat_result | None:
    """Return the status of a path, following links; ``None`` if it does not exist."""
    try:
        return target.stat()
    except FileNotFoundError:
        return None


def _refuse_to_replace(target: Path, status: os.stat_result) -> None:
    # root can write to every file, but a file without any write permission must not be changed.
    if not status.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise OSError(EINVAL, "it is read-only")
    if status.st_nlink > 1:
        reason = f"it is one of {status.st_nlink} hard links to one file; write to another file"
        raise OSError(EINVAL, reason)


def _has(target: Path, expected: bytes) -> bool:
    try:
        return read_plain(target, len(expected)) == expected
    except OSError:
        return False


@contextmanager
def _beside(target: Path, like: os.stat_result | None) -> Iterator[tuple[Path, BinaryIO]]:
    """Create a temporary file next to a target, with an unpredictable name.

    It is removed at the end unless it was moved to the target.
    """
    temporary = target.with_name(f".argmap-{os.urandom(8).hex()}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    # Restrict the permissions before anything is written to the file.
    number = os.open(temporary, flags, 0o666 if like is None else 0o600)
    try:
        with os.fdopen(number, "wb") as stream:
            if like is not None:
                _resemble(stream, temporary, target, like)
            yield temporary, stream
    finally:
        temporary.unlink(missing_ok=True)


def _resemble(stream: BinaryIO, temporary: Path, target: Path, like: os.stat_result) -> None:
    """Copy the owner, extended attributes and mode of the old file to the new one."""
    number = stream.fileno()
    if hasattr(os, "fchown"):
        with suppress(OSError):  # only root can change the owner
            os.fchown(number, like.st_uid, like.st_gid)
    if hasattr(os, "listxattr"):
        with suppress(OSError):  # not supported by every file system
            for name in os.listxattr(target):
                os.setxattr(number, name, os.getxattr(target, name))
    temporary.chmod(stat.S_IMODE(like.st_mode))

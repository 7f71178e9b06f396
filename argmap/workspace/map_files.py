"""Read maps that are being edited, unless they are too large to be read at every change."""

from __future__ import annotations

import logging
from errno import EFBIG, EINVAL
from pathlib import Path

from argmap.file_io import is_waited_for
from argmap.size_limits import MAP_WHILE_WRITTEN

log = logging.getLogger(__name__)


def read_while_written(file: Path) -> bytes:
    """Return the bytes of a map's file.

    Raises :class:`OSError` if it cannot be read, is not a regular file, or is larger than
    :data:`argmap.size_limits.MAP_WHILE_WRITTEN`.

    >>> read_while_written(Path("/dev/null"))
    Traceback (most recent call last):
    OSError: [Errno 22] it is not a regular file
    """
    if is_waited_for(file):
        raise OSError(EINVAL, "it is not a regular file")
    if file.exists() and (size := file.stat().st_size) > MAP_WHILE_WRITTEN:
        most = MAP_WHILE_WRITTEN / 1e6
        raise OSError(EFBIG, f"it has {size / 1e6:.0f} MB; the limit is {most:.0f} MB")
    return file.read_bytes()


def text_while_written(file: Path) -> str | None:
    """Return the text of a map's file; ``None`` if missing, not a regular text file, or too large.

    >>> text_while_written(Path("/nowhere/mill.argmap"))
    """
    try:
        if not file.is_file() or file.stat().st_size > MAP_WHILE_WRITTEN:
            return None
        return file.read_bytes().decode("utf-8")
    except (OSError, ValueError) as error:
        log.info("skipping %s: %s", file, error)
        return None

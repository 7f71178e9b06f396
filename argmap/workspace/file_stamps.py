"""Detect whether files have changed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

Stamp = tuple[int, int, int] | None
"""Modification time, size and inode of a file; ``None`` if it does not exist."""

Stamps = Mapping[Path, Stamp]


def stamp(path: Path) -> Stamp:
    """Return the current stamp of a file.

    >>> stamp(Path("nowhere"))
    """
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def stamps(paths: Iterable[Path]) -> Stamps:
    """Return the current stamps of files.

    >>> stamps([Path("nowhere")])
    {PosixPath('nowhere'): None}
    """
    return {path: stamp(path) for path in paths}


def folder_stamps(paths: Iterable[Path]) -> Stamps:
    """Return the folders to watch for changes of files, after following links, with identities.

    A folder that was replaced by another must be watched again.
    """
    found = {path.parent for path in paths} | {
        Path(os.path.realpath(path)).parent for path in paths
    }
    told = {}
    for folder in found:
        try:
            status = folder.stat()
        except (OSError, ValueError):
            continue
        told[folder] = (status.st_dev, 0, status.st_ino)
    return told

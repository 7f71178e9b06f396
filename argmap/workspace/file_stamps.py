"""Whether files are as they were."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

Stamp = tuple[int, int, int] | None
"""When a file was written, how long it is, and which one it is; ``None`` where there is none."""

Stamps = Mapping[Path, Stamp]


def stamp(path: Path) -> Stamp:
    """How a file is now.

    >>> stamp(Path("nowhere"))
    """
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def stamps(paths: Iterable[Path]) -> Stamps:
    """How some files are now.

    >>> stamps([Path("nowhere")])
    {PosixPath('nowhere'): None}
    """
    return {path: stamp(path) for path in paths}


def folder_stamps(paths: Iterable[Path]) -> Stamps:
    """The folders to watch for changes of some files, links followed, each with which one it is.

    A folder that was put in another's place has to be watched anew.
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

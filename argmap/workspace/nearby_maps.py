"""Find other maps near a map: in its folder, and in its project.

Editors call this while the user types, so the search is limited and ignores ``.gitignore``;
:mod:`argmap.workspace.discovery` finds the maps of a folder given on the command line.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from argmap.file_io import SUFFIX
from argmap.size_limits import NEIGHBOUR
from argmap.sources import project_root

_MOST_NEIGHBOURS: Final = 30
_MOST_MAPS: Final = 2_000  # maps of a project that are searched
_MOST_FOLDERS: Final = 5_000  # in case the root of the project is a whole home folder
_PASSED_OVER: Final = frozenset({"node_modules", "build", "dist", "__pycache__", "venv"})

log = logging.getLogger(__name__)


def maps_beside(file: Path) -> Iterator[Path]:
    """Yield other maps in the folder of a map, by name; skips large files and stops after a few.

    >>> list(maps_beside(Path("/nowhere/mill.argmap")))
    []
    """
    try:
        there = sorted(one for one in file.parent.iterdir() if one.suffix == SUFFIX)
    except OSError:
        return
    for one in there[:_MOST_NEIGHBOURS]:
        try:
            if one.name != file.name and one.is_file() and one.stat().st_size <= NEIGHBOUR:
                yield one
        except OSError as error:
            log.info("skipping %s: %s", one, error)


def maps_of_project(file: Path) -> Iterator[Path]:
    """Yield the maps of the project of a file, including the file itself."""
    root = project_root(file)
    count = 0
    for visited, (folder, folders, names) in enumerate(os.walk(root)):
        if visited == _MOST_FOLDERS:
            log.warning("%s has more than %d folders; skipping the rest", root, visited)
            return
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in _PASSED_OVER
        )
        for name in sorted(names):
            if name.endswith(SUFFIX):
                count += 1
                if count > _MOST_MAPS:
                    log.warning("%s has more than %d maps; skipping the rest", root, count - 1)
                    return
                yield Path(folder, name).resolve()

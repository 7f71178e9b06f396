"""Resolve the paths of ``use`` headers; maps cannot refer to files outside the project."""

from __future__ import annotations

import os
from pathlib import Path

from argmap.file_io import spelt_on_disk
from argmap.model import ArgumentMap


def used_file(path: str, folder: Path, root: Path) -> Path:
    """Return the file that a ``use`` path in ``folder`` refers to, after following links.

    Both folders must be without links. The file may be outside ``root``, the folder of the project;
    then it must not be read. A name may be spelt differently on disk: see
    :func:`~argmap.file_io.spelt_on_disk`.

    Raises :class:`OSError`, :class:`ValueError` or :class:`RuntimeError` for an impossible path.

    >>> used_file("../maps/mill.argmap", Path("/nowhere/maps"), Path("/nowhere")).as_posix()
    '/nowhere/maps/mill.argmap'
    """
    return spelt_on_disk((folder / path).resolve(), root).resolve()


def used_file_within(path: str, folder: Path, root: Path) -> Path | None:
    """Like :func:`used_file`, but return ``None`` if the file is not in the project.

    >>> used_file_within("../../mill.argmap", Path("/nowhere/maps"), Path("/nowhere"))
    """
    try:
        file = used_file(path, folder, root)
    except (OSError, ValueError, RuntimeError):
        return None
    return file if file.is_relative_to(root) else None


def dependency_paths(map: ArgumentMap, file: Path, root: Path) -> frozenset[Path]:
    """Return the files of the maps that a map uses, without those outside the project.

    Links in the paths are not followed, because a change of their target must be noticed.

    >>> from argmap.language import loads
    >>> map = loads("use b.argmap as b\\nuse ../../c.argmap as c\\n")
    >>> [path.name for path in dependency_paths(map, Path("/p/a.argmap"), Path("/p"))]
    ['b.argmap']
    """
    found = (Path(os.path.normpath(file.parent / use.path)) for use in map.uses)
    spelt = (spelt_on_disk(path, root) for path in found if "\0" not in str(path))
    return frozenset(path for path in spelt if is_within(path, root))


def is_within(path: Path, root: Path) -> bool:
    """Whether a file is below a project's folder, after following links.

    >>> is_within(Path("/nowhere/maps/../../etc"), Path("/nowhere"))
    False
    """
    return Path(os.path.realpath(path)).is_relative_to(root)

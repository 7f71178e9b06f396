"""Which file the path of a ``use`` means. Nothing outside the project is read on a map's word."""

from __future__ import annotations

import os
from pathlib import Path

from argmap.file_io import spelt_on_disk
from argmap.model import ArgumentMap


def used_file(path: str, folder: Path, root: Path) -> Path:
    """The file that a map in ``folder`` means by the path of a ``use``, with links followed.

    Both folders are without links. The file may lie outside ``root``, the project's folder; then
    it must not be read. A name may be spelt on the disk in another way: see
    :func:`~argmap.file_io.spelt_on_disk`.

    Raises :class:`OSError`, :class:`ValueError` or :class:`RuntimeError` for a path that no file
    can have.

    >>> used_file("../maps/mill.argmap", Path("/nowhere/maps"), Path("/nowhere")).as_posix()
    '/nowhere/maps/mill.argmap'
    """
    return spelt_on_disk((folder / path).resolve(), root).resolve()


def used_file_within(path: str, folder: Path, root: Path) -> Path | None:
    """Like :func:`used_file`, but ``None`` for a path that no file of the project can have.

    >>> used_file_within("../../mill.argmap", Path("/nowhere/maps"), Path("/nowhere"))
    """
    try:
        file = used_file(path, folder, root)
    except (OSError, ValueError, RuntimeError):
        return None
    return file if file.is_relative_to(root) else None


def dependency_paths(map: ArgumentMap, file: Path, root: Path) -> frozenset[Path]:
    """The files of the maps that a map uses, those outside of the project left out.

    Links are not followed in the paths, since a link that comes to lead elsewhere is a change.

    >>> from argmap.language import loads
    >>> map = loads("use b.argmap as b\\nuse ../../c.argmap as c\\n")
    >>> [path.name for path in dependency_paths(map, Path("/p/a.argmap"), Path("/p"))]
    ['b.argmap']
    """
    found = (Path(os.path.normpath(file.parent / use.path)) for use in map.uses)
    spelt = (spelt_on_disk(path, root) for path in found if "\0" not in str(path))
    return frozenset(path for path in spelt if is_within(path, root))


def is_within(path: Path, root: Path) -> bool:
    """Whether a file lies below a project's folder, wherever links lead.

    >>> is_within(Path("/nowhere/maps/../../etc"), Path("/nowhere"))
    False
    """
    return Path(os.path.realpath(path)).is_relative_to(root)

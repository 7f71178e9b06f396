"""The files that a map rests on, and whether they are as they were."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from argmap.files import spelt_on_disk
from argmap.model import ArgumentMap
from argmap.serve.project import Project
from argmap.sources import Library

Stamp = tuple[int, int, int] | None
"""When a file was written, how long it is, and which one it is; ``None`` where there is none."""

Stamps = Mapping[Path, Stamp]


def used(map: ArgumentMap, file: Path, project: Project) -> frozenset[Path]:
    """The files of the maps that a map uses, those outside of the project left out.

    >>> from argmap.language import loads
    >>> map = loads("use b.argmap as b\\nuse ../../c.argmap as c\\n")
    >>> project = Project(Path("/p"), Path("/p/a.argmap"))
    >>> [path.name for path in used(map, project.given, project)]
    ['b.argmap']
    """
    found = (Path(os.path.normpath(file.parent / use.path)) for use in map.uses)
    spelt = (spelt_on_disk(path, project.root) for path in found if "\0" not in str(path))
    return frozenset(path for path in spelt if project.holds(path))


def of_sources(map: ArgumentMap, library: Library) -> frozenset[Path]:
    """Where the cards and the texts of a map's sources are, or would be."""
    folder = library.cards_folder
    cards = (folder / f"{source.id}.toml" for source in map.sources)
    texts = (
        place / name
        for source in map.sources
        for name in _names(source.id, library)
        for place in (folder, *library.texts)
    )
    return frozenset((*cards, *texts))


def _names(source: str, library: Library) -> tuple[str, ...]:
    """The names under which the text of a source is looked for."""
    holding = library.holding(source)
    return holding.card.files if holding is not None else (f"{source}.txt",)


def stamps(paths: Iterable[Path]) -> Stamps:
    """How some files are now.

    >>> stamps([Path("nowhere")])
    {PosixPath('nowhere'): None}
    """
    return {path: _stamp(path) for path in paths}


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def folders(paths: Iterable[Path]) -> Stamps:
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

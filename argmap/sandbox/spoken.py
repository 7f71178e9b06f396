"""A map in English sentences, for the page beside its text."""

from __future__ import annotations

from pathlib import Path

from argmap.language import parse_bytes
from argmap.model import ArgmapError
from argmap.sources import verify
from argmap.verbalize import read_aloud
from argmap.workspace import Workspace, resolve
from argmap.workspace.project import Project


def spoken(root: Path, file: str) -> str:
    """What ``argmap read`` prints of a map of a project.

    Raises :class:`ArgmapError` if the map cannot be read, or has errors.
    """
    project = Project(root, root)
    path = root / file
    workspace = Workspace(project.read, project.name)
    reading = parse_bytes(project.read(path), file)
    if reading.has_errors:
        raise ArgmapError(reading.diagnostics)
    library = workspace.library(path.parent)
    maps, found = resolve(reading.map, path.parent, library.root, workspace.map)
    if found:
        raise ArgmapError(found)
    return read_aloud(reading.map, verify(reading.map, library), maps.used)

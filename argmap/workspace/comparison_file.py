"""Compare a comparison map, given only its file."""

from __future__ import annotations

from pathlib import Path
from types import NoneType

from argmap.comparison import Comparison, compare, verdicts_of
from argmap.language import parse_file
from argmap.model import ArgmapError, Severity
from argmap.model.type_checks import as_path, expect
from argmap.sources import Library, project_root
from argmap.workspace.resolution import resolve


def compare_file(path: Path | str, library: Library | None = None) -> Comparison:
    """Read a comparison map and the maps that it uses, and compare them.

    ``library`` has the sources; the default is the library of the map's project.

    Raises :class:`ArgmapError` if the map has errors or cannot use one of the other maps, and
    :class:`OSError` if the file cannot be read.
    """
    path = as_path(path)
    expect(library, (Library, NoneType), "library")
    reading = parse_file(path)
    if reading.has_errors:
        raise ArgmapError(reading.diagnostics)
    maps, found = resolve(reading.map, path.parent, project_root(path))
    if any(one.severity is Severity.ERROR for one in found):
        raise ArgmapError(found)
    return compare(maps, verdicts=verdicts_of(maps, library or Library.near(path)))

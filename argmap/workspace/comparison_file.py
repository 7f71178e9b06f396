"""A comparison map compared by its file alone."""

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

    Raises :class:`ArgmapError` where the map has errors, or one that it uses cannot be used.
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

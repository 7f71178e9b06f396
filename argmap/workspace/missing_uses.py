"""Suggest ``use`` headers for maps that a text refers to without using them."""

from __future__ import annotations

from pathlib import Path

from argmap.file_io import maps_in
from argmap.model import Applicability, ArgumentMap, Fix, Relation, Reopening, Reuse, Span
from argmap.model.structure_fixes import header_added
from argmap.model.type_checks import as_path


def missing_uses(map: ArgumentMap, folder: Path | str) -> dict[Span, Fix]:
    """Return fixes that add a ``use`` header, by the span of the reference.

    Only references for which ``folder`` has a matching map get a fix.
    """
    names = {use.name for use in map.uses}
    files: dict[str, str] = {}
    found: dict[Span, Fix] = {}
    own = Path(map.origin.span.path).name if map.origin and map.origin.span.path else ""
    for item in map.items:
        if not isinstance(item, (Relation, Reuse, Reopening)) or item.origin is None:
            continue
        named = (reference.map for reference in item.references)
        name = next((one for one in named if one and one not in names), "")
        if name and not files:
            files = _maps_in(as_path(folder, "folder"))
        for stem, file in files.items() if name else ():
            if file != own and (stem == name or stem.startswith(f"{name}-")):
                header = f"use {file} as {name}"
                for fix in header_added(map, header, Applicability.LIKELY):
                    found.setdefault(item.origin.span, fix)
    return found


def _maps_in(folder: Path) -> dict[str, str]:
    """Return the names of the maps in a folder, by their names without extension."""
    try:
        return {file.stem: file.name for file in maps_in(folder)}
    except OSError:
        return {}

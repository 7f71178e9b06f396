"""Suggest the closest map for a path that does not exist."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Final

from argmap.file_io import maps_in, spelt_on_disk
from argmap.model.name_matching import normal_form

_QUOTES: Final = "\"'“”‘’"


def closest_map(written: str, folder: Path, root: Path, own: str = "") -> str:
    """Return the path of the map closest to a written path, or "" if none is close.

    The path is tried with / instead of \\, without quotation marks, and with the extension; then
    similar names are searched for, only in the same folder. Nothing outside ``root`` is read.
    ``own`` is the file that contains the path. Raises :class:`OSError` if a folder cannot be read.
    """
    plain = written.strip(_QUOTES).replace("\\", "/")
    before, slash, name = plain.rpartition("/")
    there = folder
    if slash:
        there = spelt_on_disk((folder / (before or "/")).resolve(), root).resolve()
    if not there.is_relative_to(root):
        return ""
    stems = {
        normal_form(file.stem): file.name
        for file in maps_in(there)
        if there != folder or file.name != Path(own).name
    }
    stem = normal_form(name)
    near = get_close_matches(stem if stem in stems else Path(stem).stem, stems, n=1)
    return f"{before}{slash}{stems[near[0]]}" if near else ""

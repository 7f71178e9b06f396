"""The map that was meant by a path which leads to none."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Final

from argmap.file_io import maps_in, spelt_on_disk
from argmap.model.name_matching import normal_form

_QUOTES: Final = "\"'“”‘’"


def closest_map(written: str, folder: Path, root: Path, own: str = "") -> str:
    """The path of a map that is nearest to a written one; empty where none is near.

    It is looked for with / in place of \\, without quotation marks, with its ending, and then
    among names like it: all in the folder that was written, since a file elsewhere is another
    file. Nothing outside ``root`` is looked at. ``own`` is the file that the path stands in.
    Raises what the file system raises.
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

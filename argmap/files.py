"""Files written as a whole or not at all, and what is no file to be read. Stands below every room
that does either.
"""

from __future__ import annotations

import os
from pathlib import Path

from argmap.model.diagnostic import ArgmapError, problem
from argmap.model.normal_form import normal_form


def is_waited_for(path: Path) -> bool:
    """Whether a path is a pipe or a device, which can be waited for without end."""
    return path.exists() and not path.is_file() and not path.is_dir()


def maps_in(folder: Path) -> list[Path]:
    """The maps in a folder, by name; what an editor keeps beside them is none. Raises
    :class:`OSError` where the folder cannot be looked into.
    """
    return sorted(folder.glob("[!.]*.argmap"))


def spelt_on_disk(path: Path, root: Path) -> Path:
    """The file below ``root`` that a path means, if only the spelling of a name differs.

    A system writes ``Städte`` in one or in two code points for its ``ä``, and a keyboard has no
    en dash: names are compared by :func:`~argmap.model.normal_form.normal_form`. A path that has
    its file is returned as it is, and so is one for which no file, or more than one, is found.
    """
    if os.path.lexists(path) or not path.is_relative_to(root):
        return path
    at = root
    for name in path.relative_to(root).parts:
        if not os.path.lexists(at / name):
            try:
                alike = [one for one in at.iterdir() if normal_form(one.name) == normal_form(name)]
            except OSError:
                return path
            if len(alike) != 1:
                return path
            name = alike[0].name
            if not (at / name).resolve().is_relative_to(root):
                return path
        at /= name
    return at


def write_whole(path: str | Path, data: bytes | str) -> None:
    """Write a file, text as UTF-8: whole, or, where that fails, not at all.

    What stood there before then stands unchanged. A symbolic link stays one, and an existing
    file keeps its permissions. A device or a pipe is written to. Raises :class:`ArgmapError`
    (``unwritable``).
    """
    if isinstance(data, str):
        data = data.encode("utf-8")
    try:
        target = Path(os.path.realpath(path))
        beside = target.with_name(f".{target.name[:80]}.{os.getpid()}.tmp")
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists() and not target.is_file():
            target.write_bytes(data)  # to put a file in its place would be to take it away
            return
        try:
            beside.write_bytes(data)
            if target.exists():
                beside.chmod(target.stat().st_mode & 0o7777)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
        reason = getattr(error, "strerror", None) or str(error)
        if isinstance(error, FileExistsError):  # where a folder would have to be
            reason = f"{error.filename} is no folder"
        raise ArgmapError([problem("unwritable", f"cannot write {path}: {reason}")]) from None

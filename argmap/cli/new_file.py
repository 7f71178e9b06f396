"""The file for a new map, which must not exist yet."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import click

from argmap.cli.app import ExitCode
from argmap.cli.inputs import STANDARD_INPUT, SUFFIX
from argmap.cli.terminal import show
from argmap.model import problem
from argmap.model.codes import Code


def new_file(file: str) -> Path:
    """The path of a new map; without an extension it gets that of maps.

    A name that is not one of a file is a usage error. If something of this name exists, the program
    ends with a message.
    """
    path = _path(file)
    try:
        path.lstat()  # lstat, so that a dangling link is not written through
    except FileNotFoundError:
        return path
    told = problem(Code.FILE_EXISTS, f"{path} already exists", hint="choose another file name")
    show([told], {}, err=True)
    sys.exit(ExitCode.FILES)


def _path(file: str) -> Path:
    """The file to write; a usage error if the name is not a valid file name."""
    path = Path(file)
    if (
        not file.strip()
        or path.name in ("", "..")
        or file == STANDARD_INPUT
        or file.endswith(("/", os.sep))
    ):
        raise click.UsageError(f"{file!r} is not the name of a file; give one, like essay{SUFFIX}")
    if path.suffix or _is_no_file(path):
        return path
    return path.with_name(f"{path.name}{SUFFIX}")


def _is_no_file(path: Path) -> bool:
    """Whether a path exists and is neither a file nor a folder, such as ``/dev/null``.

    For such a path, adding an ending would not be what was asked for; for a folder, it is.
    """
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))

"""The files that a command is given: found, read, and examined."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from attrs import frozen

from argmap.language import Reading, parse_bytes
from argmap.model import Diagnostic, problem

if TYPE_CHECKING:
    from argmap.sources import Library

SUFFIX: Final = ".argmap"
STANDARD_INPUT: Final = "-"

PATH: Final = click.Path(readable=False, allow_dash=True)
"""The type of an argument that names a map or a folder: a shell completes it with files.

Whether it can be read shows when it is read.
"""


@frozen
class Input:
    """A map that a command is given: what it is called, its file, its bytes.

    ``file`` is ``None`` for standard input. ``inner`` is where it lies below the folder that was
    named. Where there are no bytes to be had, ``problem`` says why.
    """

    name: str
    file: Path | None
    inner: Path
    data: bytes = b""
    problem: Diagnostic | None = None

    @property
    def lines(self) -> list[str]:
        """The lines as the language counts them, for showing them."""
        text = self.data.decode("utf-8", "replace").removeprefix("\ufeff")
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    @property
    def folder(self) -> Path:
        """Where the maps that it uses are looked for from."""
        return self.file.parent if self.file else Path()

    def read(self) -> Reading:
        """Read the map."""
        return parse_bytes(self.data, self.name)


def inputs(paths: Iterable[str]) -> Iterator[Input]:
    """The maps that some paths name, each once; a folder names all maps below it."""
    seen: set[str] = set()
    for path in paths:
        for found in _named(path):
            real = os.path.realpath(found.file) if found.file else found.name
            if real not in seen:
                seen.add(real)
                yield found


def _named(name: str) -> Iterator[Input]:
    if name == STANDARD_INPUT:
        yield Input("<stdin>", None, Path("stdin"), sys.stdin.buffer.read())
        return
    path = Path(name)
    if not path.is_dir():
        yield _file(path, Path(path.name))
        return
    files = sorted(file for file in path.rglob(f"*{SUFFIX}") if file.is_file())
    if not files:
        hint = f"maps are files that end in {SUFFIX}"
        missing = problem("no-maps", f"there is no map in {name}", hint=hint)
        yield Input(name, path, path, problem=missing)
    for file in files:
        yield _file(file, file.relative_to(path))


def _file(file: Path, inner: Path) -> Input:
    try:
        return Input(str(file), file, inner, file.read_bytes())
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        missing = problem("unreadable", f"cannot read {file}: {reason}", hint=_meant(file))
        return Input(str(file), file, inner, problem=missing)


def _meant(file: Path) -> str:
    """The map that was most likely meant by a file that cannot be read."""
    from difflib import get_close_matches

    try:
        there = sorted(one.name for one in file.parent.glob(f"*{SUFFIX}"))
    except (OSError, ValueError):
        return ""
    near = get_close_matches(file.name, there, n=1) if file.name not in there else []
    if file.name + SUFFIX in there:
        near = [file.name + SUFFIX]
    return f"did you mean {str(file.with_name(near[0]))!r}?" if near else ""


def library_of(input: Input) -> Library:
    """The sources of the project that a map lies in."""
    return _library(os.path.realpath(input.file.parent if input.file else Path()))


@cache
def _library(folder: str) -> Library:
    """The library of a folder's project, made once so that its sources are read once."""
    from argmap.sources import Library, project_root

    root = str(project_root(Path(folder)))
    return Library.near(folder) if root == folder else _library(root)

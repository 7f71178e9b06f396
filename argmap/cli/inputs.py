"""The files that a command is given: found, read, and examined."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click
from attrs import frozen

from argmap.cli.terminal import show
from argmap.files import SUFFIX, read_plain, read_stream, unreadable
from argmap.language import ParseResult, parse_bytes
from argmap.model import ArgmapError, Diagnostic, Severity, problem
from argmap.model.codes import Code

if TYPE_CHECKING:
    from argmap.workspace import Workspace
    from argmap.workspace.discovery import Tell

__all__ = ["PATH", "STANDARD_INPUT", "SUFFIX", "Input", "exclude_option", "inputs", "workspace"]

STANDARD_INPUT: Final = "-"
_NOWHERE: Final = Path("folder")  # the inner place of what is no map

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

    def read(self) -> ParseResult:
        """Read the map."""
        return parse_bytes(self.data, self.name)


def exclude_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option ``--exclude`` of a command that takes folders."""
    return click.option(
        "--exclude",
        multiple=True,
        metavar="PATTERN",
        callback=_patterns,
        help="Skip these files in folders; a pattern as in .gitignore. Repeatable.",
    )(command)


def _patterns(
    context: click.Context, parameter: click.Parameter, given: tuple[str, ...]
) -> tuple[str, ...]:
    if given:
        from pathspec import GitIgnoreSpec

        for pattern in given:
            try:
                GitIgnoreSpec.from_lines([pattern])
            except ValueError:
                hint = "write it as in .gitignore: drafts/ or old-*"
                raise click.BadParameter(f"{pattern!r} is not a pattern; {hint}") from None
    return given


def _show(found: Diagnostic) -> None:
    show([found], {}, err=True)


def inputs(
    paths: Iterable[str], exclude: Iterable[str] = (), *, tell: Tell = _show
) -> Iterator[Input]:
    """The maps that some paths name, each once; a folder names the maps that
    :func:`argmap.workspace.discovery.find_maps` finds in it.

    ``tell`` is called with the problem of a link or folder where no map is known to be missing.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _named(path, tuple(exclude), tell):
            real = os.path.realpath(found.file) if found.file else found.name
            if real not in seen:
                seen.add(real)
                yield found


def _named(name: str, exclude: tuple[str, ...], tell: Tell) -> Iterator[Input]:
    if name == STANDARD_INPUT:
        yield _standard_input()
        return
    if not name:  # as a shell makes it of a variable that is not set; it does not mean this folder
        missing = problem(Code.UNREADABLE, "cannot read '': it is not the name of a file")
        yield Input(name, None, _NOWHERE, problem=missing)
        return
    path = Path(name)
    if not path.is_dir():
        yield _file(path, Path(path.name))
        return
    from argmap.sources import project_root
    from argmap.workspace.discovery import find_maps

    told: list[Diagnostic] = []
    count = 0
    root = Path(os.path.realpath(project_root(path)))
    for file in find_maps(path, root, exclude=exclude, tell=told.append):
        count += 1
        yield _file(file, file.relative_to(path))
    for one in told:
        if one.severity is Severity.ERROR:
            yield Input(f"{name}: {one.message}", None, _NOWHERE, problem=one)
        else:
            tell(one)
    if not count and all(one.severity is not Severity.ERROR for one in told):
        hint = f"maps are files that end in {SUFFIX}; hidden and git-ignored files are skipped"
        missing = problem(Code.NO_MAPS, f"there is no map in {name}", hint=hint)
        yield Input(name, path, _NOWHERE, problem=missing)


def _standard_input() -> Input:
    name = "<stdin>"
    try:
        data = read_stream(sys.stdin.buffer, "standard input")
    except ArgmapError as error:
        return Input(name, None, Path("stdin"), problem=error.diagnostics[0])
    return Input(name, None, Path("stdin"), data)


def _file(file: Path, inner: Path) -> Input:
    try:
        return Input(str(file), file, inner, read_plain(file))
    except (OSError, ValueError) as error:
        missing = unreadable(file, error, _meant(file))
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


@cache
def workspace() -> Workspace:
    """What the files are read with that maps use and cite; made when a command first needs it."""
    from argmap.workspace import Workspace

    return Workspace()

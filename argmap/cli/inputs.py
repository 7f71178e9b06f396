"""The input files of a command: find, read and examine them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from argmap.cli.terminal import show
from argmap.file_io import SUFFIX, read_plain, read_stream, unreadable
from argmap.language import ParseResult, parse_bytes
from argmap.model import ArgmapError, Diagnostic, Severity, problem
from argmap.model.codes import Code

if TYPE_CHECKING:
    from argmap.comparison import ResolvedMaps
    from argmap.workspace import Workspace
    from argmap.workspace.discovery import Tell

__all__ = [
    "PATH",
    "STANDARD_INPUT",
    "SUFFIX",
    "Input",
    "exclude_option",
    "inputs",
    "report_format_option",
    "resolved",
    "workspace",
]

STANDARD_INPUT: Final = "-"
_NOWHERE: Final = Path("folder")  # the inner path of an input that is not a map

PATH: Final = click.Path(readable=False, allow_dash=True)
"""The type of an argument that names a map or folder; shells complete it with files.

It does not require a readable file: reading reports that.
"""


class Input(NamedTuple):
    """An input map: its name, file and bytes.

    ``file`` is ``None`` for standard input. ``inner`` is its path relative to the folder named on
    the command line. If there are no bytes, ``problem`` says why.
    """

    name: str
    file: Path | None
    inner: Path
    data: bytes = b""
    problem: Diagnostic | None = None

    @property
    def lines(self) -> list[str]:
        """The lines as the language counts them, for display."""
        text = self.data.decode("utf-8", "replace").removeprefix("\ufeff")
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    @property
    def folder(self) -> Path:
        """The folder that paths of imported maps are relative to."""
        return self.file.parent if self.file else Path()

    def read(self) -> ParseResult:
        """Parse the map."""
        return parse_bytes(self.data, self.name)


def exclude_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Decorator that adds ``--exclude`` to a command that accepts folders."""
    return click.option(
        "--exclude",
        multiple=True,
        metavar="PATTERN",
        callback=_patterns,
        help="When reading folders, skip files that match PATTERN (.gitignore syntax). Repeatable.",
    )(command)


def report_format_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Decorator that adds ``--format`` to a command that makes a report."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "markdown", "json"]),
        default="text",
        show_default=True,
        help="Text for a terminal, Markdown for a document, JSON for a program.",
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
    """The maps that some paths name, each once.

    Folders are searched with :func:`argmap.workspace.discovery.find_maps`. ``tell`` is called with
    the problem of an unreadable link or folder, unless it is known to hide a map.
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
    if not name:  # as a shell makes it of an unset variable; it does not mean this folder
        missing = problem(Code.UNREADABLE, "cannot read '': it is not the name of a file")
        yield Input(name, None, _NOWHERE, problem=missing)
        return
    path = Path(name)
    if not path.is_dir():
        yield _file(path, Path(path.name))
        return
    from argmap.sources import project_root
    from argmap.workspace.discovery import find_maps

    problems: list[Diagnostic] = []
    count = 0
    root = Path(os.path.realpath(project_root(path)))
    for file in find_maps(path, root, exclude=exclude, tell=problems.append):
        count += 1
        yield _file(file, file.relative_to(path))
    for one in problems:
        if one.severity is Severity.ERROR:
            yield Input(f"{name}: {one.message}", None, _NOWHERE, problem=one)
        else:
            tell(one)
    if not count and all(one.severity is not Severity.ERROR for one in problems):
        hint = (
            f"maps are files whose names end in {SUFFIX}; hidden and git-ignored files are skipped"
        )
        missing = problem(Code.NO_MAPS, f"there are no maps in {name.rstrip('/')}/", hint=hint)
        yield Input(name, path, _NOWHERE, problem=missing)


def _standard_input() -> Input:
    name = "<stdin>"
    try:
        data = read_stream(sys.stdin.buffer, "standard input")
    except ArgmapError as error:
        return Input(name, None, Path("stdin"), problem=error.diagnostics[0])
    return Input(name, None, Path("stdin"), data, _foreign(data, None))


def _file(file: Path, inner: Path) -> Input:
    try:
        data = read_plain(file)
    except (OSError, ValueError) as error:
        missing = unreadable(file, error, _meant(file))
        return Input(str(file), file, inner, problem=missing)
    return Input(str(file), file, inner, data, _foreign(data, file))


def _foreign(data: bytes, file: Path | None) -> Diagnostic | None:
    """Tell of a file that is no map, but of a format that can be converted to one.

    Without ``file`` it is standard input.
    """
    if (file is None or file.suffix == SUFFIX) and data.lstrip()[:1] not in (b"{", b"<"):
        return None  # nothing of the language begins like JSON or XML
    import shlex  # with what follows, seldom needed

    from argmap.formats import recognised

    found = recognised(data, str(file or ""))
    if not found or not parse_bytes(data).has_errors:
        return None
    title = " or ".join(one.title for one in found)
    message = f"{file or 'standard input'} is {title}, not a map in the language of argmap"
    wanted = "-" if file is None else shlex.join([str(file), "-o", str(file.with_suffix(SUFFIX))])
    return problem(Code.FOREIGN_FORMAT, message, hint=f"argmap import {wanted}")


def _meant(file: Path) -> str:
    """The map that was probably meant by the name of an unreadable file."""
    from difflib import get_close_matches

    try:
        there = sorted(one.name for one in file.parent.glob(f"*{SUFFIX}"))
    except (OSError, ValueError):
        return ""
    near = get_close_matches(file.name, there, n=1) if file.name not in there else []
    if file.name + SUFFIX in there:
        near = [file.name + SUFFIX]
    return f"did you mean {str(file.with_name(near[0]))!r}?" if near else ""


def resolved(input: Input) -> ResolvedMaps | None:
    """A map with those that it uses; ``None`` if there are errors, which are shown."""
    from argmap.workspace import resolve

    reading = input.read()
    root = workspace().library(input.folder).root
    maps, found = resolve(reading.map, input.folder, root, workspace().map)
    errors = [*reading.diagnostics, *found]
    if any(one.severity is Severity.ERROR for one in errors):
        show(errors, {input.name: input.lines}, err=True)
        return None
    return maps


@cache
def workspace() -> Workspace:
    """The workspace that loads imported maps and sources; made when a command first needs it."""
    from argmap.workspace import Workspace

    return Workspace()

"""``argmap compare --new``: write a comparison map to begin with."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from argmap.cli.app import ExitCode
from argmap.cli.inputs import Input, workspace
from argmap.cli.new_file import new_file
from argmap.cli.terminal import counted, say, show
from argmap.comparison import Comparison
from argmap.control_characters import visible
from argmap.file_io import write_whole
from argmap.language import parse
from argmap.model import Severity
from argmap.sources import Library
from argmap.verbalize.comparison_draft import draft
from argmap.workspace import examine


def refuse_same_names(names: Sequence[str], given: Sequence[Input]) -> None:
    """A usage error if two maps would have the same name in the comparison map."""
    first: dict[str, Input] = {}
    for name, input in zip(names, given, strict=True):
        other = first.setdefault(name, input)
        if other is not input:
            raise click.UsageError(
                f"{other.name} and {input.name} would both be called {name!r}; "
                "rename one of the files, or give their maps different authors"
            )


def write_comparison(file: str, comparison: Comparison, given: Mapping[str, Input]) -> None:
    """Write a comparison map of the maps, by name, to a file that does not exist yet."""
    path = new_file(file)
    library = Library.near(path)
    made = draft(
        comparison, {name: _path_of(input, path, library) for name, input in given.items()}
    )
    reading = parse(made.text, str(path))
    examined = examine(reading, library, path.absolute().parent, workspace().map)
    if examined.has_errors:
        errors = [one for one in examined.diagnostics if one.severity is Severity.ERROR]
        show(errors, {str(path): made.text.split("\n")}, err=True)
        sys.exit(ExitCode.FINDINGS)
    write_whole(path, made.text)
    what = f"{counted(made.questions, 'question')} and {counted(made.candidates, 'candidate')}"
    named = str(path) if not str(path).startswith("-") else f"./{path}"
    say(visible(f"{path} written, with {what} for relations to complete; then run:"))
    say(visible(f"  argmap compare {shlex.quote(named)}"))


def _path_of(input: Input, path: Path, library: Library) -> str:
    """The path of a map as the comparison map in the file ``path`` writes it."""
    if input.file is None:
        raise click.UsageError(
            "a comparison map names the files of its maps, and standard input has none; "
            "save it to a file"
        )
    file = os.path.realpath(input.file)
    if not Path(file).is_relative_to(library.root.resolve()):
        raise click.UsageError(
            f"{input.name} is outside the project of {path}, which is the folder {library.root}; "
            "write the comparison map into the folder of the maps, or above it"
        )
    written = Path(os.path.relpath(file, os.path.realpath(path.absolute().parent))).as_posix()
    reading = parse(f"use {written} as it\n")
    if reading.has_errors or [use.path for use in reading.map.uses] != [written]:
        raise click.UsageError(
            f"the path {visible(written)!r} cannot be written in a map; rename the file or folder"
        )
    return written

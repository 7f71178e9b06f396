"""``argmap read``: a map said in plain English."""

from __future__ import annotations

import sys

import click

from argmap.cli.app import Exit
from argmap.cli.inputs import PATH, inputs, library_of
from argmap.cli.terminal import show
from argmap.comparison.gathering import gather
from argmap.english import read_aloud
from argmap.sources import verify


@click.command("read", epilog="\b\nExample:\n  argmap read essay.argmap")
@click.argument("paths", type=PATH, nargs=-1, required=True, metavar="PATH...")
def command(paths: tuple[str, ...]) -> None:
    """Say maps in plain English, step by step, so that a writer hears what was written.

    PATH is a map, a folder of maps, or - for standard input. What stands in the maps that one
    uses is said by its first words.
    """
    code = Exit.FINE
    for input in inputs(paths):
        if input.problem is not None:
            show([input.problem], {}, err=True)
            code = Exit.FILES
            continue
        reading = input.read()
        if reading.has_errors:
            show(reading.diagnostics, {input.name: input.lines}, err=True)
            code = max(code, Exit.FINDINGS)
            continue
        library = library_of(input)
        gathering, found = gather(reading.map, input.folder, library.root)
        if found:
            show(found, {input.name: input.lines}, err=True)
            code = max(code, Exit.FINDINGS)
        click.echo(read_aloud(reading.map, verify(reading.map, library), gathering.used))
    sys.exit(code)

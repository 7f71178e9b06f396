"""``argmap read``: a map said in plain English."""

from __future__ import annotations

import sys

import click

from argmap.cli.app import Exit
from argmap.cli.inputs import PATH, inputs, library_of
from argmap.cli.terminal import show
from argmap.english import read_aloud
from argmap.sources import verify


@click.command("read", epilog="\b\nExample:\n  argmap read essay.argmap")
@click.argument("paths", type=PATH, nargs=-1, required=True, metavar="PATH...")
def command(paths: tuple[str, ...]) -> None:
    """Say maps in plain English, step by step, so that a writer hears what was written.

    PATH is a map, a folder of maps, or - for standard input.
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
        click.echo(read_aloud(reading.map, verify(reading.map, library_of(input))))
    sys.exit(code)

"""``argmap read``: put a map into plain English."""

from __future__ import annotations

import sys

import click

from argmap.cli.app import ExitCode
from argmap.cli.inputs import PATH, exclude_option, inputs, workspace
from argmap.cli.terminal import say, show
from argmap.evaluation import evaluate
from argmap.sources import verify
from argmap.verbalize import read_aloud
from argmap.verbalize.evaluation_report import text
from argmap.workspace import resolve


@click.command(
    "read",
    help="""Put maps into plain English, step by step, to check that they say what you meant.

    PATH is a map, a folder of maps, or - for standard input. Statements from imported maps are
    identified by their first words.
    """,
    epilog="\b\nExample:\n  argmap read essay.argmap",
)
@click.argument("paths", type=PATH, nargs=-1, required=True, metavar="PATH...")
@exclude_option
@click.option(
    "--evaluate",
    "evaluated",
    is_flag=True,
    help="Add what stands on the map, and what its theses hang on; see argmap evaluate.",
)
def command(paths: tuple[str, ...], exclude: tuple[str, ...], evaluated: bool) -> None:
    code = ExitCode.OK
    for input in inputs(paths, exclude):
        if input.problem is not None:
            show([input.problem], {}, err=True)
            code = ExitCode.FILES
            continue
        reading = input.read()
        if reading.has_errors:
            show(reading.diagnostics, {input.name: input.lines}, err=True)
            code = max(code, ExitCode.FINDINGS)
            continue
        library = workspace().library(input.folder)
        maps, found = resolve(reading.map, input.folder, library.root, workspace().map)
        if found:
            show(found, {input.name: input.lines}, err=True)
            code = max(code, ExitCode.FINDINGS)
        say(read_aloud(reading.map, verify(reading.map, library), maps.used))
        if evaluated:
            say(text(evaluate(maps)))
    sys.exit(code)

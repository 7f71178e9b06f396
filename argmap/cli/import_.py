"""``argmap import``: make a map from another format."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from argmap.cli.app import ExitCode
from argmap.cli.inputs import PATH, STANDARD_INPUT, inputs
from argmap.cli.streams import write_bytes
from argmap.cli.terminal import show
from argmap.file_io import write_whole
from argmap.formats import from_json
from argmap.language import dumps, parse
from argmap.model import ArgmapError, problem
from argmap.model.codes import Code


@click.command(
    "import",
    help="""Convert JSON written by 'argmap export' back into a map.

    FILE is the JSON file, or - for standard input. Problems in the map are reported.
    Existing files are not overwritten.
    """,
    epilog="""\b
Examples:
  argmap import essay.json
  argmap import essay.json -o essay.argmap
  argmap import - < essay.json""",
)
@click.argument("file", type=PATH)
@click.option(
    "-o",
    "--output",
    type=PATH,
    default=STANDARD_INPUT,
    metavar="FILE",
    help="A new file for the map; by default standard output, as with -.",
)
def command(file: str, output: str) -> None:
    if Path(file).is_dir():
        raise click.UsageError(f"{file} is a folder; name one JSON file")
    input = next(inputs([file]))
    if input.problem is not None:
        show([input.problem], {}, err=True)
        sys.exit(ExitCode.FILES)
    try:
        text = dumps(from_json(input.data, input.name))
    except ArgmapError as error:
        show(error.diagnostics, {input.name: input.lines}, err=True)
        sys.exit(ExitCode.FINDINGS)
    if output == STANDARD_INPUT:
        write_bytes(text.encode("utf-8"))
    else:
        if Path(output).exists():
            told = problem(
                Code.FILE_EXISTS, f"{output} already exists", hint="choose another file name"
            )
            show([told], {}, err=True)
            sys.exit(ExitCode.FILES)
        write_whole(output, text)
    reading = parse(text, input.name if output == STANDARD_INPUT else output)
    show(reading.diagnostics, {}, err=True)
    sys.exit(ExitCode.FINDINGS if reading.has_errors else ExitCode.OK)

"""``argmap import``: a map from another format."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from argmap.cli.app import Exit
from argmap.cli.inputs import PATH, STANDARD_INPUT
from argmap.cli.terminal import show
from argmap.files import write_whole
from argmap.formats import from_json
from argmap.language import dumps, parse
from argmap.model import ArgmapError, problem


@click.command(
    "import",
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
    help="A new file to write the map to; otherwise it goes to standard output, as with -.",
)
def command(file: str, output: str) -> None:
    """Write the map that is in a JSON file, as argmap export makes it, as text.

    FILE is the JSON file, or - for standard input. What is wrong with the map is told. No file is
    overwritten.
    """
    name = "<stdin>" if file == STANDARD_INPUT else file
    try:
        data = sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        show([problem("unreadable", f"cannot read {file}: {reason}")], {}, err=True)
        sys.exit(Exit.FILES)
    try:
        text = dumps(from_json(data, name))
    except ArgmapError as error:
        show(error.diagnostics, {name: data.decode("utf-8", "replace").split("\n")}, err=True)
        sys.exit(Exit.FINDINGS)
    if output == STANDARD_INPUT:
        sys.stdout.buffer.write(text.encode("utf-8"))
    else:
        if Path(output).exists():
            told = problem("file-exists", f"{output} is there already", hint="name another file")
            show([told], {}, err=True)
            sys.exit(Exit.FILES)
        write_whole(output, text)
    reading = parse(text, name if output == STANDARD_INPUT else output)
    show(reading.diagnostics, {}, err=True)
    sys.exit(Exit.FINDINGS if reading.has_errors else Exit.FINE)

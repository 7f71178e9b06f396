"""``argmap import``: make maps from files of other formats."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from argmap.cli.app import ExitCode
from argmap.cli.inputs import PATH, STANDARD_INPUT
from argmap.cli.streams import write_bytes
from argmap.cli.terminal import show
from argmap.file_io import read_limited, read_stream, write_whole
from argmap.formats import FORMATS, decode
from argmap.language import dumps, parse
from argmap.model import ArgmapError, problem
from argmap.model.codes import Code


@click.command(
    "import",
    help="""Make maps from files of other formats, such as AIF, Argdown or Kialo.

    PATH is a file, a folder, or - for standard input. argmap recognises the format by the name and
    the beginning of a file, and reports what a map cannot express. Existing files are not
    overwritten.

    The maps of several files, or of all files in a folder, go into the folder that -o names; files
    in unknown formats are left out. The folder also gets a report, import-report.csv, with all
    messages. If you run the command again, it continues with the files that have no map yet.
    """,
    epilog="""\b
Examples:
  argmap import debate.argdown
  argmap import nodeset12.json -o nodeset12.argmap
  argmap import corpus/ -o maps/ --jobs 4
  argmap import - --format json < debate.json""",
)
@click.argument("paths", type=PATH, nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-o",
    "--output",
    type=PATH,
    default=STANDARD_INPUT,
    metavar="FILE|FOLDER",
    help="A new file for the map, or a folder for several; by default standard output, as with -.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([one.name for one in FORMATS.values() if one.is_read]),
    help="The format, if it is not clear from the name and the beginning of a file.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    metavar="N",
    help="The number of processes that convert the files in a folder.",
)
def command(paths: tuple[str, ...], output: str, form: str | None, jobs: int) -> None:
    if len(paths) == 1 and not Path(paths[0]).is_dir() and not _is_folder(output):
        sys.exit(_import_one(paths[0], output, form))
    if output == STANDARD_INPUT or STANDARD_INPUT in paths:
        raise click.UsageError("several maps go into a folder; name it with -o")
    if Path(output).is_file():
        raise click.UsageError(f"several maps go into a folder, and {output} is a file")
    from argmap.cli.import_folder import import_all

    sys.exit(import_all(paths, Path(output), form, jobs))


def _is_folder(output: str) -> bool:
    return output != STANDARD_INPUT and (output.endswith(("/", "\\")) or Path(output).is_dir())


def _import_one(path: str, output: str, form: str | None) -> ExitCode:
    """Convert one file, and report what is lost and what is wrong with the map."""
    name = "<stdin>" if path == STANDARD_INPUT else path
    try:
        if path == STANDARD_INPUT:
            data = read_stream(sys.stdin.buffer, "standard input")
        else:
            data = read_limited(path)
    except ArgmapError as error:
        show(error.diagnostics, {}, err=True)
        return ExitCode.FILES
    lines = {name: data.decode("utf-8", "replace").splitlines()}
    try:
        imported = decode(data, format=form, path=name)
    except ArgmapError as error:
        show(error.diagnostics, lines, err=True)
        return ExitCode.FINDINGS
    text = dumps(imported.map)
    if output == STANDARD_INPUT:
        write_bytes(text.encode("utf-8"))
    elif Path(output).exists():
        hint = "choose another file name"
        show([problem(Code.FILE_EXISTS, f"{output} already exists", hint=hint)], {}, err=True)
        return ExitCode.FILES
    else:
        write_whole(output, text)
    show(imported.losses, lines, err=True)
    reading = parse(text, name if output == STANDARD_INPUT else output)
    show(reading.diagnostics, {}, err=True)
    return ExitCode.FINDINGS if reading.has_errors else ExitCode.OK

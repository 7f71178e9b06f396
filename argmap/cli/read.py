"""``argmap read``: put a map into plain English."""

from __future__ import annotations

import sys

import click

from argmap.cli.app import ExitCode
from argmap.cli.inputs import PATH, STANDARD_INPUT, exclude_option, inputs, workspace
from argmap.cli.streams import write_bytes
from argmap.cli.terminal import say, show
from argmap.evaluation import evaluate
from argmap.file_io import write_whole
from argmap.formats.handouts import Document
from argmap.formats.handouts.writers import WRITERS, written
from argmap.model import ArgmapError
from argmap.sources import verify
from argmap.verbalize import read_aloud, read_aloud_document
from argmap.verbalize.evaluation_report import text as evaluation_text
from argmap.workspace import resolve


@click.command(
    "read",
    help="""Put maps into plain English, step by step, to check that they say what you meant.

    PATH is a map, a folder of maps, or - for standard input. Statements from imported maps are
    identified by their first words.
    """,
    epilog="""\b
Examples:
  argmap read essay.argmap
  argmap read essay.argmap --format docx -o essay.docx""",
)
@click.argument("paths", type=PATH, nargs=-1, required=True, metavar="PATH...")
@exclude_option
@click.option(
    "--evaluate",
    "evaluated",
    is_flag=True,
    help="Add what stands on the map, and what its theses hang on; see argmap evaluate.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(WRITERS)),
    default="text",
    show_default=True,
    help="Text for a terminal, or a document: docx is a Word document.",
)
@click.option(
    "-o",
    "--output",
    type=PATH,
    default=STANDARD_INPUT,
    metavar="FILE",
    help="The output file; by default standard output, as with -.",
)
def command(
    paths: tuple[str, ...], exclude: tuple[str, ...], evaluated: bool, form: str, output: str
) -> None:
    if evaluated and form != "text":
        raise click.UsageError("--evaluate adds text; it goes with --format text")
    code = ExitCode.OK
    told: list[bytes] = []
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
        verdicts = verify(reading.map, library)
        if form != "text":
            told.append(_document(read_aloud_document(reading.map, verdicts, maps.used), form))
            continue
        text = read_aloud(reading.map, verdicts, maps.used)
        if evaluated:
            text = f"{text}\n{evaluation_text(evaluate(maps))}"
        if output == STANDARD_INPUT:
            say(text)
        else:
            told.append(text.encode("utf-8"))
    if len(told) > 1 and form != "text":
        raise click.UsageError("one map goes into one document; name one map")
    if told and output != STANDARD_INPUT:
        write_whole(output, b"\n".join(told))
    elif told:
        write_bytes(told[0])
    sys.exit(code)


def _document(document: Document, form: str) -> bytes:
    try:
        return written(document, form)
    except ArgmapError as error:
        show(error.diagnostics, {}, err=True)
        sys.exit(ExitCode.FINDINGS)

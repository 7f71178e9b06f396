"""``argmap export``: convert maps to other formats."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import click

from argmap.cli.app import ExitCode
from argmap.cli.inputs import PATH, STANDARD_INPUT, Input, inputs, resolved
from argmap.cli.streams import write_bytes
from argmap.cli.terminal import say, show
from argmap.control_characters import escaped_json, visible
from argmap.evaluation import evaluate
from argmap.evaluation.exports import EXPORTS, export
from argmap.file_io import write_whole
from argmap.formats import FORMATS
from argmap.formats.catalogue import written_to
from argmap.model import ArgmapError

_FORMATS: Final = (*(one.name for one in FORMATS.values() if one.is_written), *EXPORTS)
"""The formats: those of maps, and those of evaluated maps."""


@click.command(
    "export",
    help="""Export maps for other programs, or as JSON with everything that a map has.

    What a format has no place for is reported.

    For programs that evaluate arguments, what 'argmap evaluate' makes of a map can be written as an
    abstract framework (af, apx, tgf), as a graph with base scores (bag) or as a logic program (lp);
    a message says what is lost.

    PATH is a map, a folder of maps, or - for standard input. Several maps go into a folder,
    each under its own name. A map with errors is not exported. 'argmap import' does the reverse.
    """,
    epilog="""\b
Examples:
  argmap export essay.argmap --format json
  argmap export essay.argmap -o essay.json
  argmap export maps/ --format json -o build/
  argmap export essay.argmap -o essay.apx
  argmap export - --format json < essay.argmap > essay.json""",
)
@click.argument("paths", type=PATH, nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help="The output format; by default, taken from the output file's extension.",
)
@click.option(
    "-o",
    "--output",
    type=PATH,
    default=STANDARD_INPUT,
    metavar="FILE|FOLDER",
    help="The output file or folder; by default standard output, as with -.",
)
def command(paths: tuple[str, ...], form: str | None, output: str) -> None:
    given = list(inputs(paths))
    form = form or _form_of(output)
    targets = [_target(input, output, form, given) for input in given]
    clash = next((path for path in targets if path and targets.count(path) > 1), None)
    if clash is not None:
        raise click.UsageError(f"two of these maps would both be written to {clash}")
    code = ExitCode.OK
    for input, target in zip(given, targets, strict=True):
        written = _written(input, form)
        if isinstance(written, ExitCode):
            code = max(code, written)
        elif target is None:
            write_bytes(written)
        else:
            write_whole(target, written)
    sys.exit(code)


def _written(input: Input, form: str) -> bytes | ExitCode:
    """A map in a format, or, after its problems were printed, the exit code."""
    if input.problem is not None:
        show([input.problem], {}, err=True)
        return ExitCode.FILES
    written = _converted(input, form) if form in FORMATS else _evaluated(input, form)
    if written is None:
        say(f"{visible(input.name)} is not exported", err=True)
        return ExitCode.FINDINGS
    return written


def _converted(input: Input, form: str) -> bytes | None:
    """A map in another format; what is lost is shown."""
    reading = input.read()
    if reading.has_errors:
        show(reading.diagnostics, {input.name: input.lines}, err=True)
        return None
    try:
        exported = FORMATS[form].write(reading.map)
    except ArgmapError as error:
        show(error.diagnostics, {input.name: input.lines}, err=True)
        return None
    show(exported.losses, {}, err=True)
    return exported.data


def _evaluated(input: Input, form: str) -> bytes | None:
    """What an evaluation makes of a map, in a format; what is lost is shown."""
    maps = resolved(input)
    if maps is None:
        return None
    exported = export(evaluate(maps), form)
    for one in exported.losses:
        say(f"{visible(input.name)}: {one}", err=True)
    return escaped_json(exported.text).encode("utf-8")


def _form_of(output: str) -> str:
    """The format that the ending of a file's name says."""
    form = Path(output).suffix[1:].lower()
    if form in EXPORTS:
        return form
    try:
        return written_to(output).name
    except ArgmapError:
        *others, last = _FORMATS
        message = f"say which format: --format {', '.join(others)} or {last}"
        raise click.UsageError(message) from None


def _target(input: Input, output: str, form: str, given: list[Input]) -> Path | None:
    """The output file of a map; ``None`` for standard output."""
    if output == STANDARD_INPUT:
        if len(given) > 1:
            raise click.UsageError("several maps go into a folder; name one with -o")
        return None
    path = Path(output)
    suffixes = FORMATS[form].suffixes if form in FORMATS else (f".{form}",)
    if len(given) == 1 and path.suffix.lower() in suffixes and not path.is_dir():
        return path
    if path.is_dir() or output.endswith(("/", "\\")) or not path.suffix:
        return path / input.inner.with_suffix(suffixes[0])
    if len(given) > 1:
        raise click.UsageError(f"several maps go into a folder, not into {output}")
    message = f"{form} goes into a {suffixes[0]} file or a folder, not into {output}"
    raise click.UsageError(message)

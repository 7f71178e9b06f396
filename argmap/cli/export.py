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
from argmap.formats import to_json

_FORMATS: Final = ("json", *EXPORTS)
"""The formats; a format's name is also the file ending."""


@click.command(
    "export",
    help="""Export maps as JSON, including their comments, or for other programs.

    For programs that evaluate arguments, what 'argmap evaluate' makes of a map can be written as an
    abstract framework (af, apx, tgf), as a graph with base scores (bag) or as a logic program (lp);
    a message says what is lost.

    PATH is a map, a folder of maps, or - for standard input. Several maps go into a folder,
    each under its own name. A map with errors is not exported. 'argmap import' reads the JSON.
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
            write_bytes(escaped_json(written).encode("utf-8"))
        else:
            write_whole(target, written)
    sys.exit(code)


def _written(input: Input, form: str) -> str | ExitCode:
    """A map in a format, or, after its problems were printed, the exit code."""
    if input.problem is not None:
        show([input.problem], {}, err=True)
        return ExitCode.FILES
    written = _as_json(input) if form == "json" else _evaluated(input, form)
    if written is None:
        say(f"{visible(input.name)} is not exported", err=True)
        return ExitCode.FINDINGS
    return written


def _as_json(input: Input) -> str | None:
    reading = input.read()
    if reading.has_errors:
        show(reading.diagnostics, {input.name: input.lines}, err=True)
        return None
    return to_json(reading.map)


def _evaluated(input: Input, form: str) -> str | None:
    """What an evaluation makes of a map, in a format; what is lost is told."""
    maps = resolved(input)
    if maps is None:
        return None
    exported = export(evaluate(maps), form)
    for one in exported.losses:
        say(f"{visible(input.name)}: {one}", err=True)
    return exported.text


def _form_of(output: str) -> str:
    form = Path(output).suffix[1:].lower()
    if form not in _FORMATS:
        *others, last = _FORMATS
        raise click.UsageError(f"say which format: --format {', '.join(others)} or {last}")
    return form


def _target(input: Input, output: str, form: str, given: list[Input]) -> Path | None:
    """The output file of a map; ``None`` for standard output."""
    if output == STANDARD_INPUT:
        if len(given) > 1:
            raise click.UsageError("several maps go into a folder; name one with -o")
        return None
    path = Path(output)
    if len(given) == 1 and path.suffix.lower() == f".{form}" and not path.is_dir():
        return path
    if path.is_dir() or output.endswith(("/", "\\")) or not path.suffix:
        return path / input.inner.with_suffix(f".{form}")
    if len(given) > 1:
        raise click.UsageError(f"several maps go into a folder, not into {output}")
    raise click.UsageError(f"{form} goes into a .{form} file or a folder, not into {output}")

"""``argmap render``: maps as pictures."""

from __future__ import annotations

import sys
from pathlib import Path
from warnings import catch_warnings, simplefilter

import click

from argmap.analysis.examination import examine
from argmap.cli.app import Exit
from argmap.cli.inputs import PATH, STANDARD_INPUT, Input, inputs, library_of
from argmap.cli.terminal import show
from argmap.files import write_whole
from argmap.model import ArgmapError, Severity
from argmap.render import render
from argmap.render.engine import EngineWarning

_HANDFUL = 5  # more maps than this are drawn under a progress bar


@click.command(
    "render",
    epilog="""\b
Examples:
  argmap render maps/ -o build/
  argmap render essay.argmap -o essay.svg --theme dark
  argmap render - -o - < essay.argmap > essay.svg""",
)
@click.argument("paths", type=PATH, nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-o",
    "--output",
    required=True,
    type=PATH,
    metavar="FOLDER|FILE",
    help="Where to; - is standard output.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["svg", "dot", "png"]),
    help="What to draw; otherwise the file's ending says it, or SVG is drawn.",
)
@click.option(
    "--direction",
    type=click.Choice(["lr", "tb"]),
    default="lr",
    show_default=True,
    help="From left to right, or from the top down.",
)
@click.option(
    "--theme",
    type=click.Choice(["light", "dark"]),
    default="light",
    show_default=True,
    help="Dark on light, or light on dark.",
)
@click.option(
    "--engine-binary",
    "engine",
    metavar="PROGRAM",
    help="Lay out with this Graphviz instead of the embedded one (also: ARGMAP_DOT).",
)
def command(
    paths: tuple[str, ...],
    output: str,
    form: str | None,
    direction: str,
    theme: str,
    engine: str | None,
) -> None:
    """Draw maps.

    PATH is a map, a folder of maps, or - for standard input. Several maps go into a folder, each
    under its own name. A map with errors is not drawn.
    """
    given = list(inputs(paths))
    form = form or _form_of(output, given)
    targets = [_target(input, output, form, given) for input in given]
    clash = next((path for path in targets if path and targets.count(path) > 1), None)
    if clash is not None:
        raise click.UsageError(f"two of these maps would both be drawn to {clash}")
    code = Exit.FINE
    bar = len(given) > _HANDFUL and sys.stderr.isatty()
    with click.progressbar(
        list(zip(given, targets, strict=True)), label="Drawing", file=sys.stderr, hidden=not bar
    ) as jobs:
        for input, target in jobs:
            drawn = _draw(input, form, direction, theme, engine)
            if isinstance(drawn, Exit):
                code = max(code, drawn)
            elif target is None:
                sys.stdout.buffer.write(drawn)
            else:
                write_whole(target, drawn)
    sys.exit(code)


def _draw(input: Input, form: str, direction: str, theme: str, engine: str | None) -> bytes | Exit:
    """The picture of a map; or, its problems told, the exit code that they call for."""
    if input.problem is not None:
        show([input.problem], {}, err=True)
        return Exit.FILES
    reading = input.read()
    if reading.has_errors:
        errors = [one for one in reading.diagnostics if one.severity is Severity.ERROR]
        show(errors, {input.name: input.lines}, err=True)
        click.echo(f"{input.name} is not drawn", err=True)
        return Exit.FINDINGS
    examination = examine(reading, library_of(input))
    try:
        with catch_warnings(record=True) as caught:
            simplefilter("always", EngineWarning)
            drawn = render(
                examination.map,
                form,
                direction=direction,
                theme=theme,
                verdicts=examination.verdicts,
                engine=engine,
            )
    except ArgmapError as error:
        show(error.diagnostics, {}, err=True)
        return Exit.FILES
    for warning in caught:
        if isinstance(warning.message, EngineWarning):
            click.echo(f"{input.name}: {warning.message}", err=True)
    return drawn


def _is_folder(output: str, given: list[Input]) -> bool:
    path = Path(output)
    return len(given) != 1 or output.endswith(("/", "\\")) or path.is_dir() or not path.suffix


def _form_of(output: str, given: list[Input]) -> str:
    if output == STANDARD_INPUT or _is_folder(output, given):
        return "svg"
    ending = Path(output).suffix[1:].lower()
    if ending not in ("svg", "dot", "png"):
        raise click.UsageError(f"the ending .{ending} says no format; add --format svg, dot or png")
    return ending


def _target(input: Input, output: str, form: str, given: list[Input]) -> Path | None:
    if output == STANDARD_INPUT:
        if len(given) > 1:
            raise click.UsageError("only one map can go to standard output")
        return None
    if _is_folder(output, given):
        return Path(output) / input.inner.with_suffix(f".{form}")
    return Path(output)

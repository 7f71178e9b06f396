"""``argmap export``: convert maps to other formats."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
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
from argmap.formats.handouts import standard_form as standard_form_of
from argmap.formats.handouts.writers import WRITERS
from argmap.formats.handouts.writers import written as written_document
from argmap.model import ArgmapError, problem
from argmap.model.closest_id import Nearest
from argmap.model.codes import Code

_FORMATS: Final = (*(one.name for one in FORMATS.values() if one.is_written), *EXPORTS)
"""The formats: those of maps, and those of evaluated maps."""


@click.command(
    "export",
    help="""Export maps for other programs, or as JSON with everything that a map has.

    argmap reports what a format cannot express.

    For readers, argmap writes a map as an outline with the numbers in its pictures, in Markdown,
    HTML, LaTeX, plain text or Word; or, with --standard-form, its arguments with numbered premises.

    For programs that evaluate arguments, argmap writes a map as an abstract framework (af, apx,
    tgf), a graph with base scores (bag) or a logic program (lp), and says what is lost.

    PATH is a map, a folder of maps, or - for standard input. Several maps go into a folder,
    each under its own name. A map with errors is not exported. 'argmap import' does the reverse.
    """,
    epilog="""\b
Examples:
  argmap export essay.argmap --format json
  argmap export essay.argmap -o essay.json
  argmap export maps/ --format json -o build/
  argmap export essay.argmap -o essay.docx
  argmap export essay.argmap --format markdown --standard-form
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
    "--standard-form",
    is_flag=True,
    help="In Markdown, HTML, Word, LaTeX or text: all arguments with numbered premises.",
)
@click.option(
    "--argument",
    metavar="ID",
    help="In standard form, only this argument, or only the arguments for this statement.",
)
@click.option(
    "-o",
    "--output",
    type=PATH,
    default=STANDARD_INPUT,
    metavar="FILE|FOLDER",
    help="The output file or folder; by default standard output, as with -.",
)
def command(
    paths: tuple[str, ...],
    form: str | None,
    standard_form: bool,
    argument: str | None,
    output: str,
) -> None:
    given = list(inputs(paths))
    form = form or _form_of(output)
    if (standard_form or argument is not None) and form not in WRITERS:
        raise click.UsageError(f"the standard form is written as {', '.join(WRITERS)}")
    convert = _converted
    if standard_form or argument is not None:
        convert = partial(_in_standard_form, argument=argument)
    targets = [_target(input, output, form, given) for input in given]
    clash = next((path for path in targets if path and targets.count(path) > 1), None)
    if clash is not None:
        raise click.UsageError(f"two of these maps would both be written to {clash}")
    code = ExitCode.OK
    for input, target in zip(given, targets, strict=True):
        written = _written(input, form, convert if form in FORMATS else _evaluated)
        if isinstance(written, ExitCode):
            code = max(code, written)
        elif target is None:
            write_bytes(written)
        else:
            write_whole(target, written)
    sys.exit(code)


def _written(
    input: Input, form: str, convert: Callable[[Input, str], bytes | None]
) -> bytes | ExitCode:
    """A map in a format, or, after its problems were printed, the exit code."""
    if input.problem is not None:
        show([input.problem], {}, err=True)
        return ExitCode.FILES
    written = convert(input, form)
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


def _in_standard_form(input: Input, form: str, argument: str | None) -> bytes | None:
    """The arguments of a map, or one of them, in numbered standard form."""
    reading = input.read()
    if reading.has_errors:
        show(reading.diagnostics, {input.name: input.lines}, err=True)
        return None
    try:
        return written_document(standard_form_of(reading.map, argument), form)
    except KeyError:
        map = reading.map
        arguments = {one.key for one in map.arguments} | {one.conclusion for one in map.inferences}
        named = [key for key in map.nodes if key in arguments and map[key].id is not None]
        near = Nearest(named).to(argument or "")
        hint = f"did you mean {near!r}?" if near else ""
        message = f"there is no argument or supported statement with the id {argument!r}"
        show([problem(Code.NO_SUCH_ID, message, hint=hint)], {}, err=True)
    except ArgmapError as error:
        show(error.diagnostics, {}, err=True)
    return None


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

"""``argmap fmt``: maps in their canonical form."""

from __future__ import annotations

import re
import sys
from codecs import BOM_UTF8
from collections.abc import Iterable
from typing import Final

import click

from argmap.cli.app import Exit
from argmap.cli.inputs import PATH, Input, inputs
from argmap.cli.terminal import counted, show, visible
from argmap.files import write_whole
from argmap.language.canonical import bars, canonical

_LINE_END: Final = re.compile(rb"\r\n|\r|\n")


@click.command(
    "fmt",
    epilog="""\b
Examples:
  argmap fmt maps/
  argmap fmt --check maps/
  argmap fmt - < essay.argmap""",
)
@click.argument("paths", type=PATH, nargs=-1, required=True, metavar="PATH...")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a file would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
def command(paths: tuple[str, ...], check: bool, diff: bool) -> None:
    """Write maps in their canonical form: order of fields, indentation, wrapping at 88 columns.

    PATH is a map, a folder of maps, or - for standard input, whose form goes to standard output.
    Lines end as the first one does.
    A map with errors is left as it is.
    """
    code = Exit.FINE
    changed = total = 0
    for input in inputs(paths):
        if input.problem is not None:
            show([input.problem], {}, err=True)
            code = Exit.FILES
            continue
        total += 1
        formatted = _formatted(input)
        if formatted is None:
            code = max(code, Exit.FINDINGS)
            formatted = input.data
        if formatted != input.data:
            changed += 1
            if check:
                code = max(code, Exit.FINDINGS)
        _put(input, formatted, check=check, diff=diff)
    if check:
        click.echo(f"{changed} of {counted(total, 'map')} would change", err=True)
    sys.exit(code)


def _formatted(input: Input) -> bytes | None:
    """The canonical form; ``None``, with the reasons told, where it must not be taken."""
    reading = input.read()
    formatted = canonical(reading)
    if formatted is None:
        show(bars(reading), {input.name: input.lines}, err=True)
        click.echo(f"{visible(input.name)} is left as it is", err=True)
        return None
    return _as_it_was(formatted, input.data)


def _as_it_was(formatted: str, before: bytes) -> bytes:
    """A form with the ends of lines that the file has, and its byte-order mark, if it has one: of
    these the language knows nothing, and other programs may.
    """
    found = _LINE_END.search(before)
    mark = BOM_UTF8 if before.startswith(BOM_UTF8) else b""
    end = found[0] if found is not None else b"\n"
    return mark + formatted.encode("utf-8").replace(b"\n", end)


def _put(input: Input, formatted: bytes, *, check: bool, diff: bool) -> None:
    name = visible(input.name)
    if diff:
        click.echo("".join(_difference(input, formatted)), nl=False)
    elif check:
        if formatted != input.data:
            click.echo(name)
    elif input.file is None:
        sys.stdout.buffer.write(formatted)
    elif formatted != input.data:
        write_whole(input.file, formatted)
        click.echo(f"{name} formatted", err=True)


def _difference(input: Input, formatted: bytes) -> Iterable[str]:
    from difflib import unified_diff

    before = input.data.decode("utf-8").splitlines(keepends=True)
    after = formatted.decode("utf-8").splitlines(keepends=True)
    name = visible(input.name)
    for line in unified_diff(before, after, name, f"{name} (formatted)"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"

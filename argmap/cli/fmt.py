"""``argmap fmt``: format maps in their canonical form."""

from __future__ import annotations

import re
import sys
from codecs import BOM_UTF8
from collections.abc import Iterable
from typing import Final

import click

from argmap.cli.app import ExitCode
from argmap.cli.inputs import PATH, Input, exclude_option, inputs
from argmap.cli.streams import write_bytes
from argmap.cli.terminal import counted, say, show
from argmap.control_characters import visible
from argmap.file_io import write_whole
from argmap.language.formatter import bars, canonical
from argmap.model import ArgmapError

_LINE_END: Final = re.compile(rb"\r\n|\r|\n")
_LONE_CR: Final = re.compile(r"\r(?!\n)")


@click.command(
    "fmt",
    help="""Rewrite maps in canonical form: fields in order, uniform indentation, lines of at
    most 88 columns.

    PATH is a map, a folder of maps, or - to format standard input to standard output. All lines
    get the line ending of the first line. A map with errors is not changed.
    """,
    epilog="""\b
Examples:
  argmap fmt maps/
  argmap fmt --check maps/
  argmap fmt - < essay.argmap""",
)
@click.argument("paths", type=PATH, nargs=-1, required=True, metavar="PATH...")
@exclude_option
@click.option(
    "--check", is_flag=True, help="Write nothing; exit with code 1 if a file would change."
)
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
def command(paths: tuple[str, ...], exclude: tuple[str, ...], check: bool, diff: bool) -> None:
    code = ExitCode.OK
    changed = total = 0
    for input in inputs(paths, exclude):
        if input.problem is not None:
            show([input.problem], {}, err=True)
            code = ExitCode.FILES
            continue
        total += 1
        formatted = _formatted(input)
        if formatted is None:
            code = max(code, ExitCode.FINDINGS)
            formatted = input.data
        if formatted != input.data:
            changed += 1
            if check:
                code = max(code, ExitCode.FINDINGS)
        try:
            _put(input, formatted, check=check, diff=diff)
        except ArgmapError as error:
            show(error.diagnostics, {}, err=True)
            code = ExitCode.FILES
    if check:
        say(f"{changed} of {counted(total, 'map')} would change", err=True)
    sys.exit(code)


def _formatted(input: Input) -> bytes | None:
    """The canonical form; ``None``, after printing the reasons, if the map cannot be formatted."""
    reading = input.read()
    formatted = canonical(reading)
    if formatted is None:
        show(bars(reading), {input.name: input.lines}, err=True)
        say(f"{visible(input.name)} was not changed", err=True)
        return None
    return _as_it_was(formatted, input.data)


def _as_it_was(formatted: str, before: bytes) -> bytes:
    """The formatted text with the line ends and byte-order mark of the original file.

    The language ignores these, but other programs may not.
    """
    found = _LINE_END.search(before)
    mark = BOM_UTF8 if before.startswith(BOM_UTF8) else b""
    end = found[0] if found is not None else b"\n"
    return mark + formatted.encode("utf-8").replace(b"\n", end)


def _put(input: Input, formatted: bytes, *, check: bool, diff: bool) -> None:
    name = visible(input.name)
    if diff:
        say("".join(_difference(input, formatted)), end="")
    elif check:
        if formatted != input.data:
            say(name)
    elif input.file is None:
        write_bytes(formatted)
    elif formatted != input.data:
        write_whole(input.file, formatted, expected=input.data)
        say(f"{name} formatted", err=True)


def _difference(input: Input, formatted: bytes) -> Iterable[str]:
    from difflib import unified_diff

    before, after = _lines(input.data), _lines(formatted)
    name = visible(input.name)
    for line in unified_diff(before, after, name, f"{name} (formatted)"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(data: bytes) -> list[str]:
    """The lines of a file with their ends, as a program that applies patches sees them.

    A lone CR is not a line end there, and is shown as one.
    """
    lines = _LONE_CR.sub("\n", data.decode("utf-8")).split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])

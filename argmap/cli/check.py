"""``argmap check``: report the problems of maps."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from argmap.cli.app import ExitCode
from argmap.cli.inputs import (
    PATH,
    STANDARD_INPUT,
    Input,
    exclude_option,
    inputs,
    workspace,
)
from argmap.cli.terminal import as_data, counted, say, say_json, show
from argmap.control_characters import visible
from argmap.file_io import write_whole
from argmap.language import parse
from argmap.model import ArgmapError, Diagnostic, Fix, Severity
from argmap.model.vocabulary import Status
from argmap.workspace import Examination

if TYPE_CHECKING:
    from argmap.sources import QualifierVerdict


@click.command(
    "check",
    help="""Report every problem in maps: errors, structural problems, points worth a second look,
    and quotations and qualifiers that are not in the source.

    PATH is a map, a folder of maps, or - for standard input.
    """,
    epilog="""\b
Examples:
  argmap check essay.argmap
  argmap check maps/ --fix
  argmap check essay.argmap --doubts
  argmap check maps/ --format json
  cat essay.argmap | argmap check -""",
)
@click.argument("paths", type=PATH, nargs=-1, required=True, metavar="PATH...")
@exclude_option
@click.option(
    "--fix",
    is_flag=True,
    help="Apply the safe fixes, and report the remaining problems.",
)
@click.option(
    "--doubts",
    is_flag=True,
    help="Also report what looks wrong in an evaluation, such as a thesis that does not stand or "
    "an attack that is left open.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Readable text, or a JSON list for programs.",
)
def command(
    paths: tuple[str, ...], exclude: tuple[str, ...], fix: bool, doubts: bool, form: str
) -> None:
    found: list[Diagnostic] = []
    lines: dict[str, list[str]] = {}
    maps = statements = verified = citations = 0
    qualifiers: list[QualifierVerdict] = []
    fixed = doubtful = 0
    code = ExitCode.OK
    if fix and STANDARD_INPUT in paths:
        raise click.UsageError("--fix changes files; name one instead of -")
    for input in inputs(paths, exclude, tell=found.append):
        if input.problem is not None:
            found.append(input.problem)
            code = ExitCode.FILES
            continue
        if fix:
            try:
                input, made = _fix(input)
            except ArgmapError as error:
                show(error.diagnostics, {}, err=True)
                code = ExitCode.FILES
            else:
                fixed += len(made)
                for line in made:
                    say(line, err=form == "json")
        examination = workspace().examine(input.read(), input.folder)
        if doubts:
            before = len(examination.diagnostics)
            examination = examination.with_doubts()
            doubtful += len(examination.diagnostics) - before
        if examination.diagnostics:
            lines[input.name] = input.lines
        found += examination.diagnostics
        maps += 1
        statements += len(examination.map)
        verified += examination.verified
        citations += len(examination.verdicts)
        qualifiers += [one for one in examination.qualifiers if one.sources]
    errors = sum(one.severity is Severity.ERROR for one in found)
    warnings = sum(one.severity is Severity.WARNING for one in found)
    if form == "json":
        say_json(as_data(found))
    else:
        show(found, lines)
        summary = f"{counted(maps, 'map')}, {counted(statements, 'statement')}"
        if citations:
            summary += f", {verified} of {counted(citations, 'citation')} verified"
        if qualifiers:
            summary += f", {_told_qualifiers(qualifiers)}"
        summary += f": {counted(errors, 'error')}, {counted(warnings, 'warning')}"
        say(summary)
        if doubts:
            say(
                "Looked for theses that fall, attacks left open or granted without an answer, "
                f"circles of support and unlikely confidences: {doubtful or 'none'} found."
            )
        if fix:
            say(f"Fixed {counted(fixed, 'problem')}.")
    if code is ExitCode.OK and errors:
        code = ExitCode.FINDINGS
    sys.exit(code)


def _told_qualifiers(qualifiers: Sequence[QualifierVerdict]) -> str:
    """How many phrases of qualifiers are verified, and how many cannot be."""
    from argmap.wording.qualifiers import TOO_SHORT  # few maps have any

    verified = sum(one.status is Status.VERIFIED for one in qualifiers)
    short = sum(one.is_short for one in qualifiers)
    told = f"{verified} of {counted(len(qualifiers), 'qualifier')} verified"
    return f"{told} ({short} {TOO_SHORT})" if short else told


def _fix(input: Input) -> tuple[Input, list[str]]:
    """Apply the safe fixes to a map's file; return the changed map, and a line for each fix.

    Raises :class:`ArgmapError` if the file cannot be written.
    """
    from argmap.workspace.apply_fixes import apply_fixes

    def look_at(text: str) -> Examination:
        return workspace().examine(parse(text, input.name), input.folder)

    try:
        text = input.data.decode("utf-8")
    except UnicodeDecodeError:
        return input, []
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    fixed = apply_fixes(text.removeprefix(mark), look_at)
    if not fixed.made or input.file is None:
        return input, []
    data = f"{mark}{fixed.text}".encode()
    write_whole(input.file, data, expected=input.data)
    made = [_told(one, fix) for one, fix in fixed.made]
    return input._replace(data=data), made


def _told(one: Diagnostic, fix: Fix) -> str:
    """A line about a fix that was applied."""
    place = (
        f"{visible(one.span.path or '')}:{one.span.line}:{one.span.column}: " if one.span else ""
    )
    return f"{place}fixed: {visible(one.message)} [{one.code}] ({visible(fix.title)})"

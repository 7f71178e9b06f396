"""``argmap check``: every problem of every map."""

from __future__ import annotations

import sys

import click

from argmap.cli.app import Exit
from argmap.cli.inputs import PATH, exclude_option, inputs, workspace
from argmap.cli.terminal import as_data, counted, say, say_json, show
from argmap.model import Diagnostic, Severity


@click.command(
    "check",
    help="""Tell every problem of maps: slips, structure, doubts, citations that are not in the
    source.

    PATH is a map, a folder of maps, or - for standard input.
    """,
    epilog="""\b
Examples:
  argmap check essay.argmap
  argmap check maps/ --format json
  cat essay.argmap | argmap check -""",
)
@click.argument("paths", type=PATH, nargs=-1, required=True, metavar="PATH...")
@exclude_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For a person, or a JSON list for a program.",
)
def command(paths: tuple[str, ...], exclude: tuple[str, ...], form: str) -> None:
    found: list[Diagnostic] = []
    lines: dict[str, list[str]] = {}
    maps = statements = verified = citations = 0
    code = Exit.FINE
    for input in inputs(paths, exclude, tell=found.append):
        if input.problem is not None:
            found.append(input.problem)
            code = Exit.FILES
            continue
        examination = workspace().examine(input.read(), input.folder)
        if examination.diagnostics:
            lines[input.name] = input.lines
        found += examination.diagnostics
        maps += 1
        statements += len(examination.map)
        verified += examination.verified
        citations += len(examination.verdicts)
    errors = sum(one.severity is Severity.ERROR for one in found)
    warnings = sum(one.severity is Severity.WARNING for one in found)
    if form == "json":
        say_json(as_data(found))
    else:
        show(found, lines)
        summary = f"{counted(maps, 'map')}, {counted(statements, 'statement')}"
        if citations:
            summary += f", {verified} of {counted(citations, 'citation')} verified"
        summary += f": {counted(errors, 'error')}, {counted(warnings, 'warning')}"
        say(summary)
    if code is Exit.FINE and errors:
        code = Exit.FINDINGS
    sys.exit(code)

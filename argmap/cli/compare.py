"""``argmap compare``: what a comparison map and the maps it uses have to say to each other."""

from __future__ import annotations

import sys

import click

from argmap.analysis.examination import examine
from argmap.cli.app import Exit
from argmap.cli.inputs import PATH, inputs, library_of
from argmap.cli.terminal import say, say_json, show
from argmap.comparison import compare, verdicts_of
from argmap.comparison.as_data import as_data
from argmap.comparison.report import markdown, text
from argmap.model import Severity


@click.command(
    "compare",
    help="""Tell where maps part: who answers what, the deepest pairs at which they contradict each
    other, what nobody answers, what one side grants, the figures on which they differ.

    FILE is a comparison map: one that uses other maps.
    """,
    epilog="""\b
Examples:
  argmap compare maps/durability-or-breakdown.argmap
  argmap compare maps/whose-guilt.argmap --format markdown > guilt.md
  argmap compare maps/what-was-the-purge-for.argmap --format json""",
)
@click.argument("path", type=PATH, metavar="FILE")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="For a terminal, for a document, or for a program.",
)
def command(path: str, form: str) -> None:
    (input,) = inputs([path])
    if input.problem is not None:
        show([input.problem], {}, err=True)
        sys.exit(Exit.FILES)
    library = library_of(input)
    examination = examine(input.read(), library, input.folder)
    if examination.has_errors:
        errors = [one for one in examination.diagnostics if one.severity is Severity.ERROR]
        show(errors, {input.name: input.lines}, err=True)
        sys.exit(Exit.FINDINGS)
    gathering = examination.gathering
    if gathering is None:
        raise click.UsageError(f"{path} uses no other maps; add use FILE as NAME")
    comparison = compare(gathering, verdicts=verdicts_of(gathering, library))
    if form == "json":
        say_json(as_data(comparison))
    else:
        say(markdown(comparison) if form == "markdown" else text(comparison), end="")

"""``argmap compare``: what a comparison map and the maps it uses have to say to each other."""

from __future__ import annotations

import json
import sys

import click

from argmap.analysis.examination import examine
from argmap.cli.app import Exit
from argmap.cli.inputs import PATH, inputs, library_of
from argmap.cli.terminal import show
from argmap.comparison import Gathering, compare, verdicts_of
from argmap.comparison.as_data import as_data
from argmap.comparison.report import markdown, text
from argmap.model import Severity
from argmap.sources import Library


@click.command(
    "compare",
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
    """Tell where maps part: who answers what, the deepest pairs at which they contradict each
    other, what nobody answers, what one side grants, the figures on which they differ.

    FILE is a comparison map: one that uses other maps.
    """
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
    click.echo(_told(gathering, form, library), nl=False)


def _told(gathering: Gathering, form: str, library: Library) -> str:
    comparison = compare(gathering, verdicts=verdicts_of(gathering, library))
    if form == "json":
        return json.dumps(as_data(comparison), ensure_ascii=False, indent=2) + "\n"
    return markdown(comparison) if form == "markdown" else text(comparison)

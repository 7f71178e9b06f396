"""``argmap evaluate``: what stands in a map, and what its theses hang on."""

from __future__ import annotations

import sys

import click

from argmap.cli.app import ExitCode
from argmap.cli.inputs import PATH, exclude_option, inputs, report_format_option, resolved
from argmap.cli.terminal import say, say_json, show
from argmap.comparison import ResolvedMaps
from argmap.comparison.attribution import same_person
from argmap.evaluation import Evaluation, evaluate
from argmap.evaluation.to_json import as_data
from argmap.verbalize.evaluation_report import Contents, markdown, text


@click.command(
    "evaluate",
    help="""Show what stands in a map, what speaks against it, and what its theses hang on.

    A statement stands if every objection to it is answered and at least one argument for it
    succeeds (or the map has none). In a comparison map, the arguments of all its maps count. The
    result shows what follows from the map, not what is true.
    """,
    epilog="""\b
Examples:
  argmap evaluate essay.argmap
  argmap evaluate essay.argmap --reject old-order
  argmap evaluate maps/durability-or-breakdown.argmap --as "Leon Trotsky\"""",
)
@click.argument("paths", type=PATH, nargs=-1, required=True, metavar="MAP...")
@exclude_option
@click.option(
    "--accept",
    metavar="ID",
    multiple=True,
    help="Accept a statement or an argument, whatever speaks against it. Repeatable.",
)
@click.option(
    "--reject", metavar="ID", multiple=True, help="Reject a statement or an argument. Repeatable."
)
@click.option(
    "--as",
    "eyes",
    metavar="NAME",
    help="Side with a person: attacks on that person's statements by others fail.",
)
@click.option(
    "--chance",
    is_flag=True,
    help="Add the chance that each thesis stands, from 'confidence:' and numeric 'strength:'.",
)
@click.option(
    "--positions",
    is_flag=True,
    help="List in full what is open, and what one can choose.",
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Add the verdict on every statement; in a comparison, also add the arguments that succeed "
    "and the objections that are answered.",
)
@click.option("--ids", is_flag=True, help="Add the id of each statement.")
@report_format_option
def command(
    paths: tuple[str, ...],
    exclude: tuple[str, ...],
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    eyes: str | None,
    form: str,
    **contents: bool,
) -> None:
    code = ExitCode.OK
    data: list[dict[str, object]] = []
    for number, input in enumerate(inputs(paths, exclude)):
        if input.problem is not None:
            show([input.problem], {}, err=True)
            code = ExitCode.FILES
            continue
        what = resolved(input)
        if what is None:
            code = max(code, ExitCode.FINDINGS)
            continue
        evaluation = _evaluated(what, accept, reject, eyes)
        if form == "json":
            data.append({"file": input.name, **as_data(evaluation)})
            continue
        told = markdown if form == "markdown" else text
        say(("\n" if number else "") + told(evaluation, Contents(**contents)), end="")
    if form == "json":
        say_json(data)
    sys.exit(code)


def _evaluated(
    what: ResolvedMaps,
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    eyes: str | None,
) -> Evaluation:
    try:
        evaluation = evaluate(what, accept=accept, reject=reject)
    except (KeyError, ValueError) as error:
        raise click.UsageError(str(error)) from None
    if eyes is None:
        return evaluation
    known = sorted({one for names in evaluation.holders for one in names})
    if not any(same_person(eyes, one) for one in known):
        raise click.UsageError(f"nobody in the map is called {eyes!r}; it names {', '.join(known)}")
    return evaluation.eyes(eyes)

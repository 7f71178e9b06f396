"""``argmap compare``: compare maps, with or without a comparison map."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence

import click
from attrs import evolve

from argmap.cli.app import ExitCode
from argmap.cli.inputs import PATH, Input, inputs, report_format_option, workspace
from argmap.cli.terminal import say, say_json, show
from argmap.comparison import Comparison, ResolvedMaps, compare
from argmap.comparison.to_json import as_data
from argmap.model import ArgumentMap, Reference, Severity
from argmap.sources import Verdict
from argmap.verbalize.comparison_report import markdown, text
from argmap.verbalize.comparison_summary import summary
from argmap.workspace import Examination


@click.command(
    "compare",
    help="""Show where maps disagree: who answers what, the deepest contradictions, what
    nobody answers, what one side grants, and the figures that differ.

    PATH is a comparison map, that is, a map that uses other maps. Or give two or more maps without
    a comparison map, or a folder of maps: the report then lists their figures, the statements with
    the same id or the same words, and those that cite the same passage. Comparison maps among them
    are skipped.
    """,
    epilog="""\b
Examples:
  argmap compare maps/durability-or-breakdown.argmap
  argmap compare maps/whose-guilt.argmap --format markdown > guilt.md
  argmap compare maps/what-was-the-purge-for.argmap --format json
  argmap compare model.argmap student.argmap""",
)
@click.argument("paths", type=PATH, nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--full", is_flag=True, help="Add everything else: the grounds, all relations and the figures."
)
@click.option("--ids", is_flag=True, help="Add the ids of statements.")
@report_format_option
def command(paths: tuple[str, ...], full: bool, ids: bool, form: str) -> None:
    given = list(inputs(paths))
    missing = [input.problem for input in given if input.problem is not None]
    if missing:
        show(missing, {}, err=True)
        sys.exit(ExitCode.FILES)
    examined = [(input, workspace().examine(input.read(), input.folder)) for input in given]
    broken = [(input, found) for input, found in examined if found.has_errors]
    for input, found in broken:
        errors = [one for one in found.diagnostics if one.severity is Severity.ERROR]
        show(errors, {input.name: input.lines}, err=True)
    if broken:
        sys.exit(ExitCode.FINDINGS)
    if len(examined) == 1 < len(paths) and examined[0][1].compared is None:
        named = examined[0][0].name
        raise click.UsageError(f"{named} is given more than once; give two different maps")
    compared = _related(*examined[0]) if len(examined) == 1 else _unrelated(examined)
    _tell(compared, form, full, ids)


def _related(input: Input, found: Examination) -> Comparison:
    """The comparison that a comparison map makes."""
    comparison = found.comparison(workspace().library(input.folder))
    if comparison is None:
        raise click.UsageError(
            f"{input.name} uses no other maps; add 'use FILE as NAME', or give two maps to compare"
        )
    return comparison


def _unrelated(examined: Sequence[tuple[Input, Examination]]) -> Comparison:
    """The comparison of maps that no comparison map relates."""
    kept = [(input, found) for input, found in examined if found.compared is None]
    for input, found in examined:
        if found.compared is not None:
            message = "is a comparison map and was skipped; run argmap compare on it separately"
            say(f"{input.name} {message}", err=True)
    if len(kept) < 2:
        raise click.UsageError("give one comparison map, or two or more ordinary maps")
    names = list(_names([input for input, _ in kept]))
    used = {name: found.map for name, (_, found) in zip(names, kept, strict=True)}
    maps = ResolvedMaps(ArgumentMap(f"Comparison of {', '.join(names)}"), used)
    roots = [str(workspace().library(input.folder).root) for input, _ in kept]
    several = len(set(roots)) > 1
    verdicts = [
        _in_all(verdict, name, root if several else "")
        for name, root, (_, found) in zip(names, roots, kept, strict=True)
        for verdict in found.verdicts
    ]
    return compare(maps, verdicts=verdicts)


def _in_all(verdict: Verdict, name: str, root: str) -> Verdict:
    """A verdict with its key across all the maps; source ids are unique only within a project."""
    source = f"{root} {verdict.source}" if root and verdict.source else verdict.source
    return evolve(verdict, key=str(Reference(name, verdict.key)), source=source)


def _names(given: Sequence[Input]) -> Iterator[str]:
    """Names for the maps, made unique, from their files."""
    taken: set[str] = set()
    for input in given:
        stem = re.sub(r"[^a-z0-9]+", "-", input.inner.stem.casefold()).strip("-") or "map"
        name, number = stem, 1
        while name in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name)
        yield name


def _tell(comparison: Comparison, form: str, full: bool, ids: bool) -> None:
    if form == "json":
        told = [{"title": part.title, "lines": list(part.lines)} for part in summary(comparison)]
        say_json({"summary": told, **as_data(comparison)})
    else:
        report = markdown if form == "markdown" else text
        say(report(comparison, full=full, ids=ids), end="")

"""``argmap compare``: compare maps, with or without a comparison map."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from shutil import get_terminal_size
from typing import Final

import click
from attrs import evolve

from argmap.cli.app import ExitCode
from argmap.cli.inputs import PATH, Input, inputs, report_format_option, workspace
from argmap.cli.map_names import names_of, unique
from argmap.cli.new_comparison import refuse_same_names, write_comparison
from argmap.cli.terminal import say, say_json, show
from argmap.comparison import Comparison, ResolvedMaps, compare
from argmap.comparison.chronology import in_order_of_time
from argmap.comparison.to_json import as_data
from argmap.model import ArgumentMap, Reference, Severity
from argmap.sources import Verdict
from argmap.verbalize.comparison_overview import overview
from argmap.verbalize.comparison_report import WIDTH, markdown, text
from argmap.verbalize.comparison_summary import summary
from argmap.verbalize.phrases import capital, listed
from argmap.verbalize.speakers import names_called
from argmap.workspace import Examination

_NARROWEST: Final = 40
"""Columns below which a report is not narrowed."""
_MOST_NAMED: Final = 5
"""How many maps a title names."""

_NEXT: Final = """\
To ask what these maps disagree on, and to relate their statements, write a comparison map.
--new FILE makes one to start from."""


@click.command(
    "compare",
    help="""Show where maps disagree: who answers what, the deepest contradictions, what
    nobody answers, what one side grants, and the figures that differ.

    PATH is a comparison map, that is, a map that uses other maps. You can also give two or more
    maps, or a folder of maps, without a comparison map. The report then lists their theses in the
    order of time, the figures that differ or agree, the passages that several maps cite, and the
    statements in the same or similar words. Comparison maps among them are skipped.

    With --new, argmap writes a comparison map of these maps for you to complete, with the theses as
    answers to questions, and candidates for relations as comments.
    """,
    epilog="""\b
Examples:
  argmap compare maps/durability-or-breakdown.argmap
  argmap compare maps/whose-guilt.argmap --format markdown > guilt.md
  argmap compare maps/what-was-the-purge-for.argmap --format json
  argmap compare model.argmap student.argmap
  argmap compare hume.argmap reid.argmap --new hume-or-reid.argmap""",
)
@click.argument("paths", type=PATH, nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--full", is_flag=True, help="Add everything else: the grounds, all relations and the figures."
)
@click.option("--ids", is_flag=True, help="Add the ids of statements.")
@click.option(
    "--new",
    metavar="FILE",
    help="Write a comparison map of the maps to FILE, which must not exist yet.",
)
@report_format_option
def command(paths: tuple[str, ...], full: bool, ids: bool, new: str | None, form: str) -> None:
    if new is not None and (full or ids or form != "text"):
        told = "--new writes a map and makes no report; leave out --full, --ids and --format"
        raise click.UsageError(told)
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
    if new is None and len(examined) == 1:
        _tell(_related(*examined[0]), form, full, ids)
        return
    kept = _ordinary(examined)
    names = names_of([(input, found.map) for input, found in kept])
    if new is None:
        _tell(_unrelated(dict(zip(unique(names), kept, strict=True))), form, full, ids)
        return
    given = [input for input, _ in kept]
    refuse_same_names(names, given)
    comparison = _unrelated(dict(zip(names, kept, strict=True)))
    write_comparison(new, comparison, dict(zip(names, given, strict=True)))


def _related(input: Input, found: Examination) -> Comparison:
    """The comparison that a comparison map makes."""
    comparison = found.comparison(workspace().library(input.folder))
    if comparison is None:
        raise click.UsageError(
            f"{input.name} uses no other maps; add 'use FILE as NAME', or give two maps to compare"
        )
    return comparison


_Examined = tuple[Input, Examination]


def _ordinary(examined: Sequence[_Examined]) -> list[_Examined]:
    """The maps that are not comparisons themselves; others are named in a message."""
    kept = [(input, found) for input, found in examined if found.compared is None]
    for input, found in examined:
        if found.compared is not None:
            message = "is a comparison map and was skipped; run argmap compare on it separately"
            say(f"{input.name} {message}", err=True)
    if len(kept) < 2:
        raise click.UsageError("give one comparison map, or two or more ordinary maps")
    return kept


def _unrelated(named: Mapping[str, _Examined]) -> Comparison:
    """The comparison of maps, by name, that no comparison map relates."""
    used = {name: found.map for name, (_, found) in named.items()}
    maps = ResolvedMaps(ArgumentMap(_title(ResolvedMaps(ArgumentMap(), used))), used)
    roots = {name: str(workspace().library(one.folder).root) for name, (one, _) in named.items()}
    several = len(set(roots.values())) > 1
    verdicts = [
        _in_all(verdict, name, roots[name] if several else "")
        for name, (_, found) in named.items()
        for verdict in found.verdicts
    ]
    return compare(maps, verdicts=verdicts)


def _title(maps: ResolvedMaps) -> str:
    """A title that names the authors, or how many maps there are."""
    if len(maps.used) > _MOST_NAMED:
        return f"Comparison of {len(maps.used):,} maps"
    names = names_called(maps)
    return f"Comparison of {listed([capital(names[name]) for name in in_order_of_time(maps)])}"


def _in_all(verdict: Verdict, name: str, root: str) -> Verdict:
    """A verdict with its key across all the maps; source ids are unique only within a project."""
    source = f"{root} {verdict.source}" if root and verdict.source else verdict.source
    return evolve(verdict, key=str(Reference(name, verdict.key)), source=source)


def _width() -> int:
    """The columns of the terminal, if it has fewer than a report usually takes."""
    if not sys.stdout.isatty():
        return WIDTH
    return max(_NARROWEST, min(WIDTH, get_terminal_size((WIDTH, 0)).columns))


def _tell(comparison: Comparison, form: str, full: bool, ids: bool) -> None:
    if form == "json":
        parts = overview(comparison) if comparison.is_unrelated else summary(comparison)
        told = [{"title": part.title, "lines": list(part.lines)} for part in parts]
        say_json({"summary": told, **as_data(comparison)})
    else:
        if form == "markdown":
            said = markdown(comparison, full=full, ids=ids)
        else:
            said = text(comparison, _width(), full=full, ids=ids)
        say(said, end="")
        if comparison.is_unrelated and form == "text":
            say("")
            say(_NEXT if full else f"{_NEXT} --full shows everything that they share.")

"""``argmap page``: maps as pages to read, each one file that needs nothing else."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final
from warnings import catch_warnings, simplefilter

import click
from attrs import frozen

from argmap.analysis.examination import examine
from argmap.cli.app import Exit
from argmap.cli.inputs import STANDARD_INPUT, Input, inputs, library_of
from argmap.cli.terminal import show, visible
from argmap.files import write_whole
from argmap.model import ArgmapError, ArgumentMap, Severity

if TYPE_CHECKING:
    from argmap.page.document import Page

_INDEX: Final = "index.html"
_ENDINGS: Final = (".html", ".htm")


@click.command(
    "page",
    epilog="""\b
Examples:
  argmap page essay.argmap -o essay.html
  argmap page maps/ -o site/
  ARGMAP_TEXTS=texts/ argmap page essay.argmap -o essay.html --with-source""",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-o", "--output", required=True, metavar="FILE|FOLDER", help="Where to; - is standard output."
)
@click.option(
    "--with-source",
    is_flag=True,
    help="Set the text of each source that is at hand beside the map, its cited passages marked.",
)
@click.option(
    "--engine-binary",
    "engine",
    metavar="PROGRAM",
    help="Lay out with this Graphviz instead of the embedded one (also: ARGMAP_DOT).",
)
def command(paths: tuple[str, ...], output: str, with_source: bool, engine: str | None) -> None:
    """Make a page to read of a map: one HTML file with all in it.

    PATH is a map, a folder of maps, or - for standard input. Several maps go into a folder, each
    under its own name, with an index. A map with errors gets no page.

    Without --with-source a page has no word of a source but the phrases that its map cites. Mind
    the rights of others before you pass on a page that was made with it.
    """
    given = list(inputs(paths))
    single = output == STANDARD_INPUT or Path(output).suffix.lower() in _ENDINGS
    indexed = len(given) != 1 or any(Path(path).is_dir() for path in paths)
    if single and len(given) > 1:
        raise click.UsageError(f"several maps go into a folder, not into {output}")
    if not single and Path(output).suffix:
        raise click.UsageError(f"a page is an .html file, not {Path(output).suffix}")
    places = [input.inner.with_suffix(".html") for input in given]
    _refuse_clashes(places, indexed and not single)
    code = Exit.FINE
    done: list[_Done] = []
    for input, place in zip(given, places, strict=True):
        made = _make(input, with_source, engine)
        if isinstance(made, Exit):
            code = max(code, made)
            continue
        if made.page.missing:
            code = max(code, Exit.FINDINGS)
        if output == STANDARD_INPUT:
            sys.stdout.buffer.write(made.page.html.encode())
        else:
            write_whole(output if single else Path(output) / place, made.page.html)
            done.append(_Done(place.as_posix(), made.map, made.page))
    if indexed and not single and done:
        _write_index(Path(output), done)
    sys.exit(code)


@frozen
class _Made:
    map: ArgumentMap
    page: Page


@frozen
class _Done:
    """A page that was written: where, below the folder of all of them."""

    place: str
    map: ArgumentMap
    page: Page


def _refuse_clashes(places: Sequence[Path], indexed: bool) -> None:
    clash = next((place for place in places if places.count(place) > 1), None)
    if clash is not None:
        raise click.UsageError(f"two of these maps would both get the page {clash}")
    if indexed and Path(_INDEX) in places:
        raise click.UsageError(f"a map called index would get the page that the index is: {_INDEX}")


def _make(input: Input, with_source: bool, engine: str | None) -> _Made | Exit:
    """The page of a map; or, its problems told, the exit code that they call for."""
    if input.problem is not None:
        show([input.problem], {}, err=True)
        return Exit.FILES
    reading = input.read()
    if reading.has_errors:
        errors = [one for one in reading.diagnostics if one.severity is Severity.ERROR]
        show(errors, {input.name: input.lines}, err=True)
        click.echo(f"{visible(input.name)} gets no page", err=True)
        return Exit.FINDINGS
    from argmap.page import page
    from argmap.render.engine import EngineWarning

    library = library_of(input)
    examination = examine(reading, library)
    try:
        with catch_warnings(record=True) as caught:
            simplefilter("always", EngineWarning)
            made = page(
                examination.map,
                verdicts=examination.verdicts,
                library=library,
                with_source=with_source,
                engine=engine,
            )
    except ArgmapError as error:
        show(error.diagnostics, {}, err=True)
        return Exit.FILES
    for warning in caught:
        if isinstance(warning.message, EngineWarning):
            click.echo(f"{visible(input.name)}: {warning.message}", err=True)
    for source in made.missing:
        click.echo(
            f"{visible(input.name)}: the text of {source!r} is not at hand, so the page is without "
            f"it; put {source}.txt beside its card, or into a folder that ARGMAP_TEXTS names",
            err=True,
        )
    return _Made(examination.map, made)


def _write_index(folder: Path, done: Sequence[_Done]) -> None:
    from argmap.page.index import Entered, compose_index

    entered = [Entered.of(one.place, one.map, one.page.svg) for one in done]
    write_whole(folder / _INDEX, compose_index(entered))

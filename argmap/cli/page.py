"""``argmap page``: maps as self-contained HTML pages."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from warnings import catch_warnings, simplefilter

import click

from argmap.cli.app import ExitCode
from argmap.cli.default_output import put_beside
from argmap.cli.inputs import STANDARD_INPUT, Input, exclude_option, inputs, workspace
from argmap.cli.streams import write_bytes
from argmap.cli.terminal import say, show
from argmap.cli.theme import theme_of, theme_option
from argmap.control_characters import visible
from argmap.file_io import write_whole
from argmap.model import ArgmapError, Severity

if TYPE_CHECKING:
    from argmap.page.map_page import Page, PageOptions

_INDEX: Final = "index.html"
_ENDINGS: Final = (".html", ".htm")


@click.command(
    "page",
    help="""Make a readable page from a map: one self-contained HTML file.

    PATH is a map, a folder of maps, or - for standard input. Without -o, each page is written
    next to its map (essay.html beside essay.argmap), unless there is a file of that name that
    argmap did not make. With -o, several maps go into a folder, each under its own name, with an
    index. No page is made for a map with errors. The page of a map that uses other maps shows
    them side by side.

    Without --with-source, a page contains nothing from a source but the phrases that the map cites.
    Before you share a page made with --with-source, check that you have the right to do so.
    """,
    epilog="""\b
Examples:
  argmap page essay.argmap
  argmap page essay.argmap -o book/essay.html
  argmap page maps/ -o site/
  argmap page maps/durability-or-breakdown.argmap -o durability.html
  ARGMAP_TEXTS=texts/ argmap page essay.argmap -o essay.html --with-source""",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@exclude_option
@click.option(
    "-o",
    "--output",
    metavar="FILE|FOLDER",
    help="The output file or folder, or - for standard output; by default next to each map.",
)
@click.option(
    "--with-source",
    is_flag=True,
    help="Show the text of each available source next to the map, with the cited passages marked.",
)
@click.option(
    "--ids",
    is_flag=True,
    help="Show the id of each statement and argument on its card instead of its number.",
)
@theme_option("auto", "Colours, fonts and shapes of the map; auto follows the reader's system.")
@click.option(
    "--engine-binary",
    "engine",
    metavar="PROGRAM",
    help="Use this Graphviz instead of the embedded one (or set ARGMAP_DOT).",
)
def command(
    paths: tuple[str, ...], exclude: tuple[str, ...], output: str | None, **chosen: Any
) -> None:
    from argmap.page.map_page import PageOptions

    options = PageOptions(
        chosen["with_source"], chosen["engine"], theme_of(chosen["theme"]), chosen["ids"]
    )
    if output == "":
        raise click.UsageError("-o needs the name of a file or a folder; . is this folder")
    given = list(inputs(paths, exclude))
    if output is None:
        sys.exit(_beside(given, options))
    single = output == STANDARD_INPUT or Path(output).suffix.lower() in _ENDINGS
    indexed = len(given) != 1 or any(Path(path).is_dir() for path in paths)
    if single and len(given) > 1:
        raise click.UsageError(f"several maps go into a folder, not into {output}")
    if not single and Path(output).suffix:
        raise click.UsageError(f"a page is an .html file, not {Path(output).suffix}")
    places = [input.inner.with_suffix(".html") for input in given]
    _refuse_clashes(places, indexed and not single)
    code = ExitCode.OK
    done: list[tuple[str, Page]] = []
    for input, place in zip(given, places, strict=True):
        made = _make(input, options)
        if isinstance(made, ExitCode):
            code = max(code, made)
            continue
        if made.missing:
            code = max(code, ExitCode.FINDINGS)
        if output == STANDARD_INPUT:
            write_bytes(made.html.encode())
        else:
            try:
                write_whole(output if single else Path(output) / place, made.html)
            except ArgmapError as error:
                show(error.diagnostics, {}, err=True)
                code = ExitCode.FILES
            else:
                done.append((place.as_posix(), made))
    if indexed and not single and done:
        _write_index(Path(output), done)
    sys.exit(code)


def _refuse_clashes(places: Sequence[Path], indexed: bool) -> None:
    clash = next((place for place in places if places.count(place) > 1), None)
    if clash is not None:
        raise click.UsageError(f"two of these maps would both get the page {clash}")
    if indexed and Path(_INDEX) in places:
        raise click.UsageError(f"a map called index would overwrite the index page: {_INDEX}")


def _make(input: Input, options: PageOptions) -> Page | ExitCode:
    """The page of a map, or, after its problems were printed, the exit code."""
    if input.problem is not None:
        show([input.problem], {}, err=True)
        return ExitCode.FILES
    reading = input.read()
    library = workspace().library(input.folder)
    examination = workspace().examine(reading, input.folder)
    if reading.has_errors or (examination.maps is not None and examination.has_errors):
        errors = [one for one in examination.diagnostics if one.severity is Severity.ERROR]
        show(errors, {input.name: input.lines}, err=True)
        say(f"no page is made for {visible(input.name)}", err=True)
        return ExitCode.FINDINGS
    from argmap.page.map_page import compose, compose_sheet
    from argmap.render.output.graphviz import EngineWarning

    try:
        with catch_warnings(record=True) as caught:
            simplefilter("always", EngineWarning)
            found = examination.comparison(library) if examination.compared else None
            if found is None:
                made = compose(
                    examination.map,
                    examination.verdicts,
                    library,
                    options,
                    resolved=examination.maps,
                )
            else:
                made = compose_sheet(found, library, options)
    except ArgmapError as error:
        show(error.diagnostics, {}, err=True)
        return ExitCode.FILES
    for warning in caught:
        if isinstance(warning.message, EngineWarning):
            say(f"{visible(input.name)}: {warning.message}", err=True)
    for source in made.missing:
        say(
            f"{visible(input.name)}: the text of {source!r} is not available, so the page omits "
            f"it; put {source}.txt next to its source card or in a folder named by ARGMAP_TEXTS",
            err=True,
        )
    return made


def _beside(given: Sequence[Input], options: PageOptions) -> ExitCode:
    """Write each page beside its map."""
    _refuse_clashes([one.file.with_suffix(".html") for one in given if one.file], False)
    code = ExitCode.OK
    for input in given:
        made = _make(input, options)
        if isinstance(made, ExitCode):
            code = max(code, made)
            continue
        if made.missing:
            code = max(code, ExitCode.FINDINGS)
        try:
            put_beside(input, made.html.encode(), "html")
        except ArgmapError as error:
            show(error.diagnostics, {}, err=True)
            code = ExitCode.FILES
    return code


def _write_index(folder: Path, done: Sequence[tuple[str, Page]]) -> None:
    from argmap.page.index import IndexEntry, compose_index

    write_whole(folder / _INDEX, compose_index(IndexEntry.of(*one) for one in done))

"""``argmap render``: draw maps."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self
from warnings import catch_warnings, simplefilter

import click

from argmap.cli.app import ExitCode
from argmap.cli.default_output import put_beside
from argmap.cli.inputs import PATH, STANDARD_INPUT, Input, exclude_option, inputs, workspace
from argmap.cli.streams import write_bytes
from argmap.cli.terminal import say, show
from argmap.cli.theme import theme_of, theme_option
from argmap.control_characters import visible
from argmap.file_io import write_whole
from argmap.model import ArgmapError, ArgumentMap, Severity
from argmap.render import FORMATS, TEXTS, Paper, Theme, View, render, render_pages, render_sheet
from argmap.render.output.graphviz import EngineWarning
from argmap.render.output.paper_sizes import POINT, SCALE
from argmap.render.output.rendering import SvgOptions

if TYPE_CHECKING:
    from argmap.comparison import Comparison, ResolvedMaps
    from argmap.evaluation import Evaluation
    from argmap.sources import Verdict

ALL = 1_000_000  # levels, more than any map has
_PARTS = ("focus", "fold", "tags", "question")
_Job = tuple[Input, Path | None]
_HANDFUL = 5  # with more maps than this, a progress bar is shown


class Columns(click.ParamType[int]):
    """A number of columns, or "auto", which is 0."""

    name = "columns"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; fails unless it is at least 1."""
        if value == "auto" or value == 0:
            return 0
        if not str(value).isdecimal() or int(value) < 1:
            self.fail(f"{value!r} is neither a number of columns nor 'auto'", param, ctx)
        return int(value)


@click.command(
    "render",
    help="""Draw maps.

    PATH is a map, a folder of maps, or - for standard input. Without -o, each
    picture is written next to its map (essay.svg beside essay.argmap), unless there is a file of
    that name that argmap did not make. With -o, several maps go into a folder, each under its own
    name. A map with errors is not drawn.

    A map that uses other maps and asks questions about them or relates their statements is drawn
    as a comparison, side by side.

    --depth, --focus, --fold and --tags draw part of a map; the card of a statement says how
    many statements below it are hidden. A comparison shows the answers to its questions and the
    relations across its maps; --question shows only one question, --depth adds levels of
    statements below the answers, and --all adds every statement.
    """,
    epilog="""\b
Examples:
  argmap render essay.argmap
  argmap render maps/ -o build/
  argmap render essay.argmap -o essay.svg --theme dark
  argmap render essay.argmap -o essay.svg --theme book.toml
  argmap render essay.argmap -o essay.png --scale 4
  argmap render essay.argmap -o essay.pdf --page a4
  argmap render essay.argmap -o booklet.pdf --pages a4
  argmap render essay.argmap -o overview.svg --overview
  argmap render essay.argmap -o theses.svg --depth 1
  argmap render essay.argmap -o part.svg --focus one-centre --fold muscovy
  argmap render essay.argmap -o evaluated.svg --evaluate
  argmap render compared.argmap -o slide.pdf --question fate --page 16:9
  argmap render - -o - < essay.argmap > essay.svg""",
)
@click.argument("paths", type=PATH, nargs=-1, required=True, metavar="PATH...")
@exclude_option
@click.option(
    "-o",
    "--output",
    type=PATH,
    metavar="FOLDER|FILE",
    help="The output file or folder, or - for standard output; by default next to each map.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="The output format; by default, taken from the output file's extension, or SVG.",
)
@click.option(
    "--direction",
    type=click.Choice(["lr", "tb"]),
    help="Left to right (the default) or top to bottom.",
)
@click.option(
    "--columns",
    type=Columns(),
    default="1",
    metavar="N|auto",
    help="Set the sections of a map in N columns, or in a number of columns that suits a poster.",
)
@theme_option(
    "light", "Colours, fonts and shapes; auto follows the viewer's light or dark setting."
)
@click.option(
    "--page",
    metavar="a4|a3|a2|letter|W:H",
    help="Fit the picture to a page or slide: the overview of a map, the part that other options "
    "select, or as many relations of a comparison as are legible.",
)
@click.option(
    "--pages",
    metavar="a4|a3|a2|letter|W:H",
    help="Set everything on as many pages as it takes, in one PDF: the overview of a map, then its "
    "sections; or the answers of a comparison, then its questions.",
)
@click.option(
    "--overview",
    is_flag=True,
    help="Draw the overview of a map: its theses, and in columns what speaks for and against "
    "them. This is what --page draws of a whole map.",
)
@click.option(
    "--scale",
    type=click.FloatRange(min=0, min_open=True),
    metavar="N",
    help="Pixels per point in a PNG; by default 2.",
)
@click.option(
    "--dpi",
    type=click.FloatRange(min=0, min_open=True),
    metavar="N",
    help="Pixels per inch in a PNG, instead of --scale.",
)
@click.option(
    "--text",
    type=click.Choice(TEXTS),
    default=TEXTS[0],
    help="Text in an SVG: fitted to its card; as outlines, which look the same in every viewer; or "
    "with the font embedded, which browsers use.",
)
@click.option(
    "--id-prefix",
    metavar="PREFIX",
    help="A prefix for every id in an SVG, for a page that contains several SVGs.",
)
@click.option(
    "--depth",
    type=click.IntRange(min=0),
    metavar="N",
    help="Draw N levels of statements below the theses (or below the focus).",
)
@click.option(
    "--all", "whole", is_flag=True, help="Draw every statement of the maps in a comparison."
)
@click.option(
    "--focus",
    metavar="ID",
    help="Draw this statement, everything below it, and the path up to the thesis.",
)
@click.option(
    "--question",
    metavar="ID",
    help="Draw only this question of a comparison: its answers, and the relations about it.",
)
@click.option(
    "--fold", multiple=True, metavar="ID", help="Draw nothing below this statement. Repeatable."
)
@click.option(
    "--tags",
    metavar="A,B",
    help="Draw the statements with one of these tags, and the paths up from them.",
)
@click.option(
    "--brief",
    is_flag=True,
    help="Draw only the wording of each statement, without citations, figures and so on.",
)
@click.option(
    "--ids",
    is_flag=True,
    help="Show the id of each statement and argument on its card instead of its number.",
)
@click.option(
    "--evaluate",
    "is_evaluated",
    is_flag=True,
    help="Add signs that show which statements stand, and which of them a thesis cannot do "
    "without; see argmap evaluate.",
)
@click.option(
    "--engine-binary",
    "engine",
    metavar="PROGRAM",
    help="Use this Graphviz instead of the embedded one (or set ARGMAP_DOT).",
)
def command(
    paths: tuple[str, ...], exclude: tuple[str, ...], output: str | None, **given: Any
) -> None:
    look, view = theme_of(given["theme"]), _view(given)
    if output == "":
        raise click.UsageError("-o needs the name of a file or a folder; . is this folder")
    maps = list(inputs(paths, exclude))
    form = given["form"] or _form_of(output, maps)
    _require_svg(form, given["text"], given["id_prefix"])
    _require_pdf(form, given)
    targets = [_target(input, output, form, maps) for input in maps]
    clash = next((path for path in targets if path and targets.count(path) > 1), None)
    if clash is not None:
        raise click.UsageError(f"two of these maps would both be drawn to {clash}")
    options = RenderOptions.of(form, look, view, given)
    code = ExitCode.OK
    for input, target in _with_bar(list(zip(maps, targets, strict=True))):
        drawn = _draw(input, options)
        if isinstance(drawn, ExitCode):
            code = max(code, drawn)
            continue
        try:
            if output is None:
                put_beside(input, drawn, form)
            elif target is None:
                write_bytes(drawn)
            else:
                write_whole(target, drawn)
        except ArgmapError as error:
            show(error.diagnostics, {}, err=True)
            code = ExitCode.FILES
    sys.exit(code)


def _with_bar(jobs: list[_Job]) -> Iterator[_Job]:
    """The jobs one by one; a progress bar shows how far they are if there are many."""
    if len(jobs) <= _HANDFUL or not sys.stderr.isatty():
        yield from jobs
        return
    with click.progressbar(jobs, label="Drawing", file=sys.stderr) as bar:
        yield from bar


class RenderOptions(NamedTuple):
    """Drawing options from the command line; see :func:`argmap.render.render`."""

    form: str
    theme: str | Theme
    view: View
    direction: str | None
    columns: int
    paper: Paper | None
    pages: Paper | None
    scale: float
    text: str
    id_prefix: str | None
    engine: str | None
    is_evaluated: bool

    @classmethod
    def of(cls, form: str, theme: str | Theme, view: View, given: Mapping[str, Any]) -> Self:
        """The options from Click's parameters, and those that had to be determined first."""
        return cls(
            form=form,
            theme=theme,
            view=view,
            direction=given["direction"],
            columns=given["columns"],
            paper=_paper(given["page"]),
            pages=_paper(given["pages"]),
            scale=_scale(given["scale"], given["dpi"], form),
            text=given["text"],
            id_prefix=given["id_prefix"],
            engine=given["engine"],
            is_evaluated=given["is_evaluated"],
        )

    def draw(
        self, map: ArgumentMap, maps: ResolvedMaps | None, verdicts: Iterable[Verdict]
    ) -> bytes:
        """The drawing of a map; ``maps`` is the map with those that it uses, if any."""
        if self.pages is not None:
            return render_pages(
                map,
                self.pages,
                evaluation=self._evaluation(maps or map),
                theme=self.theme,
                verdicts=verdicts,
                view=self.view,
                engine=self.engine,
            )
        return render(
            map,
            self.form,
            evaluation=self._evaluation(maps or map),
            direction=self.direction,
            columns=self.columns,
            theme=self.theme,
            verdicts=verdicts,
            view=self.view,
            paper=self.paper,
            scale=self.scale,
            text=self.text,
            id_prefix=self.id_prefix,
            engine=self.engine,
        )

    def draw_sheet(self, comparison: Comparison) -> bytes:
        """The drawing of a comparison."""
        if self.pages is not None:
            return render_pages(
                comparison,
                self.pages,
                evaluation=self._evaluation(comparison),
                theme=self.theme,
                view=self.view,
                engine=self.engine,
            )
        return render_sheet(
            comparison,
            self.form,
            evaluation=self._evaluation(comparison),
            theme=self.theme,
            view=self.view,
            paper=self.paper,
            scale=self.scale,
            text=self.text,
            id_prefix=self.id_prefix,
            engine=self.engine,
        )

    def _evaluation(self, what: ArgumentMap | ResolvedMaps | Comparison) -> Evaluation | None:
        if not self.is_evaluated:
            return None
        from argmap.evaluation import evaluate

        return evaluate(what)


def _view(given: Mapping[str, Any]) -> View:
    parts = [f"--{name}" for name in _PARTS if given[name]]
    parts += ["--depth"] if given["depth"] is not None else []
    parts += ["--all"] if given["whole"] else []
    if given["overview"] and parts:
        raise click.UsageError(f"--overview shows what is most important; leave out {parts[0]}")
    return View(
        depth=ALL if given["whole"] else given["depth"],
        focus=given["focus"],
        fold=given["fold"],
        tags=_tags(given["tags"]),
        brief=given["brief"],
        ids=given["ids"],
        question=given["question"],
        overview=given["overview"],
    )


def _paper(name: str | None) -> Paper | None:
    try:
        return Paper.of(name) if name is not None else None
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def _scale(scale: float | None, dpi: float | None, form: str) -> float:
    if scale is not None and dpi is not None:
        raise click.UsageError("--scale and --dpi both set the resolution; give only one")
    if (scale is not None or dpi is not None) and form != "png":
        raise click.UsageError(f"--scale and --dpi are for PNG; {form} has no pixels")
    return scale if scale is not None else dpi / POINT if dpi is not None else SCALE


def _require_svg(form: str, text: str, id_prefix: str | None) -> None:
    """Reject SVG options with other formats, and a prefix that cannot start an id."""
    for option, is_given in (("--text", text != TEXTS[0]), ("--id-prefix", id_prefix is not None)):
        if is_given and form != "svg":
            raise click.UsageError(f"{option} is for SVG, not {form.upper()}")
    try:
        SvgOptions(id_prefix, text).require()
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def _require_pdf(form: str, given: Mapping[str, Any]) -> None:
    """Reject pages in other formats, and options for a single picture."""
    if given["pages"] is None:
        return
    if form != "pdf":
        raise click.UsageError(f"--pages makes a PDF, not {form.upper()}; use -o with a name.pdf")
    for name in ("page", "direction", "overview"):
        if given[name]:
            raise click.UsageError(f"--{name} is for a single picture; leave out --pages")
    if given["columns"] != 1:
        raise click.UsageError("--columns is for a single picture; leave out --pages")


def _tags(given: str | None) -> list[str]:
    tags = [tag.strip() for tag in (given or "").split(",")]
    return [tag for tag in tags if tag]


def _draw(input: Input, options: RenderOptions) -> bytes | ExitCode:
    """The drawing of a map or comparison, or, after its problems were printed, the exit code."""
    if input.problem is not None:
        show([input.problem], {}, err=True)
        return ExitCode.FILES
    reading = input.read()
    library = workspace().library(input.folder)
    examination = workspace().examine(reading, input.folder)
    compared = examination.compared
    if reading.has_errors or (examination.maps is not None and examination.has_errors):
        errors = [one for one in examination.diagnostics if one.severity is Severity.ERROR]
        show(errors, {input.name: input.lines}, err=True)
        say(f"{visible(input.name)} is not drawn", err=True)
        return ExitCode.FINDINGS
    try:
        options.view.require(reading.map if compared is None else compared)
    except ArgmapError as error:
        show(error.diagnostics, {}, err=True)
        say(f"{visible(input.name)} is not drawn", err=True)
        return ExitCode.USAGE
    try:
        with catch_warnings(record=True) as caught:
            simplefilter("always", EngineWarning)
            found = examination.comparison(library) if compared is not None else None
            if found is None:
                drawn = options.draw(examination.map, examination.maps, examination.verdicts)
            else:
                for option, is_given in (
                    ("--direction", options.direction is not None),
                    ("--columns", options.columns != 1),
                    ("--overview", options.view.overview),
                ):
                    if is_given:
                        message = f"{option} is only for single maps and was ignored"
                        say(f"{input.name}: {message}", err=True)
                drawn = options.draw_sheet(found)
    except ArgmapError as error:
        show(error.diagnostics, {}, err=True)
        return ExitCode.FILES
    for warning in caught:
        if isinstance(warning.message, EngineWarning):
            say(f"{visible(input.name)}: {warning.message}", err=True)
    return drawn


def _is_folder(output: str, given: list[Input]) -> bool:
    path = Path(output)
    if len(given) != 1 or output.endswith(("/", "\\")):
        return True
    return path.is_dir() or not (path.suffix or path.exists())


def _form_of(output: str | None, given: list[Input]) -> str:
    if output is None or output == STANDARD_INPUT or _is_folder(output, given):
        return "svg"
    ending = Path(output).suffix[1:].lower()
    if ending not in FORMATS:
        *others, last = FORMATS
        known = f"{', '.join(others)} or {last}"
        what = f'".{ending}"' if ending else visible(output)
        raise click.UsageError(f"cannot tell the format from {what}; use --format {known}")
    return ending


def _target(input: Input, output: str | None, form: str, given: list[Input]) -> Path | None:
    if output is None:
        return input.file.with_suffix(f".{form}") if input.file and not input.problem else None
    if output == STANDARD_INPUT:
        if len(given) > 1:
            raise click.UsageError("only one map can go to standard output")
        return None
    if _is_folder(output, given):
        return Path(output) / input.inner.with_suffix(f".{form}")
    return Path(output)

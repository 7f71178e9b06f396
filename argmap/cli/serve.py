"""``argmap serve``: the live preview."""

from __future__ import annotations

import gc
import logging
import sys
from pathlib import Path

import click

from argmap.cli.app import ExitCode
from argmap.cli.inputs import exclude_option
from argmap.cli.logging_setup import LogFormatter
from argmap.cli.terminal import say, show
from argmap.cli.theme import is_file, text_of, theme_option

_LIBRARIES = ("starlette", "uvicorn", "watchfiles", "anyio")
_MISSING = """argmap serve needs {name}, which is not installed. Install it with:
  pip install 'argmap[serve]'"""


@click.command(
    "serve",
    help="""Show maps as you write them: the page is updated each time a file is saved.

    PATH is a map or a folder of maps; by default the maps of the current project. The server
    accepts connections only from this machine. Ctrl-C stops it.
    """,
    epilog="""\b
Examples:
  argmap serve
  argmap serve essay.argmap --open
  argmap serve maps/ --port 8000
  argmap serve maps/ --theme book.toml""",
)
@click.argument("path", required=False, metavar="[PATH]")
@exclude_option
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="The port; by default any free one."
)
@click.option("--open", "opens", is_flag=True, help="Open the page in a browser.")
@click.option(
    "--with-source",
    is_flag=True,
    help="Show the text of each available source next to the map, with the cited passages marked.",
)
@theme_option(
    "auto",
    "Colours, fonts and shapes of the maps; a theme file is watched for changes, like the maps.",
)
@click.option(
    "--engine-binary",
    "engine",
    metavar="PROGRAM",
    help="Use this Graphviz instead of the embedded one (or set ARGMAP_DOT).",
)
def command(
    path: str | None,
    exclude: tuple[str, ...],
    port: int,
    opens: bool,
    with_source: bool,
    theme: str,
    engine: str | None,
) -> None:
    try:
        from argmap.serve.server import listen, serve
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in _LIBRARIES:
            raise
        say(_MISSING.format(name=error.name), err=True)
        sys.exit(ExitCode.FILES)
    from argmap.preview.preview import Options
    from argmap.render.output.graphviz import find_engine
    from argmap.workspace.project import Project

    # The server runs for hours, so garbage is collected; but everything loaded so far stays, and
    # traversing it in each collection would delay every drawing.
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()
    look = Path(theme) if is_file(theme) else theme
    if isinstance(look, Path):
        text_of(theme)  # the pages report problems within the file
    find_engine(engine)  # fails here if there is no engine
    project = Project.of(path, exclude)
    project.maps(lambda found: show([found], {}, err=True))
    log = logging.StreamHandler()
    log.setFormatter(LogFormatter())
    logging.basicConfig(level=logging.WARNING, handlers=[log])
    taken = listen(port)
    address = f"http://127.0.0.1:{taken.getsockname()[1]}/"

    def started() -> None:
        say(f"Serving {project.given} at {address}")
        say("Ctrl-C stops it.")
        if opens:
            import webbrowser

            webbrowser.open(address)

    serve(project, taken, Options(with_source, engine, look), started)
    say("Stopped.")

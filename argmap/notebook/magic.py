"""``%%argmap``: a notebook cell that contains a map."""

from __future__ import annotations

from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.notebook.diagnostics_html import findings
from argmap.notebook.display import Look, evaluation_report, examined_picture, workspace

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell


def register(ipython: InteractiveShell) -> None:
    """Register the cell magic with a shell."""
    from IPython.core.error import UsageError
    from IPython.core.magic_arguments import MagicArgumentParser

    parser = MagicArgumentParser(
        "%%argmap", description="Read the cell as an argument map, check it and show it."
    )
    parser.add_argument("name", nargs="?", help="a variable for the map")
    parser.add_argument("--direction", choices=["lr", "tb"], default="lr")
    parser.add_argument("--theme", choices=["light", "dark", "auto"], default="light")
    parser.add_argument(
        "--evaluate",
        action="store_true",
        help="show which statements stand, and what the theses hang on",
    )

    def argmap(line: str, cell: str) -> None:
        given = parser.parse_argstring(line)
        if given.name is not None and (not given.name.isidentifier() or iskeyword(given.name)):
            raise UsageError(f"%%argmap: {given.name!r} is not a variable name")
        show(ipython, cell, given.name, Look(given.direction, given.theme), given.evaluate)

    argmap.__doc__ = parser.format_help()
    ipython.register_magic_function(argmap, "cell", "argmap")


def show(
    ipython: InteractiveShell, text: str, name: str | None, look: Look, evaluated: bool
) -> None:
    """Display the diagnostics of a text and, if it has no errors, its drawing.

    If it is to be ``evaluated``, the drawing has signs for the verdicts, and the report follows.
    ``name`` is the variable to assign the map to. If there are errors, the variable keeps its
    value, and a message says so.
    """
    from IPython.display import display

    from argmap.evaluation import evaluate
    from argmap.language import parse

    reading = parse(text)
    examination = workspace().examine(reading, Path())
    if examination.diagnostics:
        display(findings(examination.diagnostics, text.split("\n")), raw=True)
    compared = examination.maps is not None
    if reading.has_errors or (compared and examination.has_errors):
        if name is not None:
            said = f"{name} was not set because the map has errors"
            display({"text/plain": said}, raw=True)
        return
    evaluation = evaluate(examination.maps or examination.map) if evaluated else None
    display(examined_picture(examination, look._replace(evaluation=evaluation)), raw=True)
    if evaluation is not None:
        display(evaluation_report(evaluation), raw=True)
    if name is not None:
        ipython.push({name: reading.map})

"""The ``--theme`` option: a built-in theme or a theme file."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from argmap.cli.app import ExitCode
from argmap.cli.terminal import show
from argmap.file_io import limit_of, read_plain, reason_of
from argmap.model import ArgmapError, problem
from argmap.model.codes import Code
from argmap.render import THEMES, Theme
from argmap.size_limits import THEME

SUFFIX = ".toml"

PLACE = f"{'|'.join(THEMES)}|FILE{SUFFIX}"
"""The name of the option's value in help."""


def theme_option(default: str, help: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Decorator that adds ``--theme`` to a command."""
    return click.option(
        "--theme",
        default=default,
        show_default=True,
        metavar=PLACE,
        shell_complete=lambda _, __, begun: [name for name in THEMES if name.startswith(begun)],
        help=help,
    )


def is_file(name: str) -> bool:
    """Whether a theme is a file; a usage error if it is neither that nor built in."""
    if name.endswith(SUFFIX):
        return True
    if name not in THEMES:
        raise click.UsageError(
            f"{name!r} is not one of {', '.join(THEMES)}; your own theme must be a .toml file"
        )
    return False


def text_of(name: str) -> str:
    """The text of a theme file."""
    try:
        return read_plain(name, limit_of(THEME)).decode("utf-8", "replace")
    except (OSError, ValueError) as error:
        reason = reason_of(error)
        raise ArgmapError([problem(Code.UNREADABLE, f"cannot read {name}: {reason}")]) from None


def theme_of(name: str) -> str | Theme:
    """The name of a built-in theme, or the theme read from a file; prints the file's problems."""
    if not is_file(name):
        return name
    from argmap.render.theme.theme_file import read_theme

    text = text_of(name)
    lines = {name: text.splitlines()}
    try:
        reading = read_theme(text, name)
    except ArgmapError as error:
        show(error.diagnostics, lines, err=True)
        sys.exit(ExitCode.USAGE)
    show(reading.diagnostics, lines, err=True)
    return reading.theme

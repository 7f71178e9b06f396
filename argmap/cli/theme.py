"""The theme that a command is given: one of the built-in ones, or a file."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from argmap.cli.app import Exit
from argmap.cli.terminal import show
from argmap.files import limit_of, read_plain, reason_of
from argmap.limits import THEME
from argmap.model import ArgmapError, problem
from argmap.model.codes import Code
from argmap.render import THEMES, Theme

SUFFIX = ".toml"

PLACE = f"{'|'.join(THEMES)}|FILE{SUFFIX}"
"""How help calls a theme."""


def theme_option(default: str, help: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The option ``--theme`` of a command."""
    return click.option(
        "--theme",
        default=default,
        show_default=True,
        metavar=PLACE,
        shell_complete=lambda _, __, begun: [name for name in THEMES if name.startswith(begun)],
        help=help,
    )


def is_file(name: str) -> bool:
    """Whether a theme is one of the user's own; a usage error where it is none at all."""
    if name.endswith(SUFFIX):
        return True
    if name not in THEMES:
        raise click.UsageError(
            f"{name!r} is not one of {', '.join(THEMES)}; your own theme must be a .toml file"
        )
    return False


def text_of(name: str) -> str:
    """The text of a theme's file."""
    try:
        return read_plain(name, limit_of(THEME)).decode("utf-8", "replace")
    except (OSError, ValueError) as error:
        reason = reason_of(error)
        raise ArgmapError([problem(Code.UNREADABLE, f"cannot read {name}: {reason}")]) from None


def theme_of(name: str) -> str | Theme:
    """A theme by its name or its file; the problems of a file are told."""
    if not is_file(name):
        return name
    from argmap.render.theme.theme_file import read_theme

    text = text_of(name)
    lines = {name: text.splitlines()}
    try:
        reading = read_theme(text, name)
    except ArgmapError as error:
        show(error.diagnostics, lines, err=True)
        sys.exit(Exit.USAGE)
    show(reading.diagnostics, lines, err=True)
    return reading.theme

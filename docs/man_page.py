"""Write the manual page of the program, from the same text as its ``--help``.

    python docs/man_page.py > docs/argmap.1

The page is kept beside this script, so that a wheel can carry it; a test tells when it is old.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from textwrap import wrap

import click

from argmap import __version__
from argmap.cli import main

_SECTIONS = {"Examples": "EXAMPLES", "Exit codes": "EXIT STATUS", "Environment": "ENVIRONMENT"}
"""How the paragraphs at the end of the program's own help are headed in a manual."""


def page() -> str:
    """The whole page, in the man macros of roff."""
    context = _context(main, None, "argmap")
    summary = (main.help or "").strip().rstrip(".")
    lines = [
        f'.TH ARGMAP 1 "" "argmap {__version__}" "argmap"',
        ".SH NAME",
        rf"argmap \- {_roff(summary[0].lower() + summary[1:])}",
        ".SH SYNOPSIS",
        ".B argmap",
        ".RI [ OPTIONS ]",
        ".I COMMAND",
        ".RI [ ARGUMENTS ]",
        ".SH DESCRIPTION",
        *_prose(main.help or ""),
        *_options(main, context),
        ".SH COMMANDS",
    ]
    for command, inner in _commands(main, context):
        lines += [f'.SS "{_roff(_usage(inner))}"', *_prose(command.help or "")]
        lines += [*_options(command, inner), ".PP", *_prose(command.epilog or "")]
    for paragraph in _paragraphs(main.epilog or ""):
        head, _, rest = paragraph.removeprefix("\b\n").partition(":")
        kept = "\b" if paragraph.startswith("\b") else ""
        lines += [f'.SH "{_SECTIONS[head]}"', *_prose(kept + rest)]
    return "\n".join(lines) + "\n"


def _commands(
    group: click.Group, context: click.Context
) -> Iterator[tuple[click.Command, click.Context]]:
    """Every command that does something itself, with the context of its help."""
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        inner = _context(command, context, name)
        if isinstance(command, click.Group):
            yield from _commands(command, inner)
        else:
            yield command, inner


def _context(command: click.Command, parent: click.Context | None, name: str) -> click.Context:
    return click.Context(command, parent=parent, info_name=name, **command.context_settings)


def _usage(context: click.Context) -> str:
    pieces = context.command.collect_usage_pieces(context)
    return " ".join([context.command_path, *pieces])


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        of_its_own = command is main or "--help" not in parameter.opts
        if record is not None and isinstance(parameter, click.Option) and of_its_own:
            yield from (".TP", f".B {_roff(record[0])}", *_filled(record[1]))


def _paragraphs(text: str) -> list[str]:
    return re.split(r"\n{2,}", text.strip("\n "))


def _prose(text: str) -> Iterator[str]:
    """Paragraphs; one that begins with \\b, as Click has it, is kept line by line."""
    for number, paragraph in enumerate(_paragraphs(text)):
        if number:
            yield ".PP"
        if paragraph.startswith("\b"):
            head, *lines = paragraph.removeprefix("\b").strip("\n").split("\n")
            if not head.startswith(" "):
                yield from (_roff(head), ".PP")
            else:
                lines.insert(0, head)
            yield from (".nf", ".RS", *(_roff(line.strip()) for line in lines), ".RE", ".fi")
        else:
            yield from _filled(paragraph)


def _filled(text: str) -> Iterator[str]:
    """A paragraph, in lines that are fit to be read where the page is not formatted."""
    for line in wrap(" ".join(text.split()), 72, break_long_words=False, break_on_hyphens=False):
        yield _roff(line)


def _roff(text: str) -> str:
    """A line of text that roff takes for nothing but text."""
    text = text.replace("\\", r"\e").replace("-", r"\-").replace('"', r"\(dq")
    return rf"\&{text}" if text.startswith((".", "'")) else text


if __name__ == "__main__":
    sys.stdout.write(page())

"""The help of every command: its examples are command lines that the program takes."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import click
import pytest

from argmap.cli import main


def commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, group
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


COMMANDS = dict(commands(main, "argmap"))


def examples(command: click.Command) -> list[str]:
    """The command lines among a command's examples."""
    paragraph = (command.epilog or "").partition("\n\n")[0]
    return [line.strip() for line in paragraph.splitlines() if line.startswith("  ")]


def arguments(line: str) -> list[str]:
    """The arguments of argmap in a line that may pipe, redirect or evaluate."""
    _, _, rest = re.split(r"(^|\W(?<!\.))argmap (?![|])", line, maxsplit=1)
    return shlex.split(re.split(r" [<>] |\)", rest)[0])


@pytest.mark.parametrize("path", COMMANDS)
def test_there_are_examples(path: str) -> None:
    assert (COMMANDS[path].epilog or "").startswith(("\b\nExample:\n", "\b\nExamples:\n"))
    shown = examples(COMMANDS[path])
    assert shown
    assert all(path in line for line in shown), "an example is one of its own command"


@pytest.mark.slow
@pytest.mark.parametrize(
    "line", [line for command in COMMANDS.values() for line in examples(command)]
)
def test_an_example_is_a_command_line_that_is_taken(line: str) -> None:
    command: click.Command = main
    context, words = None, arguments(line)
    while isinstance(command, click.Group):
        context = click.Context(command, parent=context)
        name, found, words = command.resolve_command(context, words)
        assert found is not None
        command = found
    made = command.make_context(name, words, parent=context)
    assert made.params


@pytest.mark.parametrize("path", COMMANDS)
def test_every_option_says_what_it_does(path: str) -> None:
    context = click.Context(COMMANDS[path])
    options = [one for one in COMMANDS[path].get_params(context) if isinstance(one, click.Option)]
    assert all(one.help for one in options)


@pytest.mark.parametrize("path", ["argmap", "argmap source"])
def test_a_list_of_commands_has_whole_sentences(path: str) -> None:
    context = click.Context(COMMANDS[path], info_name=path)
    listed = COMMANDS[path].get_help(context).partition("Commands:\n")[2].partition("\n\n")[0]
    assert listed
    assert "..." not in listed

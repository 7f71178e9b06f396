"""The page on evaluation: its example comes out as it says."""

from __future__ import annotations

import doctest
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from argmap.cli import main
from tests.docs.page import DOCS, Block, assert_messages, blocks

PAGE = DOCS / "evaluation.md"


def test_the_examples_are_evaluated_as_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for block in blocks(PAGE):
        if block.info.startswith("argmap "):
            Path(block.info.removeprefix("argmap ")).write_text(block.text, "utf-8")

    def told(_: Block | None, block: Block) -> str:
        arguments = shlex.split(block.info.removeprefix("text "))
        return CliRunner().invoke(main, ["evaluate", *arguments]).stdout

    assert_messages(PAGE, told, start="text ")


def test_the_commands_have_the_options_that_are_shown() -> None:
    shown = [block.text for block in blocks(PAGE) if block.info == "sh"]
    assert shown
    for line in "".join(shown).splitlines():
        program, name, *words = shlex.split(line)
        command = main.get_command(click.Context(main), name)
        assert program == "argmap" and command is not None
        known = {option for one in command.params for option in one.opts}
        assert {word for word in words if word.startswith("-")} <= known


def test_the_python_runs() -> None:
    assert doctest.testfile(str(PAGE), module_relative=False).failed == 0

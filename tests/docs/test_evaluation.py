"""The page on evaluation: its example comes out as it says."""

from __future__ import annotations

import doctest
import shlex

import click

from argmap.cli import main
from argmap.evaluation import evaluate
from argmap.language import loads
from argmap.verbalize.evaluation_report import text
from tests.docs.page import DOCS, blocks

PAGE = DOCS / "evaluation.md"


def test_the_example_is_evaluated_as_the_page_says() -> None:
    shown = {block.info: block.text for block in blocks(PAGE)}
    assert text(evaluate(loads(shown["argmap"]))) == shown["text"]


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

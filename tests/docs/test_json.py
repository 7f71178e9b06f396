"""The page on JSON: the map that it shows is the JSON that it shows, and its examples run."""

from __future__ import annotations

import doctest
import re

import click

from argmap import dumps, from_json, loads, to_json
from argmap.cli import main
from tests.docs.page import DOCS, blocks

PAGE = DOCS / "json.md"
BLOCKS = blocks(PAGE)
[MAP] = (block.text for block in BLOCKS if block.info == "argmap")
[JSON] = (block.text for block in BLOCKS if block.info == "json")


def test_the_json_is_that_of_the_map() -> None:
    assert to_json(loads(MAP)) == JSON
    assert dumps(from_json(JSON)) == MAP


def test_the_python_examples_do_as_they_say() -> None:
    names: dict[str, object] = {}
    told: list[str] = []
    runner = doctest.DocTestRunner()
    for block in BLOCKS:
        if block.info == "python":
            test = doctest.DocTestParser().get_doctest(block.text, names, PAGE.name, None, 0)
            runner.run(test, out=told.append, clear_globs=False)
            names.update(test.globs)
    assert runner.tries > 0
    assert told == [], "".join(told)


def test_the_commands_are_such() -> None:
    [text] = (block.text for block in BLOCKS if block.info == "sh")
    for line in text.splitlines():
        name, *arguments = re.fullmatch(r"argmap (.+)", line)[1].split()  # type: ignore[index]
        command = main.get_command(click.Context(main), name)
        assert command is not None
        command.make_context(name, arguments)


def test_the_schema_is_where_it_says() -> None:
    [link] = set(re.findall(r"\]\((schema/[^)]+)\)", PAGE.read_text("utf-8")))
    assert (DOCS / link).is_file()

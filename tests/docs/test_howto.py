"""The pages on sources and on comparison: their examples do as they say."""

from __future__ import annotations

import doctest
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.cli import main
from argmap.language import dumps, parse
from tests.docs.page import DOCS, blocks

PAGES = [DOCS / "sources.md", DOCS / "comparison.md"]
BLOCKS = [(page, block) for page in PAGES for block in blocks(page)]


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_python_examples_do_as_they_say(page: Path) -> None:
    for block in blocks(page):
        if block.info == "python":
            test = doctest.DocTestParser().get_doctest(block.text, {}, page.name, str(page), 0)
            told: list[str] = []
            assert doctest.DocTestRunner().run(test, out=told.append).failed == 0, "".join(told)


def test_the_maps_are_in_the_canonical_form() -> None:
    maps = [block for _, block in BLOCKS if block.info == "argmap"]
    assert maps
    for block in maps:
        reading = parse(block.text)
        assert reading.diagnostics == ()
        assert dumps(reading.map) == block.text


def test_the_commands_print_what_they_are_said_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(DOCS.parent)
    monkeypatch.delenv("ARGMAP_TEXTS", raising=False)
    commands = [block for _, block in BLOCKS if block.info == "console"]
    assert commands
    for block in commands:
        command, _, printed = block.text.partition("\n")
        result = CliRunner().invoke(main, shlex.split(command.removeprefix("$ argmap ")))
        assert result.stdout == printed

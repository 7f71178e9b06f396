"""The how-to of the Python library: its examples are run, one after the other."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from argmap.language import dumps, loads
from tests.docs.page import DOCS, blocks

PAGE = DOCS / "library.md"
BLOCKS = blocks(PAGE)


def test_the_examples_do_as_they_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ARGMAP_TEXTS", raising=False)
    for block in BLOCKS:
        if " " in block.info:
            Path(block.info.split()[1]).write_text(block.text, "utf-8")
    namespace: dict[str, object] = {}
    told: list[str] = []
    runner = doctest.DocTestRunner()
    for block in BLOCKS:
        if block.info == "python":
            text = block.text.replace("\n\n", "\n<BLANKLINE>\n")
            test = doctest.DocTestParser().get_doctest(
                text, namespace, PAGE.name, str(PAGE), block.line - 1
            )
            runner.run(test, out=told.append, clear_globs=False)
            namespace.update(test.globs)
    assert runner.tries > 0
    assert told == [], "".join(told)


def test_every_python_block_is_an_example() -> None:
    python = [block for block in BLOCKS if block.info == "python"]
    assert python
    assert all(block.text.startswith(">>> ") for block in python)


def test_the_map_that_is_read_is_in_the_canonical_form() -> None:
    (block,) = (block for block in BLOCKS if block.info.startswith("argmap "))
    assert dumps(loads(block.text)) == block.text

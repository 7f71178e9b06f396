"""The page on the architecture names every package, and every file that it names is there."""

from __future__ import annotations

import re

import pytest

from tests.docs.page import DOCS, code_spans, tables

PAGE = DOCS / "architecture.md"
ROOT = DOCS.parent
PATH = re.compile(r"`((?:argmap|grammars|docs|tests|editors)/[^`A-Z]*)`")
MODULE = re.compile(r"`((?:[a-z_]+\.)+[a-z_]+)`")


def test_every_package_is_named() -> None:
    named = [code_spans(row[0])[0] for row in tables(PAGE, "package")]
    there = {
        path.stem
        for path in (ROOT / "argmap").iterdir()
        if (path.is_dir() or path.suffix == ".py") and not path.name.startswith("_")
    } - {"grammars", "docs", "py"}
    assert set(named) == there
    assert len(named) == len(set(named))


@pytest.mark.parametrize("path", sorted(set(PATH.findall(PAGE.read_text("utf-8")))))
def test_the_files_are_there(path: str) -> None:
    assert (ROOT / path).exists()


def test_the_modules_are_there() -> None:
    for name in MODULE.findall(PAGE.read_text("utf-8")):
        path = ROOT / "argmap" / name.replace(".", "/")
        above = path.parent
        is_there = path.is_dir() or path.with_suffix(".py").is_file()
        assert is_there or above.is_dir() or above.with_suffix(".py").is_file(), name

"""Bytecode that has been read is freed; what has not been read can still be loaded."""

from __future__ import annotations

import importlib
import py_compile
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from argmap.sandbox.read_bytecode import forget_read_bytecode

CONTENTS = {"__init__": "", "read": "SAID = 'read'", "later": "from mill_of_test import read"}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package of bytecode without source, as in the browser."""
    folder = tmp_path / "mill_of_test"
    folder.mkdir()
    for name, text in CONTENTS.items():
        source = folder / f"{name}.py"
        source.write_text(text, "utf-8")
        py_compile.compile(str(source), cfile=str(source.with_suffix(".pyc")))
        source.unlink()
    (folder / "words.txt").write_text("so", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    for name in [one for one in sys.modules if one.startswith("mill_of_test")]:
        del sys.modules[name]


def test_only_what_is_not_loaded_stays_and_loads(package: Path) -> None:
    read = importlib.import_module("mill_of_test.read")
    forget_read_bytecode()
    assert sorted(one.name for one in package.iterdir()) == ["later.pyc", "words.txt"]
    assert importlib.import_module("mill_of_test.later").read is read


def test_modules_with_source_stay() -> None:
    forget_read_bytecode()
    assert Path(__file__).is_file()
    assert Path(str(sys.modules["argmap.model"].__file__)).is_file()

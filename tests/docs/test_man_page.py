"""The manual page: it is that of the program as it is, and those who show such pages accept it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from argmap.cli import main
from tests.docs.page import DOCS, UPDATE

PAGE = DOCS / "argmap.1"


@pytest.mark.slow
def test_it_is_up_to_date() -> None:
    script = [sys.executable, str(DOCS / "man_page.py")]
    environment = os.environ | {"PYTHONPATH": str(DOCS.parent)}
    written = subprocess.run(script, capture_output=True, check=True, env=environment).stdout
    if os.environ.get(UPDATE):
        PAGE.write_bytes(written)
    assert written == PAGE.read_bytes(), f"{UPDATE}=1 pytest tests/docs writes it anew"


def test_a_wheel_puts_it_where_man_looks() -> None:
    project = tomllib.loads((DOCS.parent / "pyproject.toml").read_text("utf-8"))
    shared = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert shared["docs/argmap.1"] == "share/man/man1/argmap.1"


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="there is no mandoc here")
def test_mandoc_finds_nothing_wrong_but_that_it_has_no_date() -> None:
    lint = ["mandoc", "-T", "lint", "-W", "warning", str(PAGE)]
    told = subprocess.run(lint, capture_output=True, text=True, check=False).stdout
    assert [line for line in told.splitlines() if "missing date" not in line] == []


@pytest.mark.skipif(shutil.which("man") is None, reason="there is no man here")
def test_man_shows_all_of_it(tmp_path: Path) -> None:
    environment = os.environ | {"LC_ALL": "C.UTF-8", "MANWIDTH": "200", "MANPAGER": "cat"}
    show = ["man", "--warnings", "-l", str(PAGE)]
    done = subprocess.run(show, capture_output=True, text=True, check=True, env=environment)
    assert done.stderr == ""
    for name in main.list_commands(None):  # type: ignore[arg-type]
        assert f"\n   argmap {name} " in done.stdout
    assert "PATH is a map, a folder of maps, or - for standard input." in done.stdout
    assert '--author "Bertram D. Wolfe"' in done.stdout

"""Running the program as a user does, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli import main

Run = Callable[..., Result]

GOOD = """\
map: Durability
author: B. D. Wolfe

thesis durability: The system endures.
  claim one-centre: Power has one centre.
  objection mellowing: The terror has eased.
    by: Western observers
    rebuttal: An eased purge is still a purge.
"""

BAD = """\
map: Durability
thesis durability: The system endures.
  claime one-centre: Power has one centre.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the program runs in, with a good and a bad map."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ARGMAP_TEXTS", raising=False)
    monkeypatch.delenv("ARGMAP_DOT", raising=False)
    (tmp_path / "good.argmap").write_text(GOOD)
    (tmp_path / "bad.argmap").write_text(BAD)
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    """Run a command line; standard input may be given as ``input``."""

    def run(*args: str, input: str | bytes | None = None) -> Result:
        result = CliRunner().invoke(main, list(args), input=input)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run

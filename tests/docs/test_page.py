"""docs/page.md: its commands do what they say, and its Python runs."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.cli import main
from tests.docs.page import DOCS

PAGE = (DOCS / "page.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.M | re.S)


@pytest.mark.slow
def test_every_command_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    example = DOCS / "examples" / "ten-lines.argmap"
    monkeypatch.chdir(tmp_path)
    (tmp_path / "maps").mkdir()
    for place in ("essay.argmap", "maps/one.argmap"):
        shutil.copy(example, tmp_path / place)
    for map in (DOCS.parent / "maps").glob("*.argmap"):
        shutil.copy(map, tmp_path / "maps")
    for line in "".join(blocks("sh")).splitlines():
        words = [word for word in shlex.split(line) if "=" not in word]
        assert words[:2] == ["argmap", "page"]
        assert CliRunner().invoke(main, words[1:]).exit_code == 0, line
    assert (tmp_path / "essay.html").exists()
    assert (tmp_path / "site" / "index.html").exists()


@pytest.mark.slow
def test_the_python_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(DOCS.parent)
    for code in blocks("python"):
        exec(code, {})
    told = "True ()\nOne man, one faction, the system, or a revolution betrayed?\n"
    assert capsys.readouterr().out == told

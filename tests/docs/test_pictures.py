"""The pages on pictures and on themes: their commands and their Python do as they say."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import argmap
from argmap.cli import main
from tests.docs.page import DOCS, blocks

ROOT = DOCS.parent
PICTURES, THEMES = DOCS / "pictures.md", DOCS / "themes.md"


@pytest.fixture(autouse=True)
def _in_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with the essays' maps and cards, a map of one's own, and the theme of the page."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ARGMAP_TEXTS", raising=False)
    shutil.copytree(ROOT / "maps", "maps")
    shutil.copytree(ROOT / "seeds", "seeds", ignore=shutil.ignore_patterns("*.txt"))
    shutil.copy(DOCS / "examples" / "ten-lines.argmap", "essay.argmap")
    (theme,) = (block.text for block in blocks(THEMES) if block.info == "toml")
    Path("book.toml").write_text(theme, "utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("page", [PICTURES, THEMES], ids=lambda page: page.stem)
def test_every_command_makes_what_it_names(page: Path) -> None:
    for block in blocks(page):
        for line in block.text.splitlines() if block.info == "sh" else ():
            words = shlex.split(line, comments=True)
            named = words[words.index("-o") + 1] if "-o" in words else None
            made = Path(named) if named else Path(words[2]).with_suffix(".svg")
            if named and named.endswith(".pdf"):
                pytest.importorskip("weasyprint")
            assert words[0] == "argmap"
            assert CliRunner().invoke(main, words[1:]).exit_code == 0, line
            assert made.exists()


@pytest.mark.slow
@pytest.mark.parametrize("page", [PICTURES, THEMES], ids=lambda page: page.stem)
def test_the_python_runs(page: Path) -> None:
    names = {"map": argmap.load("maps/wolfe-1957.argmap")}
    found = [block.text for block in blocks(page) if block.info == "python"]
    assert found
    for code in found:
        exec(code, names)


@pytest.mark.slow
def test_a_map_that_is_fitted_to_a_page_is_told_of_as_is_said() -> None:
    told, _ = (block.text for block in blocks(PICTURES) if block.info == "text")
    line = "render maps/rahv-1952.argmap --page a4 -o page.svg"
    assert CliRunner().invoke(main, line.split()).stderr == told


@pytest.mark.slow
def test_a_map_on_pages_is_told_of_as_is_said() -> None:
    pytest.importorskip("weasyprint")
    _, told = (block.text for block in blocks(PICTURES) if block.info == "text")
    line = "render maps/rahv-1952.argmap --pages a4 -o pages.pdf"
    assert CliRunner().invoke(main, line.split()).stderr == told

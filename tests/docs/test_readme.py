"""The README: its blocks are what it says they are, and its pictures are those of its maps."""

from __future__ import annotations

import os
import re
from pathlib import Path
from warnings import catch_warnings, simplefilter

import pytest

from argmap.language import parse_file
from argmap.render import EngineWarning, Paper, render, render_sheet
from argmap.sources import Library
from argmap.workspace import compare_file, examine

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
EXAMPLES = sorted((ROOT / "docs" / "examples").glob("*.argmap"))


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.M | re.S)


def test_it_begins_with_two_commands_of_one_line_each() -> None:
    first, second = blocks("sh")[:2]
    assert first.count("\n") == second.count("\n") == 1
    assert "argmap render maps -o build" in first
    assert "pytest" in second


def test_the_map_in_ten_lines_is_the_one_that_is_drawn() -> None:
    (shown,) = blocks("argmap")
    assert shown == (ROOT / "docs" / "examples" / "ten-lines.argmap").read_text("utf-8")
    assert shown.count("\n") == 10


def test_the_python_example_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (code,) = blocks("python")
    assert len([line for line in code.splitlines() if line]) == 5
    monkeypatch.chdir(ROOT)
    exec(code, {})
    assert "Shops would lose the customers" in capsys.readouterr().out


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_pictures_are_up_to_date(path: Path) -> None:
    examination = examine(parse_file(path), Library(ROOT))
    assert examination.diagnostics == ()
    drawn = render(examination.map, "svg", verdicts=examination.verdicts)
    picture = path.with_suffix(".svg")
    if os.environ.get("ARGMAP_UPDATE"):
        picture.write_bytes(drawn)
    assert drawn == picture.read_bytes()


@pytest.mark.slow
def test_the_first_picture_is_that_of_the_comparison() -> None:
    picture = ROOT / "docs" / "examples" / "durability-or-breakdown.svg"
    assert README.index(f"({picture.relative_to(ROOT)})") < README.index(
        "(docs/examples/ten-lines.svg)"
    )
    comparison = compare_file(ROOT / "maps" / "durability-or-breakdown.argmap")
    with catch_warnings():
        simplefilter("ignore", EngineWarning)  # the text is smaller than on a slide
        drawn = render_sheet(comparison, paper=Paper.of("16:9"))
    if os.environ.get("ARGMAP_UPDATE"):
        picture.write_bytes(drawn)
    assert drawn == picture.read_bytes()

"""The report of a comparison, in three forms, and what happens where there is none to make."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

MAIN = """\
map: Old and new
use good.argmap as good
use new.argmap as new

question lasts: Does it last?
  answer @good.durability: Yes.
  answer @new.end: No.

good.durability contradicts new.end: It cannot both last and end.
"""


@pytest.fixture(autouse=True)
def maps(folder: Path) -> None:
    (folder / "main.argmap").write_text(MAIN, "utf-8")
    (folder / "new.argmap").write_text("map: New\nauthor: L. T.\n\nthesis end: It ends.\n", "utf-8")


def test_a_person_gets_plain_text(run: Run) -> None:
    result = run("compare", "main.argmap")
    assert result.exit_code == 0
    assert result.stdout.startswith("Old and new\n===========\n")
    assert "L. T. (new.end): It ends." in result.stdout
    assert "Where they part" in result.stdout


def test_a_document_gets_markdown(run: Run) -> None:
    assert "## Does it last?" in run("compare", "main.argmap", "--format", "markdown").stdout


def test_a_program_gets_json(run: Run) -> None:
    data = json.loads(run("compare", "main.argmap", "--format", "json").stdout)
    assert set(data["figures"]) == {"conflicts", "agreements", "related", "uncompared"}
    assert data["partings"]["deepest"][0]["link"]["relation"] == "contradicts"


def test_a_map_without_others_is_no_comparison(run: Run) -> None:
    result = run("compare", "good.argmap")
    assert result.exit_code == 2
    assert "uses no other maps" in result.stderr


@pytest.mark.parametrize(("path", "code"), [("bad.argmap", 1), ("nowhere.argmap", 3)])
def test_what_cannot_be_compared_is_told(run: Run, path: str, code: int) -> None:
    assert run("compare", path).exit_code == code


def test_check_tells_of_what_a_used_map_does_not_have(run: Run, folder: Path) -> None:
    (folder / "main.argmap").write_text(MAIN.replace("new.end:", "new.nd:"), "utf-8")
    result = run("check", "main.argmap")
    assert result.exit_code == 1
    assert "did you mean 'new.end'?" in result.stdout


def test_render_draws_the_sheet(run: Run, folder: Path) -> None:
    assert run("render", "main.argmap", "-o", "out.svg").exit_code == 0
    svg = (folder / "out.svg").read_text("utf-8")
    assert "CONTRADICT EACH OTHER" in svg
    assert run("render", "main.argmap", "-o", "all.svg", "--all").exit_code == 0
    assert 'id="s-good--one-centre"' in (folder / "all.svg").read_text("utf-8")
    result = run("render", "main.argmap", "-o", "out.svg", "--focus", "new.edn")
    assert result.exit_code == 2
    assert "did you mean 'new.end'?" in result.stderr


def test_a_comparison_that_lacks_a_map_is_not_drawn(run: Run, folder: Path) -> None:
    (folder / "new.argmap").unlink()
    result = run("render", "main.argmap", "-o", "out.svg")
    assert result.exit_code == 1
    assert "used-map-missing" in result.stderr
    assert not (folder / "out.svg").exists()

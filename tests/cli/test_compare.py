"""The report of a comparison, in three forms, and what happens where there is none to make."""

from __future__ import annotations

import json
import os
import subprocess
import sys
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
    assert "Where they clash most" in result.stdout
    assert "Contradictions" not in result.stdout
    full = run("compare", "main.argmap", "--full").stdout
    assert full.startswith(result.stdout)
    assert "- L. T.: It ends." in full and "(new.end)" not in full
    assert "Contradictions" in full
    assert "- L. T. (new.end): It ends." in run("compare", "main.argmap", "--full", "--ids").stdout


def test_a_document_gets_markdown(run: Run) -> None:
    assert "## Does it last?" in run("compare", "main.argmap", "--format", "markdown").stdout


def test_a_program_gets_json(run: Run) -> None:
    data = json.loads(run("compare", "main.argmap", "--format", "json").stdout)
    assert data["summary"][0]["title"] == "Does it last?"
    kept = {"conflicts", "agreements", "related", "uncompared", "shared"}
    assert set(data["figures"]) == kept
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


MODEL = """\
map: Model
author: D. H.

thesis t: It moves nothing.
  claim c: It is idle.
    figure: mills / number = 4
"""


@pytest.fixture
def two(folder: Path) -> None:
    (folder / "two").mkdir()
    (folder / "two" / "model.argmap").write_text(MODEL, "utf-8")
    student = MODEL.replace("= 4", "= 5").replace("claim c: It is idle.", "claim x: It is idle")
    (folder / "two" / "Student 1.argmap").write_text(student, "utf-8")


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("paths", [["two"], ["two/model.argmap", "two/Student 1.argmap"]])
def test_maps_that_no_map_relates_are_compared(run: Run, paths: list[str]) -> None:
    result = run("compare", *paths)
    assert result.exit_code == 0
    assert "mills, number: " in result.stdout
    assert "4 (model)" in result.stdout
    assert "They cannot both be true." in run("compare", *paths, "--full").stdout
    assert "Statements in the same words" in result.stdout
    data = json.loads(run("compare", *paths, "--format", "json").stdout)
    assert {one["name"] for one in data["maps"]} == {"model", "student-1"}
    found = {
        frozenset(one["key"] for one in match["statements"]): (
            match["same_id"], match["same_words"],
        )
        for match in data["matches"]["statements"]
    }  # fmt: skip
    assert found == {
        frozenset({"model.t", "student-1.t"}): (True, True),
        frozenset({"model.c", "student-1.x"}): (False, True),
    }
    assert len(data["figures"]["conflicts"]) == 1


@pytest.mark.usefixtures("two")
def test_a_comparison_map_among_others_is_passed_over_and_told(run: Run) -> None:
    result = run("compare", "main.argmap", "two")
    assert result.exit_code == 0
    assert "main.argmap is a comparison map and was skipped" in result.stderr
    assert "Comparison of" in result.stdout
    alone = run("compare", "main.argmap", "two/model.argmap")
    assert alone.exit_code == 2
    assert "two or more ordinary maps" in alone.stderr


def test_two_maps_of_one_name_are_told_apart(run: Run, folder: Path) -> None:
    for name in ("one", "other"):
        (folder / name).mkdir()
        (folder / name / "essay.argmap").write_text(MODEL, "utf-8")
    data = json.loads(run("compare", "one", "other", "--format", "json").stdout)
    assert [one["name"] for one in data["maps"]] == ["essay", "essay-2"]


@pytest.mark.parametrize(
    ("paths", "code"),
    [(["empty"], 3), (["good.argmap", "bad.argmap"], 1), (["good.argmap", "none.argmap"], 3)],
)
def test_a_folder_or_map_that_cannot_be_compared_is_told(
    run: Run, folder: Path, paths: list[str], code: int
) -> None:
    (folder / "empty").mkdir()
    result = run("compare", *paths)
    assert result.exit_code == code
    assert result.stderr
    assert "Traceback" not in result.stderr


def test_what_two_maps_cite_alike_is_told(run: Run, folder: Path) -> None:
    (folder / "almanac.txt").write_text("The upper farms sent less and less corn that year.\n")
    run("source", "add", "almanac.txt")
    for name, phrase in (("one", "sent less and less"), ("other", "and less corn")):
        text = f'map: M\nsource: almanac\n\nthesis {name}: {name}.\n  cite: "{phrase}"\n'
        (folder / f"{name}.argmap").write_text(text, "utf-8")
    data = json.loads(run("compare", "one.argmap", "other.argmap", "--format", "json").stdout)
    pairs = [(one["first"]["key"], one["second"]["key"]) for one in data["matches"]["passages"]]
    assert pairs == [("one.one", "other.other")]


def test_a_map_is_not_compared_with_itself(run: Run) -> None:
    result = run("compare", "good.argmap", "./good.argmap")
    assert result.exit_code == 2
    assert "good.argmap is given more than once; give two different maps" in result.stderr


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_a_report_is_no_wider_than_the_terminal(folder: Path) -> None:
    ours, its = os.openpty()
    command = [sys.executable, "-m", "argmap", "compare", "main.argmap", "--full"]
    environment = {**os.environ, "COLUMNS": "50", "NO_COLOR": "1"}
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=its) as process:
        os.close(its)
        told = b""
        try:
            while more := os.read(ours, 4096):
                told += more
        except OSError:  # on Linux, the end of what a closed terminal has
            pass
        process.wait()
    os.close(ours)
    lines = told.decode().splitlines()
    assert process.returncode == 0
    assert "Where they clash most" in lines
    assert max(map(len, lines)) <= 50

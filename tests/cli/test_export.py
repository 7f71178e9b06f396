"""``argmap export`` and ``argmap import``."""

from __future__ import annotations

import json
from pathlib import Path

from argmap import from_json, load
from tests.cli.conftest import GOOD, Run

WHICH = "say which format: --format json, "


def test_a_map_goes_to_standard_output(run: Run) -> None:
    result = run("export", "good.argmap", "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert from_json(result.stdout) == load("good.argmap")
    assert json.loads(result.stdout)["title"] == "Durability"
    assert run("export", "-", "--format", "json", input=GOOD).stdout == result.stdout


def test_a_file_says_its_format(run: Run, folder: Path) -> None:
    assert run("export", "good.argmap", "-o", "made/good.json").exit_code == 0
    assert from_json((folder / "made" / "good.json").read_bytes()) == load("good.argmap")


def test_several_maps_go_into_a_folder_and_one_with_errors_does_not(run: Run, folder: Path) -> None:
    result = run("export", ".", "--format", "json", "-o", "made")
    assert result.exit_code == 1
    assert "there is no kind 'claime'" in result.stderr
    assert "bad.argmap is not exported" in result.stderr
    assert [path.name for path in (folder / "made").iterdir()] == ["good.json"]


def test_what_it_cannot_mean_is_wrong_usage(run: Run, folder: Path) -> None:
    before = (folder / "good.argmap").read_bytes()
    for arguments, told in (
        (["good.argmap"], WHICH),
        (
            ["good.argmap", "-o", "good.argmap"],
            WHICH,
        ),
        (
            ["good.argmap", "-o", "x.odt"],
            WHICH,
        ),
        (["good.argmap", "--format", "json", "-o", "good.argmap"], "not into good.argmap"),
        ([".", "--format", "json"], "several maps go into a folder; name one with -o"),
        ([".", "-o", "all.json"], "several maps go into a folder, not into all.json"),
        (["good.argmap", "--format", "xml"], "'xml' is not one of 'json', "),
    ):
        result = run("export", *arguments)
        assert result.exit_code == 2, arguments
        assert told in result.stderr
    assert (folder / "good.argmap").read_bytes() == before
    (folder / "sub").mkdir()
    (folder / "sub" / "good.argmap").write_text(GOOD)
    clash = run("export", "good.argmap", "sub/good.argmap", "-o", "made/", "--format", "json")
    assert clash.exit_code == 2
    assert "two of these maps would both be written to" in clash.stderr


def test_a_file_that_is_not_there_is_told_of(run: Run) -> None:
    result = run("export", "god.argmap", "--format", "json")
    assert result.exit_code == 3
    assert "did you mean 'good.argmap'?" in result.stderr


def test_what_was_exported_is_imported(run: Run, folder: Path) -> None:
    run("export", "good.argmap", "-o", "good.json")
    assert run("import", "good.json").stdout == GOOD
    assert run("import", "good.json", "-o", "again.argmap").exit_code == 0
    assert (folder / "again.argmap").read_text() == GOOD
    data = (folder / "good.json").read_text()
    assert run("import", "-", input=data).stdout == GOOD


def test_no_file_is_overwritten(run: Run, folder: Path) -> None:
    run("export", "good.argmap", "-o", "good.json")
    result = run("import", "good.json", "-o", "bad.argmap")
    assert result.exit_code == 3
    assert "bad.argmap already exists [file-exists]" in result.stderr
    assert "claime" in (folder / "bad.argmap").read_text()


def test_bad_json_is_told_of_with_its_file(run: Run, folder: Path) -> None:
    (folder / "bad.json").write_text('{"format": "argmap", "version": 1, "items": [{}]}')
    result = run("import", "bad.json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "bad.json: items[0].type is missing" in result.stderr
    (folder / "bad.json").write_text('{"format": \n')
    assert "bad.json:2:1: error: this is not JSON" in run("import", "bad.json").stderr
    assert run("import", "nowhere.json").exit_code == 3
    assert run("import", ".").exit_code == 2


def test_a_map_that_is_not_in_order_is_written_and_told_of(run: Run, folder: Path) -> None:
    claim = {"type": "statement", "kind": "rebuttal", "key": "a", "text": "No."}
    (folder / "a.json").write_text(json.dumps({"format": "argmap", "version": 1, "items": [claim]}))
    result = run("import", "a.json")
    assert (result.exit_code, result.stdout) == (1, "rebuttal a: No.\n")
    assert "a rebuttal cannot go at the top level" in result.stderr


def test_an_evaluated_map_goes_to_other_programs_and_the_loss_is_told(
    run: Run, folder: Path
) -> None:
    result = run("export", "good.argmap", "-o", "good.apx")
    assert result.exit_code == 0
    assert "good.argmap: info: " in result.stderr and "[export-loss]" in result.stderr
    assert (folder / "good.apx").read_text("utf-8").startswith("arg(")
    assert run("export", "good.argmap", "--format", "lp").stdout.startswith('in("')
    assert "bad.argmap is not exported" in run("export", "bad.argmap", "--format", "bag").stderr

"""``argmap new``: a start that is itself in order."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_the_starter_map_is_clean_formatted_and_drawable(run: Run, folder: Path) -> None:
    result = run("new", "my-essay.argmap")
    assert result.exit_code == 0
    assert "my-essay.argmap written" in result.stdout
    assert run("check", "my-essay.argmap").stdout.endswith(": 0 errors, 0 warnings\n")
    assert run("fmt", "--check", "my-essay.argmap").exit_code == 0
    assert "map: My essay\n" in (folder / "my-essay.argmap").read_text()
    assert run("render", "my-essay.argmap", "-o", "out.svg").exit_code == 0


def test_an_existing_file_is_never_overwritten(run: Run, folder: Path) -> None:
    before = (folder / "good.argmap").read_text()
    result = run("new", "good.argmap")
    assert result.exit_code == 3
    assert "good.argmap is there already" in result.stderr
    assert (folder / "good.argmap").read_text() == before


def test_a_file_without_an_ending_gets_that_of_maps(run: Run, folder: Path) -> None:
    result = run("new", "essay")
    assert result.stdout == "essay.argmap written; draw it with: argmap render essay.argmap -o .\n"
    assert not (folder / "essay").exists()
    assert run("new", "essay").exit_code == 3
    assert run("new", "notes.txt").stdout.startswith("notes.txt written")


def test_a_name_with_spaces_can_be_copied_from_what_is_said(run: Run, folder: Path) -> None:
    result = run("new", "the plague.argmap")
    assert "draw it with: argmap render 'the plague.argmap' -o ." in result.stdout
    assert "argmap check 'the plague.argmap'\n" in (folder / "the plague.argmap").read_text()


def test_a_title_is_made_of_any_name(run: Run, folder: Path) -> None:
    assert run("new", "_.argmap").exit_code == 0
    assert "map: A map\n" in (folder / "_.argmap").read_text()

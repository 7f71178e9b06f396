"""``argmap new``: a start that is itself in order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
    assert "good.argmap already exists" in result.stderr
    assert (folder / "good.argmap").read_text() == before


def test_a_file_without_an_ending_gets_that_of_maps(run: Run, folder: Path) -> None:
    result = run("new", "essay")
    assert result.stdout == "essay.argmap written; draw it with: argmap render essay.argmap\n"
    assert not (folder / "essay").exists()
    assert run("new", "essay").exit_code == 3
    assert run("new", "notes.txt").stdout.startswith("notes.txt written")


def test_a_name_with_spaces_can_be_copied_from_what_is_said(run: Run, folder: Path) -> None:
    result = run("new", "the plague.argmap")
    assert "draw it with: argmap render 'the plague.argmap'\n" in result.stdout
    assert "argmap check 'the plague.argmap'\n" in (folder / "the plague.argmap").read_text()


def test_a_title_is_made_of_any_name(run: Run, folder: Path) -> None:
    assert run("new", "_.argmap").exit_code == 0
    assert "map: A map\n" in (folder / "_.argmap").read_text()


@pytest.mark.parametrize("name", ["", ".", "..", "/", "x/", " ", "a/..", "./"])
def test_what_names_no_file_is_wrong_usage(run: Run, folder: Path, name: str) -> None:
    before = sorted(folder.iterdir())
    result = run("new", name)
    assert (result.exit_code, "is not the name of a file" in result.stderr) == (2, True)
    assert sorted(folder.iterdir()) == before


ODD = [
    "-x",
    "--help.argmap",
    "a\nb",
    "a\tb",
    "#x",
    '"x"',
    "{title}",
    "%s",
    "x: y",
    "@x",
    "caf\udce9",
    "\u202ex",
    "[x]",
    "`x`",
    "map",
    "thesis t",
    "\\\\",
    "é漢",
    "x" * 200,
    ".hidden",
    "x.",
]


@pytest.mark.slow
@pytest.mark.parametrize("name", ODD)
def test_a_map_of_any_name_is_in_order(run: Run, folder: Path, name: str) -> None:
    if os.name == "nt":
        pytest.skip("fewer names may be given here")
    assert run("new", "--", name).exit_code == 0
    (made,) = set(folder.iterdir()) - {folder / "good.argmap", folder / "bad.argmap"}
    assert run("check", "--", made.name).stdout.endswith(": 0 errors, 0 warnings\n")
    assert run("fmt", "--check", "--", made.name).exit_code == 0


@pytest.mark.slow
@given(st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1))
@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_title_of_any_name_is_text(run: Run, folder: Path, name: str) -> None:
    if len(name.encode()) > 200 or not name.strip() or name in (".", ".."):
        return
    result = run("new", "--", name)
    if result.exit_code == 0:
        (made,) = set(folder.iterdir()) - {folder / "good.argmap", folder / "bad.argmap"}
        assert run("check", "--", made.name).stdout.endswith(": 0 errors, 0 warnings\n")
        made.unlink()


def test_a_link_that_leads_nowhere_is_there_already(run: Run, folder: Path) -> None:
    (folder / "a.argmap").symlink_to("elsewhere")
    assert run("new", "a.argmap").exit_code == 3
    assert not (folder / "elsewhere").exists()


def test_what_is_there_and_is_no_file_is_refused_by_its_name(run: Run) -> None:
    result = run("new", "/dev/null")
    assert result.exit_code == 3
    assert "/dev/null already exists" in result.stderr

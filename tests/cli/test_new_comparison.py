"""``argmap compare --new``: a comparison map to begin with, and what is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from argmap.language import loads
from tests.cli.conftest import Run

OLD = """map: Old
author: Ann Ay
date: 1939

thesis lasts: The mill by the weir will last.
  figure: mills / left = 4
"""
NEW = OLD.replace("Ann Ay", "Bo Bee").replace("1939", "1941").replace("= 4", "= 3")


@pytest.fixture(autouse=True)
def maps(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / "maps").mkdir()
    (folder / "maps" / "old.argmap").write_text(OLD, "utf-8")
    (folder / "maps" / "new.argmap").write_text(NEW, "utf-8")


BOTH = ("compare", "maps/old.argmap", "maps/new.argmap")


def test_the_map_is_in_order_formatted_and_can_be_compared(run: Run, folder: Path) -> None:
    result = run(*BOTH, "--new", "both.argmap")
    assert result.exit_code == 0
    assert "both.argmap written, with 1 question and 1 candidate for relations" in result.stdout
    checked = run("check", "both.argmap").stdout
    assert checked.count("[unwritten-question]") == 1
    assert checked.endswith(": 0 errors, 1 warning\n")
    assert run("fmt", "--check", "both.argmap").exit_code == 0
    told = run("compare", "both.argmap").stdout
    assert "One question that is still to be written" in told
    assert "To be written" not in told
    text = (folder / "both.argmap").read_text("utf-8")
    question = "To be written: which question do these theses answer?"
    (folder / "asked.argmap").write_text(text.replace(question, "Does it last?"), "utf-8")
    assert run("check", "asked.argmap").stdout.endswith(": 0 errors, 0 warnings\n")
    told = run("compare", "asked.argmap").stdout
    assert "Does it last?\n  Ay (1939): " in told
    assert "still to be written" not in told
    written = loads((folder / "both.argmap").read_text("utf-8"))
    assert [(use.path, use.name) for use in written.uses] == [
        ("maps/old.argmap", "ay"), ("maps/new.argmap", "bee"),
    ]  # fmt: skip
    assert run("render", "both.argmap", "-o", "both.svg").exit_code == 0


@pytest.mark.parametrize("file", ["maps/both.argmap", "new/folder/both", "./maps/../maps/both"])
def test_paths_are_relative_to_the_file(run: Run, folder: Path, file: str) -> None:
    assert run(*BOTH, "--new", file).exit_code == 0
    assert run("check", file.removesuffix(".argmap") + ".argmap").exit_code == 0


def test_the_report_tells_how_to_go_on_within_forty_lines(run: Run) -> None:
    said = run(*BOTH).stdout
    assert "--new FILE makes one" in said
    assert len(said.splitlines()) <= 40
    assert "--new" not in run(*BOTH, "--format", "markdown").stdout


def test_an_existing_file_is_never_overwritten(run: Run, folder: Path) -> None:
    result = run(*BOTH, "--new", "maps/old.argmap")
    assert result.exit_code == 3
    assert "maps/old.argmap already exists" in result.stderr
    assert (folder / "maps" / "old.argmap").read_text("utf-8") == OLD


@pytest.mark.parametrize("name", ["", "-", "x/", ".", "/dev/null"])
def test_what_names_no_new_file_is_refused(run: Run, folder: Path, name: str) -> None:
    before = sorted(folder.rglob("*"))
    result = run(*BOTH, "--new", name)
    assert result.exit_code in (2, 3)
    assert result.stderr
    assert sorted(folder.rglob("*")) == before


def test_names_that_clash_are_refused(run: Run, folder: Path) -> None:
    for name in ("one", "other"):
        (folder / name).mkdir()
        (folder / name / "essay.argmap").write_text(OLD, "utf-8")
    result = run("compare", "one", "other", "--new", "both.argmap")
    assert result.exit_code == 2
    assert "would both be called 'essay'" in " ".join(result.stderr.split())
    assert not (folder / "both.argmap").exists()
    assert run("compare", "one", "other").exit_code == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("author", "file", "name"),
    [
        ("Ann Ay", "a", "ay"),
        ("Plato", "a", "plato"),
        ("Simone de Beauvoir", "a", "de-beauvoir"),
        ("Karel Čapek", "a", "capek"),
        ("the unsigned author", "Guardians 1988", "guardians-1988"),
        ("Лев Троцкий", "purge", "purge"),
        ("Bo Claim", "a", "claim-map"),
        ("", "漢", "essay"),
        ("Bo Bee", "third", "third"),  # the other map is by somebody of this name
    ],
)
def test_a_map_is_named_after_its_author_or_file(
    run: Run, folder: Path, author: str, file: str, name: str
) -> None:
    header = f"author: {author}\n" if author else ""
    text = f"map: M\n{header}\nthesis t: It is so.\n"
    (folder / f"{file}.argmap").write_text(text, "utf-8")
    result = run("compare", "maps/new.argmap", f"{file}.argmap", "--new", "both.argmap")
    assert result.exit_code == 0
    uses = loads((folder / "both.argmap").read_text("utf-8")).uses
    assert name in [use.name for use in uses]
    assert run("check", "both.argmap").exit_code == 0


def test_a_map_outside_the_project_is_refused(run: Run, folder: Path) -> None:
    inner = folder / "maps" / "inner"
    (inner / "seeds").mkdir(parents=True)
    result = run(*BOTH, "--new", "maps/inner/both.argmap")
    assert result.exit_code == 2
    assert "maps/old.argmap is outside the project" in " ".join(result.stderr.split())
    assert not (inner / "both.argmap").exists()


def test_standard_input_has_no_path(run: Run, folder: Path) -> None:
    result = run("compare", "-", "maps/new.argmap", "--new", "both.argmap", input=OLD)
    assert result.exit_code == 2
    assert "standard input has none" in " ".join(result.stderr.split())
    assert not (folder / "both.argmap").exists()
    assert run("compare", "-", "maps/new.argmap", input=OLD).exit_code == 0


@pytest.mark.skipif(os.name == "nt", reason="such names are impossible there")
@pytest.mark.parametrize("name", ["a as b", "a  b", "a\nb", "a\u202eb", " a", "caf\udce9"])
def test_a_path_that_no_map_can_write_is_refused_or_written(
    run: Run, folder: Path, name: str
) -> None:
    (folder / f"{name}.argmap").write_text(OLD, "utf-8")
    result = run("compare", f"./{name}.argmap", "maps/new.argmap", "--new", "both.argmap")
    if result.exit_code == 0:
        assert run("check", "both.argmap").exit_code == 0
    else:
        assert result.exit_code == 2
        assert "cannot be written in a map" in " ".join(result.stderr.split())
        assert not (folder / "both.argmap").exists()


@pytest.mark.parametrize(
    "more", [("--full",), ("--format", "json"), ("--format", "markdown")], ids=" ".join
)
def test_a_new_map_is_no_report(run: Run, folder: Path, more: tuple[str, ...]) -> None:
    result = run(*BOTH, "--new", "both.argmap", *more)
    assert result.exit_code == 2
    assert "makes no report" in result.stderr
    assert not (folder / "both.argmap").exists()


def test_one_map_is_not_enough(run: Run, folder: Path) -> None:
    assert run("compare", "maps/old.argmap", "--new", "both.argmap").exit_code == 2
    assert run(*BOTH, "--new", "both.argmap").exit_code == 0
    result = run("compare", "both.argmap", "--new", "other.argmap")
    assert result.exit_code == 2
    assert not (folder / "other.argmap").exists()


def test_a_map_with_errors_is_reported(run: Run, folder: Path) -> None:
    result = run("compare", "bad.argmap", "good.argmap", "--new", "both.argmap")
    assert result.exit_code == 1
    assert not (folder / "both.argmap").exists()


@pytest.mark.slow
def test_ten_maps_are_written_at_once(run: Run, folder: Path) -> None:
    for number in range(8):
        text = OLD.replace("Ann Ay", f"Ann A{'b' * number}").replace("= 4", f"= {number}")
        (folder / "maps" / f"m{number}.argmap").write_text(text, "utf-8")
    assert run("compare", "maps", "--new", "all.argmap").exit_code == 0
    checked = run("check", "all.argmap").stdout
    assert checked.count(": warning: ") == checked.count("[unwritten-question]")
    written = loads((folder / "all.argmap").read_text("utf-8"))
    assert len(written.uses) == 10

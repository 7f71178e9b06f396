"""Which maps are found in a folder, and that none is left out in silence."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from argmap.model import Diagnostic, Severity
from argmap.workspace.discovery import find_maps


def make(folder: Path, *names: str, **texts: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("map: A\n")
    for name, text in texts.items():
        (folder / name).write_text(text)


def ignore(folder: Path, *lines: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_text("".join(f"{line}\n" for line in lines))


def found(folder: Path, root: Path | None = None, exclude: Sequence[str] = ()) -> list[str]:
    return [
        path.relative_to(folder).as_posix() for path in find_maps(folder, root, exclude=exclude)
    ]


def told(folder: Path, root: Path | None = None) -> list[Diagnostic]:
    problems: list[Diagnostic] = []
    list(find_maps(folder, root, tell=problems.append))
    return problems


def test_maps_are_found_in_the_order_of_their_names(tmp_path: Path) -> None:
    make(tmp_path, "c.argmap", "b/z.argmap", "b/a/y.argmap", "a.argmap", "b.txt", "d/e.argmap.bak")
    assert found(tmp_path) == ["a.argmap", "b/a/y.argmap", "b/z.argmap", "c.argmap"]


@pytest.mark.parametrize(
    "name",
    [".git/a.argmap", ".venv/lib/a.argmap", "x/.cache/y/a.argmap", ".a.argmap", "._a.argmap",
     "node_modules/p/a.argmap", "deep/node_modules/a.argmap", "__pycache__/a.argmap"],
)  # fmt: skip
def test_what_is_hidden_or_of_other_people_is_passed_over(tmp_path: Path, name: str) -> None:
    make(tmp_path, "mine.argmap", name)
    assert found(tmp_path) == ["mine.argmap"]
    assert told(tmp_path) == []


def test_a_virtual_environment_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    make(tmp_path, "mine.argmap", "env/lib/a.argmap", "venv/a.argmap")
    (tmp_path / "env" / "pyvenv.cfg").write_text("home = /usr\n")
    assert found(tmp_path) == ["mine.argmap", "venv/a.argmap"]


IGNORED = {
    "a folder": (["build/"], ["a.argmap", "x/b.argmap"]),
    "a folder anywhere": (["**/x"], ["a.argmap", "build/c.argmap"]),
    "a pattern": (["*.argmap", "!a.argmap"], ["a.argmap"]),
    "one at the root": (["/a.argmap"], ["build/c.argmap", "x/b.argmap"]),
    "the last word counts": (["a.argmap", "!a.argmap", "x/"], ["a.argmap", "build/c.argmap"]),
    "nothing below what is ignored": (["x", "!x/b.argmap"], ["a.argmap", "build/c.argmap"]),
    "remarks and blank lines": (["# x", "", "  ", "x"], ["a.argmap", "build/c.argmap"]),
    "lines that say nothing": (["!", "a\\", "[", "x"], ["a.argmap", "build/c.argmap"]),
    "a set of characters": (["[ax]*"], ["build/c.argmap"]),
}


@pytest.mark.parametrize("sort", IGNORED)
def test_what_git_ignores_is_passed_over(tmp_path: Path, sort: str) -> None:
    make(tmp_path, "a.argmap", "x/b.argmap", "build/c.argmap")
    lines, kept = IGNORED[sort]
    ignore(tmp_path, *lines)
    assert found(tmp_path) == kept


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
@pytest.mark.parametrize("sort", IGNORED)
def test_git_ignores_the_same(tmp_path: Path, sort: str) -> None:
    make(tmp_path, "a.argmap", "x/b.argmap", "build/c.argmap")
    ignore(tmp_path, *IGNORED[sort][0])
    command = ["git", "-C", str(tmp_path)]
    subprocess.run([*command, "init", "-q"], check=True)
    listing = [*command, "ls-files", "--others", "--exclude-standard", "*.argmap"]
    listed = subprocess.run(listing, capture_output=True, text=True, check=True).stdout
    assert found(tmp_path) == sorted(listed.splitlines())


def test_the_nearest_gitignore_has_the_last_word(tmp_path: Path) -> None:
    make(tmp_path, "a/x.argmap", "a/b/x.argmap", "a/b/c/x.argmap", "a/b/c/y.argmap")
    ignore(tmp_path, "x.argmap")
    ignore(tmp_path / "a" / "b", "!x.argmap")
    ignore(tmp_path / "a" / "b" / "c", "/y.argmap")
    assert found(tmp_path) == ["a/b/c/x.argmap", "a/b/x.argmap"]


def test_rules_of_the_repository_above_count(tmp_path: Path) -> None:
    make(tmp_path, "maps/a.argmap", "maps/old/b.argmap", "maps/c.argmap", "maps/in/d.argmap")
    (tmp_path / ".git" / "info").mkdir(parents=True)
    (tmp_path / ".git" / "info" / "exclude").write_text("c.argmap\n")
    ignore(tmp_path, "maps/old/")
    ignore(tmp_path / "maps", "in/")
    assert found(tmp_path / "maps") == ["a.argmap"]
    assert found(tmp_path) == ["maps/a.argmap"]


def test_rules_above_count_through_a_link_and_a_relative_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "repo/maps/a.argmap", "repo/maps/old.argmap")
    (tmp_path / "repo" / ".git").mkdir()
    ignore(tmp_path / "repo", "/maps/old*")
    (tmp_path / "link").symlink_to(tmp_path / "repo" / "maps")
    assert found(tmp_path / "link") == ["a.argmap"]
    monkeypatch.chdir(tmp_path / "repo" / "maps")
    assert found(Path()) == found(Path("../maps")) == ["a.argmap"]


def test_a_gitignore_above_that_is_of_no_repository_does_not_count(tmp_path: Path) -> None:
    make(tmp_path, "maps/a.argmap")
    ignore(tmp_path, "*")
    assert found(tmp_path / "maps") == ["a.argmap"]


@pytest.mark.parametrize("folder", ["build", "build/maps", ".drafts"])
def test_a_folder_that_is_ignored_is_looked_through_where_it_is_named(
    tmp_path: Path, folder: str
) -> None:
    make(tmp_path, f"{folder}/a.argmap", f"{folder}/b.argmap")
    (tmp_path / ".git").mkdir()
    ignore(tmp_path, "build/", ".drafts")
    ignore(tmp_path / folder, "b.argmap")
    assert found(tmp_path / folder) == ["a.argmap"]


@pytest.mark.parametrize(
    ("patterns", "kept"),
    [
        (["old/"], ["a.argmap", "b.argmap", "x/c.argmap"]),
        (["a*", "/x"], ["b.argmap", "old/d.argmap"]),
        (["*", "!b.argmap"], ["b.argmap"]),
        (["!old/"], ["a.argmap", "b.argmap", "old/d.argmap", "x/c.argmap"]),
    ],
)
def test_patterns_are_excluded(tmp_path: Path, patterns: list[str], kept: list[str]) -> None:
    make(tmp_path, "a.argmap", "b.argmap", "old/d.argmap", "x/c.argmap")
    assert found(tmp_path, exclude=patterns) == kept


# What cannot be followed is told


def test_links_to_maps_are_followed_within_the_project(tmp_path: Path) -> None:
    make(tmp_path, "project/maps/a.argmap", "project/b.argmap", "outside.argmap")
    maps = tmp_path / "project" / "maps"
    (maps / "in.argmap").symlink_to("../b.argmap")
    (maps / "out.argmap").symlink_to("../../outside.argmap")
    assert found(maps, tmp_path / "project") == ["a.argmap", "in.argmap"]
    (one,) = told(maps, tmp_path / "project")
    assert (one.code, one.severity) == ("unreadable", Severity.WARNING)
    assert "out.argmap: it leads out of the project" in one.message


def test_links_to_folders_end_and_are_told_where_maps_may_be_missing(tmp_path: Path) -> None:
    make(tmp_path, "maps/a.argmap", "other/b.argmap")
    maps = tmp_path / "maps"
    (maps / "inner").mkdir()
    (maps / "same").symlink_to("inner")
    (maps / "loop").symlink_to("..")
    (maps / "away").symlink_to("../other")
    assert found(maps) == ["a.argmap"]
    assert [Path(one.message.split(": ")[0]).name for one in told(maps)] == ["away", "loop"]
    assert all("links to folders are not followed" in one.message for one in told(maps))


def test_links_that_lead_nowhere_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.argmap").symlink_to("gone")
    (tmp_path / "b.argmap").symlink_to("b.argmap")
    (tmp_path / "c").symlink_to("gone")
    problems = told(tmp_path)
    assert [Path(one.message.split(": ")[0]).name for one in problems] == [
        "a.argmap",
        "b.argmap",
        "c",
    ]
    assert [one.severity for one in problems] == [Severity.ERROR, Severity.ERROR, Severity.WARNING]


def test_a_folder_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "a.argmap", "secret/b.argmap", "z/c.argmap")
    real = os.scandir

    def refused(path: Path) -> object:  # root may read every folder, so this stands in
        if Path(path).name == "secret":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", refused)
    assert found(tmp_path) == ["a.argmap", "z/c.argmap"]
    (one,) = told(tmp_path)
    assert one.severity is Severity.ERROR
    assert one.message == f"cannot read {tmp_path / 'secret'}: Permission denied"


@pytest.mark.skipif(os.name == "nt", reason="there are no such pipes")
def test_a_gitignore_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    make(tmp_path, "a.argmap")
    os.mkfifo(tmp_path / ".gitignore")
    assert found(tmp_path) == ["a.argmap"]
    (one,) = told(tmp_path)
    assert "it is a device or a pipe" in one.message


@pytest.mark.slow
def test_deep_folders_are_looked_through(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(700):
        deep = deep / "d"
        deep.mkdir()
    make(deep, "a.argmap")
    assert len(found(tmp_path)) == 1


@pytest.mark.skipif(os.name == "nt", reason="names are bytes elsewhere")
def test_names_that_are_not_utf_8_are_found_and_ignored_like_others(tmp_path: Path) -> None:
    for name in (b"caf\xe9.argmap", b"old\xff.argmap"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("map: A\n")
    (tmp_path / ".gitignore").write_bytes(b"old\xff*\n")
    assert found(tmp_path) == [os.fsdecode(b"caf\xe9.argmap")]

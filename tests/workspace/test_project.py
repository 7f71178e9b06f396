"""Which maps are served, and which files are refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from argmap.model import ArgmapError
from argmap.size_limits import MAP_WHILE_WRITTEN
from argmap.workspace.project import Project


def refusal(project: Project, file: Path) -> str:
    with pytest.raises(ArgmapError) as caught:
        project.read(file)
    return str(caught.value)


def test_a_map_is_served_by_its_path_from_the_root(folder: Path) -> None:
    project = Project.of("maps/mill.argmap")
    assert project.maps() == {"maps/mill.argmap": folder / "maps" / "mill.argmap"}
    assert Project.of("maps").maps() == project.maps()


def test_without_a_path_the_maps_of_the_project_are_served(folder: Path) -> None:
    assert list(Project.of().maps()) == ["maps/mill.argmap"]
    (folder / "maps").rename(folder / "drafts")
    assert list(Project.of().maps()) == ["drafts/mill.argmap"]


def test_hidden_folders_and_other_files_are_not_served(folder: Path) -> None:
    (folder / ".hidden").mkdir()
    for name in (".hidden/a.argmap", ".b.argmap", "c.txt"):
        (folder / name).write_text("map: A\n")
    assert list(Project.of(".").maps()) == ["maps/mill.argmap"]


def test_a_link_out_of_the_project_is_refused(folder: Path) -> None:
    outside = folder.parent / "outside.argmap"
    outside.write_text("map: Outside\nthesis t: It is elsewhere.\n")
    link = folder / "maps" / "link.argmap"
    link.symlink_to(outside)
    assert list(Project.of("maps").maps()) == ["maps/mill.argmap"]
    with pytest.raises(ArgmapError, match="leads out of the project"):
        Project.of(link)
    assert "leads out of the project" in refusal(Project.of("maps"), link)


def test_a_link_within_the_project_is_followed(folder: Path) -> None:
    (folder / "latest.argmap").symlink_to("maps/mill.argmap")
    project = Project.of("latest.argmap")
    assert project.read(project.maps()["latest.argmap"]).startswith(b"map: Why")


@pytest.mark.parametrize("name", ["nowhere.argmap", "nowhere/", "a\0b"])
def test_a_path_that_is_not_there_is_told_of(folder: Path, name: str) -> None:
    with pytest.raises(ArgmapError, match="cannot read"):
        Project.of(name)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "maps/mill.argmap is empty"),
        (b" \n\n", "is empty"),
        (bytes(range(32)) * 100, "it is not text"),
        (b"map: A\n" * 10 + b"\0" * 50, "it is not text"),
        (b"x" * (MAP_WHILE_WRITTEN + 1), "it has 8 MB, and the limit for a map is 8"),
    ],
)
def test_what_cannot_be_a_map_is_refused_with_its_reason(
    folder: Path, data: bytes, told: str
) -> None:
    file = folder / "maps" / "mill.argmap"
    file.write_bytes(data)
    assert told in refusal(Project.of(file), file)


def test_a_map_that_has_gone_is_told_of(folder: Path) -> None:
    project = Project.of("maps/mill.argmap")
    project.given.unlink()
    assert "No such file" in refusal(project, project.given)
    project.given.mkdir()
    assert "Is a directory" in refusal(project, project.given)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_in_a_maps_place_is_not_waited_for(folder: Path) -> None:
    project = Project.of("maps/mill.argmap")
    project.given.unlink()
    os.mkfifo(project.given)
    assert "not a regular file" in refusal(project, project.given)

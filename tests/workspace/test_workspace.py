"""What the files of a project say: each is read once, and again when it has changed."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from argmap.comparison import compare
from argmap.comparison import comparison as comparison_module
from argmap.file_io import read_plain
from argmap.language import parse
from argmap.sources import add_source
from argmap.workspace import Workspace
from argmap.workspace import examination as examination_module
from argmap.workspace.workspace import source_ids

ONE = 'map: One\nsource: essay\n\nthesis t: It lasts.\n  cite: "one two three"\n'
TWO = "map: Two\nsource: essay\nuse one.argmap as one\n\nthesis u: It ends.\n"
MAIN = "map: M\nuse one.argmap as one\nuse two.argmap as two\n\none.t contradicts two.u: No.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "essay.txt").write_text("one two three four five six seven\n", "utf-8")
    add_source(tmp_path / "essay.txt", folder=tmp_path / "seeds")
    (tmp_path / "essay.txt").rename(tmp_path / "seeds" / "essay.txt")
    for name, text in (("one", ONE), ("two", TWO), ("main", MAIN)):
        (tmp_path / f"{name}.argmap").write_text(text, "utf-8")
    return tmp_path


def counting() -> tuple[Workspace, list[str]]:
    """A workspace, and the names of the files that it has read by now."""
    read: list[str] = []

    def note(file: Path) -> bytes:
        read.append(file.name)
        return read_plain(file)

    return Workspace(note), read


def test_a_used_map_is_read_once_however_it_is_reached(project: Path) -> None:
    workspace, read = counting()
    for _ in range(2):
        found = workspace.examine(parse(MAIN, str(project / "main.argmap")), project)
        assert found.diagnostics == ()
    assert sorted(read) == ["one.argmap", "two.argmap"]


@pytest.mark.parametrize("name", ["one", "two"])
def test_a_map_that_has_changed_is_read_again(project: Path, name: str) -> None:
    workspace, read = counting()
    reading = parse(MAIN)
    workspace.examine(reading, project)
    (project / f"{name}.argmap").write_text("thesis other: It changed.\n", "utf-8")
    found = workspace.examine(reading, project)
    assert read.count(f"{name}.argmap") == 2 and len(read) == 3
    assert [one.code for one in found.diagnostics] == ["unknown-id"]


def test_a_map_that_is_open_goes_before_its_file(project: Path) -> None:
    texts = {project / "one.argmap": parse("thesis x: It is being written.\n")}
    workspace = Workspace(overlay=texts.get)
    found = workspace.examine(parse(MAIN), project)
    assert [one.code for one in found.diagnostics] == ["unknown-id"]
    assert found.maps is not None and "one.x" in found.maps
    texts.clear()
    assert workspace.examine(parse(MAIN), project).diagnostics == ()


def test_what_went_away_is_no_longer_there(project: Path) -> None:
    workspace = Workspace()
    file = project / "one.argmap"
    assert workspace.map(file).map.title == "One"
    file.unlink()
    with pytest.raises(FileNotFoundError):
        workspace.map(file)


def test_sources_are_kept_until_one_of_their_files_changes(project: Path) -> None:
    workspace = Workspace()
    before = workspace.library(project, ["essay"])
    assert workspace.library(project / "one.argmap", ["essay"]) is before
    assert before.load("essay") is not None
    (project / "seeds" / "essay.txt").unlink()
    after = workspace.library(project, ["essay"])
    assert after is not before
    loaded = after.load("essay")
    assert loaded is not None and loaded.text is None


def test_a_source_that_gets_a_card_is_known(project: Path) -> None:
    workspace = Workspace()
    card = project / "seeds" / "essay.toml"
    text = card.read_text("utf-8")
    card.unlink()
    assert workspace.library(project, ["essay"]).load("essay") is None
    card.write_text(text, "utf-8")
    assert workspace.library(project, ["essay"]).load("essay") is not None


def test_a_text_under_the_new_name_in_its_card_is_followed(project: Path) -> None:
    workspace = Workspace()
    workspace.library(project, ["essay"])
    card = project / "seeds" / "essay.toml"
    (project / "seeds" / "essay.txt").rename(project / "seeds" / "My Essay.txt")
    lines = card.read_text("utf-8").split("\n")
    card.write_text("\n".join([lines[0], 'file = "My Essay.txt"', *lines[1:]]), "utf-8")
    library = workspace.library(project, ["essay"])
    loaded = library.load("essay")
    assert loaded is not None and loaded.text is not None
    followed = workspace.source_stamps(library, ["essay"])
    assert followed[project / "seeds" / "My Essay.txt"] is not None


def test_the_maps_that_a_map_rests_on_are_told_with_those_that_are_missing(project: Path) -> None:
    (project / "two.argmap").write_text(f"{TWO}\nuse gone.argmap as gone\n", "utf-8")
    map = parse("use two.argmap as two\nuse ../out.argmap as out\n").map
    found = Workspace().dependencies(map, project / "main.argmap", project)
    assert {path.name: reading is not None for path, (_, reading) in found.items()} == {
        "two.argmap": True,
        "one.argmap": True,
        "gone.argmap": False,
    }


def test_each_map_of_a_comparison_is_verified_once(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    verified: list[str] = []
    for module in (examination_module, comparison_module):
        real = module.verify  # type: ignore[attr-defined]

        def note(map, library, real=real):  # type: ignore[no-untyped-def]
            verified.append(map.title)
            return real(map, library)

        monkeypatch.setattr(module, "verify", note)
    workspace = Workspace()
    found = workspace.examine(parse(MAIN), project)
    comparison = found.comparison(workspace.library(project, ["essay"]))
    assert sorted(verified) == ["M", "One", "Two"]
    assert comparison is not None
    assert [(one.key, one.status.value) for one in comparison.verdicts] == [("one.t", "verified")]
    assert comparison == compare(comparison.maps, verdicts=comparison.verdicts)


def test_no_more_maps_are_kept_than_are_of_use(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("argmap.workspace.workspace._MOST_KEPT", 1)
    workspace, read = counting()
    for name in ("one", "two", "two", "one"):
        workspace.map(project / f"{name}.argmap")
    assert read == ["one.argmap", "two.argmap", "one.argmap"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_what_is_no_file_is_passed_over(project: Path) -> None:
    os.mkfifo(project / "pipe.argmap")
    map = parse("use pipe.argmap as pipe\n").map
    assert source_ids([map]) == []
    ((_, reading),) = Workspace().dependencies(map, project / "m.argmap", project).values()
    assert reading is None


@pytest.mark.slow
def test_several_threads_may_ask_at_once(project: Path) -> None:
    workspace = Workspace()
    reading = parse(MAIN, str(project / "main.argmap"))

    def look(number: int) -> tuple[str, ...]:
        if number % 5 == 0:
            workspace.forget()
        library = workspace.library(project, ["essay"])
        found = workspace.examine(reading, project)
        assert library.problems("essay") == () and found.diagnostics == ()
        return tuple(verdict.status.value for verdict in found.all_verdicts(library))

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(look, range(200))) == {("verified",)}

"""Cards and texts are found where a project keeps them, and what is wrong with them is told."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from argmap.model import Diagnostic, Severity
from argmap.sources import Library, add_source, project_root
from tests.sources.conftest import MILLER


def told(library: Library, id: str = "miller") -> list[tuple[str, str, str]]:
    return [(one.code, one.severity.value, one.message) for one in library.problems(id)]


@pytest.mark.parametrize("sign", ["seeds/", ".git/", ".git", "pyproject.toml"])
def test_the_root_is_the_nearest_folder_with_a_sign_of_one(tmp_path: Path, sign: str) -> None:
    maps = tmp_path / "outer" / "project" / "maps" / "deep"
    maps.mkdir(parents=True)
    (tmp_path / "outer" / "seeds").mkdir()
    place = maps.parent.parent / sign
    if sign.endswith("/"):
        place.mkdir()
    else:
        place.write_text("")
    root = (tmp_path / "outer" / "project").resolve()
    assert project_root(maps / "a.argmap") == root
    assert project_root(maps) == root


def test_without_a_sign_the_root_is_the_folder_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(self: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "exists", nothing)
    assert project_root(tmp_path / "a.argmap") == tmp_path.resolve()


def test_a_source_without_a_card_is_no_problem_of_the_librarys(by_fingerprint: Library) -> None:
    assert by_fingerprint.holding("nobody") is None
    assert told(by_fingerprint, "nobody") == []


@pytest.mark.parametrize(
    "id", ["../seeds/miller", "..", "", "MILLER", "miller~1", "a\0b", "/miller"]
)
def test_no_id_leads_out_of_the_folder(by_fingerprint: Library, id: str) -> None:
    assert by_fingerprint.holding(id) is None
    assert told(by_fingerprint, id) == []


def test_the_card_suffices(by_fingerprint: Library) -> None:
    holding = by_fingerprint.holding("miller")
    assert holding is not None
    assert holding.card.title == "The Miller's Almanac"
    assert holding.text is None
    assert told(by_fingerprint) == []


def test_files_are_read_once(project: Path) -> None:
    library = Library(project)
    first = library.holding("miller")
    shutil.rmtree(project / "seeds")
    assert library.holding("miller") is first


def test_the_text_is_found_beside_its_card(by_text: Library) -> None:
    holding = by_text.holding("miller")
    assert holding is not None
    assert holding.text is not None
    assert holding.text.words.forms[:3] == ("the", "miller's", "almanac")
    assert told(by_text) == []


def test_the_text_is_found_in_named_folders_and_those_of_the_environment(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ARGMAP_TEXTS", raising=False)
    named = Library.near(project / "a.argmap", texts=[MILLER.parent])
    monkeypatch.setenv("ARGMAP_TEXTS", os.pathsep.join([str(tmp_path), "", str(MILLER.parent)]))
    for library in (named, Library.near(project)):
        holding = library.holding("miller")
        assert holding is not None
        assert holding.text is not None


def test_a_changed_text_is_told_and_not_used(project: Path) -> None:
    (project / "seeds" / "miller.txt").write_text("Other words.")
    library = Library(project)
    holding = library.holding("miller")
    assert holding is not None
    assert holding.text is None
    message = "seeds/miller.txt is not the text that its card was made from, and is not used"
    assert told(library) == [("text-changed", "warning", message)]
    assert library.problems("miller")[0].hint.endswith(
        "argmap source add seeds/miller.txt --id miller --replace"
    )


def test_a_text_that_fits_makes_up_for_one_that_does_not(project: Path, tmp_path: Path) -> None:
    (tmp_path / "miller.txt").write_text("Other words.")
    library = Library(project, [tmp_path, MILLER.parent])
    holding = library.holding("miller")
    assert holding is not None
    assert holding.text is not None
    assert told(library) == []


def test_a_text_that_cannot_be_read_is_a_warning(project: Path) -> None:
    (project / "seeds" / "miller.txt").mkdir()
    code, severity, message = told(Library(project))[0]
    assert (code, severity) == ("source-unreadable", "warning")
    assert message.startswith("cannot read seeds/miller.txt: ")


def test_a_fingerprint_of_another_text_is_an_error(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Other words.")
    add_source(other, folder=project / "seeds")
    path = project / "seeds" / "other.toml"
    genuine, false = (project / "seeds" / "miller.toml").read_text(), path.read_text()
    digest = next(line for line in genuine.splitlines() if line.startswith("sha256"))
    lines = [digest if line.startswith("sha256") else line for line in false.splitlines()]
    (project / "seeds" / "miller.toml").write_text("\n".join(lines).replace("other", "miller"))
    library = Library(project, [MILLER.parent])
    message = "the fingerprint of 'miller' is not that of its text"
    assert told(library) == [("bad-card", "error", message)]


def test_a_broken_card_is_told_and_not_used(project: Path) -> None:
    path = project / "seeds" / "miller.toml"
    path.write_text(path.read_text().replace("checksum", "chksum"))
    library = Library(project)
    assert library.holding("miller") is None
    problem: Diagnostic = library.problems("miller")[0]
    assert (problem.code, problem.severity) == ("bad-card", Severity.ERROR)
    assert problem.span is not None
    assert problem.span.path == "seeds/miller.toml"


def test_a_card_in_another_encoding_is_told(project: Path) -> None:
    (project / "seeds" / "miller.toml").write_bytes(b'title = "caf\xe9"')
    assert told(Library(project)) == [
        ("source-unreadable", "error", "cannot read seeds/miller.toml: line 1 is not UTF-8")
    ]


def test_a_card_under_another_name_is_told(project: Path) -> None:
    folder = project / "seeds"
    (folder / "miller.toml").rename(folder / "baker.toml")
    library = Library(project)
    assert library.holding("baker") is None
    assert told(library, "baker") == [
        ("bad-card", "error", "the card seeds/baker.toml is of 'miller'")
    ]
    assert library.problems("baker")[0].hint == "its file should be miller.toml"

"""Cards and texts are found where a project keeps them, and what is wrong with them is told."""

from __future__ import annotations

import os
import shutil
import textwrap
import unicodedata
from collections.abc import Callable
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
    assert by_fingerprint.load("nobody") is None
    assert told(by_fingerprint, "nobody") == []


@pytest.mark.parametrize(
    "id", ["../seeds/miller", "..", "", "MILLER", "miller~1", "a\0b", "/miller"]
)
def test_no_id_leads_out_of_the_folder(by_fingerprint: Library, id: str) -> None:
    assert by_fingerprint.load(id) is None
    assert told(by_fingerprint, id) == []


def test_the_card_suffices(by_fingerprint: Library) -> None:
    loaded = by_fingerprint.load("miller")
    assert loaded is not None
    assert loaded.card.title == "The Miller's Almanac"
    assert loaded.text is None
    assert told(by_fingerprint) == []


def test_files_are_read_once(project: Path) -> None:
    library = Library(project)
    first = library.load("miller")
    shutil.rmtree(project / "seeds")
    assert library.load("miller") is first


def test_the_text_is_found_beside_its_card(by_text: Library) -> None:
    loaded = by_text.load("miller")
    assert loaded is not None
    assert loaded.text is not None
    assert loaded.text.words.forms[:3] == ("the", "miller's", "almanac")
    assert told(by_text) == []


def test_the_text_is_found_in_named_folders_and_those_of_the_environment(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ARGMAP_TEXTS", raising=False)
    named = Library.near(project / "a.argmap", texts=[MILLER.parent])
    monkeypatch.setenv("ARGMAP_TEXTS", os.pathsep.join([str(tmp_path), "", str(MILLER.parent)]))
    for library in (named, Library.near(project)):
        loaded = library.load("miller")
        assert loaded is not None
        assert loaded.text is not None


def test_a_changed_text_is_told_and_not_used(project: Path) -> None:
    (project / "seeds" / "miller.txt").write_text("Other words.")
    library = Library(project)
    loaded = library.load("miller")
    assert loaded is not None
    assert loaded.text is None
    message = (
        "seeds/miller.txt is not the text from which its source card was made, so it is ignored"
    )
    assert told(library) == [("text-changed", "warning", message)]
    assert library.problems("miller")[0].hint.endswith(
        "argmap source add seeds/miller.txt --id miller --replace"
    )


def test_a_text_that_fits_makes_up_for_one_that_does_not(project: Path, tmp_path: Path) -> None:
    (tmp_path / "miller.txt").write_text("Other words.")
    library = Library(project, [tmp_path, MILLER.parent])
    loaded = library.load("miller")
    assert loaded is not None
    assert loaded.text is not None
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
    message = "the fingerprint of 'miller' does not match its text"
    assert told(library) == [("bad-card", "error", message)]


def test_a_broken_card_is_told_and_not_used(project: Path) -> None:
    path = project / "seeds" / "miller.toml"
    path.write_text(path.read_text().replace("checksum", "chksum"))
    library = Library(project)
    assert library.load("miller") is None
    problem: Diagnostic = library.problems("miller")[0]
    assert (problem.code, problem.severity) == ("bad-card", Severity.ERROR)
    assert problem.span is not None
    assert problem.span.path == "seeds/miller.toml"


def test_a_card_in_another_encoding_is_told(project: Path) -> None:
    (project / "seeds" / "miller.toml").write_bytes(b'title = "caf\xe9"')
    assert told(Library(project)) == [
        ("source-unreadable", "error", "cannot read seeds/miller.toml: line 1 is not valid UTF-8")
    ]


def test_a_card_under_another_name_is_told(project: Path) -> None:
    folder = project / "seeds"
    (folder / "miller.toml").rename(folder / "baker.toml")
    library = Library(project)
    assert library.load("baker") is None
    assert told(library, "baker") == [
        ("bad-card", "error", "the source card seeds/baker.toml has the id 'miller'")
    ]
    assert library.problems("baker")[0].hint == "its file should be miller.toml"


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.replace(b"\n", b"\r"),
        lambda data: data.rstrip(b"\n"),
        lambda data: data + b"\n\n",
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"  ", b" ").replace(b" ", b"  "),
        lambda data: data.decode().replace("’", "'").encode(),
        lambda data: unicodedata.normalize("NFD", data.decode()).encode(),
        lambda data: textwrap.indent(data.decode(), "    ").encode(),
        lambda data: b"\n\n".join(
            textwrap.fill(part, 40).encode() for part in data.decode().split("\n\n")
        ),
    ],
    ids=[
        "crlf",
        "cr",
        "no-end",
        "more-ends",
        "bom",
        "spaces",
        "quotes",
        "nfd",
        "indent",
        "wrapped",
    ],
)
def test_what_changes_no_word_of_a_text_changes_nothing(
    project: Path, change: Callable[[bytes], bytes]
) -> None:
    (project / "seeds" / "miller.txt").write_bytes(change(MILLER.read_bytes()))
    library = Library(project)
    assert told(library) == []
    loaded = library.load("miller")
    assert loaded is not None
    assert loaded.text is not None
    card = (project / "seeds" / "miller.toml").read_bytes()
    add_source(project / "seeds" / "miller.txt", folder=project / "seeds")
    assert (project / "seeds" / "miller.toml").read_bytes() == card or loaded.fingerprint.fits(
        Library(project).load("miller").fingerprint  # type: ignore[union-attr]
    )


@pytest.mark.parametrize("change", [("lazy", "idle"), ("44 per cent", "44%"), ("frost", "frosts")])
def test_a_changed_word_is_told(project: Path, change: tuple[str, str]) -> None:
    text = MILLER.read_text("utf-8")
    assert change[0] in text
    (project / "seeds" / "miller.txt").write_text(text.replace(*change, 1), "utf-8")
    assert [code for code, _, _ in told(Library(project))] == ["text-changed"]


@pytest.mark.parametrize("name", ["My Essay.txt", "My Essay", "essay.v2.md", "Очерк.txt"])
def test_a_text_is_found_under_the_name_that_its_card_has(tmp_path: Path, name: str) -> None:
    path = tmp_path / "seeds" / name
    path.parent.mkdir()
    shutil.copy(MILLER, path)
    card = add_source(path, folder=path.parent, id="my-essay")
    assert card.file == name
    for library in (Library(tmp_path), Library(tmp_path, [path.parent])):
        loaded = library.load("my-essay")
        assert loaded is not None
        assert loaded.text is not None
    path.rename(tmp_path / "seeds" / "my-essay.txt")  # the usual name will do as well
    loaded = Library(tmp_path).load("my-essay")
    assert loaded is not None
    assert loaded.text is not None


@pytest.mark.parametrize(
    "name", ["../miller.txt", "/etc/passwd", "a/b.txt", "..", "a\\\\b.txt", ""]
)
def test_a_card_names_no_file_elsewhere(project: Path, name: str) -> None:
    path = project / "seeds" / "miller.toml"
    path.write_text(path.read_text("utf-8").replace("\nwords", f'\nfile = "{name}"\nwords', 1))
    assert [code for code, _, _ in told(Library(project))] == ["bad-card"]


def test_a_folder_of_texts_that_is_none_is_told(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a-file"
    file.write_text("")
    monkeypatch.setenv("ARGMAP_TEXTS", os.pathsep.join(["/nowhere/at/all", str(file)]))
    library = Library.near(project)
    assert [(code, severity) for code, severity, _ in told(library)] == [
        ("source-unreadable", "warning"),
        ("source-unreadable", "warning"),
    ]
    assert "/nowhere/at/all" in told(library)[0][2]
    shutil.copy(MILLER, project / "seeds")
    found = Library.near(project)
    assert len(told(found)) == 2  # also where the text is at hand after all
    loaded = found.load("miller")
    assert loaded is not None
    assert loaded.text is not None


@pytest.mark.parametrize("suffix", ["toml", "txt"])
def test_a_link_out_of_the_project_is_not_followed(
    project: Path, tmp_path: Path, suffix: str
) -> None:
    inside, outside = project / "seeds" / f"miller.{suffix}", tmp_path / f"elsewhere.{suffix}"
    shutil.copy(MILLER.with_suffix(f".{suffix}"), outside)
    inside.unlink(missing_ok=True)
    inside.symlink_to(outside)
    library = Library(project)
    loaded = library.load("miller")
    assert loaded is None or loaded.text is None
    (code, _, message), *_ = told(library)
    assert code == "source-unreadable"
    assert (
        f"cannot read seeds/miller.{suffix}: it is a link that leads out of the project" in message
    )


def test_a_folder_of_cards_that_is_a_link_out_of_the_project_is_not_followed(
    tmp_path: Path,
) -> None:
    (tmp_path / "project").mkdir()
    add_source(MILLER, folder=tmp_path / "elsewhere")
    (tmp_path / "project" / "seeds").symlink_to(tmp_path / "elsewhere")
    library = Library(tmp_path / "project")
    assert library.load("miller") is None
    assert [code for code, _, _ in told(library)] == ["source-unreadable"]


def test_links_within_the_project_and_in_folders_of_texts_are_followed(
    project: Path, tmp_path: Path
) -> None:
    (project / "texts").mkdir()
    shutil.copy(MILLER, project / "texts")
    (project / "seeds" / "miller.txt").symlink_to(project / "texts" / "miller.txt")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "miller.txt").symlink_to(MILLER)
    for library in (Library(project), Library(project, [tmp_path / "mine"])):
        loaded = library.load("miller")
        assert loaded is not None
        assert loaded.text is not None


@pytest.mark.parametrize("suffix", ["toml", "txt"])
def test_a_limit_on_the_size_is_told_and_can_be_changed(
    project: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(MILLER, project / "seeds")
    path = project / "seeds" / f"miller.{suffix}"
    size = path.stat().st_size
    monkeypatch.setenv("ARGMAP_MAX_BYTES", str(size - 1))
    assert (
        f"more than {size - 1:,} bytes; ARGMAP_MAX_BYTES sets the limit"
        in told(Library(project))[0][2]
    )
    monkeypatch.setenv("ARGMAP_MAX_BYTES", "100000")
    assert told(Library(project)) == []


def test_a_card_of_an_older_form_says_how_to_renew_it(project: Path) -> None:
    shutil.copy(MILLER, project / "seeds")
    path = project / "seeds" / "miller.toml"
    whole = path.read_text("utf-8")
    path.write_text(whole.replace("form = 3", "form = 2"), "utf-8")
    library = Library(project)
    assert told(library) == [
        ("bad-card", "error", "the fingerprint has form 2: an older argmap made it")
    ]
    command = "argmap source add seeds/miller.txt --id miller"
    assert library.problems("miller")[0].hint == f"update the source card from the text: {command}"
    add_source(project / "seeds" / "miller.txt", folder=project / "seeds", id="miller")
    assert path.read_text("utf-8") == whole

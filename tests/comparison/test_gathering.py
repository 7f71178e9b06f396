"""Used maps are found, read, and left as they are; what is wrong with that is told."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest

from argmap.comparison import Gathering, gather
from argmap.language import loads, parse

ONE = "map: One\nauthor: Ann\n\nthesis t: It lasts.\n  argument a:\n    claim c: It is firm.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "maps").mkdir(parents=True)
    (root / "maps" / "one.argmap").write_text(ONE, "utf-8")
    (tmp_path / "outside.argmap").write_text(ONE, "utf-8")
    return root


def gathered(project: Path, text: str) -> tuple[Gathering, list[str]]:
    reading = parse(text)
    assert not reading.has_errors, reading.diagnostics
    gathering, found = gather(reading.map, project / "maps", project)
    return gathering, [str(one) for one in found]


def test_a_used_map_is_known_by_its_name(project: Path) -> None:
    gathering, found = gathered(project, "map: M\nuse one.argmap as one\n")
    assert found == []
    assert gathering["one.t"].text == "It lasts."
    assert gathering.holder("one.t") == "Ann"
    assert gathering.used["one"] == loads(ONE)
    assert "one.t" in gathering
    assert "one.x" not in gathering
    assert "t" not in gathering
    with pytest.raises(KeyError):
        gathering["other.t"]


@pytest.mark.parametrize(
    ("path", "code", "said"),
    [
        ("ome.argmap", "used-map-missing", "did you mean 'one.argmap'?"),
        ("../../outside.argmap", "used-map-outside", "lies outside the project"),
        ("/etc/passwd", "used-map-outside", "lies outside the project"),
        ("../maps", "used-map-missing", "cannot read ../maps"),
    ],
)
def test_a_map_that_cannot_be_had_is_told(project: Path, path: str, code: str, said: str) -> None:
    gathering, found = gathered(project, f"map: M\nuse {path} as one\n\none.t contradicts one.c\n")
    assert dict(gathering.used) == {}
    (message,) = found  # what it would have had is not told of as well
    assert message.startswith("<text>:2:")
    assert f"[{code}]" in message
    assert said in message


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("sub\\one.argmap", "sub/one.argmap"),
        ("sub\\onne.argmap", "sub/one.argmap"),
        ("sub\\deep\\two.argmap", "sub/deep/two.argmap"),
        ("sub/onne.argmap", "sub/one.argmap"),
        ('"one.argmap"', "one.argmap"),
        ("sub/one", "sub/one.argmap"),
        ("ONNE.argmap", "one.argmap"),
    ],
)
def test_the_file_that_is_proposed_is_the_one_that_is_read(
    project: Path, path: str, meant: str
) -> None:
    deep = project / "maps" / "sub" / "deep"
    deep.mkdir(parents=True)
    for folder, name in ((deep.parent, "one.argmap"), (deep, "two.argmap")):
        (folder / name).write_text(ONE, "utf-8")
    _, (message,) = gathered(project, f"map: M\nuse {path} as one\n")
    assert f"did you mean '{meant}'?" in message
    assert gathered(project, f"map: M\nuse {meant} as one\n")[1] == []


@pytest.mark.parametrize("path", ["sub\\one.argmap", "sub\\two.argmap", "C:\\maps\\one.argmap"])
def test_a_file_of_another_folder_is_not_proposed(project: Path, path: str) -> None:
    _, (message,) = gathered(project, f"map: M\nuse {path} as one\n")
    assert "folders are separated by /" in message
    assert "did you mean" not in message


def test_a_name_of_another_sound_is_not_proposed(project: Path) -> None:
    _, (message,) = gathered(project, "map: M\nuse six.argmap as one\n")
    assert "did you mean" not in message  # the endings alone are the same


def test_a_map_is_not_told_to_use_itself(project: Path) -> None:
    reading = parse("map: M\nuse won.argmap as one\n", path="maps/wonn.argmap")
    (project / "maps" / "wonn.argmap").write_text(ONE, "utf-8")
    _, (found,) = gather(reading.map, project / "maps", project)
    assert "wonn" not in found.hint


@pytest.mark.parametrize(
    ("on_disk", "written"),
    [
        (normalize("NFD", "Städte.argmap"), normalize("NFC", "Städte.argmap")),
        (normalize("NFC", "Städte.argmap"), normalize("NFD", "Städte.argmap")),
        (normalize("NFD", "Čapek") + "/one.argmap", normalize("NFC", "Čapek") + "/one.argmap"),
        ("1914–18.argmap", "1914-18.argmap"),
        ("carr’s.argmap", "carr's.argmap"),
        ("a\u00a0b.argmap", "a b.argmap"),
        ("Big/One.argmap", "big/one.argmap"),
    ],
)
def test_a_file_is_found_in_another_spelling(project: Path, on_disk: str, written: str) -> None:
    file = project / "maps" / on_disk
    file.parent.mkdir(exist_ok=True)
    file.write_text(ONE, "utf-8")
    gathering, found = gathered(project, f"map: M\nuse {written} as it\n")
    assert found == []
    assert gathering.files["it"] == file
    assert gathering.main.uses[0].path == written


def test_of_two_spellings_on_the_disk_none_is_guessed(project: Path) -> None:
    for name in ("a–b.argmap", "a—b.argmap"):
        (project / "maps" / name).write_text(ONE, "utf-8")
    assert "[used-map-missing]" in gathered(project, "map: M\nuse a-b.argmap as it\n")[1][0]
    assert gathered(project, "map: M\nuse a—b.argmap as it\n")[1] == []


def test_another_spelling_does_not_lead_out_of_the_project(project: Path) -> None:
    (project / "maps" / "a–b").symlink_to(project.parent)
    assert gathered(project, "map: M\nuse a-b/outside.argmap as it\n")[1] != []


def test_one_name_has_one_spelling_in_all_the_maps() -> None:
    one = loads("map: A\nauthor: Dockers’ Union\n\nthesis t: It lasts.\n")
    other = loads(
        "map: B\nauthor: Bob\n\nthesis t: It ends.\n  objection o: No.\n    by: dockers' union\n"
    )
    gathering = Gathering(loads("map: M\nuse a.argmap as a\n"), {"a": one, "b": other})
    assert gathering.holder("a.t") == gathering.holder("b.o") == gathering.author("a")
    assert gathering.holder("b.o") == "Dockers’ Union"
    assert other["o"].holder == "dockers' union"


def test_a_link_out_of_the_project_is_not_followed(project: Path) -> None:
    (project / "maps" / "sly.argmap").symlink_to(project.parent / "outside.argmap")
    _, found = gathered(project, "map: M\nuse sly.argmap as sly\n")
    assert "[used-map-outside]" in found[0]


def test_a_map_with_errors_is_not_used(project: Path) -> None:
    (project / "maps" / "bad.argmap").write_text("claime x: No.\n", "utf-8")
    _, found = gathered(project, "map: M\nuse bad.argmap as bad\n")
    assert "[used-map-broken] (argmap check bad.argmap tells them)" in found[0]


def test_a_circle_is_told(project: Path) -> None:
    (project / "maps" / "a.argmap").write_text("map: A\nuse b.argmap as b\n", "utf-8")
    (project / "maps" / "b.argmap").write_text("map: B\nuse a.argmap as a\n", "utf-8")
    _, found = gathered(project, "map: M\nuse a.argmap as a\n")
    assert "a.argmap uses itself, by way of b.argmap [used-map-circle]" in found[0]


def test_the_same_map_by_two_ways_is_no_circle(project: Path) -> None:
    (project / "maps" / "a.argmap").write_text("map: A\nuse one.argmap as one\n", "utf-8")
    text = "map: M\nuse a.argmap as a\nuse one.argmap as one\n"
    assert gathered(project, text)[1] == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("one.tt contradicts one.c: Why.", "nothing in one has the id 'tt' [unknown-id]"),
        ("@one.d", "nothing in one has the id 'd' [unknown-id]"),
        ("one.a contradicts one.c: Why.", "'one.a' is an argument, where a statement is wanted"),
        ("one.c supports one.a: Why.", "'one.a' is an argument, where a statement is wanted"),
        ("one.c rebuts one.a: Why.", "(one.c undercuts one.a, or name one of its premises)"),
        ("one.c undercuts one.t: Why.", "'one.t' is a thesis; only an argument can be undercut"),
        ("question q: Q?\n  answer @one.a", "'one.a' is an argument, where a statement is wanted"),
    ],
)
def test_what_a_used_map_does_not_have_is_told(project: Path, line: str, said: str) -> None:
    _, found = gathered(project, f"map: M\nuse one.argmap as one\n\n{line}\n")
    assert len(found) == 1
    assert said in found[0]


def test_an_argument_of_a_used_map_can_be_undercut(project: Path) -> None:
    assert (
        gathered(project, "map: M\nuse one.argmap as one\n\none.c undercuts one.a: Why.\n")[1] == []
    )

"""Imported maps are found, read, and left as they are; what is wrong with that is told."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest

from argmap.comparison import ResolvedMaps
from argmap.language import loads, parse
from argmap.workspace import resolve

ONE = "map: One\nauthor: Ann\n\nthesis t: It lasts.\n  argument a:\n    claim c: It is firm.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "maps").mkdir(parents=True)
    (root / "maps" / "one.argmap").write_text(ONE, "utf-8")
    (tmp_path / "outside.argmap").write_text(ONE, "utf-8")
    return root


def resolved(project: Path, text: str) -> tuple[ResolvedMaps, list[str]]:
    reading = parse(text)
    assert not reading.has_errors, reading.diagnostics
    maps, found = resolve(reading.map, project / "maps", project)
    return maps, [str(one) for one in found]


def test_a_used_map_is_known_by_its_name(project: Path) -> None:
    maps, found = resolved(project, "map: M\nuse one.argmap as one\n")
    assert found == []
    assert maps["one.t"].text == "It lasts."
    assert maps.holder("one.t") == "Ann"
    assert maps.used["one"] == loads(ONE)
    assert "one.t" in maps
    assert "one.x" not in maps
    assert "t" not in maps
    with pytest.raises(KeyError):
        maps["other.t"]


@pytest.mark.parametrize(
    ("path", "code", "said"),
    [
        ("ome.argmap", "used-map-missing", "did you mean 'one.argmap'?"),
        ("../../outside.argmap", "used-map-outside", "is outside the project"),
        ("/etc/passwd", "used-map-outside", "is outside the project"),
        ("../maps", "used-map-missing", "cannot read ../maps"),
    ],
)
def test_a_map_that_cannot_be_had_is_told(project: Path, path: str, code: str, said: str) -> None:
    maps, found = resolved(project, f"map: M\nuse {path} as one\n\none.t contradicts one.c\n")
    assert dict(maps.used) == {}
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
    _, (message,) = resolved(project, f"map: M\nuse {path} as one\n")
    assert f"did you mean '{meant}'?" in message
    assert resolved(project, f"map: M\nuse {meant} as one\n")[1] == []


@pytest.mark.parametrize("path", ["sub\\one.argmap", "sub\\two.argmap", "C:\\maps\\one.argmap"])
def test_a_file_of_another_folder_is_not_proposed(project: Path, path: str) -> None:
    _, (message,) = resolved(project, f"map: M\nuse {path} as one\n")
    assert "folders are separated by '/'" in message
    assert "did you mean" not in message


def test_a_name_of_another_sound_is_not_proposed(project: Path) -> None:
    _, (message,) = resolved(project, "map: M\nuse six.argmap as one\n")
    assert "did you mean" not in message  # the endings alone are the same


def test_a_map_is_not_told_to_use_itself(project: Path) -> None:
    reading = parse("map: M\nuse won.argmap as one\n", path="maps/wonn.argmap")
    (project / "maps" / "wonn.argmap").write_text(ONE, "utf-8")
    _, (found,) = resolve(reading.map, project / "maps", project)
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
    maps, found = resolved(project, f"map: M\nuse {written} as it\n")
    assert found == []
    assert maps.used["it"] == loads(ONE)
    assert maps.main.uses[0].path == written


@pytest.mark.parametrize(
    ("on_disk", "written"),
    [
        ("one.argmap", "./one.argmap"),
        (normalize("NFD", "Städte.argmap"), normalize("NFC", "Städte.argmap")),
        ("1914–18.argmap", "1914-18.argmap"),
    ],
)
def test_used_maps_that_use_one_another_are_known_for_the_same(
    project: Path, on_disk: str, written: str
) -> None:
    maps = project / "maps"
    (maps / on_disk).write_text(ONE, "utf-8")
    (maps / "two.argmap").write_text(
        f"map: Two\nuse {written} as other\n\nthesis t: No.\n  claim @other.c\n", "utf-8"
    )
    found, problems = resolved(project, f"map: M\nuse two.argmap as two\nuse {on_disk} as it\n")
    assert problems == []
    assert str(found.resolve("two", "other.c")) == "it.c"


def test_a_link_to_a_used_map_is_that_map(project: Path) -> None:
    (project / "maps" / "latest.argmap").symlink_to("one.argmap")
    (project / "maps" / "two.argmap").write_text("map: Two\nuse latest.argmap as it\n", "utf-8")
    found, problems = resolved(project, "map: M\nuse two.argmap as two\nuse one.argmap as one\n")
    assert problems == []
    assert str(found.resolve("two", "it.c")) == "one.c"


def test_of_two_spellings_on_the_disk_none_is_guessed(project: Path) -> None:
    for name in ("a–b.argmap", "a—b.argmap"):
        (project / "maps" / name).write_text(ONE, "utf-8")
    assert "[used-map-missing]" in resolved(project, "map: M\nuse a-b.argmap as it\n")[1][0]
    assert resolved(project, "map: M\nuse a—b.argmap as it\n")[1] == []


def test_another_spelling_does_not_lead_out_of_the_project(project: Path) -> None:
    (project / "maps" / "a–b").symlink_to(project.parent)
    assert resolved(project, "map: M\nuse a-b/outside.argmap as it\n")[1] != []


def test_one_name_has_one_spelling_in_all_the_maps() -> None:
    one = loads("map: A\nauthor: Dockers’ Union\n\nthesis t: It lasts.\n")
    other = loads(
        "map: B\nauthor: Bob\n\nthesis t: It ends.\n  objection o: No.\n    by: dockers' union\n"
    )
    maps = ResolvedMaps(loads("map: M\nuse a.argmap as a\n"), {"a": one, "b": other})
    assert maps.holder("a.t") == maps.holder("b.o") == maps.author("a")
    assert maps.holder("b.o") == "Dockers’ Union"
    assert str(other["o"].by) == "dockers' union"


def test_a_link_out_of_the_project_is_not_followed(project: Path) -> None:
    (project / "maps" / "sly.argmap").symlink_to(project.parent / "outside.argmap")
    _, found = resolved(project, "map: M\nuse sly.argmap as sly\n")
    assert "[used-map-outside]" in found[0]


def test_a_map_with_errors_is_not_used(project: Path) -> None:
    (project / "maps" / "bad.argmap").write_text("claime x: No.\n", "utf-8")
    _, found = resolved(project, "map: M\nuse bad.argmap as bad\n")
    assert "[used-map-broken] (to see them, run: argmap check bad.argmap)" in found[0]


def test_a_circle_is_told(project: Path) -> None:
    (project / "maps" / "a.argmap").write_text("map: A\nuse b.argmap as b\n", "utf-8")
    (project / "maps" / "b.argmap").write_text("map: B\nuse a.argmap as a\n", "utf-8")
    _, found = resolved(project, "map: M\nuse a.argmap as a\n")
    assert "a.argmap imports itself through b.argmap [used-map-circle]" in found[0]


def test_the_same_map_by_two_ways_is_no_circle(project: Path) -> None:
    (project / "maps" / "a.argmap").write_text("map: A\nuse one.argmap as one\n", "utf-8")
    text = "map: M\nuse a.argmap as a\nuse one.argmap as one\n"
    assert resolved(project, text)[1] == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("one.tt contradicts one.c: Why.", "nothing in one has the id 'tt' [unknown-id]"),
        ("@one.d", "nothing in one has the id 'd' [unknown-id]"),
        ("one.a contradicts one.c: Why.", "'one.a' is an argument, but a statement is needed here"),
        ("one.c supports one.a: Why.", "'one.a' is an argument, but a statement is needed here"),
        (
            "one.c rebuts one.a: Why.",
            "(write 'one.c undercuts one.a', or name one of its premises)",
        ),
        ("one.c undercuts one.t: Why.", "'one.t' is a thesis; only an argument can be undercut"),
        (
            "question q: Q?\n  answer @one.a",
            "'one.a' is an argument, but a statement is needed here",
        ),
    ],
)
def test_what_a_used_map_does_not_have_is_told(project: Path, line: str, said: str) -> None:
    _, found = resolved(project, f"map: M\nuse one.argmap as one\n\n{line}\n")
    assert len(found) == 1
    assert said in found[0]


def test_an_argument_of_a_used_map_can_be_undercut(project: Path) -> None:
    assert (
        resolved(project, "map: M\nuse one.argmap as one\n\none.c undercuts one.a: Why.\n")[1] == []
    )
